//! How the worker that holds a table asks the program that reads Parquet: a call with a number and what belongs to it, all in lists, since
//! names would be more of both programs than what they name. Types: `model::columnar`.

/// Under this name the worker's script gives the program: a function of what is put behind its address.
pub const COMES: &str = "jejakParquetComes";
/// Under this name the program gives the function that is asked. It throws `[kind, column, row, found, expected, away]`.
pub const ASKED: &str = "jejakParquet";

/// Opens a file, a `Blob`, or one that lies beside the page, `[address, size, tag]`: `[rows, set aside…][name…][1 where it is a number…]`.
pub const OPEN: u32 = 0;
/// Goes to the first row, with the columns that have a 1.
pub const BEGIN: u32 = 1;
/// The next rows, at most so many: `[rows, bytes, ends]`; null at the end.
/// Behind them stand, for each column of picks, `column, bytes, ends, picks`: null in place of its texts where they are those of before.
pub const NEXT: u32 = 2;
/// The groups of rows by a column: `[rows, low, high…]`.
pub const GROUPS: u32 = 3;
/// Goes to the first row of the groups that have a 1: `[conditions, chosen, groups]`. `NEXT` then gives the columns of the conditions only.
pub const SIFT: u32 = 4;
/// Of the rows that came last those with a 1, as `NEXT` gives them.
pub const TAKE: u32 = 5;
/// As `BEGIN`, where columns may come as picks.
pub const BEGIN_PICKS: u32 = 6;
