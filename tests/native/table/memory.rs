//! Files larger than memory: read in pieces, refused before they fill it.
use super::DATA;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::detect::names::Names;
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::ingest::table::source::{Feeder, open_text};

const MB: f64 = (1u64 << 20) as f64;

/// A feeder that has read the header and `times` times the rows.
fn fed(header: &str, rows: &str, times: usize) -> Feeder {
    let names = Names::new(&DATA.codes);
    let head = [header, rows].concat();
    let mut feeder = open_text(head.as_bytes(), false, false, "", &names, &Options::default()).unwrap().feeder();
    feeder.push(header.as_bytes(), false).unwrap();
    (0..times).for_each(|_| feeder.push(rows.as_bytes(), false).unwrap());
    feeder
}

#[test]
fn a_table_that_will_not_fit_is_refused_long_before_it_fills_memory() {
    let feeder = fed("bulan,nilai\n", &"2022-01,5\n".repeat(100_000), 10);
    assert!(feeder.bytes() < 24 << 20, "{}", feeder.bytes());
    let refused = |share: f64, limit: f64| match feeder.fits(share, limit) {
        Err(Failure::NoMemory { rows, bytes }) => Some((rows, bytes)),
        _ => None,
    };
    assert_eq!(refused(1.0, 64.0 * MB), None, "it fits");
    let (rows, bytes) = refused(0.05, 256.0 * MB).expect("twenty times as much does not fit");
    assert_eq!(rows, 20_000_020, "rows of the whole file");
    assert!((256..1024).contains(&(bytes >> 20)), "{bytes}");
    assert_eq!(refused(0.01, 256.0 * MB), None, "too little was read to tell");
    assert!(refused(0.01, 16.0 * MB).is_some(), "but what is there already is too much");
}

#[test]
fn long_texts_take_no_memory_once_they_are_too_many() {
    let long = "x".repeat(5_000);
    let rows: String = (0..500).map(|n| format!("2022-01,{n},{n} {long}\n")).collect();
    let mut feeder = fed("bulan,nilai,uraian\n", &rows, 1);
    let mut most = 0;
    for round in 1..20 {
        let rows: String = (0..500).map(|n| format!("2022-01,{n},{round} {n} {long}\n")).collect();
        feeder.push(rows.as_bytes(), false).unwrap();
        most = most.max(feeder.bytes());
    }
    assert!(most < 48 << 20 && feeder.bytes() < 8 << 20, "{most}, {}", feeder.bytes());
    let imported = feeder.finish(&Names::new(&DATA.codes)).unwrap();
    assert_eq!((imported.counts.accepted, imported.codes[0].is_free), (10_000, true));
}
