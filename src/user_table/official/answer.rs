//! A table beside the claims on show: the series of the areas on show in the unit on show, and the conflicts. Words are `present::official`'s.
use super::conflict::{About, Compared, Conflict, compare};
use super::observation::{Line, Observation};
use crate::compare::item::{Input, Item};
use crate::model::codes::{Unit, UnitKind};
use crate::model::dataset::{CardData, Dataset};
use crate::model::fx;
use crate::model::index::{Marks, MeasureIx, RegionIx, ScopeIx, UnitIx};
use crate::model::sort;
use crate::protocol::answer::{Mark, OfficialPoint};
use crate::protocol::request::{Beside, OTHER_PART, Official as Question};
use crate::state::ShownUnit;
use crate::user_table::Opened;
use crate::user_table::series::{NoSeries, Sums};

/// The table beside the claims, as indices and numbers.
#[derive(Clone, Debug)]
pub struct Answer {
    pub measure: MeasureIx,
    /// The part of the measure, where the figures are not all of it.
    pub scope: Option<ScopeIx>,
    /// The unit that the values are shown in, and the table's own.
    pub unit: UnitIx,
    pub own_unit: UnitIx,
    /// A filter of the table leaves out rows: nothing is compared.
    pub is_narrowed: bool,
    /// Rows that the figures would need were not read: nothing is compared.
    pub is_part: bool,
    /// The figures are a part that the claims do not name: nothing is compared.
    pub is_other_part: bool,
    pub series: Vec<Series>,
    /// Values without a reference rate, which are left out.
    pub unrated: u32,
    /// Texts of the column of areas that are no region.
    pub unknown: u32,
    /// Claims that the table has something to set beside.
    pub compared: u32,
    pub conflicts: Vec<Differing>,
}

/// The series of one area.
#[derive(Clone, Debug)]
pub struct Series {
    pub region: RegionIx,
    /// Its place among the compared regions.
    pub place: Option<u32>,
    pub points: Vec<OfficialPoint>,
}

/// A value that claims give and a figure of the table that cannot both be right.
#[derive(Clone, Debug)]
pub struct Differing {
    pub conflict: Conflict,
    /// The claims that give it, the first of them that of `conflict`.
    pub claims: Vec<Item>,
    /// The table's figure in the unit on show, where that is another one.
    pub converted: Option<f64>,
    /// Where both stand on the chart.
    pub claim_mark: Mark,
    pub table_mark: Mark,
}

/// What a table is set beside.
pub struct World<'a> {
    pub data: &'a Dataset,
    pub cards: &'a CardData,
}

impl World<'_> {
    fn region(&self, code: &str) -> Option<RegionIx> {
        self.data.codes.regions.position(|region| region.code == code)
    }

    #[inline(never)]
    fn unit(&self, code: &str) -> Option<UnitIx> {
        self.data.codes.units.position(|unit| unit.entry.code == code)
    }

    /// Whether the region filter lets an area through: a province holds its regencies, the nation itself alone.
    #[inline(never)]
    fn passes(&self, region: RegionIx, filter: &[String]) -> bool {
        let regions = &self.data.codes.regions;
        let up = regions.get(region).and_then(|region| region.parent).filter(|up| regions.get(*up).is_some_and(|up| up.parent.is_some()));
        let code = |n: RegionIx| regions.get(n).map(|region| &region.code);
        filter.is_empty() || [Some(region), up].into_iter().flatten().filter_map(code).any(|code| filter.contains(code))
    }

    /// The answer for a table, or why it has no series.
    pub fn answer(&self, opened: &Opened, beside: &Beside, question: &Question) -> Result<Answer, NoSeries> {
        let sums = opened.sums(&beside.mapping)?;
        let codes = &self.data.codes;
        let measure = codes.measures.position(|measure| measure.entry.code == sums.measure).ok_or(NoSeries::NoMeasure)?;
        let own = self.unit(&sums.unit).ok_or(NoSeries::NoUnit)?;
        let (entry, own_unit) = codes.measures.get(measure).zip(codes.units.get(own)).ok_or(NoSeries::NoMeasure)?;
        if own_unit.kind != entry.unit_kind {
            return Err(NoSeries::UnitOfOtherKind);
        }
        let converter = Converter { data: self.data, own: own_unit, wanted: question.unit };
        let scope = beside.mapping.scope.as_deref().filter(|scope| *scope != OTHER_PART);
        let scope_at = scope.and_then(|code| codes.scopes.position(|scope| scope.entry.code == code));
        let own_column = beside.mapping.area_column.as_deref();
        let mut answer = Answer {
            measure,
            scope: scope_at,
            unit: converter.shown_unit().and_then(|code| self.unit(code)).unwrap_or(own),
            own_unit: own,
            is_narrowed: opened.is_narrowed(own_column) || opened.is_part(own_column),
            is_part: opened.is_part(own_column),
            is_other_part: beside.mapping.scope.as_deref() == Some(OTHER_PART) || (scope.is_some() && scope_at.is_none()),
            series: Vec::new(),
            unrated: 0,
            unknown: 0,
            compared: 0,
            conflicts: Vec::new(),
        };
        self.add_series(&mut answer, &sums, &converter, question);
        Ok(answer)
    }

    fn add_series(&self, answer: &mut Answer, sums: &Sums, converter: &Converter, question: &Question) {
        let input = Input { data: self.data, cards: self.cards };
        let is_compared = !answer.is_narrowed && !answer.is_other_part;
        let items = if is_compared { self.items(&input, &question.ids) } else { Vec::new() };
        let mut all = Compared::default();
        for area in &sums.areas {
            let Some(region) = self.region(&area.area) else {
                answer.unknown += 1;
                continue;
            };
            let place = question.compare.iter().position(|code| *code == area.area);
            if !self.passes(region, &question.regions) || (place.is_none() && !question.compare.is_empty()) {
                continue;
            }
            let line = Line::new(area, sums.months, sums.power);
            let mut points = Vec::new();
            for observation in line.own().chain(line.years()) {
                match converter.point(&observation) {
                    Some(point) => points.push(point),
                    None => answer.unrated += 1,
                }
            }
            answer.series.push(Series { region, place: place.map(|n| n as u32), points });
            let about = About { measure: answer.measure, unit: answer.own_unit, scope: answer.scope, region };
            let found = compare(&input, &items, &line, &about);
            all.claims += found.claims;
            all.conflicts.extend(found.conflicts);
        }
        sort::sort(&mut all.conflicts, |a, b| b.pair.unexplained.cmp(&a.pair.unexplained));
        // Compared regions stand in the reader's order.
        sort::sort(&mut answer.series, |a, b| a.place.cmp(&b.place));
        answer.compared = all.claims;
        for conflict in all.conflicts {
            // What several sources say alike is one value, as on the chart.
            match answer.conflicts.iter_mut().find(|other| is_same(&other.conflict.claim, &conflict.claim)) {
                Some(same) => same.claims.push(conflict.claim),
                None => answer.conflicts.push(self.differing(conflict, converter)),
            }
        }
    }

    fn items(&self, input: &Input, ids: &[String]) -> Vec<Item> {
        let claims = &self.data.claims;
        let mut shown = Marks::none(claims.len());
        ids.iter().filter_map(|id| claims.search(|claim| claim.id.as_str().cmp(id))).for_each(|at| shown.mark(at));
        input.items().into_iter().filter(|item| shown.has(item.claim)).collect()
    }

    #[inline(never)]
    fn differing(&self, conflict: Conflict, converter: &Converter) -> Differing {
        let in_unit = |item: &Item| {
            let own = self.data.codes.units.get(item.unit)?;
            Converter { data: self.data, own, wanted: converter.wanted }.convert(item.printed.value, &item.period)
        };
        let mark = |item: &Item| Mark {
            first: item.period.first(),
            last: item.period.last(),
            height: in_unit(item).map(|converted| converted.height),
        };
        Differing {
            claims: vec![conflict.claim.clone()],
            converted: in_unit(&conflict.table).filter(|converted| converted.rate.is_some()).map(|converted| converted.value),
            claim_mark: mark(&conflict.claim),
            table_mark: mark(&conflict.table),
            conflict,
        }
    }
}

/// Whether two claims give one value of one thing.
fn is_same(a: &Item, b: &Item) -> bool {
    let key = |item: &Item| (item.region, item.period.first(), item.period.last(), item.unit);
    key(a) == key(b) && a.printed.value == b.printed.value && a.printed.interval == b.printed.interval
}

/// Puts values of a unit into the unit on show and that of the axis.
struct Converter<'a> {
    data: &'a Dataset,
    own: &'a Unit,
    wanted: ShownUnit,
}

struct Converted {
    value: f64,
    height: f64,
    rate: Option<f64>,
}

impl Converter<'_> {
    /// The code of the unit on show; None where the table's own stays.
    fn shown_unit(&self) -> Option<&'static str> {
        let is_kept = self.own.kind != UnitKind::Currency || self.wanted == ShownUnit::Original;
        let code = if self.wanted == ShownUnit::Usd { "USD" } else { "IDR" };
        (!is_kept).then_some(code)
    }

    /// None where a rate is needed and the period has none.
    #[inline(never)]
    fn convert(&self, value: f64, period: &crate::model::edtf::Period) -> Option<Converted> {
        if self.own.kind != UnitKind::Currency {
            return Some(Converted { value, height: value * self.own.to_base.unwrap_or(1.0), rate: None });
        }
        let in_rupiah = self.wanted != ShownUnit::Usd;
        if (self.own.entry.code == "IDR") == in_rupiah {
            return Some(Converted { value, height: value, rate: None });
        }
        let rate = fx::mean(period, &self.data.rates)?.rate;
        let height = if in_rupiah { value * rate } else { value / rate };
        // As written, the value stays; the axis is in rupiah all the same.
        let is_written = self.wanted == ShownUnit::Original;
        Some(Converted { value: if is_written { value } else { height }, height, rate: (!is_written).then_some(rate) })
    }

    fn point(&self, observation: &Observation) -> Option<OfficialPoint> {
        let converted = self.convert(observation.value, &observation.period)?;
        Some(OfficialPoint {
            first: observation.period.first(),
            last: observation.period.last(),
            periods: observation.periods,
            value: converted.value,
            own: observation.value,
            height: converted.height,
            rate: converted.rate,
        })
    }
}
