//! What a reader makes of the candidates of a text.
use super::{CURATED, READER};
use jejak_ekspor::codec::name_lists;
use jejak_ekspor::compare::item::Input;
use jejak_ekspor::ingest::text::Reader;
use jejak_ekspor::model::text_terms::FlagKind;
use jejak_ekspor::model::vocabulary::{Lang, Role};
use jejak_ekspor::protocol::reading::{OwnText, TextReading};
use jejak_ekspor::protocol::{FromValue, ToValue};
use jejak_ekspor::text_reader::answer;
use jejak_ekspor::user_text::item;
use jejak_ekspor::user_text::own::{Lines, lines};
use jejak_ekspor::user_text::slots::Slot;
use jejak_ekspor::user_text::work::{Group, Standing, Work, pieces};
use std::fs;

fn lines_of(work: &Work) -> Lines {
    let (publisher, published) = ("Contoh".into(), Some("2026-01-17".into()));
    let text = OwnText { key: String::new(), publisher, published, lang: work.reading.lang, candidates: work.accepted() };
    lines(&CURATED.first.codes, &[text])
}

fn work(text: &str) -> Work {
    Work::new(text.to_owned(), answer::reading(&READER, &READER.read(text, None), text))
}

#[test]
fn a_worker_that_is_given_names_reads_what_one_with_all_data_reads() {
    let (codes, goods) = name_lists::read(&name_lists::write(&CURATED.first.codes, &CURATED.first.goods));
    let reader = Reader::new(&codes, &goods);
    let mut read = 0;
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture/texts")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "txt") {
            let text = fs::read_to_string(&path).unwrap();
            let (one, other) = (READER.read(&text, None), reader.read(&text, None));
            assert_eq!(answer::reading(&READER, &one, &text), answer::reading(&reader, &other, &text), "{}", path.display());
            read += 1;
        }
    }
    assert!(read >= 80, "{read}");
}

#[test]
fn what_is_read_comes_over_the_wire_as_it_was() {
    let sent = work("Ekspor Kabupaten Lamongan pada 2023 mencapai Rp 96,5 triliun ke Jepang, naik 5,9 persen.").reading;
    assert_eq!(TextReading::from_value(&sent.to_value()).as_ref(), Ok(&sent));
    assert!(!sent.candidates.is_empty() && sent.candidates[0].destinations[0].code == "JP");
}

#[test]
fn figures_of_one_kind_area_and_period_are_one_card() {
    let work = work("Ekspor Kabupaten Lamongan pada 2023 mencapai Rp 96,5 triliun, naik 5,9 persen. Pada 2021 nilainya Rp 1,8 triliun.");
    let cards = work.cards();
    assert_eq!(cards.iter().map(|card| card.figures.len()).collect::<Vec<_>>(), [2, 1]);
    assert!(cards.iter().all(|card| card.group == Group::Ready));
}

#[test]
fn what_asks_is_not_taken_over_before_it_is_answered() {
    let mut work = work("Ekspor Kabupaten Lamongan pada 2023 mencapai 96 triliun.");
    let figures = work.cards()[0].figures.clone();
    assert_eq!(work.cards()[0].group, Group::Asks);
    work.stand(&figures, Standing::Accepted);
    assert_eq!(work.figures[0].standing, Standing::Open);
    let flag = work.figures[0].questions().next().unwrap().clone();
    assert_eq!(flag.kind, FlagKind::CurrencyMissing);
    let choice = flag.readings.iter().find(|reading| reading.unit.as_deref() == Some("IDR")).unwrap();
    work.answer(&figures, flag.kind, choice);
    work.accept_ready();
    let lines = lines_of(&work);
    assert_eq!((lines.claims.len(), lines.sources.len(), lines.left), (1, 1, 0));
    assert!(lines.claims[0].contains("\"implied\":[\"currency\"]"), "{}", lines.claims[0]);
}

#[test]
fn a_sum_that_is_left_as_written_makes_no_claim() {
    let mut work = work("Ekspor Kabupaten Lamongan pada 2023 mencapai 96 triliun.");
    work.leave(&[0], FlagKind::CurrencyMissing);
    assert_eq!(work.cards()[0].group, Group::Rejected);
    assert_eq!(lines_of(&work), Lines::default());
}

#[test]
fn corrections_are_what_is_saved_and_what_cannot_be_read_changes_nothing() {
    let mut work = work("Ekspor Kabupaten Lamongan pada 2023 mencapai Rp 96,5 triliun.");
    let codes = &CURATED.first.codes;
    assert!(!work.set_when(&[0], "kemarin") && !work.set_area(&[0], codes, "Atlantis") && !work.set_value(0, "banyak", "IDR"));
    assert!(!work.figures[0].is_changed);
    assert!(work.set_when(&[0], "2022-01/2022-10") && work.set_area(&[0], codes, "jawa timur") && work.set_value(0, "96,5 miliar", "IDR"));
    work.set_measure(0, "export_target");
    work.accept_ready();
    let candidate = &work.figures[0].candidate;
    assert_eq!((candidate.value, candidate.area.as_ref().unwrap().code.as_str()), (9.65e10, "35"));
    assert_eq!(work.cards()[0].group, Group::Accepted);
}

#[test]
fn a_value_that_the_words_do_not_yield_makes_no_claim() {
    let mut work = work("Ekspor Kabupaten Lamongan pada 2023 mencapai Rp 96,5 triliun.");
    assert!(work.set_value(0, "1,8 triliun", "IDR"));
    work.stand(&[0], Standing::Accepted);
    assert!(work.accepted().is_empty() && work.cards()[0].group == Group::Asks);
    assert!(work.set_value(0, "96,5 triliun", "IDR"));
    work.stand(&[0], Standing::Accepted);
    assert_eq!(work.accepted().len(), 1);
}

#[test]
fn a_figure_is_parted_from_its_card_and_merged_with_another() {
    let mut work =
        work("Ekspor Kabupaten Lamongan pada 2023 mencapai Rp 96,5 triliun, naik 5,9 persen. Pada 2021 nilainya Rp 1,8 triliun.");
    work.part(1);
    assert_eq!(work.cards().len(), 3);
    work.merge(&[1], 2);
    assert_eq!(work.cards().iter().map(|card| card.figures.clone()).collect::<Vec<_>>(), [vec![0], vec![1, 2]]);
}

#[test]
fn the_pieces_of_a_text_are_the_text() {
    for text in
        ["", "Tidak ada angka.", "😀 Ekspor “Lamongan” 2023 Rp 96 triliun – ke Jepang 😀", "<p>Ekspor&nbsp;Jawa Timur Rp1,8 triliun</p>"]
    {
        let work = work(text);
        let pieces = pieces(text, &work.reading.marks);
        assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        let marked = pieces.iter().filter(|piece| piece.mark.is_some()).count();
        assert!(marked > 0 || work.reading.marks.is_empty(), "{text}");
        for piece in pieces.iter().filter(|piece| piece.mark.is_some()) {
            assert!(!piece.text.starts_with(' ') && !piece.text.ends_with(' '), "{:?}", piece.text);
        }
    }
}

#[test]
fn a_corrected_scope_goods_destinations_and_parties_are_compared_and_saved() {
    let data = &CURATED.first;
    let mut work = work("Ekspor Kabupaten Lamongan pada 2023 mencapai Rp 96,5 triliun, naik 5,9 persen.");
    assert!(!work.set_scope(0, data, "tidak ada") && !work.add(&[0], Slot::Goods, data, "batu bulan"));
    assert!(!work.add(&[0, 1], Slot::Destinations, data, "Atlantis") && !work.add(&[0], Slot::Parties(Role::Exporter), data, " "));
    assert!(!work.figures[0].is_changed);
    let (scope, good) = (data.codes.scopes.iter().next().unwrap(), data.goods.iter().next().unwrap());
    assert!(work.set_scope(0, data, &scope.entry.name[Lang::Id].to_uppercase()));
    assert!(work.add(&[0, 1], Slot::Goods, data, &good.name[Lang::En]) && work.add(&[0], Slot::Goods, data, &good.name[Lang::Id]));
    assert!(work.add(&[0, 1], Slot::Destinations, data, "jepang") && work.add(&[0], Slot::Destinations, data, "JP"));
    assert!(work.add(&[0], Slot::Parties(Role::Exporter), data, "PT Contoh"));
    work.accept_ready();
    let input = Input { data, cards: &CURATED.cards };
    let of = item(&input, &work.figures[0].candidate).unwrap();
    assert_eq!(of.scope, data.codes.scopes.position(|row| row == scope));
    let line = &lines_of(&work).claims[0];
    for told in [&scope.entry.code, &good.name[Lang::En], "\"destinations\":[\"JP\"]", "\"role\":\"exporter\",\"name\":\"PT Contoh\""] {
        assert!(line.contains(told), "{told}: {line}");
    }
    assert_eq!(line.matches(&good.name[Lang::En]).count(), 1, "{line}");
    work.take_out(&[0, 1], Slot::Goods, &good.name[Lang::En]);
    work.take_out(&[0, 1], Slot::Destinations, "JP");
    work.take_out(&[0, 1], Slot::Parties(Role::Speaker), "PT Contoh");
    assert!(work.set_scope(0, data, ""));
    let candidate = &work.figures[0].candidate;
    assert!(candidate.scope.is_none() && candidate.goods.is_empty() && candidate.destinations.is_empty() && candidate.parties.is_empty());
}
