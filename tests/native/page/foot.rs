//! The foot, the banners, the code to embed.
use super::{ADDRESS, markup, session, text, with};
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::model::lang::PerLang;
use jejak_ekspor::page::{
    Arrival, Banner, ByHand, Changes, Copied, EmbedCode, EmbedSource, EmbedTitle, Kept, Known, Missing, NewVersion, News, OfflineStatus,
    Save, Store, snippet,
};
use jejak_ekspor::query::history::{History, Old, Version};
use jejak_ekspor::state::Lang;
use jejak_ekspor::state::permalink::{Dropped, Reason};
use leptos::prelude::*;

const OLDER: &str = "0badc0de";

#[test]
fn the_foot_says_whether_the_page_opens_without_its_server() {
    with("", Lang::En, |store| {
        let sentence = |kept| {
            store.ui.kept.set(kept);
            markup(view! { <OfflineStatus store /> })
        };
        let unsaid = sentence(Kept::Unsaid);
        assert!(text(&unsaid).is_empty() && unsaid.contains("data-kept=\"unsaid\""), "{unsaid}");
        let all =
            [Kept::OneFile, Kept::Preparing, Kept::Ready, Kept::NoWorker, Kept::Insecure, Kept::Denied, Kept::Full, Kept::Interrupted];
        let sentences: Vec<String> = all.into_iter().map(|kept| text(&sentence(kept))).collect();
        for (n, sentence) in sentences.iter().enumerate() {
            assert!(sentence.contains("internet") && !sentences[..n].contains(sentence), "{sentence}");
        }
    });
}

#[test]
fn a_new_version_is_offered_and_nothing_else_is() {
    with("", Lang::En, |store| {
        for (news, offered) in [(News::None, false), (News::Waiting, true), (News::Replaced, true)] {
            store.ui.news.set(news);
            let bar = markup(view! { <div><NewVersion store /></div> });
            assert_eq!(bar.matches("<button").count(), if offered { 2 } else { 0 }, "{news:?}: {bar}");
        }
    });
}

#[test]
fn the_code_to_embed_carries_the_view_and_no_markup_of_the_address() {
    for (choice, word, height) in
        [(0, "all", 900), (1, "values", 460), (2, "releases", 460), (3, "awards", 460), (4, "programmes", 460), (99, "all", 900)]
    {
        let code = with("q=%22%3E%3Cscript%3E&region=3524", Lang::Id, |store| store.tell(&|view| snippet(view, choice)));
        let version = session().data.version;
        let expected =
            format!("&amp;region=3524&amp;q=%22%3E%3Cscript%3E&amp;embed={word}&amp;lang=id&amp;v={version}\" title=\"Jejak Ekspor");
        let (start, rest) = code.split_once("&amp;region").expect("a link with its mark");
        assert_eq!(
            start.split_once("#k=").map(|(before, mark)| (before, mark.len())),
            Some(("<iframe src=\"https://example.org/a&amp;b/", 5))
        );
        assert!(["&amp;region", rest].concat().starts_with(&expected), "{code}");
        assert!(code.contains(&format!("height=\"{height}\"")) && code.ends_with("</script>"));
    }
    let shown = with("region=3524", Lang::En, |store| markup(view! { <div><EmbedCode store /></div> }));
    assert_eq!(shown.matches("<option").count(), 5);
}

#[test]
fn an_embedded_view_names_its_source_and_links_to_the_whole() {
    let source = |store: Store| markup(view! { <div><EmbedSource store /></div> });
    let shown = with("kind=award&embed=awards", Lang::Id, source);
    let href = ["href=\"", &ADDRESS.replace('&', "&amp;"), "#k="].concat();
    assert!(text(&shown).contains("Jejak Ekspor, ") && shown.contains(&href) && shown.contains("&amp;kind=award\""), "{shown}");
    assert_eq!(text(&with("kind=award", Lang::Id, source)), "");
}

#[test]
fn an_embedded_view_begins_with_what_it_shows() {
    let title = |store: Store| text(&markup(view! { <div><EmbedTitle store /></div> }));
    assert_eq!(with("region=3524&embed=values", Lang::Id, title), "Wilayah: Kab. Lamongan");
    assert_eq!(with("region=3524&kind=award&embed=awards", Lang::En, title), "Kind: Awards; Region: Kab. Lamongan");
    assert_ne!(with("embed=all", Lang::Id, title), "", "everything has a name too");
    assert_eq!(with("region=3524", Lang::Id, title), "", "the whole page has a head of its own");
}

#[test]
fn what_was_dropped_from_a_link_is_told_until_it_is_dismissed() {
    let banner = |store: Store| markup(view! { <div><Banner store /></div> });
    with("", Lang::En, |store| {
        assert_eq!(text(&banner(store)), "");
        let dropped = Dropped { key: "region".into(), value: "<b>9999".into(), reason: Reason::UnknownCode };
        store.ui.dropped.set(vec![dropped]);
        let shown = banner(store);
        assert!(shown.contains("&lt;b>9999") || shown.contains("&lt;b&gt;9999"), "{shown}");
        assert!(text(&shown).contains("region"));
    });
}

#[test]
fn a_part_that_did_not_come_is_told_and_can_be_asked_for_again() {
    with("", Lang::Id, |store| {
        let missing = || markup(view! { <Missing store /> });
        assert_eq!(text(&missing()), "");
        store.ui.deferred.set(Arrival::Failed);
        let shown = missing();
        assert!(shown.contains("role=\"alert\"") && shown.contains("<button"), "{shown}");
        assert!(text(&shown).contains("gagal dimuat") && text(&shown).contains("Coba lagi"));
    });
}

#[test]
fn what_the_browser_would_not_copy_is_there_to_copy_by_hand() {
    with("", Lang::Id, |store| {
        let shown = || markup(view! { <div><ByHand store /></div> });
        assert_eq!(text(&shown()), "");
        store.ui.copied.set(Copied::ByHand("https://example.org/#q=<i>".into()));
        assert!(shown().contains("class=\"copy-me\"") && shown().contains("q=&lt;i"), "{}", shown());
        store.ui.copied.set(Copied::Nothing);
        store.ui.table_missing.set(true);
        assert!(!text(&shown()).is_empty());
    });
}

#[test]
fn files_are_offered_once_their_words_are_here() {
    with("region=3524", Lang::En, |store| {
        let save = || markup(view! { <div><Save store /></div> });
        assert_eq!((save().matches("<button").count(), save().matches(" disabled").count()), (12, 0));
        let session = session();
        let claims: Vec<_> = store.shown_untracked().answer.rows.iter().map(|row| &session.data.claims[*row]).collect();
        let figures: usize = claims.iter().map(|claim| claim.observations.len()).sum();
        let rows: usize = claims.iter().map(|claim| claim.observations.len().max(1)).sum();
        let counted = format!("{} claims have {figures} figures, which makes {rows} rows, from ", claims.len());
        assert!(text(&save()).contains(&counted), "{counted}: {}", text(&save()));
        store.ui.details.set(Arrival::Coming);
        assert_eq!(save().matches(" disabled").count(), 12);
        assert!(!save().contains("role=\"alert\""));
        store.ui.details.set(Arrival::Failed);
        let told = text(&save());
        assert!(told.contains("The details could not be loaded") && told.contains("Try again"), "{told}");
        assert_eq!(save().matches(" disabled").count(), 12, "all but the one that asks again");
        assert_eq!(save().matches("<button").count(), 13);
        store.ui.handed.set("lamongan.xlsx".into());
        let told = text(&save());
        assert!(told.contains("Handed to the browser: lamongan.xlsx") && told.contains("No file?") && !told.contains("Saved"), "{told}");
        store.ui.saver.set(Arrival::Failed);
        assert!(text(&save()).contains("The part that makes files could not be loaded"), "{}", text(&save()));
        store.ui.saver.set(Arrival::Here);
        store.ui.save_failed.set(true);
        assert!(text(&save()).contains("could not make"), "{}", text(&save()));
    });
}

#[test]
fn a_link_on_older_data_tells_what_changed() {
    let claim = session().data.claims[ClaimIx::new(0)].clone();
    let gone = Old {
        removed: true,
        id: "zz".into(),
        title: PerLang::curated("Lama <b>".into(), "Old <b>".into()).map(Some),
        when: "2021".into(),
        ..Old::default()
    };
    let versions = vec![
        Version { version: OLDER.into(), day: "2026-01-02".into(), ..Version::default() },
        Version { version: session().data.version, day: "2026-03-04".into(), lists: true, added: vec![ClaimIx::new(0)], old: vec![gone] },
    ];
    let here = || Known::Here(History { versions: versions.clone() });
    let changes = |link: &str, known: Known| {
        with(link, Lang::En, |store| {
            store.ui.versions.set(known);
            markup(view! { <div><Changes store /></div> })
        })
    };
    let link = format!("v={OLDER}");
    let told = changes(&link, here());
    for part in ["2 Jan 2026", "1 claim added, 1 claim removed", "lists changed too", &claim.title[Lang::En], "Old &lt;b"] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert!(told.contains("data-change=\"added\"") && told.contains("data-change=\"removed\""));
    assert_eq!(text(&changes(&format!("v={}", session().data.version), here())), "");
    assert_eq!(text(&changes("", here())), "");
    assert!(changes("v=feedface", here()).contains("feedface"));
    for (known, words, again) in
        [(Known::Failed, "could not be loaded", 1), (Known::NotAsked, "Looking up", 0), (Known::Coming, "Looking up", 0)]
    {
        let told = changes(&link, known);
        assert!(told.contains(words), "{told}");
        assert_eq!(told.matches("Try again").count(), again, "{told}");
    }
}

#[test]
fn a_code_that_is_no_place_leads_to_the_province_that_it_begins_with() {
    let dropped = |key: &str, value: &str| Dropped { key: key.into(), value: value.into(), reason: Reason::UnknownCode };
    with("", Lang::Id, |store| {
        let banner = |part| {
            store.ui.dropped.set(vec![part]);
            text(&markup(view! { <Banner store /> }))
        };
        // Until 2012 the code of Bulungan, in the province that was parted then.
        for key in ["region", "compare"] {
            assert!(banner(dropped(key, "6407")).contains("milik provinsi Kalimantan Timur: buka halamannya."), "{key}");
        }
        for (key, value) in [("region", "0199"), ("region", "6"), ("region", "64x7"), ("region", "é407"), ("hs", "6407")] {
            assert!(!banner(dropped(key, value)).contains("provinsi"), "{key}={value}");
        }
    });
}
