//! What the cells of the grid say and answer: each sentence is true of the claims that the cell has.
use super::view::View;
use crate::model::claim::{Kind, Observation};
use crate::model::finding::{Member, Relation};
use crate::model::index::{ClaimIx, GroupIx};
use crate::model::sort;
use crate::present::conflict_words::{apart, capital, left, sides, title};
use crate::present::i18n::check::{check_strings, factor};
use crate::present::i18n::grid::{GridWords, grid_strings};
use crate::present::i18n::{date, name, number};
use crate::query::conflicts::{Conflict, distinct};
use crate::query::convert;
use crate::query::grid::{Beside, Grid};

/// Contradictions that are named in one sentence.
const NAMED: usize = 4;

fn words(view: &View) -> &'static GridWords {
    grid_strings(view.lang)
}

/// Where a cell is: its lane and its period.
pub fn place(view: &View, grid: &Grid, cell: usize) -> String {
    let Some((lane, column)) = grid.of(cell) else { return String::new() };
    [view.strings().lane(lane), ", ", &date::period(&column.period(), view.lang)].concat()
}

fn says(view: &View, grid: &Grid, cell: usize, what: &str) -> String {
    [&place(view, grid, cell), ": ", what, "."].concat()
}

/// What a cell is called: how many claims, places or sources, the range of the lane's measure, contradictions. Nothing is said as nothing.
pub fn sentence(view: &View, grid: &Grid, cell: usize) -> String {
    let (t, rows) = (words(view), grid.rows(cell));
    if rows.is_empty() {
        return says(view, grid, cell, t.nothing);
    }
    let places = places(view, rows);
    let claims = rows.len() as u32;
    let mut parts = vec![if places > 1 { (t.places)(claims, places) } else { (t.from_sources)(claims, sources(view, rows)) }];
    if grid.of(cell).is_some_and(|(lane, _)| lane == Kind::Value) {
        parts.extend(ranges(view, grid, cell));
    }
    let mut conflicts = conflicts_of(view, rows);
    sort::sort(&mut conflicts, |a, b| b.ratio.total_cmp(&a.ratio));
    parts.extend(conflicts.first().map(|widest| (t.conflicts)(conflicts.len() as u32, &apart(widest, view))));
    says(view, grid, cell, &parts.join("; "))
}

/// The measure of the values lane, as it is written within a sentence.
fn measure(view: &View) -> String {
    let mut name = view.session.data.codes.measures.get(view.lane_measure()).map_or("", |m| name(&m.entry, view.lang)).to_owned();
    let begins_with_a_word = name.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase);
    if let Some(first) = name.get_mut(..1).filter(|_| begins_with_a_word) {
        first.make_ascii_lowercase();
    }
    name
}

fn ranges(view: &View, grid: &Grid, cell: usize) -> Vec<String> {
    let (t, measure) = (words(view), measure(view));
    let Some((_, column)) = grid.of(cell) else { return Vec::new() };
    let ends = view.session.ends(grid.rows(cell), column, view.state);
    let told = ends.iter().enumerate().map(|(n, ends)| {
        let (low, high) = (figure(view, ends.low, false), figure(view, ends.high, true));
        let measure = if n == 0 { measure.as_str() } else { "" };
        let said = if low == high { [measure, " ", &low].concat() } else { (t.range)(measure, &low, &high) };
        said.trim_start().to_owned()
    });
    told.collect()
}

/// The lower or the upper end of a figure, in the unit that the reader chose.
fn figure(view: &View, member: Member, is_upper: bool) -> String {
    let Some((claim, o)) = view.session.data.figure(member) else { return String::new() };
    let end = o.upper.filter(|_| is_upper).unwrap_or(o.value);
    let o = Observation { value: end, ..o.clone() };
    let shown = convert::shown(&o, claim, view.state.unit, &view.session.data);
    let amount = number::amount(shown.value, shown.unit, &view.session.data, view.lang);
    if shown.receipt.is_some() { ["≈ ", &amount].concat() } else { amount }
}

fn places(view: &View, rows: &[ClaimIx]) -> u32 {
    distinct(rows.iter().filter_map(|row| view.session.data.claims.get(*row)).map(|claim| claim.region).collect())
}

fn sources(view: &View, rows: &[ClaimIx]) -> u32 {
    view.session.origins(rows).appearances
}

/// The contradictions that claims of a cell are in, the most severe first.
fn conflicts_of<'v>(view: &View<'v>, rows: &[ClaimIx]) -> Vec<&'v Conflict> {
    view.conflicts.iter().filter(|c| c.values.iter().any(|value| rows.contains(&value.member.claim))).collect()
}

/// How many claims a cell has.
pub fn count(view: &View, grid: &Grid, cell: usize) -> String {
    let (t, rows) = (words(view), grid.rows(cell));
    let what = if rows.is_empty() { t.nothing.to_owned() } else { (t.count)(rows.len() as u32, sources(view, rows), places(view, rows)) };
    says(view, grid, cell, &what)
}

/// The highest figure of a cell in what most of its figures are in, or the lowest.
pub fn end(view: &View, grid: &Grid, cell: usize, is_highest: bool) -> String {
    let (t, rows) = (words(view), grid.rows(cell));
    let Some((_, column)) = grid.of(cell).filter(|_| !rows.is_empty()) else { return says(view, grid, cell, t.nothing) };
    let ends = view.session.ends(rows, column, view.state);
    let member = ends.first().map(|ends| if is_highest { ends.high } else { ends.low });
    let Some((member, (claim, o))) = member.and_then(|member| Some((member, view.session.data.figure(member)?))) else {
        return says(view, grid, cell, &(t.no_figure)(&measure(view)));
    };
    let said = if is_highest { t.highest } else { t.lowest };
    let period = date::period(&claim.period_of(o), view.lang);
    says(view, grid, cell, &said(&figure(view, member, is_highest), &period, area(view, member.claim), publisher(view, member.claim)))
}

fn area<'v>(view: &View<'v>, row: ClaimIx) -> &'v str {
    let data = &view.session.data;
    data.claims.get(row).and_then(|claim| data.codes.regions.get(claim.region)).map_or("", |region| &region.name)
}

fn publisher<'v>(view: &View<'v>, row: ClaimIx) -> &'v str {
    let data = &view.session.data;
    data.claims.get(row).and_then(|claim| data.sources.get(claim.source)).map_or("", |source| data.publisher(source))
}

fn title_of<'v>(view: &View<'v>, row: ClaimIx) -> &'v str {
    view.session.data.claims.get(row).map_or("", |claim| claim.title.here(view.lang))
}

/// The claim of a cell that was published last.
pub fn newest(view: &View, grid: &Grid, cell: usize) -> String {
    let (t, rows, data) = (words(view), grid.rows(cell), &view.session.data);
    let day = |row: ClaimIx| data.sources.get(data.claims.get(row)?.source)?.published;
    let what = match view.session.newest(rows).and_then(|row| Some((row, day(row)?))) {
        _ if rows.is_empty() => t.nothing.to_owned(),
        Some((row, day)) => (t.newest)(title_of(view, row), publisher(view, row), &date::period(&day, view.lang)),
        None => t.no_day.to_owned(),
    };
    says(view, grid, cell, &what)
}

/// Which contradictions the claims of a cell are in: the most severe by name.
pub fn conflicts(view: &View, grid: &Grid, cell: usize) -> String {
    let (t, rows) = (words(view), grid.rows(cell));
    let all = conflicts_of(view, rows);
    let mut named: Vec<String> = all.iter().take(NAMED).map(|c| [&title(view, c), " ", &apart(c, view)].concat()).collect();
    if all.len() > NAMED {
        named.push("…".into());
    }
    let what = match () {
        () if rows.is_empty() => t.nothing.to_owned(),
        () if all.is_empty() => t.no_conflict_here.to_owned(),
        () => (t.conflicts_here)(all.len() as u32, &named.join("; ")),
    };
    says(view, grid, cell, &what)
}

/// A contradiction that keys have come to: which of how many (from 0), its cell, who stands against whom.
pub fn conflict(view: &View, grid: &Grid, (n, of): (usize, usize), cell: usize, group: GroupIx) -> String {
    let t = words(view);
    let Some(conflict) = view.conflicts.iter().find(|c| c.group == group) else { return t.no_conflict.to_owned() };
    let rest = left(conflict.unexplained, view);
    let place = place(view, grid, cell);
    (t.conflict)(n as u32 + 1, of as u32, &place, &title(view, conflict), &sides(view, conflict), &apart(conflict, view), &rest)
}

/// Where the shown claims have no contradiction to go to.
pub fn no_conflict(view: &View) -> String {
    words(view).no_conflict.to_owned()
}

/// A claim that keys have come to from another: which of how many (from 0), and why it stands beside that one.
pub fn beside(view: &View, (n, of): (usize, usize), row: ClaimIx, why: Beside) -> String {
    let t = words(view);
    let Some(claim) = view.session.data.claims.get(row) else { return String::new() };
    let why = match why {
        Beside::Overlaps => t.overlaps.to_owned(),
        Beside::Pair(pair) => {
            let said = check_strings(view.lang);
            let mut why = capital(said.relation(pair.relation));
            if pair.relation == Relation::Contradicts {
                let ratio = pair.ratio.ratio();
                if ratio.is_finite() {
                    why.push_str(&[", ", &factor(ratio, view.lang)].concat());
                }
                why.push_str(&[". ", &left(pair.unexplained.ratio(), view)].concat());
            } else {
                why.push('.');
            }
            why
        }
    };
    (t.beside)(n as u32 + 1, of as u32, title_of(view, row), &date::period(&claim.when, view.lang), &why)
}

/// How many claims stand beside one, and why.
pub fn all_beside(view: &View, row: ClaimIx) -> String {
    let t = words(view);
    let found = view.session.beside(row, &view.answer.rows, view.state);
    if found.is_empty() {
        return (t.nothing_beside)(title_of(view, row));
    }
    let contradicts = |why: &Beside| matches!(why, Beside::Pair(pair) if pair.relation == Relation::Contradicts);
    let overlapping = found.iter().filter(|(_, why)| *why == Beside::Overlaps).count();
    let contradicting = found.iter().filter(|(_, why)| contradicts(why)).count();
    let compared = found.len() - overlapping - contradicting;
    (t.all_beside)(title_of(view, row), contradicting as u32, compared as u32, overlapping as u32)
}
