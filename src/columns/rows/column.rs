//! Columns: codes of a dictionary in one or two bytes, amounts in four or eight.
use super::days::Days;
use super::padding::padded;

/// A code per row, below `width`.
pub struct Codes {
    rows: usize,
    width: usize,
    store: CodesStore,
}

/// The codes themselves, padded with zeros.
pub enum CodesStore {
    Bytes(Vec<u8>),
    Words(Vec<u16>),
}

impl Codes {
    /// Codes below `width`, which is at most 65,536; `None` if one is not.
    pub fn new(codes: &[u16], width: usize) -> Option<Codes> {
        let fits = width <= 1 << 16 && codes.iter().all(|code| usize::from(*code) < width);
        fits.then(|| Codes::gather(codes.iter().copied(), codes.len(), width))
    }

    fn gather(codes: impl Iterator<Item = u16>, rows: usize, width: usize) -> Codes {
        let store = if width <= 256 {
            let mut bytes = Vec::with_capacity(padded(rows));
            bytes.extend(codes.map(|code| code as u8));
            bytes.resize(padded(rows), 0);
            CodesStore::Bytes(bytes)
        } else {
            let mut words = Vec::with_capacity(padded(rows));
            words.extend(codes);
            words.resize(padded(rows), 0);
            CodesStore::Words(words)
        };
        Codes { rows, width, store }
    }

    /// As many codes as this: their number of rows is given, since the store may be padded.
    pub fn from_store(store: CodesStore, rows: usize, width: usize) -> Option<Codes> {
        let fits = match &store {
            CodesStore::Bytes(codes) => width <= 256 && codes.len() >= rows && codes.iter().all(|code| usize::from(*code) < width.max(1)),
            CodesStore::Words(codes) => {
                width <= 1 << 16 && codes.len() >= rows && codes.iter().all(|code| usize::from(*code) < width.max(1))
            }
        };
        fits.then_some(Codes { rows, width, store }.fit(rows))
    }

    /// How many codes there can be.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The codes, padded.
    pub fn store(&self) -> &CodesStore {
        &self.store
    }

    /// The code of a row, which is below the number of rows.
    pub fn get(&self, row: usize) -> Option<u16> {
        match &self.store {
            _ if row >= self.rows => None,
            CodesStore::Bytes(codes) => codes.get(row).map(|code| u16::from(*code)),
            CodesStore::Words(codes) => codes.get(row).copied(),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        match &self.store {
            CodesStore::Bytes(codes) => codes.len(),
            CodesStore::Words(codes) => 2 * codes.len(),
        }
    }

    pub(super) fn fit(mut self, rows: usize) -> Codes {
        self.rows = rows;
        match &mut self.store {
            CodesStore::Bytes(codes) => fit(codes, rows),
            CodesStore::Words(codes) => fit(codes, rows),
        }
        self
    }

    pub(super) fn reorder(mut self, days: &Days) -> Codes {
        if let Some(order) = days.order() {
            match &mut self.store {
                CodesStore::Bytes(codes) => *codes = scatter(codes, order),
                CodesStore::Words(codes) => *codes = scatter(codes, order),
            }
        }
        self.fit(days.rows())
    }
}

/// Exact decimal amounts: whole numbers of 10^-`scale`; a row may have none.
pub struct Values {
    rows: usize,
    scale: u8,
    store: Amounts,
    /// Whether every sum of these amounts fits in 64 bits.
    sums_fit: bool,
    /// Whether a row has no amount.
    has_none: bool,
}

/// The amounts themselves, padded.
pub enum Amounts {
    /// From 0 to 2^32 - 2; `u32::MAX` where there is none.
    Narrow(Vec<u32>),
    /// `i64::MIN` where there is none.
    Wide(Vec<i64>),
}

/// The narrow amount of a row that has none.
pub const NO_NARROW: u32 = u32::MAX;
/// The wide amount of a row that has none.
pub const NO_WIDE: i64 = i64::MIN;

impl Values {
    /// Amounts as whole numbers of 10^-`scale`.
    pub fn new(scale: u8, amounts: impl IntoIterator<Item = Option<i64>> + Clone) -> Values {
        let narrow = amounts.clone().into_iter().flatten().all(|amount| (0..i64::from(NO_NARROW)).contains(&amount));
        let store = if narrow {
            Amounts::Narrow(amounts.into_iter().map(|amount| amount.map_or(NO_NARROW, |a| a as u32)).collect())
        } else {
            Amounts::Wide(amounts.into_iter().map(|amount| amount.unwrap_or(NO_WIDE)).collect())
        };
        Values::from_store(scale, store)
    }

    /// Amounts that are already in their places.
    pub fn from_store(scale: u8, store: Amounts) -> Values {
        let rows = match &store {
            Amounts::Narrow(amounts) => amounts.len(),
            Amounts::Wide(amounts) => amounts.len(),
        };
        let sums_fit = match &store {
            Amounts::Narrow(_) => true,
            Amounts::Wide(amounts) => {
                let size = amounts.iter().filter(|a| **a != NO_WIDE).map(|a| u128::from(a.unsigned_abs())).sum::<u128>();
                size <= i64::MAX as u128
            }
        };
        let has_none = match &store {
            Amounts::Narrow(amounts) => amounts.contains(&NO_NARROW),
            Amounts::Wide(amounts) => amounts.contains(&NO_WIDE),
        };
        Values { rows, scale, store, sums_fit, has_none }.fit(rows)
    }

    /// The power of ten that an amount counts parts of.
    pub fn scale(&self) -> u8 {
        self.scale
    }

    /// The amounts, padded.
    pub fn store(&self) -> &Amounts {
        &self.store
    }

    /// Whether every sum of these amounts fits in 64 bits.
    pub(super) fn sums_fit(&self) -> bool {
        self.sums_fit
    }

    /// Whether a row has no amount.
    pub(super) fn has_none(&self) -> bool {
        self.has_none
    }

    /// The amount of a row.
    pub fn get(&self, row: usize) -> Option<i64> {
        match &self.store {
            _ if row >= self.rows => None,
            Amounts::Narrow(amounts) => amounts.get(row).filter(|a| **a != NO_NARROW).map(|a| i64::from(*a)),
            Amounts::Wide(amounts) => amounts.get(row).filter(|a| **a != NO_WIDE).copied(),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        match &self.store {
            Amounts::Narrow(amounts) => 4 * amounts.len(),
            Amounts::Wide(amounts) => 8 * amounts.len(),
        }
    }

    pub(super) fn fit(mut self, rows: usize) -> Values {
        self.rows = rows;
        match &mut self.store {
            Amounts::Narrow(amounts) => fit_with(amounts, rows, NO_NARROW),
            Amounts::Wide(amounts) => fit_with(amounts, rows, NO_WIDE),
        }
        self
    }

    pub(super) fn reorder(mut self, days: &Days) -> Values {
        if let Some(order) = days.order() {
            match &mut self.store {
                Amounts::Narrow(amounts) => *amounts = scatter(amounts, order),
                Amounts::Wide(amounts) => *amounts = scatter(amounts, order),
            }
        }
        self.fit(days.rows())
    }
}

fn fit<T: Copy + Default>(column: &mut Vec<T>, rows: usize) {
    fit_with(column, rows, T::default());
}

fn fit_with<T: Copy>(column: &mut Vec<T>, rows: usize, filler: T) {
    column.truncate(rows);
    if column.capacity() < padded(rows) {
        column.reserve_exact(padded(rows) - column.len());
    }
    column.resize(padded(rows), filler);
}

fn scatter<T: Copy + Default>(column: &[T], order: &[u32]) -> Vec<T> {
    let mut sorted = vec![T::default(); padded(order.len())];
    for (value, to) in column.iter().zip(order) {
        if let Some(slot) = sorted.get_mut(*to as usize) {
            *slot = *value;
        }
    }
    sorted
}
