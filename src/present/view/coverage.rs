//! Source × time: who speaks of which year. Silence is an empty place; a claim of zero has a mark of its own.
use super::{Act, Html, View};
use crate::model::facet::Facet;
use crate::present::i18n::check::check_strings;
use crate::present::i18n::number;
use crate::query::coverage::{Cell, Row};
use crate::state::Action;

/// Publishers before the rest is asked for.
const SHOWN: usize = 12;

/// The head that unfolds it, and the table while it is unfolded.
pub fn coverage(view: &View, html: &mut Html) {
    if view.answer.rows.is_empty() {
        return;
    }
    let t = &check_strings(view.lang).disputes;
    let is_open = view.desk.coverage > 0;
    html.raw("<section class=\"lane coverage\"><h2><button type=\"button\" class=\"unfold\" id=\"coverage\" data-act=\"");
    html.text(&Act::Coverage.code()).raw("\" aria-expanded=\"").raw(if is_open { "true\">" } else { "false\">" });
    html.text(t.coverage).raw("</button></h2>");
    if is_open {
        table(view, html);
    }
    html.raw("</section>");
}

fn table(view: &View, html: &mut Html) {
    let t = &check_strings(view.lang).disputes;
    let found = view.session.coverage(&view.answer.rows);
    html.raw("<p class=\"mute\" id=\"coverage-help\">").text(t.coverage_help);
    html.raw("</p><div class=\"scroll years\" tabindex=\"0\" role=\"region\" aria-labelledby=\"coverage\"><table class=\"cover\" aria-describedby=\"coverage-help\">");
    html.raw("<thead><tr><th scope=\"col\">").text(view.strings().facets.publisher).raw("</th>");
    for year in &found.years {
        html.raw("<th scope=\"col\">").text(&year.to_string()).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    let most = found.rows.iter().flat_map(|row| row.cells.iter().flatten()).map(|cell| cell.claims).max().unwrap_or(1);
    let shown = if view.desk.coverage > 1 { usize::MAX } else { SHOWN };
    for row in found.rows.iter().take(shown) {
        publisher(view, row, most, html);
    }
    html.raw("</tbody></table></div>");
    let rest = found.rows.len().saturating_sub(shown) as u32;
    if rest > 0 {
        html.raw("<button type=\"button\" class=\"link\" data-act=\"").text(&Act::CoverageRest.code()).raw("\">");
        html.text(&(t.coverage_rest)(rest)).raw("</button>");
    }
}

fn publisher(view: &View, row: &Row, most: u32, html: &mut Html) {
    let name = view.session.facets.publishers.get(usize::from(row.publisher)).map_or("", String::as_str);
    html.raw("<tr><th scope=\"row\"><button type=\"button\" data-act=\"");
    html.text(&Act::Do(Action::Toggle(Facet::Publisher, row.publisher)).code()).raw("\">").text(name).raw("</button></th>");
    for cell in &row.cells {
        html.raw("<td>");
        match cell {
            Some(cell) => mark(view, *cell, most, html),
            // Nothing for the eye.
            None => {
                html.raw("<span class=\"hide\">").text(check_strings(view.lang).disputes.silence).raw("</span>");
            }
        }
        html.raw("</td>");
    }
    html.raw("</tr>");
}

/// A claim's mark. What has none is silence.
fn mark(view: &View, cell: Cell, most: u32, html: &mut Html) {
    let t = &check_strings(view.lang).disputes;
    let words = (t.cell)(cell.claims, cell.zeros);
    let class = match (cell.zeros, cell.claims * 4 / most.max(1)) {
        (zeros, _) if zeros == cell.claims => "<i class=\"zero\" title=\"",
        (_, 0) => "<i class=\"some\" title=\"",
        (_, 1) => "<i class=\"more\" title=\"",
        _ => "<i class=\"most\" title=\"",
    };
    html.raw(class).text(&words).raw("\"><span aria-hidden=\"true\">");
    if cell.zeros == cell.claims {
        html.text(t.zero);
    } else {
        html.text(&number::count(cell.claims, view.lang));
    }
    html.raw("</span><span class=\"hide\">").text(&words).raw("</span></i>");
}
