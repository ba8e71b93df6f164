//! Under the values lane: what the table's series are, the claims that differ from them, and the values as a list.
use super::held::Held;
use super::series;
use super::told::{notes, unit_name};
use super::ui::TableUi;
use crate::model::sort;
use crate::present::i18n::number;
use crate::protocol::answer::{Official, OfficialClaim, OfficialConflict};
use crate::signals::{Followed, memo};
use crate::state::Lang;
use leptos::prelude::*;

/// So many rows of values are listed.
const MOST_ROWS: usize = 1000;

/// The panel, hidden as long as there is nothing to say.
#[component]
pub fn Panel(ui: TableUi) -> impl IntoView {
    let beside = ui.beside;
    let is_hidden = memo(move || beside.official.with_followed(Option::is_none));
    // What was last said stays while the panel is hidden.
    let said = move |say: fn(&Official, TableUi) -> String| {
        memo(move || beside.official.with_followed(|official| official.as_ref().map_or_else(String::new, |official| say(official, ui))))
    };
    let told = said(|official, ui| {
        ui.page.shown.with_followed(|shown| ui.beside.far.with_followed(|far| notes(official, shown, far, ui.words())).join(" "))
    });
    let what = said(|official, ui| {
        let (t, unit) = (ui.words(), unit_name(&official.own_unit, ui.lang()));
        let file = ui.beside.far.with_followed(|far| match &far.held {
            Some(held) => (t.lies_beside)(&held.name),
            None => (t.your)(&official.file),
        });
        [&official.what, ", ", &unit, " · ", &file].concat()
    });
    view! {
        <div class="official" role="region" aria-label=move || ui.words().beside hidden=move || is_hidden.followed()>
            <div class="official-head">
                <Keys ui />
                <span translate="no">{move || what.followed()}</span>
                <span class="official-acts">
                    <button type="button" id="official-change" on:click=move |_| ui.show_table()>{move || ui.words().change}</button>
                    <button type="button" id="official-hide" on:click=move |_| beside.hide()>{move || ui.words().hide}</button>
                </span>
            </div>
            <Held ui id="official-held" is_told=true />
            <p class="mute official-notes" translate="no" hidden=move || told.with_followed(String::is_empty)>{move || told.followed()}</p>
            <Conflicts ui />
            <Values ui />
        </div>
    }
}

/// Which ink is whose.
#[component]
fn Keys(ui: TableUi) -> impl IntoView {
    let keys = memo(move || {
        ui.beside.official.with_followed(|official| {
            let Some(official) = official.as_ref().filter(|official| ui.page.shown.with_followed(|shown| official.is_drawn_on(shown)))
            else {
                return Vec::new();
            };
            let of = official.series.len();
            if series::is_crowd(official) {
                return vec![("s2", (ui.words().areas)(of as u32))];
            }
            official.series.iter().enumerate().map(|(n, one)| (series::ink(one, n, of).1, one.name.clone())).collect()
        })
    });
    move || {
        keys.followed()
            .into_iter()
            .map(|(class, name)| view! { <span class="key" translate="no"><i class=class></i>{name}</span> })
            .collect_view()
    }
}

/// The claims that differ, each with the link to its card.
#[component]
fn Conflicts(ui: TableUi) -> impl IntoView {
    type Told = (OfficialConflict, Vec<(OfficialClaim, String)>);
    let all = memo(move || -> (u32, Vec<Told>) {
        ui.page.shown.with_followed(|_| ());
        ui.beside.official.with_followed(|official| {
            let Some(official) = official else { return (0, Vec::new()) };
            let host = ui.page.host();
            let link =
                |claim: &OfficialClaim| host.as_ref().and_then(|host| ui.read(host.link_to_claim(&claim.id)).flatten()).unwrap_or_default();
            let linked = |conflict: &OfficialConflict| {
                let claims = conflict.claims.iter().map(|claim| (claim.clone(), link(claim))).collect();
                (conflict.clone(), claims)
            };
            (official.compared, official.conflicts.iter().map(linked).collect())
        })
    });
    let is_none = move || all.with_followed(|(_, all)| all.is_empty());
    let title =
        move || all.with_followed(|(compared, all)| ui.beside.named(|table, _| (ui.words().differ)(table, all.len() as u32, *compared)));
    let claim = |(claim, link): (OfficialClaim, String)| {
        let words = ["“", &claim.written, "” · ", &claim.source].concat();
        view! { <li data-conflict=claim.id translate="no"><a href=link>{words}</a></li> }
    };
    let row = move |(conflict, claims): Told| {
        view! {
            <li>
                <span translate="no"><b class="flagged">{conflict.factor}</b> " " {conflict.about}</span>
                <dl>
                    <dt>{move || ui.words().the_claim}</dt>
                    <dd><span translate="no">{conflict.claim_period}</span><ul>{claims.into_iter().map(claim).collect_view()}</ul></dd>
                    <dt translate="no">{move || ui.beside.named(|_, table| table.to_owned())}</dt>
                    <dd translate="no">{[conflict.table_period.as_str(), " · ", &conflict.table].concat()}</dd>
                    <dt>{move || ui.words().why}</dt>
                    <dd translate="no">{conflict.reasons.join(" · ")}</dd>
                </dl>
            </li>
        }
    };
    view! {
        <details id="official-conflicts" class="official-fold" hidden=is_none>
            <summary><b class="flagged">"⚑ " {title}</b></summary>
            <p class="mute">{move || ui.words().no_verdict}</p>
            <ul>{move || all.followed().1.into_iter().map(row).collect_view()}</ul>
        </details>
    }
}

/// A row of the list of values.
#[derive(Clone, PartialEq)]
struct Row {
    period: String,
    area: String,
    value: String,
    own: String,
    rate: String,
}

/// The rows of the list, the first of them where there are too many.
fn rows(official: &Official, lang: Lang) -> Vec<Row> {
    let each = official.series.iter().flat_map(|one| series::points(official, one).map(move |point| (one, point)));
    let mut all: Vec<_> = each.collect();
    // A year stands before its months.
    sort::sort(&mut all, |(_, a), (_, b)| (a.first, b.last).cmp(&(b.first, a.last)));
    let units = series::units(official);
    let row = |(one, point): (&crate::protocol::answer::OfficialSeries, &crate::protocol::answer::OfficialPoint)| Row {
        period: series::period(point, lang),
        area: one.name.clone(),
        value: number::amount(point.value, series::SHOWN, &units, lang),
        own: number::amount(point.own, series::OWN, &units, lang),
        rate: point.rate.map_or_else(String::new, |rate| number::number(rate.round(), lang)),
    };
    all.into_iter().take(MOST_ROWS).map(row).collect()
}

/// The values; their rows only once the reader unfolds them.
#[component]
fn Values(ui: TableUi) -> impl IntoView {
    let is_unfolded = RwSignal::new(false);
    let fold = NodeRef::<leptos::html::Details>::new();
    let with = move |read: fn(&Official) -> usize| ui.beside.official.with_followed(|official| official.as_ref().map_or(0, read));
    let count = memo(move || with(|official| official.series.iter().map(|one| series::points(official, one).count()).sum()));
    let has_names = memo(move || with(|official| official.series.len()) > 1);
    let is_converted = memo(move || with(|official| usize::from(official.is_converted())) > 0);
    let all = memo(move || {
        let lang = ui.lang();
        let is_wanted = is_unfolded.followed();
        ui.beside
            .official
            .with_followed(|official| official.as_ref().filter(|_| is_wanted).map_or_else(Vec::new, |official| rows(official, lang)))
    });
    let title = move || ui.beside.named(|table, _| (ui.words().values)(table, count.followed() as u32));
    let table = move || {
        let (t, has_names, is_converted) = (ui.words(), has_names.followed(), is_converted.followed());
        let row = |row: Row| {
            view! {
                <tr>
                    <th scope="row">{row.period}</th>
                    {has_names.then(|| view! { <td>{row.area}</td> })}
                    <td class="num">{row.value}</td>
                    {is_converted.then(|| view! { <td class="num">{row.own}</td> <td class="num">{row.rate}</td> })}
                </tr>
            }
        };
        view! {
            {(count.followed() > MOST_ROWS).then(|| view! { <p class="mute">{(t.first_values)(MOST_ROWS as u32)}</p> })}
            <div class="scroll" tabindex="0" role="region" aria-label=title>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t.period}</th>
                            {has_names.then(|| view! { <th scope="col">{t.area}</th> })}
                            <th scope="col" class="num">{t.value}</th>
                            {is_converted.then(|| view! { <th scope="col" class="num">{t.in_table}</th> <th scope="col" class="num">{t.rate}</th> })}
                        </tr>
                    </thead>
                    <tbody translate="no">{all.followed().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
    };
    view! {
        <details id="official-values" class="official-fold" node_ref=fold hidden=move || count.followed() == 0
            on:toggle=move |_| is_unfolded.set(fold.get_untracked().is_some_and(|fold| fold.open()))>
            <summary>{title}</summary>
            {move || is_unfolded.followed().then(table)}
        </details>
    }
}
