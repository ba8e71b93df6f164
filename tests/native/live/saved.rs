//! What is saved of the data as they are is a table that opens again.
use super::session;
use crate::saving::FORMS;
use crate::table::gives_back;
use jejak_ekspor::protocol::saving::SaveKind;
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
            let figures: usize = answer.rows.iter().map(|row| session.data.claims[*row].observations.len().max(1)).sum();
            if figures < 2 {
                continue;
            }
            gives_back(session, &link, Lang::En, SaveKind::Csv, FORMS[opened % 2], None);
            opened += 1;
        }
    }
    assert!(opened > regions.len(), "{opened}");
}
