//! What the page shows of a table beside its claims: the series of the areas on show in the unit on show, and the conflicts.
use super::conflict::{About, Compared, Conflict, compare};
use super::observation::{Line, Observation};
use super::words::{capital, reasons};
use super::{Beside, OTHER_PART};
use crate::compare::item::{Input, Item};
use crate::model::codes::{Unit, UnitKind};
use crate::model::dataset::{Dataset, Late};
use crate::model::fx;
use crate::model::sort;
use crate::present::i18n::check::factor;
use crate::present::i18n::{date, name, number};
use crate::state::{Lang, ShownUnit};
use crate::user_table::Opened;
use crate::user_table::series::{NoSeries, Sums};
use serde::Serialize;

/// What the page shows now.
#[derive(Clone, Debug)]
pub struct Question {
    pub unit: ShownUnit,
    /// BPS codes of the region filter; none for every region.
    pub regions: Vec<String>,
    /// BPS codes of the compared regions.
    pub compare: Vec<String>,
    /// Ids of the claims on show.
    pub ids: Vec<String>,
}

/// The table beside the claims.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    pub file: String,
    /// A code of `measures.csv`.
    pub measure: String,
    /// Its name, with that of the part where the figures are not all of it.
    pub what: String,
    /// The unit that the values are shown in, and the table's own.
    pub unit: Unit,
    pub own_unit: Unit,
    /// A filter of the table leaves out rows: nothing is compared.
    pub is_narrowed: bool,
    /// The figures are a part that the claims do not name: nothing is compared.
    pub is_other_part: bool,
    pub series: Vec<SeriesAnswer>,
    /// Values without a reference rate, which are left out.
    pub unrated: u32,
    /// Texts of the column of areas that are no region.
    pub unknown: u32,
    /// Claims that the table has something to set beside.
    pub compared: u32,
    pub conflicts: Vec<ConflictAnswer>,
}

/// The series of one area.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesAnswer {
    pub area: String,
    pub name: String,
    /// Its place among the compared regions.
    pub place: Option<u32>,
    pub points: Vec<PointAnswer>,
}

/// A figure of the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PointAnswer {
    /// First and last day.
    pub first: i32,
    pub last: i32,
    /// How many of the table's periods it sums.
    pub periods: u32,
    /// In the unit on show.
    pub value: f64,
    /// In the table's unit.
    pub own: f64,
    /// In the unit of the axis.
    pub height: f64,
    /// Rupiah per dollar, where `value` was converted.
    pub rate: Option<f64>,
}

/// A value that claims give and a figure of the table that cannot both be right, in words.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConflictAnswer {
    pub ratio: Option<f64>,
    /// As a factor, `×83`.
    pub factor: String,
    /// Measure, scope, area.
    pub about: String,
    /// The claims that give it.
    pub claims: Vec<ClaimAnswer>,
    pub claim_period: String,
    pub table: String,
    pub table_period: String,
    pub reasons: Vec<String>,
    /// The claim on the chart: days and height.
    pub claim_mark: Mark,
    pub table_mark: Mark,
}

/// A claim that gives a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimAnswer {
    pub id: String,
    /// As its source writes the value.
    pub written: String,
    /// Who printed it, and when.
    pub source: String,
}

/// Where a value stands on the chart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mark {
    pub first: i32,
    pub last: i32,
    /// None where the period has no rate.
    pub height: Option<f64>,
}

/// What a table is set beside.
pub struct World<'a> {
    pub data: &'a Dataset,
    pub late: &'a Late,
    pub lang: Lang,
}

impl World<'_> {
    fn region(&self, code: &str) -> Option<u16> {
        self.data.codes.regions.iter().position(|region| region.code == code).map(|n| n as u16)
    }

    #[inline(never)]
    fn unit(&self, code: &str) -> Option<u16> {
        self.data.codes.units.iter().position(|unit| unit.entry.code == code).map(|n| n as u16)
    }

    /// Whether the region filter lets an area through: a province holds its regencies, the nation itself alone.
    #[inline(never)]
    fn passes(&self, region: u16, filter: &[String]) -> bool {
        let regions = &self.data.codes.regions;
        let up = regions
            .get(usize::from(region))
            .and_then(|region| region.parent)
            .filter(|up| regions.get(usize::from(*up)).is_some_and(|up| up.parent.is_some()));
        let code = |n: u16| regions.get(usize::from(n)).map(|region| &region.code);
        filter.is_empty() || [Some(region), up].into_iter().flatten().filter_map(code).any(|code| filter.contains(code))
    }

    /// The answer for a table, or why it has no series.
    pub fn answer(&self, opened: &Opened, beside: &Beside, question: &Question) -> Result<Answer, NoSeries> {
        let sums = opened.sums(&beside.mapping)?;
        let codes = &self.data.codes;
        let measure = codes.measures.iter().position(|measure| measure.entry.code == sums.measure).ok_or(NoSeries::NoMeasure)?;
        let own = self.unit(&sums.unit).ok_or(NoSeries::NoUnit)?;
        let (entry, own_unit) = codes.measures.get(measure).zip(codes.units.get(usize::from(own))).ok_or(NoSeries::NoMeasure)?;
        if own_unit.kind != entry.unit_kind {
            return Err(NoSeries::UnitOfOtherKind);
        }
        let converter = Converter { data: self.data, own: own_unit, wanted: question.unit };
        let shown_unit = converter.shown_unit();
        let scope = beside.mapping.scope.as_deref().filter(|scope| *scope != OTHER_PART);
        let scope_at = scope.and_then(|code| codes.scopes.iter().position(|scope| scope.code == code));
        let is_other_part = beside.mapping.scope.as_deref() == Some(OTHER_PART) || (scope.is_some() && scope_at.is_none());
        let is_narrowed = opened.is_narrowed(beside.mapping.area_column.as_deref());
        let about = About { measure: measure as u16, unit: own, scope: scope_at.map(|n| n as u16), region: 0 };
        let part = scope_at.and_then(|n| codes.scopes.get(n)).map_or_else(String::new, |scope| [": ", name(scope, self.lang)].concat());
        let mut answer = Answer {
            file: opened.about.file.clone(),
            measure: sums.measure.clone(),
            what: capital(&[name(&entry.entry, self.lang), &part].concat()),
            unit: shown_unit.clone(),
            own_unit: own_unit.clone(),
            is_narrowed,
            is_other_part,
            series: Vec::new(),
            unrated: 0,
            unknown: 0,
            compared: 0,
            conflicts: Vec::new(),
        };
        self.add_series(&mut answer, &sums, &converter, about, question);
        Ok(answer)
    }

    fn add_series(&self, answer: &mut Answer, sums: &Sums, converter: &Converter, about: About, question: &Question) {
        let input = Input { data: self.data, late: self.late, scope_kinds: &[] };
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
            let name = self.data.codes.regions.get(usize::from(region)).map_or_else(String::new, |region| region.name.clone());
            answer.series.push(SeriesAnswer { area: area.area.clone(), name, place: place.map(|n| n as u32), points });
            let found = compare(&input, &items, &line, &About { region, ..about });
            all.claims += found.claims;
            all.conflicts.extend(found.conflicts);
        }
        sort::sort(&mut all.conflicts, |a, b| b.pair.unexplained.cmp(&a.pair.unexplained));
        // Compared regions stand in the reader's order.
        sort::sort(&mut answer.series, |a, b| a.place.cmp(&b.place));
        answer.compared = all.claims;
        let mut before: Vec<&Conflict> = Vec::new();
        for conflict in &all.conflicts {
            let Some(claim) = self.claim(&conflict.claim) else { continue };
            // What several sources say alike is one value, as on the chart.
            if let Some(same) = before.iter().position(|other| is_same(&other.claim, &conflict.claim))
                && let Some(same) = answer.conflicts.get_mut(same)
            {
                same.claims.push(claim);
                continue;
            }
            let told = self.conflict(conflict, claim, answer, converter);
            answer.conflicts.push(told);
            before.push(conflict);
        }
    }

    fn items(&self, input: &Input, ids: &[String]) -> Vec<Item> {
        let mut is_shown = vec![false; self.data.claims.len()];
        for id in ids {
            if let Ok(at) = self.data.claims.binary_search_by(|claim| claim.id.as_str().cmp(id))
                && let Some(shown) = is_shown.get_mut(at)
            {
                *shown = true;
            }
        }
        input.items().into_iter().filter(|item| is_shown.get(usize::from(item.claim)) == Some(&true)).collect()
    }

    #[inline(never)]
    fn conflict(&self, found: &Conflict, claim: ClaimAnswer, answer: &Answer, converter: &Converter) -> ConflictAnswer {
        let data = self.data;
        let amount = |value: f64, unit: u16| number::amount(value, unit, data, self.lang);
        let in_unit = |value: f64, item: &Item| {
            let own = data.codes.units.get(usize::from(item.unit))?;
            Converter { data, own, wanted: converter.wanted }.convert(value, &item.period)
        };
        let shown = |item: &Item| {
            let own = amount(item.printed.value, item.unit);
            let converted = in_unit(item.printed.value, item).filter(|converted| converted.rate.is_some());
            let Some(converted) = converted else { return own };
            let unit = self.unit(&answer.unit.entry.code).unwrap_or(item.unit);
            [&own, " (", &amount(converted.value, unit), ")"].concat()
        };
        let mark = |item: &Item| Mark {
            first: item.period.first(),
            last: item.period.last(),
            height: in_unit(item.printed.value, item).map(|converted| converted.height),
        };
        let region = data.codes.regions.get(usize::from(found.claim.region)).map_or("", |region| region.name.as_str());
        let ratio = Some(found.ratio).filter(|ratio| ratio.is_finite());
        ConflictAnswer {
            ratio,
            factor: ratio.map_or_else(|| "≠ 0".to_owned(), |ratio| factor(ratio, self.lang)),
            about: [&answer.what, ", ", region].concat(),
            claims: vec![claim],
            claim_period: date::period(&found.claim.period, self.lang),
            table: shown(&found.table),
            table_period: date::period(&found.table.period, self.lang),
            reasons: reasons(found, self.lang),
            claim_mark: mark(&found.claim),
            table_mark: mark(&found.table),
        }
    }

    fn claim(&self, item: &Item) -> Option<ClaimAnswer> {
        let data = self.data;
        let claim = data.claims.get(usize::from(item.claim))?;
        let source = data.sources.get(usize::from(claim.source))?;
        let original = self.late.details.get(usize::from(item.claim)).and_then(|d| d.originals.get(usize::from(item.observation)));
        let written =
            original.map_or_else(|| number::amount(item.printed.value, item.unit, data, self.lang), |(written, _)| written.clone());
        let published = source.published.map_or_else(String::new, |day| [", ", &date::period(&day, self.lang)].concat());
        Some(ClaimAnswer { id: claim.id.clone(), written, source: [source.publisher.as_str(), &published].concat() })
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
    fn shown_unit(&self) -> &Unit {
        let code = if self.wanted == ShownUnit::Usd { "USD" } else { "IDR" };
        let is_kept = self.own.kind != UnitKind::Currency || self.wanted == ShownUnit::Original;
        let other = self.data.codes.units.iter().find(|unit| unit.entry.code == code).filter(|_| !is_kept);
        other.unwrap_or(self.own)
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

    fn point(&self, observation: &Observation) -> Option<PointAnswer> {
        let converted = self.convert(observation.value, &observation.period)?;
        Some(PointAnswer {
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
