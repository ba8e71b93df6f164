//! The page of a place, rendered to text.
use crate::page::{markup, text, with};
use jejak_ekspor::page::{App, Store};
use jejak_ekspor::state::Lang;
use leptos::prelude::*;

fn app(store: Store) -> String {
    markup(view! { <App store /> })
}

fn told(link: &str, lang: Lang) -> (String, String) {
    let html = with(link, lang, app);
    let seen = text(&html);
    (html, seen)
}

#[test]
fn a_place_has_its_name_its_sentences_its_table_and_what_is_around_it() {
    let (html, told) = told("region=3524", Lang::Id);
    for words in [
        "Indonesia › Jawa Timur › Kabupaten Lamongan",
        "Untuk 2022 ada ",
        "⚑ ×83",
        "Tabel tahun",
        "Seperti tertulis di sumbernya",
        "Rp107,53 triliun",
        "Jan–Okt",
        "belum terjelaskan",
        "Wilayah sekitar",
        "Kab. Gresik",
    ] {
        assert!(told.contains(words), "no {words:?} in {told}");
    }
    let how_big = html.split_once("how-big").unwrap().1.split_once("</div>").unwrap().0;
    assert!(how_big.contains('%') && !how_big.contains("⚑"), "neither figure is disputed: {how_big}");
    let years = html.split_once("years-table").unwrap().1.split_once("</table>").unwrap().0;
    assert!(years.matches("data-open=").count() > 5, "each figure opens its claim");
    assert!(years.contains("class=\"disputed\"") && years.contains("class=\"go flag\""), "disagreement is marked");
    assert!(html.find("answer-head").unwrap() < html.find("id=\"summary\"").unwrap(), "sentences over the lanes");
    assert!(html.find("years-table").unwrap() > html.find("data-plot=\"programme\"").unwrap(), "the table below them");
    let (_, en) = self::told("region=3524", Lang::En);
    for words in ["Lamongan regency", "Table of years", "Areas around", "For 2022 there are"] {
        assert!(en.contains(words), "no {words:?} in {en}");
    }
}

#[test]
fn a_speech_sheet_without_a_place_asks_for_one() {
    assert!(told("list=speech", Lang::Id).1.contains("Lembar pidato disusun untuk satu wilayah"));
    assert!(told("list=speech&region=3524,3525", Lang::En).1.contains("A speech sheet is made for one place"));
}

#[test]
fn a_place_without_claims_says_that_this_is_not_zero_and_offers_its_province() {
    let (_, id) = told("region=3521", Lang::Id);
    for words in [
        "Kabupaten Ngawi",
        "Di sini tidak ada klaim tentang Kabupaten Ngawi.",
        "Itu bukan nol.",
        "Provinsinya: Jawa Timur",
        "dari 38 kabupaten dan kota",
        "Buka Jawa Timur, ",
    ] {
        assert!(id.contains(words), "no {words:?} in {id}");
    }
    assert!(!id.contains("Hapus salah satu"), "the filter is not to blame");
    let (_, en) = told("region=3521", Lang::En);
    for words in ["No claim here is about Ngawi regency.", "That is not zero.", "Its province: Jawa Timur", "of 38 regencies and cities"] {
        assert!(en.contains(words), "no {words:?} in {en}");
    }
}

#[test]
fn where_claims_about_other_areas_have_its_name_they_are_offered() {
    let session = crate::support::fixture::session();
    let rows: Vec<_> = session.data.claims.indices().collect();
    let mut named = 0;
    for (region, known) in session.data.codes.regions.iter_indexed() {
        let word = known.bare_name();
        let is_named = session.data.claims.iter().any(|claim| claim.title.here(Lang::Id).contains(word));
        let is_silent = session.about(&rows, region).is_empty();
        if is_silent && (is_named || known.code.ends_with("01")) {
            let (html, told) = told(&format!("region={}", known.code), Lang::Id);
            let offered = format!("Cari “{word}” di semua klaim");
            assert_eq!(told.contains(&offered), is_named, "{}: {told}", known.code);
            assert!(!is_named || html.contains("q="), "{html}");
            named += u32::from(is_named);
        }
    }
    assert!(named > 0);
}

#[test]
fn several_areas_have_their_table_and_no_page_of_one() {
    let (html, told) = told("region=3524,35&compare=3524,35", Lang::Id);
    assert!(told.contains("Dua wilayah: ") && html.contains("years-table") && !told.contains("Wilayah sekitar"), "{told}");
    let (html, _) = self::told("region=3524&kind=value", Lang::Id);
    assert!(!html.contains("answer-head") && !html.contains("years-table"), "what is narrowed is no place alone");
}

#[test]
fn advice_stays_where_filters_leave_nothing() {
    let (_, told) = told("region=3521&kind=value", Lang::Id);
    assert!(told.contains("Hapus salah satu") || told.contains("Hapus semua filter"), "{told}");
}
