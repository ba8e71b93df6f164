//! The columns of claims and their figures.
use super::pipe::{Col, Pipe};
use crate::model::claim::{Claim, Decimal, Flags, Kind, Observation, Status};
use crate::model::edtf::{Period, Point};
use crate::model::index::{CountryIx, GoodIx, MeasureIx, SourceIx, UnitIx};

/// The bit beside the flags that says that an upper end follows.
const HAS_UPPER: u8 = 1 << 7;
const ZERO: Decimal = Decimal { mantissa: 0, exponent: 0 };
pub(super) const ALWAYS: Period = Period { start: Point::Open, end: Point::Open };
pub(super) const BLANK: Observation = Observation {
    measure: MeasureIx::new(0),
    unit: UnitIx::new(0),
    value: ZERO,
    upper: None,
    scope: None,
    status: Status::Normal,
    implied: Flags(0),
    equivalent: None,
    when: None,
};

impl Pipe {
    pub(super) fn observation(&mut self, o: &mut Observation) {
        o.measure = self.index(Col::Measure, o.measure);
        o.unit = self.index(Col::Unit, o.unit);
        self.decimal((Col::Mantissa, Col::Exponent), &mut o.value);
        o.scope = self.perhaps(Col::Scope, o.scope);
        self.one_of(Col::Status, &Status::ALL, &mut o.status);
        let has_upper = if o.upper.is_some() { HAS_UPPER } else { 0 };
        let implied = self.byte(Col::Implied, o.implied.0 | has_upper);
        o.implied = Flags(implied & !HAS_UPPER);
        if implied & HAS_UPPER != 0 {
            let mut upper = o.upper.unwrap_or(ZERO);
            self.decimal((Col::OtherMantissa, Col::OtherExponent), &mut upper);
            o.upper = Some(upper);
        }
        let (unit, mut value) = o.equivalent.map_or((None, ZERO), |(unit, value)| (Some(unit), value));
        o.equivalent = self.perhaps(Col::OtherUnit, unit).map(|unit| {
            self.decimal((Col::OtherMantissa, Col::OtherExponent), &mut value);
            (unit, value)
        });
        self.period(&mut o.when);
    }

    pub(super) fn claim(&mut self, c: &mut Claim) {
        self.one_of(Col::Kind, &Kind::ALL, &mut c.kind);
        // Sources are in the order in which claims first name them: nought is the next.
        let back = self.number(Col::SourceOf, self.sources - i64::from(c.source.number()));
        c.source = SourceIx::new(self.narrow(self.sources.saturating_sub(back)));
        self.sources += i64::from(back == 0);
        c.origin = self.perhaps(Col::Origin, c.origin);
        let mut when = Some(c.when);
        self.period(&mut when);
        c.when = when.unwrap_or(ALWAYS);
        c.region = self.index(Col::Region, c.region);
        self.list(Col::Observations, &mut c.observations, &BLANK, Pipe::observation);
        self.list(Col::ToCome, &mut c.to_come, &MeasureIx::new(0), |p, measure| *measure = p.index(Col::ToCome, *measure));
        self.list(Col::Goods, &mut c.goods, &GoodIx::new(0), |p, good| *good = p.index(Col::Good, *good));
        self.list(Col::Destinations, &mut c.destinations, &CountryIx::new(0), |p, to| *to = p.index(Col::Destination, *to));
    }
}
