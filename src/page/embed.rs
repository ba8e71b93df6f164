//! The page within another: the code to copy, and the line under an embedded view.
use super::Command;
use super::kit::{Followed, When, choose, memo, press, property, words};
use super::store::Store;
use super::ui::Copied;
use crate::model::claim::Kind;
use crate::present::export::in_words;
use crate::present::markup::Html;
use crate::present::view::View;
use crate::state::Embed;
use leptos::prelude::*;

/// What can be shown, in the order of the lanes, everything first.
const CHOICES: [(Embed, Option<Kind>); Embed::COUNT] = [
    (Embed::All, None),
    (Embed::Values, Some(Kind::Value)),
    (Embed::Releases, Some(Kind::Release)),
    (Embed::Awards, Some(Kind::Award)),
    (Embed::Programmes, Some(Kind::Programme)),
];
/// Height in CSS px where the page around does not adapt it: all lanes, one lane.
const HEIGHTS: (&str, &str) = ("900", "460");
/// For the page around: takes the height that a frame tells, from frames of its own only.
const SCRIPT: &str = "<script>addEventListener(\"message\",function(e){if(e.data&&e.data.jejak===\"height\")\
document.querySelectorAll(\"iframe\").forEach(function(f){if(f.contentWindow===e.source)f.height=Math.min(4000,e.data.height)})})</script>";

/// The code that shows the view within another page: one of `CHOICES`, everything where it names none.
pub fn snippet(view: &View, choice: usize) -> String {
    let t = view.strings();
    let (embed, kind) = CHOICES.get(choice).copied().unwrap_or((Embed::All, None));
    let link = view.link(&|state| {
        state.embed = Some(embed);
        state.lang = Some(view.lang);
        state.version = Some(view.session.data.version.clone());
    });
    let title = (view.later().embedding.title)(kind.map_or("", |kind| t.lane(kind)));
    let height = if embed == Embed::All { HEIGHTS.0 } else { HEIGHTS.1 };
    let mut html = Html::default();
    html.raw("<iframe src=\"").text(&link).raw("\" title=\"").text(&title).raw("\" width=\"100%\" height=\"").raw(height);
    html.raw("\" loading=\"lazy\" style=\"border:0\"></iframe>\n").raw(SCRIPT);
    html.finish()
}

/// The code to copy, folded away; nothing where the page has no address that others could open.
#[component]
pub fn EmbedCode(store: Store) -> impl IntoView {
    let choice = RwSignal::new(0_usize);
    let code = move || store.tell(&|view| snippet(view, choice.followed()));
    let options = |(n, (_, kind)): (usize, (Embed, Option<Kind>))| {
        let name = move || kind.map_or(store.later().embedding.all, |kind| store.t().lane(kind));
        view! { <option value=n.to_string() prop:selected=property(move || choice.followed() == n)>{words(name)}</option> }.into_any()
    };
    let set = choose(
        move |text| {
            if let Ok(n) = text.parse() {
                choice.set(n);
                store.ui.copied.set(Copied::Nothing);
            }
        },
        move || choice.followed().to_string(),
    );
    store.address.starts_with("http").then(|| {
        let options: Vec<AnyView> = CHOICES.into_iter().enumerate().map(options).collect();
        view! {
            <details id="embed-code">
                <summary>{words(move || store.later().embedding.heading)}</summary>
                <p>{words(move || store.later().embedding.advice)}</p>
                <label class="choice">
                    <span>{words(move || store.later().embedding.what)}</span>
                    " "
                    <select autocomplete="off" on:change=set>{options}</select>
                </label>
                <textarea readonly rows="5" spellcheck="false" translate="no" aria-label=words(move || store.later().embedding.snippet) prop:value=words(code)></textarea>
                <button type="button" on:click=press(move || store.command(Command::CopySnippet(untrack(code))))>{words(move || {
                    if store.ui.copied.followed() == Copied::Snippet { store.t().page.copied } else { store.later().embedding.copy }
                })}</button>
            </details>
        }
        .into_any()
    })
}

/// Over an embedded view, whose page has no head: what it shows.
#[component]
pub fn EmbedTitle(store: Store) -> impl IntoView {
    let is_embedded = memo(move || store.shown().state.embed.is_some());
    let filter = move || store.tell(&|view| in_words(view.session, view.state, view.lang));
    view! {
        <When is=is_embedded>
            <h1 class="embed-title" translate="no">{words(filter)}</h1>
        </When>
    }
}

/// Under an embedded view: what it is made from, and the way to the whole page.
#[component]
pub fn EmbedSource(store: Store) -> impl IntoView {
    let is_embedded = memo(move || store.shown().state.embed.is_some());
    view! {
        <When is=is_embedded>
            <p class="embed-source">
                <span>{words(move || (store.later().embedding.made_from)(store.shown().total(), store.shown().answer.sources))}</span>
                " "
                <a target="_blank" rel="noopener" href=words(move || store.tell(&|view| view.link(&|state| state.embed = None)))>
                    {words(move || store.later().embedding.open_whole)}
                </a>
            </p>
        </When>
    }
}
