//! The page within another: the code to copy, and the line under an embedded view.
use super::{Act, Copied, Html, View};
use crate::model::claim::Kind;
use crate::state::Embed;

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

/// The code that shows the view within another page.
pub fn snippet(view: &View) -> String {
    let t = view.strings();
    let (embed, kind) = CHOICES.get(usize::from(view.desk.embed_choice)).copied().unwrap_or((Embed::All, None));
    let link = view.link(|state| {
        state.embed = Some(embed);
        state.lang = Some(view.lang);
        state.version = Some(view.session.data.version.clone());
    });
    let title = (t.embedding.title)(kind.map_or("", |kind| t.lane(kind)));
    let height = if embed == Embed::All { HEIGHTS.0 } else { HEIGHTS.1 };
    let mut html = Html::default();
    html.raw("<iframe src=\"").text(&link).raw("\" title=\"").text(&title).raw("\" width=\"100%\" height=\"").raw(height);
    html.raw("\" loading=\"lazy\" style=\"border:0\"></iframe>\n").raw(SCRIPT);
    html.finish()
}

/// The code to copy, folded away; empty where the page has no address that others could open.
pub fn code(view: &View, html: &mut Html) {
    if !view.address.starts_with("http") {
        return;
    }
    let t = &view.strings().embedding;
    html.raw("<details id=\"embed-code\"><summary>").text(t.heading).raw("</summary><p>").text(t.advice);
    html.raw("</p><label class=\"choice\">").text(t.what).raw(" <select>");
    for (n, (_, kind)) in CHOICES.iter().enumerate() {
        html.raw("<option value=\"").text(&Act::Embed(n as u16).code());
        html.raw(if n == usize::from(view.desk.embed_choice) { "\" selected>" } else { "\">" });
        html.text(kind.map_or(t.all, |kind| view.strings().lane(kind))).raw("</option>");
    }
    html.raw("</select></label><textarea readonly rows=\"5\" spellcheck=\"false\" aria-label=\"").text(t.snippet).raw("\">");
    html.text(&snippet(view)).raw("</textarea><button type=\"button\" data-act=\"").text(&Act::CopySnippet.code()).raw("\">");
    html.text(if view.desk.copied == Copied::Snippet { view.strings().page.copied } else { t.copy }).raw("</button></details>");
}

/// Under an embedded view: what it is made from, and the way to the whole page.
pub fn source(view: &View, html: &mut Html) {
    if view.state.embed.is_none() {
        return;
    }
    let t = &view.strings().embedding;
    html.raw("<p class=\"embed-source\">").text(&(t.made_from)(view.answer.rows.len() as u32, view.answer.sources));
    html.raw(" <a target=\"_blank\" rel=\"noopener\" href=\"").text(&view.link(|state| state.embed = None)).raw("\">");
    html.text(t.open_whole).raw("</a></p>");
}
