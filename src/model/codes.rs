//! The code lists: regions, HS chapters, countries, measures, units, scopes, origins.
//!
//! A code is an index into its list (`index`); the lists are in the order of their files (sorted by code).
use crate::model::index::{ChapterIx, CountryIx, List, MeasureIx, OriginIx, RegionIx, ScopeIx, UnitIx};
use crate::model::lang::PerLang;
pub use crate::model::vocabulary::{FlowOrStock, RegionType, ScopeKind, UnitKind};

/// A row of a list with a name in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub code: String,
    pub name: PerLang<String>,
}

/// A BPS region. `name` is the short one ("Kab. Lamongan", "Jawa Timur").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    pub code: String,
    pub name: String,
    pub kind: RegionType,
    pub parent: Option<RegionIx>,
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
    pub regions: List<RegionIx, Region>,
    /// HS chapters, code of two digits.
    pub chapters: List<ChapterIx, Entry>,
    pub countries: List<CountryIx, Entry>,
    pub measures: List<MeasureIx, Measure>,
    pub units: List<UnitIx, Unit>,
    pub scopes: List<ScopeIx, Entry>,
    pub origins: List<OriginIx, Entry>,
}
