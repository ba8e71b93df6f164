//! The words of the speech sheet: each line a sentence to be read aloud, who says it and when, why it stands in its part.
use super::view::View;
use crate::model::claim::Kind;
use crate::model::index::{ClaimIx, RegionIx};
use crate::present::conflict_words::short_origin;
use crate::present::i18n::answers::{SpeechWords, answer_strings};
use crate::present::i18n::check::factor;
use crate::present::i18n::{date, name};
use crate::present::place::{self, figure, within_year};
use crate::present::words::short_address;
use crate::query::speech::{Line, Subject, Why};

/// Publishers that a line names.
const NAMED: usize = 3;

/// A line as it stands on the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What stands out, and its period.
    pub what: String,
    pub when: String,
    pub sentence: String,
    /// Bodies, publishers, when.
    pub said: String,
    pub why: String,
    /// The short address of what it is from.
    pub link: String,
}

fn words(view: &View) -> &'static SpeechWords {
    &answer_strings(view.lang).speech
}

/// The words of a line about a place.
pub fn told(view: &View, line: &Line, region: RegionIx) -> Told {
    let t = words(view);
    let area = place::title(view, region);
    let year = line.year.to_string();
    let figures: Vec<String> = distinct(line.members.iter().map(|m| of_year(view, *m, line)));
    let main = line.members.first().map_or_else(String::new, |m| figure(view, *m));
    let (what, sentence) = match &line.subject {
        Subject::Comparison => (t.comparison.to_owned(), comparison(view, line)),
        _ if line.why.iter().any(|why| matches!(why, Why::Contradicted(_))) => {
            (t.exports.to_owned(), (answer_strings(view.lang).place.list)(&figures))
        }
        Subject::Total => (main.clone(), named(view, line, (t.total)(&year, &area, &main))),
        Subject::Target => (main.clone(), (t.target)(&year, &area, &main)),
        Subject::Part => (main.clone(), named(view, line, (t.part)(&part_of(view, line), &area, &main))),
        Subject::Event(kind) => (event_name(view, *kind), event(view, line)),
    };
    let why: Vec<String> = line.why.iter().map(|why| reason(view, why)).collect();
    let mut why = why.join("; ");
    if line.sources > 1 {
        let agree = (t.sources)(line.sources);
        why = if why.is_empty() { agree } else { [&agree, "; ", &why].concat() };
    }
    if why.is_empty() {
        t.own_page.clone_into(&mut why);
    }
    Told { what, when: period(view, line), sentence, said: said(view, &line.claims), why, link: link(view, line) }
}

fn distinct(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for one in all.filter(|one| !one.is_empty()) {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

/// A figure, with its period where that is not the line's year.
fn of_year(view: &View, member: crate::model::finding::Member, line: &Line) -> String {
    let Some((claim, o)) = view.session.data.figure(member) else { return String::new() };
    let period = within_year(view, &claim.period_of(o), line.year);
    let figure = figure(view, member);
    if period == line.year.to_string() { figure } else { [&figure, " (", &period, ")"].concat() }
}

/// Who must be named beside a figure that one source gives, or that is about.
fn named(view: &View, line: &Line, sentence: String) -> String {
    if !line.why.contains(&Why::OneSource) {
        return sentence;
    }
    let Some(claim) = line.claims.first().and_then(|row| view.session.data.claims.get(*row)) else { return sentence };
    let publisher = || view.session.data.sources.get(claim.source).map_or("", |source| view.session.data.publisher(source));
    (words(view).according)(short_origin(view, claim).unwrap_or_else(publisher), &sentence)
}

fn part_of(view: &View, line: &Line) -> String {
    let Some((claim, o)) = line.members.first().and_then(|m| view.session.data.figure(*m)) else { return String::new() };
    let period = date::period(&claim.period_of(o), view.lang);
    let scope = o.scope.and_then(|scope| view.session.data.codes.scopes.get(scope)).map(|scope| name(&scope.entry, view.lang));
    scope.map_or_else(|| period.clone(), |scope| [&period, " (", scope, ")"].concat())
}

fn comparison(view: &View, line: &Line) -> String {
    let of = |at: usize| line.members.get(at).map_or_else(String::new, |m| figure(view, *m));
    let years = line.why.iter().find_map(|why| if let Why::Jump { from, to, .. } = why { Some((*from, *to)) } else { None });
    let (from, to) = years.unwrap_or((line.year, line.year));
    (words(view).compare)(&of(0), &from.to_string(), &of(1), &to.to_string())
}

fn event_name(view: &View, kind: Kind) -> String {
    view.strings().kind(kind).to_owned()
}

fn event(view: &View, line: &Line) -> String {
    let Some(claim) = line.claims.first().and_then(|row| view.session.data.claims.get(*row)) else { return String::new() };
    (words(view).event)(claim.title.here(view.lang), &date::period_long(&claim.when, view.lang))
}

fn period(view: &View, line: &Line) -> String {
    match line.subject {
        Subject::Event(_) => {
            let claim = line.claims.first().and_then(|row| view.session.data.claims.get(*row));
            claim.map_or_else(String::new, |claim| date::period(&claim.when, view.lang))
        }
        Subject::Total | Subject::Target | Subject::Part | Subject::Comparison => line.year.to_string(),
    }
}

/// Bodies and publishers of some claims, and when the first of them came out.
fn said(view: &View, claims: &[ClaimIx]) -> String {
    let data = &view.session.data;
    let all = || claims.iter().filter_map(|row| data.claims.get(*row));
    let bodies = distinct(all().filter_map(|claim| short_origin(view, claim)).map(str::to_owned));
    let publishers = distinct(all().filter_map(|claim| data.sources.get(claim.source)).map(|source| data.publisher(source).to_owned()));
    let first = all().filter_map(|claim| data.sources.get(claim.source)?.published).min_by_key(crate::model::edtf::Period::first);
    let rest = publishers.len().saturating_sub(NAMED) as u32;
    let mut named = publishers.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
    if rest > 0 {
        named = (words(view).and_others)(&named, rest);
    }
    let parts = [bodies.join(", "), first.map_or_else(String::new, |day| date::period(&day, view.lang)), named];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn link(view: &View, line: &Line) -> String {
    let data = &view.session.data;
    let conflict = line.why.iter().find_map(|why| if let Why::Contradicted(conflict) = why { Some(conflict.group) } else { None });
    let code = conflict.and_then(|group| data.code_of_conflict(group)).or_else(|| data.code_of_claim(*line.claims.first()?));
    code.map_or_else(String::new, |code| short_address(view.address, &code))
}

fn reason(view: &View, why: &Why) -> String {
    let (t, lang) = (words(view), view.lang);
    match why {
        Why::Target => t.is_target.into(),
        Why::PartOfYear => t.part_of_year.into(),
        Why::PartOfGoods(_) => t.part_of_goods.into(),
        Why::OneSource => t.one_source.into(),
        Why::Estimated => t.estimated.into(),
        Why::Provisional => t.provisional.into(),
        Why::NoCurrency => t.no_currency.into(),
        Why::AlsoWritten(member) => (t.also)(&figure(view, *member)),
        Why::Repeated => t.repeated.into(),
        Why::UncertainDay => t.uncertain_day.into(),
        Why::DisputedDay => t.disputed_day.into(),
        Why::Contradicted(conflict) => {
            let rest = conflict.unexplained;
            if rest.is_finite() { (t.contradicted)(&factor(conflict.ratio, lang), &factor(rest, lang)) } else { t.against_zero.into() }
        }
        Why::Peak { factor: times, from } => (t.peak)(&factor(*times, lang), &from.to_string()),
        Why::Jump { factor: times, .. } => (t.jump)(&factor(*times, lang)),
    }
}
