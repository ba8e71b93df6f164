//! What is shown of the fixture is shown of the data too: answers, groups, lanes, findings.
use super::{LIVE, session};
use crate::{charts, compare_group, filter};
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::finding::Check;

#[test]
fn a_thousand_links_answer_as_a_brute_force_over_the_files_does() {
    filter::answers_as_the_files(session(), LIVE, 1000);
}

#[test]
fn in_any_state_every_claim_is_drawn_and_no_text_touches_another() {
    charts::every_claim_is_drawn_and_no_text_touches_another(session());
}

#[test]
fn a_label_stands_within_the_span_of_its_mark_or_a_line_leads_to_it() {
    charts::labels::labels_belong_to_their_marks(session());
}

#[test]
fn the_groups_are_those_of_a_plain_oracle() {
    let cards = session().cards.as_ref().expect("the words of the cards");
    assert!(compare_group::groups_are_those_of_the_oracle(&session().data, cards) > 30);
}

/// The gate refuses an amount that its original does not yield, so that one finds nothing.
#[test]
fn almost_every_check_finds_something() {
    let data = Dataset::embedded();
    let finds = |check: &Check| data.compared.checks.iter().any(|bits| bits & (1 << *check as u32) != 0);
    assert!(!finds(&Check::Original));
    let silent: Vec<&str> = Check::ALL.iter().filter(|check| !finds(check)).map(|check| check.code()).collect();
    assert!(silent.len() <= 3, "{silent:?}");
}
