//! The files that other programs open: each figure and id is in each, numbers and days are such, and nothing of what stands in them is taken
//! for a formula.
mod cited;
mod formats;
mod names;

use crate::support::fixture::{FIXTURE, session};
use jejak_ekspor::present::export;
use jejak_ekspor::protocol::saving::{CsvForm, SaveKind, SaveRequest};
use jejak_ekspor::protocol::{Taken, ToValue};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::saving;
use jejak_ekspor::state::{Lang, permalink};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

pub const FORMS: [CsvForm; 2] = [CsvForm::International, CsvForm::Indonesian];

/// What the page asks the program for.
pub fn request(session: &Session, link: &str, lang: Lang, kind: SaveKind, form: CsvForm) -> SaveRequest {
    let (state, _) = permalink::parse(link, &session.data, &session.facets);
    let answer = session.answer(&state, lang);
    let asked = export::request(&crate::place::view(session, &state, &answer, lang), kind, form);
    // As it arrives at the other end.
    let arrived = SaveRequest::taken(&asked.to_value());
    assert_eq!(arrived, asked);
    arrived
}

/// The file of a view.
pub fn made(session: &Session, link: &str, lang: Lang, kind: SaveKind, form: CsvForm) -> Vec<u8> {
    let (state, _) = permalink::parse(link, &session.data, &session.facets);
    let answer = session.answer(&state, lang);
    saving::make(&export::request(&crate::place::view(session, &state, &answer, lang), kind, form)).bytes
}

/// The files of an archive.
pub fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut files = BTreeMap::new();
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its check sum is right");
        files.insert(file.name().expect("a name").into_owned(), bytes);
    }
    files
}

/// Rows of CSV by the names of their columns.
pub fn rows(csv: &[u8], delimiter: u8) -> Vec<BTreeMap<String, String>> {
    let text = csv.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text);
    let heads = reader.headers().expect("heads").clone();
    reader
        .records()
        .map(|record| heads.iter().map(str::to_owned).zip(record.expect("as many cells").iter().map(str::to_owned)).collect())
        .collect()
}

pub fn delimiter(form: CsvForm) -> u8 {
    if form == CsvForm::Indonesian { b';' } else { b',' }
}

/// The curated records of a kind of file by their ids, as they stand in it.
pub fn records(file: &str) -> BTreeMap<String, Value> {
    FIXTURE.records(file).into_iter().map(|record| (record["id"].as_str().expect("an id").to_owned(), record)).collect()
}

/// A request whose texts are as bad as texts can be.
pub fn hostile(kind: SaveKind, form: CsvForm) -> SaveRequest {
    let mut request = request(session(), "region=3524&kind=value", Lang::En, kind, form);
    for (card, text) in request.document.claims.iter_mut().zip(HOSTILE.iter().cycle()) {
        card.title.each_mut().for_each(|title| *title = (*text).to_owned());
        card.source.title = Some((*text).to_owned());
        for o in &mut card.observations {
            o.original = Some((*text).to_owned());
        }
    }
    request
}

pub const HOSTILE: [&str; 14] = [
    "=HYPERLINK(\"https://example.id\";\"x\")",
    "+62 31",
    "-16,12 persen",
    "@SUM(A1)",
    "\tsetelah tab",
    "\rsetelah CR",
    "'=sudah dijaga",
    "{ % & \" \\ } $ # _ ~ ^",
    "صادرات إندونيسيا ٢٠٢٢",
    "satu;dua,tiga\nempat",
    "<b>&amp;</b> ]]>",
    "9.10",
    "0306",
    "'biasa",
];
