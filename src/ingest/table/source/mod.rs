//! A file from its first bytes to its columns: what kind it is, how it is laid out, then row after row in pieces.
mod columns;
mod feeder;
mod left_out;
mod opening;
mod sieve;
mod text;
mod whole;

pub use columns::{Rows, import_columns, most_rows, open_columns};
pub use feeder::Feeder;
pub use opening::{Format, HEAD, Kind, Opening, beginning, kind};
pub use sieve::{Sieve, Wanted};
pub use text::{MOST_COLUMNS, open_text};
pub use whole::open_whole;

use crate::ingest::table::decode::gzip::Gunzip;
use crate::ingest::table::decode::magic;
use crate::ingest::table::detect::layout::Options;
use crate::ingest::table::detect::names::Names;
use crate::ingest::table::failure::Failure;
use crate::ingest::table::import::Imported;

/// A workbook, and a JSON list that is unpacked, may have so many bytes.
pub const MOST_WORKBOOK: u64 = 256 << 20;

/// Opens and reads a whole file that is in memory; the questions, if there are any, stay open.
pub fn import(bytes: &[u8], file_name: &str, names: &Names, options: &Options) -> Result<(Opening, Imported), Failure> {
    let is_gzip = kind(bytes)? == Kind::Gzip;
    let mut unpacked = Vec::new();
    let plain = if is_gzip {
        Gunzip::default().read(bytes, true, &mut unpacked, usize::MAX)?;
        unpacked.as_slice()
    } else {
        bytes
    };
    let mut opening = match kind(plain)? {
        Kind::Whole => open_whole(plain, is_gzip, file_name, names, options)?,
        Kind::Gzip => return Err(Failure::Binary { kind: "gzip" }),
        // It is read by `import_columns`, and never within another file.
        Kind::Columns => return Err(Failure::Binary { kind: magic::PARQUET }),
        Kind::Text => {
            let head = beginning(plain);
            open_text(head, head.len() == plain.len(), is_gzip, file_name, names, options)?
        }
    };
    let is_complete = opening.is_complete();
    let mut feeder = opening.feeder();
    feeder.push(if is_complete { &[] } else { bytes }, true)?;
    Ok((opening, feeder.finish(names)?))
}
