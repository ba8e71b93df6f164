//! An event on a lane: where it lies, and who tells of it.
use super::points::Span;
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
