//! What files are called.
use crate::support::{answer, fixture::session};
use jejak_ekspor::present::export::file_stem;
use jejak_ekspor::state::Lang;

#[test]
fn a_name_says_what_is_in_the_file() {
    for (link, id, en) in [
        ("region=18&kind=value&when=2019/2024", "lampung-nilai-2019-2024", "lampung-values-2019-2024"),
        ("region=3524", "lamongan", "lamongan"),
        ("", "semua-klaim", "all-claims"),
        ("when=2022", "semua-klaim-2022", "all-claims-2022"),
        ("compare=35,18&kind=value", "jawa-timur-lampung-nilai", "jawa-timur-lampung-values"),
        ("region=35,18,33", "wilayah-3", "region-3"),
        ("q=kopi%20%22Gayo%22&asof=2022-11-01", "kopi-gayo-2022-11-01", "kopi-gayo-2022-11-01"),
    ] {
        let (state, answer) = answer(session(), link);
        for (lang, expected) in [(Lang::Id, id), (Lang::En, en)] {
            assert_eq!(file_stem(&crate::place::view(session(), &state, &answer, lang)), expected, "{link}");
        }
    }
}

#[test]
fn a_name_is_short_and_plain_whatever_is_searched() {
    for q in ["%D8%B5%D8%A7%D8%AF%D8%B1%D8%A7%D8%AA", "..%2F..%2Fetc", "kopi%20".repeat(18).as_str(), "CON%3A%2A%3F"] {
        let (state, answer) = answer(session(), &format!("q={q}"));
        let name = file_stem(&crate::place::view(session(), &state, &answer, Lang::Id));
        assert!((1..=80).contains(&name.len()), "{name}");
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{name}");
        assert!(!name.starts_with('-') && !name.ends_with('-'), "{name}");
    }
}
