//! The speech sheet of a place: one page to be printed, by rules that stand on it.
use crate::model::edtf::civil_from_day;
use crate::model::index::{ClaimIx, RegionIx};
use crate::page::Command;
use crate::page::kit::press;
use crate::page::store::Store;
use crate::present::i18n::answers::answer_strings;
use crate::present::place::title;
use crate::present::speech::told;
use crate::present::view::View;
use crate::query::speech::{Line, Use};
use crate::state::Action;
use leptos::prelude::*;

/// Lines of a part at most; the rest is counted.
const MOST: usize = 6;
/// Years of the sheet where the reader chose none.
const YEARS: i32 = 5;

/// The first and the last year of a sheet: those that the reader chose, else the newest that have a figure or an event.
pub fn years(view: &View, own: &[ClaimIx]) -> (i32, i32) {
    let year = |day: i32| civil_from_day(day).0.clamp(1900, 2100);
    if let Some(when) = view.state.when {
        return (year(when.first()), year(when.last()));
    }
    let last = own.iter().filter_map(|row| view.session.data.claims.get(*row)).map(|claim| year(claim.when.first())).max().unwrap_or(2100);
    (last - YEARS + 1, last)
}

/// The sheet.
pub fn sheet(store: Store, view: &View, region: RegionIx) -> AnyView {
    let t = &answer_strings(view.lang).speech;
    let own = view.session.about(&view.answer.others, region);
    let (first, last) = years(view, &own);
    let sheet = view.session.speech(&own, region, (first, last), view.state);
    let span = if first == last { first.to_string() } else { [&first.to_string(), "–", &last.to_string()].concat() };
    let part = |usage: Use, head: &'static str, about: &'static str, class: &'static str| {
        let lines: Vec<&Line> = sheet.lines.iter().filter(|line| line.usage == usage).collect();
        (!lines.is_empty()).then(|| section(view, region, &lines, (head, about, class)))
    };
    let parts =
        [part(Use::May, t.may, "", "may"), part(Use::Care, t.care, t.care_about, "care"), part(Use::Not, t.not, t.not_about, "not")];
    let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
    let nothing = parts.is_empty().then(|| view! { <p>{(t.nothing)(&title(view, region), &span)}</p> }.into_any());
    let rules: Vec<AnyView> = t.rules.iter().map(|rule| view! { <li>{*rule}</li> }.into_any()).collect();
    view! {
        <article class="sheet">
            <div class="sheet-acts">
                <button type="button" on:click=press(move || store.act(Action::List(None)))>{["‹ ", t.back].concat()}</button>
                <button type="button" class="primary" on:click=press(move || store.command(Command::Print))>{t.print}</button>
            </div>
            <p class="mute">{t.name}</p>
            <h2 tabindex="-1" translate="no">{(t.title)(&title(view, region), &span)}</h2>
            <p class="mute">{(t.made_of)(sheet.claims, sheet.sources)}</p>
            {nothing}
            {parts}
            <section class="rules"><h3>{t.rules_head}</h3><ol>{rules}</ol></section>
            <p class="mute">{t.foot} " " <span translate="no">{view.link_to_share()}</span></p>
        </article>
    }
    .into_any()
}

fn section(view: &View, region: RegionIx, lines: &[&Line], (head, about, class): (&'static str, &'static str, &'static str)) -> AnyView {
    let t = &answer_strings(view.lang).speech;
    let rows: Vec<AnyView> = lines.iter().take(MOST).map(|line| row(view, line, region)).collect();
    let rest = lines.len().saturating_sub(MOST) as u32;
    let rest = (rest > 0).then(|| view! { <p class="mute">{(t.rest)(rest)}</p> }.into_any());
    view! {
        <section class=class>
            <h3>{head} " " <span class="mute">{about}</span></h3>
            <ul>{rows}</ul>
            {rest}
        </section>
    }
    .into_any()
}

fn row(view: &View, line: &Line, region: RegionIx) -> AnyView {
    let told = told(view, line, region);
    // The part that is typed stays in one piece.
    let (site, code) = told.link.split_at(told.link.find('#').unwrap_or(told.link.len()));
    let (site, code) = (site.to_owned(), code.to_owned());
    view! {
        <li translate="no">
            <p><b>{told.what}</b> <span class="mute">{told.when}</span></p>
            <p>{told.sentence} <span class="mute">{told.said}</span></p>
            <p class="mute">{told.why} <span class="at">{site}<wbr /><span>{code}</span></span></p>
        </li>
    }
    .into_any()
}
