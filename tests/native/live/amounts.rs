//! A search for the figures of the data.
use super::{LIVE, session};
use crate::amount_search::spellings_find_the_same;

#[test]
fn figures_in_five_spellings_find_exactly_the_claims_they_round_to() {
    let tried = spellings_find_the_same(session(), &LIVE, 20);
    assert!(tried > 100, "{tried}");
}
