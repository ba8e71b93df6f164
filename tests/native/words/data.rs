//! The code lists and rates as the files give them, and claims made up for a case.
use jejak_ekspor::model::claim::{Bilingual, Claim, Decimal, Flags, Kind, Observation, Status};
use jejak_ekspor::model::codes::{Codes, Entry, Unit, UnitKind};
use jejak_ekspor::model::dataset::{Dataset, Rate};
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::model::finding::Compared;
use jejak_ekspor::state::Lang;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/data/");

fn lines(file: &str) -> Vec<String> {
    let text = std::fs::read_to_string([DATA, file].concat()).unwrap();
    text.lines().skip(1).map(String::from).collect()
}

/// A dataset of units and rates only.
pub fn codes_only() -> Dataset {
    let units = lines("units.csv").iter().map(|line| read_unit(line)).collect();
    let mut rate_sources: Vec<String> = Vec::new();
    let rates = lines("fx_idr_per_usd.csv")
        .iter()
        .map(|line| {
            let (period, rest) = line.split_once(',').unwrap();
            let (rate, source) = rest.split_once(',').unwrap();
            let at = rate_sources.iter().position(|s| s == source).unwrap_or_else(|| {
                rate_sources.push(source.into());
                rate_sources.len() - 1
            });
            Rate { period: period.into(), rate: rate.parse().unwrap(), source: at as u8 }
        })
        .collect();
    let codes = Codes {
        regions: Vec::new(),
        chapters: Vec::new(),
        countries: Vec::new(),
        measures: Vec::new(),
        units,
        scopes: Vec::new(),
        origins: Vec::new(),
    };
    Dataset {
        version: "00000000".into(),
        codes,
        goods: Vec::new(),
        sources: Vec::new(),
        claims: Vec::new(),
        rates,
        rate_sources,
        compared: Compared::default(),
    }
}

fn read_unit(line: &str) -> Unit {
    let f: Vec<&str> = line.split(',').collect();
    let kind = match f[3] {
        "currency" => UnitKind::Currency,
        "count" => UnitKind::Count,
        "mass" => UnitKind::Mass,
        "volume" => UnitKind::Volume,
        "ratio" => UnitKind::Ratio,
        "rank" => UnitKind::Rank,
        "time" => UnitKind::Time,
        other => panic!("unit kind {other}"),
    };
    Unit { entry: Entry { code: f[0].into(), en: f[1].into(), id: f[2].into() }, kind, to_base: f[4].parse().ok() }
}

/// The index of a unit.
pub fn unit(data: &Dataset, code: &str) -> u16 {
    data.codes.units.iter().position(|u| u.entry.code == code).unwrap_or_else(|| panic!("no unit {code}")) as u16
}

/// A claim with one whole value; `own` is the observation's period.
pub fn claim(when: &str, own: Option<&str>, unit: u16, value: i64) -> Claim {
    let observation = Observation {
        measure: 0,
        unit,
        value: Decimal { mantissa: value, exponent: 0 },
        scope: None,
        status: Status::Normal,
        implied: Flags::default(),
        equivalent: None,
        when: own.map(|text| Period::parse(text).unwrap()),
    };
    Claim {
        id: "a".into(),
        kind: Kind::Value,
        event: None,
        source: 0,
        origin: None,
        when: Period::parse(when).unwrap(),
        region: 0,
        title: Bilingual { id: "a".into(), en: "a".into() },
        observations: vec![observation],
        goods: Vec::new(),
        destinations: Vec::new(),
    }
}

/// Every `"value": …` of the curated claims.
pub fn facts_values() -> Vec<f64> {
    let text = lines("claims.jsonl").join("\n");
    let mut values = Vec::new();
    for rest in text.split("\"value\":").skip(1) {
        let number: String = rest.trim_start().chars().take_while(|c| matches!(c, '0'..='9' | '-' | '.' | 'e' | '+')).collect();
        values.extend(number.parse::<f64>());
    }
    values
}

/// What a reader of the language takes a figure for.
pub fn read_back(text: &str, lang: Lang) -> f64 {
    let (group, mark) = if lang == Lang::Id { ('.', ',') } else { (',', '.') };
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == mark).collect();
    assert!(text.chars().all(|c| c.is_ascii_digit() || c == group || c == mark || c.is_alphabetic() || " −%".contains(c)), "{text}");
    let scale = match text.split(' ').nth(1).unwrap_or("") {
        "triliun" | "trillion" | "T" | "tn" => "e12",
        "miliar" | "billion" | "M" | "bn" => "e9",
        "juta" | "million" | "jt" | "m" => "e6",
        _ => "e0",
    };
    let value: f64 = [&digits.replace(mark, "."), scale].concat().parse().unwrap();
    if text.starts_with('−') { -value } else { value }
}
