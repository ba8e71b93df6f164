//! Names and codes of regions, countries and HS chapters, matched to the code lists however a table spells them.
use crate::ingest::table::detect::lists;
use crate::model::codes::{Codes, RegionType};
use crate::model::lexicon::folded;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The code list that a column's texts are matched to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    #[default]
    None,
    Hs,
    Region,
    Country,
}

/// What a text of a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// An index into the list.
    One(u16),
    /// More than one row of the list has this name.
    Several,
    No,
}

/// The lists, by folded names and codes.
pub struct Names {
    regions: HashMap<String, Match>,
    countries: HashMap<String, Match>,
    chapters: HashMap<String, u16>,
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

fn enter(map: &mut HashMap<String, Match>, name: String, index: u16) {
    map.entry(name)
        .and_modify(|found| {
            if *found != Match::One(index) {
                *found = Match::Several
            }
        })
        .or_insert(Match::One(index));
}

impl Names {
    /// Prepares the lists.
    pub fn new(codes: &Codes) -> Names {
        let (mut regions, mut countries, mut chapters) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (n, region) in codes.regions.iter().enumerate() {
            let n = n as u16;
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
        for (n, region) in codes.regions.iter().enumerate() {
            if matches!(region.kind, RegionType::Regency | RegionType::City) {
                let name = fold(&region.name);
                enter(&mut bare, name.trim_start_matches("kab ").trim_start_matches("kota ").to_owned(), n as u16);
            }
        }
        for (name, found) in bare {
            regions.entry(name).or_insert(found);
        }
        for (name, code) in lists::region_aliases() {
            if let Some(n) = codes.regions.position(|region| region.code == code) {
                regions.entry(name.to_owned()).or_insert(Match::One(n.number()));
            }
        }
        for (n, country) in codes.countries.iter().enumerate() {
            for name in country.name.each() {
                enter(&mut countries, country_key(name), n as u16);
            }
            enter(&mut countries, country.code.to_lowercase(), n as u16);
        }
        for (two, three) in lists::country_alpha3() {
            if let Some(n) = codes.countries.position(|country| country.code == two) {
                enter(&mut countries, three.to_lowercase(), n.number());
            }
        }
        for (name, code) in lists::country_aliases() {
            if let Some(n) = codes.countries.position(|country| country.code == code) {
                countries.insert(country_key(name), Match::One(n.number()));
            }
        }
        for (n, chapter) in codes.chapters.iter().enumerate() {
            chapters.insert(chapter.code.clone(), n as u16);
        }
        Names { regions, countries, chapters }
    }

    /// What a text stands for in a list; `Jepang/Japan` is one name in two languages.
    pub fn find(&self, text: &str, list: List) -> Match {
        let whole = self.find_whole(text, list);
        let parts = text.split(['/', '\n']).map(|part| self.find_whole(part, list));
        match whole {
            Match::No if text.contains(['/', '\n']) => parts.reduce(|a, b| if a == b { a } else { Match::No }).unwrap_or(Match::No),
            found => found,
        }
    }

    fn find_whole(&self, text: &str, list: List) -> Match {
        match list {
            List::None => Match::No,
            List::Hs => hs_digits(text).and_then(|digits| self.chapters.get(digits.get(..2)?)).map_or(Match::No, |n| Match::One(*n)),
            List::Region => {
                let folded = fold(text);
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                let is_code = !digits.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
                // BPS writes a province as 3500 where regencies stand beside it.
                let code = digits.strip_suffix("00").filter(|short| short.len() == 2).unwrap_or(&digits);
                let key = if is_code { code } else { folded.as_str() };
                self.regions.get(key).copied().unwrap_or(Match::No)
            }
            List::Country => self.countries.get(&country_key(text)).copied().unwrap_or(Match::No),
        }
    }
}

/// The digits of an HS code: `0306`, `03.06`, `[84] Machinery`, `84 - Mesin`; a lone digit lost its leading nought.
pub fn hs_digits(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('\'').unwrap_or(text);
    let head = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((code, _)) => code,
        None => text.split([' ', '-', ':', '\u{a0}']).next().unwrap_or_default(),
    };
    let digits: String = head.chars().filter(|c| *c != '.').collect();
    if digits.is_empty() || digits.len() > 12 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(if digits.len() % 2 == 1 { ["0", &digits].concat() } else { digits })
}
