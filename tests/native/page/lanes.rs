//! The heads of the lanes.
use super::{markup, text, with};
use jejak_ekspor::model::claim::Kind;
use jejak_ekspor::page::{App, LaneHead, Store};
use jejak_ekspor::state::Lang;
use leptos::prelude::*;

fn head(link: &str, lang: Lang) -> String {
    with(link, lang, |store: Store| markup(view! { <LaneHead store kind=Kind::Value /> }))
}

#[test]
fn the_rule_is_named_and_offered_where_it_draws_something() {
    let range = head("region=3524", Lang::Id);
    assert!(range.contains("id=\"rule\"") && text(&range).contains("Arsiran: rentang semua klaim"), "{range}");
    for (rule, id, en) in [
        (
            "latest",
            "Garis tren: pakai yang terbaru, tanpa angka sebagian tahun",
            "Trend line: use the latest, without figures for part of a year",
        ),
        (
            "lowest",
            "Garis tren: pakai yang terendah, tanpa angka sebagian tahun",
            "Trend line: use the lowest, without figures for part of a year",
        ),
        ("bps", "Garis tren: pakai angka ", "Trend line: use the figure of "),
    ] {
        let link = format!("region=3524&rule={rule}");
        assert!(text(&head(&link, Lang::Id)).contains(id) && text(&head(&link, Lang::En)).contains(en), "{rule}");
    }
    assert!(!head("", Lang::Id).contains("id=\"rule\""), "of all regions nothing is drawn by it");
    let told = text(&head("rule=latest", Lang::Id));
    assert!(told.contains("Tren hanya digambar untuk paling banyak empat wilayah."), "{told}");
    assert!(!head("region=3524&axis=published", Lang::Id).contains("id=\"rule\""));
}

#[test]
fn the_whole_page_has_a_place_for_every_lane_and_names_its_regions() {
    let html = with("region=3524", Lang::En, |store| markup(view! { <App store /> }));
    for kind in Kind::IN_PAGE_ORDER {
        let name = kind.code();
        assert_eq!(html.matches(&format!("data-plot=\"{name}\"")).count(), 1, "{name}");
    }
    for part in ["<header class=\"top\"", "<main", "<footer", "id=\"table\"", "data-plot=\"overview\""] {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains("aria-label=\"\""), "every control that has a label has words in it");
}
