//! A lane of releases, awards or programmes: marks that make way for each other, none lost.
use super::axis::{Scale, TimeAxis, ValueAxis};
use super::canvas::{Canvas, Stroke, TEXT};
use super::input::Input;
use super::points::Span;
use super::scene::{Anchor, Ink, Mark, Scene, Size, text_width};
use crate::model::claim::Kind;
use crate::model::edtf::{DAY_MIN, Day};
use crate::model::index::ClaimIx;
use crate::present::i18n::date;

const LEAST: f64 = 56.0;
const MOST: f64 = 132.0;
/// Above and below the rows of marks.
const AIR: f64 = 10.0;
/// Height of the line of counts when not every claim has a place of its own.
const COUNTS: f64 = 15.0;

/// A claim in its lane.
struct Item {
    row: ClaimIx,
    first: Day,
    span: Span,
    x0: f64,
    x1: f64,
    is_point: bool,
    slot: Option<i32>,
}

/// Where there is none, the lane is its head and little else.
const EMPTY: f64 = 8.0;

/// The claims of this kind, as high as they need, from 56 to 132 px.
pub fn events(input: &Input, kind: Kind, width: f64) -> Scene {
    let time = || TimeAxis::new(input.domain, width);
    let flat = || ValueAxis::new(Scale::Linear, &[], 100.0);
    let sheet = Canvas::new(Size { width, height: LEAST }, (0.0, LEAST), time(), flat());
    let mut items: Vec<Item> = input.answer.rows.iter().filter_map(|&row| item(input, &sheet, kind, row)).collect();
    crate::model::sort::sort(&mut items, |a, b| a.first.cmp(&b.first).then(a.x1.total_cmp(&b.x1)).then(a.row.cmp(&b.row)));

    let mut step = 11.0;
    let mut room = slots((MOST - 2.0 * AIR) / step);
    let mut left_over = dodge(&mut items, room, step);
    while left_over > 0 && step > 6.0 {
        step -= 1.0;
        room = slots((MOST - 2.0 * AIR - COUNTS) / step);
        left_over = dodge(&mut items, room, step);
    }
    let top = if left_over > 0 { COUNTS } else { 0.0 };
    let used = items.iter().filter_map(|i| i.slot).map(|s| 2 * s.abs() + 1).max().unwrap_or(1);
    let height = if items.is_empty() { EMPTY } else { (f64::from(used) * step + 2.0 * AIR + top).clamp(LEAST, MOST).round() };
    let canvas = Canvas::new(Size { width, height }, (0.0, height), time(), flat());
    for &tick in &canvas.time().ticks {
        let x = canvas.x(tick);
        canvas.line((x, 0.0), (x, height), Stroke(Ink::Grid, 1.0, 1.0, false));
    }
    canvas.as_of(input.state.asof, height);
    let middle = top + (height - top) / 2.0;
    let ink = match kind {
        Kind::Release => Ink::Release,
        Kind::Value => Ink::Value,
        Kind::Award => Ink::Award,
        Kind::Programme => Ink::Programme,
    };
    let mut marks: Vec<(Day, Mark)> = Vec::new();
    for want_points in [false, true] {
        for item in items.iter().filter(|i| i.is_point == want_points) {
            let Some(slot) = item.slot else { continue };
            let y = middle + f64::from(slot) * step;
            draw(&canvas, kind, ink, item, y, step, input.is_chosen(item.row));
            marks.push((item.first, mark(input, item, y, step)));
        }
    }
    marks.extend(counts(&canvas, input, ink, &items));
    crate::model::sort::sort(&mut marks, |a, b| a.0.cmp(&b.0).then(a.1.x.total_cmp(&b.1.x)).then(a.1.rows.cmp(&b.1.rows)));
    canvas.finish(marks.into_iter().map(|(_, mark)| mark).collect())
}

/// An odd number of rows, so that one is in the middle.
fn slots(fit: f64) -> i32 {
    let n = fit.floor().max(1.0) as i32;
    if n % 2 == 0 { n - 1 } else { n }
}

fn item(input: &Input, canvas: &Canvas, kind: Kind, row: ClaimIx) -> Option<Item> {
    let claim = input.claim(row).filter(|c| c.kind == kind)?;
    let undated = Span { first: input.domain.0, end: input.domain.0, fades: (true, true), cut: (false, false) };
    let when = input.when(claim, None);
    let span = when.map_or(undated, |p| Span::new(p, input.domain));
    let (mut x0, mut x1) = (canvas.x(span.first), canvas.x(span.end));
    let days = span.end.saturating_sub(span.first);
    let is_point = days <= 1 || x1 - x0 < 9.0;
    if is_point {
        (x0, x1) = ((x0 + x1) / 2.0, (x0 + x1) / 2.0);
    }
    let first = when.map_or(DAY_MIN, |p| p.first());
    Some(Item { row, first, span, x0, x1, is_point, slot: None })
}

/// Gives each item the row nearest the middle where it touches none of its sort; returns how many found none.
/// Points lie over bars: a long programme must not push a year of days to the edges.
fn dodge(items: &mut [Item], rows: i32, step: f64) -> usize {
    let reach = (step - 1.5) / 2.0 + 0.5;
    let mut lost = 0;
    for points in [false, true] {
        let mut ends: Vec<Vec<(f64, f64)>> = vec![Vec::new(); rows.max(1) as usize];
        for item in items.iter_mut().filter(|i| i.is_point == points) {
            let (from, to) = if points { (item.x0 - reach, item.x1 + reach) } else { (item.x0, item.x1 + 1.0) };
            let free = ends.iter().position(|row| row.iter().all(|(a, b)| *b <= from || to <= *a));
            item.slot = free.map(|at| {
                let at = at as i32;
                if at % 2 == 1 { -(at + 1) / 2 } else { at / 2 }
            });
            match free.and_then(|at| ends.get_mut(at)) {
                Some(row) => row.push((from, to)),
                None => lost += 1,
            }
        }
    }
    lost
}

fn draw(canvas: &Canvas, kind: Kind, ink: Ink, item: &Item, y: f64, step: f64, is_chosen: bool) {
    let r = (step - 1.5) / 2.0;
    if !item.is_point {
        let h = (step - 5.0).clamp(3.0, 6.0);
        let (from, to) = (item.x0 + 1.0, (item.x1 - 1.0).max(item.x0 + 2.0));
        if item.span.fades.0 || item.span.fades.1 {
            canvas.fading((from, to), y, Stroke(ink, 0.5, h, false), item.span.fades);
        } else {
            canvas.bar((from, y - h / 2.0), (to - from, h), h / 2.0, ink, 0.5);
        }
        canvas.arrows((from, to), y, Stroke(ink, 0.8, 1.5, false), item.span.cut);
        if is_chosen {
            canvas.outline((from - 2.0, y - h / 2.0 - 2.0), (to - from + 4.0, h + 4.0), h / 2.0 + 2.0, Ink::Ink);
        }
        return;
    }
    if item.span.fades.0 || item.span.fades.1 {
        for (i, alpha) in [0.1, 0.16, 0.24].into_iter().enumerate() {
            let reach = r * (1.9 - 0.35 * i as f64);
            canvas.bar((item.x0 - reach, y - r * 0.5), (2.0 * reach, r), r * 0.5, ink, alpha);
        }
    }
    let r = if item.span.fades.0 || item.span.fades.1 { r * 0.72 } else { r };
    let (x, d) = (item.x0, r * 1.12);
    canvas.dot((x, y), r + 1.2, Ink::Panel, 0.85);
    match kind {
        Kind::Award => canvas.polygon(&[(x, y - d), (x + d, y), (x, y + d), (x - d, y)], ink, 1.0),
        Kind::Programme => canvas.bar((x - r * 0.88, y - r * 0.88), (r * 1.76, r * 1.76), 1.0, ink, 1.0),
        Kind::Release | Kind::Value => canvas.dot((x, y), r, ink, 1.0),
    }
    if is_chosen {
        canvas.ring((x, y), r + 2.5, Ink::Ink, 1.0);
    }
}

fn mark(input: &Input, item: &Item, y: f64, step: f64) -> Mark {
    let claim = input.claim(item.row);
    let lang = input.strings.lang;
    let mut words = claim.map_or(String::new(), |c| input.title(c).to_owned());
    if let Some(when) = claim.and_then(|c| input.when(c, None)) {
        words.push_str(", ");
        words.push_str(&date::period_long(when, lang));
    }
    let reach = if item.is_point { step / 2.0 } else { 0.0 };
    let (x, w) = (item.x0 - reach, item.x1 - item.x0 + 2.0 * reach);
    let series = claim.map_or(0, |c| u32::from(c.region.number()));
    Mark { rows: vec![item.row], x, y: y - step / 2.0, w, h: step, series, words, label: None, conflict: None }
}

/// Claims without a place of their own: one count for each neighbourhood, such as "+12".
fn counts(canvas: &Canvas, input: &Input, ink: Ink, items: &[Item]) -> Vec<(Day, Mark)> {
    let mut lost: Vec<&Item> = items.iter().filter(|i| i.slot.is_none()).collect();
    crate::model::sort::sort(&mut lost, |a, b| a.x0.total_cmp(&b.x0).then(a.row.cmp(&b.row)));
    let mut piles: Vec<Vec<&Item>> = Vec::new();
    for item in lost {
        // "+999" is narrower than this, so the counts of two piles never touch.
        match piles.last_mut().filter(|pile| pile.first().is_some_and(|f| item.x0 - f.x0 < 40.0)) {
            Some(pile) => pile.push(item),
            None => piles.push(vec![item]),
        }
    }
    let place = |pile: &Vec<&Item>| {
        let first = pile.first()?;
        let count = pile.len() as u32;
        let words = ["+", &super::canvas::digits(count as i32)].concat();
        let w = text_width(&words, TEXT, true);
        let x = first.x0.min(canvas.size.width - w / 2.0 - 1.0).max(canvas.left + w / 2.0);
        canvas.text((x, 11.0), &words, true, ink, Anchor::Middle);
        if pile.iter().any(|i| input.is_chosen(i.row)) {
            canvas.outline((x - w / 2.0 - 3.0, 0.5), (w + 6.0, 14.0), 4.0, Ink::Ink);
        }
        let last = pile.iter().map(|i| i.first).max()?;
        let lang = input.strings.lang;
        let days = [date::day(first.first, lang), date::day(last, lang)];
        let days = if days[0] == days[1] { days[0].clone() } else { days.join(" – ") };
        let words = [&(input.strings.lanes.claims_here)(count), ", ", &days].concat();
        let rows = pile.iter().map(|i| i.row).collect();
        Some((
            first.first,
            Mark { rows, x: x - w / 2.0 - 2.0, y: 0.0, w: w + 4.0, h: COUNTS, series: u32::MAX, words, label: None, conflict: None },
        ))
    };
    piles.iter().filter_map(place).collect()
}
