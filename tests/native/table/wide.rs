//! A wide and long Parquet file: of its columns those are read that no sum can do without, and the others are named.
use super::NAMES;
use super::parquet::column;
use bytes::Bytes;
use jejak_ekspor::ingest::table::detect::layout::{ColumnOptions, Options};
use jejak_ekspor::ingest::table::reading::{Note, Part};
use jejak_ekspor::ingest::table::source::{Opening, open_columns};
use jejak_ekspor::model::columnar::{Fault, Group, Head, Piece, Source};
use jejak_ekspor::model::table::{CodeList, Role};
use jejak_ekspor::parquet_reader::{Held, Reader};
use jejak_ekspor::present::i18n::table_worker;
use jejak_ekspor::state::Lang;
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;

/// A file that says that it has more rows than it has.
struct Long(Reader, Head);

impl Source for Long {
    fn head(&self) -> &Head {
        &self.1
    }

    fn begin(&mut self, chosen: &[bool]) -> Result<(), Fault> {
        self.0.begin(chosen)
    }

    fn next(&mut self, most: usize) -> Result<Option<Piece>, Fault> {
        self.0.next(most)
    }

    fn groups(&mut self, column: usize) -> Result<Vec<Group>, Fault> {
        self.0.groups(column)
    }

    fn sift(&mut self, conditions: &[bool], chosen: &[bool], groups: &[bool]) -> Result<(), Fault> {
        self.0.sift(conditions, chosen, groups)
    }

    fn take(&mut self, wanted: &[bool]) -> Result<Piece, Fault> {
        self.0.take(wanted)
    }
}

const ROWS: usize = 300;

/// Columns of a made-up file, with the text of each row.
type Make = fn(usize) -> String;
const TEXTS: [(&str, Make); 8] = [
    ("catatan", |n| format!("catatan {n}")),
    ("kelompok", |n| if n == 7 { "Jumlah".into() } else { format!("kelompok {n}") }),
    ("tahun", |n| (2000 + n % 20).to_string()),
    ("provinsi", |n| ["Aceh", "Papua", "Riau"][n % 3].into()),
    ("negara", |n| ["Jepang", "India", "Tiongkok"][n % 3].into()),
    ("hs", |n| ["090111", "270112", "151190"][n % 3].into()),
    ("arus", |n| ["Ekspor", "Impor"][n % 2].into()),
    ("uraian", |n| format!("uraian {}", n % 100)),
];
const AMOUNTS: [&str; 3] = ["angka", "nilai (US$)", "angka lain"];

fn open(rows: u64, options: &Options) -> Opening {
    let texts = TEXTS.map(|(name, _)| format!("required binary {name} (UTF8);")).concat();
    let schema = format!("message lebar {{ {texts} required int64 a; required int64 b; required int64 c; }}");
    let mut bytes = Vec::new();
    let schema = Arc::new(parse_message_type(&schema).unwrap());
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(WriterProperties::default())).unwrap();
    let mut group = file.next_row_group().unwrap();
    for (_, make) in TEXTS {
        column::<ByteArrayType>(&mut group, &(0..ROWS).map(|n| ByteArray::from(make(n).into_bytes())).collect::<Vec<_>>(), None);
    }
    for factor in 1..=3 {
        column::<Int64Type>(&mut group, &(0..ROWS as i64).map(|n| n * 1000 * factor).collect::<Vec<_>>(), None);
    }
    group.close().unwrap();
    file.close().unwrap();
    let reader = Reader::open(Arc::new(Held(Bytes::from(bytes)))).unwrap();
    let mut head = reader.head().clone();
    head.rows = rows;
    for (column, name) in head.columns.iter_mut().skip(TEXTS.len()).zip(AMOUNTS) {
        column.name = name.to_owned();
    }
    open_columns(&mut Long(reader, head), "lebar.parquet", &NAMES, options).unwrap()
}

fn left_out(opening: &Opening) -> Vec<&str> {
    let notes = opening.layout.notes.iter().filter_map(|note| if let Note::LeftOut(names) = note { Some(names) } else { None });
    notes.flatten().map(String::as_str).collect()
}

#[test]
fn of_a_wide_and_long_file_what_sums_need_is_read_and_the_rest_is_named() {
    let whole = open(100_000, &Options::default());
    assert_eq!((left_out(&whole), whole.chosen().unwrap()), (vec![], vec![true; 11]));
    // Texts, and amounts of nobody knows what, go; what says that it is a total, and what may be alternatives, stays.
    let long = open(10_000_000, &Options::default());
    assert_eq!(left_out(&long), ["catatan", "uraian", "angka", "angka lain"]);
    let skipped = long.layout.columns.iter().filter(|column| column.role == Role::Skip).count();
    assert_eq!((skipped, long.chosen().unwrap().iter().filter(|own| !**own).count()), (4, 4));
    let reading = long.layout.reading();
    assert!(reading.columns.iter().all(|column| (column.part == Part::Aside) == left_out(&long).contains(&column.name.as_str())));
    // As many as find room are read, in the file's order.
    assert_eq!(left_out(&open(2_000_000, &Options::default())), ["uraian", "angka", "angka lain"]);
    for lang in [Lang::Id, Lang::En] {
        let words = table_worker::words(lang);
        let said = (words.note)(&Note::LeftOut(vec!["catatan".into(), "uraian".into()]));
        assert!(said.contains("catatan, uraian") && said.len() > 60, "{said}");
    }
}

#[test]
fn what_the_reader_gives_a_role_is_read() {
    let role = |column: usize, role: Role| ColumnOptions { column, role: Some(role), ..ColumnOptions::default() };
    let columns = vec![role(0, Role::Codes(CodeList::None)), role(8, Role::Amount), role(5, Role::Skip)];
    let long = open(10_000_000, &Options { columns, ..Options::default() });
    assert_eq!(left_out(&long), ["uraian", "angka lain"]);
    assert_eq!(long.layout.columns[5].role, Role::Skip);
}

#[test]
fn where_no_amount_is_known_the_first_is_read() {
    let columns = vec![ColumnOptions { column: 9, role: Some(Role::Skip), ..ColumnOptions::default() }];
    let long = open(10_000_000, &Options { columns, ..Options::default() });
    assert_eq!(left_out(&long), ["catatan", "uraian", "angka lain"]);
}
