//! The page within another: the code to copy, and the line under an embedded view.
use super::{Act, Copied, Html, View};
use crate::record::Kind;
use crate::state::Embed;

/// What can be shown, in the order of the lanes, everything first.
const CHOICES: [(Embed, Option<Kind>); 5] = [
    (Embed::All, None),
    (Embed::Values, Some(Kind::Value)),
    (Embed::Releases, Some(Kind::Release)),
    (Embed::Awards, Some(Kind::Award)),
    (Embed::Programmes, Some(Kind::Programme)),
];
/// Height in CSS px where the page around does not adapt it: all lanes, one lane.
const HEIGHTS: (u32, u32) = (900, 460);
/// For the page around: takes the height that a frame tells, for that frame.
const SCRIPT: &str = "<script>addEventListener(\"message\",function(e){if(e.data&&e.data.jejak===\"height\")\
document.querySelectorAll(\"iframe\").forEach(function(f){if(f.contentWindow===e.source)f.height=Math.min(4000,e.data.height)})})</script>";

/// The code that shows this view in another page.
pub fn code(view: &View) -> String {
    let (embed, kind) = CHOICES.get(usize::from(view.desk.embed.unwrap_or_default())).copied().unwrap_or(CHOICES[0]);
    let t = view.strings();
    let mut html = Html::default();
    html.raw("<iframe src=\"").text(&view.link_to(|state| state.embed = Some(embed)));
    html.raw("\" title=\"").text(&(t.embedding.title)(kind.map_or("", |kind| t.lane(kind))));
    html.raw("\" width=\"100%\" height=\"").number(if embed == Embed::All { HEIGHTS.0 } else { HEIGHTS.1 });
    html.raw("\" loading=\"lazy\" style=\"border:0\"></iframe>\n").raw(SCRIPT);
    html.finish()
}

/// The code, folded away at first; empty where the page has no address that others could open.
pub fn code_box(view: &View, html: &mut Html) {
    if !view.address.starts_with("http") {
        return;
    }
    let t = view.strings();
    html.raw("<section id=\"embed-code\"><button type=\"button\" class=\"link\" data-act=\"").text(&Act::ShowEmbed.code());
    html.raw("\" aria-expanded=\"").raw(if view.desk.embed.is_some() { "true" } else { "false" });
    html.raw("\">").text(t.embedding.heading).raw("</button>");
    if let Some(choice) = view.desk.embed {
        html.raw("<p>")
            .text(t.embedding.advice)
            .raw("</p><label class=\"choice\">")
            .text(t.embedding.what)
            .raw(" <select id=\"embed-what\">");
        for (n, (_, kind)) in CHOICES.iter().enumerate() {
            html.raw("<option value=\"").text(&Act::Embed(n as u16).code());
            html.raw(if n == usize::from(choice) { "\" selected>" } else { "\">" });
            html.text(kind.map_or(t.embedding.all, |kind| t.lane(kind))).raw("</option>");
        }
        html.raw("</select></label><textarea readonly rows=\"5\" spellcheck=\"false\" aria-label=\"").text(t.embedding.snippet).raw("\">");
        html.text(&code(view)).raw("</textarea><button type=\"button\" data-act=\"").text(&Act::CopyEmbed.code()).raw("\">");
        html.text(if view.desk.copied == Copied::EmbedCode { t.page.copied } else { t.embedding.copy }).raw("</button>");
    }
    html.raw("</section>");
}

/// Under an embedded view: what it is made from, and the way to the whole page.
pub fn source(view: &View, html: &mut Html) {
    if view.state.embed.is_none() {
        return;
    }
    let t = &view.strings().embedding;
    html.raw("<p class=\"embed-source\">").text(&(t.made_from)(view.answer.rows.len() as u32, view.answer.sources));
    html.raw(" <a target=\"_blank\" rel=\"noopener\" href=\"").text(&view.link_to(|state| state.embed = None));
    html.raw("\">").text(t.open_whole).raw("</a></p>");
}
