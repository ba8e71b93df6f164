//! Every way in which the reading of a table can go wrong, for tests of what is said of it.
use jejak_ekspor::ingest::table::detect::layout::Question;
use jejak_ekspor::ingest::table::failure::{Failure, Fault};
use jejak_ekspor::ingest::table::problem::Rule;

/// A word that no language has, where a file's own words are quoted.
pub const QUOTED: &str = "rambutan";

/// Every failure, one with each of its forms.
pub fn failures() -> [Failure; 25] {
    [
        Failure::Empty,
        Failure::HeaderOnly { rows: 1 },
        Failure::NotTable,
        Failure::Binary { kind: "" },
        Failure::Binary { kind: "PDF" },
        Failure::Statistics { format: "PDF", fault: Fault::Cut },
        Failure::Statistics { format: "PDF", fault: Fault::Missing { key: QUOTED.into() } },
        Failure::Statistics { format: "PDF", fault: Fault::Size { of: QUOTED.into(), declared: 12, found: 11 } },
        Failure::Binary { kind: "RAR" },
        Failure::Binary { kind: "SPSS" },
        Failure::WebPage,
        Failure::Encrypted,
        Failure::Zip { files: 2, first: QUOTED.into() },
        Failure::LongObject { limit: 262_144 },
        Failure::BrokenWorkbook,
        Failure::BrokenGzip { at: 5 },
        Failure::Bomb { packed: 1, unpacked: 2_000_000 },
        Failure::TooLarge { bytes: 2_000_000_000, limit: 256_000_000 },
        Failure::TooManyColumns { columns: 20_000, limit: 16_384 },
        Failure::NoMemory { rows: 5_000_000, bytes: 3_000_000_000 },
        Failure::NoSheet { sheet: 3, sheets: 2 },
        Failure::UnknownEncoding { label: "utf-99".into() },
        Failure::Changed,
        Failure::Cancelled,
        Failure::Unreadable,
    ]
}

/// Every rule that a row can break.
pub const RULES: [Rule; 20] = [
    Rule::CellCount,
    Rule::NotNumber,
    Rule::NotFinite,
    Rule::TooLarge,
    Rule::AmbiguousMark,
    Rule::NotDate,
    Rule::NotMonth,
    Rule::NotYear,
    Rule::NoPeriod,
    Rule::UnclosedQuote,
    Rule::NulByte,
    Rule::BrokenText,
    Rule::RowTooLong,
    Rule::NotJson,
    Rule::FormulaError,
    Rule::OtherTable,
    Rule::UnknownKey,
    Rule::AmbiguousKey,
    Rule::RepeatedKey,
    Rule::UnknownName,
];

/// Every question, one with each of its forms.
pub fn questions() -> [Question; 5] {
    [
        Question::DecimalMark { column: 0, example: "1.234".into() },
        Question::DateOrder { column: 0, example: "1/2/2022".into() },
        Question::Year { column: 0, suggestion: Some(2022) },
        Question::Year { column: 0, suggestion: None },
        Question::Power { column: 0, example: "1909".into(), power: 9 },
    ]
}
