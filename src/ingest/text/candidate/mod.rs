//! Candidate claims: each figure with its measure, period, area, scope, goods, destinations and parties, and the rule behind each.
mod area;
mod event;
mod period;
mod scope;

use self::event::Told;
use crate::ingest::text::country::Country;
use crate::ingest::text::date::Date;
use crate::ingest::text::figure::{Bound, Figure};
use crate::ingest::text::flag::{Flag, FlagKind};
use crate::ingest::text::goods::NamedIn;
use crate::ingest::text::kind::{self, Clause, Decision};
use crate::ingest::text::names::Names;
use crate::ingest::text::party::Party;
use crate::ingest::text::place::{Place, Role};
use crate::ingest::text::token::{Gap, Text, Words, is_any};
use crate::ingest::text::words::{Cues, List};
use crate::model::codes::Codes;
use crate::model::edtf::{Day, Period};
use crate::model::index::{RegionIx, ScopeIx};
use crate::model::vocabulary::{Kind, Status};

/// A claim that one figure makes. Places are in the lists of the reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub figure: usize,
    pub kind: Decision<Kind>,
    pub measure: Decision<&'static str>,
    /// With the sign of the word: a fall is negative.
    pub value: f64,
    pub upper: Option<f64>,
    pub unit: &'static str,
    pub status: Status,
    /// The same sum in the other currency: another figure.
    pub equivalent: Option<usize>,
    pub when: Option<Decision<Period>>,
    /// The date that tells it.
    pub date: Option<usize>,
    pub region: Option<Decision<RegionIx>>,
    /// The place that tells it.
    pub place: Option<usize>,
    pub scope: Option<Decision<ScopeIx>>,
    /// In the lists of the reading, as the next ones, each with the rule by which it is of this claim.
    pub goods: Vec<(usize, &'static str)>,
    pub destinations: Vec<(usize, &'static str)>,
    pub parties: Vec<(usize, &'static str)>,
    pub flags: Vec<Flag>,
}

/// All that was read of a text, to build candidates from.
pub struct Marks<'r, 't> {
    pub text: &'r Text<'t>,
    pub words: &'r Cues<'r>,
    pub names: &'r Names,
    pub codes: &'r Codes,
    pub published: Option<Day>,
    pub figures: &'r [Figure],
    pub dates: &'r [Date],
    pub places: &'r [Place],
    pub countries: &'r [Country],
    pub goods: &'r [NamedIn],
    pub parties: &'r [Party],
    /// What the whole text tells first.
    pub whole: Whole,
}

/// What a text tells first, for figures whose own sentence does not say.
#[derive(Default)]
pub struct Whole {
    kind: Option<Kind>,
    day: Option<usize>,
    period: Option<usize>,
    /// By role; of places those that are not the nation.
    places: [Option<usize>; Role::COUNT],
    nation: Option<usize>,
    /// Of each place whether it only tells where somebody spoke.
    said: Vec<bool>,
    /// Of each place whether goods only pass it.
    gates: Vec<bool>,
    /// Of each figure its clause.
    clauses: Vec<Clause>,
}

/// More marks of one sort than a claim has.
const MOST: usize = 40;

/// Those of a list in the order of the text that stand inside some words.
fn within<T>(list: &[T], words: impl Fn(&T) -> &Words, of: &Words) -> Words {
    let from = list.partition_point(|one| words(one).start < of.start);
    let until = list.partition_point(|one| words(one).end <= of.end);
    from..until.max(from)
}

/// What carries over from one figure to the next.
#[derive(Default)]
struct Carried {
    measure: Option<&'static str>,
    /// The period of the last figure that is not a base, and where it stands.
    period: Option<(usize, Period)>,
    /// The first period that a figure was told with.
    first: Option<(usize, Period)>,
    /// A later one that was told before that: what a rate is of, which no date is told with.
    later: Option<(usize, Period)>,
    /// The last period that something was compared with.
    base: Option<(usize, Period)>,
    region: Option<(usize, RegionIx)>,
    /// The last figure with its place.
    place: Option<(usize, usize)>,
}

impl Marks<'_, '_> {
    /// The candidates, in the order of their figures.
    pub fn candidates(&mut self) -> Vec<Candidate> {
        self.whole.clauses = kind::clauses(self.text, self.figures);
        self.whole.said = (0..self.places.len()).map(|p| self.tells_where_said(p)).collect();
        self.whole.gates = (0..self.places.len()).map(|p| self.is_passed(p)).collect();
        let is_nation = |place: &Place| self.codes.regions[place.region].parent.is_none();
        let first = |role: Role| {
            let is_first = |p: &usize| {
                let place = &self.places[*p];
                place.role == role && !(role == Role::Place && (is_nation(place) || self.is_where_said(*p)))
            };
            (0..self.places.len()).find(is_first)
        };
        self.whole = Whole {
            kind: Some(kind::of_text(self.text, self.words)),
            day: (0..self.dates.len()).filter(|d| self.dates[*d].is_day).min_by_key(|d| self.is_of_dateline(*d)),
            period: self.dates.iter().position(|date| !date.is_day && date.period.is_some() && !self.is_base(date)),
            places: Role::ALL.map(first),
            nation: self.places.iter().position(|place| place.role == Role::Place),
            ..core::mem::take(&mut self.whole)
        };
        let whole = self.whole.kind.unwrap_or(Kind::Value);
        let mut carried = Carried::default();
        let mut found: Vec<Candidate> = Vec::new();
        let mut n = 0;
        while n < self.figures.len() {
            let figure = &self.figures[n];
            let equivalent = self.equivalent(n);
            if let Some(candidate) = self.candidate(n, equivalent, whole, &mut carried, &found) {
                carried.measure = Some(candidate.measure.of);
                found.push(candidate);
            } else if figure.is_money() {
                carried.measure = None;
            }
            n += if equivalent.is_some() { 2 } else { 1 };
        }
        found
    }

    fn low(&self, at: usize) -> &str {
        self.text.low(at)
    }

    fn clause(&self, n: usize) -> Clause {
        self.whole.clauses.get(n).cloned().unwrap_or_default()
    }

    /// Whether the next figure says the same in the other currency: `US$ 1 juta atau Rp 14 miliar`, `Rp 250 juta (US$ 18.666)`.
    fn equivalent(&self, n: usize) -> Option<usize> {
        let (this, next) = (self.figures.get(n)?, self.figures.get(n + 1)?);
        let differ = matches!((this.unit, next.unit), ("USD", "IDR") | ("IDR", "USD"));
        let between = this.words.end..next.words.start;
        let joins = between.clone().any(|at| is_any(self.low(at), "atau setara ( or equivalent sekitar ekuivalen"));
        (differ && between.len() <= 5 && joins && between.clone().all(|at| !is_any(self.low(at), ". dan naik turun"))).then_some(n + 1)
    }

    fn candidate(
        &self,
        n: usize,
        equivalent: Option<usize>,
        whole: Kind,
        carried: &mut Carried,
        before: &[Candidate],
    ) -> Option<Candidate> {
        let figure = &self.figures[n];
        let measure = kind::measure(self.text, self.words, self.figures, n, &self.clause(n), carried.measure)?;
        let known = |code: &str| self.codes.units.iter().any(|unit| unit.entry.code == code);
        if !known(figure.unit) {
            return None;
        }
        let is_growth = measure.of.ends_with("growth") || measure.of == "growth";
        let date = self.date_of(n, is_growth, false);
        // A week is when something happened, not what is counted over.
        let is_long = |(d, _): (usize, &str)| {
            self.dates[d].period.is_some_and(|period| !(1..=7).contains(&period.last().saturating_sub(period.first())))
        };
        let kind = kind::kind(self.text, self.words, figure, measure.of, date.is_some_and(is_long), whole);
        // What is sent on no day that is told is no event: `Sukoharjo mengekspor tekstil US$ 410 juta`.
        let is_undated = kind.of == Kind::Release && whole != Kind::Release && self.is_only_sent(n);
        let kind =
            if is_undated && self.date_of(n, false, true).is_none() && !self.day_of_event(n).is_some_and(|(d, _)| self.dates[d].is_day) {
                Decision::new(Kind::Value, "sent-on-no-day", kind.words)
            } else if kind.rule == "the-text"
                && let Some(event) = before.last().filter(|other| other.kind.of == Kind::Release)
                && self.told(figure.words.start).all.contains(&self.figures[event.figure].words.start)
            {
                Decision::new(Kind::Release, "as-the-figure-before", event.kind.words.clone())
            } else if kind.rule == "the-text"
                && kind.of == Kind::Release
                && let Some(told) = before.last().filter(|other| other.kind.of == Kind::Value)
                && self.is_in_one_paragraph(self.figures[told.figure].words.end..figure.words.start)
            {
                Decision::new(Kind::Value, "as-the-figure-before", told.kind.words.clone())
            } else {
                kind
            };
        let is_event = kind.of != Kind::Value;
        // Who works where exports are made is no figure of them.
        if !is_event && measure.of == "people" {
            return None;
        }
        let date = if is_event { self.date_of(n, false, true).or(date) } else { date };
        // What was before a change is of the period that is told with it, or of one that nobody tells.
        let is_untold = self.is_before_change(n, date);
        let is_told_before = |(d, _): (usize, &str)| n > 0 && self.dates[d].words.start < self.figures[n - 1].words.start;
        let worth = before.last().filter(|other| other.figure + 1 == n && date.is_none_or(is_told_before) && self.is_worth(n));
        let told = carried.period;
        let (when, date) = match self.unresolved(n, is_event).filter(|_| date.is_none()) {
            Some(unresolved) => (None, Some(unresolved)),
            None => match worth {
                Some(other) => (other.when.clone(), other.date),
                None if is_untold => self.period_before_change(n, date, carried),
                None => self.period(n, date, kind.of, carried),
            },
        };
        // What is still to come is no period of what follows.
        if measure.of.ends_with("target") && told.is_some() {
            carried.period = told;
        }
        let (region, place) = self.region(n, measure.of, kind.of, carried);
        carried.place = place.map(|place| (n, place));
        let sign = kind::sign(self.text, self.words, self.figures, n, &self.clause(n), measure.of);
        let scope = self.scope(n, measure.of, kind.of);
        let (back, ahead) = self.clause(n);
        let forecast = measure.of.ends_with("target") || back.clone().rev().take(8).any(|at| self.words.starts(List::Forecast, at));
        let status = if forecast {
            Status::Forecast
        } else if figure.bound != Bound::Exact {
            Status::Estimated
        } else {
            Status::Normal
        };
        let told = if is_event { self.told(figure.words.start) } else { Told::clause(back.start..ahead.end.max(figure.words.end)) };
        let goods = told.each(self.goods, |good| &good.words, |good| Some(good.good));
        let to = |country: &Country| country.is_destination.then_some(country.country);
        let destinations = told.each(self.countries, |country| &country.words, to);
        // Who speaks of a figure stands anywhere in its sentence.
        let told = if is_event { told } else { Told::clause(self.text.sentence_of(figure.words.start)) };
        let parties = told.each(self.parties, |party| &party.words, |party| party.role.map(|_| party.words.start));
        let mut flags = figure.flags.clone();
        flags.extend(date.iter().flat_map(|date| self.dates[*date].flags.clone()));
        flags.extend(place.iter().flat_map(|place| self.places[*place].flags.clone()));
        flags.extend(self.neighbours(figure, &measure, before));
        Some(Candidate {
            figure: n,
            kind,
            measure,
            value: figure.value * sign,
            upper: figure.upper,
            unit: figure.unit,
            status,
            equivalent,
            when,
            date,
            region,
            place,
            scope,
            goods,
            destinations,
            parties,
            flags,
        })
    }

    fn is_in_one_paragraph(&self, mut words: Words) -> bool {
        words.all(|at| self.text.tokens[at].gap < Gap::Paragraph)
    }

    /// Whether a figure tells what the one before is worth, or weighs: `262 ton senilai Rp 4,1 triliun`.
    fn is_worth(&self, n: usize) -> bool {
        let Some(before) = n.checked_sub(1).and_then(|n| self.figures.get(n)) else { return false };
        let between = before.words.end..self.figures[n].words.start;
        let word = |at: usize| is_any(self.low(at), "senilai bernilai worth valued setara seberat sebanyak atau or");
        let small =
            |at: usize| word(at) || is_any(self.low(at), "dengan nilai total ekspor devisa mencapai sebesar , dan atau at sekitar rp us $");
        (1..=5).contains(&between.len())
            && before.unit != self.figures[n].unit
            && self.figures[n].unit != "percent"
            && (between.clone().any(word) || self.low(between.start) == "dengan" && between.clone().any(|at| self.low(at) == "nilai"))
            && between.clone().all(small)
    }

    /// A figure a thousand times off all others of its measure and unit in the text.
    fn neighbours(&self, figure: &Figure, measure: &Decision<&'static str>, before: &[Candidate]) -> Option<Flag> {
        if !figure.is_money() || figure.value <= 0.0 || figure.asks() {
            return None;
        }
        let like: Vec<f64> = before
            .iter()
            .rev()
            .take(40)
            .filter(|other| other.measure.of == measure.of && other.unit == figure.unit && other.value > 0.0)
            .map(|other| other.value)
            .collect();
        let off = like.len() >= 2 && like.iter().all(|other| (figure.value / other).log10().abs() > 4.5);
        off.then(|| Flag::note(FlagKind::Magnitude))
    }
}
