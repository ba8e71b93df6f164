//! The code lists: regions, HS chapters, countries, measures, units, scopes, origins.
//!
//! A code is an index into its list; the lists are in the order of their files (sorted by code).
use crate::model::lang::PerLang;
pub use crate::model::vocabulary::{FlowOrStock, RegionType, ScopeKind, UnitKind};

/// A row of a list with a name in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub code: String,
    pub name: PerLang<String>,
}

/// A BPS region. `name` is the short one ("Kab. Lamongan", "Jawa Timur"); `parent` an index into `Codes::regions`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    pub code: String,
    pub name: String,
    pub kind: RegionType,
    pub parent: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub entry: Entry,
    pub unit_kind: UnitKind,
    pub additive: bool,
    pub flow_or_stock: FlowOrStock,
}

/// `to_base`: factor to the base unit of its kind (kg, piece, rupiah); None for the dollar.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub entry: Entry,
    pub kind: UnitKind,
    pub to_base: Option<f64>,
}

/// Every code list of the data.
#[derive(Clone, Debug, Default, PartialEq)]
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
