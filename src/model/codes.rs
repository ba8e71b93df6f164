//! The code lists: regions, HS chapters, countries, measures, units, scopes, origins.
//!
//! A code is an index into its list; the lists are in the order of their files (sorted by code).
use serde::{Deserialize, Serialize};

/// A row of a list with a name in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub code: String,
    pub en: String,
    pub id: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegionType {
    Country,
    Province,
    Regency,
    City,
}

/// A BPS region. `name` is the short one ("Kab. Lamongan", "Jawa Timur"); `parent` an index into `Codes::regions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    pub code: String,
    pub name: String,
    pub kind: RegionType,
    pub parent: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitKind {
    Currency,
    Count,
    Mass,
    Volume,
    Ratio,
    Rank,
    Time,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    pub entry: Entry,
    pub unit_kind: UnitKind,
    pub additive: bool,
    /// 'f' flow, 's' stock, 'n' neither.
    pub flow_or_stock: char,
}

/// `to_base`: factor to the base unit of its kind (kg, piece, rupiah); None for the dollar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    pub entry: Entry,
    pub kind: UnitKind,
    pub to_base: Option<f64>,
}

/// What a scope narrows a figure to; a list beside `Codes::scopes` that only the comparison reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    Commodity,
    TradeClass,
    Destination,
    /// How a figure counts, such as year on year.
    Basis,
    Other,
}

/// Every code list of the data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Codes {
    pub regions: Vec<Region>,
    /// HS chapters, code of two digits.
    pub chapters: Vec<Entry>,
    pub countries: Vec<Entry>,
    pub measures: Vec<Measure>,
    pub units: Vec<Unit>,
    pub scopes: Vec<Entry>,
    pub origins: Vec<Entry>,
}
