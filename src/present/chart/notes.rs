//! Notes on the values lane, in grey: what one line says of itself that does not fit, though no two claims contradict each other.
use super::canvas::{Canvas, TEXT};
use super::input::Input;
use super::labels::{self, AIR, HEIGHT, Words, at_distance, candidates};
use super::place::{Area, Place, Taken};
use super::points::{Group, months};
use super::scene::{Ink, text_width};
use super::spot::Spot;
use crate::model::codes::Measure;
use crate::model::edtf::civil_from_day;
use crate::model::index::ClaimIx;
use crate::present::i18n::check::factor;
use crate::present::i18n::date;
use crate::present::i18n::page::later_strings;
use crate::query::conflicts::Conflict;

/// From one year to the next, figures that are further apart than this are a jump.
const JUMP: f64 = 5.0;
/// A part that has so many times what its whole has is no matter of rounding or of rates.
const CLEARLY: f64 = 1.1;
/// A note may stand further from its mark than a label, px, and be led to from any of these parts of it.
const FURTHER: [f64; 4] = [20.0, 40.0, 70.0, 110.0];
const PARTS: [f64; 4] = [0.5, 0.12, 0.3, 0.75];
/// At most so many notes.
const MOST: usize = 6;

/// Draws those that find room beside what is drawn.
pub fn draw(canvas: &Canvas, input: &Input, spots: &[Spot], taken: &mut Taken) {
    let mut left = MOST;
    for spot in spots.iter().filter(|spot| spot.look.loud) {
        let lang = input.strings.lang;
        let (words, before) = if let Some(whole) = surpassed(input, spots, &spot.group) {
            let told = |group: &Group| date::period(&group.period, lang);
            ((later_strings(lang).lane_notes.impossible)(&told(&spot.group), &told(whole)), None)
        } else if let Some((ratio, before)) = leap(spots, &spot.group) {
            let year = civil_from_day(spot.group.period.first()).0;
            ((input.strings.lanes.leap)(&factor(ratio, lang), &super::canvas::digits(year)), Some(before))
        } else if is_repeated(spots, &spot.group) {
            (input.strings.lanes.one_figure.to_owned(), None)
        } else {
            continue;
        };
        let width = text_width(&words, TEXT, false) + AIR;
        let mut places = candidates(spot, width, false);
        for distance in FURTHER {
            PARTS.into_iter().for_each(|part| at_distance(spot, width, (part, distance), &mut places));
        }
        places.extend(before.into_iter().flat_map(|before| beside_line(spot, before.y, width)));
        let Some(place) = taken.place_led(&places, false) else { continue };
        labels::write(canvas, &place, &words, Words { bold: false, ink: Ink::Mute, is_leader_dashed: true });
        left -= 1;
        if left == 0 {
            return;
        }
    }
}

/// Left of the steep line that a leap is drawn as, at three heights; it needs no leader.
fn beside_line(spot: &Spot, before: f64, width: f64) -> [Place; 3] {
    [0.5, 0.3, 0.7].map(|part| {
        let y = spot.y + (before - spot.y) * part - HEIGHT / 2.0;
        Place { area: Area { x: spot.x0 - width - 2.0, y, w: width, h: HEIGHT }, leader: None }
    })
}

/// How far a whole year is from the year before, and what it is far from, by the two figures that are nearest; only the first of a year's
/// figures tells it.
fn leap<'a>(spots: &'a [Spot], group: &Group) -> Option<(f64, &'a Spot)> {
    let is_year = |g: &Group| months(&g.period) == Some(12) && g.series() == group.series() && g.height > 0.0;
    let year = |g: &Group| civil_from_day(g.period.first()).0;
    let of = |wanted: i32| spots.iter().filter(move |s| is_year(&s.group) && year(&s.group) == wanted);
    if !is_year(group) || of(year(group)).next().is_some_and(|first| first.group.rows != group.rows) {
        return None;
    }
    let apart = |a: &Group, b: &Group| (a.height / b.height).max(b.height / a.height);
    let all = of(year(group)).flat_map(|now| of(year(group) - 1).map(move |before| (apart(&now.group, &before.group), before)));
    all.min_by(|a, b| a.0.total_cmp(&b.0)).filter(|(ratio, _)| *ratio >= JUMP)
}

/// The shortest period around that of a figure which has clearly less, though nothing can be taken away from it. Where the two are members of
/// a conflict, that is told by its bracket.
fn surpassed<'a>(input: &Input, spots: &'a [Spot], group: &Group) -> Option<&'a Group> {
    let adds_up = input.session.data.codes.measures.get(input.measure).is_some_and(Measure::adds_up);
    if !adds_up || group.loose {
        return None;
    }
    let ends = |g: &Group| (g.period.first(), g.period.last());
    let (first, last) = ends(group);
    let holds = |g: &&Group| {
        let (from, to) = ends(g);
        from <= first && last <= to && (from, to) != (first, last)
    };
    let is_conflict = |g: &Group| {
        let of = |rows: &[ClaimIx], conflict: &Conflict| conflict.values.iter().any(|value| rows.contains(&value.member.claim));
        input.conflicts.iter().any(|conflict| of(&g.rows, conflict) && of(&group.rows, conflict))
    };
    let wholes = spots.iter().map(|spot| &spot.group).filter(|g| g.series() == group.series() && !g.loose).filter(holds);
    let least = wholes.filter(|g| g.height > 0.0 && group.height > g.top.unwrap_or(g.height) * CLEARLY && !is_conflict(g));
    least.min_by_key(|g| g.period.last().saturating_sub(g.period.first()))
}

/// Whether a part of its period has the same figure.
fn is_repeated(spots: &[Spot], group: &Group) -> bool {
    let (first, last) = (group.period.first(), group.period.last());
    spots.iter().map(|spot| &spot.group).any(|other| {
        let (from, to) = (other.period.first(), other.period.last());
        let is_part = from >= first && to <= last && (from, to) != (first, last);
        is_part && other.series() == group.series() && (other.shown, other.unit) == (group.shown, group.unit)
    })
}
