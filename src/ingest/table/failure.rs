//! Why a file could not be opened at all, as data. The sentences are those of `i18n::table_worker`.
use crate::model::columnar;
use serde::Serialize;

/// Why a file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "failure", rename_all = "kebab-case")]
pub enum Failure {
    Empty,
    /// Headers, and no row of data below them.
    HeaderOnly {
        rows: u64,
    },
    /// One column only, without a period or a figure.
    NotTable,
    /// The bytes are not text; `kind` names what they are where that is known.
    Binary {
        kind: &'static str,
    },
    /// A web page without a table.
    WebPage,
    /// A workbook behind a password.
    Encrypted,
    /// A workbook or an archive.
    BrokenWorkbook,
    /// A ZIP archive in which no file is a table: how many it has, and the name of the first.
    Zip {
        files: u64,
        first: String,
    },
    /// A JSON file whose objects are too long, or whose lists lie within objects, to be read as rows.
    LongObject {
        limit: u64,
    },
    /// A document of a statistical format that is cut, or contradicts itself.
    Statistics {
        format: &'static str,
        fault: Fault,
    },
    /// A Parquet file that cannot be read.
    Parquet {
        fault: columnar::Fault,
    },
    /// A file beside the page whose bytes did not come.
    Away {
        why: columnar::Away,
        found: String,
        expected: String,
    },
    /// A file beside the page that is too large without a filter: how many rows it has, and what of it a filter can narrow.
    NeedsFilter {
        rows: u64,
        by: Vec<columnar::By>,
    },
    /// A file beside the page of which no row passes the page's filter.
    NoneMatch {
        rows: u64,
    },
    BrokenGzip {
        at: u64,
    },
    /// It unpacks to far more than a table of its size can be.
    Bomb {
        packed: u64,
        unpacked: u64,
    },
    /// More bytes than can be opened.
    TooLarge {
        bytes: u64,
        limit: u64,
    },
    TooManyColumns {
        columns: u64,
        limit: u64,
    },
    /// The memory that the browser gives would not suffice.
    NoMemory {
        rows: u64,
        bytes: u64,
    },
    NoSheet {
        sheet: usize,
        sheets: usize,
    },
    UnknownEncoding {
        label: String,
    },
    /// The file is no longer what it was when it was opened.
    Changed,
    Cancelled,
    /// The program that reads Parquet did not come.
    NoReader,
    /// The browser could not read the file.
    Unreadable,
}

impl From<columnar::Fault> for Failure {
    fn from(fault: columnar::Fault) -> Failure {
        match fault.away {
            Some(columnar::Away::Changed) => Failure::Changed,
            Some(why) => Failure::Away { why, found: fault.found, expected: fault.expected },
            None => Failure::Parquet { fault },
        }
    }
}

/// What is wrong with a document of a statistical format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum Fault {
    /// It is no whole JSON.
    Cut,
    /// It has not what the format demands.
    Missing { key: String },
    /// It has more or fewer of something than it declares.
    Size { of: String, declared: u64, found: u64 },
}
