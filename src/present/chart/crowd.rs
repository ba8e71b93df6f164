//! Where nothing narrows the values lane: the nation's own figures, and a band for those of the provinces in place of each.
use super::Input;
use super::canvas::Canvas;
use super::points::{Group, Span};
use super::scene::{Ink, Mark, Size};
use crate::model::edtf::{Day, civil_from_day};
use crate::model::index::{ClaimIx, RegionIx, UnitIx};
use crate::present::i18n::number;

/// `Mark::series` of every band: they belong to no line.
pub const BANDS: u32 = u32::MAX - 1;

/// An end of a band.
#[derive(Clone, Copy)]
struct End {
    height: f64,
    /// As the reader sees it, in a unit.
    shown: f64,
    unit: UnitIx,
}

/// The provinces' figures of all their exports of one year.
pub struct Band {
    year: i32,
    span: Span,
    provinces: Vec<RegionIx>,
    rows: Vec<ClaimIx>,
    low: End,
    high: End,
}

impl Band {
    /// The heights that it spans.
    pub fn heights(&self) -> [f64; 2] {
        [self.low.height, self.high.height]
    }
}

/// Takes out of the groups what a crowded lane does not draw each for itself. What the provinces say of whole years is in the bands;
/// claims that are then in neither are added to the rest.
pub fn part(input: &Input, groups: &mut Vec<Group>, rest: &mut Vec<ClaimIx>) -> Vec<Band> {
    if !input.session.is_crowded(&input.answer.rows, input.measure, input.state) {
        return Vec::new();
    }
    let regions = &input.session.data.codes.regions;
    let parent = |region: RegionIx| regions.get(region).and_then(|r| r.parent);
    let is_own = |g: &Group| g.chosen || (g.scope.is_none() && parent(g.region).is_none());
    if !groups.iter().any(is_own) {
        return Vec::new();
    }
    let (own, others): (Vec<Group>, Vec<Group>) = core::mem::take(groups).into_iter().partition(is_own);
    let mut bands: Vec<Band> = Vec::new();
    for group in &others {
        let is_province = parent(group.region).is_some_and(|up| parent(up).is_none());
        let (first, last) = (civil_from_day(group.period.first()), civil_from_day(group.period.last()));
        let is_year = first == (last.0, 1, 1) && (last.1, last.2) == (12, 31) && !group.period.is_uncertain();
        if !is_province || group.scope.is_some() || !is_year || group.height <= 0.0 {
            continue;
        }
        let end = End { height: group.height, shown: group.shown, unit: group.unit };
        match bands.iter_mut().find(|band| band.year == first.0) {
            Some(band) => {
                band.low = if end.height < band.low.height { end } else { band.low };
                band.high = if end.height > band.high.height { end } else { band.high };
                band.rows.extend(&group.rows);
                if !band.provinces.contains(&group.region) {
                    band.provinces.push(group.region);
                }
            }
            None => bands.push(Band {
                year: first.0,
                span: Span::new(&group.period, input.domain),
                provinces: vec![group.region],
                rows: group.rows.clone(),
                low: end,
                high: end,
            }),
        }
    }
    let mut shown: Vec<ClaimIx> = own.iter().flat_map(|g| &g.rows).chain(bands.iter().flat_map(|band| &band.rows)).copied().collect();
    crate::model::sort::ascending(&mut shown);
    for group in &others {
        rest.extend(group.rows.iter().filter(|row| shown.binary_search(row).is_err()));
    }
    crate::model::sort::ascending(rest);
    rest.dedup();
    for band in &mut bands {
        crate::model::sort::ascending(&mut band.rows);
        band.rows.dedup();
    }
    *groups = own;
    bands
}

/// Draws the bands behind the marks, and gives a mark for each: its claims, and what they span.
pub fn draw(canvas: &Canvas, input: &Input, bands: Vec<Band>, size: Size) -> Vec<(Day, Mark)> {
    let (data, lang) = (&input.session.data, input.strings.lang);
    let mut marks = Vec::new();
    for band in bands.into_iter().filter(|band| band.span.end > band.span.first.saturating_add(1)) {
        let (x0, x1) = (canvas.x(band.span.first), canvas.x(band.span.end));
        let (top, bottom) = (canvas.at(0.0, band.high.height).1, canvas.at(0.0, band.low.height).1);
        let (x1, height) = (x1.min(size.width), (bottom - top).max(2.0));
        canvas.bar((x0, top), (x1 - x0, height), 0.0, Ink::Mute, 0.16);
        let amount = |end: End| number::amount(end.shown, end.unit, data, lang);
        let year = band.year.to_string();
        let words = (input.strings.lanes.provinces)(band.provinces.len() as u32, &year, &amount(band.low), &amount(band.high));
        marks.push((
            band.span.first,
            Mark { rows: band.rows, x: x0, y: top, w: x1 - x0, h: height, series: BANDS, words, label: None, conflict: None },
        ));
    }
    marks
}
