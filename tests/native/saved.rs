//! What the page saves: every figure as it was written, with its source; the filter in words; a picture that says what it shows.
use crate::support::fixture::{FIXTURE, session};
use jejak_ekspor::present::export;
use jejak_ekspor::protocol::ToValue;
use jejak_ekspor::protocol::host::TextLine;
use jejak_ekspor::query::session::Answer;
use jejak_ekspor::state::{Lang, State};
use serde_json::Value;

fn answer(link: &str) -> (State, Answer) {
    crate::support::answer(session(), link)
}

#[test]
fn a_saved_document_says_what_it_is() {
    let (state, found) = answer("kind=value&region=3524&when=2022&rule=lowest");
    let document = export::document(session(), &state, &found, "https://example.id/#kind=value".into());
    let json = Value::from(document.to_value());
    assert_eq!(json["link"], "https://example.id/#kind=value");
    assert_eq!(json["version"], session().data.version);
    assert_eq!(json["rule"], "lowest");
    assert_eq!(json["filter"]["en"], "Kind: Values; Region: Kab. Lamongan; period the claims are about: 2022");
    assert_eq!(json["filter"]["id"], "Jenis: Nilai; Wilayah: Kab. Lamongan; periode yang dibicarakan klaim: 2022");
    let ids: Vec<&str> = json["claims"].as_array().expect("claims").iter().map(|claim| claim["id"].as_str().expect("an id")).collect();
    let expected: Vec<&str> = found.rows.iter().map(|row| session().data.claims[*row].id.as_str()).collect();
    assert_eq!(ids, expected);
    let mut sources: Vec<&Value> = json["claims"].as_array().expect("claims").iter().map(|claim| &claim["source"]).collect();
    assert!(sources.iter().all(|source| json["sources"].as_array().expect("sources").contains(source)));
    sources.sort_by_key(|source| source["id"].to_string());
    sources.dedup();
    assert_eq!(json["sources"].as_array().map(Vec::len), Some(sources.len()), "each source once");
    assert!(json["conflicts"].as_array().is_some_and(|conflicts| !conflicts.is_empty()));
}

#[test]
fn a_filter_in_words_names_each_of_its_parts() {
    for (link, words) in [
        ("", "all claims"),
        ("q=kopi%20lampung", "“kopi lampung”"),
        ("hs=-&to=JP", "Commodity (HS): The source does not say; Destination: Japan"),
        ("compare=35,18", "Compare regions: Jawa Timur, Lampung"),
        ("when=2020/2021&axis=published", "date published: 2020–2021"),
        ("check=conflict&asof=2022-11-01", "Check: Claims conflict; Published by 1 Nov 2022"),
        ("asof=2022-11-01&undated=left-out", "Published by 1 Nov 2022; without those of unknown publication date"),
    ] {
        assert_eq!(export::in_words(session(), &answer(link).0, Lang::En), words, "{link}");
    }
}

#[cfg(feature = "chart")]
mod picture {
    use super::*;
    use jejak_ekspor::present::chart::{Prim, Scene};
    use jejak_ekspor::present::view::View;

    fn picture(link: &str, lang: Lang, width: f64) -> Scene {
        let (state, found) = answer(link);
        let conflicts = session().conflicts(&found.rows, &state);
        let (session, answer, conflicts, state) = (session(), &found, &*conflicts, &state);
        let address = "https://example.id/";
        export::picture(&View { session, answer, conflicts, state, lang, address }, width)
    }

    #[test]
    fn a_picture_says_what_it_shows_by_which_rule_and_where_it_is_from() {
        let texts = |link: &str, lang| {
            let scene = picture(link, lang, 1200.0);
            let texts = scene.prims.iter().filter_map(|prim| if let Prim::Text { text, .. } = prim { Some(text.clone()) } else { None });
            texts.collect::<Vec<_>>().join(" | ")
        };
        let lamongan = texts("kind=value&region=3524&rule=lowest", Lang::En);
        for part in [
            "Kind: Values; Region: Kab. Lamongan",
            "Values: ",
            "Export value",
            "lowest",
            "https://example.id/#k=",
            "&kind=value&region=3524&rule=lowest",
            &session().data.version,
        ] {
            assert!(lamongan.contains(part), "{part} in {lamongan}");
        }
        assert!(!lamongan.contains("Awards"), "a lane without a claim is left out: {lamongan}");
        let all = texts("", Lang::Id);
        for (lane, kind) in [("Nilai", "value"), ("Pelepasan", "release"), ("Penghargaan", "award"), ("Program", "programme")] {
            let count = FIXTURE.records("claims.jsonl").iter().filter(|claim| claim["kind"] == kind).count();
            assert!(count > 1 && all.contains(&format!("{lane}: {count} klaim")), "{lane} {count} in {all}");
        }
        assert!(all.contains("semua klaim"), "{all}");
    }

    #[test]
    fn nothing_leaves_the_picture_and_the_file_is_well_formed() {
        for (link, width) in [("", 1200.0), ("region=35,18,33,12,73,51&kind=value", 1200.0), ("q=nothing-at-all", 360.0), ("", 360.0)] {
            let scene = picture(link, Lang::Id, width);
            for prim in &scene.prims {
                if let Some(TextLine { left, baseline, width: wide }) = prim.line_of_text() {
                    assert!(left >= 0.0 && left + wide <= width + 0.5 && baseline <= scene.size.height, "{link} at {width}: {prim:?}");
                }
            }
            let file = export::svg(&scene, |_| "#000", "sans-serif");
            assert_eq!(file.matches("<text").count(), file.matches("</text>").count());
            assert!(!file.contains("NaN") && !file.contains("inf"), "{link}");
        }
    }
}
