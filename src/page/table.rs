//! The table: the lanes' twin, one row a claim.
use super::Command;
use super::kit::{Followed, Rows, Shared, When, memo, press, press_alone, words};
use super::store::Store;
use crate::model::claim::{Claim, Kind, Source};
use crate::model::edtf::{DAY_MIN, civil_from_day};
use crate::model::finding::Check;
use crate::model::index::ClaimIx;
use crate::model::sort;
use crate::present::i18n::check::check_strings;
use crate::present::i18n::{date, name};
use crate::present::metadata::coins;
use crate::present::view::View;
use crate::present::words::{amount, main_observation, said_by};
use crate::state::{Action, Column};
use leptos::prelude::*;
use std::sync::Arc;

const COLUMNS: [Column; Column::COUNT] = [
    Column::Kind,
    Column::Title,
    Column::When,
    Column::Where,
    Column::Value,
    Column::Party,
    Column::Publisher,
    Column::Published,
    Column::Origin,
];

/// The table of the claims that the lanes show: its first rows, and a button for the rest.
#[component]
pub fn Table(store: Store) -> impl IntoView {
    let made = store.ui.rows;
    let has_claims = memo(move || !store.shown().answer.rows.is_empty());
    let codes = memo(move || store.shown().answer.rows.iter().take(made.followed()).map(|row| row.number().into()).collect::<Vec<u32>>());
    let rest = move || store.shown().answer.rows.len().saturating_sub(made.followed()) as u32;
    let has_rest = memo(move || rest() > 0);
    let alike = memo(move || Arc::new(said_alike(store)));
    let heads = move || COLUMNS.into_iter().map(|column| view! { <Head store column /> }.into_any()).collect::<Vec<AnyView>>();
    let years = memo(move || Arc::new(years(store)));
    let row = move |row| view! { <ClaimRow store row=ClaimIx::at(row as usize) alike years /> }.into_any();
    view! {
        <When is=has_claims>
            <div class="scroll">
                <table id="table">
                    <caption translate="no">{words(move || (store.later().table.caption)(store.shown().total()))}</caption>
                    <thead><tr>{heads()}</tr></thead>
                    <tbody><Rows codes row=Box::new(row) /></tbody>
                </table>
            </div>
            <When is=has_rest>
                <div class="more-rows">
                    <button type="button" id="show-all" on:click=press(move || made.set(usize::MAX))>{words(move || (store.later().table.show_rest)(rest()))}</button>
                </div>
            </When>
        </When>
    }
}

fn class(column: Column) -> &'static str {
    match column {
        Column::Kind => "kind",
        Column::Title => "title",
        Column::When => "when",
        Column::Where => "where",
        Column::Value => "amount num",
        Column::Publisher => "publisher",
        Column::Published => "published",
        Column::Origin => "origin",
        Column::Party => Column::Party.code(),
    }
}

/// The head of a column, which sorts by it.
#[component]
fn Head(store: Store, column: Column) -> impl IntoView {
    let called = move || {
        let t = &store.later().table;
        match column {
            Column::Kind => t.kind,
            Column::Title => t.title,
            Column::When => t.when,
            Column::Where => t.place,
            Column::Value => t.value,
            Column::Publisher => t.publisher,
            Column::Published => t.published,
            Column::Origin => t.origin,
            Column::Party => t.party,
        }
    };
    let order = move || Some(store.shown().state.sort).filter(|sort| sort.column == column).map(|sort| sort.descending);
    let sorted = move || match order() {
        Some(true) => "descending",
        Some(false) => "ascending",
        None => "none",
    };
    let shown = move || {
        let arrow = match order() {
            Some(true) => " ↓",
            Some(false) => " ↑",
            None if column == Column::Kind => "↕",
            None => "",
        };
        [if column == Column::Kind { "" } else { called() }, arrow].concat()
    };
    view! {
        <th scope="col" class=class(column) aria-sort=words(sorted)>
            <button type="button" aria-label=words(move || (store.later().table.sort_by)(called())) on:click=press(move || store.act(Action::SortBy(column)))>
                {words(shown)}
            </button>
        </th>
    }
}

/// A claim.
#[component]
fn ClaimRow(store: Store, row: ClaimIx, alike: Memo<Arc<Vec<Vec<ClaimIx>>>>, years: Memo<Arc<Vec<(ClaimIx, String)>>>) -> impl IntoView {
    let cell = move |read: fn(&View, &Claim, &Source, ClaimIx) -> String| words(move || store.of_claim(row, read));
    let (dot, flag) = store.session.with_untracked(|session| {
        let dot = session.data.claims.get(row).map_or("", |c| c.kind.code());
        let flag = session.checks(row).next().is_some().then(|| session.checks(row).any(|check| check == Check::Conflict));
        (dot, flag)
    });
    let is_open = memo(move || store.shown().state.claim == Some(row));
    let flag = flag.map(|is_conflict| view! { <Flag store row is_conflict /> }.into_any());
    let said = move || {
        let alike = alike.followed();
        let rows = alike.iter().find(|group| group.contains(&row));
        rows.map_or_else(String::new, |rows| store.tell(&|view| said_by(view, rows)))
    };
    let year = move || years.followed().iter().find(|(first, _)| *first == row).map_or_else(String::new, |(_, year)| year.clone());
    view! {
        <tr data-claim=cell(|_, claim, _, _| claim.id.clone()) data-row=row.number().to_string() data-year=words(year) class=words(move || if is_open.followed() { "sel" } else { "" })
            on:click=press(move || store.command(Command::Open(row)))>
            <td class="kind"><i class=["dot ", dot].concat()></i><span class="hide">{cell(|view, claim, _, _| view.strings().kind(claim.kind).to_owned())}</span></td>
            <td class="title"><div>
                <button type="button" class="open">{cell(|view, claim, _, _| claim.title.here(view.lang).to_owned())}</button>
                " "
                {flag}
                <span class="Z3988" aria-hidden="true" translate="no" title=cell(coins)></span>
            </div></td>
            <Cell class="when" words=cell(|view, claim, _, _| date::period(&claim.when, view.lang)) />
            <Cell class="where" words=cell(|view, claim, _, _| view.session.data.codes.regions.get(claim.region).map_or_else(String::new, |r| r.name.clone())) />
            <Cell class="amount num" words=cell(main_amount) more=cell(about_amount) />
            <Cell class=Column::Party.code() words=cell(parties) />
            <Cell class="publisher" words=cell(|view, _, source, _| view.session.data.publisher(source).to_owned()) />
            <Cell class="published" words=cell(|view, _, source, _| source.published.map_or_else(|| "–".to_owned(), |p| date::period(&p, view.lang))) />
            <Cell class="origin" words=cell(origin) more=words(said) />
        </tr>
    }
}

fn main_amount(view: &View, claim: &Claim, _: &Source, row: ClaimIx) -> String {
    main_observation(view.session, view.state, claim, view.lane_measure()).map_or_else(String::new, |o| amount(view, row, o))
}

/// What the figure measures, and how many others there are.
fn about_amount(view: &View, claim: &Claim, _: &Source, _: ClaimIx) -> String {
    let main = main_observation(view.session, view.state, claim, view.lane_measure());
    let measure = main.and_then(|o| view.session.data.codes.measures.get(o.measure)).map(|m| name(&m.entry, view.lang).to_owned());
    let others = claim.observations.len().saturating_sub(1) as u32;
    let others = (others > 0).then(|| (view.later().table.more_figures)(others));
    measure.into_iter().chain(others).collect::<Vec<_>>().join(" · ")
}

/// Who acts in it, with what each does.
fn parties(view: &View, _: &Claim, _: &Source, row: ClaimIx) -> String {
    let detail = view.session.cards.as_ref().and_then(|cards| cards.details.get(row));
    let acting = detail.iter().flat_map(|detail| &detail.parties).filter(|party| party.role.acts());
    let named: Vec<String> = acting.map(|party| (view.later().table.acting)(&party.name, view.later().role(party.role))).collect();
    if named.is_empty() { "–".to_owned() } else { named.join("; ") }
}

fn origin(view: &View, claim: &Claim, _: &Source, _: ClaimIx) -> String {
    claim.origin.and_then(|o| view.session.data.codes.origins.get(o)).map_or("–", |o| name(o, view.lang)).to_owned()
}

/// A cell of words, with more of them in a small line.
#[component]
fn Cell(class: &'static str, words: Shared, #[prop(optional)] more: Option<Shared>) -> impl IntoView {
    let more = more.map(|more| view! { <span class="mute more-figures">{more}</span> }.into_any());
    view! { <td class=class translate="no"><span>{words}</span>{more}</td> }.into_any()
}

/// Where a check touches the claim, in the colour of disagreement where it is in a conflict. It leads to its card.
#[component]
fn Flag(store: Store, row: ClaimIx, is_conflict: bool) -> impl IntoView {
    let told = move || {
        store.of_claim(row, |view, _, _, row| {
            let said = check_strings(view.lang);
            let names: Vec<&str> = view.session.checks(row).map(|check| said.name(check)).collect();
            (view.later().table.flag)(&names.join(", "))
        })
    };
    view! {
        <button type="button" class=if is_conflict { "mark flag" } else { "mark" } title=words(told)
            on:click=press_alone(move || store.command(Command::OpenFlag(row)))>
            <span aria-hidden="true">"⚑"</span><span class="hide">{words(told)}</span>
        </button>
    }
}

/// The first row of each year, where rows stand by period: a list on a phone names the year above it.
fn years(store: Store) -> Vec<(ClaimIx, String)> {
    let now = store.shown();
    let mut found: Vec<(ClaimIx, String)> = Vec::new();
    if now.state.sort.column != Column::When {
        return found;
    }
    store.with_session(|session| {
        let mut last = None;
        for row in &now.answer.rows {
            let Some(claim) = session.data.claims.get(*row) else { continue };
            let year = Some(claim.when.first()).filter(|day| *day != DAY_MIN).map(|day| civil_from_day(day).0);
            if last != Some(year) {
                last = Some(year);
                found.push((*row, year.map_or_else(String::new, |year| year.to_string())));
            }
        }
    });
    found
}

/// Runs of the shown claims that give one figure for one thing and period.
fn said_alike(store: Store) -> Vec<Vec<ClaimIx>> {
    let (now, measure) = (store.shown(), store.measure());
    store.with_session(|session| {
        let claims = &session.data.claims;
        let key = |row: ClaimIx| {
            let claim = claims.get(row).filter(|c| c.kind == Kind::Value)?;
            let o = main_observation(session, &now.state, claim, measure)?;
            let when = claim.period_of(o);
            Some((claim.region, o.measure, o.scope, o.unit, when.first(), when.last(), o.value.mantissa, o.value.exponent))
        };
        let mut keyed: Vec<_> = now.answer.rows.iter().filter_map(|row| Some((key(*row)?, *row))).collect();
        sort::sort(&mut keyed, |a, b| a.0.cmp(&b.0));
        let mut groups: Vec<Vec<ClaimIx>> = Vec::new();
        let mut last = None;
        for (key, row) in keyed {
            match groups.last_mut().filter(|_| last == Some(key)) {
                Some(group) => group.push(row),
                None => groups.push(vec![row]),
            }
            last = Some(key);
        }
        groups.retain(|group| group.len() > 1);
        groups
    })
}
