//! Every place of the lists, over all claims.
use super::{LIVE, session};
use crate::place::places_hold;
use crate::support::answer;
use jejak_ekspor::present::place::takeaway;
use jejak_ekspor::state::Lang;

#[test]
fn what_is_told_of_places_is_what_the_files_say() {
    places_hold(session(), LIVE, 200);
}

/// One page for each province, regency and city: sentences where it is named, a way on where it is not.
#[test]
fn every_place_has_a_page_that_says_something() {
    let session = session();
    let (mut named, mut silent, mut disputed) = (0, 0, 0);
    for region in &session.data.codes.regions {
        let (state, answer) = answer(session, &format!("region={}", region.code));
        let place = session.place(&answer.others, state.place().unwrap(), &state);
        for lang in [Lang::Id, Lang::En] {
            let view = crate::place::view(session, &state, &answer, lang);
            let told: Vec<String> = takeaway(&view, &place).iter().map(|sentence| sentence.whole()).collect();
            assert_eq!(told.is_empty(), place.own.is_empty(), "{}", region.code);
            let all = told.join(" ");
            assert!(!all.contains("NaN") && !all.contains("  ") && !all.contains(" 1 sources") && !all.contains(" 1 claims"), "{all}");
        }
        disputed += usize::from(place.shares.iter().any(|share| !share.disputes.is_empty()));
        if place.own.is_empty() {
            silent += 1;
            assert!(region.parent.is_some(), "it has a province, or the nation, to go to");
        } else {
            named += 1;
        }
    }
    assert!(disputed > 3, "{disputed} places are told their share by a figure that others contradict");
    assert!(named > 150 && silent > 100 && named + silent > 550, "{named} {silent}");
}

#[test]
fn those_who_send_and_receive_are_those_of_the_files() {
    crate::actors::actors_hold(session(), LIVE, 60);
}
