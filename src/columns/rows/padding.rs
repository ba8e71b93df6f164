//! How long a column is in memory.

/// Rows are padded to a multiple of this, so that the inner loops have no tails.
pub const CHUNK: usize = 1024;

/// How many rows a column holds once it is padded.
pub fn padded(rows: usize) -> usize {
    rows.div_ceil(CHUNK) * CHUNK
}
