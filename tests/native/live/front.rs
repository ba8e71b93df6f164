//! The first screen of the data as they are.
use super::{LIVE, session};
use crate::front::{delivered_holds, sentences_hold, stories_hold};
use jejak_ekspor::present::front::markup;

#[test]
fn the_first_screen_says_what_the_claims_say() {
    stories_hold(session(), LIVE);
    sentences_hold(session());
    delivered_holds(session());
    if let Ok(file) = std::env::var("JEJAK_FRONT") {
        std::fs::write(file, markup(session())).expect("a file to look at");
    }
}
