//! What only a phone has: tabs, and sheets with a handle.
use super::{BOTH, markup, on, session, text, with};
use jejak_ekspor::page::tabs::Tab;
use jejak_ekspor::page::{App, Panel, Store, Tabs};
use jejak_ekspor::state::Lang;
use leptos::prelude::*;

/// The tabs, each with whether its part is the one that a phone shows.
fn tabs(store: Store) -> Vec<(String, bool)> {
    let html = markup(view! { <div><Tabs store /></div> });
    html.split("<button").skip(1).map(|tab| (text(&["<i", tab].concat()), tab.contains("aria-pressed=\"true\""))).collect()
}

#[test]
fn the_page_of_a_place_is_parted_by_tabs_and_others_have_no_table_of_years() {
    let of = |link: &str, lang| with(link, lang, tabs);
    let told = |names: &[&str]| names.iter().enumerate().map(|(n, name)| ((*name).to_owned(), n == 0)).collect::<Vec<_>>();
    assert_eq!(of("region=3524", Lang::Id), told(&["Garis waktu", "Tabel tahun", "Daftar"]));
    assert_eq!(of("compare=3524,3525", Lang::En), told(&["Timelines", "Table of years", "List"]));
    assert_eq!(of("", Lang::Id), told(&["Garis waktu", "Daftar"]));
    assert!(of("region=3521", Lang::Id).is_empty(), "a silent place has nothing to part");
    assert!(of("embed=all", Lang::Id).is_empty(), "an embedded page has only lanes");
}

#[test]
fn a_tab_is_pressed_until_another_is_and_falls_back_to_the_lanes() {
    with("region=3524", Lang::Id, |store| {
        let shown = || tabs(store).into_iter().find(|(_, is)| *is).map(|(name, _)| name);
        Tab::Years.show(store.ui);
        assert_eq!(shown().as_deref(), Some("Tabel tahun"));
        store.act(jejak_ekspor::state::Action::ClearAll);
        assert_eq!(shown().as_deref(), Some("Garis waktu"), "there is no table of years any more");
        Tab::List.show(store.ui);
        assert_eq!(shown().as_deref(), Some("Daftar"));
    });
}

#[test]
fn each_sheet_has_a_handle_that_can_be_pressed() {
    for lang in BOTH {
        for link in ["claim=lamongan-2022-export-value-antara-2025", "list=contradictions"] {
            let html = on(session(), link, lang, true, |store| {
                let before = markup(view! { <Panel store /> });
                assert!(before.contains("aria-pressed=\"false\""), "{link}");
                store.ui.is_tall.set(true);
                markup(view! { <Panel store /> })
            });
            let tags = html.split("<aside").nth(1).expect(link).split('<').filter_map(|tag| tag.split('>').next());
            let handle = tags.into_iter().find(|tag| tag.contains("class=\"grab\"")).expect(link);
            assert!(handle.contains("aria-label=") && handle.contains("aria-pressed=\"true\""), "{link}: {handle}");
        }
        let app = with("", lang, |store| markup(view! { <App store /> }));
        assert!(app.split("class=\"rail\"").nth(1).is_some_and(|rail| rail.contains("class=\"grab\"")), "the filters' too");
    }
}
