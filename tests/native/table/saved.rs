//! What the page saves is a table that the page opens again without a refusal.
use super::{open_with, texts};
use crate::support::fixture::session;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::present::export;
use jejak_ekspor::protocol::{ToValue, to_json};
use jejak_ekspor::state::{Lang, permalink};

const LINKS: [&str; 6] =
    ["", "region=3524&kind=value", "kind=award", "to=JP,-&sort=-value", "q=kopi&lang=en", "check=conflict&rule=lowest"];

#[test]
fn saved_claims_open_again_without_a_refusal() {
    let session = session();
    for link in LINKS {
        let (state, _) = permalink::parse(link, &session.data, &session.facets);
        let answer = session.answer(&state);
        let claims: Vec<_> = answer.rows.iter().map(|row| &session.data.claims[*row]).collect();
        let ids: Vec<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
        for lang in [Lang::Id, Lang::En] {
            let csv = export::csv(session, &answer.rows, lang, "https://example.id/");
            let (_, table) = open_with(csv.as_bytes(), "jejak-ekspor.csv", &Options::default()).unwrap_or_else(|f| panic!("{link}: {f:?}"));
            assert_eq!(table.counts.rejected, 0, "{link}: {:?}", table.problems.first);
            let figures: u64 = claims.iter().map(|claim| claim.observations.len().max(1) as u64).sum();
            assert_eq!(table.counts.accepted, figures, "{link}");
            let column = table.codes.iter().position(|column| column.name == "claim").expect("a column of ids");
            let mut found = texts(&table, column);
            found.dedup();
            assert_eq!(found, ids, "{link}: every claim, in the order of the view");
        }
        let document = export::document(session, &state, &answer, "https://example.id/#".into());
        let json = to_json(&document.to_value());
        let (_, table) = open_with(json.as_bytes(), "jejak-ekspor.json", &Options::default()).unwrap_or_else(|f| panic!("{link}: {f:?}"));
        assert_eq!(table.counts.rejected, 0, "{link}: {:?}", table.problems.first);
        // Claims about the nation count as totals beside those about regions.
        assert_eq!(table.counts.accepted + table.counts.totals, claims.len() as u64, "{link}");
    }
}
