//! The table, the lanes' twin.
use super::{BOTH, between, markup, session, text, with};
use jejak_ekspor::model::edtf::civil_from_day;
use jejak_ekspor::model::finding::Check;
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::page::{Store, Table};
use jejak_ekspor::present::i18n::check::check_strings;
use jejak_ekspor::state::{Action, Column, Lang};
use leptos::prelude::*;

fn table(store: Store) -> String {
    markup(view! { <div><Table store /></div> })
}

fn all(store: Store) -> String {
    store.ui.rows.set(usize::MAX);
    table(store)
}

#[test]
fn a_row_is_flagged_where_a_check_touches_its_claim() {
    let session = session();
    let touched = session.data.compared.checks.iter().filter(|bits| **bits != 0).count();
    let disputed = session.data.compared.checks.iter().filter(|bits| **bits & 1 != 0).count();
    for lang in BOTH {
        let table = with("", lang, all);
        assert_eq!(table.matches("class=\"mark\"").count() + table.matches("class=\"mark flag\"").count(), touched);
        assert_eq!(table.matches("class=\"mark flag\"").count(), disputed, "the colour of disagreement is for it alone");
        assert!(text(&table).contains(check_strings(lang).name(Check::Weekday)));
    }
    let table = text(&with("region=3524&kind=value", Lang::En, all));
    assert!(table.contains("Checks found: Claims conflict") && table.contains("appearances"), "{table}");
}

#[test]
fn it_has_the_rows_of_the_answer_in_their_order() {
    with("kind=award", Lang::Id, |store| {
        let rows = |html: &str| {
            html.split("data-row=\"").skip(1).map(|r| r.split('"').next().unwrap().parse().map(ClaimIx::new).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(rows(&all(store)), store.shown().answer.rows);
        store.act(Action::SortBy(Column::Publisher));
        assert_eq!(rows(&all(store)), store.shown().answer.rows);
        assert!(table(store).contains("aria-sort=\"ascending\""));
    });
}

#[test]
fn titles_are_sorted_in_the_language_on_the_screen() {
    for (link, fallback, shown) in [("", Lang::En, Lang::En), ("", Lang::Id, Lang::Id), ("&lang=id", Lang::En, Lang::Id)] {
        let titles: Vec<String> = with(&format!("sort=title{link}"), fallback, |store| {
            let (rows, session) = (store.shown().answer.rows.clone(), session());
            rows.into_iter().map(|row| session.data.claims[row].title[shown].to_ascii_lowercase()).collect()
        });
        assert!(titles.len() > 20 && titles.is_sorted(), "{link} {fallback:?}: {titles:?}");
    }
}

#[test]
fn the_first_rows_are_made_and_the_rest_is_offered() {
    with("", Lang::Id, |store| {
        let html = table(store);
        assert_eq!(html.matches("<tr data-claim").count() + html.matches("data-row=").count(), html.matches("data-row=").count() * 2);
        let rest = store.shown().answer.rows.len() - html.matches("data-row=").count();
        assert!(html.contains("id=\"show-all\"") && text(&html).contains(&rest.to_string()), "{rest}");
    });
    assert!(!with("kind=award", Lang::Id, all).contains("show-all"));
}

#[test]
fn the_first_row_of_each_year_names_it_where_rows_stand_by_period() {
    for (link, is_turned) in [("region=3524", false), ("region=3524", true), ("", false)] {
        with(link, Lang::Id, |store| {
            if is_turned {
                store.act(Action::SortBy(Column::When));
            }
            let html = all(store);
            let named: Vec<&str> = html.split("data-year=\"").skip(1).map(|row| row.split('"').next().unwrap()).collect();
            let rows = store.shown().answer.rows.clone();
            assert_eq!(named.len(), rows.len());
            let year = |row: &ClaimIx| civil_from_day(session().data.claims[*row].when.first()).0;
            for (n, row) in rows.iter().enumerate() {
                let is_first = n == 0 || year(&rows[n - 1]) != year(row);
                assert_eq!(named[n], if is_first { year(row).to_string() } else { String::new() }, "{link} {n}");
            }
            let mut years: Vec<i32> = named.iter().filter_map(|year| year.parse().ok()).collect();
            if is_turned {
                years.reverse();
            }
            assert!(years.len() > 3 && years.is_sorted_by(|a, b| a < b), "each year once: {years:?}");
        });
    }
    let other = with("region=3524&sort=publisher", Lang::Id, all);
    assert_eq!(other.matches("data-year=\"\"").count(), other.matches("data-row=").count(), "else no year is named");
}

/// The pairs of an OpenURL context object.
fn pairs(title: &str) -> Vec<(String, String)> {
    let plain = title.replace("&amp;", "&");
    let decoded = |text: &str| jejak_ekspor::state::percent::decode(text).expect("what was encoded").into_owned();
    plain
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or_else(|| panic!("no pair: {pair} of {title}")))
        .map(|(name, value)| (name.to_owned(), decoded(value)))
        .collect()
}

#[test]
fn a_reference_manager_finds_as_many_items_as_there_are_rows() {
    for lang in BOTH {
        with("region=3524", lang, |store| {
            let table = all(store);
            let spans = table.split("<span ").filter_map(|span| span.split_once('>').filter(|(tag, _)| tag.contains("class=\"Z3988\"")));
            let items: Vec<_> = spans.map(|(tag, _)| pairs(between(tag, "title=\"", "\""))).collect();
            let rows = store.shown().answer.rows.clone();
            assert_eq!(items.len(), rows.len());
            store.session.with_untracked(|session| {
                let cards = session.cards.as_ref().expect("words");
                for (row, item) in rows.iter().zip(&items) {
                    let claim = &session.data.claims[*row];
                    let (source, page) = (&session.data.sources[claim.source], &cards.sources[claim.source]);
                    let of = |name: &str| item.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
                    assert_eq!(of("ctx_ver"), Some("Z39.88-2004"));
                    assert_eq!(of("rft_val_fmt"), Some("info:ofi/fmt:kev:mtx:dc"));
                    assert_eq!(of("rft.title"), page.title.as_deref().or(Some(claim.title.here(lang))));
                    assert_eq!(of("rft.publisher"), Some(session.data.publisher(source)));
                    assert_eq!(of("rft.date").map(str::to_owned), source.published.map(|day| day.to_string()));
                    assert_eq!(of("rft.description"), Some(claim.title.here(lang)));
                    let link = format!("{}#{}", super::ADDRESS, session.link_to_claim(*row, lang));
                    assert_eq!(of("rft.identifier"), page.url.as_deref().or(Some(&link)));
                    assert_eq!(of("rft.relation"), Some(link.as_str()));
                }
            });
        });
    }
}
