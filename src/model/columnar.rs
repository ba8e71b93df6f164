//! Rows of a file that is written column by column, as they pass from the program that knows the format (`parquet_reader`) to the one that
//! reads their cells (`ingest::table`). In a browser these are two programs, so that only who opens such a file fetches the first.

/// A column of the file, or a field of a column that has fields (`negara.kode`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// Whether its cells are numbers as programs write them.
    pub is_number: bool,
}

/// What the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub columns: Vec<Column>,
    pub rows: u64,
    /// Columns that no cell can hold: lists, maps, pictures.
    pub set_aside: Vec<String>,
}

/// Some rows: the cells of the first column, then those of the second, and so on. An empty cell holds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    pub rows: usize,
    /// The texts of all cells, one behind the other.
    pub bytes: Vec<u8>,
    /// Where each of them ends.
    pub ends: Vec<u32>,
}

closed_list! {
    /// What is wrong with such a file.
    FaultKind {
        /// It does not end as it must: it is cut.
        Cut = "cut",
        /// The list of what it holds cannot be read.
        Contents = "contents",
        /// It, or one of its columns, is encrypted.
        Encrypted = "encrypted",
        /// A column is packed in a way that is not read.
        Packing = "packing",
        /// What is packed does not unpack.
        Unpacking = "unpacking",
        /// A page of a column is not what its column is.
        Page = "page",
        /// A column has fewer values than rows.
        Count = "count",
        /// A page or some rows are larger than can be held.
        Large = "too-large",
        /// None of its columns can be shown.
        NoColumn = "no-column",
    }
}

/// What is wrong with such a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    pub kind: FaultKind,
    /// The column; empty where it is the whole file.
    pub column: String,
    /// The row from which on nothing can be read, counted from 1; 0 where it is the whole file.
    pub row: u64,
    pub found: String,
    pub expected: String,
}

/// What hands out the rows of such a file.
pub trait Source {
    /// What the file says of itself.
    fn head(&self) -> &Head;

    /// The rows from the first on, with these columns only: the others have empty cells, and are not even fetched.
    fn begin(&mut self, chosen: &[bool]) -> Result<(), Fault>;

    /// The next rows, at most so many; none at the end.
    fn next(&mut self, most: usize) -> Result<Option<Piece>, Fault>;
}
