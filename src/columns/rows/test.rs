//! Which rows pass one filter, sixteen at a time.
use super::block::Block;
use super::column::{Amounts, Codes, CodesStore, NO_WIDE, Values};

/// Sets wider than this are looked up instead of swizzled.
const MOST_PAGES: usize = 4;

/// A filter on one column.
pub trait Test {
    /// 0xFF for each of the sixteen rows from `at` that passes.
    fn block(&self, at: usize) -> Block;
}

/// The filter that every row passes.
pub struct All;

impl Test for All {
    #[inline(always)]
    fn block(&self, _: usize) -> Block {
        Block::splat(255)
    }
}

/// 256 flags: bit `n & 7` of byte `n >> 3`.
#[derive(Clone, Copy)]
struct Page([Block; 2]);

impl Page {
    fn new(keep: &[bool]) -> Page {
        let mut bytes = [[0u8; 16]; 2];
        for n in keep.iter().take(256).enumerate().filter_map(|(n, keep)| keep.then_some(n)) {
            bytes[n >> 7][(n >> 3) & 15] |= 1 << (n & 7);
        }
        Page(bytes.map(|half| Block::load(&half)))
    }

    /// Which of sixteen codes are set.
    #[inline(always)]
    fn has(&self, codes: Block) -> Block {
        let place = codes.shift_right(3);
        let byte = self.0[0].swizzle(place).or(self.0[1].swizzle(place.minus(Block::splat(16))));
        let bit = Block::load(&[1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0]).swizzle(codes.and(Block::splat(7)));
        byte.and(bit).eq(bit)
    }
}

/// A set of codes of one byte.
pub struct ByteSet<'a> {
    codes: &'a [[u8; 16]],
    page: Page,
}

impl Test for ByteSet<'_> {
    #[inline(always)]
    fn block(&self, at: usize) -> Block {
        self.page.has(Block::load(&self.codes[at >> 4]))
    }
}

/// A set of codes of two bytes, with few high bytes.
pub struct WordSet<'a> {
    codes: &'a [[u16; 16]],
    pages: [Page; MOST_PAGES],
    count: usize,
}

impl Test for WordSet<'_> {
    #[inline(always)]
    fn block(&self, at: usize) -> Block {
        let (low, high) = Block::split(&self.codes[at >> 4]);
        let mut pass = Block::splat(0);
        for n in 0..self.count.min(MOST_PAGES) {
            pass = pass.or(self.pages[n].has(low).and(high.eq(Block::splat(n as u8))));
        }
        pass
    }
}

/// A set of codes of two bytes, one flag each.
pub struct WordFlags<'a> {
    codes: &'a [[u16; 16]],
    flags: Vec<u8>,
}

impl Test for WordFlags<'_> {
    #[inline(always)]
    fn block(&self, at: usize) -> Block {
        Block::load(&self.codes[at >> 4].map(|code| self.flags.get(usize::from(code)).copied().unwrap_or(0)))
    }
}

/// An interval of narrow amounts; the upper end is exclusive.
pub struct NarrowRange<'a> {
    amounts: &'a [[u32; 16]],
    from: u32,
    to: u32,
}

impl Test for NarrowRange<'_> {
    #[inline(always)]
    fn block(&self, at: usize) -> Block {
        Block::within(&self.amounts[at >> 4], self.from, self.to)
    }
}

/// An interval of wide amounts; the upper end is exclusive.
pub struct WideRange<'a> {
    amounts: &'a [[i64; 16]],
    from: i64,
    to: i64,
}

impl Test for WideRange<'_> {
    #[inline(always)]
    fn block(&self, at: usize) -> Block {
        Block::load(&self.amounts[at >> 4].map(|a| if self.from <= a && a < self.to { 255 } else { 0 }))
    }
}

/// A test of any kind, so that a caller can pick once and loop without asking again.
pub enum AnyTest<'a> {
    All(All),
    ByteSet(ByteSet<'a>),
    WordSet(WordSet<'a>),
    WordFlags(WordFlags<'a>),
    NarrowRange(NarrowRange<'a>),
    WideRange(WideRange<'a>),
}

impl<'a> AnyTest<'a> {
    /// Rows whose code is kept; codes beyond the list are not.
    pub fn codes(column: &'a Codes, keep: &[bool]) -> AnyTest<'a> {
        match column.store() {
            CodesStore::Bytes(codes) => AnyTest::ByteSet(ByteSet { codes: codes.as_chunks().0, page: Page::new(keep) }),
            CodesStore::Words(codes) if column.width() <= 256 * MOST_PAGES => {
                let mut pages = [Page::new(&[]); MOST_PAGES];
                for (page, flags) in pages.iter_mut().zip(keep.chunks(256)) {
                    *page = Page::new(flags);
                }
                AnyTest::WordSet(WordSet { codes: codes.as_chunks().0, pages, count: column.width().div_ceil(256) })
            }
            CodesStore::Words(codes) => {
                let flags = keep.iter().map(|keep| if *keep { 255 } else { 0 }).collect();
                AnyTest::WordFlags(WordFlags { codes: codes.as_chunks().0, flags })
            }
        }
    }

    /// Rows whose amount is in `from..to`; a row without one is not.
    pub fn amounts(column: &'a Values, from: i64, to: i64) -> AnyTest<'a> {
        match column.store() {
            Amounts::Narrow(amounts) => {
                let clip = |end: i64| end.clamp(0, i64::from(u32::MAX)) as u32;
                AnyTest::NarrowRange(NarrowRange { amounts: amounts.as_chunks().0, from: clip(from), to: clip(to) })
            }
            Amounts::Wide(amounts) => AnyTest::WideRange(WideRange { amounts: amounts.as_chunks().0, from: from.max(NO_WIDE + 1), to }),
        }
    }
}
