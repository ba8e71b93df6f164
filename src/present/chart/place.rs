//! Boxes that must not touch: labels among marks.

/// A rectangle in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Area {
    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Area) -> bool {
        self.x < other.x + other.w && other.x < self.x + self.w && self.y < other.y + other.h && other.y < self.y + self.h
    }

    /// A line as small areas.
    pub fn along(from: (f64, f64), to: (f64, f64)) -> impl Iterator<Item = Area> {
        const STEPS: u8 = 24;
        let (w, h) = ((to.0 - from.0) / f64::from(STEPS), (to.1 - from.1) / f64::from(STEPS));
        (0..STEPS).map(move |n| {
            let (x, y) = (from.0 + w * f64::from(n), from.1 + h * f64::from(n));
            Area { x: x.min(x + w) - 1.0, y: y.min(y + h) - 1.0, w: w.abs() + 2.0, h: h.abs() + 2.0 }
        })
    }

    /// Whether `inner` lies within.
    pub fn holds(&self, inner: &Area) -> bool {
        inner.x >= self.x && inner.y >= self.y && inner.x + inner.w <= self.x + self.w && inner.y + inner.h <= self.y + self.h
    }
}

/// Where a label may stand, and the line that would lead to it from its mark, if it needs one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub area: Area,
    pub leader: Option<Area>,
}

/// What is already there: nothing is placed over it.
pub struct Taken {
    pub bounds: Area,
    areas: Vec<Area>,
    faint: Vec<Area>,
}

impl Taken {
    /// Nothing yet, within these bounds.
    pub fn new(bounds: Area) -> Taken {
        Taken { bounds, areas: Vec::new(), faint: Vec::new() }
    }

    /// Keeps an area free of labels.
    pub fn keep(&mut self, area: Area) {
        self.areas.push(area);
    }

    /// Keeps an area free of all but the labels that must be shown.
    pub fn keep_faintly(&mut self, area: Area) {
        self.faint.push(area);
    }

    /// Whether an area is within the bounds and touches nothing.
    pub fn is_free(&self, area: &Area) -> bool {
        self.is_free_but_for_faint(area) && !self.faint.iter().any(|taken| taken.overlaps(area))
    }

    fn is_free_but_for_faint(&self, area: &Area) -> bool {
        self.bounds.holds(area) && !self.areas.iter().any(|taken| taken.overlaps(area))
    }

    /// As `place`, over what is only faintly kept if there is no other room.
    pub fn place_anyhow(&mut self, candidates: &[Area]) -> Option<Area> {
        let found = candidates.iter().find(|area| self.is_free(area));
        let found = found.or_else(|| candidates.iter().find(|area| self.is_free_but_for_faint(area))).copied()?;
        self.areas.push(found);
        Some(found)
    }

    /// The first place that is free, its leader too; it is then taken. `anyhow`: over what is only faintly kept if there is no other room.
    pub fn place_led(&mut self, places: &[Place], anyhow: bool) -> Option<Place> {
        let all_free = |place: &&Place| self.is_free(&place.area) && place.leader.is_none_or(|leader| self.is_free(&leader));
        let found = places.iter().find(all_free);
        let almost = |place: &&Place| {
            self.is_free_but_for_faint(&place.area) && place.leader.is_none_or(|leader| self.is_free_but_for_faint(&leader))
        };
        let found = found.or_else(|| places.iter().filter(|_| anyhow).find(almost)).copied()?;
        self.areas.push(found.area);
        self.areas.extend(found.leader);
        Some(found)
    }

    /// The first free candidate, which is then taken.
    pub fn place(&mut self, candidates: &[Area]) -> Option<Area> {
        let found = candidates.iter().find(|area| self.is_free(area)).copied()?;
        self.areas.push(found);
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: f64, y: f64, w: f64, h: f64) -> Area {
        Area { x, y, w, h }
    }

    #[test]
    fn areas_overlap_where_they_share_more_than_an_edge() {
        let one = area(10.0, 10.0, 20.0, 10.0);
        for (other, overlaps) in [
            (one, true),
            (area(15.0, 12.0, 2.0, 2.0), true),
            (area(0.0, 0.0, 100.0, 100.0), true),
            (area(29.9, 19.9, 5.0, 5.0), true),
            (area(30.0, 10.0, 5.0, 5.0), false),
            (area(10.0, 20.0, 20.0, 5.0), false),
            (area(10.0, 0.0, 20.0, 10.0), false),
            (area(-5.0, 10.0, 15.0, 10.0), false),
        ] {
            assert_eq!((one.overlaps(&other), other.overlaps(&one)), (overlaps, overlaps), "{other:?}");
        }
    }

    #[test]
    fn a_line_is_covered_from_end_to_end_and_nothing_far_from_it_is() {
        for (from, to) in [((0.0, 0.0), (48.0, 24.0)), ((48.0, 24.0), (0.0, 0.0)), ((5.0, 0.0), (5.0, 240.0)), ((3.0, 3.0), (3.0, 3.0))] {
            let areas: Vec<Area> = Area::along(from, to).collect();
            let holds = |x: f64, y: f64| areas.iter().any(|a| (a.x..=a.x + a.w).contains(&x) && (a.y..=a.y + a.h).contains(&y));
            for n in 0..=100 {
                let part = f64::from(n) / 100.0;
                assert!(holds(from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part), "{part} of {from:?} {to:?}");
            }
            let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
            assert!(!holds(middle.0 + 4.0, middle.1 - 4.0) && !holds(middle.0 - 4.0, middle.1 + 4.0), "{from:?} {to:?}");
        }
    }

    #[test]
    fn the_first_free_candidate_is_taken_and_kept() {
        let mut taken = Taken::new(area(0.0, 0.0, 100.0, 50.0));
        taken.keep(area(0.0, 0.0, 50.0, 50.0));
        let (over, outside, free) = (area(40.0, 10.0, 20.0, 10.0), area(90.0, 10.0, 20.0, 10.0), area(50.0, 10.0, 20.0, 10.0));
        assert!(!taken.is_free(&over) && !taken.is_free(&outside) && taken.is_free(&free));
        assert_eq!(taken.place(&[over, outside, free]), Some(free));
        assert_eq!(taken.place(&[over, outside, free]), None, "it is taken now");
        assert_eq!(taken.place(&[]), None);
    }

    #[test]
    fn what_must_be_shown_lies_over_what_is_kept_faintly_only_where_nothing_else_is_free() {
        let mut taken = Taken::new(area(0.0, 0.0, 100.0, 50.0));
        let (faint, free, kept) = (area(0.0, 0.0, 20.0, 10.0), area(30.0, 0.0, 20.0, 10.0), area(60.0, 0.0, 20.0, 10.0));
        taken.keep_faintly(faint);
        taken.keep(kept);
        assert_eq!(taken.place(&[faint]), None);
        assert_eq!(taken.place_anyhow(&[faint, free]), Some(free), "a free one is better, though it comes later");
        assert_eq!(taken.place_anyhow(&[kept, faint]), Some(faint));
        assert_eq!(taken.place_anyhow(&[kept, faint]), None, "it is taken now");
    }
}
