//! The table: the lanes' twin, one row a claim.
use super::words::{amount, main_observation, said_by};
use super::{Act, Html, View};
use crate::model::claim::Kind;
use crate::model::finding::Check;
use crate::present::i18n::check::check_strings;
use crate::present::i18n::{date, name, phrase};
use crate::state::{Action, Column};

const COLUMNS: [Column; Column::COUNT] =
    [Column::Kind, Column::Title, Column::When, Column::Where, Column::Value, Column::Publisher, Column::Published, Column::Origin];

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
    }
}

/// The table of the claims that the lanes show: its first rows, and a button for the rest.
pub fn table(view: &View, html: &mut Html) {
    let t = &view.strings().table;
    let rows = &view.answer.rows;
    if rows.is_empty() {
        return;
    }
    html.raw("<div class=\"scroll\"><table id=\"table\"><caption>").text(&(t.caption)(rows.len() as u32)).raw("</caption><thead><tr>");
    for column in COLUMNS {
        head(view, column, html);
    }
    html.raw("</tr></thead><tbody>");
    let said = SaidAlike::new(view);
    for row in rows.iter().take(view.desk.rows) {
        table_row(view, *row, &said, html);
    }
    html.raw("</tbody></table></div>");
    if let Some(rest) = rows.len().checked_sub(view.desk.rows).filter(|rest| *rest > 0) {
        html.raw("<div class=\"more-rows\"><button id=\"show-all\" type=\"button\" data-act=\"").text(&Act::ShowRest.code());
        html.raw("\">").text(&(t.show_rest)(rest as u32)).raw("</button></div>");
    }
}

fn head(view: &View, column: Column, html: &mut Html) {
    let t = &view.strings().table;
    let words = match column {
        Column::Kind => t.kind,
        Column::Title => t.title,
        Column::When => t.when,
        Column::Where => t.place,
        Column::Value => t.value,
        Column::Publisher => t.publisher,
        Column::Published => t.published,
        Column::Origin => t.origin,
    };
    let sort = view.state.sort;
    let sorted = sort.column == column;
    html.raw("<th scope=\"col\" class=\"").raw(class(column)).raw("\"");
    if sorted {
        html.raw(if sort.descending { " aria-sort=\"descending\"" } else { " aria-sort=\"ascending\"" });
    }
    html.raw("><button type=\"button\" data-act=\"").text(&Act::Do(Action::SortBy(column)).code());
    html.raw("\" aria-label=\"").text(&(t.sort_by)(words)).raw("\">");
    let shown = if column == Column::Kind { "" } else { words };
    let arrow = match (sorted, sort.descending) {
        (true, true) => " ↓",
        (true, false) => " ↑",
        (false, _) => {
            if shown.is_empty() {
                "↕"
            } else {
                ""
            }
        }
    };
    html.text(shown).raw(arrow).raw("</button></th>");
}

fn table_row(view: &View, row: u16, said: &SaidAlike, html: &mut Html) {
    let n = usize::from(row);
    let (lang, t) = (view.lang, view.strings());
    let data = &view.session.data;
    let Some(claim) = data.claims.get(n) else { return };
    let Some(source) = data.sources.get(usize::from(claim.source)) else { return };
    let codes = &data.codes;
    let act = Act::Do(Action::Open(Some(row))).code();
    html.raw("<tr data-claim=\"").text(&claim.id).raw("\" data-row=\"").number(row.into());
    html.raw("\" data-act=\"").text(&act).raw(if view.state.claim == Some(row) { "\" class=\"sel\">" } else { "\">" });
    html.raw("<td class=\"kind\"><i class=\"dot ").raw(claim.kind.code()).raw("\"></i><span class=\"hide\">").text(t.kind(claim.kind));
    html.raw("</span></td><td class=\"title\"><div><button type=\"button\" class=\"open\">").text(phrase(&claim.title, lang));
    html.raw("</button>");
    flag(view, row, html);
    html.raw("</div></td><td class=\"when\">").text(&date::period(&claim.when, lang)).raw("</td><td class=\"where\">");
    html.text(codes.regions.get(usize::from(claim.region)).map_or("", |r| &r.name)).raw("</td><td class=\"amount num\">");
    if let Some(observation) = main_observation(claim, view.lane_measure()) {
        html.text(&amount(view, n, observation));
        let more = claim.observations.len() as u32 - 1;
        if more > 0 {
            html.raw("<span class=\"mute more-figures\">").text(&(t.table.more_figures)(more)).raw("</span>");
        }
    }
    html.raw("</td><td class=\"publisher\">").text(&source.publisher).raw("</td><td class=\"published\">");
    html.text(&source.published.map_or("–".to_string(), |p| date::period(&p, lang))).raw("</td><td class=\"origin\">");
    html.text(claim.origin.and_then(|o| codes.origins.get(usize::from(o))).map_or("–", |o| name(o, lang)));
    if let Some(rows) = said.of(row) {
        html.raw("<span class=\"mute more-figures\">").text(&said_by(view, rows)).raw("</span>");
    }
    html.raw("</td></tr>");
}

/// A flag where a check touches the claim, in the colour of disagreement where it is in a conflict. It leads to its card.
fn flag(view: &View, row: u16, html: &mut Html) {
    let words = check_strings(view.lang);
    let names: Vec<&str> = view.session.checks(row).map(|check| words.name(check)).collect();
    if names.is_empty() {
        return;
    }
    let told = (view.strings().table.flag)(&names.join(", "));
    let is_conflict = view.session.checks(row).any(|check| check == Check::Conflict);
    html.raw(if is_conflict {
        " <button type=\"button\" class=\"mark flag\" data-act=\""
    } else {
        " <button type=\"button\" class=\"mark\" data-act=\""
    });
    html.text(&Act::Flag(row).code()).raw("\" title=\"").text(&told).raw("\"><span aria-hidden=\"true\">⚑</span><span class=\"hide\">");
    html.text(&told).raw("</span></button>");
}

/// The values of the shown claims, those together that give one figure for one thing and period.
struct SaidAlike {
    /// Runs of claims.
    groups: Vec<Vec<u16>>,
}

impl SaidAlike {
    fn new(view: &View) -> SaidAlike {
        let (measure, claims) = (view.lane_measure(), &view.session.data.claims);
        let key = |row: u16| {
            let claim = claims.get(usize::from(row)).filter(|c| c.kind == Kind::Value)?;
            let o = main_observation(claim, measure)?;
            let when = o.when.unwrap_or(claim.when);
            Some((claim.region, o.measure, o.scope, o.unit, when.first(), when.last(), o.value.mantissa, o.value.exponent))
        };
        let mut rows: Vec<u16> = view.answer.rows.iter().copied().filter(|row| key(*row).is_some()).collect();
        crate::model::sort::sort(&mut rows, |a, b| key(*a).cmp(&key(*b)));
        let mut groups: Vec<Vec<u16>> = Vec::new();
        for row in rows {
            match groups.last_mut().filter(|g| g.first().is_some_and(|first| key(*first) == key(row))) {
                Some(group) => group.push(row),
                None => groups.push(vec![row]),
            }
        }
        groups.retain(|group| group.len() > 1);
        SaidAlike { groups }
    }

    /// The claims that say what this one says, itself among them; None where it is alone.
    fn of(&self, row: u16) -> Option<&[u16]> {
        self.groups.iter().find(|group| group.contains(&row)).map(Vec::as_slice)
    }
}
