//! Every request of the page, harmed in every way that nets and servers harm one: within twenty seconds the reader is told in a sentence of
//! their language, and the page is whole within a minute of the server's recovery, without an act of theirs.
use crate::browser::{Settings, dist};
use crate::line::{Harm, Line};
use crate::page::{Page, story_at};
use crate::pool;
use std::time::Duration;

/// By then the reader is told what is wrong.
const SOON: Duration = Duration::from_secs(20);
/// Within which a page is whole once the server is well.
const MINUTE: Duration = Duration::from_secs(60);

/// What a page asks for by itself: the beginnings of their names.
const BY_ITSELF: [&str; 12] = [
    "/jejak-ekspor-",
    "jejak-ekspor_bg-",
    "/first-",
    "/names-id-",
    "jejak-ekspor_later-",
    "/later-",
    "/further-",
    "/titles-id-",
    "/cards-",
    "/names-en-",
    "/titles-en-",
    "/sw.js",
];

/// The sentences that the page shows because something is wrong.
const TOLD: &str = "[...document.querySelectorAll('[role=alert], .news, #offline')].filter(told => told.checkVisibility() \
    && (told.id !== 'offline' || told.dataset.kept && told.dataset.kept !== 'ready')).map(told => told.innerText.trim()).filter(Boolean)";
/// Everything is here, and kept for a visit without a net.
const WHOLE: &str = "performance.getEntriesByName('jejak:ready').length && document.querySelector('#summary[data-count]') \
    && document.querySelector('#offline').dataset.kept === 'ready'";

/// A page in a tab of its own whose net does this harm.
struct Case {
    part: &'static str,
    line: Line,
    tab: String,
}

/// Opens a tab for each of the parts.
async fn open(page: &Page, port: u16, harm: Harm) -> Vec<Case> {
    let mut cases = Vec::new();
    for part in BY_ITSELF {
        let line = Line::to(port);
        line.harm(Some((part, harm)));
        let tab = page.open_tab(&format!("{}#lang=id", line.address())).await;
        cases.push(Case { part, line, tab });
    }
    cases
}

fn each_request(harm: Harm) {
    let site = pool::serve(&dist());
    let settings = Settings { is_impatient: true, ..Settings::default() };
    story_at(&format!("faults-{harm:?}"), settings, &site.address(), async move |page: Page| {
        // All of it is brought about.
        page.expect_trouble("");
        let cases = open(&page, site.port(), harm).await;
        let mut wrong = Vec::new();
        for Case { part, line, tab } in &cases {
            page.go_to_tab(tab).await;
            // One that a second try brings is not told at all.
            let is_told = page.comes_within(SOON, &format!("{TOLD}.length || ({WHOLE})")).await;
            let told = page.js(&format!("return {TOLD}")).await;
            let sentences: Vec<&str> = told.as_array().into_iter().flatten().filter_map(|told| told.as_str()).collect();
            let is_true = |told: &str| told.contains(['.', '…']) && !told.contains("JavaScript");
            if !is_told || line.harmed() == 0 || !sentences.into_iter().all(is_true) {
                wrong.push(format!("{harm:?} {part}: harmed {}, told {told}", line.harmed()));
            }
            line.harm(None);
        }
        for Case { part, tab, .. } in &cases {
            page.go_to_tab(tab).await;
            if !page.comes_within(MINUTE, &format!("({WHOLE}) && !{TOLD}.length")).await {
                let left = page.js(&format!("return [{TOLD}, document.visibilityState, document.querySelector('#offline')?.dataset.kept, performance.getEntriesByName('jejak:ready').length, performance.now()]")).await;
                wrong.push(format!("{harm:?} {part}: a minute after all was well: {left}"));
            }
        }
        page.close_tabs().await;
        assert!(wrong.is_empty(), "{wrong:#?}");
        page.keep((site, cases));
    });
}

#[test]
fn a_request_that_hangs_is_told_and_comes_once_the_server_is_well() {
    each_request(Harm::Hangs);
}

#[test]
fn a_request_whose_connection_dies_is_told_and_comes_once_the_server_is_well() {
    each_request(Harm::Dies);
}

#[test]
fn a_request_that_is_cut_is_told_and_comes_once_the_server_is_well() {
    each_request(Harm::Cuts);
}

#[test]
fn a_request_that_stops_in_the_middle_is_told_and_comes_once_the_server_is_well() {
    each_request(Harm::Stops);
}

#[test]
fn a_request_with_a_flipped_byte_is_told_and_comes_once_the_server_is_well() {
    each_request(Harm::Flips);
}

#[test]
fn a_request_that_is_another_page_is_told_and_comes_once_the_server_is_well() {
    each_request(Harm::Lies);
}

#[test]
fn a_request_that_is_refused_is_told_and_comes_once_the_server_is_well() {
    each_request(Harm::Refuses);
}

#[test]
fn a_request_that_is_gone_is_told_and_comes_once_the_server_is_well() {
    each_request(Harm::Goes);
}
