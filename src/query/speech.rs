//! The speech sheet: what may be said of a place and some years, what only with care, and what not, each by a rule that has a name. It judges how
//! a figure may be repeated, never who is right.
//!
//! The rules were tried on every province and a hundred regencies (`tests/native/live/speech.rs`), which also says what they get wrong.
use crate::model::claim::{Kind, PublisherKind, Status};
use crate::model::edtf::{Day, Point};
use crate::model::finding::{Check, Member};
use crate::model::index::{ClaimIx, RegionIx, ScopeIx};
use crate::model::sort;
use crate::model::vocabulary::Severity;
use crate::query::conflicts::Conflict;
use crate::query::place::Event;
use crate::query::session::Session;
use crate::query::years::{Note, Printed, Row};
use crate::state::State;

/// How a line may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    May,
    Care,
    Not,
}

/// Why a line is not simply usable.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    Target,
    /// Not the whole year.
    PartOfYear,
    PartOfGoods(ScopeIx),
    OneSource,
    Estimated,
    Provisional,
    /// No source writes the currency.
    NoCurrency,
    /// Another figure for the same year, hardly different.
    AlsoWritten(Member),
    /// One figure for two periods, or a part and its whole.
    Repeated,
    /// The day is not certain, or not a day.
    UncertainDay,
    /// Two days for one event, or a weekday that is not the date's.
    DisputedDay,
    /// Figures that cannot all hold.
    Contradicted(Conflict),
    /// So many times the nearest earlier year, and more than twice the next.
    Peak {
        factor: f64,
        from: i32,
    },
    /// Each figure may be said, but not one beside the other.
    Jump {
        factor: f64,
        from: i32,
        to: i32,
    },
}

/// What a line is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The exports of a year.
    Total,
    Target,
    /// A part of the year or of the goods.
    Part,
    Event(Kind),
    /// Two years beside each other.
    Comparison,
}

/// A line of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub usage: Use,
    pub subject: Subject,
    pub year: i32,
    /// The figures that it is about, the one that stands for it first; none of an event.
    pub members: Vec<Member>,
    /// The claims behind it.
    pub claims: Vec<ClaimIx>,
    pub sources: u32,
    pub why: Vec<Why>,
}

/// The sheet.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Sheet {
    /// Totals by year, then targets and parts, then events by date; each in its part.
    pub lines: Vec<Line>,
    pub claims: u32,
    pub sources: u32,
}

/// A figure so many times another is a jump.
const JUMP: f64 = 5.0;
/// A peak is more than so many times the next year.
const ABOVE_NEXT: f64 = 2.0;

impl Session {
    /// The sheet of a place, of claims about it (`rows`); without lines where they say nothing of the years between.
    pub fn speech(&self, rows: &[ClaimIx], region: RegionIx, (first, last): (i32, i32), state: &State) -> Sheet {
        let own = self.about(rows, region);
        let years = self.years(&own, &[region], state);
        let mut lines: Vec<Line> = years.rows.iter().flat_map(|row| self.of_year(row)).collect();
        // A year is judged by the years around it, whatever the sheet shows.
        self.judge_peaks(&mut lines);
        lines.retain(|line| (first..=last).contains(&line.year));
        lines.extend(self.jumps(&lines));
        lines.extend(self.of_events(&own, (first, last)));
        sort::sort(&mut lines, |a, b| a.usage.cmp(&b.usage));
        let mut claims: Vec<ClaimIx> = lines.iter().flat_map(|line| line.claims.iter().copied()).collect();
        sort::ascending(&mut claims);
        claims.dedup();
        Sheet { sources: self.origins(&claims).appearances, claims: claims.len() as u32, lines }
    }

    /// The lines of a year: what is contradicted as one, the total that most sources give, then plans and parts.
    fn of_year(&self, row: &Row) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut told: Vec<Member> = Vec::new();
        for conflict in row.notes.iter().filter_map(|note| match note {
            Note::Conflict(conflict) if conflict.severity() == Severity::Large => Some(conflict),
            Note::Conflict(_) | Note::Jump { .. } | Note::Repeated(_) => None,
        }) {
            let members: Vec<Member> = conflict.values.iter().rev().map(|value| value.member).collect();
            told.extend(&members);
            lines.push(self.line(Use::Not, Subject::Total, row.year, members, vec![Why::Contradicted(conflict.clone())]));
        }
        let printed: Vec<&Printed> = row.cells.iter().flatten().filter(|p| !p.members.iter().any(|m| told.contains(m))).collect();
        let is_total = |p: &&&Printed| p.is_whole_year && !p.is_target && p.scope.is_none();
        let totals: Vec<&Printed> = printed.iter().copied().filter(|p| is_total(&p)).collect();
        lines.extend(self.of_totals(row, &totals));
        let mut plans: Vec<&Printed> = printed.iter().copied().filter(|p| !is_total(&p)).collect();
        sort::sort(&mut plans, |a, b| b.is_target.cmp(&a.is_target));
        lines.extend(plans.into_iter().map(|p| self.of_part(row, p)));
        lines
    }

    /// One line for the whole-year figures of a year that hardly differ.
    fn of_totals(&self, row: &Row, totals: &[&Printed]) -> Option<Line> {
        // The figure of most sources over all bodies; that one of them writes it as about, or without its currency, takes nothing from it.
        let figure = |p: &Printed| p.members.first().and_then(|m| self.figure_of(*m));
        let mut groups: Vec<(Printed, Vec<Member>)> = Vec::new();
        for printed in totals {
            match groups.iter_mut().find(|(other, _)| figure(other) == figure(printed)) {
                Some((other, members)) => {
                    members.extend(&printed.members);
                    other.lacks_currency &= printed.lacks_currency;
                    if printed.status != Status::Estimated {
                        other.status = printed.status;
                    }
                }
                None => groups.push(((*printed).clone(), printed.members.clone())),
            }
        }
        let number = |members: &[Member]| self.origins(&members.iter().map(|m| m.claim).collect::<Vec<_>>()).appearances;
        sort::sort(&mut groups, |a, b| number(&b.1).cmp(&number(&a.1)));
        let ((printed, members), others) = groups.split_first()?;
        let is_plain = |m: &Member| self.data.figure(*m).is_some_and(|(_, o)| o.status != Status::Estimated);
        // Of those that give it plainly and as about, the plain ones are its sources.
        let has_plain = members.iter().any(is_plain);
        let mut members: Vec<Member> = members.iter().copied().filter(|m| !has_plain || is_plain(m)).collect();
        sort::sort(&mut members, |a, b| self.standing(*a).cmp(&self.standing(*b)));
        let mut why = self.reasons(printed, &members);
        why.extend(others.iter().filter_map(|(_, members)| members.first()).map(|member| Why::AlsoWritten(*member)));
        why.extend(self.is_repeated(row, &members).then_some(Why::Repeated));
        let usage = if why.iter().all(|why| matches!(why, Why::AlsoWritten(_))) { Use::May } else { Use::Care };
        Some(self.line(usage, Subject::Total, row.year, members, why))
    }

    fn of_part(&self, row: &Row, printed: &Printed) -> Line {
        let mut why = Vec::new();
        why.extend(printed.is_target.then_some(Why::Target));
        why.extend((!printed.is_whole_year).then_some(Why::PartOfYear));
        why.extend(printed.scope.map(Why::PartOfGoods));
        why.extend(self.reasons(printed, &printed.members));
        why.extend(self.is_repeated(row, &printed.members).then_some(Why::Repeated));
        let subject = if printed.is_target { Subject::Target } else { Subject::Part };
        self.line(Use::Care, subject, row.year, printed.members.clone(), why)
    }

    fn figure_of(&self, member: Member) -> Option<(i64, i8, u16)> {
        let (_, o) = self.data.figure(member)?;
        Some((o.value.mantissa, o.value.exponent, o.unit.number()))
    }

    /// What of a figure's sources and its words asks for care.
    fn reasons(&self, printed: &Printed, members: &[Member]) -> Vec<Why> {
        let is_one =
            |claims: &[ClaimIx]| self.origins(claims).appearances < 2 && !claims.iter().any(|claim| self.is_an_offices_own(*claim));
        let is_final = |m: &Member| self.data.figure(*m).is_some_and(|(_, o)| o.status != Status::Provisional);
        let all: Vec<ClaimIx> = members.iter().map(|m| m.claim).collect();
        let finals: Vec<ClaimIx> = members.iter().filter(|m| is_final(m)).map(|m| m.claim).collect();
        let mut why = Vec::new();
        why.extend(is_one(&all).then_some(Why::OneSource));
        why.extend((printed.status == Status::Estimated).then_some(Why::Estimated));
        // Of two sources, one may call the figure provisional.
        why.extend((finals.len() < all.len() && is_one(&finals)).then_some(Why::Provisional));
        why.extend(printed.lacks_currency.then_some(Why::NoCurrency));
        why
    }

    /// Whether an office publishes a claim itself.
    fn is_an_offices_own(&self, claim: ClaimIx) -> bool {
        let page = self.cards.as_ref().zip(self.data.claims.get(claim)).and_then(|(cards, claim)| cards.sources.get(claim.source));
        page.is_some_and(|page| matches!(page.publisher_kind, PublisherKind::Government | PublisherKind::StatisticsOffice))
    }

    fn is_repeated(&self, row: &Row, members: &[Member]) -> bool {
        let of = |note: &Note| matches!(note, Note::Repeated(claim) if members.iter().any(|m| m.claim == *claim));
        let is_in = |m: &Member| {
            let mut repeated = self.findings(m.claim).filter(|finding| finding.check == Check::Repeated);
            repeated.any(|f| f.involved.iter().any(|i| i.claim == m.claim && i.observation == Some(m.observation)))
        };
        row.notes.iter().any(of) || members.iter().any(is_in)
    }

    fn line(&self, usage: Use, subject: Subject, year: i32, members: Vec<Member>, why: Vec<Why>) -> Line {
        let mut claims: Vec<ClaimIx> = members.iter().map(|m| m.claim).collect();
        claims.dedup();
        Line { usage, subject, year, sources: self.origins(&claims).appearances, members, claims, why }
    }

    /// The value of a line's figure in the currency of another's.
    fn value_beside(&self, line: &Line, other: &Line) -> Option<(f64, f64)> {
        let (a, b) = (*line.members.first()?, *other.members.first()?);
        let unit = self.data.figure(b)?.1.unit;
        Some((self.in_money(a, unit)?.0, self.in_money(b, unit)?.0))
    }

    /// A year far above the nearest earlier one and above the next, which nobody contradicts, is not for a speech.
    fn judge_peaks(&self, lines: &mut [Line]) {
        let plain: Vec<Line> = lines.iter().filter(|line| line.subject == Subject::Total && line.usage != Use::Not).cloned().collect();
        for line in lines.iter_mut().filter(|line| line.subject == Subject::Total && line.usage != Use::Not) {
            let before = plain.iter().filter(|other| other.year < line.year).max_by_key(|other| other.year);
            let after = plain.iter().filter(|other| other.year > line.year).min_by_key(|other| other.year);
            let ratio = |other: &Line| self.value_beside(line, other).map(|(own, other)| own / other);
            let (Some(before), Some(after)) = (before, after) else { continue };
            if let (Some(rise), Some(fall)) = (ratio(before), ratio(after))
                && rise >= JUMP
                && rise.is_finite()
                && fall > ABOVE_NEXT
            {
                line.why.push(Why::Peak { factor: rise, from: before.year });
                line.usage = Use::Not;
            }
        }
    }

    /// Two years that may be said, one beside the other by a jump.
    fn jumps(&self, lines: &[Line]) -> Vec<Line> {
        let mut plain: Vec<&Line> = lines.iter().filter(|line| line.subject == Subject::Total && line.usage != Use::Not).collect();
        sort::sort(&mut plain, |a, b| a.year.cmp(&b.year));
        let told = plain.windows(2).filter_map(|pair| {
            let [before, after] = pair else { return None };
            let (later, earlier) = self.value_beside(after, before)?;
            let factor = (later / earlier).max(earlier / later);
            let members = [before.members.first()?, after.members.first()?].map(|member| *member).to_vec();
            let why = Why::Jump { factor, from: before.year, to: after.year };
            (factor >= JUMP && factor.is_finite()).then(|| self.line(Use::Not, Subject::Comparison, after.year, members, vec![why]))
        });
        told.collect()
    }

    /// Releases and awards, by date.
    fn of_events(&self, own: &[ClaimIx], (first, last): (i32, i32)) -> Vec<Line> {
        let of_kind = |kind: Kind| self.events(own, kind).into_iter().map(move |event| (kind, event));
        let mut events: Vec<(Kind, Event)> = of_kind(Kind::Release).chain(of_kind(Kind::Award)).collect();
        sort::sort(&mut events, |a, b| a.1.when.first().cmp(&b.1.when.first()));
        let line = |(kind, event): (Kind, Event)| {
            let Point::Date { year, day, .. } = event.when.start else { return None };
            if !(first..=last).contains(&year) {
                return None;
            }
            let is_a_day = day > 0 && event.when.is_single() && !event.when.is_uncertain();
            let mut why = Vec::new();
            why.extend((event.sources < 2 && !event.claims.iter().any(|claim| self.is_an_offices_own(*claim))).then_some(Why::OneSource));
            why.extend((!is_a_day).then_some(Why::UncertainDay));
            why.extend(self.is_day_disputed(&event).then_some(Why::DisputedDay));
            let usage = if why.is_empty() { Use::May } else { Use::Care };
            let (claims, sources) = (event.claims, event.sources);
            Some(Line { usage, subject: Subject::Event(kind), year, members: Vec::new(), claims, sources, why })
        };
        events.into_iter().filter_map(line).collect()
    }

    fn is_day_disputed(&self, event: &Event) -> bool {
        let is_of_days = |check: Check| check == Check::EventDate || check == Check::Weekday;
        let days: Vec<(Day, Day)> =
            event.claims.iter().filter_map(|row| self.data.claims.get(*row)).map(|c| (c.when.first(), c.when.last())).collect();
        let overlap = days.iter().all(|a| days.iter().all(|b| a.0 <= b.1 && b.0 <= a.1));
        !overlap || event.claims.iter().any(|claim| self.findings(*claim).any(|finding| is_of_days(finding.check)))
    }
}
