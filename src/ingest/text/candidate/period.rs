//! Which period a figure is of, by the dates of its sentence, of the figures before, of the text.
use super::{Carried, MOST, Marks, within};
use crate::ingest::text::date::Date;
use crate::ingest::text::figure::{Figure, How};
use crate::ingest::text::kind::Decision;
use crate::ingest::text::place::Role;
use crate::ingest::text::token::{Gap, Words, is_any};
use crate::ingest::text::words::List;
use crate::model::edtf::{Period, Point, civil_from_day};
use crate::model::vocabulary::Kind;

/// The lists of what is held every year, whose name a year may end.
const EVENTS: &[List] = &[List::Award, List::Programme, List::NationalEvent];

impl Marks<'_, '_> {
    /// Whether a date is what another figure is compared with.
    pub(super) fn is_base(&self, date: &Date) -> bool {
        let start = date.words.start;
        let sentence = self.text.sentence_of(start);
        // A comma ends the comparison; that of a number does not.
        let comma = |at: usize| self.text.is_sign(at, ',') && !self.text.is_glued(at + 1);
        let back = (sentence.start.max(start.saturating_sub(10))..start).rev();
        // `Terhadap ekspor Jawa Barat pada 2023` tells the whole of a share.
        let beside = |at: usize| self.low(at) == "terhadap" && at + 2 >= start;
        let compared = back.take_while(|at| !comma(*at)).any(|at| self.words.starts(List::Base, at) || beside(at));
        // `2021 US$ 399 juta, dari 2020 yang US$ 254 juta`.
        let before = self.dates.partition_point(|other| other.words.end <= start);
        let earlier = before.checked_sub(1).and_then(|d| self.dates.get(d)).is_some_and(|other| other.words.start >= sentence.start);
        let start_of_change = earlier && is_any(self.low(date.words.end), "yang sebesar senilai which") || self.follows_change(date);
        // `Nilai itu turun tajam dari Oktober 2019 sebesar US$ 150,2 juta`.
        let from_there = is_any(self.low(date.words.end), "yang sebesar senilai which of")
            && (start.saturating_sub(4)..start).any(|at| self.is_change(at));
        // `Lebih tinggi dari Juni 2024`, `higher than in June`.
        let more = is_any(self.text.before(start), "dari than")
            && start > 2
            && is_any(self.low(start - 2), "tinggi rendah besar kecil baik buruk banyak sedikit cepat lambat");
        date.is_base || compared || more || ((start_of_change || from_there) && is_any(self.text.before(start), "dari from"))
    }

    fn is_change(&self, at: usize) -> bool {
        self.words.starts(List::Up, at) || self.words.starts(List::Down, at)
    }

    /// The figure right before another one, where it tells a change.
    fn change_before(&self, n: usize) -> Option<&Figure> {
        let (before, this) = (self.figures.get(n.checked_sub(1)?)?, self.figures.get(n)?);
        (before.change.is_some() && this.words.start.saturating_sub(before.words.end) <= 3).then_some(before)
    }

    /// Whether a figure goes on with the change that the one before tells: `naik 12 persen menjadi 45 juta dari 40 juta`.
    pub(super) fn continues_change(&self, n: usize) -> bool {
        let is_result = self.figures[n].change.is_some_and(|change| change.how == How::To);
        self.is_start_of_change(n) || is_result && self.change_before(n).is_some_and(|before| before.unit == "percent")
    }

    /// Whether a figure is what another one has changed from, told after it: `turun menjadi 258 miliar dari 291 miliar`. It is of an
    /// earlier period than the other.
    pub(super) fn is_start_of_change(&self, n: usize) -> bool {
        let this = &self.figures[n];
        let is_from = self.change_before(n).is_some_and(|before| before.unit == this.unit || before.unit == "percent");
        is_from && this.unit != "percent" && is_any(self.text.before(this.words.start), "dari from")
    }

    /// Whether a figure is what another one has changed from, and no date is told with it alone: `naik 8,1 persen dari US$ 194 miliar`,
    /// `naik dari A menjadi B pada 2023`.
    pub(super) fn is_before_change(&self, n: usize, date: Option<(usize, &'static str)>) -> bool {
        let figure = &self.figures[n];
        let from = figure.change.is_some_and(|change| change.how == How::From) && figure.unit != "percent";
        if !(self.is_start_of_change(n) || from) {
            return false;
        }
        // One behind the figure that it has changed to is of that.
        let is_own = |(d, rule): (usize, &'static str)| {
            let start = self.dates[d].words.start;
            let between = figure.words.end..start.max(figure.words.end);
            rule == "each-of-as-many"
                || start >= figure.words.end && !between.into_iter().any(|at| is_any(self.low(at), "menjadi to ke"))
                || rule == "base-of-comparison"
                // `Dari 2022 yang sebesar A`: told with it.
                || start < figure.words.start
                    && figure.words.start - self.dates[d].words.end <= 3
                    && is_any(self.text.before(start), "dari from pada")
                    // `Pada Mei turun dari A menjadi B`: not A, which was before it.
                    && !(self.dates[d].words.end..figure.words.start).any(|at| self.is_change(at))
        };
        !date.is_some_and(is_own)
    }

    /// The period of what another figure has changed from: the one that is compared with in its sentence, else the one before by the base
    /// that is told, else the year before.
    pub(super) fn period_before_change(
        &self,
        n: usize,
        date: Option<(usize, &'static str)>,
        carried: &mut Carried,
    ) -> (Option<Decision<Period>>, Option<usize>) {
        let figure = &self.figures[n];
        let sentence = self.text.sentence_of(figure.words.start);
        let mut base: Option<(usize, usize, Period)> = None;
        for d in within(self.dates, |date| &date.words, &sentence) {
            let date = &self.dates[d];
            let distance = date.words.start.abs_diff(figure.words.start);
            if let Some(period) = date.period.filter(|_| !date.is_day && self.is_base(date))
                && base.is_none_or(|(_, least, _)| distance < least)
            {
                base = Some((d, distance, period));
            }
        }
        if let Some((d, _, period)) = base {
            carried.base = Some((d, period));
            return (Some(Decision::new(period, "base-of-comparison", Some(self.dates[d].words.clone()))), Some(d));
        }
        let main = date.and_then(|(d, _)| Some((d, self.dates[d].period?))).or(carried.period);
        let Some((d, period)) = main else { return (None, None) };
        let cue = |list: List| sentence.clone().any(|at| self.words.starts(list, at));
        let before = match (cue(List::MonthOnMonth), cue(List::YearOnYear)) {
            (true, false) => shifted(&period, -1).filter(|_| period.is_single()),
            (false, true) => shifted(&period, -12),
            (true, true) => None,
            // `Turun menjadi 258 miliar dari 291 miliar` does not say of when; `dari A menjadi B` is of the year before.
            (false, false) => year_before(&period).filter(|_| {
                let end = figure.words.end;
                !self.is_start_of_change(n) || (end..end + 4).any(|at| is_any(self.low(at), "menjadi to ke"))
            }),
        };
        let Some(before) = before else { return (None, None) };
        carried.base = Some((d, before));
        (Some(Decision::new(before, "year-before-the-change", Some(self.dates[d].words.clone()))), Some(d))
    }

    /// Whether a figure that tells a change stands right before a date: `naik 12 persen dari tahun 2016`.
    pub(super) fn follows_change(&self, date: &Date) -> bool {
        let start = date.words.start;
        let before = self.figures.partition_point(|figure| figure.words.end <= start);
        let last = before.checked_sub(1).and_then(|n| self.figures.get(n));
        last.is_some_and(|figure| figure.change.is_some() && start - figure.words.end <= 3)
    }

    /// Whether a day only tells when a text was written: `Tangerang, 22 Oktober 2023 –`.
    pub(super) fn is_of_dateline(&self, d: usize) -> bool {
        let Some(date) = self.dates.get(d).filter(|date| date.is_day && self.text.is_sign(date.words.end, '-')) else { return false };
        let place = self.places.partition_point(|place| place.words.end <= date.words.start);
        let place = place.checked_sub(1).and_then(|p| self.places.get(p)).filter(|place| place.role == Role::Dateline);
        place.is_some_and(|place| date.words.start - place.words.end <= 2)
    }

    /// The date that a figure is told with in its sentence.
    pub(super) fn date_of(&self, n: usize, is_growth: bool, days: bool) -> Option<(usize, &'static str)> {
        let figure = &self.figures[n];
        let sentence = self.text.sentence_of(figure.words.start);
        let breaks =
            |at: usize| is_any(self.low(at), "; sedangkan sementara dibanding dibandingkan while compared adapun ketimbang daripada");
        let figures_between = |words: &Words| within(self.figures, |other| &other.words, words).len();
        let periods =
            within(self.dates, |date| &date.words, &sentence).filter(|d| !self.dates[*d].is_day && self.dates[*d].period.is_some());
        if let Some(d) = self.each_of(n, &periods.map(|d| (d, &self.dates[d].words)).collect::<Vec<_>>()) {
            return Some((d, "each-of-as-many"));
        }
        let mut best: Option<(usize, usize, &'static str)> = None;
        for d in within(self.dates, |date| &date.words, &sentence) {
            let date = &self.dates[d];
            if date.period.is_none() {
                continue;
            }
            // The day that a text was written is that of an event where no other is told.
            if self.is_of_dateline(d) && self.dates.len() > 1 {
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
                    && between.len() <= 11
                    && between.clone().all(|at| self.words.starts(List::Tells, at) || is_any(self.low(at), "( , ) - nilai volume"));
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
                // `Pada periode yang sama tahun 2020 volumenya 21.300 ton`.
                let leads = !after
                    && !is_growth
                    && date.is_base
                    && figures_between(&between) == 0
                    && (sentence.start..date.words.start)
                        .all(|at| is_any(self.low(at), "pada di untuk in during for sementara sedangkan adapun , \""));
                if !(told || pair || direct || then || leads) {
                    continue;
                }
            }
            // `Penghargaan Primaniyarta 2019` is the name of what was on a day.
            let is_edition = days && !date.is_day && EVENTS.iter().any(|list| self.words.ending(*list, date.words.start).is_some());
            // `Juni naik dari A pada Mei menjadi B`: what stands between the word and B is told of A.
            let of_start = figure.change.is_some_and(|change| change.how == How::To && date.words.start > change.word && !after);
            let figures = figures_between(&between);
            let broken = !base && between.clone().any(breaks);
            // `612 ton; sebulan sebelumnya 590 ton`.
            if after && between.clone().any(|at| self.text.is_sign(at, ';')) {
                continue;
            }
            let commas = between.clone().filter(|at| self.text.is_sign(*at, ',')).count();
            let mut cost = between.len() + 6 * figures + if broken { 25 } else { 0 } + if of_start || is_edition { 40 } else { 0 };
            // The label of the next row or cell stands behind the figure too.
            let is_next = between.is_empty() && self.text.tokens.get(date.words.start).is_some_and(|token| token.gap >= Gap::Cell);
            let direct = after
                && !is_next
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

    /// A date in the sentence of a figure that is no day, or hangs on one that is not known: the period of another figure is not taken
    /// instead.
    pub(super) fn unresolved(&self, n: usize, is_event: bool) -> Option<usize> {
        let figure = self.figures.get(n)?;
        let sentence = self.text.sentence_of(figure.words.start);
        let unknown = |d: &usize| self.dates.get(*d).is_some_and(|date| date.period.is_none());
        let dates = |words: &Words| within(self.dates, |date| &date.words, words);
        let before = dates(&(sentence.start..figure.words.start)).next_back().filter(unknown);
        before.or_else(|| dates(&(figure.words.end..sentence.end)).find(|d| unknown(d) && (is_event || !self.dates[*d].is_day)))
    }

    pub(super) fn period(
        &self,
        n: usize,
        date: Option<(usize, &'static str)>,
        kind: Kind,
        carried: &mut Carried,
    ) -> (Option<Decision<Period>>, Option<usize>) {
        let decide = |period: Period, rule, d: usize| (Some(Decision::new(period, rule, Some(self.dates[d].words.clone()))), Some(d));
        let column = self.column(n);
        if let Some((head, Some(label))) = column
            && let Some(period) = self.month_of_year(label, head)
        {
            return decide(period, "row-and-column", label);
        }
        if let Some(d) = self.label_above(n).filter(|_| column.is_none())
            && let Some(period) = self.dates[d].period
        {
            carried.period = Some((d, period));
            return decide(period, "label-of-the-row", d);
        }
        if let Some((d, rule)) = date
            && let Some(period) = self.dates[d].period
        {
            let (period, rule) = match self.since(d, period) {
                Some(since) => (since, "since-until-publication"),
                None => (period, rule),
            };
            let (period, rule) = self.all_of_list(n, d, rule).map_or((period, rule), |all| (all, "all-of-a-list"));
            // `Pada 2021 turun dari A menjadi B`: A is of the year before.
            let is_start = self.figures[n].change.is_some_and(|change| change.how == How::From);
            if let Some(before) = year_before(&period).filter(|_| is_start && rule == "before-in-sentence") {
                carried.base = Some((d, before));
                return decide(before, "year-before-the-change", d);
            }
            if rule == "base-of-comparison" {
                carried.base = Some((d, period));
            } else if !self.dates[d].is_day {
                carried.first = carried.first.or(Some((d, period)));
                // An earlier one in the sentence of the other is told beside it: `pada Juni A, sedangkan pada Mei B`.
                let later = carried.period.filter(|(_, before)| before.last() > period.last());
                let sentence = |d: usize| self.text.sentence(self.dates[d].words.start);
                let is_beside = later.is_some_and(|(other, _)| sentence(other) == sentence(d) || self.is_only(n, d))
                    || self.is_aside(d) && carried.period.is_some()
                    || carried.period.is_some_and(|(_, whole)| self.is_part_of_many(d, whole));
                if !is_beside {
                    (carried.period, carried.later) = (Some((d, period)), later);
                }
            }
            return decide(period, rule, d);
        }
        let is_event = kind != Kind::Value;
        if is_event {
            if let Some((d, rule)) =
                self.day_of_event(n).or(self.whole.day.filter(|_| kind != Kind::Release).map(|d| (d, "first-day-of-the-text")))
            {
                // A day that no calendar has is asked about.
                return self.dates[d].period.map_or((None, Some(d)), |period| decide(period, rule, d));
            }
            if kind == Kind::Release {
                return (self.as_published(true), None);
            }
        }
        let is_start = self.figures[n].change.is_some_and(|change| change.how == How::From);
        // `Kini tinggal US$ 9,7 miliar`, after a figure of an earlier year.
        if let Some(d) = self.whole.period.filter(|_| self.is_now(n))
            && let Some(period) = self.dates[d].period
        {
            return decide(period, "now-as-first", d);
        }
        if let Some((d, period)) = carried.base.filter(|_| is_start) {
            return decide(period, "start-of-the-change", d);
        }
        if let Some((d, None)) = column
            && let Some(period) = self.dates[d].period
        {
            return decide(period, "head-of-the-column", d);
        }
        // What was told of an earlier time, and a month of the year that a text is of, ends with its paragraph.
        // What is still to come is a target, and what was before it no aside.
        let is_past = |(_, later): (usize, Period)| self.published.is_none_or(|day| later.last() <= day);
        if let Some((d, _)) = carried.period.filter(|_| carried.later.is_some_and(is_past))
            && self.is_in_later_paragraph(n, d)
        {
            carried.period = carried.later.take();
        }
        if let (Some((_, whole)), Some((d, part))) = (carried.first, carried.period)
            && is_inside(part, whole)
            && self.is_in_later_paragraph(n, d)
        {
            carried.period = carried.first;
        }
        if let Some((d, period)) = carried.period
            && let Some(until) = self.cumulative(n, period)
        {
            carried.period = Some((d, until));
            return decide(until, "cumulated-until", d);
        }
        let is_rate = self.figures[n].unit == "percent" && self.figures[n].change.is_some();
        if let Some((d, period)) = carried.later.filter(|_| is_rate).or(carried.period) {
            return decide(period, "as-the-figure-before", d);
        }
        // The first period of the text that is no base: that of the headline or of the lead.
        if let Some(d) = self.whole.period
            && let Some(period) = self.dates[d].period
        {
            carried.period = Some((d, period));
            return decide(period, "first-period-of-the-text", d);
        }
        (self.as_published(is_event), None)
    }

    /// Whether a line begins at a token.
    fn is_line(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_none_or(|token| token.gap >= Gap::Line)
    }

    /// The date that stands by itself on the line above a figure that stands by itself.
    fn label_above(&self, n: usize) -> Option<usize> {
        let Words { start, end } = self.figures[n].words.clone();
        let d = self.dates.partition_point(|date| date.words.end <= start).checked_sub(1)?;
        let date = &self.dates[d];
        let is_alone = date.words.end == start && [date.words.start, start, end].iter().all(|at| self.is_line(*at));
        (is_alone && !date.is_day && date.period.is_some()).then_some(d)
    }

    /// The month of a row in the year of a column.
    fn month_of_year(&self, row: usize, column: usize) -> Option<Period> {
        let single = |d: usize| self.dates[d].period.filter(Period::is_single).map(|period| period.start);
        let (Point::Date { month: month @ 1.., day: 0, .. }, Point::Date { year, month: 0, .. }) = (single(row)?, single(column)?) else {
            return None;
        };
        let point = Point::Date { year, month, day: 0, uncertain: false };
        Some(Period { start: point, end: point })
    }

    /// The date at the head of the column that a figure stands in: a row without figures has as many dates as this row has figures of
    /// the unit; and the date that begins the row.
    fn column(&self, n: usize) -> Option<(usize, Option<usize>)> {
        const ROWS: usize = 20;
        let figure = &self.figures[n];
        // One cell a line: the figures that follow one another, each on a line of its own.
        let is_lone = |n: usize| self.is_line(self.figures[n].words.start) && self.is_line(self.figures[n].words.end);
        let follows = |n: usize| is_lone(n) && is_lone(n + 1) && self.figures[n].words.end == self.figures[n + 1].words.start;
        let first = (n.saturating_sub(ROWS)..n).rev().take_while(|n| follows(*n)).last().unwrap_or(n);
        let last = (n + 1..self.figures.len().min(n + ROWS)).take_while(|n| follows(n - 1)).last().unwrap_or(n);
        let by_lines = first < last;
        let row = if by_lines {
            self.figures[first].words.start..self.figures[last].words.end
        } else {
            self.text.sentence_of(figure.words.start)
        };
        let figures = within(self.figures, |other| &other.words, &row);
        let like: Vec<usize> = figures.filter(|other| self.figures[*other].unit == figure.unit).collect();
        let place = like.iter().position(|other| *other == n).filter(|_| like.len() > 1)?;
        let figures_start = self.figures[*like.first()?].words.start;
        // A row has cells; two figures of prose are none.
        (by_lines || row.clone().any(|at| self.text.tokens[at].gap == Gap::Cell)).then_some(())?;
        let before = self.dates.partition_point(|date| date.words.end <= figures_start);
        let label = before.checked_sub(1).filter(|d| {
            let words = &self.dates[*d].words;
            words.end == figures_start && self.is_line(words.start)
        });
        let mut end = label.map_or(row.start, |d| self.dates[d].words.start);
        // With one cell a line, each row above is a line for each cell.
        for _ in 0..if label.is_some() { 4 * ROWS } else { ROWS } {
            let above = self.text.sentence_of(end.checked_sub(1)?);
            let above = above.start..above.end.min(end);
            let is_head = |d: &usize| !self.dates[*d].is_day && self.dates[*d].period.is_some();
            let dates: Vec<usize> = within(self.dates, |date| &date.words, &above).filter(is_head).collect();
            let is_label = label.is_some() && dates.len() == 1;
            if !dates.is_empty() && !is_label {
                let others = above.len().saturating_sub(dates.iter().map(|d| self.dates[*d].words.len()).sum());
                let is_empty = within(self.figures, |other| &other.words, &above).is_empty();
                let head = dates.get(place).copied().filter(|_| is_empty && others <= 8 && dates.len() == like.len());
                return head.map(|head| (head, label));
            }
            end = above.start;
        }
        None
    }

    /// The day of publication, or its year, where nothing else is told.
    fn as_published(&self, is_event: bool) -> Option<Decision<Period>> {
        let (year, month, of) = civil_from_day(self.published?);
        let (month, day) = if is_event { (month, of) } else { (0, 0) };
        let uncertain = Point::Date { year, month, day, uncertain: true };
        Some(Decision::new(Period { start: uncertain, end: uncertain }, "publication", None))
    }

    /// Whether a figure is told as what is now.
    fn is_now(&self, n: usize) -> bool {
        let (back, _) = self.clause(n);
        back.into_iter().any(|at| is_any(self.low(at), "kini sekarang now"))
    }

    /// Whether a date is told only to set something beside it: `Tahun sebelumnya 215 juta ton`.
    fn is_aside(&self, d: usize) -> bool {
        self.dates.get(d).is_some_and(|date| date.words.clone().any(|at| is_any(self.low(at), "sebelumnya previous")))
    }

    /// All that is enumerated with a date, where one figure is told of it: `Ekspor Januari dan Februari 2019 sebesar A`.
    fn all_of_list(&self, n: usize, d: usize, rule: &str) -> Option<Period> {
        let period = |d: usize| self.dates.get(d).filter(|date| !date.is_day && !self.is_base(date))?.period;
        let follows = |a: usize, b: usize| {
            let joint = self.dates[a].words.end..self.dates.get(b)?.words.start;
            let is_joint = (1..=2).contains(&joint.len()) && joint.into_iter().all(|at| is_any(self.low(at), ", dan and serta &"));
            (is_joint && period(a)?.last().checked_add(1) == Some(period(b)?.first())).then_some(())
        };
        let (mut first, mut last) = (d, d);
        while first > 0 && last - first < MOST && follows(first - 1, first).is_some() {
            first -= 1;
        }
        while last - first < MOST && follows(last, last + 1).is_some() {
            last += 1;
        }
        // A comma alone may end what is told of one: `US$ 50 juta pada 2021, 2022 naik`.
        let is_ended = is_any(self.text.before(self.dates.get(last)?.words.start), "dan and serta &");
        let is_plain = self.figures[n].change.is_none() && rule != "each-of-as-many" && first < last && is_ended;
        is_plain.then_some(Period { start: period(first)?.start, end: period(last)?.end })
    }

    /// Whether a figure is told as little beside a later one: `Tahun lalu cuma 310 ton`. Further off, `baru` is new.
    fn is_only(&self, n: usize, d: usize) -> bool {
        let (Some(date), Some(figure)) = (self.dates.get(d), self.figures.get(n)) else { return false };
        (figure.words.start.saturating_sub(2).max(date.words.end)..figure.words.start).any(|at| self.words.starts(List::Only, at))
    }

    /// Whether a paragraph ends between a date and a figure, not too far from the figure.
    fn is_in_later_paragraph(&self, n: usize, d: usize) -> bool {
        const FAR: usize = 300;
        let end = self.figures[n].words.start;
        let from = self.dates[d].words.end.max(end.saturating_sub(FAR));
        (from..end).any(|at| self.text.tokens.get(at).is_some_and(|token| token.gap == Gap::Paragraph))
    }

    /// Whether a date is one of several parts of what was told: `Januari A, Februari B, dan Maret C` of a quarter.
    fn is_part_of_many(&self, d: usize, whole: Period) -> bool {
        let is_part = |d: &usize| {
            let date = &self.dates[*d];
            !date.is_day && !self.is_base(date) && date.period.is_some_and(|period| is_inside(period, whole))
        };
        let sentence = self.text.sentence_of(self.dates[d].words.start);
        is_part(&d) && within(self.dates, |date| &date.words, &sentence).filter(is_part).count() > 1
    }

    /// The months of the year up to the one that was told last, where a sentence tells no date but that all is counted: `Secara kumulatif`.
    fn cumulative(&self, n: usize, period: Period) -> Option<Period> {
        let Point::Date { year, month: month @ 2.., day: 0, uncertain } = period.end else { return None };
        let start = self.figures[n].words.start;
        let is_told = (self.text.sentence_of(start).start..start).any(|at| self.words.starts(List::Cumulative, at));
        let point = |month| Point::Date { year, month, day: 0, uncertain };
        let until = if month == 12 { Period { start: point(0), end: point(0) } } else { Period { start: point(1), end: point(month) } };
        (is_told && period.is_single()).then_some(until)
    }

    /// From a month or a year told as `sejak` until publication.
    pub(super) fn since(&self, d: usize, period: Period) -> Option<Period> {
        let date = &self.dates[d];
        let begins = is_any(self.text.before(date.words.start), "sejak since mulai");
        let (year, month, _) = civil_from_day(self.published?);
        let Point::Date { year: from, month: first, day: 0, .. } = period.start else { return None };
        let end = Point::Date { year, month: if first == 0 { 0 } else { month }, day: 0, uncertain: false };
        (begins && period.is_single() && (from, first) < (year, if first == 0 { 0 } else { month }))
            .then_some(Period { start: period.start, end })
    }
}

fn is_inside(part: Period, whole: Period) -> bool {
    whole.first() <= part.first() && part.last() <= whole.last() && (part.first(), part.last()) != (whole.first(), whole.last())
}

/// The same so many months later; none of days.
fn shifted(period: &Period, months: i32) -> Option<Period> {
    let by = |point: Point| match point {
        Point::Date { year, month: 0, day: 0, uncertain } => {
            (months % 12 == 0).then_some(Point::Date { year: year + months / 12, month: 0, day: 0, uncertain })
        }
        Point::Date { year, month, day: 0, uncertain } => {
            let all = year * 12 + i32::from(month) - 1 + months;
            Some(Point::Date { year: all.div_euclid(12), month: all.rem_euclid(12) as u8 + 1, day: 0, uncertain })
        }
        _ => None,
    };
    Some(Period { start: by(period.start)?, end: by(period.end)? })
}

/// The same years, or months of one year, a year before; none of days and of a single month.
fn year_before(period: &Period) -> Option<Period> {
    let (Point::Date { month, day: 0, .. }, Point::Date { month: last, .. }) = (period.start, period.end) else { return None };
    let before = |point: Point| match point {
        Point::Date { year, month, day: 0, uncertain } => Some(Point::Date { year: year - 1, month, day: 0, uncertain }),
        _ => None,
    };
    let is_one_month = month > 0 && month == last;
    Some(Period { start: before(period.start)?, end: before(period.end)? }).filter(|_| !is_one_month)
}
