//! A figure on the sheet: where it lies and how it is drawn.
use super::place::Area;
use super::points::Group;
use super::scene::Ink;

/// How a group is drawn.
pub struct Look {
    pub ink: Ink,
    pub alpha: f64,
    pub thick: f64,
    /// Whether it may be labelled.
    pub loud: bool,
}

/// A group on the sheet, in px.
pub struct Spot {
    pub group: Group,
    pub look: Look,
    pub x0: f64,
    pub x1: f64,
    /// The dot.
    pub x: f64,
    pub y: f64,
    pub r: f64,
    pub fades: (bool, bool),
    /// Which ends go on beyond the domain.
    pub cut: (bool, bool),
}

impl Spot {
    /// The dot's box.
    pub fn dot(&self) -> Area {
        Area { x: self.x - self.r, y: self.y - self.r, w: 2.0 * self.r, h: 2.0 * self.r }
    }

    /// The segment's box.
    pub fn segment(&self) -> Area {
        Area { x: self.x0, y: self.y - 2.5, w: (self.x1 - self.x0).max(0.0), h: 5.0 }
    }
}
