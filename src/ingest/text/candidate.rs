//! Candidate claims: each figure with its measure, period, area, scope, goods, destinations and parties, and the rule behind each.
use crate::ingest::text::country::Country;
use crate::ingest::text::date::Date;
use crate::ingest::text::figure::{Bound, Figure, How};
use crate::ingest::text::flag::{Flag, FlagKind};
use crate::ingest::text::goods::NamedIn;
use crate::ingest::text::kind::{self, Decision, clause};
use crate::ingest::text::names::{NamedGood, Names};
use crate::ingest::text::party::Party;
use crate::ingest::text::place::{Place, Role};
use crate::ingest::text::token::{Text, Words, is_any};
use crate::ingest::text::words::{Cues, List};
use crate::model::codes::Codes;
use crate::model::edtf::{Day, Period, Point, civil_from_day};
use crate::model::index::{CountryIx, RegionIx, ScopeIx};
use crate::model::vocabulary::{Kind, Lang, Status};

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
    /// In `Names::good_list`.
    pub goods: Vec<usize>,
    pub destinations: Vec<CountryIx>,
    pub parties: Vec<usize>,
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
    goods: Words,
    countries: Words,
    parties: Words,
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
    region: Option<(usize, RegionIx)>,
}

impl Marks<'_, '_> {
    /// The candidates, in the order of their figures.
    pub fn candidates(&mut self) -> Vec<Candidate> {
        let is_nation = |place: &Place| self.codes.regions[place.region].parent.is_none();
        let first = |role: Role| self.places.iter().position(|place| place.role == role && !(role == Role::Place && is_nation(place)));
        self.whole = Whole {
            kind: Some(kind::of_text(self.text, self.words)),
            day: self.dates.iter().position(|date| date.is_day && date.period.is_some()),
            period: self.dates.iter().position(|date| !date.is_day && date.period.is_some() && !self.is_base(date)),
            places: Role::ALL.map(first),
            nation: self.places.iter().position(|place| place.role == Role::Place),
            goods: 0..self.goods.len().min(MOST),
            countries: 0..self.countries.len().min(MOST),
            parties: 0..self.parties.len().min(MOST),
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
        let measure = kind::measure(self.text, self.words, self.figures, n, carried.measure)?;
        let known = |code: &str| self.codes.units.iter().any(|unit| unit.entry.code == code);
        if !known(figure.unit) {
            return None;
        }
        let is_growth = measure.of.ends_with("growth") || measure.of == "growth";
        let date = self.date_of(n, is_growth, false);
        let kind = kind::kind(self.text, self.words, figure, measure.of, date.is_some(), whole);
        let is_event = kind.of != Kind::Value;
        let date = if is_event { self.date_of(n, false, true).or(date) } else { date };
        let (when, date) = self.period(date, is_event, carried);
        let (region, place) = self.region(n, carried);
        let sign = kind::sign(self.text, self.figures, n, measure.of);
        let scope = self.scope(n, measure.of, kind.of);
        let (back, ahead) = clause(self.text, self.figures, n);
        let forecast = measure.of.ends_with("target") || back.clone().rev().take(8).any(|at| self.words.starts(List::Forecast, at));
        let status = if forecast {
            Status::Forecast
        } else if figure.bound != Bound::Exact {
            Status::Estimated
        } else {
            Status::Normal
        };
        let sentence = self.text.sentence_of(figure.words.start);
        let in_reach =
            |words: &Words| if is_event { true } else { words.start >= back.start && words.end <= ahead.end.max(figure.words.end) };
        let mut goods: Vec<usize> = Vec::new();
        let near = if is_event { self.whole.goods.clone() } else { within(self.goods, |good| &good.words, &sentence) };
        for good in self.goods[near].iter().filter(|good| in_reach(&good.words)) {
            if !goods.contains(&good.good) {
                goods.push(good.good);
            }
        }
        let mut destinations: Vec<CountryIx> = Vec::new();
        let near = if is_event { self.whole.countries.clone() } else { within(self.countries, |country| &country.words, &sentence) };
        for country in self.countries[near].iter().filter(|country| country.is_destination && in_reach(&country.words)) {
            if !destinations.contains(&country.country) {
                destinations.push(country.country);
            }
        }
        let near = if is_event { self.whole.parties.clone() } else { within(self.parties, |party| &party.words, &sentence) };
        let parties = near.filter(|p| self.parties[*p].role.is_some()).collect();
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

    // ---- Which period ----

    /// Whether a date is what another figure is compared with.
    fn is_base(&self, date: &Date) -> bool {
        let start = date.words.start;
        let words = ["dibanding", "dibandingkan", "ketimbang", "daripada", "compared", "terhadap", "banding", "than", "dibandingkannya"];
        let sentence = self.text.sentence_of(start);
        // A comma ends the comparison; that of a number does not.
        let comma = |at: usize| self.text.is_sign(at, ',') && !self.text.is_glued(at + 1);
        let back = (sentence.start.max(start.saturating_sub(10))..start).rev();
        let compared = back.take_while(|at| !comma(*at)).any(|at| words.contains(&self.low(at)));
        date.is_base || compared || (self.follows_change(date) && is_any(self.text.before(start), "dari from"))
    }

    /// Whether a figure that tells a change stands right before a date: `naik 12 persen dari tahun 2016`.
    fn follows_change(&self, date: &Date) -> bool {
        let start = date.words.start;
        let before = self.figures.partition_point(|figure| figure.words.end <= start);
        let last = before.checked_sub(1).and_then(|n| self.figures.get(n));
        last.is_some_and(|figure| figure.change.is_some() && start - figure.words.end <= 3)
    }

    /// The date that a figure is told with in its sentence.
    fn date_of(&self, n: usize, is_growth: bool, days: bool) -> Option<(usize, &'static str)> {
        let figure = &self.figures[n];
        let sentence = self.text.sentence_of(figure.words.start);
        let breaks =
            |at: usize| is_any(self.low(at), "; sedangkan sementara dibanding dibandingkan while compared adapun ketimbang daripada");
        let mut best: Option<(usize, usize, &'static str)> = None;
        for d in within(self.dates, |date| &date.words, &sentence) {
            let date = &self.dates[d];
            if date.period.is_none() {
                continue;
            }
            let told_as_stock = self.text.before(date.words.start) == "per";
            if date.is_day && !days && !told_as_stock {
                continue;
            }
            let base = self.is_base(date);
            let after = date.words.start >= figure.words.end;
            let between = if after { figure.words.end..date.words.start } else { date.words.end..figure.words.start };
            if base {
                // Only a figure that is told as that of the base: `dibanding September yang sebesar US$ 1 miliar`.
                let told = !after
                    && !is_growth
                    && between.len() <= 6
                    && between.clone().all(|at| {
                        is_any(
                            self.low(at),
                            "yang sebesar mencapai tercatat senilai hanya ( of at sebanyak lalu which was berada di angka ini",
                        )
                    });
                let pair = after && between.len() <= 3 && figure.change.is_some_and(|change| change.how == How::From);
                let direct = after
                    && !is_growth
                    && between.len() <= 2
                    && between.clone().all(|at| is_any(self.low(at), "pada di in of ( tahun bulan"));
                // `dibanding Juli 2023 naik 12 persen, yang saat itu sebesar US$ 2 miliar`.
                let then = !after
                    && !is_growth
                    && (date.words.end.max(figure.words.start.saturating_sub(5))..figure.words.start)
                        .any(|at| self.low(at) == "itu" && is_any(self.text.before(at), "saat kala ketika"));
                if !(told || pair || direct || then) {
                    continue;
                }
            }
            // `Juni naik dari A pada Mei menjadi B`: what stands between the word and B is told of A.
            let of_start = figure.change.is_some_and(|change| change.how == How::To && date.words.start > change.word && !after);
            let figures = within(self.figures, |other| &other.words, &between).len();
            let broken = !base && between.clone().any(breaks);
            let commas = between.clone().filter(|at| self.text.is_sign(*at, ',')).count();
            let mut cost = between.len() + 6 * figures + if broken { 25 } else { 0 } + if of_start { 20 } else { 0 };
            let direct = after
                && commas == 0
                && between.len() <= 2
                && between
                    .clone()
                    .all(|at| is_any(self.low(at), "pada di in ( selama sepanjang tahun bulan untuk during periode per hingga"));
            if after {
                cost += if direct { 0 } else { 6 + 4 * commas };
            } else {
                // A date that stands right behind the figure before belongs to that one.
                let taken = n.checked_sub(1).and_then(|n| self.figures.get(n)).is_some_and(|other| {
                    date.words.start >= other.words.end
                        && date.words.start - other.words.end <= 1
                        && date.words.start > other.words.end.saturating_sub(1)
                        && !self.text.is_sign(other.words.end, ',')
                });
                cost += 2 + if taken { 5 } else { 0 };
            }
            if direct {
                cost = 1;
            }
            let rule = match (base, direct, after) {
                (true, ..) => "base-of-comparison",
                (false, true, _) => "right-behind",
                (false, false, true) => "behind-in-sentence",
                (false, false, false) => "before-in-sentence",
            };
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, d, rule));
            }
        }
        best.map(|(_, date, rule)| (date, rule))
    }

    fn period(
        &self,
        date: Option<(usize, &'static str)>,
        is_event: bool,
        carried: &mut Carried,
    ) -> (Option<Decision<Period>>, Option<usize>) {
        let decide = |period: Period, rule, d: usize| (Some(Decision::new(period, rule, Some(self.dates[d].words.clone()))), Some(d));
        if let Some((d, rule)) = date
            && let Some(period) = self.dates[d].period
        {
            let (period, rule) = match self.since(d, period) {
                Some(since) => (since, "since-until-publication"),
                None => (period, rule),
            };
            if rule != "base-of-comparison" && !self.dates[d].is_day {
                carried.period = Some((d, period));
            }
            return decide(period, rule, d);
        }
        if is_event {
            // The day of the event: the first day told in the text.
            if let Some(d) = self.whole.day
                && let Some(period) = self.dates[d].period
            {
                return decide(period, "first-day-of-the-text", d);
            }
        }
        if let Some((d, period)) = carried.period {
            return decide(period, "as-the-figure-before", d);
        }
        // The first period of the text that is no base: that of the headline or of the lead.
        if let Some(d) = self.whole.period
            && let Some(period) = self.dates[d].period
        {
            return decide(period, "first-period-of-the-text", d);
        }
        let published = self.published.map(|day| {
            let (year, month, of) = civil_from_day(day);
            let uncertain = if is_event {
                Point::Date { year, month, day: of, uncertain: true }
            } else {
                Point::Date { year, month: 0, day: 0, uncertain: true }
            };
            Decision::new(Period { start: uncertain, end: uncertain }, "publication", None)
        });
        (published, None)
    }

    /// From a month or a year told as `sejak` until publication.
    fn since(&self, d: usize, period: Period) -> Option<Period> {
        let date = &self.dates[d];
        let begins = is_any(self.text.before(date.words.start), "sejak since mulai");
        let (year, month, _) = civil_from_day(self.published?);
        let Point::Date { year: from, month: first, day: 0, .. } = period.start else { return None };
        let end = Point::Date { year, month: if first == 0 { 0 } else { month }, day: 0, uncertain: false };
        (begins && period.is_single() && (from, first) < (year, if first == 0 { 0 } else { month }))
            .then_some(Period { start: period.start, end })
    }

    // ---- Which area ----

    fn region(&self, n: usize, carried: &mut Carried) -> (Option<Decision<RegionIx>>, Option<usize>) {
        let figure = &self.figures[n];
        let sentence = self.text.sentence_of(figure.words.start);
        let decide = |p: usize, rule| (Some(Decision::new(self.places[p].region, rule, Some(self.places[p].words.clone()))), Some(p));
        let nation = |place: &Place| self.codes.regions[place.region].parent.is_none();
        let mut best: Option<(usize, usize)> = None;
        for p in within(self.places, |place| &place.words, &sentence) {
            let place = &self.places[p];
            if place.role != Role::Place {
                continue;
            }
            let after = place.words.start >= figure.words.end;
            let between = if after { figure.words.end..place.words.start } else { place.words.end..figure.words.start };
            let exports = is_any(self.text.before(place.words.start), "ekspor nonmigas perdagangan asal exports of from");
            // `ekspor Indonesia` as the whole that a share is of.
            let whole = nation(place) && (after || between.len() > 12) && !exports;
            let share = nation(place) && after;
            let figures = within(self.figures, |other| &other.words, &between).len();
            let cost = between.len() + 4 * figures + if after { 8 } else { 0 } + if whole { 30 } else { 0 } + if share { 20 } else { 0 };
            // Where somebody spoke is not what was spoken of.
            let spoken = after && between.clone().any(|at| self.words.starts(List::Speaks, at));
            let cost = cost + if spoken { 30 } else { 0 };
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, p));
            }
        }
        // The nation at the end of a sentence is rarely what a figure is of, where a region was told before.
        if let Some((cost, p)) = best
            && !(cost >= 30 && carried.region.is_some())
            && !(cost >= 20 && nation(&self.places[p]) && carried.region.is_some())
        {
            carried.region = Some((p, self.places[p].region));
            return decide(p, "in-sentence");
        }
        // Of an office that is told in the sentence, once no region was told: `Kepala BPS Jawa Timur`.
        if let Some((p, _)) = carried.region {
            return decide(p, "as-the-figure-before");
        }
        let first = |role: Role| self.whole.places[role as usize];
        let last = self.places.partition_point(|place| place.words.end <= figure.words.start);
        let before = (last.saturating_sub(50)..last).rev().find(|p| self.places[*p].role == Role::Place);
        if let Some(p) = before.filter(|p| !nation(&self.places[*p])).or_else(|| first(Role::Place)) {
            return decide(p, "first-of-the-text");
        }
        if let Some(p) = first(Role::Office) {
            return decide(p, "of-the-office");
        }
        if let Some(p) = first(Role::Organisation) {
            return decide(p, "of-the-organisation");
        }
        if let Some(p) = before {
            return decide(p, "nation-of-the-text");
        }
        if let Some(p) = self.whole.nation {
            return decide(p, "nation-of-the-text");
        }
        if let Some(p) = first(Role::Dateline) {
            return decide(p, "of-the-dateline");
        }
        (None, None)
    }

    // ---- Which part of all exports ----

    fn scope(&self, n: usize, measure: &str, kind: Kind) -> Option<Decision<ScopeIx>> {
        if kind != Kind::Value
            || !is_any(
                measure,
                "export_value growth share weight import_value export_value_change weight_growth import_growth volume quantity trade_balance",
            )
        {
            return None;
        }
        let figure = &self.figures[n];
        let (mut back, ahead) = clause(self.text, self.figures, n);
        // Not beyond the figure before, unless nothing else is told.
        if let Some(previous) = n
            .checked_sub(1)
            .map(|p| &self.figures[p])
            .filter(|previous| previous.words.end > back.start && !is_any(self.low(previous.words.end), "atau ("))
        {
            back.start = previous.words.end;
        }
        let code = |code: &str| self.codes.scopes.position(|scope| scope.entry.code == code);
        let class = |at: usize| -> Option<(&'static str, usize)> {
            let phrases: &[(&str, &'static str)] = &[
                ("nonmigas", "non-oil-and-gas"),
                ("non migas", "non-oil-and-gas"),
                ("non - migas", "non-oil-and-gas"),
                ("non oil and gas", "non-oil-and-gas"),
                ("non - oil and gas", "non-oil-and-gas"),
                ("migas", "oil-and-gas"),
                ("minyak dan gas", "oil-and-gas"),
                ("oil and gas", "oil-and-gas"),
                ("industri pengolahan", "manufacturing"),
                ("sektor industri", "manufacturing"),
                ("manufacturing", "manufacturing"),
                ("pertambangan", "mining"),
                ("sektor tambang", "mining"),
                ("pertanian", "agriculture"),
                ("agricultural", "agriculture"),
                ("perikanan", "fishery-products"),
            ];
            phrases.iter().find_map(|(phrase, code)| self.text.starts(at, phrase).map(|length| (*code, length)))
        };
        let of_parties = within(self.parties, |party| &party.words, &self.text.sentence_of(figure.words.start));
        let office = |at: usize| self.parties[of_parties.clone()].iter().any(|party| party.words.contains(&at));
        let classed = back.clone().rev().filter(|at| !office(*at)).find_map(|at| class(at).map(|(code, length)| (code, at..at + length)));
        let good = self.goods[within(self.goods, |good| &good.words, &back)].last().or_else(|| {
            let near = ahead.start..ahead.end.min(ahead.start + 4);
            let of_mass = is_any(figure.unit, "t kg m3 piece");
            self.goods[within(self.goods, |good| &good.words, &near)].first().filter(|_| of_mass)
        });
        let country = self.countries[within(self.countries, |country| &country.words, &back)].last();
        let each = self.each_of(n);
        let country = each.map_or(country, |at| self.countries.get(at));
        let mut base: Option<(ScopeIx, Words)> = None;
        if let Some(good) = good
            && let Some(scope) = self.scope_of_good(&self.names.good_list[good.good])
        {
            base = Some((scope, good.words.clone()));
        } else if let Some((name, words)) = classed
            && let Some(scope) = code(name)
        {
            base = Some((scope, words));
        }
        if let Some(country) =
            country.filter(|country| each.is_some() || country.is_destination || self.low(figure.words.start.saturating_sub(1)) == "(")
        {
            let alpha = self.codes.countries[country.country].code.to_ascii_lowercase();
            let joined = match &base {
                Some((scope, _)) => code(&[self.codes.scopes[*scope].entry.code.as_str(), "-to-", &alpha].concat()),
                None => code(&["country-", &alpha].concat()),
            };
            if let Some(scope) = joined {
                base = Some((scope, country.words.clone()));
            }
        }
        if measure.ends_with("growth") {
            let sentence = self.text.sentence_of(figure.words.start);
            let next = self.figures.get(n + 1).map_or(sentence.end, |next| next.words.start.min(sentence.end));
            let find = |list: List| (figure.words.end..next).find(|at| self.words.starts(list, *at));
            let month = find(List::MonthOnMonth);
            let year = find(List::YearOnYear);
            let suffix = match (month, year) {
                (Some(month), Some(year)) => Some(if month < year { ("month-on-month", month) } else { ("year-on-year", year) }),
                (Some(month), None) => Some(("month-on-month", month)),
                (None, Some(year)) => Some(("year-on-year", year)),
                (None, None) => None,
            };
            if let Some((suffix, at)) = suffix {
                let joined = match &base {
                    Some((scope, _)) => code(&[self.codes.scopes[*scope].entry.code.as_str(), "-", suffix].concat()),
                    None => code(suffix),
                };
                if let Some(scope) = joined {
                    return Some(Decision::new(scope, "base-of-growth", Some(at..at + 1)));
                }
            }
        }
        base.map(|(scope, words)| Decision::new(scope, "word-before", Some(words)))
    }

    /// The country that a figure is of where as many figures follow `masing-masing` as countries stand before it: `Jepang dan China
    /// masing-masing 14 persen dan 11 persen`.
    fn each_of(&self, n: usize) -> Option<usize> {
        let figure = &self.figures[n];
        let sentence = self.text.sentence_of(figure.words.start);
        let each = (sentence.start..figure.words.start).rev().find(|at| self.text.starts(*at, "masing - masing").is_some())?;
        let figures = within(self.figures, |other| &other.words, &(each..sentence.end));
        let countries = within(self.countries, |country| &country.words, &(sentence.start..each));
        (figures.len() == countries.len()).then_some(countries.start + n.checked_sub(figures.start)?)
    }

    /// The scope that has a good's name.
    fn scope_of_good(&self, good: &NamedGood) -> Option<ScopeIx> {
        self.codes.scopes.position(|scope| scope.entry.name[Lang::En] == good.en || scope.entry.name[Lang::Id] == good.id)
    }
}
