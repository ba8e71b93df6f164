//! The reader's own tables: delimited text, JSON and workbooks, as they come, into exact columns.
//!
//! `source` finds out what a file is and feeds it in pieces; `layout` says what each column is and asks what cannot be known;
//! `import` reads the rows; `levels` sets aside what sums up others and parts what must not be added; `reading` is how the table is
//! read, as data for a sentence. Every row ends as accepted, refused or known to be no data, and every refusal has its line, column,
//! value and rule. Nothing here panics for any file, and no formula is ever evaluated.
//!
//! Documents of statistical offices (`decode::statistics`) say themselves what their columns are (`detect::told`); a code list beside a
//! table in an archive gives its codes their names (`decode::book`).
//!
//! If you add a format: write its rows into `cell::Blocks` (`workbook` and `json` do), and everything behind it works.
pub mod cell;
pub mod column;
pub mod decode;
pub mod detect;
pub mod failure;
pub mod import;
pub mod levels;
pub mod parse;
pub mod problem;
pub mod reading;
pub mod source;
