//! Citations: each claim once, with its figure as written, who says it, and that others contradict it.
use super::{HOSTILE, hostile, request};
use crate::support::fixture::session;
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::present::export::request_of;
use jejak_ekspor::protocol::saving::{CsvForm, SaveKind};
use jejak_ekspor::saving::{View, cite, make};
use jejak_ekspor::state::Lang;
use serde_json::Value;

/// The entries of BibTeX as a reader of it finds them: keys, and fields with what stands between their braces.
fn entries(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    for entry in text.split("@misc{").skip(1) {
        let (key, mut rest) = entry.split_once(",\n").expect("a key");
        let mut fields = Vec::new();
        while let Some((name, after)) = rest.trim_start().split_once(" = {") {
            let mut depth = 1;
            let mut is_escaped = false;
            let end = after.char_indices().find(|(_, c)| {
                match c {
                    _ if is_escaped => {}
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                is_escaped = *c == '\\' && !is_escaped;
                depth == 0
            });
            let (end, _) = end.expect("braces are closed");
            fields.push((name.trim().to_owned(), after[..end].to_owned()));
            rest = after[end + 1..].trim_start_matches([',', '\n']);
            if rest.starts_with('}') {
                break;
            }
        }
        found.push((key.to_owned(), fields));
    }
    found
}

/// A field of BibTeX as TeX prints it.
fn printed(field: &str) -> String {
    let words = field.replace("{\\textbackslash}", "\u{1}").replace("{\\textasciitilde}", "~").replace("{\\textasciicircum}", "^");
    let mut plain = String::new();
    let mut letters = words.chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => plain.extend(letters.next()),
            '{' | '}' => {}
            _ => plain.push(c),
        }
    }
    plain.replace('\u{1}', "\\")
}

#[test]
fn bibtex_of_hostile_titles_is_read_as_the_same_text() {
    let request = hostile(SaveKind::BibTex, CsvForm::International);
    let text = String::from_utf8(make(&request).bytes).unwrap();
    let entries = entries(&text);
    assert_eq!(entries.len(), request.document.claims.len() + 1, "the view and each claim");
    for ((key, fields), (card, title)) in entries.iter().skip(1).zip(request.document.claims.iter().zip(HOSTILE.iter().cycle())) {
        assert_eq!(key, &card.id);
        let field = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone()).unwrap_or_default();
        assert_eq!(printed(&field("title")), title.replace(['\t', '\r', '\n'], " "));
        assert_eq!(printed(&field("author")), card.source.publisher);
        assert_eq!(Some(field("url")), card.source.url.clone().or(Some(field("url"))));
        assert!(card.source.published.is_none() || card.source.published == Some(field("date")));
    }
}

#[test]
fn ris_has_an_item_for_each_claim() {
    let request = hostile(SaveKind::Ris, CsvForm::International);
    let text = String::from_utf8(make(&request).bytes).unwrap();
    let count = |tag: &str| text.lines().filter(|line| line.starts_with(tag)).count();
    let items = request.document.claims.len() + 1;
    assert_eq!((count("TY  - "), count("ER  - "), count("TI  - "), count("UR  - ")), (items, items, items, items));
    assert!(text.split("\r\n").all(|line| line.is_empty() || line.get(2..6) == Some("  - ")), "{text}");
    assert!(text.contains("TY  - NEWS") && text.contains("TY  - DATA"));
}

#[test]
fn citations_in_words_are_of_the_view_and_of_each_claim() {
    for lang in [Lang::Id, Lang::En] {
        let mut request = hostile(SaveKind::Citations, CsvForm::International);
        request.lang = lang;
        request.accessed = Some("2026-11-24".into());
        let text = String::from_utf8(make(&request).bytes).unwrap();
        let all: Vec<&str> = text.trim_end().split("\n\n").collect();
        assert_eq!(all.len(), request.document.claims.len() + 1);
        assert!(all[0].starts_with(&request.document.name) && all[0].contains(&format!("<{}>", request.document.link)), "{}", all[0]);
        assert!(all.iter().all(|cited| cited.contains("2026")), "the day of access: {text}");
        let view = View::new(&request);
        for (cited, claim) in all[1..].iter().zip(view.claims()) {
            assert_eq!(*cited, cite::plain(&view, claim));
        }
    }
    let mut one = request(session(), "", Lang::Id, SaveKind::Citations, CsvForm::International);
    one.document.claims.truncate(1);
    assert_eq!(
        String::from_utf8(make(&one).bytes).unwrap(),
        cite::plain(&View::new(&one), View::new(&one).claims().next().unwrap()) + "\n"
    );
}

/// The schema's fields that we use: a citation has no others, and dates have no other form.
#[test]
fn csl_json_is_valid_and_keeps_edtf() {
    const FIELDS: [&str; 12] =
        ["id", "type", "title", "author", "container-title", "publisher", "URL", "language", "note", "issued", "accessed", "custom"];
    let mut request = request(session(), "", Lang::Id, SaveKind::CslJson, CsvForm::International);
    request.accessed = Some("2026-11-24".into());
    let items: Vec<Value> = serde_json::from_slice(&make(&request).bytes).expect("JSON");
    assert_eq!(items.len(), request.document.claims.len() + 1);
    for (item, card) in items.iter().skip(1).zip(&request.document.claims) {
        assert!(item.as_object().unwrap().keys().all(|key| FIELDS.contains(&key.as_str())), "{item}");
        assert!(["article-newspaper", "webpage"].contains(&item["type"].as_str().unwrap()));
        assert_eq!((item["id"].as_str(), item["custom"]["claim"].as_str()), (Some(card.id.as_str()), Some(card.id.as_str())));
        assert_eq!(item["custom"]["edtf"].as_str(), card.source.published.as_deref());
        assert_eq!(item["accessed"]["date-parts"], serde_json::json!([[2026, 11, 24]]));
        for date in [&item["issued"], &item["accessed"]].into_iter().filter(|date| !date.is_null()) {
            let parts = date["date-parts"].as_array().unwrap();
            assert!((1..=2).contains(&parts.len()) && parts.iter().all(|part| (1..=3).contains(&part.as_array().unwrap().len())), "{date}");
        }
        let note = item["note"].as_str().unwrap();
        for o in &card.observations {
            assert!(note.contains(o.original.as_deref().unwrap()), "the figure as written: {note}");
        }
    }
}

#[test]
fn a_citation_says_who_what_and_that_others_contradict_it() {
    let session = session();
    for lang in [Lang::Id, Lang::En] {
        let request = request(session, "", lang, SaveKind::Csv, CsvForm::International);
        let view = View::new(&request);
        let (mut contradicted, mut plain) = (0, 0);
        for claim in view.claims() {
            let cited = cite::plain(&view, claim);
            let others = claim.contradicted_by().len();
            let says = if lang == Lang::Id { "Bertentangan dengan" } else { "Contradicted by" };
            assert_eq!(cited.contains(says), others > 0, "{cited}");
            assert!(cited.starts_with(&claim.card.source.publisher) && cited.contains(claim.link), "{cited}");
            for o in &claim.card.observations {
                assert!(cited.contains(o.original.as_deref().unwrap()), "{cited}");
            }
            if let Some(url) = &claim.card.source.url {
                assert!(cited.contains(&format!("<{url}>")), "{cited}");
            }
            if others > 0 { contradicted += 1 } else { plain += 1 }
        }
        assert!(contradicted > 5 && plain > 5);
    }
}

#[test]
fn a_claim_and_a_conflict_are_cited_alone() {
    let session = session();
    let (state, answer) = crate::support::answer(session, "");
    let view = crate::place::view(session, &state, &answer, Lang::Id);
    let one = request_of(&view, &[ClaimIx::new(0)], "https://example.org/#claim".into(), SaveKind::Ris, CsvForm::International);
    let text = String::from_utf8(make(&one).bytes).unwrap();
    assert_eq!(text.matches("TY  - ").count(), 1, "no view of one");
    let group = session.data.compared.groups.indices().next().unwrap();
    let mut rows: Vec<ClaimIx> = session.conflict(group, &state).unwrap().values.iter().map(|value| value.member.claim).collect();
    rows.dedup();
    let conflict = request_of(&view, &rows, "https://example.org/#conflict".into(), SaveKind::BibTex, CsvForm::International);
    let text = String::from_utf8(make(&conflict).bytes).unwrap();
    assert!(text.matches("@misc{").count() == rows.len() + 1 && text.contains("https://example.org/#conflict"));
    assert!(text.contains("Bertentangan dengan"), "{text}");
}

#[test]
fn the_figures_of_one_card_are_copied_alone() {
    let session = session();
    let (state, answer) = crate::support::answer(session, "");
    let view = crate::place::view(session, &state, &answer, Lang::Id);
    for row in session.data.claims.indices().take(20) {
        let asked = |kind| request_of(&view, &[row], "https://example.org/#claim".into(), kind, CsvForm::Indonesian);
        let made = |kind| String::from_utf8(make(&asked(kind)).bytes).unwrap();
        let claim = &session.data.claims[row];
        let rows = claim.observations.len();
        let (html, text) = (made(SaveKind::Html), made(SaveKind::Text));
        assert_eq!((html.matches("<tr>").count(), text.lines().count()), (rows + 1, rows + 1), "{}", claim.id);
        assert!(rows == 0 || html.contains(&*claim.id) && text.contains(&*claim.id), "{html}");
    }
}
