//! The rail, the summary and its chips, the clocks, the coverage.
use super::{BOTH, markup, on, session, text, with};
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::finding::Check;
use jejak_ekspor::model::index::Ordinal;
use jejak_ekspor::page::{Announcement, Choices, Clocks, Coverage, FacetRail, Store, Summary};
use jejak_ekspor::present::i18n::check::check_strings;
use jejak_ekspor::state::{Action, Lang, Listed};
use leptos::prelude::*;

fn rail(store: Store) -> String {
    markup(view! { <FacetRail store behind=store /> })
}

/// The markup of one facet.
fn facet(html: &str, facet: Facet) -> &str {
    let start = html.find(&["data-facet=\"", facet.code(), "\""].concat()).unwrap();
    html[start..].split("</section>").next().unwrap()
}

/// The rows of a facet, each its code and whether it is chosen.
fn rows(html: &str) -> Vec<(String, bool)> {
    let label = |part: &str| {
        let (tag, _) = part.split_once('>').unwrap();
        (tag.split_once("data-code=\"").unwrap().1.split_once('"').unwrap().0.to_owned(), tag.contains("class=\"on"))
    };
    html.split("<label").skip(1).map(label).collect()
}

fn summary(store: Store) -> String {
    markup(view! { <div><Summary store /></div> })
}

#[test]
fn the_chosen_region_stands_first_and_is_the_only_one_ticked() {
    let html = with("region=3524", Lang::Id, rail);
    let ticked: Vec<String> = rows(&html).into_iter().filter(|(_, on)| *on).map(|(code, _)| code).collect();
    assert_eq!(ticked, ["3524"]);
    assert_eq!(rows(facet(&html, Facet::Region))[0], ("3524".to_owned(), true));
    assert!(text(&html).contains("Kab. Lamongan"));
}

#[test]
fn an_act_changes_what_is_ticked() {
    with("", Lang::En, |store| {
        let ticked = || rows(&rail(store)).into_iter().filter(|(_, on)| *on).map(|(code, _)| code).collect::<Vec<_>>();
        assert!(ticked().is_empty());
        store.act(Action::Toggle(Facet::Kind, Ordinal::new(1)));
        assert_eq!(ticked(), ["value"]);
        store.act(Action::ClearAll);
        assert!(ticked().is_empty());
    });
}

#[test]
fn the_check_facet_begins_with_conflicts_and_tells_all_it_hides() {
    let html = with("", Lang::Id, rail);
    let checks = rows(facet(&html, Facet::Check));
    assert_eq!((checks[0].0.as_str(), checks.len()), ("conflict", 5));
    let session = session();
    let disputed = session.data.compared.checks.iter().filter(|bits| **bits & 1 != 0).count();
    assert!(text(facet(&html, Facet::Check)).contains(&format!("Klaim bertentangan {disputed}")));
    assert!(text(facet(&html, Facet::Region)).contains(&(session.data.codes.regions.len() + 1).to_string()));
    assert!(!facet(&html, Facet::Kind).contains("aria-expanded"), "four kinds, four rows: nothing to unfold");
    assert!(facet(&html, Facet::Check).contains("aria-expanded=\"false\""));
    assert_eq!(Check::ALL[0], Check::Conflict);
}

#[test]
fn the_headline_counts_the_conflicts_and_opens_their_list() {
    for (lang, words) in [(Lang::Id, "⚑ 1 pertentangan besar, 3 kecil"), (Lang::En, "⚑ 1 large conflict, 3 small")] {
        with("region=3524&kind=value", lang, |store| {
            let closed = summary(store);
            assert!(text(&closed).contains(words), "{}", text(&closed));
            assert!(closed.contains("id=\"conflicts\"") && closed.contains("aria-expanded=\"false\""));
            store.act(Action::List(Some(Listed::Conflicts)));
            assert!(summary(store).contains("aria-expanded=\"true\""));
            let said = markup(view! { <p><Announcement store /></p> });
            assert!(text(&said).ends_with(&[words.trim_start_matches("⚑ "), "."].concat()), "{said}");
        });
        assert!(!with("region=3524&kind=award", lang, summary).contains("⚑"), "no conflict, no flag");
    }
}

#[test]
fn each_choice_is_a_chip_and_no_other_is() {
    let link = "kind=value,-&region=3524&when=2020/2021&q=udang&asof=2024-01-31&compare=3578";
    let html = with(link, Lang::Id, summary);
    assert_eq!(html.matches("class=\"chip\"").count(), 7);
    let told = text(&html);
    for name in ["Kab. Lamongan ✕", "“udang” ✕", "2020–2021 ✕", "Kota Surabaya ✕", "31 Jan 2024 ✕"] {
        assert!(told.contains(name), "no {name} in {told}");
    }
    assert!(!with("kind=value", Lang::Id, summary).contains("clear-all"), "one choice needs no button for all");
}

#[test]
fn the_comparison_offers_no_region_twice_and_none_when_it_is_full() {
    let options = |link: &str| with(link, Lang::Id, |store| markup(view! { <div><Choices store /></div> }));
    let before = options("").matches("<option").count();
    let one = options("compare=3524");
    assert_eq!(one.matches("<option").count(), before - 1);
    assert!(!text(&one).contains("Kab. Lamongan"));
    let full = options("compare=3524,3525,3578,32,33,35");
    assert_eq!(full.matches("<option").count(), 1 + 3, "the sentence that it is full, and the units");
}

#[test]
fn the_clocks_say_what_was_not_read() {
    let clocks = |store: Store| markup(view! { <Clocks store /> });
    let plain = with("", Lang::Id, clocks);
    assert!(text(&plain).contains("periode yang dibicarakan klaim") && plain.contains("aria-invalid=\"false\""), "{plain}");
    with("asof=2022-12-31", Lang::Id, |store| {
        store.ui.asof_typed.set("31/13/2022".into());
        let wrong = clocks(store);
        assert!(wrong.contains("aria-invalid=\"true\""));
        assert!(text(&wrong).contains("“31/13/2022” bukan tanggal. Tulis tahun, bulan, dan hari, misalnya 2024-06-05."), "{wrong}");
    });
}

#[test]
fn coverage_is_folded_and_absent_where_nothing_is_shown() {
    let coverage = |store: Store| markup(view! { <div><Coverage store /></div> });
    for lang in BOTH {
        let folded = with("q=bijih%20nikel", lang, coverage);
        assert!(folded.contains("aria-expanded=\"false\"") && !folded.contains("<table"), "{folded}");
        assert!(text(&folded).contains(check_strings(lang).disputes.coverage));
    }
    assert_eq!(text(&on(session(), "q=tidakadayangbegini", Lang::Id, false, coverage)), "");
}
