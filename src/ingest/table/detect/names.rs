//! Names and codes of regions, countries and HS chapters, matched to the code lists however a table spells them.
use crate::ingest::table::detect::labelled::code_and_label;
use crate::ingest::table::detect::lists;
use crate::model::codes::{Codes, RegionType};
use crate::model::index::{ChapterIx, CountryIx, List, RegionIx};
use crate::model::lexicon::folded;
use crate::model::table::CodeList;
use std::collections::HashMap;

/// A row of one of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRow {
    Region(RegionIx),
    Country(CountryIx),
    Chapter(ChapterIx),
}

/// What a text of a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    One(ListRow),
    /// More than one row of the list has this name.
    Several,
    No,
}

/// The lists, by folded names and codes.
pub struct Names {
    regions: HashMap<String, Match>,
    countries: HashMap<String, Match>,
    /// Countries by their numbers, without the noughts before them.
    numbers: HashMap<&'static str, CountryIx>,
    chapters: HashMap<String, ChapterIx>,
    /// Provinces by every name that one of them has, also where a city has it too.
    provinces: HashMap<String, RegionIx>,
    region_codes: List<RegionIx, String>,
    country_codes: List<CountryIx, String>,
}

/// Folded words with single spaces between them, in which `U.S.` is one and `&` is `and`.
pub fn fold(text: &str) -> String {
    let folded = folded(&text.replace('.', "").replace('&', " and "));
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A country's name with the short words of customs tables written out; alone they are codes, such as Iceland's `IS` and `ISL`.
fn country_key(text: &str) -> String {
    let full = |word: &str| match word {
        "st" => "saint".to_owned(),
        "rep" => "republic".into(),
        "dem" => "democratic".into(),
        "fed" => "federated".into(),
        "is" | "isl" => "islands".into(),
        word => word.to_owned(),
    };
    let folded = fold(text);
    if folded.contains(' ') { folded.split(' ').map(full).collect::<Vec<_>>().join(" ") } else { folded }
}

fn enter(map: &mut HashMap<String, Match>, name: String, row: ListRow) {
    map.entry(name)
        .and_modify(|found| {
            if *found != Match::One(row) {
                *found = Match::Several
            }
        })
        .or_insert(Match::One(row));
}

impl Names {
    /// Prepares the lists.
    pub fn new(codes: &Codes) -> Names {
        let (mut regions, mut countries, mut chapters) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (n, region) in codes.regions.iter_indexed() {
            let n = ListRow::Region(n);
            enter(&mut regions, region.code.clone(), n);
            let name = fold(&region.name);
            let bare = name.trim_start_matches("kab ").trim_start_matches("kota ").to_owned();
            let prefixes: &[&str] = match region.kind {
                RegionType::Country => &[""],
                RegionType::Province => &["", "provinsi ", "prov ", "propinsi "],
                RegionType::Regency => &["kab ", "kabupaten "],
                RegionType::City => &["kota ", "kota adm ", "kota administrasi "],
            };
            for prefix in prefixes {
                enter(&mut regions, [prefix, bare.as_str()].concat(), n);
            }
        }
        // A bare name is a regency's or a city's only where no province has it, and where only one of them has it.
        let mut bare: HashMap<String, Match> = HashMap::new();
        for (n, region) in codes.regions.iter_indexed() {
            if matches!(region.kind, RegionType::Regency | RegionType::City) {
                let name = fold(&region.name);
                enter(&mut bare, name.trim_start_matches("kab ").trim_start_matches("kota ").to_owned(), ListRow::Region(n));
            }
        }
        for (name, found) in bare {
            regions.entry(name).or_insert(found);
        }
        let mut provinces = HashMap::new();
        for (n, region) in codes.regions.iter_indexed().filter(|(_, region)| region.kind == RegionType::Province) {
            let name = fold(&region.name);
            for bare in ["di ", "dki "].iter().filter_map(|prefix| name.strip_prefix(prefix)) {
                provinces.insert(bare.to_owned(), n);
            }
            provinces.insert(name, n);
        }
        for (name, code) in lists::region_aliases() {
            if let Some(n) = codes.regions.position(|region| region.code == code) {
                provinces.insert(name.to_owned(), n);
                regions.entry(name.to_owned()).or_insert(Match::One(ListRow::Region(n)));
            }
        }
        for (n, country) in codes.countries.iter_indexed() {
            for name in country.name.each() {
                enter(&mut countries, country_key(name), ListRow::Country(n));
            }
            enter(&mut countries, country.code.to_lowercase(), ListRow::Country(n));
        }
        for (two, three) in lists::country_alpha3() {
            if let Some(n) = codes.countries.position(|country| country.code == two) {
                enter(&mut countries, three.to_lowercase(), ListRow::Country(n));
            }
        }
        let mut numbers = HashMap::new();
        for (two, number) in lists::country_numbers() {
            if let Some(n) = codes.countries.position(|country| country.code == two) {
                numbers.insert(number.trim_start_matches('0'), n);
            }
        }
        for (name, code) in lists::country_aliases() {
            if let Some(n) = codes.countries.position(|country| country.code == code) {
                countries.insert(country_key(name), Match::One(ListRow::Country(n)));
            }
        }
        for (n, chapter) in codes.chapters.iter_indexed() {
            chapters.insert(chapter.code.clone(), n);
        }
        let region_codes = codes.regions.iter().map(|region| region.code.clone()).collect();
        let country_codes = codes.countries.iter().map(|country| country.code.clone()).collect();
        Names { regions, countries, numbers, chapters, provinces, region_codes, country_codes }
    }

    /// The code of a region of the list.
    pub fn region_code(&self, n: RegionIx) -> Option<&str> {
        self.region_codes.get(n).map(String::as_str)
    }

    /// The code of a country of the list.
    pub fn country_code(&self, n: CountryIx) -> Option<&str> {
        self.country_codes.get(n).map(String::as_str)
    }

    /// What the texts of a column stand for: what one means may hang on the others.
    pub fn find_all(&self, texts: &[String], list: CodeList) -> Vec<Match> {
        let mut found: Vec<Match> = texts.iter().map(|text| if text.is_empty() { Match::No } else { self.find(text, list) }).collect();
        match list {
            CodeList::Country if are_numbers(texts) => found = self.find_numbers(texts).collect(),
            // Among codes of two letters `AS` is American Samoa, whatever else is called so.
            CodeList::Country => {
                let is_code = |text: &&String| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
                let filled = texts.iter().filter(|text| !text.is_empty());
                if filled.clone().filter(is_code).count() * 5 >= filled.count() * 4 {
                    for (text, found) in texts.iter().zip(&mut found).filter(|(text, _)| is_code(text)) {
                        *found = self.country_codes.position(|code| code == text).map_or(Match::No, |n| Match::One(ListRow::Country(n)));
                    }
                }
            }
            // Among provinces Yogyakarta is the province, not its city.
            CodeList::Region => {
                let length = |found: &Match| match found {
                    Match::One(ListRow::Region(n)) => self.region_code(*n).map_or(0, str::len),
                    _ => 0,
                };
                let (provinces, others) =
                    (found.iter().filter(|f| length(f) == 2).count(), found.iter().filter(|f| length(f) == 4).count());
                if provinces >= 2 && provinces > others {
                    for (text, found) in texts.iter().zip(&mut found).filter(|(_, found)| length(found) != 2) {
                        if let Some(n) = self.provinces.get(&fold(text)) {
                            *found = Match::One(ListRow::Region(*n));
                        }
                    }
                }
            }
            _ => {}
        }
        found
    }

    /// The countries of numbers, as ISO 3166-1, UN Comtrade and BACI have them.
    pub fn find_numbers(&self, texts: &[String]) -> impl Iterator<Item = Match> {
        let number = |text: &String| self.numbers.get(country_number(text)?).map(|n| ListRow::Country(*n));
        texts.iter().map(move |text| number(text).map_or(Match::No, Match::One))
    }

    /// What a text stands for in a list; `Jepang/Japan` is one name in two languages.
    pub fn find(&self, text: &str, list: CodeList) -> Match {
        let whole = match (self.find_whole(text, list), code_and_label(text)) {
            (Match::No, Some((code, label))) => match self.find_whole(label, list) {
                Match::No => self.find_whole(code, list),
                found => found,
            },
            (found, _) => found,
        };
        let parts = text.split(['/', '\n']).map(|part| self.find_whole(part, list));
        match whole {
            Match::No if text.contains(['/', '\n']) => parts.reduce(|a, b| if a == b { a } else { Match::No }).unwrap_or(Match::No),
            found => found,
        }
    }

    fn find_whole(&self, text: &str, list: CodeList) -> Match {
        match list {
            CodeList::None => Match::No,
            CodeList::Hs => hs_digits(text)
                .and_then(|digits| self.chapters.get(digits.get(..2)?))
                .map_or(Match::No, |n| Match::One(ListRow::Chapter(*n))),
            CodeList::Region => {
                let folded = fold(text);
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                let is_code = !digits.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
                // BPS writes a province as 3500 where regencies stand beside it.
                let code = digits.strip_suffix("00").filter(|short| short.len() == 2).unwrap_or(&digits);
                let key = if is_code { code } else { folded.as_str() };
                self.regions.get(key).copied().unwrap_or(Match::No)
            }
            CodeList::Country => self.country(text),
        }
    }

    /// A country, also where its name is turned about a comma or a bracket: `Korea, Rep.`, `China, Hong Kong SAR`, `Iran (Islamic Rep. of)`.
    fn country(&self, text: &str) -> Match {
        let of = |name: &str| self.countries.get(&country_key(name)).copied().unwrap_or(Match::No);
        let whole = of(text);
        let Some((before, after)) = text.split_once(',').or_else(|| text.split_once('(')).filter(|_| whole == Match::No) else {
            return whole;
        };
        let (before, after) = (before.trim(), after.trim().trim_end_matches(')'));
        let turned = of(&[after, " ", before].concat());
        if turned != Match::No {
            return turned;
        }
        // What only says what kind of state it is may be left out; a part of a state is named by itself.
        let full = country_key(&[after, " of"].concat());
        let is_kind = full.split(' ').all(|word| STATE_WORDS.contains(&word));
        match (is_kind, of(after)) {
            (true, _) => of(before),
            (false, Match::No) => Match::No,
            (false, part) => part,
        }
    }
}

/// Words for the kind of a state, which tell no two of them apart.
const STATE_WORDS: &[&str] = &[
    "the",
    "of",
    "and",
    "republic",
    "arab",
    "islamic",
    "federal",
    "federated",
    "states",
    "state",
    "plurinational",
    "bolivarian",
    "united",
    "kingdom",
    "sultanate",
    "federation",
];

/// The number of a country without the noughts before it: of `004`, and of a spreadsheet's `4.0`. The world's is empty.
pub fn country_number(text: &str) -> Option<&str> {
    let text = text.trim();
    let digits = text.strip_suffix(".0").unwrap_or(text);
    ((1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.trim_start_matches('0'))
}

/// Whether the countries of a column are numbers: a number among names is none.
pub fn are_numbers<T: AsRef<str>>(texts: &[T]) -> bool {
    let filled = texts.iter().map(AsRef::as_ref).filter(|text| !text.is_empty());
    let numbers = filled.clone().filter(|text| country_number(text).is_some()).count();
    numbers > 0 && numbers * 5 >= filled.count() * 4
}

/// The digits of an HS code: `0306`, `03.06`, `[84] Machinery`, `84 - Mesin`; a lone digit lost its leading nought.
pub fn hs_digits(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('\'').unwrap_or(text);
    let head = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((code, _)) => code,
        None => text.split([' ', '-', ':', '\u{a0}']).next().unwrap_or_default(),
    };
    // A spreadsheet's `901.0` is the heading 0901.
    let head = head.strip_suffix(".0").filter(|whole| whole.bytes().all(|b| b.is_ascii_digit())).unwrap_or(head);
    let digits: String = head.chars().filter(|c| *c != '.').collect();
    if digits.is_empty() || digits.len() > 12 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(if digits.len() % 2 == 1 { ["0", &digits].concat() } else { digits })
}
