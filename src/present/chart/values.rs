//! The values lane: each value as a segment over its period, with a dot that counts its sources.
use super::axis::{Scale, TimeAxis, ValueAxis, left_margin};
use super::canvas::{Canvas, Stroke, TEXT};
use super::crowd;
use super::details::details;
use super::input::Input;
use super::labels;
use super::longer;
use super::place::{Area, Taken};
use super::points::{Group, Span, groups, is_part_year, months};
use super::scene::{Anchor, Ink, Mark, Scene, Size, text_width};
use super::spot::{Look, Spot};
use super::unit::{scale, value_words};
use crate::model::edtf::Day;
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, Ordinal, RegionIx, ScopeIx};
use crate::present::i18n::{date, number};
use crate::state::{Axis, PlaceParts, Rule};

/// Height in px where no figure is drawn: the years, and a row of ticks.
const EMPTY: f64 = 66.0;
/// Length in px of the arrow of what lies before the axis.
const BEFORE: f64 = 8.0;
/// So many figures of several areas are labelled, each with its area; more are pale.
const MOST_NAMED: usize = 80;

/// The claims of kind value of the answer that give the input's measure, and the rest as ticks along the bottom.
pub fn values(input: &Input, size: Size) -> Scene {
    let (mut groups, mut rest) = groups(input);
    let compared = &input.state.compare;
    if !compared.is_empty() {
        // Comparing shows what is compared, and the axis fits it; all else is a tick.
        groups.retain(|group| {
            let is_compared = compared.contains(&group.region);
            if !is_compared {
                rest.extend(&group.rows);
            }
            is_compared
        });
        crate::model::sort::ascending(&mut rest);
        rest.dedup();
    }
    let bands = crowd::part(input, &mut groups, &mut rest);
    let details = details();
    let longer = details.map_or_else(Vec::new, |details| (details.fold)(input, &mut groups));
    let is_parted = !bands.is_empty();
    // Without a figure there is nothing to measure.
    let is_empty = groups.is_empty() && !is_parted && input.beside.is_none();
    let size = if is_empty { Size { height: EMPTY, ..size } } else { size };
    let mut heights: Vec<f64> = groups.iter().flat_map(|g| [Some(g.height), g.top]).flatten().collect();
    heights.extend(bands.iter().flat_map(crowd::Band::heights));
    let scale = scale(input, &heights);
    let has_zeros = scale == Scale::Log && heights.contains(&0.0);
    let (zero_row, rug_row) = (if has_zeros { 22.0 } else { 0.0 }, if rest.is_empty() { 0.0 } else { 18.0 });
    let rug_row = rug_row + if longer.is_empty() { 0.0 } else { longer::ROW };
    let top = 10.0;
    let bottom = (size.height - 20.0 - zero_row - rug_row).max(top + 20.0);
    heights.extend(input.beside.iter().flat_map(|ends| [ends.low, ends.high]));
    let value = ValueAxis::new(scale, &heights, bottom - top);
    let canvas = Canvas::new(size, (top, bottom), TimeAxis::new(input.domain, size.width), value);
    canvas.grid(zero_row + rug_row);
    canvas.as_of(input.state.asof, bottom + zero_row + rug_row);
    canvas.time_labels(size.height - 5.0, input.strings.lang);
    if !is_empty {
        value_labels(&canvas, input);
    }
    let zero_y = bottom + 13.0;
    if has_zeros {
        canvas.line((canvas.left, zero_y), (canvas.right, zero_y), Stroke(Ink::Grid, 1.0, 1.0, false));
        canvas.text((canvas.left - 8.0, zero_y + 4.0), "0", false, Ink::Mute, Anchor::End);
    }

    // Of chosen places their own figures speak, those of their parts stand behind; all of them where none is the places' own.
    let chosen_places = &input.state.facets[Facet::Region];
    let has_own = groups.iter().any(|g| chosen_places.contains(&Ordinal::of(g.region)));
    for group in &mut groups {
        group.is_behind = has_own && !chosen_places.contains(&Ordinal::of(group.region)) && input.state.compare.is_empty();
    }
    if let Some(details) = details.filter(|_| !input.state.q.is_empty()) {
        (details.put_behind)(input, &mut groups);
    }
    let regions = distinct(groups.iter().filter(|g| !g.is_behind).map(|g| g.region));
    let crowd = labels::are_many(input, regions);
    let main = main_scope(&groups);
    // Where goods are chosen, figures of each of them are the thing itself.
    let are_goods = crowd && !input.state.facets[Facet::Hs].is_empty();
    let is_whole = |group: &Group| are_goods || group.scope == main;
    let is_pale = crowd && groups.iter().filter(|g| !g.is_behind && is_whole(g)).count() > MOST_NAMED;
    // Parts of one place's exports stand behind its own figures, the paler the more there are.
    let parts = if !is_pale && groups.iter().filter(|g| !is_whole(g)).count() > 60 { 0.4 } else { 1.0 };
    let chosen: Vec<u32> = groups.iter().filter(|g| g.is_open).map(Group::series).collect();
    let is_inked = input.state.parts == PlaceParts::Full;
    let mut spots: Vec<Spot> = groups
        .into_iter()
        .map(|group| {
            let is_chosen = chosen.contains(&group.series());
            let mut look = look(input, &group, is_whole(&group), is_pale, is_chosen);
            if group.is_behind && !is_chosen {
                let (ink, alpha, thick) = if is_inked && is_whole(&group) { (Ink::Value, 0.7, 2.5) } else { (Ink::Mute, 0.22, 1.5) };
                look = Look { ink, alpha, thick, loud: false };
            }
            let is_part = !is_whole(&group) && !look.loud;
            let look = Look { alpha: look.alpha * if is_part { parts } else { 1.0 }, ..look };
            let y = if has_zeros && group.height == 0.0 { zero_y } else { canvas.at(0.0, group.height).1 };
            spot(&canvas, input, group, look, y)
        })
        .collect();
    let mut taken = Taken::new(Area { x: canvas.left, y: 1.0, w: size.width - canvas.left - 2.0, h: bottom + zero_row - 1.0 });
    let numbered = numbers(&mut spots, &taken.bounds);
    let height = |value: f64| if has_zeros && value == 0.0 { zero_y } else { canvas.at(0.0, value).1 };
    let bands = crowd::draw(&canvas, input, bands, size);
    if !crowd {
        details.inspect(|details| (details.ranges)(&canvas, input, &spots, &height));
    }
    for spot in &spots {
        if let Some(top) = spot.group.top.map(height) {
            canvas.line((spot.x, spot.y), (spot.x, top), Stroke(spot.look.ink, spot.look.alpha, 2.0, false));
        }
    }
    draw_segments(&canvas, &spots, input.state.rule == Rule::Range, !crowd);
    let trend = details.filter(|_| !crowd).map_or_else(Vec::new, |details| (details.line)(&canvas, input, &spots, &height));
    draw_dots(&canvas, input, &spots, &numbered);
    for (spot, numbered) in spots.iter().zip(&numbered) {
        for area in [spot.dot(), spot.segment()] {
            if spot.look.loud { taken.keep(area) } else { taken.keep_faintly(area) }
        }
        if let Some(area) = numbered {
            taken.keep(*area);
        }
    }
    let is_narrow = size.width < 640.0;
    let most = [[7, 4], [4, 3]][usize::from(crowd)][usize::from(is_narrow)];
    let brackets = details.map_or_else(Vec::new, |details| (details.brackets)(&canvas, input, &spots, &mut taken, most));
    trend.into_iter().for_each(|area| taken.keep(area));
    let labels = labels::draw(&canvas, input, &spots, &mut taken, regions);
    let mut of_longer = None;
    if let Some(details) = details {
        if !crowd && input.state.axis == Axis::Period {
            (details.notes)(&canvas, input, &spots, &mut taken);
        }
        (details.draw_brackets)(&canvas, &brackets);
        if !longer.is_empty() {
            of_longer = Some((input.domain.0, (details.draw_longer)(&canvas, input, longer, size.height - 20.0 - longer::ROW)));
        }
    }

    let label = |n: usize| labels.iter().find(|(spot, _)| *spot == n).map(|(_, area)| *area);
    let mut marks: Vec<(Day, Mark)> =
        spots.iter().enumerate().map(|(n, s)| (s.group.period.first(), Mark { label: label(n), ..mark(input, s) })).collect();
    marks.extend(brackets.into_iter().map(|b| (b.first, b.mark)));
    marks.extend(bands);
    let words = &input.strings.lanes;
    let of_rest = match (is_parted, input.state.compare.is_empty()) {
        (true, _) => words.other_claims,
        (false, true) => words.other_measures,
        (false, false) => words.not_compared,
    };
    marks.extend(rug(&canvas, input, &rest, bottom + zero_row + 4.0, of_rest));
    marks.extend(of_longer);
    crate::model::sort::sort(&mut marks, |a, b| a.0.cmp(&b.0));
    canvas.finish(marks.into_iter().map(|(_, mark)| mark).collect())
}

/// The scope that is drawn as the thing itself: none, or what most say where few say none ("year on year").
fn main_scope(groups: &[Group]) -> Option<ScopeIx> {
    let own = || groups.iter().filter(|g| !g.is_behind);
    let count = |scope| own().filter(|g| g.scope == scope).count();
    let most = own().map(|g| g.scope).max_by_key(|scope| (count(*scope), scope.is_none(), core::cmp::Reverse(*scope)));
    most.filter(|scope| count(*scope) > 2 * count(None)).flatten()
}

fn distinct(all: impl Iterator<Item = RegionIx>) -> usize {
    let mut seen: Vec<RegionIx> = all.collect();
    crate::model::sort::ascending(&mut seen);
    seen.dedup();
    seen.len()
}

fn value_labels(canvas: &Canvas, input: &Input) {
    let mut last = f64::MAX;
    for &tick in &canvas.value().ticks {
        let y = canvas.at(0.0, tick).1;
        if (last - y).abs() >= 14.0 && y >= 6.0 {
            let words = value_words(input, tick, canvas.left - 9.0);
            canvas.text((canvas.left - 8.0, y + 4.0), &words, false, Ink::Mute, Anchor::End);
            last = y;
        }
    }
}

fn look(input: &Input, group: &Group, whole: bool, crowd: bool, chosen: bool) -> Look {
    let faint = if group.loose { 0.6 } else { 1.0 };
    let place = input.state.compare.iter().position(|r| *r == group.region);
    let (ink, alpha, thick, loud) = match place {
        Some(place) if whole => (Ink::of_series(place), 1.0, 4.0, true),
        Some(place) => (Ink::of_series(place), 0.5, 2.0, false),
        None if chosen => (if whole { Ink::Value } else { Ink::Mute }, 1.0, 4.0, true),
        None if crowd && whole => (Ink::Value, 0.42, 2.5, false),
        None if crowd => (Ink::Mute, 0.3, 1.5, false),
        None if whole => (Ink::Value, 1.0, 4.0, true),
        None => (Ink::Mute, 0.65, 2.0, false),
    };
    Look { ink, alpha: alpha * faint, thick, loud }
}

fn spot(canvas: &Canvas, input: &Input, group: Group, look: Look, y: f64) -> Spot {
    let span = Span::new(&group.period, input.domain);
    let (x0, x1) = (canvas.x(span.first) + 1.0, canvas.x(span.end) - 1.0);
    // What lies before the axis is a short arrow at its edge, without an amount that would be read as of the first year.
    if group.period.last() < input.domain.0 {
        let x1 = x0 + BEFORE;
        return Spot { x: x1, x0, x1, y, r: 2.8, fades: span.fades, cut: span.cut, group, look: Look { loud: false, ..look } };
    }
    let days = group.period.last().saturating_sub(group.period.first());
    let is_point = days < 8 || x1 - x0 < 2.0;
    let (x0, x1) = if is_point { ((x0 + x1) / 2.0, (x0 + x1) / 2.0) } else { (x0, x1) };
    let r = if look.thick < 4.0 { 2.8 } else { 4.2 };
    Spot { x: x1, x0, x1, y, r, fades: span.fades, cut: span.cut, group, look }
}

/// Which dots have room for their number; those grow.
fn numbers(spots: &mut [Spot], bounds: &Area) -> Vec<Option<Area>> {
    let mut order: Vec<usize> = (0..spots.len()).collect();
    let key = |i: usize| spots.get(i).map(|s| (!s.group.is_open, !s.look.loud, u32::MAX - s.group.sources));
    crate::model::sort::sort(&mut order, |a, b| key(*a).cmp(&key(*b)));
    let mut taken = Taken::new(*bounds);
    let mut found = vec![None; spots.len()];
    for i in order {
        let Some(spot) = spots.get_mut(i).filter(|s| s.group.sources > 1 && s.look.thick >= 2.0 && s.look.alpha > 0.35) else { continue };
        let r = [6.5, 8.5, 12.0][usize::from(spot.group.sources > 9) + usize::from(spot.group.sources > 99)];
        let is_quiet = spot.look.thick < 4.0;
        if is_quiet && !spot.group.is_open {
            spot.r = 2.8 + 0.25 * f64::from(spot.group.sources.min(8));
            continue;
        }
        // Numbers are spoken of in the hit words too, so dropping one where dots crowd loses nothing.
        let area = Area { x: spot.x - r, y: spot.y - r, w: 2.0 * r, h: 2.0 * r };
        if taken.place(&[area]).is_some() {
            spot.r = r;
            if let Some(slot) = found.get_mut(i) {
                *slot = Some(area);
            }
        }
    }
    found
}

/// The segments, and hairlines from value to value.
fn draw_segments(canvas: &Canvas, spots: &[Spot], joins_loud: bool, joins_quiet: bool) {
    for spot in spots {
        // Years to years and months to months, from the latest that ended before: ten months are no point of a line.
        let may_join = if spot.look.loud { joins_loud } else { joins_quiet };
        let Some(long) = months(&spot.group.period).filter(|_| may_join) else { continue };
        let joins = |b: &&Spot| b.group.series() == spot.group.series() && months(&b.group.period) == Some(long);
        // A period that nobody speaks of breaks the line.
        let meets = |b: &&Spot| spot.group.period.first().saturating_sub(b.group.period.last()) <= 1;
        let before = spots.iter().filter(joins).filter(meets).filter(|b| b.x <= spot.x0 + 2.0 && b.x < spot.x);
        let Some(before) = before.max_by(|a, b| a.x.total_cmp(&b.x).then(a.group.sources.cmp(&b.group.sources))) else { continue };
        let alpha = spot.look.alpha * if spot.look.loud { 0.45 } else { 0.3 };
        canvas.line((before.x, before.y), (spot.x0, spot.y), Stroke(spot.look.ink, alpha, 1.0, false));
    }
    for spot in spots {
        if spot.x1 > spot.x0 {
            let month = spot.group.period.last().saturating_sub(spot.group.period.first()) <= 31;
            let thick = if month { spot.look.thick.min(2.5) } else { spot.look.thick };
            let stroke = Stroke(spot.look.ink, spot.look.alpha, thick, is_part_year(&spot.group.period));
            canvas.fading((spot.x0, spot.x1), spot.y, stroke, spot.fades);
            canvas.arrows((spot.x0, spot.x1), spot.y, stroke, spot.cut);
        }
    }
}

/// The dots, those with a number on top.
fn draw_dots(canvas: &Canvas, input: &Input, spots: &[Spot], numbered: &[Option<Area>]) {
    for wants_number in [false, true] {
        for (spot, _) in spots.iter().zip(numbered).filter(|(_, n)| n.is_some() == wants_number) {
            let at = (spot.x, spot.y);
            canvas.dot(at, spot.r, spot.look.ink, spot.look.alpha);
            if spot.group.inferred {
                canvas.dot(at, spot.r - 1.6, Ink::Panel, 1.0);
            }
            if spot.group.rows.iter().any(|row| input.is_chosen(*row)) {
                canvas.ring(at, spot.r + 2.5, Ink::Ink, 1.0);
            }
            if wants_number {
                let ink = if spot.group.inferred { spot.look.ink } else { Ink::Panel };
                let words = number::count(spot.group.sources, input.strings.lang);
                canvas.text((spot.x, spot.y + 4.0), &words, true, ink, Anchor::Middle);
            }
        }
    }
}

/// How many bodies stand behind a figure, and how many sources print it.
fn said_by(input: &Input, rows: &[ClaimIx]) -> String {
    let by = input.session.origins(rows);
    (input.strings.lanes.said_by)(by.origins, by.unnamed, by.appearances)
}

fn mark(input: &Input, spot: &Spot) -> Mark {
    let (data, lang) = (&input.session.data, input.strings.lang);
    let group = &spot.group;
    let region = data.codes.regions.get(group.region).map_or("", |r| r.name.as_str());
    let about = if group.is_converted() { ", ≈ " } else { ", " };
    let mut words = [region, about, &number::amount(group.shown, group.unit, data, lang)].concat();
    if group.is_converted() {
        words.push_str(&[" (", &number::amount(group.written.0, group.written.1, data, lang), ")"].concat());
    }
    if let Some(scope) = labels::scope(input, group.scope) {
        words.push_str(&[" (", scope, ")"].concat());
    }
    words.push_str(&[", ", &date::period_long(&group.period, lang), ", ", &said_by(input, &group.rows)].concat());
    let reach = spot.r.max(7.0) + 1.0;
    let (x, y) = ((spot.x0 - 2.0).min(spot.x - reach), spot.y - reach);
    Mark {
        rows: group.rows.clone(),
        x,
        y,
        w: spot.x + reach - x,
        h: 2.0 * reach,
        series: group.series(),
        words,
        label: None,
        conflict: None,
    }
}

/// Claims that are drawn nowhere else, such as those without this measure, rate or date: a tick at each px, and how many there are.
fn rug(canvas: &Canvas, input: &Input, rest: &[ClaimIx], y: f64, of_rest: fn(u32) -> String) -> Vec<(Day, Mark)> {
    let at = |row: &ClaimIx| {
        let claim = input.claim(*row)?;
        let first = input.when(claim, None).map_or(crate::model::edtf::DAY_MIN, |p| p.first());
        Some((canvas.x(first.min(input.domain.1).max(input.domain.0)).round(), first, *row))
    };
    let mut ticks: Vec<(f64, Day, ClaimIx)> = rest.iter().filter_map(at).collect();
    crate::model::sort::sort(&mut ticks, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (data, lang) = (&input.session.data, input.strings.lang);
    let mut marks: Vec<(Day, Mark)> = Vec::new();
    let mut taken = Taken::new(Area { x: canvas.left, y, w: canvas.size.width - canvas.left - 2.0, h: 14.0 });
    for (x, first, row) in ticks {
        if let Some((_, mark)) = marks.last_mut().filter(|(_, m)| (m.x + m.w / 2.0 - x).abs() < 2.5) {
            mark.rows.push(row);
            mark.words = [&(input.strings.lanes.claims_here)(mark.rows.len() as u32), ", ", &date::day(first, lang)].concat();
            continue;
        }
        let Some(claim) = input.claim(row) else { continue };
        let when = input.when(claim, None).map_or(String::new(), |p| date::period_long(p, lang));
        let place = data.codes.regions.get(claim.region).map_or("", |r| r.name.as_str());
        let words = [input.title(claim), ", ", place, ", ", &when].concat();
        marks.push((
            first,
            Mark {
                rows: vec![row],
                x: x - 4.0,
                y,
                w: 8.0,
                h: 14.0,
                series: u32::from(claim.region.number()),
                words,
                label: None,
                conflict: None,
            },
        ));
    }
    for (_, mark) in &marks {
        let x = mark.x + mark.w / 2.0;
        let is_chosen = mark.rows.iter().any(|row| input.is_chosen(*row));
        let (ink, half) = if is_chosen { (Ink::Ink, 6.0) } else { (Ink::Mute, 2.0 + (mark.rows.len() as f64).min(3.0)) };
        canvas.line((x, y + 7.0 - half), (x, y + 7.0 + half), Stroke(ink, 0.8, 1.5, false));
        taken.keep(Area { x: x - 3.0, y, w: 6.0, h: 14.0 });
    }
    if !rest.is_empty() {
        let words = of_rest(rest.len() as u32);
        let w = text_width(&words, TEXT, false);
        let from = left_margin(canvas.size.width) + 4.0;
        let candidates: Vec<Area> = (0..200).map(|i| Area { x: from + f64::from(i) * 12.0, y, w, h: 14.0 }).collect();
        if let Some(area) = taken.place(&candidates) {
            canvas.text((area.x, y + 12.0), &words, false, Ink::Mute, Anchor::Start);
        } else {
            let words = ["+", &number::count(rest.len() as u32, lang)].concat();
            canvas.text((canvas.left - 8.0, y + 12.0), &words, false, Ink::Mute, Anchor::End);
        }
    }
    marks
}
