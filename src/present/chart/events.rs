//! A lane of releases, awards or programmes: one mark an event, with its title where there is room; none is lost.
use super::axis::{Scale, TimeAxis, ValueAxis, left_margin};
use super::canvas::{Canvas, Stroke, TEXT};
use super::details::details;
use super::event::{Event, GAP, Title, row_count, wide};
use super::input::Input;
use super::place::Area;
use super::points::Span;
use super::scene::{Anchor, Ink, Mark, Scene, Size, text_width};
use crate::model::claim::{Claim, Kind};
use crate::model::edtf::{DAY_MIN, Day};
use crate::model::index::{ClaimIx, Ordinal, SourceIx};
use crate::present::i18n::date;

/// Height of a row of marks with their titles.
const ROW: f64 = 17.0;
/// Above the rows.
const AIR: f64 = 3.0;
/// Half the height of a mark.
const R: f64 = 4.6;
/// Where there is none, the lane is its head and little else.
const EMPTY: f64 = 8.0;
/// Marks without titles that are nearer than this would touch, px.
const NEAR: f64 = 13.0;
/// Half the height of a pile of them.
const PILE: f64 = 7.5;
/// How far from its first a pile of them may reach, px.
const REACH: f64 = 26.0;

/// The events of this kind, as high as they need.
pub fn events(input: &Input, kind: Kind, width: f64) -> Scene {
    let sheet = |height: f64| {
        let flat = ValueAxis::new(Scale::Linear, &[], 100.0);
        Canvas::new(Size { width, height }, (0.0, height), TimeAxis::new(input.domain, width), flat)
    };
    let all = gathered(input, &sheet(EMPTY), kind);
    let names: Vec<&str> = all.iter().map(|event| event.rows.first().map_or("", |row| title(input, *row))).collect();
    let details = details();
    let placed = match details {
        Some(details) => (details.titles)(&all, &names, (left_margin(width), width), input.strings.summary.from_sources),
        None => all.iter().map(|_| None).collect(),
    };
    // Without titles as high as with them, so that the page does not move when they come.
    let reserved = if details.is_none() { all.len().min(row_count(width)) } else { 0 };
    let rows = placed.iter().flatten().map(|title| title.row + 1).max().unwrap_or(reserved);
    let has_rest = placed.iter().any(Option::is_none) && reserved < all.len();
    let rest_top = AIR + ROW * if has_rest { rows } else { rows.saturating_sub(1) } as f64;
    let height = if all.is_empty() { EMPTY } else { rest_top + AIR + ROW };
    let canvas = sheet(height);
    for &tick in &canvas.time().ticks {
        let x = canvas.x(tick);
        canvas.line((x, 0.0), (x, height), Stroke(Ink::Grid, 1.0, 1.0, false));
    }
    canvas.as_of(input.state.asof, height);
    let ink = match kind {
        Kind::Release => Ink::Release,
        Kind::Value => Ink::Value,
        Kind::Award => Ink::Award,
        Kind::Programme => Ink::Programme,
    };
    let (mut marks, mut rest) = (Vec::new(), Vec::new());
    for (event, title) in all.iter().zip(placed) {
        let Some(title) = title else {
            rest.push(event);
            continue;
        };
        let y = AIR + ROW * (title.row as f64 + 0.5);
        let is_chosen = event.rows.iter().any(|row| input.is_chosen(*row));
        if event.is_point {
            draw_point(&canvas, kind, ink, (event.x0, y), event.is_unsure(), is_chosen);
        } else {
            draw_block(&canvas, ink, event, y, is_chosen);
        }
        write(&canvas, &title, y);
        let reach = if event.is_point { R + 2.0 } else { 0.0 };
        let label = Some(Area { x: title.left(), y: y - ROW / 2.0, w: title.width, h: ROW }).filter(|_| title.width > 0.0);
        let words = in_words(input, event);
        let x = event.x0 - reach;
        let mark = mark(input, event.rows.clone(), words, Area { x, y: y - ROW / 2.0, w: event.x1 + reach - x, h: ROW });
        marks.push((event.first, Mark { label, ..mark }));
    }
    marks.extend(draw_rest(&canvas, input, kind, ink, rest, rest_top + ROW / 2.0));
    crate::model::sort::sort(&mut marks, |a, b| a.0.cmp(&b.0).then(a.1.x.total_cmp(&b.1.x)).then(a.1.rows.cmp(&b.1.rows)));
    canvas.finish(marks.into_iter().map(|(_, mark)| mark).collect())
}

fn title<'a>(input: &Input<'a>, row: ClaimIx) -> &'a str {
    input.claim(row).map_or("", |claim| input.title(claim))
}

/// The events of a kind, in time order.
fn gathered(input: &Input, canvas: &Canvas, kind: Kind) -> Vec<Event> {
    let claim = |row: &ClaimIx| input.claim(*row).filter(|c| c.kind == kind).map(|c| (*row, c));
    let mut claims: Vec<(ClaimIx, &Claim)> = input.answer.rows.iter().filter_map(claim).collect();
    // The fullest claim names the event, then one whose day is sure.
    let fullness = |c: &Claim| (c.event.map(Ordinal::of), usize::MAX - c.observations.len(), c.when.is_uncertain());
    crate::model::sort::sort(&mut claims, |a, b| fullness(a.1).cmp(&fullness(b.1)).then(a.0.cmp(&b.0)));
    let mut all: Vec<(Event, Vec<SourceIx>)> = Vec::new();
    let mut known = None;
    let mut from = 0;
    for (row, claim) in claims {
        let found = event(input, canvas, row, claim);
        if claim.event.is_none() || claim.event != known {
            (known, from) = (claim.event, all.len());
        }
        // Sources that give days which do not meet stay marks of their own.
        let meets = |(one, _): &&mut (Event, Vec<SourceIx>)| one.span.first < found.span.end && found.span.first < one.span.end;
        match all.iter_mut().skip(from).find(meets) {
            Some((one, sources)) => {
                one.rows.push(row);
                if !sources.contains(&claim.source) {
                    sources.push(claim.source);
                    one.sources += 1;
                }
            }
            None => all.push((found, vec![claim.source])),
        }
    }
    crate::model::sort::sort(&mut all, |(a, _), (b, _)| a.first.cmp(&b.first).then(a.x1.total_cmp(&b.x1)).then(a.rows.cmp(&b.rows)));
    all.into_iter().map(|(event, _)| event).collect()
}

fn event(input: &Input, canvas: &Canvas, row: ClaimIx, claim: &Claim) -> Event {
    let when = input.when(claim, None);
    let undated = Span { first: input.domain.0, end: input.domain.0 + 1, fades: (true, true), cut: (false, false) };
    let span = when.map_or(undated, |p| Span::new(p, input.domain));
    let (mut x0, mut x1) = (canvas.x(span.first), canvas.x(span.end));
    let is_point = x1 - x0 < 14.0;
    if is_point {
        (x0, x1) = ((x0 + x1) / 2.0, (x0 + x1) / 2.0);
    }
    let first = when.map_or(DAY_MIN, |p| p.first());
    Event { rows: vec![row], sources: 1, first, is_undated: when.is_none(), span, x0, x1, is_point }
}

fn draw_block(canvas: &Canvas, ink: Ink, event: &Event, y: f64, is_chosen: bool) {
    let (x, w, h) = (event.x0, event.x1 - event.x0, ROW - 3.0);
    let top = y - h / 2.0;
    canvas.bar((x, top), (w, h), 3.0, ink, 0.14);
    // A beginning that nobody is sure of, or that lies before the window, has no edge.
    if !event.span.fades.0 && !event.span.cut.0 {
        canvas.bar((x, top), (2.5, h), 1.0, ink, 1.0);
    }
    canvas.arrows((x, x + w), y, Stroke(ink, 0.8, 1.5, false), event.span.cut);
    if is_chosen {
        canvas.outline((x - 1.0, top - 1.0), (w + 2.0, h + 2.0), 4.0, Ink::Ink);
    }
}

fn draw_point(canvas: &Canvas, kind: Kind, ink: Ink, (x, y): (f64, f64), is_unsure: bool, is_chosen: bool) {
    if is_unsure {
        for (reach, alpha) in [(14.0, 0.14), (11.0, 0.3), (8.0, 0.5)] {
            canvas.line((x - reach, y), (x + reach, y), Stroke(ink, alpha, 3.0, false));
        }
    }
    sign(canvas, kind, (x, y), R, ink);
    if is_chosen {
        canvas.ring((x, y), R + 2.5, Ink::Ink, 1.0);
    }
}

fn sign(canvas: &Canvas, kind: Kind, (x, y): (f64, f64), r: f64, ink: Ink) {
    canvas.dot((x, y), r + 1.2, Ink::Panel, 0.85);
    let d = r * 1.12;
    match kind {
        Kind::Award => canvas.polygon(&[(x, y - d), (x + d, y), (x, y + d), (x - d, y)], ink, 1.0),
        Kind::Programme => canvas.bar((x - r * 0.88, y - r * 0.88), (r * 1.76, r * 1.76), 1.0, ink, 1.0),
        Kind::Release | Kind::Value => canvas.dot((x, y), r, ink, 1.0),
    }
}

fn write(canvas: &Canvas, title: &Title, y: f64) {
    // Anchored at the mark, so that a font of another width never runs into it.
    let (anchor, first, second) = if title.ends_at_x {
        (Anchor::End, (&title.sources, Ink::Mute), (&title.words, Ink::Ink))
    } else {
        (Anchor::Start, (&title.words, Ink::Ink), (&title.sources, Ink::Mute))
    };
    let step = if first.0.is_empty() { 0.0 } else { wide(first.0) + GAP };
    canvas.text((title.x, y + 4.0), first.0, false, first.1, anchor);
    if !second.0.is_empty() {
        canvas.text((title.x + if title.ends_at_x { -step } else { step }, y + 4.0), second.0, false, second.1, anchor);
    }
}

/// What a screen reader says of an event.
fn in_words(input: &Input, event: &Event) -> String {
    let Some(row) = event.rows.first() else { return String::new() };
    let when = input.claim(*row).and_then(|claim| input.when(claim, None)).map(|when| date::period_long(when, input.strings.lang));
    let sources = (event.sources > 1).then(|| (input.strings.summary.from_sources)(event.sources));
    let parts = core::iter::once(title(input, *row).to_owned()).chain(when).chain(sources);
    parts.collect::<Vec<_>>().join(", ")
}

fn mark(input: &Input, rows: Vec<ClaimIx>, words: String, Area { x, y, w, h }: Area) -> Mark {
    let region = rows.first().filter(|_| rows.len() == 1).and_then(|row| input.claim(*row)).map(|claim| claim.region);
    let series = region.map_or(u32::MAX, |region| region.number().into());
    Mark { rows, x, y, w, h, series, words, label: None, conflict: None }
}

/// Events without a title: a row of marks, with the number of events where several would touch.
fn draw_rest(canvas: &Canvas, input: &Input, kind: Kind, ink: Ink, rest: Vec<&Event>, y: f64) -> Vec<(Day, Mark)> {
    let x = |event: &Event| if event.is_point { event.x0 } else { event.x0 + 4.0 };
    let middle = |pile: &[(f64, &Event)]| pile.iter().map(|(x, _)| x).sum::<f64>() / pile.len().max(1) as f64;
    let half = |pile: &[(f64, &Event)]| match pile.len() {
        0 | 1 => R + 1.0,
        count => (text_width(&super::canvas::digits(count as i32), TEXT, true) / 2.0 + 3.0).max(PILE),
    };
    let (left, right) = (|pile: &[(f64, &Event)]| middle(pile) - half(pile), |pile: &[(f64, &Event)]| middle(pile) + half(pile));
    let mut rest: Vec<(f64, &Event)> = rest.into_iter().map(|event| (x(event), event)).collect();
    crate::model::sort::sort(&mut rest, |a, b| a.0.total_cmp(&b.0).then(a.1.rows.cmp(&b.1.rows)));
    let mut piles: Vec<Vec<(f64, &Event)>> = Vec::new();
    for (x, event) in rest {
        let fits = |pile: &&mut Vec<(f64, &Event)>| {
            let ends = pile.first().zip(pile.last());
            ends.is_some_and(|(first, last)| x - last.0 < NEAR && x - first.0 < REACH)
        };
        match piles.last_mut().filter(fits) {
            Some(pile) => pile.push((x, event)),
            None => piles.push(vec![(x, event)]),
        }
        // A pile whose number has grown over the one before is one with it.
        while let [.., before, last] = piles.as_slice()
            && right(before) > left(last)
        {
            let last = piles.pop().unwrap_or_default();
            piles.last_mut().into_iter().for_each(|pile| pile.extend(&last));
        }
    }
    let draw = |pile: &Vec<(f64, &Event)>| {
        let (_, first) = *pile.first()?;
        let (x, half) = (middle(pile), half(pile));
        let rows: Vec<ClaimIx> = pile.iter().flat_map(|(_, event)| event.rows.iter().copied()).collect();
        let is_chosen = rows.iter().any(|row| input.is_chosen(*row));
        if let [(_, event)] = pile.as_slice() {
            draw_point(canvas, kind, ink, (x, y), event.is_unsure(), is_chosen);
            let area = Area { x: x - R - 2.0, y: y - ROW / 2.0, w: 2.0 * R + 4.0, h: ROW };
            return Some((event.first, mark(input, rows, in_words(input, event), area)));
        }
        let (number, r) = (super::canvas::digits(pile.len() as i32), PILE);
        canvas.bar((x - half, y - r), (2.0 * half, 2.0 * r), r, ink, 1.0);
        canvas.text((x, y + 4.0), &number, true, Ink::Panel, Anchor::Middle);
        if is_chosen {
            canvas.outline((x - half - 2.0, y - r - 2.0), (2.0 * half + 4.0, 2.0 * r + 4.0), r + 2.0, Ink::Ink);
        }
        let lang = input.strings.lang;
        let last = pile.iter().map(|(_, event)| event.first).max()?;
        let days: Vec<String> = [first.first, last].into_iter().map(|day| date::day(day, lang)).collect();
        let days = if first.first == last || first.is_undated { days.last().cloned() } else { Some(days.join(" – ")) };
        let words = [&(input.strings.lanes.claims_here)(rows.len() as u32), ", ", &days?].concat();
        Some((first.first, mark(input, rows, words, Area { x: x - half, y: y - ROW / 2.0, w: 2.0 * half, h: ROW })))
    };
    piles.iter().filter_map(draw).collect()
}
