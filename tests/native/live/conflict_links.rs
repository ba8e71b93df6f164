//! Every conflict of the data has a link of its own.
use super::session;
use jejak_ekspor::model::vocabulary::Severity;
use jejak_ekspor::state::permalink::{parse, write};
use jejak_ekspor::state::{Lang, State};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_conflict_has_a_readable_link_that_opens_it_in_each_language() {
    let session = session();
    let data = &session.data;
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for group in data.compared.groups.indices() {
        let id = data.conflict_id(group).expect("an id");
        assert_eq!(id.split('.').count(), 4, "{id}: area, measure, scope, period");
        assert_eq!(ids.insert(id.clone(), group.place()), None, "{id} is two conflicts");
        assert_eq!(data.conflict_of_id(&id), Some(group), "{id}");
        for lang in Lang::ALL {
            let link = session.link_to_conflict(group, lang);
            assert!(link.contains(&format!("conflict={id}")), "{link} reads as {id}");
            let (state, dropped) = parse(&link, data, &session.facets);
            assert_eq!((state.conflict, state.lang, dropped.len()), (Some(group), Some(lang), 0), "{link}");
            assert_eq!(write(&state, data, &session.facets), link);
            let shown: BTreeSet<_> = session.conflict(group, &state).expect("a conflict").values.iter().map(|v| v.member).collect();
            assert_eq!(shown, data.compared.groups[group].members.iter().copied().collect(), "{id}: exactly its members");
        }
    }
    assert!(ids.len() > 200, "{}", ids.len());
}

#[test]
fn a_conflict_matters_by_what_stays_unexplained() {
    let session = session();
    let all: Vec<_> = session.data.compared.groups.indices().map(|group| session.conflict(group, &State::default()).unwrap()).collect();
    let count = |severity| all.iter().filter(|conflict| conflict.severity() == severity).count();
    println!("{:?}", Severity::ALL.map(|severity| (severity.code(), count(severity))));
    for conflict in &all {
        let id = session.data.conflict_id(conflict.group).unwrap();
        match conflict.severity() {
            Severity::Large => assert!(conflict.unexplained >= 1.1, "{id}"),
            Severity::Small => assert!(conflict.unexplained < 1.1 && conflict.ratio < 900.0, "{id}: {}", conflict.ratio),
            Severity::Misprint => {
                let power = [1e3, 1e6, 1e9, 1e12].iter().any(|power| (0.9..1.1).contains(&(conflict.ratio / power)));
                assert!(conflict.unexplained < 1.1 && power, "{id}: {}", conflict.ratio);
            }
        }
    }
    assert!(Severity::ALL.iter().all(|severity| count(*severity) > 5), "the data have each");
}
