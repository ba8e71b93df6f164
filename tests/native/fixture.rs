//! The fixture shows what the tests that use it are about.
use crate::support::fixture::session;
use jejak_ekspor::model::vocabulary::{Check, Flag, Kind, PublisherKind, Reason, Role, Status};

#[test]
fn the_fixture_has_a_claim_for_each_feature() {
    let (data, cards) = (&session().data, session().cards.as_ref().expect("the words of the cards"));
    let claims = &data.claims;
    assert!((55..80).contains(&claims.len()), "small enough to be looked at: {}", claims.len());
    for kind in Kind::ALL {
        assert!(claims.iter().any(|claim| claim.kind == kind), "{kind:?}");
    }
    let observations: Vec<_> = claims.iter().flat_map(|claim| &claim.observations).collect();
    for status in Status::ALL {
        assert!(observations.iter().any(|observation| observation.status == status), "{status:?}");
    }
    for flag in Flag::ALL {
        assert!(observations.iter().any(|observation| observation.implied.contains(flag)), "{}", flag.code());
    }
    for role in Role::ALL {
        assert!(cards.details.iter().flat_map(|detail| &detail.parties).any(|party| party.role == role), "{role:?}");
    }
    for kind in PublisherKind::ALL {
        assert!(cards.sources.iter().any(|source| source.publisher_kind == kind), "{kind:?}");
    }
    for check in Check::ALL.into_iter().filter(|check| *check != Check::Original) {
        assert!(data.compared.checks.iter().any(|bits| bits & (1 << check as u32) != 0), "{}", check.code());
    }
    for reason in Reason::ALL {
        assert!(cards.found.pairs.iter().any(|pair| pair.reasons.iter().any(|(other, _)| *other == reason)), "{reason:?}");
    }
    let features = [
        ("an uncertain date", claims.iter().any(|claim| claim.when.is_uncertain())),
        ("a part of a year", claims.iter().any(|claim| claim.when.to_string().contains("-01/"))),
        ("a period without an end", claims.iter().any(|claim| claim.when.to_string().ends_with("/.."))),
        ("a claim without an amount", claims.iter().any(|claim| claim.observations.is_empty())),
        ("zero", observations.iter().any(|observation| observation.value.mantissa == 0)),
        ("less than zero", observations.iter().any(|observation| observation.value.mantissa < 0)),
        ("a range", observations.iter().any(|observation| observation.upper.is_some())),
        ("a scope that is part of another", cards.scopes.iter().any(|scope| scope.part_of.is_some())),
        ("several observations", claims.iter().any(|claim| claim.observations.len() > 4)),
        ("an amount in two currencies", observations.iter().any(|observation| observation.equivalent.is_some())),
        ("a period of its own", observations.iter().any(|observation| observation.when.is_some())),
        ("several destinations", claims.iter().any(|claim| claim.destinations.len() > 2)),
        ("several goods", claims.iter().any(|claim| claim.goods.len() > 2)),
        ("a day of publication that is unknown", data.sources.iter().any(|source| source.published.is_none())),
        ("a source without an address", cards.sources.iter().any(|source| source.url.is_none())),
        ("no body that the figure is from", claims.iter().any(|claim| claim.origin.is_none())),
    ];
    for (feature, is_there) in features {
        assert!(is_there, "{feature}");
    }
}
