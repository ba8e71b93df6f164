//! Parquet: read like the same table in CSV, whatever writer, encoding and packing; refused where it is damaged. PyArrow wrote the fixtures.
use super::{NAMES, open, sum, texts};
use crate::support::asserts::open_columns;
use bytes::Bytes;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::ingest::table::import::Imported;
use jejak_ekspor::ingest::table::reading::Note;
use jejak_ekspor::ingest::table::source::{self, Format, Opening};
use jejak_ekspor::model::columnar::{Fault, FaultKind, Source};
use jejak_ekspor::parquet_reader::{Held, Reader};
use jejak_ekspor::present::i18n::table_worker::words;
use jejak_ekspor::state::Lang;
use parquet::basic::{Compression, Encoding};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, FixedLenByteArray, FixedLenByteArrayType, FloatType, Int32Type, Int64Type,
    Int96, Int96Type,
};
use parquet::file::properties::{WriterProperties, WriterPropertiesBuilder, WriterVersion};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture/parquet").join(name)).unwrap()
}

fn reader(bytes: &[u8]) -> Result<Reader, Fault> {
    Reader::open(Arc::new(Held(Bytes::copy_from_slice(bytes))))
}

/// Opens a Parquet file. No row may be lost on the way.
pub fn open_parquet(bytes: &[u8], options: &Options) -> Result<(Opening, Imported), Failure> {
    open_columns(&mut reader(bytes)?, &NAMES, options)
}

fn read(bytes: &[u8]) -> (Opening, Imported) {
    open_parquet(bytes, &Options::default()).unwrap_or_else(|failure| panic!("{failure:?}"))
}

/// All cells, row by row, as the reader hands them out.
fn cells(bytes: &[u8], most: usize) -> Result<Vec<Vec<String>>, Fault> {
    let mut reader = reader(bytes)?;
    let columns = reader.head().columns.len();
    let mut all = Vec::new();
    while let Some(piece) = reader.next(most)? {
        assert_eq!(piece.ends.len(), columns * piece.rows);
        let cell = |at: usize| {
            let from = if at == 0 { 0 } else { piece.ends[at - 1] };
            String::from_utf8(piece.bytes[from as usize..piece.ends[at] as usize].to_vec()).unwrap()
        };
        all.extend((0..piece.rows).map(|row| (0..columns).map(|column| cell(column * piece.rows + row)).collect()));
    }
    Ok(all)
}

/// Writes a file of one group of rows.
fn written(
    schema: &str,
    properties: WriterPropertiesBuilder,
    write: impl FnOnce(&mut SerializedRowGroupWriter<'_, &mut Vec<u8>>),
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let schema = Arc::new(parse_message_type(&format!("message table {{ {schema} }}")).unwrap());
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties.build())).unwrap();
    let mut group = file.next_row_group().unwrap();
    write(&mut group);
    group.close().unwrap();
    file.close().unwrap();
    bytes
}

/// Writes the next column: `levels` where it may be empty.
pub fn column<T: DataType>(group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>, values: &[T::T], levels: Option<&[i16]>) {
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<T>().write_batch(values, levels, None).unwrap();
    column.close().unwrap();
}

fn text(text: &str) -> ByteArray {
    ByteArray::from(text.as_bytes().to_vec())
}

/// A table of exports: twelve months of two years, three provinces; some amounts are missing.
const SCHEMA: &str = "required int32 bulan (DATE); required binary provinsi (UTF8); optional int64 nilai (DECIMAL(18, 2));";

fn exports(properties: WriterPropertiesBuilder) -> (Vec<u8>, String) {
    let (mut days, mut places, mut amounts, mut levels) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut csv = "bulan,provinsi,nilai\n".to_owned();
    for n in 0..72 {
        let (year, month) = (2020 + n / 36, 1 + n / 3 % 12);
        days.push(jejak_ekspor::model::edtf::day_from_civil(year, month as u8, 1));
        let place = ["Aceh", "Jawa Timur", "Papua"][n as usize % 3];
        places.push(text(place));
        let amount = 100_000_000 * i64::from(n) + 25;
        let is_there = n % 7 != 3;
        levels.push(i16::from(is_there));
        amounts.extend(is_there.then_some(amount));
        let amount = if is_there { format!("{}.25", 1_000_000 * n) } else { String::new() };
        csv.push_str(&format!("{year}-{month:02}-01,{place},{amount}\n"));
    }
    let bytes = written(SCHEMA, properties, |group| {
        column::<Int32Type>(group, &days, None);
        column::<ByteArrayType>(group, &places, None);
        column::<Int64Type>(group, &amounts, Some(&levels));
    });
    (bytes, csv)
}

/// That two tables have the same columns with the same values.
#[track_caller]
pub fn are_equal(parquet: &Imported, csv: &Imported, what: &str) {
    assert_eq!(parquet.counts, csv.counts, "{what}");
    assert_eq!(parquet.days, csv.days, "{what}");
    assert_eq!(parquet.codes.len(), csv.codes.len(), "{what}");
    for n in 0..csv.codes.len() {
        assert_eq!((&parquet.codes[n].name, texts(parquet, n)), (&csv.codes[n].name, texts(csv, n)), "{what}");
    }
    assert_eq!(parquet.amounts.len(), csv.amounts.len(), "{what}");
    for n in 0..csv.amounts.len() {
        assert_eq!((&parquet.amounts[n].name, sum(parquet, n)), (&csv.amounts[n].name, sum(csv, n)), "{what}");
        let value = |table: &Imported, row: usize| table.amounts[n].values.get(row);
        assert!((0..csv.counts.records as usize).all(|row| value(parquet, row) == value(csv, row)), "{what}");
    }
    assert_eq!(parquet.reading.columns, csv.reading.columns, "{what}");
}

#[test]
fn a_table_is_read_like_the_same_in_csv_in_every_shape_that_the_writer_knows() {
    let shapes: [(&str, WriterPropertiesBuilder); 9] = [
        ("dictionary", WriterProperties::builder()),
        ("plain", WriterProperties::builder().set_dictionary_enabled(false)),
        ("small pages", WriterProperties::builder().set_data_page_row_count_limit(5).set_write_batch_size(5)),
        ("v2", WriterProperties::builder().set_writer_version(WriterVersion::PARQUET_2_0)),
        ("gzip", WriterProperties::builder().set_compression(Compression::GZIP(Default::default()))),
        ("snappy", WriterProperties::builder().set_compression(Compression::SNAPPY)),
        ("lz4", WriterProperties::builder().set_compression(Compression::LZ4_RAW)),
        ("lz4 of Hadoop", WriterProperties::builder().set_compression(Compression::LZ4)),
        (
            "v2, snappy, plain",
            WriterProperties::builder()
                .set_writer_version(WriterVersion::PARQUET_2_0)
                .set_compression(Compression::SNAPPY)
                .set_dictionary_enabled(false)
                .set_data_page_row_count_limit(7)
                .set_write_batch_size(7),
        ),
    ];
    for (what, properties) in shapes {
        let (bytes, csv) = exports(properties);
        let (opening, table) = read(&bytes);
        assert_eq!(opening.format, Format::Parquet);
        assert_eq!(table.counts.accepted, 72, "{what}");
        are_equal(&table, &super::table(&csv), what);
    }
}

#[test]
fn what_other_writers_pack_is_read_like_the_same_in_csv() {
    let csv = fixture("exports.csv");
    let (_, csv) = open(&csv).unwrap();
    for name in ["zstd.parquet", "zstd-v2.parquet", "lz4.parquet"] {
        are_equal(&read(&fixture(name)).1, &csv, name);
    }
}

#[test]
fn rows_come_in_pieces_of_any_size_and_only_of_chosen_columns() {
    let bytes = fixture("zstd-v2.parquet");
    let whole = cells(&bytes, usize::MAX).unwrap();
    assert_eq!(whole.len(), 240);
    for most in [1, 7, 100, 101, 239] {
        assert_eq!(cells(&bytes, most).unwrap(), whole, "{most}");
    }
    let mut reader = reader(&bytes).unwrap();
    reader.begin(&[false, true, false, false, false]).unwrap();
    let piece = reader.next(3).unwrap().unwrap();
    assert_eq!((piece.rows, piece.bytes.as_slice()), (3, &b"AcehJawa TimurPapua"[..]));
    assert_eq!(piece.ends, [0, 0, 0, 4, 14, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19]);
}

#[test]
fn every_type_is_a_cell_as_programs_write_it() {
    let schema = "
        required boolean a; required int32 b; required int32 c (UINT_32); required int64 d (UINT_64); required float e; required double f;
        required int32 g (DECIMAL(9, 4)); required binary h (DECIMAL(60, 3)); required fixed_len_byte_array(5) i (DECIMAL(10, 0));
        required int32 j (DATE); required int64 k (TIMESTAMP_MILLIS); required int64 l (TIMESTAMP(NANOS, false)); required int96 m;
        required int32 n (TIME_MILLIS); required binary o (ENUM); required binary p; required fixed_len_byte_array(16) q (UUID);
        required fixed_len_byte_array(2) r (FLOAT16); optional int64 s; required binary t (JSON);";
    let fixed = |bytes: &[u8]| FixedLenByteArray::from(bytes.to_vec());
    let mut moment = Int96::new();
    let nanoseconds = 3_600_000_000_000u64 + 1;
    moment.set_data(nanoseconds as u32, (nanoseconds >> 32) as u32, 2_440_588 + 18_262);
    let mut midnight = Int96::new();
    midnight.set_data(0, 0, 2_440_588);
    let long = |negative: bool| {
        // 10^30 in 20 bytes.
        let mut bytes = vec![0u8; 4];
        bytes.extend(10i128.pow(30).to_be_bytes());
        if negative {
            bytes = vec![0xFF; 4];
            bytes.extend((-(10i128.pow(30))).to_be_bytes());
        }
        ByteArray::from(bytes)
    };
    let bytes = written(schema, WriterProperties::builder(), |group| {
        column::<BoolType>(group, &[true, false], None);
        column::<Int32Type>(group, &[-7, i32::MIN], None);
        column::<Int32Type>(group, &[-1, 7], None);
        column::<Int64Type>(group, &[-1, 7], None);
        column::<FloatType>(group, &[0.1, f32::NAN], None);
        column::<DoubleType>(group, &[0.1 + 0.2, 163_306_485_250.0], None);
        column::<Int32Type>(group, &[-5, 1_234_567], None);
        column::<ByteArrayType>(group, &[long(false), long(true)], None);
        column::<FixedLenByteArrayType>(group, &[fixed(&[0, 0, 0, 1, 0]), fixed(&[0xFF; 5])], None);
        column::<Int32Type>(group, &[18_262, -1], None);
        column::<Int64Type>(group, &[1_577_836_800_000, -1], None);
        column::<Int64Type>(group, &[1_577_836_800_000_000_001, 1_577_840_461_500_000_000], None);
        column::<Int96Type>(group, &[moment, midnight], None);
        column::<Int32Type>(group, &[0, 86_399_999], None);
        column::<ByteArrayType>(group, &[text("kopi"), text("")], None);
        column::<ByteArrayType>(group, &[text("é"), text("b")], None);
        column::<FixedLenByteArrayType>(group, &[fixed(&[0x11; 16]), fixed(&[0xAB; 16])], None);
        column::<FixedLenByteArrayType>(group, &[fixed(&[0, 0x3E]), fixed(&[0, 0xC0])], None);
        column::<Int64Type>(group, &[5], Some(&[0, 1]));
        column::<ByteArrayType>(group, &[text("{}"), text("[]")], None);
    });
    let expected = [
        ["true", "false"],
        ["-7", "-2147483648"],
        ["4294967295", "7"],
        ["18446744073709551615", "7"],
        ["0.1", ""],
        ["0.30000000000000004", "163306485250"],
        ["-0.0005", "123.4567"],
        ["1000000000000000000000000000.000", "-1000000000000000000000000000.000"],
        ["256", "-1"],
        ["2020-01-01", "1969-12-31"],
        ["2020-01-01", "1969-12-31 23:59:59.999"],
        ["2020-01-01 00:00:00.000000001", "2020-01-01 01:01:01.5"],
        ["2020-01-01 01:00:00.000000001", "1970-01-01"],
        ["00:00:00", "23:59:59.999"],
        ["kopi", ""],
        ["é", "b"],
        ["11111111-1111-1111-1111-111111111111", "abababab-abab-abab-abab-abababababab"],
        ["1.5", "-2"],
        ["", "5"],
        ["{}", "[]"],
    ];
    let found = cells(&bytes, usize::MAX).unwrap();
    for (n, expected) in expected.iter().enumerate() {
        assert_eq!([&found[0][n], &found[1][n]], *expected, "column {n}");
    }
}

#[test]
fn other_encodings_are_read() {
    let encodings = [Encoding::DELTA_BINARY_PACKED, Encoding::BYTE_STREAM_SPLIT];
    for encoding in encodings {
        let properties = WriterProperties::builder().set_dictionary_enabled(false).set_encoding(encoding);
        let bytes = written("required int64 a; required int64 b;", properties, |group| {
            column::<Int64Type>(group, &[1, -5, 1 << 40], None);
            column::<Int64Type>(group, &[2, 3, 4], None);
        });
        assert_eq!(cells(&bytes, 2).unwrap(), [["1", "2"], ["-5", "3"], ["1099511627776", "4"]], "{encoding:?}");
    }
    for encoding in [Encoding::DELTA_BYTE_ARRAY, Encoding::DELTA_LENGTH_BYTE_ARRAY] {
        let properties = WriterProperties::builder().set_dictionary_enabled(false).set_encoding(encoding);
        let bytes = written("required binary a (UTF8);", properties, |group| {
            column::<ByteArrayType>(group, &["kopi", "kopra", ""].map(text), None);
        });
        assert_eq!(cells(&bytes, 2).unwrap(), [["kopi"], ["kopra"], [""]], "{encoding:?}");
    }
}

#[test]
fn fields_are_columns_and_what_no_cell_holds_is_said() {
    let (opening, table) = read(&fixture("nested.parquet"));
    let names: Vec<&str> = opening.layout.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["tanggal", "provinsi", "komoditas", "nilai ekspor (USD)", "berat (ton)", "asal.kode"]);
    let set_aside = ["asal", "catatan", "gambar"].map(str::to_owned).to_vec();
    assert!(table.reading.notes.contains(&Note::NoCells(set_aside)), "{:?}", table.reading.notes);
    assert_eq!(table.counts.accepted, 24);
}

#[test]
fn moments_of_old_writers_are_dates() {
    assert_eq!(cells(&fixture("int96.parquet"), 9).unwrap(), [["2020", "2020-01-01"], ["2021", "2020-12-31 23:59:59.5"]]);
}

#[test]
fn a_group_of_many_rows_comes_in_pieces() {
    const ROWS: usize = 200_000;
    let years: Vec<i32> = (0..ROWS).map(|n| 2000 + (n % 20) as i32).collect();
    let places: Vec<ByteArray> = (0..ROWS).map(|n| text(["Aceh", "Papua", "Riau"][n % 3])).collect();
    let amounts: Vec<i64> = (0..ROWS as i64).collect();
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).set_max_row_group_row_count(Some(1 << 20));
    let bytes = written("required int32 tahun; required binary provinsi (UTF8); required int64 nilai;", properties, |group| {
        column::<Int32Type>(group, &years, None);
        column::<ByteArrayType>(group, &places, None);
        column::<Int64Type>(group, &amounts, None);
    });
    let (_, table) = read(&bytes);
    assert_eq!((table.counts.rows, table.counts.accepted), (ROWS as u64 + 1, ROWS as u64));
    assert_eq!(sum(&table, 0), ((0..ROWS as i128).sum(), 0));
    let mut reader = reader(&bytes).unwrap();
    let mut pieces = 0;
    while let Some(piece) = reader.next(source::most_rows(3)).unwrap() {
        assert!(piece.rows <= 4096 && piece.bytes.len() < 1 << 20);
        pieces += 1;
    }
    assert_eq!(pieces, ROWS.div_ceil(4096));
}

/// All cells, row by row, of columns that may be handed out as picks; and how many columns were so, piece by piece.
fn picked_cells(bytes: &[u8], most: usize) -> (Vec<Vec<String>>, Vec<usize>) {
    let mut reader = reader(bytes).unwrap();
    let columns = reader.head().columns.len();
    reader.begin_picks(&vec![true; columns]).unwrap();
    let (mut all, mut picked, mut lists) = (Vec::new(), Vec::new(), vec![(Vec::new(), Vec::new()); columns]);
    while let Some(piece) = reader.next(most).unwrap() {
        picked.push(piece.picked.len());
        let text = |bytes: &[u8], ends: &[u32], at: usize| {
            let from = if at == 0 { 0 } else { ends[at - 1] };
            String::from_utf8(bytes[from as usize..ends[at] as usize].to_vec()).unwrap()
        };
        let mut rows = vec![Vec::new(); piece.rows];
        for (column, held) in lists.iter_mut().enumerate() {
            let own = piece.picked.iter().find(|own| own.column == column);
            if let Some(list) = own.and_then(|own| own.list.clone()) {
                *held = list;
            }
            for (row, cells) in rows.iter_mut().enumerate() {
                let plain = text(&piece.bytes, &piece.ends, column * piece.rows + row);
                cells.push(match own.map(|own| own.picks[row]) {
                    Some(pick) => {
                        assert_eq!(plain, "");
                        if pick == 0 { plain } else { text(&held.0, &held.1, pick as usize - 1) }
                    }
                    None => plain,
                });
            }
        }
        all.extend(rows);
    }
    (all, picked)
}

#[test]
fn columns_that_repeat_the_texts_of_a_list_come_as_picks_of_it() {
    let (bytes, csv) = exports(WriterProperties::builder().set_max_row_group_row_count(Some(30)));
    let (found, picked) = picked_cells(&bytes, 7);
    assert_eq!((found, picked.iter().all(|count| *count == 3)), (cells(&bytes, 7).unwrap(), true), "{picked:?}");
    are_equal(&read(&bytes).1, &super::table(&csv), "picks");
    // Where a list becomes too long, a writer goes on without it: those groups of rows come as their cells.
    let schema = Arc::new(parse_message_type("message table { optional binary negara (UTF8); required int64 nilai; }").unwrap());
    let properties = WriterProperties::builder()
        .set_dictionary_page_size_limit(200)
        .set_data_page_row_count_limit(20)
        .set_write_batch_size(20)
        .set_writer_version(WriterVersion::PARQUET_2_0);
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties.build())).unwrap();
    let mut csv = "negara,nilai\n".to_owned();
    for (group, many) in [3, 100, 3, 4].into_iter().enumerate() {
        let mut rows = file.next_row_group().unwrap();
        let is_there = |n: usize| n % 11 != 5;
        let country = |n: usize| format!("negara {group}-{}", n % many);
        let names: Vec<ByteArray> = (0..200).filter(|n| is_there(*n)).map(|n| text(&country(n))).collect();
        let levels: Vec<i16> = (0..200).map(|n| i16::from(is_there(n))).collect();
        let amounts: Vec<i64> = (0..200).map(|n| (n % many) as i64 * 7).collect();
        column::<ByteArrayType>(&mut rows, &names, Some(&levels));
        column::<Int64Type>(&mut rows, &amounts, None);
        rows.close().unwrap();
        let line = |n: usize| format!("{},{}\n", if is_there(n) { country(n) } else { String::new() }, amounts[n]);
        csv.extend((0..200).map(line));
    }
    file.close().unwrap();
    let (found, picked) = picked_cells(&bytes, 50);
    assert_eq!(found, cells(&bytes, 50).unwrap());
    assert_eq!(picked, [2, 2, 2, 2, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2]);
    are_equal(&read(&bytes).1, &super::table(&csv), "groups with and without a list");
}

#[test]
fn a_file_without_rows_has_only_a_header() {
    let bytes = written("required int32 tahun; required int64 nilai;", WriterProperties::builder(), |group| {
        column::<Int32Type>(group, &[], None);
        column::<Int64Type>(group, &[], None);
    });
    assert_eq!(open_parquet(&bytes, &Options::default()).err(), Some(Failure::HeaderOnly { rows: 1 }));
}

fn fault(bytes: &[u8]) -> Fault {
    match open_parquet(bytes, &Options::default()).err() {
        Some(Failure::Parquet { fault }) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_not_read_says_what_it_is() {
    let (whole, _) = exports(WriterProperties::builder());
    let brotli = fault(&fixture("brotli.parquet"));
    assert_eq!((brotli.kind, brotli.column.as_str(), brotli.row, brotli.found.as_str()), (FaultKind::Packing, "tanggal", 1, "Brotli"));
    assert_eq!(fault(&fixture("encrypted.parquet")).kind, FaultKind::Encrypted);
    assert_eq!(fault(b"PAR1\x15").kind, FaultKind::Cut);
    let cut = fault(&whole[..whole.len() - 3]);
    assert_eq!((cut.kind, cut.expected.as_str()), (FaultKind::Cut, "PAR1"));
    let mut long = whole.clone();
    let end = long.len();
    long[end - 6] = 0x7F;
    assert_eq!((fault(&long).kind, fault(&long).expected), (FaultKind::Contents, (end - 8).to_string()));
    let lists =
        written("required group a (LIST) { repeated group list { required int32 element; } }", WriterProperties::builder(), |group| {
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<Int32Type>().write_batch(&[1], Some(&[1]), Some(&[0])).unwrap();
            column.close().unwrap();
        });
    assert_eq!((fault(&lists).kind, fault(&lists).found.as_str()), (FaultKind::NoColumn, "a"));
    // Of a column that is encrypted alone nothing can be read.
    assert!([FaultKind::Encrypted, FaultKind::Contents, FaultKind::Page].contains(&fault(&fixture("encrypted-column.parquet")).kind));
}

/// A megabyte that every row repeats is a megabyte in the file, and as many as there are rows in memory.
#[test]
fn a_long_text_in_every_row_is_refused_before_it_takes_the_memory() {
    let rows: Vec<ByteArray> = vec![text(&"x".repeat(1 << 20)); 600];
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).set_dictionary_page_size_limit(8 << 20);
    let bytes = written("required binary provinsi (UTF8);", properties, |group| column::<ByteArrayType>(group, &rows, None));
    assert!(bytes.len() < 1 << 20, "{}", bytes.len());
    let fault = reader(&bytes).unwrap().next(4096).expect_err("too much");
    assert_eq!((fault.kind, fault.column.as_str(), fault.row, fault.expected), (FaultKind::Large, "provinsi", 1, (256 << 20).to_string()));
    assert!(reader(&bytes).unwrap().next(100).is_ok_and(|piece| piece.is_some_and(|piece| piece.rows == 100)));
}

#[test]
fn a_fault_says_what_was_found_and_where_in_both_languages() {
    for kind in FaultKind::ALL {
        let fault = Fault { kind, away: None, column: "nilai".into(), row: 1234, found: "gzip".into(), expected: "PAR1".into() };
        for lang in [Lang::Id, Lang::En] {
            let said = (words(lang).failure)(&Failure::Parquet { fault: fault.clone() });
            assert!(said.contains("Parquet") && said.len() > 40, "{said}");
            let has_place =
                matches!(kind, FaultKind::Packing | FaultKind::Unpacking | FaultKind::Page | FaultKind::Count | FaultKind::Large);
            assert_eq!(said.contains("nilai") && said.contains("1.234") | said.contains("1,234"), has_place, "{said}");
        }
    }
}

/// Reads all pieces.
fn drain(bytes: &[u8]) -> Result<(), Fault> {
    let mut reader = reader(bytes)?;
    while reader.next(4096)?.is_some() {}
    Ok(())
}

#[test]
fn a_damaged_file_is_refused_or_read_and_never_a_panic() {
    let (gzip, _) = exports(WriterProperties::builder().set_compression(Compression::GZIP(Default::default())));
    let (v2, _) = exports(WriterProperties::builder().set_writer_version(WriterVersion::PARQUET_2_0).set_data_page_row_count_limit(9));
    let files = [gzip, v2, fixture("zstd.parquet"), fixture("lz4.parquet"), fixture("nested.parquet")];
    let mut refused = [0; FaultKind::COUNT];
    for file in &files {
        for cut in (0..file.len()).step_by(7) {
            let fault = reader(&file[..cut]).err().unwrap_or_else(|| panic!("cut at {cut}"));
            refused[fault.kind as usize] += 1;
        }
        for at in 0..file.len() {
            let mut damaged = file.clone();
            damaged[at] ^= [0x01, 0x10, 0x80, 0xFF][at % 4];
            let found =
                if at % 16 == 0 { open_parquet(&damaged, &Options::default()).map(drop) } else { drain(&damaged).map_err(Failure::from) };
            if let Err(Failure::Parquet { fault }) = found {
                refused[fault.kind as usize] += 1;
            }
        }
    }
    for kind in [FaultKind::Cut, FaultKind::Contents, FaultKind::Unpacking, FaultKind::Page, FaultKind::Count] {
        assert!(refused[kind as usize] > 0, "{kind:?}: {refused:?}");
    }
}
