//! The words of the table of years, and the sentence over several areas.
use super::view::View;
use crate::model::codes::UnitKind;
use crate::model::facet::Facet;
use crate::model::finding::Member;
use crate::model::index::UnitIx;
use crate::model::sort;
use crate::model::vocabulary::{Severity, Status};
use crate::present::conflict_words::{apart, short_origin, written};
use crate::present::i18n::answers::{YearWords, answer_strings};
use crate::present::i18n::check::factor;
use crate::present::i18n::{name, number};
use crate::present::place::{self, Sentence, figure};
use crate::query::years::{Column, Note, Printed, Years};

fn words(view: &View) -> &'static YearWords {
    &answer_strings(view.lang).years
}

/// What stands above a column.
pub fn head(view: &View, column: Column) -> String {
    let t = words(view);
    match column {
        Column::Area(region) => place::name(view, region),
        Column::Others => t.others.into(),
        Column::Origin(None) => t.unnamed.into(),
        Column::Origin(Some(origin)) => {
            let short = view.session.cards.as_ref().and_then(|cards| cards.origins.get(origin)).map(|detail| detail.short.here(view.lang));
            let whole = || view.session.data.codes.origins.get(origin).map_or("", |entry| name(entry, view.lang));
            short.unwrap_or_else(whole).into()
        }
    }
}

/// A figure as the source that stands for it writes it; what is a plan or a part stands in plain words.
pub fn as_written(view: &View, printed: &Printed) -> String {
    let Some(first) = printed.members.first() else { return String::new() };
    let is_main = printed.scope.is_none() && !printed.is_target;
    is_main.then(|| written(view, *first)).flatten().unwrap_or_else(|| figure(view, *first))
}

/// The same in another currency, where the table has both: reckoned, not said.
pub fn reckoned(view: &View, printed: &Printed, unit: Option<UnitIx>) -> Option<String> {
    let (unit, first) = (unit?, *printed.members.first()?);
    let is_money = |unit: UnitIx| view.session.data.codes.units.get(unit).is_some_and(|unit| unit.kind == UnitKind::Currency);
    let own = view.session.data.figure(first)?.1.unit;
    if own == unit || !is_money(own) {
        return None;
    }
    let (value, receipt) = view.session.in_money(first, unit)?;
    receipt.map(|_| ["≈ ", &number::amount(value, unit, &view.session.data, view.lang)].concat())
}

/// What differs from a plain figure of a year and all exports, who says it where the column does not, and how many sources print it.
pub fn about(view: &View, printed: &Printed, column: Column, year: i32) -> String {
    let t = words(view);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(printed.is_target.then(|| t.target.to_owned()));
    parts.extend((!printed.is_whole_year).then(|| place::within_year(view, &printed.period, year)));
    parts.extend(
        printed.scope.and_then(|scope| view.session.data.codes.scopes.get(scope)).map(|scope| short(name(&scope.entry, view.lang))),
    );
    parts.extend((printed.status == Status::Estimated).then(|| t.estimated.to_owned()));
    parts.extend((printed.status == Status::Provisional).then(|| t.provisional.to_owned()));
    parts.extend(printed.lacks_currency.then(|| t.no_currency.to_owned()));
    if !matches!(column, Column::Origin(_)) {
        parts.extend(bodies(view, &printed.members));
    }
    parts.push((t.sources)(printed.sources));
    parts.join(" · ")
}

/// The bodies that give a figure, each once; none where no source names one.
fn bodies(view: &View, members: &[Member]) -> Option<String> {
    let mut bodies: Vec<&str> = Vec::new();
    for body in members.iter().filter_map(|m| short_origin(view, view.session.data.claims.get(m.claim)?)) {
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    let none = || words(view).unnamed.to_owned();
    Some(if bodies.is_empty() { none() } else { bodies.join("; ") })
}

/// A name without what is explained behind it in brackets.
fn short(name: &str) -> String {
    name.split_once(" (").filter(|(_, rest)| rest.ends_with(')')).map_or(name, |(short, _)| short).to_owned()
}

/// What a note says, and beside a large conflict what of it stays unexplained.
pub fn note(view: &View, note: &Note) -> (String, Option<String>) {
    let t = words(view);
    match note {
        Note::Conflict(conflict) => match conflict.severity() {
            Severity::Large => {
                let rest = conflict.unexplained.is_finite().then(|| (t.unexplained)(&factor(conflict.unexplained, view.lang)));
                (["⚑ ", &apart(conflict, view)].concat(), rest)
            }
            Severity::Misprint => ((t.misprint)(&apart(conflict, view)), None),
            Severity::Small => ((t.slight)(&apart(conflict, view)), None),
        },
        Note::Jump { factor: times, is_rise, from, .. } => {
            let say = if *is_rise { t.rise } else { t.fall };
            (say(&factor(*times, view.lang), &from.to_string()), None)
        }
        Note::Repeated(_) => (t.repeated.to_owned(), None),
    }
}

/// The newest year that all of several areas have a whole-year figure of all exports for, and what each of them says.
/// None where the claims are narrowed to goods or countries.
pub fn comparison(view: &View, years: &Years) -> Option<Sentence> {
    let t = &answer_strings(view.lang).comparison;
    if !view.state.facets[Facet::Hs].is_empty() || !view.state.facets[Facet::Destination].is_empty() {
        return None;
    }
    let plain = |cell: &Vec<Printed>| -> Vec<Printed> {
        cell.iter().filter(|p| p.is_whole_year && !p.is_target && p.scope.is_none()).cloned().collect()
    };
    let Some(row) = years.rows.iter().find(|row| row.cells.iter().all(|cell| !plain(cell).is_empty())) else {
        return Some(Sentence { text: t.no_year.into(), ..Sentence::default() });
    };
    let mut strong = Vec::new();
    let areas: Vec<String> = years
        .columns
        .iter()
        .zip(&row.cells)
        .map(|(column, cell)| {
            let (low, high) = ends(view, &plain(cell));
            let told = if low == high { high.clone() } else { (t.range)(&low, &high) };
            if low != high {
                strong.push(low);
            }
            strong.push(high);
            (t.area)(&head(view, *column), &told)
        })
        .collect();
    let text = (t.newest)(&row.year.to_string(), &(answer_strings(view.lang).place.list)(&areas));
    Some(Sentence { text, strong, flag: None })
}

/// The lowest and the highest of some figures; those in another currency stand where the mean rate of their year puts them.
fn ends(view: &View, figures: &[Printed]) -> (String, String) {
    let members: Vec<Member> = figures.iter().filter_map(|printed| printed.members.first().copied()).collect();
    let unit = members.first().and_then(|m| Some(view.session.data.figure(*m)?.1.unit));
    let mut placed: Vec<(f64, Member)> = Vec::new();
    for member in members {
        let value = unit.and_then(|unit| view.session.in_money(member, unit)).map(|(value, _)| value);
        let plain = || view.session.data.figure(member).map_or(0.0, |(_, o)| o.value.to_f64());
        placed.push((value.unwrap_or_else(plain), member));
    }
    sort::sort(&mut placed, |a, b| a.0.total_cmp(&b.0));
    let end = |at: Option<&(f64, Member)>| at.map_or_else(String::new, |(_, member)| figure(view, *member));
    (end(placed.first()), end(placed.last()))
}
