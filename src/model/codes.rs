//! The code lists: regions, HS chapters, countries, measures, units, scopes, origins.
//!
//! A code is an index into its list (`index`); the lists are in the order of their files (sorted by code).
use crate::model::index::{ChapterIx, CountryIx, List, MeasureIx, OriginIx, RegionIx, ScopeIx, UnitIx};
use crate::model::lang::PerLang;
pub use crate::model::vocabulary::{FlowOrStock, OriginLevel, RegionType, ScopeBasis, ScopeClass, ScopeKind, UnitKind};

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

impl Region {
    /// The name without what sort of area it is ("Lamongan", "Jawa Timur").
    pub fn bare_name(&self) -> &str {
        let is_part = matches!(self.kind, RegionType::Regency | RegionType::City);
        self.name.split_once(' ').filter(|_| is_part).map_or(&self.name, |(_, bare)| bare)
    }
}

/// What a figure can measure, such as export value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub entry: Entry,
    pub unit_kind: UnitKind,
    pub additive: bool,
    pub flow_or_stock: FlowOrStock,
}

impl Measure {
    /// Whether disjoint parts of it may be summed over time: a flow that adds up and has no sign.
    pub fn adds_up(&self) -> bool {
        let is_signed = matches!(self.entry.code.as_str(), "trade_balance" | "export_value_change");
        self.additive && self.flow_or_stock == FlowOrStock::Flow && !is_signed
    }
}

/// `to_base`: factor to the base unit of its kind (kg, piece, rupiah); None for the dollar.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub entry: Entry,
    pub kind: UnitKind,
    pub to_base: Option<f64>,
}

/// What part of all exports a figure is about, or on which basis it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    pub entry: Entry,
    /// The chapter of its good, where it is one good; inherited along `ScopeDetail::part_of`.
    pub chapter: Option<ChapterIx>,
    /// The country that it is about, where it is one; inherited alike.
    pub partner: Option<CountryIx>,
}

/// The rest of a scope: what the comparison needs of it. What its row leaves out is inherited along `part_of`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopeDetail {
    pub kind: ScopeKind,
    /// Two or four digits.
    pub hs: Option<String>,
    pub class: Option<ScopeClass>,
    pub basis: Option<ScopeBasis>,
    /// The next wider scope; None where that is all exports.
    pub part_of: Option<ScopeIx>,
}

/// The rest of an origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginDetail {
    /// A label of at most 24 characters.
    pub short: PerLang<String>,
    pub level: OriginLevel,
    pub area: Option<Area>,
}

/// Where a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    Region(RegionIx),
    /// Another country than Indonesia.
    Country(CountryIx),
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
    pub scopes: List<ScopeIx, Scope>,
    pub origins: List<OriginIx, Entry>,
}
