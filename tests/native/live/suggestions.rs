//! What searches over the data may have meant.
use super::session;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::present::suggestions::{Suggestions, suggestions};
use jejak_ekspor::present::view::View;
use jejak_ekspor::state::{Lang, State};

fn with<T>(q: &str, lang: Lang, f: impl FnOnce(&View) -> T) -> T {
    let session = session();
    let state = State { q: q.into(), lang: Some(lang), ..State::default() };
    let answer = session.answer(&state, lang);
    let conflicts = session.conflicts(&answer.rows, &state);
    f(&View { session, answer: &answer, conflicts: &conflicts, state: &state, lang, address: "" })
}

fn meant(q: &str) -> Suggestions {
    with(q, Lang::Id, suggestions)
}

fn found(q: &str) -> usize {
    with(q, Lang::Id, |view| view.answer.rows.len())
}

#[test]
fn a_place_in_any_spelling_leads_to_all_its_claims() {
    let all = with("", Lang::Id, |view| view.answer.counts[Facet::Region].clone());
    let lamongan = session().facets.ordinal(Facet::Region, "3524", &session().data).unwrap();
    for q in
        ["lamongan", "Lamongan", "Kab Lamongan", "kab. lamongan", "kabupaten lamongan", "Lamongan regency", "3524", "kota soto", "lamong"]
    {
        let found = meant(q);
        let first = found.values.first().unwrap_or_else(|| panic!("nothing for {q}"));
        assert_eq!((first.facet, first.value, first.rest.as_str()), (Facet::Region, lamongan, ""), "{q}");
        assert_eq!(first.count, all[lamongan.place()], "{q}: all its claims");
    }
    let with_more = meant("ekspor lamongan 2023");
    assert_eq!((with_more.values[0].value, with_more.values[0].rest.as_str()), (lamongan, "ekspor 2023"));
    let amount = meant("lamongan Rp96 triliun");
    assert_eq!((amount.values[0].value, amount.values[0].rest.as_str()), (lamongan, "Rp96 triliun"));
}

#[test]
fn goods_countries_and_bodies_are_named_by_code_or_name() {
    for (q, facet, code) in [
        ("HS 03", Facet::Hs, "03"),
        ("hs03", Facet::Hs, "03"),
        ("HS 0901", Facet::Hs, "09"),
        ("jepang", Facet::Destination, "JP"),
        ("badan karantina indonesia", Facet::Publisher, "Badan Karantina Indonesia"),
    ] {
        let value = session().facets.ordinal(facet, code, &session().data);
        let found = meant(q);
        assert!(found.values.iter().any(|one| one.facet == facet && Some(one.value) == value), "{q}: {found:?}");
    }
    assert!(meant("x").values.is_empty(), "a letter names nothing");
    assert_eq!(meant(""), Suggestions::default());
}

#[test]
fn a_misspelled_word_is_told_with_what_it_may_be() {
    for (q, instead) in [("lamogan", "lamongan"), ("nikkel", "nikel"), ("kofifah", "khofifah"), ("udnag lamongan", "udang lamongan")] {
        assert_eq!(found(q), 0, "{q}");
        assert_eq!(meant(q).instead.as_deref(), Some(instead), "{q}");
    }
    assert_eq!(meant("zzzzzzqqq").instead, None);
    let parts = meant("lamongan helikopter").parts;
    assert!(parts[0].0 == "lamongan" && parts[0].1 > 20 && parts[1] == ("helikopter".to_owned(), 0), "{parts:?}");
    assert!(meant("lamongan").parts.is_empty(), "something was found");
}

#[test]
fn words_of_questions_and_of_trade_do_not_spoil_a_search() {
    for (q, same) in [
        ("tahun 2023", "2023"),
        ("siapa ekspor tenun", "ekspor tenun"),
        ("berapa ekspor Lamongan", "ekspor lamongan"),
        ("who exports coffee", "exports coffee"),
    ] {
        assert_eq!(found(q), found(same), "{q}");
        assert!(found(q) > 0, "{q}");
    }
    assert!(found("CPO") > 0 && found("TPT") > 0 && found("alas kaki") > 0);
}

#[test]
fn a_conflict_is_kept_when_one_of_its_members_is_found() {
    for q in ["lamongan Rp96 triliun", "Rp107,53 triliun", "1,3 triliun lamongan"] {
        with(q, Lang::Id, |view| {
            let years: Vec<_> = view.conflicts.iter().filter_map(|c| session().data.conflict_id(c.group)).collect();
            assert!(!years.is_empty(), "{q} finds {} claims and no conflict", view.answer.rows.len());
        });
    }
}
