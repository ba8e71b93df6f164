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
    let power = words.iter().find_map(|word| if *word == "000" { Some(3) } else { lexicon::scale(word) }).unwrap_or(0);
    let imports = starts(&["impor", "import"]);
    let exports = starts(&["ekspor", "export"]);
    let mass = matches!(unit, Some("kg" | "t")) || starts(&["berat", "weight", "netw", "tonase"]);
    let money = matches!(unit, Some("USD" | "IDR")) || starts(&["nilai", "value", "fob"]);
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
