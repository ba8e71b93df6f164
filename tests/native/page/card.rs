//! The panel: cards of claims and the list of conflicts.
use super::{ADDRESS, BOTH, between, markup, on, session, text, with};
use crate::support::fixture;
use jejak_ekspor::model::claim::Observation;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::index::{ClaimIx, Ordinal};
use jejak_ekspor::model::vocabulary::Check;
use jejak_ekspor::page::{Panel, Store};
use jejak_ekspor::present::i18n::number;
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Action, Lang, Listed, State};
use leptos::prelude::*;

fn panel(store: Store) -> String {
    markup(view! { <Panel store /> })
}

fn card(link: &str, lang: Lang) -> String {
    with(link, lang, panel)
}

fn listing(link: &str, lang: Lang) -> String {
    with(link, lang, |store| {
        store.act(Action::List(Some(Listed::Conflicts)));
        panel(store)
    })
}

#[test]
fn the_list_is_by_severity_then_by_area_then_by_sources() {
    let link = "region=3524&kind=value";
    assert_eq!(text(&card(link, Lang::Id)), "");
    let told = text(&listing(link, Lang::Id));
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("no {words} in {told}"));
    assert!(at("4 pertentangan di antara klaim yang tampil") < at("Besar (1)") && at("Besar (1)") < at("×83"));
    assert!(at("×83") < at("Mungkin salah cetak pangkat sepuluh (1)") && at("×1.000") < at("Kecil, hampir sebatas pembulatan (2)"));
    assert!(at("dari 6 sumber Sisanya ×66 belum terjelaskan.") < at("Mungkin salah cetak"));
    let told = text(&listing(link, Lang::En));
    assert!(told.contains("Jawa Timur Export value, Kab. Lamongan, 2022 ×83 Lamongan regency gov.: Rp1,3 triliun · Lamongan trade office: Rp107,53 triliun · from 6 sources"), "{told}");
    let all = listing("", Lang::En);
    assert_eq!(all.matches("<li>").count(), session().data.compared.groups.len());
    assert!(all.contains("0 against ") && !all.contains('∞') && !all.contains('≠'), "against zero there is no ratio");
    for part in all.split("data-severity=").skip(1) {
        let areas: Vec<&str> = part.split("<h3").skip(1).collect();
        assert!(areas.iter().skip(1).all(|area| !area.contains(">Indonesia<")), "the nation is first");
        let sources = |area: &str| -> Vec<u32> {
            area.split(" · from ").skip(1).map(|rest| rest.split(' ').next().unwrap().parse().unwrap()).collect()
        };
        assert!(areas.iter().all(|area| sources(area).is_sorted_by(|a, b| a >= b)), "{part}");
        let of_provinces: Vec<u32> =
            areas.iter().filter(|area| !area.contains(">Indonesia<")).map(|area| sources(area).iter().sum()).collect();
        assert!(of_provinces.is_sorted_by(|a, b| a >= b), "{of_provinces:?}");
    }
}

#[test]
fn a_comma_stands_with_the_name_before_it() {
    let html = card("claim=lamongan-2022-export-value-antara-2025", Lang::Id);
    assert!(html.contains("(3524),</button>") && !html.contains("</button>,"), "{html}");
}

#[test]
fn a_link_to_the_claims_in_conflict_opens_the_list_where_there_is_room() {
    let is_list = |html: &str| html.contains("conflicts-title");
    assert!(is_list(&card("check=conflict", Lang::Id)));
    assert!(!is_list(&on(session(), "check=conflict", Lang::Id, true, panel)), "on a phone it would cover the page");
    assert!(!is_list(&card("check=conflict,growth", Lang::Id)));
    let closed = with("check=conflict", Lang::Id, |store| {
        store.act(Action::List(Some(Listed::Nothing)));
        panel(store)
    });
    assert_eq!(text(&closed), "", "the reader closed it");
    let asked_anew = with("list=closed", Lang::Id, |store| {
        store.act(Action::Toggle(Facet::Check, Ordinal::at(Check::Conflict as usize)));
        panel(store)
    });
    assert!(is_list(&asked_anew), "what was closed then was the first screen, or the list of another choice");
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
    let at = |class: &str| html.find(&format!("class=\"{class}\"")).unwrap_or_else(|| panic!("no {class}"));
    assert!(
        at("by") < at("figures") && at("figures") < at("title") && at("title") < at("dispute"),
        "who, how much, what, and what speaks against it"
    );
    let session = session();
    let group = session.groups_of(super::row(&session, &link[6..])).next().unwrap();
    for value in &session.conflict(group, &State::default()).unwrap().values {
        let detail = &session.cards.as_ref().unwrap().details[value.member.claim];
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

/// "46 negara = 46 negara" says nothing, nor does a rate by which nothing is nothing.
#[test]
fn a_figure_is_written_twice_only_where_that_adds_something() {
    let session = session();
    let details = &session.cards.as_ref().unwrap().details;
    let without_spaces = |text: &str| text.split_whitespace().collect::<String>();
    let (mut twice, mut once) = (0, 0);
    for (row, claim) in session.data.claims.iter_indexed().filter(|(_, claim)| !claim.observations.is_empty()).take(24).step_by(3) {
        let html = card(&format!("claim={}&unit=USD", claim.id), Lang::Id);
        let is_other = |(n, o): &(_, &Observation)| {
            let plain = number::amount_full(o.value.to_f64(), o.unit, &session.data, Lang::Id);
            details[row].originals.get(*n).is_some_and(|written| without_spaces(&written.0) != without_spaces(&plain))
        };
        let others = claim.observations.iter_indexed().filter(is_other).count();
        assert_eq!(html.matches(">= ").count(), others, "{}", claim.id);
        assert!(!html.contains(">≈ US$0 (") && !html.contains(">≈ Rp0 ("), "{}", claim.id);
        (twice, once) = (twice + others, once + claim.observations.len() - others);
    }
    assert!(twice > 0 && once > 0, "{twice} {once}");
}

#[test]
fn a_search_engine_is_told_where_a_claim_appeared_and_no_rating() {
    for lang in BOTH {
        let session = session();
        let cards = session.cards.as_ref().expect("words");
        for row in session.data.claims.indices() {
            let claim = &session.data.claims[row];
            let html = card(&format!("claim={}", claim.id), lang);
            let json = between(&html, "<script type=\"application/ld+json\" translate=\"no\">", "</script>");
            let told: serde_json::Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{}: {error}: {json}", claim.id));
            let (source, page) = (&session.data.sources[claim.source], &cards.sources[claim.source]);
            assert_eq!((&told["@type"], &told["name"]), (&"Claim".into(), &claim.title.here(lang).into()), "{}", claim.id);
            assert_eq!(told["url"].as_str(), Some(format!("{ADDRESS}#{}", session.link_to_claim(row, lang)).as_str()));
            let appeared = &told["appearance"];
            assert_eq!(appeared["publisher"]["name"].as_str(), Some(session.data.publisher(source)));
            assert_eq!(appeared["url"].as_str(), page.url.as_deref());
            assert_eq!(appeared["datePublished"].as_str().map(str::to_owned), source.published.map(|day| day.to_string()));
            assert!(!json.to_lowercase().contains("rating"), "{json}");
        }
    }
}
