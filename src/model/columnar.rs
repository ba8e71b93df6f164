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
    /// Columns that repeat the texts of a list: their cells above are empty.
    pub picked: Vec<Picked>,
}

/// The cells of a column as picks of a list of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    pub column: usize,
    /// The texts, one behind the other, and where each of them ends; none where the list is that of the rows before.
    pub list: Option<(Vec<u8>, Vec<u32>)>,
    /// For each row 0 where its cell is empty, else which text it is, counted from 1.
    pub picks: Vec<u32>,
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
        /// Its bytes did not come; `Fault::away` says why.
        Away = "away",
    }
}

closed_list! {
    /// Why bytes of a file that lies beside the page did not come.
    Away {
        /// The server did not answer.
        Offline = "offline",
        /// Nothing came for too long.
        Silent = "silent",
        /// There is no such file.
        Missing = "missing",
        /// The server answers with another number.
        Status = "status",
        /// The server hands out whole files only.
        NoRanges = "no-ranges",
        /// Another part came than was asked for.
        Cut = "part-cut",
        /// A web page came in its place.
        Page = "web-page",
        /// It is another file than at the beginning.
        Changed = "changed",
    }
}

impl Away {
    /// As a fault.
    pub fn fault(self, found: impl ToString, expected: impl ToString) -> Fault {
        Fault {
            kind: FaultKind::Away,
            away: Some(self),
            column: String::new(),
            row: 0,
            found: found.to_string(),
            expected: expected.to_string(),
        }
    }
}

/// What is wrong with such a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    pub kind: FaultKind,
    /// Why its bytes did not come, where they did not.
    pub away: Option<Away>,
    /// The column; empty where it is the whole file.
    pub column: String,
    /// The row from which on nothing can be read, counted from 1; 0 where it is the whole file.
    pub row: u64,
    pub found: String,
    pub expected: String,
}

closed_list! {
    /// What of the page's filter can narrow a table.
    By {
        Period = "period",
        Destination = "destination",
        Goods = "goods",
        Region = "region",
    }
}

/// What a group of rows says of a column: the texts of its lowest and its highest cell, empty where it does not say them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub rows: u64,
    pub low: String,
    pub high: String,
}

/// What hands out the rows of such a file.
pub trait Source {
    /// What the file says of itself.
    fn head(&self) -> &Head;

    /// The rows from the first on, with these columns only: the others have empty cells, and are not even fetched.
    fn begin(&mut self, chosen: &[bool]) -> Result<(), Fault>;

    /// The same, where columns that repeat the texts of a list may be handed out as picks of it.
    fn begin_picks(&mut self, chosen: &[bool]) -> Result<(), Fault> {
        self.begin(chosen)
    }

    /// The next rows, at most so many; none at the end.
    fn next(&mut self, most: usize) -> Result<Option<Piece>, Fault>;

    /// The groups of rows by one of the columns.
    fn groups(&mut self, column: usize) -> Result<Vec<Group>, Fault>;

    /// The rows of these groups from the first on, of which first the columns of the conditions are handed out only: the others of a piece
    /// are read when it is known which rows of it are taken.
    fn sift(&mut self, conditions: &[bool], chosen: &[bool], groups: &[bool]) -> Result<(), Fault>;

    /// Of the rows that `next` handed out last those that are wanted, with all chosen columns.
    fn take(&mut self, wanted: &[bool]) -> Result<Piece, Fault>;
}
