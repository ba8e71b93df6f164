//! Claims made up for a case, and figures read back.
use jejak_ekspor::model::claim::{Claim, Decimal, Flags, Kind, Observation, Status};
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::model::index::{MeasureIx, RegionIx, SourceIx, UnitIx};
use jejak_ekspor::model::lang::PerLang;
use jejak_ekspor::state::Lang;

/// The index of a unit.
pub fn unit(data: &Dataset, code: &str) -> UnitIx {
    data.codes.units.position(|u| u.entry.code == code).unwrap_or_else(|| panic!("no unit {code}"))
}

/// A claim with one whole value; `own` is the observation's period.
pub fn claim(when: &str, own: Option<&str>, unit: UnitIx, value: i64) -> Claim {
    let observation = Observation {
        measure: MeasureIx::new(0),
        unit,
        value: Decimal { mantissa: value, exponent: 0 },
        upper: None,
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
        source: SourceIx::new(0),
        origin: None,
        when: Period::parse(when).unwrap(),
        region: RegionIx::new(0),
        title: PerLang::curated("a".into(), "a".into()),
        observations: vec![observation].into(),
        to_come: Vec::new(),
        parties: Vec::new(),
        goods: Vec::new(),
        destinations: Vec::new(),
    }
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
