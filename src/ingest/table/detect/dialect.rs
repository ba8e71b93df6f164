//! By which sign a text is parted into cells.
use crate::ingest::table::cell::Batch;
use crate::ingest::table::decode::delimited::{Dialect, Scanner};
use crate::ingest::table::detect::options::Options;

/// The delimiter by which most rows of the sample have as many cells as the header, and the end of lines.
pub fn find(text: &[u8], is_whole: bool, options: &Options) -> Dialect {
    let line_end = if text.contains(&b'\n') || !text.contains(&b'\r') { b'\n' } else { b'\r' };
    let with = |delimiter: u8| Dialect { delimiter, line_end, quotes: true };
    // A spreadsheet may say it in the first line.
    let hint = text.strip_prefix(b"sep=").and_then(|rest| match rest {
        [mark, b'\r' | b'\n', ..] => Some(*mark),
        _ => None,
    });
    if let Some(given) = options.delimiter.and_then(|c| u8::try_from(c).ok()).or(hint) {
        return with(given);
    }
    const MARKS: [u8; 4] = [b'\t', b';', b'|', b','];
    let cells_by = |delimiter: u8| {
        let (mut batch, mut scanner) = (Batch::default(), Scanner::new(with(delimiter), 1));
        scanner.scan(text, is_whole, &mut batch);
        let is_blank = |n: usize| batch.rows.get(n).is_none_or(|row| row.end <= row.start);
        (0..batch.rows.len().min(200)).map(|n| if is_blank(n) { 0 } else { batch.count_of(n) }).collect::<Vec<usize>>()
    };
    let counts = MARKS.map(cells_by);
    // Titles and remarks that no delimiter parts say nothing; the first row that one parts is the header, or data.
    let is_parted = |n: usize| counts.iter().any(|cells| cells.get(n).is_some_and(|cells| *cells > 1));
    let score = |cells: &[usize]| {
        let rows: Vec<usize> = cells.iter().enumerate().filter(|(n, _)| is_parted(*n)).map(|(_, cells)| *cells).collect();
        let parted = rows.iter().filter(|cells| **cells > 1);
        let Some(width) = parted.clone().max_by_key(|width| (rows.iter().filter(|other| other == width).count(), **width)).copied() else {
            return 0.0;
        };
        // Rows may leave out their last cells.
        let header = rows.iter().take(3).copied().filter(|cells| *cells >= width).max().unwrap_or(width);
        let fits: f64 = rows
            .iter()
            .map(|cells| match *cells {
                cells if cells == width || cells == header => 1.0,
                cells if cells > 1 && cells < header => 0.5,
                _ => 0.0,
            })
            .sum();
        let has_header = rows.first().is_some_and(|cells| *cells > 1);
        fits / rows.len().max(1) as f64 * (1.0 - 1.0 / header as f64) * if has_header { 1.0 } else { 0.5 }
    };
    // A comma may also be the decimal mark, so the others are believed first.
    let mut best = (b',', 0.0);
    for (mark, cells) in MARKS.into_iter().zip(&counts) {
        let own = score(cells);
        if own > best.1 {
            best = (mark, own);
        }
    }
    with(best.0)
}
