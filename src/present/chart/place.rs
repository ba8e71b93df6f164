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

    /// The first free candidate, which is then taken.
    pub fn place(&mut self, candidates: &[Area]) -> Option<Area> {
        let found = candidates.iter().find(|area| self.is_free(area)).copied()?;
        self.areas.push(found);
        Some(found)
    }
}
