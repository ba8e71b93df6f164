//! What a table is likely to be about, from its headers, its name and its columns. The reader sees it and corrects it.
use crate::ingest::table::detect::names::{ListRow, Match, Names, fold};
use crate::model::codes::Codes;
use crate::model::lexicon;
use crate::model::table::CodeList;
use crate::protocol::request::{Beside, Mapping, OTHER_PART};
use crate::user_table::{CodeNames, NONE, Opened};

/// Words of a header that narrow nothing, as numbers and powers of ten do.
const PLAIN: [&str; 64] = [
    "nilai",
    "value",
    "values",
    "ekspor",
    "ekspornya",
    "export",
    "exports",
    "exported",
    "berat",
    "weight",
    "bersih",
    "net",
    "netto",
    "netweight",
    "netwgt",
    "gross",
    "bruto",
    "volume",
    "tonase",
    "fob",
    "fobvalue",
    "cif",
    "primary",
    "primaryvalue",
    "trade",
    "tradevalue",
    "total",
    "jumlah",
    "realisasi",
    "kinerja",
    "seluruh",
    "all",
    "goods",
    "dalam",
    "of",
    "in",
    "the",
    "us",
    "usd",
    "dolar",
    "dollar",
    "dollars",
    "rp",
    "idr",
    "rupiah",
    "kg",
    "kgs",
    "kilogram",
    "kilograms",
    "ton",
    "tons",
    "tonne",
    "tonnes",
    "indonesia",
    "bps",
    "per",
    "bulan",
    "bulanan",
    "tahun",
    "tahunan",
    "nasional",
    "national",
    "hs",
    "digit",
];

/// Names of parts of all exports that headers use and the list of scopes writes otherwise.
const PARTS: [(&str, &str); 5] = [
    ("non migas", "non-oil-and-gas"),
    ("nonmigas", "non-oil-and-gas"),
    ("non oil and gas", "non-oil-and-gas"),
    ("migas", "oil-and-gas"),
    ("oil and gas", "oil-and-gas"),
];

/// The part of a measure that a header names; None for all of it, `OTHER_PART` where the list has no such part.
pub fn scope_of(header: &str, codes: &Codes) -> Option<String> {
    let folded = fold(header);
    let is_plain = |word: &str| PLAIN.contains(&word) || lexicon::scale(word).is_some() || word.chars().all(|c| c.is_ascii_digit());
    let rest: Vec<&str> = folded.split(' ').filter(|word| !is_plain(word)).collect();
    let rest = rest.join(" ");
    if rest.is_empty() {
        return None;
    }
    if let Some((_, code)) = PARTS.into_iter().find(|(name, _)| *name == rest) {
        return Some(code.to_owned());
    }
    let found = codes
        .scopes
        .iter()
        .map(|scope| &scope.entry)
        .find(|scope| [&scope.code].into_iter().chain(scope.name.each()).any(|name| fold(name) == rest));
    Some(found.map_or_else(|| OTHER_PART.to_owned(), |scope| scope.code.clone()))
}

/// The region that a file's name or title names, the longest name first; digits name none.
pub fn area_in(text: &str, names: &Names, codes: &Codes) -> Option<String> {
    let spaced = text.rsplit_once('.').filter(|(_, end)| end.len() <= 5).map_or(text, |(name, _)| name);
    let folded = fold(spaced);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.chars().any(|c| c.is_ascii_digit())).collect();
    for length in (1..=4).rev() {
        for phrase in words.windows(length) {
            if let Match::One(ListRow::Region(region)) = names.find(&phrase.join(" "), CodeList::Region) {
                return codes.regions.get(region).map(|region| region.code.clone());
            }
        }
    }
    None
}

/// Whether a column's rows are about one part only, or mix exports with imports.
fn is_partial(names: &CodeNames) -> bool {
    let known = || names.codes.iter().filter(|code| *code != NONE);
    let is_import = |label: &String| ["impor", "import", "imports", "m"].contains(&fold(label).as_str());
    (matches!(names.list, CodeList::Hs | CodeList::Country) && known().count() == 1) || names.labels.iter().any(is_import)
}

/// What a column of amounts is likely to be about. None where there is no such column.
pub fn mapping_of(opened: &Opened, amount: usize, names: &Names, codes: &Codes) -> Option<Mapping> {
    let mut mapping = opened.mapping_of(amount)?;
    let is_partial = opened.names.iter().any(is_partial);
    mapping.scope = if is_partial { Some(OTHER_PART.to_owned()) } else { scope_of(&mapping.column, codes) };
    if mapping.area_column.is_none() {
        let title = opened.about.title.iter().find_map(|title| area_in(title, names, codes));
        mapping.area = Some(title.or_else(|| area_in(&opened.about.file, names, codes)).unwrap_or_else(|| "0".to_owned()));
    }
    Some(mapping)
}

/// Proposes how a table stands beside the claims; it is shown where nothing is left to ask. None without a column of amounts.
pub fn propose(opened: &Opened, names: &Names, codes: &Codes) -> Option<Beside> {
    // Of the columns the first that leaves least to ask, and that is about exports whole.
    let open = |mapping: &Mapping| {
        let is_export = mapping.measure.as_deref() == Some("export_value");
        (mapping.measure.is_none(), mapping.unit.is_none(), mapping.scope.is_some(), !is_export)
    };
    let mapping = (0..opened.amounts.len()).filter_map(|n| mapping_of(opened, n, names, codes)).min_by_key(open)?;
    let is_known = matches!(mapping.measure.as_deref(), Some("export_value" | "weight")) && mapping.unit.is_some();
    let is_shown = is_known && mapping.scope.as_deref() != Some(OTHER_PART) && opened.cross.table().days().is_dated();
    Some(Beside { mapping, is_shown })
}
