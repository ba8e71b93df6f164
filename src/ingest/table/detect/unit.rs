//! What a header says about its figures: measure, unit and power of ten.
use crate::ingest::table::detect::names::fold;
use crate::model::lexicon;
use serde::{Deserialize, Serialize};

/// Measure and unit are codes of `measures.csv` and `units.csv`; the figures are whole numbers of 10^`power` units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    pub measure: Option<String>,
    pub unit: Option<String>,
    pub power: i8,
}

/// Stems of figures whose sum means nothing: prices, shares, averages, changes.
const RATES: &[&str] = &[
    "harga",
    "price",
    "unit value",
    "per kg",
    "per ton",
    "indeks",
    "index",
    "rasio",
    "rati",
    "pangsa",
    "share",
    "peran",
    "kontribusi",
    "contribution",
    "rata rata",
    "rerata",
    "average",
    "mean",
    "pertumbuhan",
    "growth",
    "perubahan",
    "change",
];

/// Stems of what is measured.
const MEASURES: &[&str] = &[
    "volume",
    "nilai",
    "value",
    "berat",
    "weight",
    "netto",
    "bruto",
    "kuantitas",
    "quantity",
    "qty",
    "jumlah",
    "tonase",
    "neraca",
    "balance",
    "ekspor",
    "export",
    "impor",
    "import",
    "fob",
    "cif",
];

/// Whether the stem begins a word of a folded name.
fn begins(folded: &str, stem: &str) -> bool {
    folded.match_indices(stem).any(|(at, _)| at == 0 || folded.as_bytes().get(at - 1) == Some(&b' '))
}

/// Whether the figures under a header are a price, a share, an average or a change: nothing to be summed, and no export value.
pub fn is_rate(header: &str) -> bool {
    let folded = fold(header);
    // In `Volume / (ton)` it parts the lines of a header.
    let per_unit = header.split_once('/').filter(|(_, after)| !after.trim_start().starts_with('(')).is_some_and(|(before, after)| {
        let after = fold(after);
        let is_unit =
            ["kg", "ton", "t", "unit", "mt", "kilogram", "barel", "barrel", "bbl"].iter().any(|unit| after.split(' ').next() == Some(unit));
        is_unit && !fold(before).split(' ').any(|word| ["kg", "ton"].contains(&word))
    });
    per_unit
        || header.contains('%')
        || RATES.iter().any(|stem| begins(&folded, stem))
        || folded.split(' ').any(|word| word == "persen" || word == "percent")
}

/// Whether a text names what is measured: one that stands below or above years is the name of its figures.
pub fn is_measure(text: &str) -> bool {
    let folded = fold(text);
    is_rate(text) || quantity(text) != Quantity::default() || MEASURES.iter().any(|stem| begins(&folded, stem))
}

/// Reads `Nilai Ekspor (US $)`, `Berat (Ribu Ton)`, `Ekspor(Miliar Dollar)` and the like.
pub fn quantity(header: &str) -> Quantity {
    let folded = fold(&header.replace(['$', '%'], " $ "));
    let raw = header.to_lowercase();
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |names: &[&str]| words.iter().any(|word| names.contains(word));
    let starts = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let unit = if raw.contains('%') || has(&["persen", "percent", "pct"]) {
        Some("percent")
    } else if raw.contains('$') || has(&["usd", "dolar", "dollar", "dollars", "us", "fobvalue", "cifvalue", "primaryvalue"]) {
        Some("USD")
    } else if has(&["rp", "idr", "rupiah"]) {
        Some("IDR")
    } else if has(&["kg", "kgs", "kilogram", "netweight", "netwgt", "kgm"]) {
        Some("kg")
    } else if has(&["ton", "tons", "tonne", "tonnes"]) {
        Some("t")
    } else {
        None
    };
    let power = words.iter().find_map(|word| if matches!(*word, "000" | "1000") { Some(3) } else { lexicon::scale(word) });
    let power = power.or_else(|| raw.contains("1,000").then_some(3)).unwrap_or(0);
    let imports = starts(&["impor", "import"]);
    let exports = starts(&["ekspor", "export"]);
    let mass = matches!(unit, Some("kg" | "t")) || starts(&["berat", "weight", "netw", "tonase"]);
    let money = matches!(unit, Some("USD" | "IDR")) || starts(&["nilai", "value", "fob"]);
    if is_rate(header) {
        // A price in dollars is none of the units that can be summed.
        let unit = unit.filter(|unit| *unit == "percent").map(str::to_owned);
        return Quantity { measure: None, unit, power: 0 };
    }
    let measure = if starts(&["neraca", "balance"]) {
        Some("trade_balance")
    } else if unit == Some("percent") {
        None
    } else if mass && !imports {
        Some("weight")
    } else if imports && !exports && !mass {
        Some("import_value")
    } else if (exports || money) && !mass {
        Some("export_value")
    } else {
        None
    };
    Quantity { measure: measure.map(str::to_owned), unit: unit.map(str::to_owned), power }
}
