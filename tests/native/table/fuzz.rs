//! Damaged and random files: nothing panics, no row is lost, and pieces give what the whole gives.
//!
//! `JEJAK_FUZZ=N` runs N inputs instead of the usual number; the number that ran is printed with `--nocapture`.
use super::formats::gzip;
use super::parquet::open_parquet;
use super::statistics::{BPS, JSON_STAT, SDMX};
use super::{NAMES, open, open_with};
use crate::support::asserts::pieces_give_the_whole;
use crate::support::random::Random;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::model::marks::Mark;
use std::fs;
use std::time::Instant;

const USUAL: usize = 4000;

/// Texts that are near to tables; the fuzz changes them.
const CORPUS: [&str; 18] = [
    "bulan,negara,nilai\n2022-01,Jepang,1.5\n2022-02,India,2.5\n",
    "Tahun;Bulan;Nilai (juta US$)\n2021;Januari;1.234,5\n2021;Februari;-\nTotal;;5\n",
    "\"a\",\"b\"\n\"x\"\"y\",\"1,234.5\"\n\"multi\nline\",2\n",
    "Provinsi,2019,2020,2021\nJawa Timur,1,2,3\nBali,4,5,6\nJumlah,5,7,9\nSumber: BPS,,,\n",
    "[{\"bulan\":\"2022-01\",\"nilai\":1.5},{\"bulan\":\"2022-02\",\"nilai\":null}]",
    "{\"a\":1}\n{\"a\":\"x\",\"b\":[1,{}]}\n",
    "time\tEkspor\n01-1990\t1909\n02-1990\t1845.2\n",
    "Ekspor 2021,,\nHS,Januari,Februari\n01,1,2\n02,,\n(1),(2),(3)\n",
    "tanggal|kg\n31/12/2021|1e5\n01/01/2022|inf\n",
    "kode hs,tujuan,berat (kg)\n0306,US,\u{a0}12\n84,JP,(5)\n",
    "\u{feff}a;b\r\n1;2\r\n;\r\n",
    "x\ry\r1,2\r",
    "{\"bulan\":\"2022-01\",\"negara\":\"\\u0001Peru\",\"nilai\":1}\n{\"bulan\":\"2022-02\",\"negara\":\"\\u001e\",\"nilai\":\"\\u00022\"}\n",
    JSON_STAT,
    SDMX,
    BPS,
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ: F,REF_AREA,PRICES,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nd,X:Y(1.0),I,Q: x,ID: Indonesia,V,2020-Q1,1.5,6: M\nd,X:Y(1.0),I,M: y,JP: Japan,_T,2020-M02,2,3\n",
    "{\"status\":\"OK\",\"data\":{\"title\":\"Ekspor\",\"table\":\"&lt;table>&lt;tr>&lt;td>a&lt;/td>&lt;td>2020&lt;/td>&lt;/tr>&lt;tr>&lt;td>b&lt;/td>&lt;td>5&lt;/td>&lt;/tr>&lt;/table>\"}}",
];
const SPICES: [&str; 16] =
    ["\"", ",", ";", "\n", "\r\n", "\0", "\t", "1.234", "Total", "2022", "Januari", "{", "]", "-", "99999999999999999999", "é"];

fn mutate(random: &mut Random) -> Vec<u8> {
    let mut bytes = CORPUS[random.below(CORPUS.len())].as_bytes().to_vec();
    for _ in 0..random.below(12) {
        let at = random.below(bytes.len() + 1);
        match random.below(8) {
            // Every control character: none of them is a sign of the importer's own.
            5 => bytes.insert(at, random.below(0x20) as u8),
            0 if at < bytes.len() => bytes[at] = random.below(256) as u8,
            1 if at < bytes.len() => drop(bytes.remove(at)),
            2 => bytes.truncate(at),
            3 => {
                let end = (at + random.below(40)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, part);
            }
            4 => {
                let other = CORPUS[random.below(CORPUS.len())].as_bytes();
                let from = random.below(other.len());
                bytes.splice(at..at, other[from..].iter().copied());
            }
            _ => {
                let spice = SPICES[random.below(SPICES.len())];
                bytes.splice(at..at, spice.bytes());
            }
        }
    }
    if random.below(6) == 0 { gzip(&bytes) } else { bytes }
}

#[test]
fn no_input_panics_or_loses_a_row() {
    let inputs = std::env::var("JEJAK_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(USUAL);
    let start = Instant::now();
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    let mut opened = 0;
    for n in 0..inputs {
        let bytes = mutate(&mut random);
        let options = Options {
            year: (random.below(3) == 0).then_some(2020),
            decimal: [None, Some(Mark::Dot), Some(Mark::Comma)][random.below(3)],
            header_rows: (random.below(5) == 0).then(|| random.below(5)),
            delimiter: (random.below(8) == 0).then(|| [',', ';', '"', '\n', '\u{0}'][random.below(5)]),
            ..Options::default()
        };
        let outcome = open_with(&bytes, "fuzz.csv", &options);
        let Ok((_, whole)) = outcome else { continue };
        opened += 1;
        if n % 4 == 0 {
            pieces_give_the_whole(&bytes, 4 + random.below(30), &whole, &super::NAMES, &options);
        }
    }
    println!("{inputs} inputs, {opened} of them tables, in {:.1} s", start.elapsed().as_secs_f64());
    assert!(opened * 4 > inputs, "most of the corpus should still open: {opened} of {inputs}");
}

/// What libFuzzer once found is kept, and is read or refused like anything else.
#[test]
fn files_that_once_broke_something_are_told() {
    let folder = |name| fs::read_dir([env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/corpus/", name].concat()).expect(name);
    let mut seen = 0;
    for entry in ["workbook", "parquet"].into_iter().flat_map(folder) {
        let path = entry.expect("a file").path();
        let bytes = fs::read(&path).expect("a file");
        let told = if path.extension().is_some_and(|ending| ending == "parquet") {
            open_parquet(&bytes, &Options::default()).map(|_| ())
        } else {
            open(&bytes).map(|_| ())
        };
        assert!(matches!(told, Err(Failure::BrokenWorkbook | Failure::Parquet { .. })), "{}: {told:?}", path.display());
        seen += 1;
    }
    assert!(seen >= 2);
}

/// The first characters tell the encoding, whatever a later piece would tell by itself.
#[test]
fn a_broken_character_does_not_change_the_encoding_of_what_follows() {
    let bytes = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/corpus/delimited/late-damage.csv")).expect("a file");
    let options = Options::default();
    let (_, whole) = open_with(&bytes, "fuzz.csv", &options).expect("a table");
    assert!(whole.counts.rows > 1, "{:?}", whole.counts);
    (4..40).for_each(|size| pieces_give_the_whole(&bytes, size, &whole, &NAMES, &options));
}
