//! Links that were given away go on showing the same claims: `tests/fixture/links.tsv` holds links of every key and spelling that the page
//! ever wrote or read, each with the claims of the fixture that it shows, in their order. The first line, which chooses nothing, names the
//! claims there were then: others are passed over, so that a line never has to change. Four did: `1,8 triliun` found `451,8 triliun`, and does no longer; as of
//! a day nothing is shown of a period that ends later.
//!
//! `JEJAK_WRITE=1` in the environment writes the claims of lines that have none yet.
use crate::support::fixture::{FIXTURE, session};
use jejak_ekspor::state::{Lang, permalink};
use std::fs;

const FILE: &str = "links.tsv";

#[test]
fn a_link_that_was_given_away_shows_the_same_claims() {
    let session = session();
    let text = FIXTURE.read(FILE);
    let known: Vec<&str> =
        text.lines().next().and_then(|line| line.split_once('\t')).map_or_else(Vec::new, |(_, ids)| ids.split(' ').collect());
    let mut written = String::new();
    let mut wrong = Vec::new();
    let mut shown = 0;
    for line in text.lines() {
        let (link, wanted) = line.split_once('\t').map_or((line, None), |(link, ids)| (link, Some(ids)));
        let (state, _) = permalink::parse(link, &session.data, &session.facets);
        let answer = session.answer(&state, Lang::Id);
        let ids = answer.rows.iter().map(|row| session.data.claims[*row].id.as_str());
        let ids: Vec<&str> = ids.filter(|id| known.is_empty() || known.contains(id)).collect();
        shown += usize::from(!ids.is_empty());
        let ids = ids.join(" ");
        if wanted.is_some_and(|wanted| wanted != ids) {
            wrong.push(format!("{link}\n  was   {}\n  is    {ids}", wanted.unwrap_or_default()));
        }
        written += &format!("{link}\t{}\n", wanted.unwrap_or(&ids));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    if std::env::var_os("JEJAK_WRITE").is_some() {
        fs::write([FIXTURE.0, FILE].concat(), &written).expect("the list");
    } else {
        assert_eq!(written, text, "each line has its claims");
    }
    assert!(text.lines().count() > 60 && shown > 40, "{shown}");
}
