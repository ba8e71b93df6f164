//! What holds of every input, however damaged: asked by the native tests' random inputs and by libFuzzer's (`tests/fuzz`).
use jejak_ekspor::ingest::curated::files::Curated;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::detect::names::Names;
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::ingest::table::import::Imported;
use jejak_ekspor::ingest::table::source::{self, Kind, Opening, Wanted};
use jejak_ekspor::ingest::text::{Reader, Reading};
use jejak_ekspor::model::columnar::Source;
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::facet::Facets;
use jejak_ekspor::protocol::reading::OwnText;
use jejak_ekspor::state::permalink::{parse, write};
use jejak_ekspor::text_reader::answer;
use jejak_ekspor::user_text::own::lines;
use jejak_ekspor::user_text::work::{Work, pieces};

/// Whatever a link held, what it gave is a state with a link of its own.
pub fn opens(link: &str, data: &Dataset, facets: &Facets) {
    let (state, dropped) = parse(link, data, facets);
    assert!(dropped.len() <= 51, "{} dropped of {link}", dropped.len());
    assert!(dropped.iter().all(|d| d.key.chars().count() <= 121 && d.value.chars().count() <= 121), "{link}");
    let again = write(&state, data, facets);
    assert_eq!(parse(&again, data, facets), (state, vec![]), "{link} became {again}");
}

/// accepted + refused + known to be no data = read; every refusal is in a group; the columns are as long as the table.
#[track_caller]
pub fn conserve(table: &Imported) {
    let counts = table.counts;
    assert_eq!(counts.accepted + counts.rejected + counts.asides(), counts.rows, "{counts:?}");
    let grouped: u64 = table.problems.groups().iter().filter(|group| group.rule.refuses()).map(|group| group.count).sum();
    assert_eq!(grouped, counts.rejected, "{counts:?}");
    if table.rejected_is_whole && counts.rejected > 0 {
        assert!(!table.rejected.is_empty());
    }
    for column in table.codes.iter().filter(|column| !column.is_free) {
        assert_eq!(column.codes.len() as u64, counts.records, "{}", column.name);
        assert_eq!(column.labels.len(), column.matches.len(), "{}", column.name);
        assert!(column.codes.iter().all(|code| usize::from(*code) < column.labels.len()), "{}", column.name);
    }
    if let Some(days) = &table.days {
        assert_eq!(days.len() as u64, counts.records);
    }
}

/// Opens bytes with what the reader sets. No row may be lost on the way.
pub fn open(bytes: &[u8], name: &str, names: &Names, options: &Options) -> Result<(Opening, Imported), Failure> {
    let found = source::import(bytes, name, names, options);
    if let Ok((_, table)) = &found {
        conserve(table);
    }
    found
}

/// The same of columns: Parquet.
pub fn open_columns(columns: &mut dyn Source, names: &Names, options: &Options) -> Result<(Opening, Imported), Failure> {
    let found = source::import_columns(columns, "tabel.parquet", names, options, &Wanted::default());
    if let Ok((_, table)) = &found {
        conserve(table);
    }
    found
}

/// That pieces of so many bytes give what the whole gave. What is known only when all of it is read is not read in pieces.
pub fn pieces_give_the_whole(bytes: &[u8], size: usize, whole: &Imported, names: &Names, options: &Options) {
    if source::kind(bytes) != Ok(Kind::Text) {
        return;
    }
    let mut opening = source::open_text(bytes, true, false, "fuzz.csv", names, options).expect("opened before");
    let mut feeder = opening.feeder();
    let pieces = bytes.len().div_ceil(size);
    for (k, piece) in bytes.chunks(size).enumerate() {
        feeder.push(piece, k + 1 == pieces).expect("plain text");
    }
    let in_pieces = feeder.finish(names).expect("opened before");
    conserve(&in_pieces);
    assert_eq!(in_pieces.counts, whole.counts, "{:?}", String::from_utf8_lossy(bytes));
    assert_eq!(in_pieces.rejected, whole.rejected, "{:?}", String::from_utf8_lossy(bytes));
}

/// Reads a text, and checks that every mark stands in it.
pub fn read(reader: &Reader<'_>, text: &str) -> Reading {
    let reading = reader.read(text, Some(19_000));
    let length = text.encode_utf16().count() as u32;
    let words = reading.figures.iter().map(|figure| &figure.words).chain(reading.dates.iter().map(|date| &date.words));
    for words in words.chain(reading.places.iter().map(|place| &place.words)).chain(reading.parties.iter().map(|party| &party.words)) {
        let span = reading.span(words);
        assert!(span.start < span.end && span.end <= length, "{span:?} in {length}: {text:?}");
    }
    for figure in &reading.figures {
        assert!(figure.value.is_finite(), "{text:?}");
        assert!(figure.flags.iter().all(|flag| flag.readings.len() <= 3), "{text:?}");
    }
    reading
}

/// Takes over what is ready of a text: the marks are the text, and what is accepted has a line. Whether anything was.
pub fn becomes_lines(curated: &Curated, reader: &Reader<'_>, reading: &Reading, text: &str) -> bool {
    let mut work = Work::new(text.to_owned(), answer::reading(reader, reading, text));
    let shown: String = pieces(text, &work.reading.marks).into_iter().map(|piece| piece.text).collect();
    assert_eq!(shown, text);
    work.accept_ready();
    let candidates = work.accepted();
    let taken = candidates.len();
    let own = OwnText { key: String::new(), publisher: "Kabar".into(), published: None, lang: work.reading.lang, candidates };
    let lines = lines(&curated.first.codes, &[own]);
    assert_eq!(lines.left, 0, "what is accepted has a line: {text:?}");
    assert!(lines.claims.is_empty() == (taken == 0), "{text:?}");
    taken > 0
}
