//! Short codes: five signs that name a claim or a conflict.
use crate::support::fixture;
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::facet::Facets;
use jejak_ekspor::model::short_code::{LENGTH, Named, of_claim, of_conflict};
use jejak_ekspor::state::permalink::{Reason, parse, write};
use std::collections::BTreeMap;

/// They stand on paper: a change of how they are made would make each of them lead elsewhere.
#[test]
fn codes_never_change() {
    assert_eq!(of_claim("lamongan-2022-export-value-antara-2025"), independent("lamongan-2022-export-value-antara-2025"));
    assert_eq!(of_conflict("3524.export_value.all.2022"), independent("conflict:3524.export_value.all.2022"));
    assert_eq!(of_claim(""), "hs7c5");
}

/// The same by plain arithmetic on whole numbers.
fn independent(id: &str) -> String {
    let sum = id.bytes().fold(2_166_136_261u64, |sum, byte| ((sum ^ u64::from(byte)) * 16_777_619) % (1 << 32));
    let mut rest = (sum ^ (sum >> 25)) % (1 << 25);
    let mut signs = Vec::new();
    for _ in 0..5 {
        signs.push(b"0123456789abcdefghjkmnpqrstvwxyz"[(rest % 32) as usize]);
        rest /= 32;
    }
    signs.iter().rev().map(|sign| char::from(*sign)).collect()
}

#[test]
fn every_claim_and_conflict_is_named_by_its_code_however_it_is_typed() {
    let data = fixture::dataset();
    for (row, claim) in data.claims.iter_indexed() {
        let code = of_claim(&claim.id);
        assert_eq!(code.len(), LENGTH);
        for typed in [code.clone(), code.to_uppercase(), code.replace('0', "O").replace('1', "l")] {
            assert_eq!(data.named(&typed), Some(Named::Claim(row)), "{typed}");
        }
    }
    for group in data.compared.groups.indices() {
        assert_eq!(data.named(&data.code_of_conflict(group).unwrap()), Some(Named::Conflict(group)));
    }
}

#[test]
fn a_short_link_opens_what_it_names_and_is_written_as_a_long_one() {
    let (data, facets) = (fixture::dataset(), Facets);
    let id = "lamongan-2022-export-value-antara-2025";
    let (state, dropped) = parse(&format!("#c={}", of_claim(id)), &data, &facets);
    assert_eq!((dropped.len(), state.claim.map(|row| data.claims[row].id.clone())), (0, Some(id.into())));
    assert!(write(&state, &data, &facets).ends_with(&format!("claim={id}")));
    let (state, dropped) = parse(&format!("c={}.", of_conflict("3524.export_value.all.2022")), &data, &facets);
    assert_eq!((dropped.len(), state.conflict), (0, data.conflict_of_id("3524.export_value.all.2022")));
    for unknown in ["zzzzz", "4tefr1", "c", "%20"] {
        let (state, dropped) = parse(&format!("c={unknown}&region=3524"), &data, &facets);
        assert_eq!(
            dropped.iter().map(|part| (part.key.as_str(), part.reason)).collect::<Vec<_>>(),
            [("c", Reason::UnknownClaim)],
            "{unknown}"
        );
        assert!(state.claim.is_none() && state.place().is_some(), "the rest applies");
    }
}

/// The first view has no ids: the code waits for them, in the address too.
#[test]
fn a_short_link_waits_for_the_ids() {
    let session = fixture::first_part();
    let code = of_claim("lamongan-2022-export-value-antara-2025");
    let (state, dropped) = parse(&format!("c={code}"), &session.data, &session.facets);
    assert!(dropped.is_empty() && state.awaited.as_deref() == Some(code.as_str()));
    let link = write(&state, &session.data, &session.facets);
    let (data, facets) = (fixture::dataset(), Facets);
    assert!(parse(&link, &data, &facets).0.claim.is_some(), "{link}");
}

#[test]
fn ids_that_share_a_code_are_told() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let (one, other) =
        (0..).map(|n| format!("claim-{n}")).find_map(|id| seen.insert(of_claim(&id), id.clone()).map(|other| (other, id))).unwrap();
    assert!(fixture::dataset().shared_codes().is_empty());
    let mut data: Dataset = fixture::dataset();
    let mut ids = data.claims.indices();
    for id in [&one, &other] {
        data.claims[ids.next().unwrap()].id.clone_from(id);
    }
    let shared = data.shared_codes();
    assert!(shared == [(one.clone(), other.clone())] || shared == [(other, one)], "{shared:?}");
}
