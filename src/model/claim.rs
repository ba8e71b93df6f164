//! What the gate lets through: claims, their observations and sources, as the page holds them.
//!
//! `Claim` has what the lanes, the counts and the table need; `Detail` and `SourceDetail` have the
//! rest (words of the card) and arrive after the first view. Both are packed in columns (`packed`).
use crate::model::edtf::Period;
use crate::model::index::{
    CountryIx, EventIx, GoodIx, List, MeasureIx, ObservationIx, OriginIx, PartyIx, PublisherIx, RegionIx, ScopeIx, SourceIx, UnitIx,
};
use crate::model::lang::PerLang;
pub use crate::model::vocabulary::{Flag, Flags, Kind, PublisherKind, Role, SourceLang, Status};

/// One thing that one source says.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub id: String,
    pub kind: Kind,
    /// Claims about one event share it.
    pub event: Option<EventIx>,
    pub source: SourceIx,
    pub origin: Option<OriginIx>,
    pub when: Period,
    pub region: RegionIx,
    pub title: PerLang<String>,
    pub observations: List<ObservationIx, Observation>,
    /// Measures of its figures that follow the first view; none once they are here.
    pub to_come: Vec<MeasureIx>,
    pub goods: Vec<GoodIx>,
    pub destinations: Vec<CountryIx>,
    /// Who acts in it, each once; none until the words of the cards have arrived.
    pub parties: Vec<PartyIx>,
}

impl Claim {
    /// The period of one of its figures: that of the figure, else its own.
    pub fn period_of(&self, o: &Observation) -> Period {
        o.when.unwrap_or(self.when)
    }
}

/// A commodity as a claim names it. `hs` has two or four digits, e.g. "0306"; None where unclear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Good {
    pub hs: Option<String>,
    pub name: PerLang<String>,
}

/// A decimal number `mantissa` × 10^`exponent`, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    pub mantissa: i64,
    pub exponent: i8,
}

impl Decimal {
    /// Moves the zeros at the end of the mantissa into the exponent.
    pub fn shorten(&mut self) {
        while self.mantissa != 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.exponent += 1;
        }
        if self.mantissa == 0 {
            self.exponent = 0;
        }
    }

    /// The nearest f64; exact division keeps `1.5` the f64 that `1.5` parses to.
    pub fn to_f64(self) -> f64 {
        let power = 10f64.powi(i32::from(self.exponent.unsigned_abs()));
        if self.exponent < 0 { self.mantissa as f64 / power } else { self.mantissa as f64 * power }
    }
}

/// One value of one measure (SDMX observation).
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    pub measure: MeasureIx,
    /// `value` is in this unit itself.
    pub unit: UnitIx,
    pub value: Decimal,
    /// The upper end of a range, of which `value` is the lower.
    pub upper: Option<Decimal>,
    /// None = all exports of the region, or the whole release or event.
    pub scope: Option<ScopeIx>,
    pub status: Status,
    /// What the value supplies and its original does not say.
    pub implied: Flags,
    /// The same figure in the other currency as the source gives it: unit and value.
    pub equivalent: Option<(UnitIx, Decimal)>,
    /// Only where it differs from the claim's.
    pub when: Option<Period>,
}

/// A page that makes claims: what the table and the filters need of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub publisher: PublisherIx,
    /// None where unknown.
    pub published: Option<Period>,
}

/// The words of a claim's card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Figures exactly as written, one for each observation, and the equivalent's where there is one.
    pub originals: List<ObservationIx, (String, Option<String>)>,
    pub when_stated: Option<String>,
    pub place: Option<String>,
    pub note: Option<PerLang<String>>,
    pub parties: Vec<Party>,
}

impl Role {
    /// Whether who has it acts in what a claim is about: who only speaks of it does not, nor does a place.
    pub fn acts(self) -> bool {
        match self {
            Role::Releaser | Role::Exporter | Role::Giver | Role::Recipient | Role::Host | Role::Supporter => true,
            Role::Speaker | Role::Venue => false,
        }
    }
}

/// Somebody that a claim names, with what it is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub role: Role,
    pub name: String,
    pub person: Option<String>,
}

/// The rest of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceDetail {
    pub id: String,
    /// The headline; None where not seen.
    pub title: Option<String>,
    pub url: Option<String>,
    pub lang: SourceLang,
    pub publisher_kind: PublisherKind,
}
