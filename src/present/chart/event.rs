//! An event on a lane: where it lies, who tells of it, and its title.
use super::canvas::TEXT;
use super::points::Span;
use super::scene::text_width;
use crate::model::edtf::Day;
use crate::model::index::ClaimIx;

/// Claims of one event whose days meet, or one of no known event.
pub struct Event {
    /// The fullest first: it names the event.
    pub rows: Vec<ClaimIx>,
    pub sources: u32,
    pub first: Day,
    pub is_undated: bool,
    pub span: Span,
    pub x0: f64,
    pub x1: f64,
    /// So short that its mark is a sign, not a block.
    pub is_point: bool,
}

impl Event {
    /// Whether nobody is sure of one of its ends.
    pub fn is_unsure(&self) -> bool {
        self.span.fades.0 || self.span.fades.1
    }
}

/// Px between a title and the number of its sources.
pub const GAP: f64 = 8.0;

/// A title that has found room.
pub struct Title {
    pub row: usize,
    pub words: String,
    /// How many sources tell of the event, where there are several.
    pub sources: String,
    pub width: f64,
    pub x: f64,
    pub ends_at_x: bool,
}

impl Title {
    /// Where it begins.
    pub fn left(&self) -> f64 {
        if self.ends_at_x { self.x - self.width } else { self.x }
    }
}

/// Rows that a lane of this width has for titles.
pub fn row_count(width: f64) -> usize {
    if width < 640.0 { 3 } else { 4 }
}

/// Px that a title may take, whatever the font: some are wider than most.
pub fn wide(words: &str) -> f64 {
    text_width(words, TEXT, true)
}
