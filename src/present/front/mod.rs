//! The first screen as markup: what a claim is, three contradictions as sentences with a picture each, the ways in. It stands in the page
//! as it is delivered, so that it can be read and its links work before any program is here; the page takes it over from there.
mod story;

pub use story::{Told, told};

use story::link;

use crate::model::facet::Facet;
use crate::model::vocabulary::Severity;
use crate::present::conflict_words::capital;
use crate::present::i18n::front::front_strings;
use crate::present::i18n::number;
use crate::present::markup::Html;
use crate::present::view::View;
use crate::present::words::facet_value;
use crate::query::front::Way;
use crate::query::session::Session;
use crate::state::{Lang, Listed, State};

/// Values of each way in.
const WAYS: usize = 3;
/// Hundredths of the picture's width: what stands in the gap between two bars has its middle here at most, so that it has room.
const LAST: f64 = 85.0;

/// The first screen in every language; the style shows that of the page.
pub fn markup(session: &Session) -> String {
    let mut html = Html::default();
    for lang in Lang::ALL {
        viewed(session, lang, |view| screen(&mut html, view));
    }
    html.finish()
}

/// Everything, in a language.
pub fn viewed<T>(session: &Session, lang: Lang, f: impl FnOnce(&View) -> T) -> T {
    let state = State::default();
    let answer = session.answer(&state, lang);
    let conflicts = session.conflicts(&answer.rows, &state);
    f(&View { session, answer: &answer, conflicts: &conflicts, state: &state, lang, address: "" })
}

fn screen(html: &mut Html, view: &View) {
    let t = front_strings(view.lang);
    let stories: Vec<Told> = view.session.stories().iter().filter_map(|story| told(view, story)).collect();
    let count = |severity: Severity| view.conflicts.iter().filter(|conflict| conflict.severity() == severity).count() as u32;
    let all = (t.all)(count(Severity::Large), count(Severity::Misprint), count(Severity::Small));
    html.raw("<div lang=\"").text(view.lang.code()).raw("\"><h2>").text(&(t.what)(view.session.data.claims.len() as u32)).raw("</h2><p>");
    html.text(t.does).raw("</p><h3>").text(&(t.begin)(stories.len() as u32)).raw("</h3><a href=\"");
    html.text(&link(view, |state| state.list = Some(Listed::Conflicts))).raw("\">").text(&all).raw("</a><div class=\"stories\">");
    stories.iter().for_each(|story| picture(html, story));
    html.raw("</div><div class=\"ways\">");
    let ways = view.session.ways(WAYS);
    for (head, facet, values) in
        [(t.places, Facet::Region, &ways.places), (t.goods, Facet::Hs, &ways.goods), (t.actors, Facet::Party, &ways.actors)]
    {
        html.raw("<div><h3>").text(head).raw("</h3>");
        values.iter().for_each(|value| way(html, view, facet, *value));
        if facet == Facet::Region {
            html.raw("<label for=\"search\">").text(t.search).raw("</label>");
        }
        html.raw("</div>");
    }
    html.raw("<div><h3>").text(t.text).raw("</h3><label for=\"open-text\">").text(&(t.paste)(view.strings().page.open_text));
    html.raw("</label><a href=\"").text(&link(view, |state| state.list = Some(Listed::About))).raw("\">").text(t.about);
    html.raw("</a></div></div><a class=\"close\" aria-label=\"").text(view.strings().page.close).raw("\" href=\"");
    html.text(&link(view, |state| state.list = Some(Listed::Nothing))).raw("\">✕</a></div>");
}

fn way(html: &mut Html, view: &View, facet: Facet, (value, claims): Way) {
    let named = facet_value(view.session, facet, value, view.lang);
    // The code of a chapter is no word of a reader's.
    let goods = named.split_once(' ').filter(|_| facet == Facet::Hs).map(|(_, goods)| capital(goods));
    html.raw("<a href=\"").text(&link(view, |state| state.facets[facet] = vec![value])).raw("\">").text(goods.as_ref().unwrap_or(&named));
    html.raw(" <i>").text(&number::count(claims, view.lang)).raw("</i></a>");
}

/// A sentence over two bars on one axis from zero; the gap between their ends is the disagreement.
fn picture(html: &mut Html, told: &Told) {
    html.raw("<a href=\"").text(&told.link).raw("\"><p>");
    for (text, is_strong) in told.sentence.pieces() {
        html.raw(if is_strong { "<b>" } else { "" }).text(text).raw(if is_strong { "</b>" } else { "" });
    }
    html.raw("</p>");
    let share = hundredths(told.share);
    over(html, &told.low);
    html.raw("<svg aria-hidden=\"true\"><rect y=\"5\" height=\"7\" width=\"")
        .text(&share)
        .raw("%\"/><line y1=\"8.5\" y2=\"8.5\" x2=\"100%\" x1=\"");
    html.text(&share).raw("%\"/><text y=\"12.5\" x=\"");
    html.text(&hundredths(((told.share + 100.0) / 2.0).min(LAST))).raw("%\">⚑ ");
    html.text(&told.apart).raw("</text></svg>");
    // The style draws the other bar, which is as wide as there is room.
    over(html, &told.high);
    html.raw("</a>");
}

/// Over a bar: its figure, who says it.
fn over(html: &mut Html, (figure, who): &(String, String)) {
    html.raw("<small><b>").text(figure).raw("</b> ").text(who).raw("</small>");
}

/// With one decimal, as pictures write numbers.
fn hundredths(share: f64) -> String {
    number::number((share * 10.0).round() / 10.0, Lang::En)
}
