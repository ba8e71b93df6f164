//! Under the values lane: what the table's series are, the claims that differ from them, and the values as a list.
use crate::beside::State;
use crate::desk::Desk;
use crate::link::Link;
use crate::official::Official;
use crate::record::Record;
use crate::series;
use jejak_ekspor::model::codes::Unit;
use jejak_ekspor::model::sort;
use jejak_ekspor::present::i18n::opener::{OpenerWords, words};
use jejak_ekspor::present::i18n::{name, number};
use jejak_ekspor::present::view::Html;
use jejak_ekspor::state::Lang;
use jejak_ekspor::web::js::{document, find, ignore, listen};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// So many rows of values are listed.
const MOST_ROWS: usize = 1000;

/// The places of the strip's parts; the folds stay, and with them whether they are open.
const PLACES: [&str; 4] = [".official-head", ".official-notes", "#official-conflicts", "#official-values"];
const MARKUP: &str = "<div class=\"official-head\"></div><p class=\"mute official-notes\"></p>\
    <details id=\"official-conflicts\" class=\"official-fold\" hidden></details>\
    <details id=\"official-values\" class=\"official-fold\" hidden></details>";

/// Puts the strip under the lane, hidden as long as there is nothing to say.
pub fn place(desk: Desk) {
    let Some(lane) = find("[data-lane=value]") else { return };
    let Ok(strip) = document().create_element("div") else { return };
    strip.set_class_name("official");
    ignore(strip.set_attribute("hidden", ""));
    ignore(strip.set_attribute("role", "region"));
    strip.set_inner_html(MARKUP);
    ignore(lane.append_child(&strip));
    listen(&strip, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        match target.map(|target| target.id()).as_deref() {
            Some("official-change") => desk.show_table(),
            Some("official-hide") => desk.beside.show(desk, false),
            _ => {}
        }
    });
    if let Some(fold) = find("#official-values") {
        listen(&fold, "toggle", move |_| desk.beside.tell(desk));
    }
}

/// Shows what is known now.
pub fn show(state: &mut State, lang: Lang) {
    let Some(strip) = find(".official").and_then(|strip| strip.dyn_into::<HtmlElement>().ok()) else { return };
    strip.set_hidden(state.official.is_none());
    let Some(official) = &state.official else { return };
    let t = words(lang);
    ignore(strip.set_attribute("aria-label", t.beside));
    let is_open = find("#official-values").is_some_and(|fold| fold.has_attribute("open"));
    let parts = [
        head(official, &state.link, t),
        notes(official, &state.link, t),
        conflicts(official, &state.link, t),
        values(official, is_open, lang),
    ];
    for ((place, html), shown) in PLACES.iter().zip(parts).zip(&mut state.strip) {
        // What stays keeps the keyboard.
        if *shown != html
            && let Some(found) = find(place).and_then(|found| found.dyn_into::<HtmlElement>().ok())
        {
            found.set_inner_html(&html);
            found.set_hidden(html.is_empty());
            *shown = html;
        }
    }
}

fn head(official: &Official, link: &Link, t: &OpenerWords) -> String {
    let mut html = Html::default();
    let of = official.series.len();
    if official.is_drawn_on(link) && series::is_crowd(official) {
        html.raw("<span class=\"key\"><i class=\"s2\"></i>").text(&(t.areas)(of as u32)).raw("</span>");
    } else if official.is_drawn_on(link) {
        for (n, one) in official.series.iter().enumerate() {
            html.raw("<span class=\"key\"><i class=\"").raw(series::ink(one, n, of).1).raw("\"></i>").text(&one.name).raw("</span>");
        }
    }
    html.raw("<span>")
        .text(&official.what)
        .raw(", ")
        .text(unit_name(&official.units[1], t.lang))
        .raw(" · ")
        .text(&(t.your)(&official.file))
        .raw("</span><span class=\"official-acts\">");
    html.raw("<button type=\"button\" id=\"official-change\">").text(t.change).raw("</button>");
    html.raw("<button type=\"button\" id=\"official-hide\">").text(t.hide).raw("</button></span>");
    html.finish()
}

/// Currencies by their signs, as the page writes them, other units by their names.
fn unit_name(unit: &Unit, lang: Lang) -> &str {
    match unit.entry.code.as_str() {
        "IDR" => "Rp",
        "USD" => "US$",
        _ => name(&unit.entry, lang),
    }
}

fn notes(official: &Official, link: &Link, t: &OpenerWords) -> String {
    let mut notes: Vec<String> = Vec::new();
    let none = official.series.is_empty();
    if link.measure != official.measure {
        notes.push((t.other_measure)(&official.what));
    } else if link.is_published {
        notes.push(t.not_on_publication.to_owned());
    } else if none {
        notes.push(t.no_area_here.to_owned());
    } else if official.is_converted() {
        let [shown, own] = &official.units;
        notes.push((t.converted)(unit_name(own, t.lang), unit_name(shown, t.lang)));
    }
    if official.unrated > 0 {
        notes.push((t.unrated)(official.unrated));
    }
    if official.unknown > 0 {
        notes.push((t.unknown_areas)(official.unknown));
    }
    if official.is_narrowed {
        notes.push(t.narrowed.to_owned());
    } else if official.is_other_part {
        notes.push(t.not_compared.to_owned());
    } else if !none && official.conflicts.is_empty() {
        notes.push((t.all_agree)(official.compared));
    }
    let mut html = Html::default();
    html.text(&notes.join(" "));
    html.finish()
}

fn conflicts(official: &Official, link: &Link, t: &OpenerWords) -> String {
    let mut html = Html::default();
    if official.conflicts.is_empty() {
        return html.finish();
    }
    html.raw("<summary><b class=\"flagged\">⚑ ").text(&(t.differ)(official.differing(), official.compared)).raw("</b></summary>");
    html.raw("<p class=\"mute\">").text(t.no_verdict).raw("</p><ul>");
    for conflict in &official.conflicts {
        row(conflict, link, t, &mut html);
    }
    html.raw("</ul>");
    html.finish()
}

fn row(conflict: &Record, link: &Link, t: &OpenerWords, html: &mut Html) {
    let of = |name: &str| conflict.text(name);
    html.raw("<li><b class=\"flagged\">").text(&of("factor")).raw("</b> ").text(&of("about")).raw("<dl><dt>").text(t.the_claim);
    html.raw("</dt><dd>").text(&of("claimPeriod")).raw("<ul>");
    for claim in conflict.list("claims") {
        let id = claim.text("id");
        html.raw("<li data-conflict=\"").text(&id).raw("\"><a href=\"").text(&link.to_claim(&id)).raw("\">“").text(&claim.text("written"));
        html.raw("” · ").text(&claim.text("source")).raw("</a></li>");
    }
    html.raw("</ul></dd><dt>").text(t.the_table).raw("</dt><dd>").text(&of("tablePeriod")).raw(" · ").text(&of("table"));
    html.raw("</dd><dt>").text(t.why).raw("</dt><dd>");
    for (n, reason) in conflict.list("reasons").into_iter().enumerate() {
        html.raw(if n == 0 { "" } else { " · " }).text(&reason.0.as_string().unwrap_or_default());
    }
    html.raw("</dd></dl></li>");
}

/// The values; their rows only once the reader unfolds them.
fn values(official: &Official, is_open: bool, lang: Lang) -> String {
    let (t, mut html) = (words(lang), Html::default());
    let each = official.series.iter().flat_map(|one| series::points(official, one).map(move |point| (one, point)));
    let mut all: Vec<_> = each.collect();
    if all.is_empty() {
        return html.finish();
    }
    let title = (t.values)(all.len() as u32);
    html.raw("<summary>").text(&title).raw("</summary>");
    if !is_open {
        return html.finish();
    }
    if all.len() > MOST_ROWS {
        html.raw("<p class=\"mute\">").text(&(t.first_values)(MOST_ROWS as u32)).raw("</p>");
    }
    let (has_names, is_converted, units) = (official.series.len() > 1, official.is_converted(), series::units(official));
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").text(&title).raw("\"><table><thead><tr>");
    let columns = [
        (true, "", t.period),
        (has_names, "", t.area),
        (true, "num", t.value),
        (is_converted, "num", t.in_table),
        (is_converted, "num", t.rate),
    ];
    for (_, class, name) in columns.into_iter().filter(|(is_shown, _, _)| *is_shown) {
        html.raw("<th scope=\"col\" class=\"").raw(class).raw("\">").text(name).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    // A year stands before its months.
    sort::sort(&mut all, |(_, a), (_, b)| (a.first, b.last).cmp(&(b.first, a.last)));
    for (one, point) in all.into_iter().take(MOST_ROWS) {
        html.raw("<tr><th scope=\"row\">").text(&series::period(point, lang)).raw("</th>");
        if has_names {
            html.raw("<td>").text(&one.name).raw("</td>");
        }
        html.raw("<td class=\"num\">").text(&number::amount(point.value, 0, &units, lang)).raw("</td>");
        if is_converted {
            html.raw("<td class=\"num\">").text(&number::amount(point.own, 1, &units, lang)).raw("</td><td class=\"num\">");
            html.text(&point.rate.map_or_else(String::new, |rate| number::number(rate.round(), lang))).raw("</td>");
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table></div>");
    html.finish()
}
