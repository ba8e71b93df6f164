//! What is saved of the data as they are is a table that opens again.
use super::session;
use crate::table::open_with;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::present::export;
use jejak_ekspor::state::{Lang, permalink};
use std::collections::BTreeSet;

#[test]
fn the_claims_of_each_region_open_again_without_a_refusal() {
    let session = session();
    let regions: BTreeSet<_> = session.data.claims.iter().map(|claim| claim.region).collect();
    let mut opened = 0;
    for region in &regions {
        let code = &session.data.codes.regions[*region].code;
        for kind in ["", "&kind=value"] {
            let link = format!("region={code}{kind}");
            let (state, _) = permalink::parse(&link, &session.data, &session.facets);
            let answer = session.answer(&state, Lang::Id);
            let figures: u64 = answer.rows.iter().map(|row| session.data.claims[*row].observations.len().max(1) as u64).sum();
            if figures < 2 {
                continue;
            }
            let csv = export::csv(session, &answer.rows, Lang::En, "https://example.id/");
            let (_, table) = open_with(csv.as_bytes(), "saved.csv", &Options::default()).unwrap_or_else(|f| panic!("{link}: {f:?}"));
            assert_eq!(
                (table.counts.rejected, table.counts.accepted),
                (0, figures),
                "{link}: {:?} {:?}",
                table.counts,
                table.problems.first
            );
            opened += 1;
        }
    }
    assert!(opened > regions.len(), "{opened}");
}
