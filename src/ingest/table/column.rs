//! Columns while they grow: dictionaries of texts, exact amounts.
use crate::columns::rows::{Amounts, NO_NARROW, NO_WIDE, Values};
use crate::ingest::table::detect::asides::{is_total, is_whole_of, total_of};
use crate::ingest::table::detect::names::fold;
use crate::ingest::table::problem::Rule;
use crate::model::claim::Decimal;
use crate::model::table::CodeList;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

/// A dictionary has at most so many entries, in so many bytes; a column with more has no codes.
pub const MOST_CODES: usize = 1 << 16;
/// The bytes of a dictionary's entries at most.
pub const MOST_BYTES: usize = 16 << 20;
/// Amounts are packed in parts of so many rows.
const PART: usize = 1 << 16;

/// Texts and their codes, in the order in which they were first seen.
#[derive(Default)]
pub struct Dictionary {
    codes: HashMap<Rc<[u8]>, u16, BuildHasherDefault<TextHasher>>,
    texts: Vec<Rc<[u8]>>,
    /// Bytes that the texts take.
    bytes: usize,
    /// Why rows with this text are refused.
    faults: Vec<Option<Rule>>,
    any_fault: bool,
}

/// A hash of short texts: five columns of a million are looked up in 45 ms, with the standard hash, which also withstands texts that
/// were chosen against it, in 75.
#[derive(Default)]
struct TextHasher(u64);

impl Hasher for TextHasher {
    #[inline]
    fn write(&mut self, text: &[u8]) {
        const K: u64 = 0x9E37_79B9_7F4A_7C15;
        let (words, rest) = text.as_chunks::<8>();
        let mut sum = text.len() as u64;
        for word in words {
            sum = (sum.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(K);
        }
        let mut last = 0;
        for byte in rest {
            last = last << 8 | u64::from(*byte);
        }
        self.0 = (sum.rotate_left(5) ^ last).wrapping_mul(K);
    }

    /// The length that goes before a text is in its hash already.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// Why a row with this text is refused.
pub fn fault_of(text: &[u8]) -> Option<Rule> {
    if text.contains(&0) {
        Some(Rule::NulByte)
    } else if core::str::from_utf8(text).is_err() {
        Some(Rule::BrokenText)
    } else {
        None
    }
}

impl Dictionary {
    /// Bytes that the texts take.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many texts there are.
    pub fn count(&self) -> usize {
        self.texts.len()
    }

    /// The text of a code.
    pub fn text(&self, code: usize) -> &[u8] {
        self.texts.get(code).map_or(&[], |text| text)
    }

    /// Why a code's rows are refused.
    pub fn fault(&self, code: u16) -> Option<Rule> {
        if self.any_fault { self.faults.get(usize::from(code)).copied().flatten() } else { None }
    }

    /// The code of a text; `None` once there are too many.
    #[inline]
    pub fn code(&mut self, text: &[u8]) -> Option<u16> {
        match self.codes.get(text) {
            Some(code) => Some(*code),
            None => self.insert(text),
        }
    }

    #[cold]
    fn insert(&mut self, text: &[u8]) -> Option<u16> {
        if self.texts.len() >= MOST_CODES || self.bytes + text.len() > MOST_BYTES {
            return None;
        }
        let code = self.texts.len() as u16;
        let own: Rc<[u8]> = text.into();
        self.bytes += own.len();
        self.texts.push(Rc::clone(&own));
        self.codes.insert(own, code);
        let fault = fault_of(text);
        self.any_fault |= fault.is_some();
        self.faults.push(fault);
        Some(code)
    }
}

/// A column of codes while it grows.
#[derive(Default)]
pub struct Coded {
    pub dictionary: Dictionary,
    /// For each code whether it stands for a total.
    pub totals: Vec<bool>,
    /// For each code the line where it was first seen.
    pub first_lines: Vec<u64>,
    /// The list whose whole is a total of this column's other texts; none where it stands alone.
    pub whole_of: CodeList,
    /// How often the part was looked for that a total may be of.
    sought: u32,
    /// In the order of the file; empty once there are too many.
    pub codes: Vec<u16>,
    /// Whether there were more different texts than codes.
    pub is_free: bool,
}

impl Coded {
    /// A column in which the whole of this list is a total.
    pub fn of(whole: CodeList) -> Coded {
        Coded { whole_of: whole, ..Coded::default() }
    }

    /// The code of a text; `None` once there are too many.
    #[inline]
    pub fn code(&mut self, text: &[u8], line: u64) -> Option<u16> {
        if self.is_free {
            return None;
        }
        let before = self.dictionary.count();
        let code = self.dictionary.code(text);
        if self.dictionary.count() > before {
            let is_total = core::str::from_utf8(text).is_ok_and(|text| self.is_total(text));
            self.totals.push(is_total);
            self.first_lines.push(line);
        }
        if code.is_none() {
            *self = Coded { is_free: true, ..Coded::default() };
        }
        code
    }

    /// Whether a text that is not yet known stands for a total: by its words, of a text above it, or of all that the list has.
    fn is_total(&mut self, text: &str) -> bool {
        is_total(text) || is_whole_of(text, self.whole_of) || total_of(text).is_some_and(|part| self.has(&part))
    }

    /// Whether a folded text is among the first texts; it is not looked for in a column where that is asked all the time.
    fn has(&mut self, part: &str) -> bool {
        const MOST_TEXTS: usize = 4096;
        const MOST_SOUGHT: u32 = 500;
        self.sought += 1;
        let mut texts =
            (0..self.dictionary.count().min(MOST_TEXTS)).filter_map(|code| core::str::from_utf8(self.dictionary.text(code)).ok());
        self.sought <= MOST_SOUGHT && texts.any(|text| fold(text) == part)
    }
}

/// An amount of a row, or none; its exponent is not above 0.
pub type Amount = Option<Decimal>;

enum Part {
    Narrow(Vec<u32>),
    Wide(Vec<i64>),
}

/// Amounts in file order, packed part by part.
#[derive(Default)]
pub struct AmountColumn {
    parts: Vec<(u8, Part)>,
    open: Vec<i64>,
    decimals: u8,
    len: usize,
}

impl AmountColumn {
    /// Adds a row.
    #[inline]
    pub fn push(&mut self, amount: Amount) {
        self.len += 1;
        if self.open.len() >= PART {
            self.close();
        }
        let Some(Decimal { mantissa: amount, exponent }) = amount else {
            self.open.push(NO_WIDE);
            return;
        };
        let decimals = exponent.unsigned_abs();
        if decimals == self.decimals {
            self.open.push(amount);
            return;
        }
        if decimals > self.decimals {
            self.close();
            self.decimals = decimals;
            self.open.push(amount);
            return;
        }
        match amount.checked_mul(10i64.pow(u32::from(self.decimals - decimals))) {
            Some(amount) => self.open.push(amount),
            None => {
                self.close();
                self.decimals = decimals;
                self.open.push(amount);
            }
        }
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.len
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let fits = self.open.iter().all(|amount| *amount == NO_WIDE || (0..i64::from(NO_NARROW)).contains(amount));
        let part = if fits {
            Part::Narrow(self.open.iter().map(|amount| if *amount == NO_WIDE { NO_NARROW } else { *amount as u32 }).collect())
        } else {
            Part::Wide(self.open.as_slice().to_vec())
        };
        self.open.clear();
        self.parts.push((self.decimals, part));
    }

    /// All amounts with as many decimals as any of them has; fewer, rounded, where they would not fit. Where that would round away what
    /// others say, the amounts that do not fit are left out, and their rows given.
    pub fn finish(mut self) -> (Values, Vec<usize>) {
        self.close();
        self.open = Vec::new();
        let left_out = self.leave_out();
        (self.packed(), left_out)
    }

    /// Leaves out amounts beside which others could not keep two decimals.
    fn leave_out(&mut self) -> Vec<usize> {
        let most = self.parts.iter().map(|(decimals, _)| *decimals).max().unwrap_or(0).min(2);
        let mut left_out = Vec::new();
        let mut first = 0;
        for (own, part) in &mut self.parts {
            let limit = i64::MAX / 10i64.pow(u32::from(most.saturating_sub(*own)));
            match part {
                Part::Wide(amounts) if *own < most => {
                    for (n, amount) in amounts.iter_mut().enumerate().filter(|(_, amount)| **amount != NO_WIDE) {
                        if amount.unsigned_abs() > limit.unsigned_abs() {
                            *amount = NO_WIDE;
                            left_out.push(first + n);
                        }
                    }
                    first += amounts.len();
                }
                Part::Wide(amounts) => first += amounts.len(),
                Part::Narrow(amounts) => first += amounts.len(),
            }
        }
        left_out
    }

    fn packed(mut self) -> Values {
        let mut decimals = self.parts.iter().map(|(decimals, _)| *decimals).max().unwrap_or(0);
        let widest = |decimals: u8| {
            let size = |(own, part): &(u8, Part)| {
                let most = match part {
                    Part::Narrow(amounts) => amounts.iter().filter(|a| **a != NO_NARROW).map(|a| u64::from(*a)).max().unwrap_or(0),
                    Part::Wide(amounts) => amounts.iter().filter(|a| **a != NO_WIDE).map(|a| a.unsigned_abs()).max().unwrap_or(0),
                };
                i128::from(most) * 10i128.pow(u32::from(decimals.saturating_sub(*own)))
            };
            self.parts.iter().map(size).max().unwrap_or(0)
        };
        while decimals > 0 && widest(decimals) > i128::from(i64::MAX) {
            decimals -= 1;
        }
        let is_narrow = self.parts.iter().all(|(own, part)| match part {
            Part::Narrow(amounts) => {
                let factor = 10u64.pow(u32::from(decimals.saturating_sub(*own)));
                amounts.iter().all(|a| *a == NO_NARROW || u64::from(*a) * factor < u64::from(NO_NARROW))
            }
            Part::Wide(_) => false,
        });
        if is_narrow {
            let mut all = Vec::with_capacity(self.len + 1024);
            for (own, part) in self.parts.drain(..) {
                let factor = 10u32.pow(u32::from(decimals.saturating_sub(own)));
                if let Part::Narrow(amounts) = part {
                    all.extend(amounts.iter().map(|a| if *a == NO_NARROW { NO_NARROW } else { rescaled_down(*a, own, decimals) * factor }));
                }
            }
            return Values::from_store(decimals, Amounts::Narrow(all));
        }
        let mut all: Vec<i64> = Vec::with_capacity(self.len + 1024);
        for (own, part) in self.parts.drain(..) {
            let rescale = |amount: i64| {
                let wide = i128::from(amount);
                let scaled = if decimals >= own {
                    wide * 10i128.pow(u32::from(decimals - own))
                } else {
                    let divisor = 10i128.pow(u32::from(own - decimals));
                    (wide + wide.signum() * divisor / 2) / divisor
                };
                i64::try_from(scaled).unwrap_or(if amount < 0 { -i64::MAX } else { i64::MAX })
            };
            match part {
                Part::Narrow(amounts) => all.extend(amounts.iter().map(|a| if *a == NO_NARROW { NO_WIDE } else { rescale(i64::from(*a)) })),
                Part::Wide(amounts) => all.extend(amounts.iter().map(|a| if *a == NO_WIDE { NO_WIDE } else { rescale(*a) })),
            }
        }
        Values::from_store(decimals, Amounts::Wide(all))
    }
}

fn rescaled_down(amount: u32, own: u8, decimals: u8) -> u32 {
    match own.checked_sub(decimals) {
        None | Some(0) => amount,
        Some(less) => {
            let divisor = 10u64.pow(u32::from(less));
            ((u64::from(amount) + divisor / 2) / divisor) as u32
        }
    }
}
