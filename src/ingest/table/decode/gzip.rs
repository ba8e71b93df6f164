//! Gzip, unpacked in pieces, and no further than memory holds.
use crate::ingest::table::failure::Failure;
use flate2::write::MultiGzDecoder;
use std::io::Write;

/// An unpacked file may have so many bytes, and so many times those it came in.
const MOST_UNPACKED: u64 = 16 << 30;
const MOST_RATIO: u64 = 100;
const HARMLESS: u64 = 64 << 20;
/// Packed bytes are taken in portions, so that none unpacks to more than memory holds.
const PORTION: usize = 1 << 14;

/// Unpacks gzip in pieces.
pub struct Gunzip {
    decoder: MultiGzDecoder<Vec<u8>>,
    packed: u64,
    unpacked: u64,
}

impl Default for Gunzip {
    fn default() -> Gunzip {
        Gunzip { decoder: MultiGzDecoder::new(Vec::new()), packed: 0, unpacked: 0 }
    }
}

impl Gunzip {
    /// All that a file unpacks to, where that is no more than so many bytes.
    pub fn whole(packed: &[u8], most: u64) -> Result<Vec<u8>, Failure> {
        let mut out = Vec::new();
        Gunzip::default().read(packed, true, &mut out, usize::try_from(most).unwrap_or(usize::MAX).saturating_add(1))?;
        let bytes = out.len() as u64;
        if bytes > most { Err(Failure::TooLarge { bytes, limit: most }) } else { Ok(out) }
    }

    /// Appends what a piece unpacks to; `most` limits what is kept, for a look at the beginning.
    pub fn read(&mut self, piece: &[u8], is_last: bool, out: &mut Vec<u8>, most: usize) -> Result<(), Failure> {
        for portion in piece.chunks(PORTION) {
            if out.len() >= most {
                return Ok(());
            }
            let broken = Failure::BrokenGzip { at: self.packed };
            self.packed += portion.len() as u64;
            self.decoder.write_all(portion).map_err(|_| broken)?;
            self.take(out)?;
        }
        if is_last {
            self.decoder.try_finish().map_err(|_| Failure::BrokenGzip { at: self.packed })?;
            self.take(out)?;
        }
        Ok(())
    }

    fn take(&mut self, out: &mut Vec<u8>) -> Result<(), Failure> {
        let fresh = self.decoder.get_mut();
        self.unpacked += fresh.len() as u64;
        out.append(fresh);
        let is_bomb = self.unpacked > MOST_UNPACKED || (self.unpacked > HARMLESS && self.unpacked > MOST_RATIO * self.packed);
        if is_bomb { Err(Failure::Bomb { packed: self.packed, unpacked: self.unpacked }) } else { Ok(()) }
    }
}
