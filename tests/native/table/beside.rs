//! A table that lies beside the page: only what the page's filter wants is read, and fetched; and what servers answer is judged.
use super::NAMES;
use super::parquet::{are_equal, column};
use crate::support::random::Random;
use bytes::Bytes;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::ingest::table::import::Imported;
use jejak_ekspor::ingest::table::reading::Note;
use jejak_ekspor::ingest::table::source::{Sieve, Wanted, import_columns, open_columns};
use jejak_ekspor::model::columnar::{Away, By, Fault, Source};
use jejak_ekspor::model::edtf::{Period, day_from_civil};
use jejak_ekspor::parquet_reader::{File, Held, Reader};
use jejak_ekspor::present::i18n::table_worker::words;
use jejak_ekspor::protocol::ranges::{Answer, Known};
use jejak_ekspor::state::Lang;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How each country is written, with its code; one is in no list, and one cell is empty.
const PLACES: [(&str, &str); 7] =
    [("Jepang", "JP"), ("Japan", "JP"), ("China", "CN"), ("JP", "JP"), ("Negeri Dongeng", ""), ("Amerika Serikat", "US"), ("", "")];
const GOODS: [&str; 6] = ["030617", "0901", "270112", "090111", "847130", "090210"];

/// How the year of a row is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Time {
    Year,
    Day,
    Month,
}

#[derive(Clone, Debug)]
struct Row {
    year: i32,
    month: u8,
    place: usize,
    good: usize,
    amount: Option<i64>,
}

fn rows(random: &mut Random, count: usize, is_sorted: bool) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..count)
        .map(|_| Row {
            year: 2010 + random.below(8) as i32,
            month: 1 + random.below(12) as u8,
            place: random.below(PLACES.len()),
            good: random.below(GOODS.len()),
            amount: (random.below(5) > 0).then(|| random.below(1_000_000) as i64),
        })
        .collect();
    if is_sorted {
        rows.sort_by_key(|row| (row.year, row.month));
    }
    rows
}

fn file(rows: &[Row], time: Time, group: usize, properties: WriterProperties) -> Vec<u8> {
    let period = match time {
        Time::Year => "required int32 tahun",
        Time::Day => "required int32 tanggal (DATE)",
        Time::Month => "required binary bulan (UTF8)",
    };
    let schema =
        format!("message table {{ {period}; required binary tujuan (UTF8); required binary hs (UTF8); optional int64 nilai_usd; }}");
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, Arc::new(parse_message_type(&schema).unwrap()), Arc::new(properties)).unwrap();
    for rows in rows.chunks(group) {
        let mut group = file.next_row_group().unwrap();
        let numbers: Vec<i32> =
            rows.iter().map(|row| if time == Time::Year { row.year } else { day_from_civil(row.year, row.month, 1) }).collect();
        match time {
            Time::Month => {
                let months = rows.iter().map(|row| ByteArray::from(format!("{}-{:02}", row.year, row.month).into_bytes()));
                column::<ByteArrayType>(&mut group, &months.collect::<Vec<_>>(), None);
            }
            _ => column::<Int32Type>(&mut group, &numbers, None),
        }
        let text = |text: &str| ByteArray::from(text.as_bytes().to_vec());
        column::<ByteArrayType>(&mut group, &rows.iter().map(|row| text(PLACES[row.place].0)).collect::<Vec<_>>(), None);
        column::<ByteArrayType>(&mut group, &rows.iter().map(|row| text(GOODS[row.good])).collect::<Vec<_>>(), None);
        let levels: Vec<i16> = rows.iter().map(|row| i16::from(row.amount.is_some())).collect();
        column::<Int64Type>(&mut group, &rows.iter().filter_map(|row| row.amount).collect::<Vec<_>>(), Some(&levels));
        group.close().unwrap();
    }
    file.close().unwrap();
    bytes
}

/// A file that counts what is fetched.
struct Counting {
    held: Held,
    fetched: AtomicU64,
}

impl File for Counting {
    fn size(&self) -> u64 {
        self.held.size()
    }

    fn read(&self, from: u64, bytes: usize) -> io::Result<Bytes> {
        let bytes = self.held.read(from, bytes)?;
        self.fetched.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(bytes)
    }

    fn windows(&self) -> (u64, u64) {
        (1 << 10, 1 << 12)
    }
}

fn read(bytes: &[u8], wanted: &Wanted) -> (Result<Imported, Failure>, u64) {
    let file = Arc::new(Counting { held: Held(Bytes::copy_from_slice(bytes)), fetched: AtomicU64::new(0) });
    let mut reader = Reader::open(file.clone()).unwrap();
    let read = import_columns(&mut reader, "tabel.parquet", &NAMES, &Options::default(), wanted).map(|(_, table)| table);
    (read, file.fetched.load(Ordering::Relaxed))
}

/// The same rows, chosen one by one of a file that is read whole.
fn by_hand(bytes: &[u8], passes: impl Fn(usize) -> bool) -> Imported {
    let mut reader = Reader::open(Arc::new(Held(Bytes::copy_from_slice(bytes)))).unwrap();
    let mut opening = open_columns(&mut reader, "tabel.parquet", &NAMES, &Options::default()).unwrap();
    reader.begin(&opening.chosen().unwrap()).unwrap();
    let mut feeder = opening.feeder();
    let mut n = 0;
    while let Some(piece) = reader.next(1).unwrap() {
        if passes(n) {
            feeder.take_columns(piece);
        }
        n += 1;
    }
    feeder.finish(&NAMES).unwrap()
}

fn when(text: &str) -> Option<Period> {
    Some(Period::parse(text).unwrap())
}

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn what_passes_the_filter_is_read_and_nothing_else() {
    let mut random = Random(0x5EED_CAFE);
    let mut none = 0;
    for round in 0..160 {
        let count = 60 + random.below(400);
        let rows = rows(&mut random, count, round % 3 > 0);
        let time = [Time::Year, Time::Day, Time::Month][random.below(3)];
        let mut properties = WriterProperties::builder().set_data_page_row_count_limit(7 + random.below(50)).set_write_batch_size(7);
        if random.below(2) == 0 {
            properties = properties.set_writer_version(WriterVersion::PARQUET_2_0);
        }
        properties = properties
            .set_statistics_enabled([EnabledStatistics::None, EnabledStatistics::Chunk, EnabledStatistics::Page][random.below(3)]);
        properties = properties.set_dictionary_enabled(random.below(2) == 0);
        let bytes = file(&rows, time, 20 + random.below(120), properties.build());
        let year = 2009 + random.below(10) as i32;
        let span = if random.below(3) == 0 { format!("{year}-03/{year}-07") } else { year.to_string() };
        let months = if span.len() > 4 { 3..=7 } else { 1..=12 };
        let mut wanted = Wanted::default();
        if random.below(4) > 0 {
            wanted.when = when(&span);
        }
        if random.below(2) == 0 {
            wanted.to = codes([["JP"].as_slice(), &["US", "CN"]][random.below(2)]);
        }
        if random.below(3) == 0 {
            wanted.hs = codes(&["09"]);
        }
        let passes = |row: &&Row| {
            let is_then = row.year == year && (time == Time::Year || months.contains(&row.month));
            (wanted.when.is_none() || is_then)
                && (wanted.to.is_empty() || wanted.to.iter().any(|code| code == PLACES[row.place].1))
                && (wanted.hs.is_empty() || GOODS[row.good].starts_with("09"))
        };
        let expected: Vec<&Row> = rows.iter().filter(passes).collect();
        let what = format!("round {round}: {time:?}, {wanted:?}");
        let (found, _) = read(&bytes, &wanted);
        match found {
            Err(failure) => {
                assert!(expected.is_empty(), "{what}: {failure:?}");
                assert_eq!(failure, Failure::NoneMatch { rows: rows.len() as u64 }, "{what}");
                none += 1;
            }
            Ok(table) => {
                let by_hand = by_hand(&bytes, |n| passes(&&rows[n]));
                are_equal(&table, &by_hand, &what);
                let held = table.reading.notes.iter().find_map(|note| match note {
                    Note::Held { rows, all, .. } => Some((*rows, *all)),
                    _ => None,
                });
                let is_part = wanted != Wanted::default();
                assert_eq!(held, is_part.then_some((expected.len() as u64, rows.len() as u64)), "{what}");
            }
        }
    }
    assert!((5..80).contains(&none), "{none}");
}

/// A filter as the page says it: period, destinations, goods, regions.
fn filter(when: &str, to: &[&str], hs: &[&str], regions: &[&str]) -> Wanted {
    Wanted::new(Some(when).filter(|when| !when.is_empty()), &codes(to), &codes(hs), &codes(regions))
}

#[test]
fn a_part_holds_what_a_narrower_filter_wants() {
    let all = filter("", &[], &[], &[]);
    let nested = [
        (all.clone(), filter("2019", &["JP"], &["09"], &["35"])),
        (all.clone(), all.clone()),
        (filter("2018/2020", &[], &[], &[]), filter("2019-03/2019-07", &[], &[], &[])),
        (filter("2019", &[], &[], &[]), filter("2019-01-01/2019-12-31", &[], &[], &[])),
        // Whole months are read, so that no sum is of a part of one.
        (filter("2019-03-12/2019-05-02", &[], &[], &[]), filter("2019-03/2019-05", &[], &[], &[])),
        (filter("../2020", &[], &[], &[]), filter("2015", &[], &[], &[])),
        (filter("", &["JP", "CN"], &[], &[]), filter("", &["CN"], &[], &[])),
        (filter("", &[], &["09"], &[]), filter("", &[], &["0901"], &[])),
        (filter("", &[], &[], &["35"]), filter("", &[], &[], &["3524", "3578"])),
        // What no source says, and the whole country, leave nothing out.
        (filter("", &["-"], &[], &["0"]), filter("", &["JP"], &[], &["35"])),
        (filter("", &["-"], &[], &["0"]), all.clone()),
    ];
    let by = [By::Period, By::Destination, By::Goods, By::Region];
    for (held, wanted) in &nested {
        assert!(held.covers(wanted, &by), "{held:?} {wanted:?}");
        assert!(wanted.covers(held, &[]), "a table that nothing narrows was read whole");
    }
    let other = [
        (filter("2019", &[], &[], &[]), all.clone()),
        (filter("2019", &[], &[], &[]), filter("2018/2019", &[], &[], &[])),
        (filter("2019", &[], &[], &[]), filter("2019/..", &[], &[], &[])),
        (filter("", &["JP"], &[], &[]), filter("", &["JP", "CN"], &[], &[])),
        (filter("", &["JP"], &[], &[]), filter("", &["JP", "-"], &[], &[])),
        (filter("", &[], &["0901"], &[]), filter("", &[], &["09"], &[])),
        (filter("", &[], &[], &["3524"]), filter("", &[], &[], &["35"])),
        (filter("", &[], &[], &["35"]), filter("", &[], &[], &["33"])),
        (filter("", &[], &[], &["35"]), filter("", &[], &[], &["0", "35"])),
        (filter("2019", &["JP"], &[], &[]), filter("2019", &["CN"], &[], &[])),
    ];
    for (held, wanted) in &other {
        assert!(!held.covers(wanted, &by), "{held:?} {wanted:?}");
    }
    // What the table has no column for does not matter.
    let (held, wanted) = (filter("2019", &[], &[], &[]), filter("2019", &["JP"], &["09"], &["35"]));
    assert!(held.covers(&wanted, &[By::Period]) && !wanted.covers(&held, &by) && wanted.covers(&held, &[By::Period]));
}

#[test]
fn a_part_is_enough_exactly_where_it_has_every_wanted_row() {
    let year = 2010..2013;
    let each = year.flat_map(|year| (1..=12).flat_map(move |month| (0..PLACES.len()).map(move |place| (year, month, place))));
    let rows: Vec<Row> =
        each.flat_map(|(year, month, place)| (0..GOODS.len()).map(move |good| Row { year, month, place, good, amount: Some(1) })).collect();
    let bytes = file(&rows, Time::Month, rows.len(), WriterProperties::default());
    let mut reader = Reader::open(Arc::new(Held(Bytes::from(bytes)))).unwrap();
    let layout = open_columns(&mut reader, "tabel.parquet", &NAMES, &Options::default()).unwrap().layout;
    reader.begin(&[true; 4]).unwrap();
    let piece = reader.next(rows.len()).unwrap().unwrap();
    assert_eq!(piece.rows, rows.len());
    let by = Sieve::offered(&layout);
    assert_eq!(by, [By::Period, By::Destination, By::Goods]);
    let has = |wanted: &Wanted| -> Vec<bool> {
        Sieve::new(&layout, wanted).map_or_else(|| vec![true; rows.len()], |mut sieve| sieve.wanted(&piece, &NAMES))
    };
    // Of a table by years whole ones are read, and held.
    let years = file(&rows[..50], Time::Year, 50, WriterProperties::default());
    let mut reader = Reader::open(Arc::new(Held(Bytes::from(years)))).unwrap();
    let by_year = open_columns(&mut reader, "tabel.parquet", &NAMES, &Options::default()).unwrap().layout;
    let (spring, year) = (filter("2010-03/2011-05", &["JP"], &[], &[]), filter("2010/2011", &["JP"], &[], &[]));
    assert_eq!((Sieve::followed(&by_year, &spring), Sieve::followed(&layout, &spring)), (year, spring.clone()));
    let mut random = Random(0xC0FFEE);
    let mut draw = || {
        let (a, b) = (random.below(36), random.below(36));
        let month = |n: usize| format!("{}-{:02}", 2010 + n / 12, 1 + n % 12);
        let when = match random.below(4) {
            0 => String::new(),
            1 => (2010 + a / 12).to_string(),
            _ => format!("{}/{}", month(a.min(b)), month(a.max(b))),
        };
        let to = [&[][..], &[], &["JP"], &["CN"], &["JP", "CN"], &["JP", "-"], &["US", "CN", "JP"]][random.below(7)];
        let hs = [&[][..], &[], &["09"], &["0901"], &["090111"], &["03", "09"], &["27"]][random.below(7)];
        filter(&when, to, hs, &[])
    };
    let mut enough = 0;
    for _ in 0..3_000 {
        let (held, wanted) = (draw(), draw());
        let is_enough = has(&wanted).iter().zip(has(&held)).all(|(wanted, held)| !wanted || held);
        // A period that happens to be all of the table's may not be all of what is sought.
        if is_enough != held.covers(&wanted, &by) {
            let is_all = |wanted: &Wanted| {
                let only = Wanted { when: wanted.when, ..Wanted::default() };
                has(&only).iter().all(|has| *has)
            };
            assert!(is_enough && wanted.when.is_none() && is_all(&held), "{held:?} {wanted:?}");
        }
        enough += u32::from(is_enough);
    }
    assert!((200..2_800).contains(&enough), "{enough}");
}

#[test]
fn only_the_groups_and_columns_that_are_needed_are_fetched() {
    let mut random = Random(0xFE7C4);
    let rows = rows(&mut random, 80_000, true);
    let properties = || WriterProperties::builder().set_dictionary_enabled(false);
    let bytes = file(&rows, Time::Year, 5_000, properties().build());
    let size = bytes.len() as u64;
    let fetched = |wanted: &Wanted| {
        let (table, fetched) = read(&bytes, wanted);
        (table.unwrap().counts.accepted, fetched)
    };
    let (_, all) = fetched(&Wanted::default());
    assert!(all > size * 9 / 10, "{all} of {size}");
    // A year is two groups of sixteen, or three where it begins within one.
    let (accepted, year) = fetched(&Wanted { when: when("2013"), ..Wanted::default() });
    assert!(accepted > 7_000 && year < size * 3 / 16 + size / 10, "{year} of {size}");
    // Of groups without a wanted row only the columns that tell so are fetched.
    let (none, fetched) = read(&bytes, &Wanted { to: codes(&["AU"]), when: when("2013"), ..Wanted::default() });
    assert_eq!(none.err(), Some(Failure::NoneMatch { rows: 80_000 }));
    assert!(fetched < size * 3 / 16 * 2 / 3 + size / 10, "{fetched} of {size}");
    // Without statistics nothing is left out but columns.
    let bytes = file(&rows, Time::Year, 5_000, properties().set_statistics_enabled(EnabledStatistics::None).build());
    let (table, fetched) = read(&bytes, &Wanted { when: when("2013"), ..Wanted::default() });
    assert!(table.unwrap().counts.accepted == accepted && fetched < size / 2, "{fetched} of {size}");
}

#[test]
fn of_two_countries_the_one_that_goods_go_to_is_meant() {
    let schema = "message baci { required int32 t; required binary i (UTF8); required binary j (UTF8); required binary k (UTF8);
        required double v; required double q; }";
    let (codes_of, count) = (["ID", "JP", "CN", "US", "DE"], 500);
    // BACI has no other level.
    let goods: Vec<&str> = GOODS.into_iter().filter(|code| code.len() == 6).collect();
    let mut bytes = Vec::new();
    let properties = Arc::new(WriterProperties::default());
    let mut file = SerializedFileWriter::new(&mut bytes, Arc::new(parse_message_type(schema).unwrap()), properties).unwrap();
    for year in 2017..2021 {
        let mut group = file.next_row_group().unwrap();
        let text = |text: &str| ByteArray::from(text.as_bytes().to_vec());
        column::<Int32Type>(&mut group, &vec![year; count], None);
        column::<ByteArrayType>(&mut group, &(0..count).map(|n| text(codes_of[n / 100])).collect::<Vec<_>>(), None);
        column::<ByteArrayType>(&mut group, &(0..count).map(|n| text(codes_of[n % 5])).collect::<Vec<_>>(), None);
        column::<ByteArrayType>(&mut group, &(0..count).map(|n| text(goods[n % goods.len()])).collect::<Vec<_>>(), None);
        for factor in [0.125, 2.5] {
            column::<DoubleType>(&mut group, &(0..count).map(|n| (n + 1) as f64 * factor).collect::<Vec<_>>(), None);
        }
        group.close().unwrap();
    }
    file.close().unwrap();
    let wanted = Wanted { when: when("2019"), to: codes(&["JP"]), ..Wanted::default() };
    let table = read(&bytes, &wanted).0.unwrap();
    let held = Note::Held { rows: 100, all: 2000, by: vec![(By::Period, "2019".into()), (By::Destination, "JP".into())] };
    assert!(table.counts.accepted == 100 && table.reading.notes.contains(&held), "{:?}", table.reading);
}

#[test]
fn what_a_server_answers_is_judged() {
    let known = Known { size: 1000, tag: "\"a\"".into() };
    let fine = Answer { status: 206, range: "bytes 10-19/1000".into(), kind: "application/octet-stream".into(), tag: "\"a\"".into() };
    assert_eq!(fine.is_part(&known, 10, 10, 10), Ok(()));
    assert_eq!(fine.known(), Ok(known.clone()));
    let page = Answer { status: 200, kind: "text/html; charset=utf-8".into(), ..Answer::default() };
    assert!(page.is_page() && !fine.is_page());
    type Case = (Answer, u64, Away);
    let cases: [Case; 12] = [
        (Answer::default(), 0, Away::Offline),
        (Answer { status: 404, ..fine.clone() }, 10, Away::Missing),
        (Answer { status: 410, ..fine.clone() }, 10, Away::Missing),
        (Answer { status: 403, ..fine.clone() }, 10, Away::Status),
        (Answer { status: 500, ..fine.clone() }, 10, Away::Status),
        (Answer { status: 416, ..fine.clone() }, 10, Away::NoRanges),
        (Answer { status: 200, ..fine.clone() }, 1000, Away::NoRanges),
        (Answer { range: "bytes */1000".into(), ..fine.clone() }, 10, Away::NoRanges),
        (page, 10, Away::Page),
        (Answer { range: "bytes 10-19/999".into(), ..fine.clone() }, 10, Away::Changed),
        (Answer { tag: "\"b\"".into(), ..fine.clone() }, 10, Away::Changed),
        (fine.clone(), 4, Away::Cut),
    ];
    for (answer, came, away) in cases {
        let fault: Fault = answer.is_part(&known, 10, 10, came).unwrap_err();
        assert_eq!(fault.away, Some(away), "{answer:?}");
    }
    let other = Answer { range: "bytes 0-9/1000".into(), ..fine };
    assert_eq!(other.is_part(&known, 10, 10, 10).unwrap_err().away, Some(Away::Cut));
}

#[test]
fn each_trouble_and_each_part_has_a_sentence_in_both_languages() {
    for lang in [Lang::Id, Lang::En] {
        let mut said: Vec<String> = Away::ALL.iter().map(|away| (words(lang).failure)(&away.fault("500", "206").into())).collect();
        said.push((words(lang).failure)(&Failure::NeedsFilter { rows: 100_000_000, by: Vec::new() }));
        said.push((words(lang).failure)(&Failure::NeedsFilter { rows: 100_000_000, by: By::ALL.to_vec() }));
        said.push((words(lang).failure)(&Failure::NoneMatch { rows: 100_000_000 }));
        let count = said.len();
        said.sort();
        said.dedup();
        assert!(said.len() == count && said.iter().all(|said| said.len() > 40 && said.ends_with('.')), "{said:?}");
        let held = Note::Held { rows: 48_211, all: 100_000_000, by: vec![(By::Period, "2019".into()), (By::Destination, "Jepang".into())] };
        let said = (words(lang).note)(&held);
        let counts = if lang == Lang::Id { ["48.211", "100.000.000"] } else { ["48,211", "100,000,000"] };
        assert!(counts.iter().all(|count| said.contains(count)) && said.contains("2019") && said.contains("Jepang"), "{said}");
    }
}
