//! What is known of the texts of a list of which the cells of a column are picks: each is read once.
use crate::model::claim::Decimal;
use crate::model::edtf::Day;

/// What is known of a text of which cells are picks.
#[derive(Clone, Copy, Default)]
pub enum Known {
    /// It is read like any cell: for the first time, or where it is no data.
    #[default]
    Nothing,
    Code(u16),
    Amount(Option<Decimal>),
    Year(i32),
    Month(u8),
    Day(Day),
}

/// What is known of the texts of a column, by its picks; empty where its cells are no picks.
pub struct Picks<'a> {
    pub picks: &'a [u32],
    pub known: &'a mut Vec<Known>,
}

impl Picks<'_> {
    /// What is known of the text of a row.
    #[inline]
    pub fn known(&self, row: u32) -> Known {
        let pick = self.picks.get(row as usize).and_then(|pick| self.known.get(*pick as usize));
        pick.copied().unwrap_or_default()
    }

    /// Keeps what is now known of the text of a row.
    pub fn keep(&mut self, row: u32, known: Known) {
        let Some(pick) = self.picks.get(row as usize).map(|pick| *pick as usize) else { return };
        if self.known.len() <= pick {
            self.known.resize(pick + 1, Known::Nothing);
        }
        if let Some(own) = self.known.get_mut(pick) {
            *own = known;
        }
    }
}
