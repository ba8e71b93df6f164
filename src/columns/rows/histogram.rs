//! Counting codes: four interleaved histograms a column, so that equal codes in a row do not wait for one another.
use super::block::Block;
use super::column::{Codes, CodesStore};
use super::padding::CHUNK;
use core::ops::Range;

const BLOCKS: usize = CHUNK / 16;
/// Columns with so few codes are counted by comparing whole blocks.
const FEW: usize = 8;

/// Some rows of one chunk.
pub struct Selection {
    /// Bit `n & 15` of `masks[n >> 4]` is row `n` of the chunk.
    masks: [u16; BLOCKS],
    /// The rows in ascending order; valid up to `len` once listed.
    rows: [u16; CHUNK + 8],
    len: usize,
}

/// For every byte the places of its bits, first to last.
static PLACES: [[u16; 8]; 256] = places();

const fn places() -> [[u16; 8]; 256] {
    let mut table = [[0; 8]; 256];
    let mut byte = 0;
    while byte < 256 {
        let (mut bit, mut next) = (0, 0);
        while bit < 8 {
            if byte >> bit & 1 == 1 {
                table[byte][next] = bit;
                next += 1;
            }
            bit += 1;
        }
        byte += 1;
    }
    table
}

impl Selection {
    /// No rows.
    pub fn new() -> Selection {
        Selection { masks: [0; BLOCKS], rows: [0; CHUNK + 8], len: 0 }
    }

    /// The rows of `within` (places of the chunk) for which `mask` has a bit, block by block. Gives how many there are.
    #[inline(always)]
    pub fn fill(&mut self, within: &Range<usize>, mask: impl Fn(usize) -> u16) -> usize {
        let mut len = 0;
        for (n, slot) in self.masks.iter_mut().enumerate() {
            *slot = mask(n);
            len += slot.count_ones();
        }
        if within.start > 0 || within.end < CHUNK {
            len = 0;
            for (n, slot) in self.masks.iter_mut().enumerate() {
                let below = |end: usize| (1u32 << end.saturating_sub(16 * n).min(16)) - 1;
                *slot &= (below(within.end) & !below(within.start)) as u16;
                len += slot.count_ones();
            }
        }
        self.len = len as usize;
        if self.len > 0 && self.len < CHUNK {
            self.list();
        }
        self.len
    }

    fn list(&mut self) {
        let mut len = 0;
        for (n, mask) in self.masks.iter().enumerate() {
            if *mask == 0 {
                continue;
            }
            for (half, byte) in mask.to_le_bytes().into_iter().enumerate() {
                let first = (16 * n + 8 * half) as u16;
                if let Some(slots) = self.rows.get_mut(len..).and_then(<[u16]>::first_chunk_mut::<8>) {
                    *slots = PLACES[usize::from(byte)].map(|place| first + place);
                }
                len += byte.count_ones() as usize;
            }
        }
    }
}

/// The counts of one column while they are being counted.
pub struct Histogram {
    bytes: Vec<[u32; 1 << 8]>,
    words: Vec<[u32; 1 << 16]>,
}

impl Histogram {
    /// Room for the codes of a column.
    pub fn new(column: &Codes) -> Histogram {
        match column.store() {
            CodesStore::Bytes(_) => Histogram { bytes: vec![[0; 1 << 8]; 4], words: Vec::new() },
            CodesStore::Words(_) => Histogram { bytes: Vec::new(), words: vec![[0; 1 << 16]; 4] },
        }
    }

    /// Adds `step` (1, or -1 wrapped) for each selected row of a chunk.
    #[inline]
    pub fn add(&mut self, column: &Codes, chunk: usize, selection: &Selection, step: u32) {
        match column.store() {
            CodesStore::Bytes(codes) => {
                let (Some(codes), Some(lanes)) = (codes.as_chunks().0.get(chunk), self.bytes.first_chunk_mut()) else { return };
                if column.width() <= FEW {
                    few(&mut lanes[0], codes, column.width(), selection, step)
                } else {
                    many(lanes, codes, selection, step)
                }
            }
            CodesStore::Words(codes) => {
                let (Some(codes), Some(lanes)) = (codes.as_chunks().0.get(chunk), self.words.first_chunk_mut()) else { return };
                many(lanes, codes, selection, step);
            }
        }
    }

    /// Adds what was counted to `counts`, and forgets it.
    pub fn pour(&mut self, counts: &mut [u32]) {
        pour(&mut self.bytes, counts);
        pour(&mut self.words, counts);
    }
}

fn pour<const N: usize>(lanes: &mut [[u32; N]], counts: &mut [u32]) {
    for lane in lanes {
        for (count, part) in counts.iter_mut().zip(lane) {
            *count = count.wrapping_add(*part);
            *part = 0;
        }
    }
}

fn few(counts: &mut [u32; 256], codes: &[u8; CHUNK], width: usize, selection: &Selection, step: u32) {
    let mut found = [0u32; FEW];
    for (block, mask) in codes.as_chunks::<16>().0.iter().zip(&selection.masks) {
        if *mask == 0 {
            continue;
        }
        let block = Block::load(block);
        for (code, found) in found.iter_mut().enumerate().take(width) {
            *found += (block.eq(Block::splat(code as u8)).bits() & mask).count_ones();
        }
    }
    for (count, found) in counts.iter_mut().zip(found) {
        *count = count.wrapping_add(found.wrapping_mul(step));
    }
}

#[inline(always)]
fn many<C: Copy + Into<usize>, const N: usize>(lanes: &mut [[u32; N]; 4], codes: &[C; CHUNK], selection: &Selection, step: u32) {
    let mut add = |lane: usize, code: C| {
        let slot = &mut lanes[lane][code.into()];
        *slot = slot.wrapping_add(step);
    };
    if selection.len == CHUNK {
        for four in codes.as_chunks::<4>().0 {
            for (lane, code) in four.iter().enumerate() {
                add(lane, *code);
            }
        }
        return;
    }
    let (fours, rest) = selection.rows.get(..selection.len).unwrap_or_default().as_chunks::<4>();
    for four in fours {
        for (lane, row) in four.iter().enumerate() {
            add(lane, codes[usize::from(*row) & (CHUNK - 1)]);
        }
    }
    for row in rest {
        add(0, codes[usize::from(*row) & (CHUNK - 1)]);
    }
}
