//! libFuzzer's targets: `cargo xtask fuzz`. `JEJAK_FUZZ_TARGET` names the one that runs; what holds of every input is asked as the
//! native tests ask it.
#![no_main]
#[path = "../native/support/mod.rs"]
#[allow(dead_code, reason = "the native tests use the rest")]
mod support;

use bytes::Bytes;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::detect::names::Names;
use jejak_ekspor::ingest::text::Reader;
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::marks::Mark;
use jejak_ekspor::parquet_reader::{Held, Reader as Parquet};
use jejak_ekspor::state::Lang;
use jejak_ekspor::state::permalink::parse;
use libfuzzer_sys::{Corpus, fuzz_target};
use std::sync::{Arc, LazyLock};
use support::{asserts, fixture};

static DATA: LazyLock<Dataset> = LazyLock::new(fixture::dataset);
static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(&DATA.codes));
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&fixture::curated().first.codes, &fixture::curated().first.goods));
static TARGET: LazyLock<fn(&[u8]) -> Corpus> = LazyLock::new(|| {
    let end = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let is_caught = panic.location().is_some_and(|at| CAUGHT.iter().any(|name| at.file().contains(name)));
        if !is_caught {
            end(panic);
        }
    }));
    let name = std::env::var("JEJAK_FUZZ_TARGET").unwrap_or_default();
    match name.as_str() {
        "permalink" => permalink,
        "delimited" => delimited,
        "json" => |bytes| of_format(bytes, b"{["),
        "markup" => |bytes| of_format(bytes, b"<"),
        "workbook" => |bytes| of_format(bytes, b"P\xD0"),
        "gzip" => |bytes| of_format(bytes, b"\x1F"),
        "parquet" => parquet,
        "text" => text,
        _ => panic!("JEJAK_FUZZ_TARGET={name:?} is no target"),
    }
});

/// Crates that panic at damaged files, which the program expects of them (`model::panics`).
const CAUGHT: [&str; 2] = ["/calamine-", "/parquet-"];

fuzz_target!(|bytes: &[u8]| -> Corpus { TARGET(bytes) });

fn permalink(bytes: &[u8]) -> Corpus {
    let link = String::from_utf8_lossy(bytes);
    let session = fixture::session();
    asserts::opens(&link, &session.data, &session.facets);
    // The whole page answers slowly; the link alone finds most.
    if bytes.len() % 8 == 0 {
        session.answer(&parse(&link, &session.data, &session.facets).0, Lang::Id);
    }
    Corpus::Keep
}

/// What a reader may set, by the length of the input, so that a file of the fixture is an input as it stands.
fn options(bytes: &[u8]) -> Options {
    let n = bytes.len();
    Options {
        year: (n % 3 == 0).then_some(2020),
        decimal: [None, Some(Mark::Dot), Some(Mark::Comma)][n / 3 % 3],
        header_rows: (n % 5 == 0).then_some(n / 5 % 5),
        ..Options::default()
    }
}

fn delimited(bytes: &[u8]) -> Corpus {
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|first| b"{[<P\xD0\x1F".contains(first)) {
        return Corpus::Reject;
    }
    let options = options(bytes);
    if let Ok((_, whole)) = asserts::open(bytes, "fuzz.csv", &NAMES, &options) {
        if bytes.len() % 4 == 0 {
            asserts::pieces_give_the_whole(bytes, 4 + bytes.len() % 30, &whole, &NAMES, &options);
        }
    }
    Corpus::Keep
}

/// A file whose first sign tells its format; others are for another target.
fn of_format(bytes: &[u8], first: &[u8]) -> Corpus {
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()).is_none_or(|sign| !first.contains(sign)) {
        return Corpus::Reject;
    }
    if asks_for_memory(bytes) {
        return Corpus::Reject;
    }
    // What is refused is told; that nothing of what opens is lost is asserted inside.
    let _ = asserts::open(bytes, "fuzz.dat", &NAMES, &options(bytes));
    Corpus::Keep
}

/// Whether a sheet of an XLS file may say that it has so many cells that calamine takes more memory for them than there is: in the page
/// that is a panic, told as any other; here it would end the run.
fn asks_for_memory(bytes: &[u8]) -> bool {
    let sides = |record: &[u8]| match record {
        [0, 2, 10, 0, _, _, r0, r1, _, _, c0, c1, ..] => Some(([*r0, *r1, 0, 0], [*c0, *c1])),
        [0, 2, 14 | 16, 0, _, _, _, _, r0, r1, r2, r3, _, _, c0, c1] => Some(([*r0, *r1, *r2, *r3], [*c0, *c1])),
        _ => None,
    };
    let cells = |record| sides(record).map(|(rows, columns)| u64::from(u32::from_le_bytes(rows)) * u64::from(u16::from_le_bytes(columns)));
    bytes.starts_with(b"\xD0") && bytes.windows(16).filter_map(cells).any(|cells| cells > 1 << 22)
}

fn parquet(bytes: &[u8]) -> Corpus {
    if let Ok(mut reader) = Parquet::open(Arc::new(Held(Bytes::copy_from_slice(bytes)))) {
        let _ = asserts::open_columns(&mut reader, &NAMES, &options(bytes));
    }
    Corpus::Keep
}

fn text(bytes: &[u8]) -> Corpus {
    let text = String::from_utf8_lossy(bytes);
    let reading = asserts::read(&READER, &text);
    asserts::becomes_lines(fixture::curated(), &READER, &reading, &text);
    Corpus::Keep
}
