//! What a claim is: periods, figures, codes, claims and what a comparison finds of them.
//!
//! It refuses to know files, filters, words on the screen and the browser; every other room may build on it.
//!
//! ```
//! use jejak_ekspor::model::{edtf::Period, finding::Check};
//! let period = Period::parse("2022-01/2022-10?").unwrap();
//! assert!(period.is_uncertain());
//! assert_eq!(period.last() - period.first(), 303);
//! assert_eq!(Check::ALL[0].code(), "conflict");
//! ```
#[macro_use]
pub mod vocabulary;

pub mod claim;
pub mod codes;
pub mod columnar;
pub mod conflict_id;
pub mod dataset;
pub mod decimal;
pub mod edtf;
pub mod facet;
pub mod figure;
pub mod finding;
pub mod fx;
pub mod guard;
pub mod index;
pub mod lang;
pub mod lexicon;
pub mod marks;
pub mod number_words;
pub mod panics;
pub mod short_code;
pub mod sort;
pub mod table;
pub mod text_terms;
