//! The first view has neither ids nor the other language's words: it must count and draw the same claims all the same.
use crate::support::fixture::{cards, dataset, early, first_part, packed};
use jejak_ekspor::codec::Words;
use jejak_ekspor::model::dataset::CardData;
use jejak_ekspor::present::page_api;
use jejak_ekspor::state::{Lang, permalink};

const LINKS: [&str; 9] = [
    "",
    "check=conflict",
    "check=weekday,-",
    "kind=value&region=3524",
    "hs=03,-&to=MY",
    "publisher=Republika",
    "origin=bps&when=2020/2021",
    "measure=export_value&asof=2021-06-30",
    "sort=-value&axis=published&when=2022",
];

#[test]
fn the_first_view_counts_as_the_whole_data_do() {
    let whole = early();
    let packed = packed();
    for (lang, bytes) in packed.names.iter() {
        let mut first = first_part();
        assert!(first.add_words(Words::Names, lang, bytes));
        for link in LINKS {
            let (state, dropped) = permalink::parse(link, &whole.data, &whole.facets);
            assert!(dropped.is_empty(), "{link}");
            // The names of most publishers follow: a link with one waits for them.
            assert!(link.contains("publisher=") || permalink::parse(link, &first.data, &first.facets).0 == state, "{link}");
            let (a, b) = (first.answer(&state, lang), whole.answer(&state, lang));
            assert!(!b.rows.is_empty(), "{link}");
            assert_eq!(a, b, "{link}");
            assert_eq!(first.conflicts(&a.rows, &state), whole.conflicts(&b.rows, &state), "{link}");
        }
    }
}

#[test]
fn once_everything_has_come_nothing_is_missing() {
    let mut session = first_part();
    let packed = packed();
    session.set_cards(CardData::unpack(&packed.cards).expect("the cards' data"));
    assert!(session.add_further(&packed.further));
    for (which, files) in [(Words::Names, &packed.names), (Words::Titles, &packed.titles)] {
        for (lang, words) in files.iter() {
            assert!(session.add_words(which, lang, words));
        }
    }
    let mut whole = dataset();
    whole.add_parties(&cards().details);
    assert!(session.data == whole && !whole.parties.is_empty());
    assert_eq!(page_api::query(&session, "q=nickel", Lang::Id).ids, page_api::query(&session, "q=nikel", Lang::Id).ids);
    assert!(page_api::claim(&session, "lamongan-2022-export-value-antara-2025").is_some());
}

#[test]
fn other_bytes_are_no_words() {
    let mut session = first_part();
    let packed = packed();
    for bytes in [&b""[..], b"<!doctype html>", packed.titles[Lang::En].get(..1000).unwrap(), &packed.cards] {
        assert!(Words::ALL.into_iter().all(|which| !session.add_words(which, Lang::En, bytes)));
        assert!(!session.add_further(bytes));
    }
}
