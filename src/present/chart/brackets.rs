//! Brackets between values that cannot all be right, with their ratio: the most severe first, dropped rather than touching anything.
use super::canvas::{Canvas, Stroke, TEXT};
use super::input::Input;
use super::place::{Area, Taken};
use super::scene::{Anchor, Ink, Mark, text_width};
use super::spot::Spot;
use crate::model::edtf::Day;
use crate::model::index::ClaimIx;
use crate::model::vocabulary::Severity;
use crate::present::conflict_words::times;
use crate::present::i18n::check::factor;
use crate::present::i18n::{date, number};
use crate::query::conflicts::{Conflict, Value};
use crate::query::convert::shown;

/// `Mark::series` of every bracket: they belong to no line.
pub const BRACKETS: u32 = u32::MAX;

/// Values nearer than this, in px, have no room for a line between them.
const LEAST: f64 = 11.0;
const PILL: f64 = 18.0;

/// A bracket with its place: from the higher value down to the lower.
pub struct Bracket {
    from: (f64, f64),
    to: (f64, f64),
    pill: Area,
    label: String,
    pub first: Day,
    pub mark: Mark,
}

/// The brackets of the conflicts that the lane shows, at most so many; what they cover is taken.
pub fn place(canvas: &Canvas, input: &Input, spots: &[Spot], taken: &mut Taken, most: usize) -> Vec<Bracket> {
    let is_open = |conflict: &Conflict| is_open(input, conflict);
    // Red is for what is no matter of rounding or of a misprint.
    let mut conflicts: Vec<&Conflict> = input.conflicts.iter().filter(|c| c.severity() == Severity::Large || is_open(c)).collect();
    crate::model::sort::sort(&mut conflicts, |a, b| is_open(b).cmp(&is_open(a)));
    let mut found: Vec<Bracket> = Vec::new();
    let mut lines = Taken::new(taken.bounds);
    for conflict in conflicts {
        if found.len() >= most {
            break;
        }
        if let Some(bracket) = bracket(canvas, input, spots, conflict, taken, &mut lines) {
            found.push(bracket);
        }
    }
    found
}

/// Whether the reader has opened the conflict, or a claim in it.
fn is_open(input: &Input, conflict: &Conflict) -> bool {
    input.state.conflict == Some(conflict.group) || conflict.values.iter().any(|v| input.state.claim == Some(v.member.claim))
}

/// Draws them over everything else.
pub fn draw(canvas: &Canvas, brackets: &[Bracket]) {
    for b in brackets {
        let stroke = Stroke(Ink::Flag, 1.0, 1.5, false);
        canvas.line(b.from, b.to, stroke);
        for (x, y) in [b.from, b.to] {
            canvas.line((x - 4.0, y), (x + 4.0, y), stroke);
        }
        let (corner, size) = ((b.pill.x, b.pill.y), (b.pill.w, b.pill.h));
        canvas.bar(corner, size, 9.0, Ink::Panel, 1.0);
        canvas.outline(corner, size, 9.0, Ink::Flag);
        canvas.text((b.pill.x + b.pill.w / 2.0, b.pill.y + 13.0), &b.label, true, Ink::Flag, Anchor::Middle);
    }
}

/// The mark of a value of a conflict.
fn spot_of<'s>(input: &Input, spots: &'s [Spot], value: &Value) -> Option<&'s Spot> {
    let claim = input.claim(value.member.claim)?;
    let o = claim.observations.get(value.member.observation).filter(|o| o.measure == input.measure)?;
    let when = input.when(claim, Some(o))?;
    let seen = shown(o, claim, input.state.unit, &input.session.data).value;
    let days = (when.first(), when.last());
    let found = spots.iter().filter(|s| (s.group.region, s.group.scope) == (claim.region, o.scope));
    let mut found = found.filter(|s| (s.group.period.first(), s.group.period.last()) == days && s.group.shown == seen);
    found.find(|s| s.group.rows.contains(&value.member.claim))
}

fn bracket(canvas: &Canvas, input: &Input, spots: &[Spot], conflict: &Conflict, taken: &mut Taken, lines: &mut Taken) -> Option<Bracket> {
    let seen = |value: &Value| spot_of(input, spots, value);
    let (a, b) = (conflict.values.iter().find_map(seen)?, conflict.values.iter().rev().find_map(seen)?);
    let (high, low) = if a.y < b.y { (a, b) } else { (b, a) };
    if !input.state.compare.is_empty() && !input.state.compare.contains(&low.group.region) {
        return None;
    }
    // The conflicts of a part are for a look at the part.
    if low.group.is_behind && !is_open(input, conflict) {
        return None;
    }
    let (top, bottom) = (high.y + high.r.max(4.0) + 2.0, low.y - low.r.max(4.0) - 2.0);
    if bottom - top < LEAST {
        return None;
    }
    let (data, lang) = (&input.session.data, input.strings.lang);
    let amount = |value: f64| number::amount_short(value, conflict.unit, data, lang);
    let label = times(conflict.ratio, (conflict.low, conflict.high), &amount, lang);
    let width = text_width(&label, TEXT, true) + 14.0;
    for (x_high, x_low) in columns(high, low) {
        let is_upright = x_high == x_low;
        let line = Area { x: x_high - 5.0, y: top, w: 10.0, h: bottom - top };
        if is_upright && !lines.is_free(&line) {
            continue;
        }
        let (x, middle) = ((x_high + x_low) / 2.0, (top + bottom) / 2.0);
        let mut places = vec![(x + width / 2.0 + 5.0, middle), (x - width / 2.0 - 5.0, middle)];
        if bottom - top >= PILL + 8.0 {
            let third = (bottom - top - PILL) / 3.0;
            places.splice(0..0, [(x, middle), (x, middle - third), (x, middle + third)]);
        }
        let pills: Vec<Area> = places.iter().map(|(x, y)| Area { x: x - width / 2.0, y: y - PILL / 2.0, w: width, h: PILL }).collect();
        let Some(pill) = taken.place_anyhow(&pills) else { continue };
        if is_upright {
            lines.keep(line);
        }
        Area::along((x_high, top), (x_low, bottom)).for_each(|area| taken.keep(area));
        lines.keep(pill);
        let first = high.group.period.first().max(low.group.period.first());
        let mark = mark(canvas, input, conflict, high, low, &pill);
        return Some(Bracket { from: (x_high, top), to: (x_low, bottom), pill, label, first, mark });
    }
    None
}

/// Where a bracket may stand, the best first: upright where the two periods meet, else from dot to dot.
fn columns(high: &Spot, low: &Spot) -> Vec<(f64, f64)> {
    let (from, to) = (high.x0.max(low.x0), high.x1.min(low.x1));
    if from > to {
        return vec![(high.x, low.x)];
    }
    let middle = (from + to) / 2.0;
    let steps = [0.0, -13.0, 13.0, -26.0, 26.0, -39.0, 39.0];
    steps.iter().map(|step| middle + step).filter(|x| *x >= from && *x <= to).map(|x| (x, x)).collect()
}

fn mark(canvas: &Canvas, input: &Input, conflict: &Conflict, high: &Spot, low: &Spot, pill: &Area) -> Mark {
    let (data, lang) = (&input.session.data, input.strings.lang);
    let region = data.codes.regions.get(low.group.region).map_or("", |r| r.name.as_str());
    let days = |s: &Spot| s.group.period.last().saturating_sub(s.group.period.first());
    let longer = if days(low) > days(high) { low } else { high };
    let what = [region, ", ", &date::period_long(&longer.group.period, lang)].concat();
    let amount = |value: f64| number::amount(value, conflict.unit, data, lang);
    let apart = if conflict.ratio.is_finite() { factor(conflict.ratio, lang) } else { String::new() };
    let words = (input.strings.lanes.conflict)(&what, &amount(conflict.low), &amount(conflict.high), &apart);
    let mut rows: Vec<ClaimIx> = conflict.values.iter().map(|v| v.member.claim).collect();
    rows.dedup();
    // At least as large as a finger's target, and within the lane.
    let (w, h) = (pill.w.max(24.0), pill.h.max(24.0));
    let x = (pill.x + pill.w / 2.0 - w / 2.0).min(canvas.size.width - w);
    Mark { rows, x, y: pill.y + pill.h / 2.0 - h / 2.0, w, h, series: BRACKETS, words, label: None, conflict: Some(conflict.group) }
}
