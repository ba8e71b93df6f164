//! Some rows of a file: groups that cannot hold them are not fetched, and of the others first the columns that tell which they are.
use super::leaf::Form;
use crate::model::columnar::Piece;
use crate::model::edtf::civil_from_day;
use parquet::column::reader::ColumnReader;
use parquet::data_type::ByteArray;
use parquet::errors::Result as Outcome;
use parquet::file::statistics::Statistics;

/// What is read of a file of which only some rows are wanted.
pub struct Sift {
    /// Columns that tell which rows are wanted; they are read of all rows.
    pub conditions: Vec<bool>,
    /// Columns that are handed out.
    pub chosen: Vec<bool>,
    pub groups: Vec<bool>,
    /// The rows that were handed out last, of the columns of the conditions.
    pub last: Option<Piece>,
    /// Rows that the other columns are behind these.
    pub behind: usize,
}

impl Sift {
    pub fn new(conditions: &[bool], chosen: &[bool], groups: &[bool]) -> Sift {
        let [conditions, chosen, groups] = [conditions, chosen, groups].map(<[bool]>::to_vec);
        Sift { conditions, chosen, groups, last: None, behind: 0 }
    }

    /// Another group of rows begins.
    pub fn restart(&mut self) {
        (self.last, self.behind) = (None, 0);
    }

    /// Rows were handed out: those before them were not taken.
    pub fn hand_out(&mut self, piece: &Piece) {
        self.behind += self.last.replace(piece.clone()).map_or(0, |last| last.rows);
    }
}

/// Passes over rows of a column; gives how many there were.
pub fn skip(column: &mut ColumnReader, rows: usize) -> Outcome<usize> {
    match column {
        ColumnReader::BoolColumnReader(column) => column.skip_records(rows),
        ColumnReader::Int32ColumnReader(column) => column.skip_records(rows),
        ColumnReader::Int64ColumnReader(column) => column.skip_records(rows),
        ColumnReader::Int96ColumnReader(column) => column.skip_records(rows),
        ColumnReader::FloatColumnReader(column) => column.skip_records(rows),
        ColumnReader::DoubleColumnReader(column) => column.skip_records(rows),
        ColumnReader::ByteArrayColumnReader(column) => column.skip_records(rows),
        ColumnReader::FixedLenByteArrayColumnReader(column) => column.skip_records(rows),
    }
}

/// Runs of wanted rows: how many are passed over before each, and how many it has.
pub fn runs(wanted: &[bool]) -> Vec<(usize, usize)> {
    let (mut runs, mut gap) = (Vec::new(), 0);
    for part in wanted.chunk_by(|a, b| a == b) {
        if part.first() == Some(&true) {
            runs.push((gap, part.len()));
            gap = 0;
        } else {
            gap = part.len();
        }
    }
    runs
}

/// The lowest and the highest cell. Of texts they may be cut after some bytes, as writers may do.
pub fn ends(statistics: &Statistics, form: Form) -> Option<(String, String)> {
    let of = |value: i64| match form {
        Form::Number => Some(itoa::Buffer::new().format(value).to_owned()),
        Form::Date => day(value),
        Form::Moment(per_second) => day(value.div_euclid(per_second).div_euclid(86_400)),
        _ => None,
    };
    let text = |value: &ByteArray| Some(String::from_utf8_lossy(value.data()).into_owned());
    match statistics {
        Statistics::Int32(own) => Some((of(i64::from(*own.min_opt()?))?, of(i64::from(*own.max_opt()?))?)),
        Statistics::Int64(own) => Some((of(*own.min_opt()?)?, of(*own.max_opt()?)?)),
        // Old writers compared bytes as signed numbers.
        Statistics::ByteArray(own) if matches!(form, Form::Text | Form::Bytes) && !statistics.is_min_max_deprecated() => {
            Some((text(own.min_opt()?)?, text(own.max_opt()?)?))
        }
        _ => None,
    }
}

/// `2019-05-31`; none of a year that has not four digits.
fn day(days: i64) -> Option<String> {
    let days = i32::try_from(days).ok().filter(|days| (-719_528..2_932_897).contains(days))?;
    let (year, month, day) = civil_from_day(days);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}
