//! Direct labels of the values lane: the likeliest to be wanted first, dropped rather than touching anything.
use super::canvas::{Canvas, Stroke, TEXT};
use super::input::Input;
use super::place::{Area, Place, Taken};
use super::points::{Group, is_part_year};
use super::scene::{Anchor, Ink, text_width};
use super::spot::Spot;
use crate::model::edtf::civil_from_day;
use crate::model::facet::Facet;
use crate::model::index::{Ordinal, RegionIx, ScopeIx};
use crate::present::i18n::{date, number};
use crate::query::series::MOST_LOUD_REGIONS;
use crate::state::Lang;

/// Below this width only the first few labels are tried.
const NARROW: f64 = 640.0;
pub const HEIGHT: f64 = 14.0;
/// Px kept free behind a label, so that two beside each other are not read as one.
pub const AIR: f64 = 6.0;
/// The shortest line that leads from a mark to a label that does not stand within its span, in px.
const LEAD: f64 = 5.0;

/// The name of a scope.
pub fn scope<'a>(input: &Input<'a>, scope: Option<ScopeIx>) -> Option<&'a str> {
    let scope = input.session.data.codes.scopes.get(scope?)?;
    Some(crate::present::i18n::name(&scope.entry, input.strings.lang))
}

struct Label {
    spot: usize,
    words: String,
    bold: bool,
    ink: Ink,
    /// Beside the dot first; else above the segment first.
    beside: bool,
    /// The name of a line that the reader chose.
    is_name: bool,
    rank: (u32, u32, i64),
}

/// Whether figures stand for so many areas that each label names its own.
pub fn are_many(input: &Input, regions: usize) -> bool {
    input.state.compare.is_empty() && regions > MOST_LOUD_REGIONS
}

/// Places and draws what fits; the figures that got a label, by their places in the list, each with its first one.
pub fn draw(canvas: &Canvas, input: &Input, spots: &[Spot], taken: &mut Taken, regions: usize) -> Vec<(usize, Area)> {
    let (mut wanted, mut placed) = (Vec::new(), Vec::new());
    let are_many = are_many(input, regions);
    let highest = spots.iter().filter(|s| s.look.loud).map(|s| s.group.height).fold(f64::MIN, f64::max);
    for (i, spot) in spots.iter().enumerate() {
        amount(input, i, spot, are_many, highest, &mut wanted);
        let is_last = !spots.iter().skip(i + 1).any(|s| s.group.series() == spot.group.series());
        if is_last && !are_many {
            name(input, i, spot, regions, &mut wanted);
        }
    }
    crate::model::sort::sort(&mut wanted, |a, b| b.rank.cmp(&a.rank).then(a.spot.cmp(&b.spot)));
    let most = if canvas.size.width < NARROW { 5 } else { 60 };
    for label in wanted.iter().take(most) {
        let Some(spot) = spots.get(label.spot) else { continue };
        let width = text_width(&label.words, TEXT, label.bold) + AIR;
        let places = if label.is_name {
            // A name may stand anywhere along its line, the latest first.
            let along = spots.iter().rev().filter(|s| s.group.series() == spot.group.series());
            along.flat_map(|s| candidates(s, width, true)).collect()
        } else {
            candidates(spot, width, label.beside)
        };
        if let Some(place) = taken.place_led(&places, label.is_name) {
            write(canvas, &place, &label.words, Words { bold: label.bold, ink: label.ink, is_leader_dashed: false });
            // The name of a line may stand far from the figure that it was asked for.
            if !label.is_name {
                placed.push((label.spot, Area { w: width - AIR, ..place.area }));
            }
        }
    }
    placed
}

/// How words beside a mark are set.
pub struct Words {
    pub bold: bool,
    pub ink: Ink,
    pub is_leader_dashed: bool,
}

/// Writes words at their place, with the line that leads to them.
pub fn write(canvas: &Canvas, place: &Place, words: &str, how: Words) {
    if let Some(leader) = place.leader {
        let (x, y) = (leader.x + leader.w / 2.0, leader.y + leader.h / 2.0);
        let (dx, dy) = if leader.w > leader.h { (leader.w / 2.0, 0.0) } else { (0.0, leader.h / 2.0) };
        canvas.line((x - dx, y - dy), (x + dx, y + dy), Stroke(how.ink, 0.7, 1.0, how.is_leader_dashed));
    }
    canvas.text((place.area.x, place.area.y + 10.0), words, how.bold, how.ink, Anchor::Start);
}

fn amount(input: &Input, spot: usize, at: &Spot, has_area: bool, highest: f64, wanted: &mut Vec<Label>) {
    if !at.look.loud {
        return;
    }
    let (group, lang) = (&at.group, input.strings.lang);
    let mut words = number::amount_short(group.shown, group.unit, &input.session.data, lang);
    if group.is_converted() {
        words.insert_str(0, "≈ ");
    }
    if let Some(area) = input.session.data.codes.regions.get(group.region).filter(|_| has_area) {
        words = [&area.name, " ", &words].concat();
    }
    if is_part_year(&group.period) || group.period.last().saturating_sub(group.period.first()) <= 31 {
        words.push_str(&[" (", &without_year(group, lang), ")"].concat());
    }
    if let Some(scope) = scope(input, group.scope).filter(|_| has_area && !input.state.facets[Facet::Hs].is_empty()) {
        words.push_str(&[", ", scope].concat());
    }
    let days = i64::from(group.period.last()) - i64::from(group.period.first());
    let rank = (
        if group.is_open {
            3
        } else if group.height == highest {
            2
        } else {
            1
        },
        // Of many areas a whole year weighs as much as one source more.
        u32::from(has_area && days > 360) + group.sources.min(20),
        days,
    );
    let ink = if group.scope.is_some() && !has_area {
        Ink::Mute
    } else if at.look.ink == Ink::Value {
        Ink::Ink
    } else {
        at.look.ink
    };
    wanted.push(Label { spot, words, bold: true, ink, beside: false, is_name: false, rank });
}

/// `Jan–Okt` of `Jan–Okt 2022`, where both ends are in the year that the axis shows.
fn without_year(group: &Group, lang: Lang) -> String {
    let words = date::period(&group.period, lang);
    let (first, last) = (group.period.first(), group.period.last());
    let same_year = civil_from_day(first).0 == civil_from_day(last).0;
    match words.rsplit_once(' ') {
        Some((rest, _)) if same_year => rest.to_owned(),
        _ => words,
    }
}

/// Whether a figure is of another place than those that are chosen, such as a part of one.
fn is_elsewhere(input: &Input, region: RegionIx) -> bool {
    let chosen = &input.state.facets[Facet::Region];
    !chosen.is_empty() && !chosen.contains(&Ordinal::of(region))
}

/// The name of a line at its latest value: its region where there are several, or its scope.
fn name(input: &Input, spot: usize, at: &Spot, regions: usize, wanted: &mut Vec<Label>) {
    let region = input.session.data.codes.regions.get(at.group.region).map(|r| r.name.as_str());
    // What a search for goods or countries puts behind says what it is.
    let all_exports = Some(input.strings.lanes.all_exports).filter(|_| at.group.is_behind && !input.state.q.is_empty());
    match (scope(input, at.group.scope).or(all_exports), region) {
        (_, Some(region)) if at.look.loud && (regions > 1 || is_elsewhere(input, at.group.region)) => {
            let rank = (4, at.group.sources, 0);
            wanted.push(Label { spot, words: region.to_owned(), bold: true, ink: at.look.ink, beside: true, is_name: true, rank });
        }
        (Some(scope), _) if input.state.compare.is_empty() && text_width(scope, TEXT, false) < 170.0 => {
            let rank = (0, at.group.sources, i64::from(at.group.period.last()));
            wanted.push(Label { spot, words: scope.to_owned(), bold: false, ink: Ink::Mute, beside: true, is_name: false, rank });
        }
        _ => {}
    }
}

/// Places over a mark and under it, with a line that leads to them: from which part of its length, and how far.
pub fn at_distance(spot: &Spot, w: f64, (part, distance): (f64, f64), all: &mut Vec<Place>) {
    let gap = spot.r.max(3.0) + 2.0;
    let middle = spot.x0 + (spot.x - spot.x0) * part;
    for shift in [0.0, -0.21, 0.21, -0.42, 0.42] {
        let at = |y: f64| Area { x: middle - w / 2.0 + shift * w, y, w, h: HEIGHT };
        let line = |y: f64| Some(Area { x: middle - 0.5, y, w: 1.0, h: distance });
        all.push(Place { area: at(spot.y - gap - distance - HEIGHT), leader: line(spot.y - gap - distance) });
        all.push(Place { area: at(spot.y + gap + distance), leader: line(spot.y + gap) });
    }
}

/// Where a label may stand: within the span of its mark, above or below; where it is wider, over it at a growing distance with a line that
/// leads to it; beside the dot with a short one, first of all if it is to stand `beside`.
pub fn candidates(spot: &Spot, w: f64, beside: bool) -> Vec<Place> {
    let gap = spot.r.max(3.0) + 2.0;
    let at = |x: f64, y: f64| Area { x, y, w, h: HEIGHT };
    let mut all = Vec::new();
    let (start, end) = (spot.x0, spot.x + spot.r);
    if end - start >= w - AIR {
        for y in [spot.y - gap - HEIGHT, spot.y + gap] {
            all.extend([start, end - w + AIR, (start + end - w) / 2.0].map(|x| Place { area: at(x, y), leader: None }));
        }
    }
    let level = spot.y - HEIGHT / 2.0;
    let right = Place {
        area: at(spot.x + gap + LEAD, level),
        leader: Some(Area { x: spot.x + spot.r, y: spot.y - 0.5, w: gap + LEAD - spot.r, h: 1.0 }),
    };
    let left = Place {
        area: at(start - gap - LEAD - w + AIR, level),
        leader: Some(Area { x: start - gap - LEAD, y: spot.y - 0.5, w: gap + LEAD - 1.0, h: 1.0 }),
    };
    for distance in [LEAD, 2.0 * LEAD, 4.0 * LEAD, 7.0 * LEAD] {
        at_distance(spot, w, (0.5, distance), &mut all);
    }
    let first = if beside { 0 } else { all.len() };
    all.splice(first..first, [right, left]);
    all
}
