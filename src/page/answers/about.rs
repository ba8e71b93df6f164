//! What the data are, how they were collected and compared, what the words mean, how an error is reported: in the place of all else.
use crate::model::edtf::{Period, civil_from_day};
use crate::page::Command;
use crate::page::kit::{Followed, follow, memo, press};
use crate::page::store::Store;
use crate::present::i18n::answers::{AboutWords, answer_strings};
use crate::present::i18n::date;
use crate::present::view::View;
use crate::query::history::RECORDED;
use crate::state::{Action, Listed};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The focus goes to its heading when it opens, and to what was there before when it closes.
pub fn take_focus(store: Store) {
    let is_open = memo(move || store.shown().state.list == Some(Listed::About));
    follow(move || {
        if is_open.followed() {
            store.command(Command::Focus(".about h2"));
        }
    });
}

fn close(store: Store) {
    store.act(Action::List(None));
    store.command(Command::Focus("main"));
}

/// All of it.
pub fn sheet(store: Store, view: &View) -> AnyView {
    let t = &answer_strings(view.lang).about;
    let escape: Box<dyn FnMut(KeyboardEvent)> = Box::new(move |event| {
        if event.key() == "Escape" {
            event.prevent_default();
            close(store);
        }
    });
    let data = &view.session.data;
    let what = (t.what)(data.claims.len() as u32, data.sources.len() as u32, data.publishers.len() as u32);
    let terms: Vec<AnyView> = t.terms.iter().map(|term| view! { <dt>{term.name}</dt><dd>{term.means}</dd> }.into_any()).collect();
    let licences = &view.later().absent;
    view! {
        <article class="sheet about" on:keydown=escape>
            <div class="sheet-acts">
                <button type="button" on:click=press(move || close(store))>{["‹ ", t.back].concat()}</button>
            </div>
            <h2 tabindex="-1">{t.title}</h2>
            <p>{what} " " {t.no_judge}</p>
            {section(t.collected_head, &t.collected)}
            {section(t.method_head, &t.method)}
            {section(t.handling_head, &t.handling)}
            <section><h3>{t.terms_head}</h3><dl>{terms}</dl></section>
            {section(t.dates_head, &dates(view, t))}
            {section(t.report_head, &[t.report])}
            {section(t.made_head, &[t.made])}
            {section(t.licence_head, &[licences.data_licence, licences.code_licence])}
        </article>
    }
    .into_any()
}

fn section<T: AsRef<str>>(heading: &'static str, told: &[T]) -> AnyView {
    let told: Vec<AnyView> = told.iter().map(|text| view! { <p>{text.as_ref().to_owned()}</p> }.into_any()).collect();
    view! { <section><h3>{heading}</h3>{told}</section> }.into_any()
}

/// The day of the data, the years that they are about and the newest source.
fn dates(view: &View, t: &AboutWords) -> Vec<String> {
    let data = &view.session.data;
    let years = || data.claims.iter().flat_map(|claim| [claim.when.first(), claim.when.last()]).filter(|day| day.unsigned_abs() < 100_000);
    let year = |day: Option<i32>| day.map_or_else(String::new, |day| civil_from_day(day).0.to_string());
    let newest = data.sources.iter().filter_map(|source| source.published).filter(|day| !day.is_uncertain()).map(|day| day.last()).max();
    let newest = newest.map_or_else(String::new, |day| date::day_long(day, view.lang));
    let recorded = Period::parse(RECORDED).ok().map(|day| (t.recorded)(&date::period_long(&day, view.lang)));
    let spans = (t.spans)(&year(years().min()), &year(years().max()), &newest);
    recorded.into_iter().chain([spans, (t.version)(&data.version)]).collect()
}
