//! The panel: cards of claims and the list of conflicts.
use super::{BOTH, markup, on, session, text, with};
use crate::support::fixture;
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::page::{Panel, Store};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Action, Lang};
use leptos::prelude::*;

fn panel(store: Store) -> String {
    markup(view! { <Panel store /> })
}

fn card(link: &str, lang: Lang) -> String {
    with(link, lang, panel)
}

fn listing(link: &str, lang: Lang) -> String {
    with(link, lang, |store| {
        store.ui.lists_conflicts.set(Some(true));
        panel(store)
    })
}

#[test]
fn the_list_is_sorted_by_what_stays_unexplained() {
    let link = "region=3524&kind=value";
    assert_eq!(text(&card(link, Lang::Id)), "");
    let told = text(&listing(link, Lang::Id));
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("no {words} in {told}"));
    assert!(at("4 pertentangan di antara klaim yang tampil") < at("×1.000") && at("×1.000") < at("×83"));
    at("×83 Nilai ekspor, Kab. Lamongan, 2022 Rp1,3 triliun – Rp107,53 triliun · 6 klaim Sisanya ×66 belum terjelaskan.");
    assert!(at("Hampir tidak ada sisa yang belum terjelaskan.") > at("×83"));
    let told = text(&listing(link, Lang::En));
    assert!(told.contains("×83 Export value, Kab. Lamongan, 2022 Rp1.3 trillion – Rp107.53 trillion · 6 claims"), "{told}");
    let all = listing("", Lang::En);
    assert_eq!(all.matches("<li>").count(), session().data.compared.groups.len());
    assert!(all.contains("≠ 0") && !all.contains('∞'), "against zero there is no ratio");
}

#[test]
fn a_link_to_the_claims_in_conflict_opens_the_list_where_there_is_room() {
    let is_list = |html: &str| html.contains("conflicts-title");
    assert!(is_list(&card("check=conflict", Lang::Id)));
    assert!(!is_list(&on(session(), "check=conflict", Lang::Id, true, panel)), "on a phone it would cover the page");
    assert!(!is_list(&card("check=conflict,growth", Lang::Id)));
    let closed = with("check=conflict", Lang::Id, |store| {
        store.ui.lists_conflicts.set(Some(false));
        panel(store)
    });
    assert_eq!(text(&closed), "", "the reader closed it");
    let card = card("check=conflict&claim=lamongan-2022-export-value-antara-2025", Lang::Id);
    assert!(card.contains("data-claim=") && !is_list(&card), "a card stands in its place");
    assert!(text(&card).contains("‹ Semua pertentangan"), "and leads back to it");
}

#[test]
fn a_conflict_tells_its_values_and_why_they_differ() {
    let link = "claim=lamongan-2022-export-value-antara-2025";
    let html = card(link, Lang::Id);
    let told = text(&html);
    for words in [
        "⚑ Klaim bertentangan · ×83",
        "Nilai ekspor, Kab. Lamongan, 2022",
        "(klaim ini)",
        "Jan–Okt 2022",
        "Mengapa berbeda?",
        "Periodenya berbeda: Jan–Okt 2022 dan 2022 (menjelaskan paling banyak ×1,2",
        "Angka dari lembaga yang berbeda: ",
        "belum terjelaskan.",
        "asal angka, ",
    ] {
        assert!(told.contains(words), "no {words:?} in {told}");
    }
    assert!(html.find("class=\"dispute\"") < html.find("class=\"title\""), "a conflict that matters stands on top");
    let session = session();
    let group = session.groups_of(super::row(&session, &link[6..])).next().unwrap();
    for value in &session.conflict(group).unwrap().values {
        let detail = &session.late.as_ref().unwrap().details[value.member.claim];
        let original = &detail.originals[value.member.observation].0;
        assert!(told.contains(original.as_str()), "{original}");
        let source = &session.data.sources[session.data.claims[value.member.claim].source];
        let publisher = session.data.publisher(source);
        assert!(told.contains(publisher), "{publisher}");
    }
    let told = text(&card(link, Lang::En));
    assert!(told.contains("⚑ Claims conflict · ×83") && told.contains("Different periods: Jan–Oct 2022 and 2022"), "{told}");
    let slight = card("claim=lamongan-2023-export-value-bolamp", Lang::Id);
    assert!(slight.find("class=\"dispute\"") > slight.find("class=\"title\""), "a slight one stands below");
    let early = fixture::early();
    let told = text(&on(early, link, Lang::Id, false, panel));
    assert!(told.contains("×83") && told.contains("Rp107,53 triliun") && !told.contains("Mengapa"), "before the words of the cards");
}

#[test]
fn a_card_explains_its_checks_its_lag_and_who_repeats_it() {
    let told = text(&card("claim=id-2018-10-trade-okezone-2018-12", Lang::Id));
    assert!(told.contains("Pertumbuhan dan nilai") && told.contains("5,87%") && told.contains("Pertumbuhan dihitung ulang"), "{told}");
    assert!(told.contains("hari setelah periodenya berakhir"), "{told}");
    let told = text(&card("claim=lamongan-2022-10-export-value-pendukung-ekspor", Lang::En));
    assert!(told.contains("Repeats the figure of the same body") && told.contains("1 origin, 3 appearances"), "{told}");
}

#[test]
fn every_card_is_whole_and_speaks_words_not_codes() {
    cards_are_whole(session(), 1);
}

/// Each claim, or one of so many, has its card, in both languages, without a code, a number that is none or a wrong plural.
pub fn cards_are_whole(session: Session, step: usize) {
    let mut raw: Vec<String> = session.data.codes.measures.iter().map(|m| m.entry.code.clone()).filter(|c| c.contains('_')).collect();
    raw.extend(["event-rate", "event-date", "not_comparable", "NaN", "×∞", "{", "}", "EDTF", "SDMX"].map(String::from));
    let ids: Vec<String> = session.data.claims.iter().map(|c| c.id.clone()).collect();
    on(session, "", Lang::Id, false, |store| {
        for lang in BOTH {
            store.act(Action::SetLang(lang));
            for (row, id) in ids.iter().enumerate().step_by(step) {
                store.act(Action::Open(Some(ClaimIx::at(row))));
                let html = panel(store);
                assert!(html.contains(&["data-claim=\"", id, "\""].concat()), "{id}");
                let told = text(&html);
                assert_eq!(raw.iter().find(|code| told.contains(code.as_str())), None, "{id}: {told}");
                assert!(!told.contains(" 1 claims") && !told.contains(" 1 days") && !told.contains(" 1 sources"), "{told}");
            }
        }
    });
}
