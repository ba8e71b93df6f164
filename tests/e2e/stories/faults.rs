//! Every request of the page, harmed in every way that nets and servers harm one: within twenty seconds the reader is told in a sentence of
//! their language, and the page is whole within a minute of the server's recovery, without an act of theirs.
use crate::browser::{Settings, dist};
use crate::engine::Engine;
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

/// What it asks for at an act of the reader: what they do, and what follows in the end. Pressing again tries again.
const AT_AN_ACT: [(&str, &str, &str); 10] = [
    ("jejak-ekspor_answers-", "location.hash = 'region=3524'", PLACE),
    ("/table/table_ui-", OPEN_TABLE, DESK),
    ("/table/table_ui_bg-", OPEN_TABLE, DESK),
    ("/table/table_worker-", OPEN_FILE, OPENED),
    ("/table/table_worker_bg-", OPEN_FILE, OPENED),
    ("/text/screen-", READ_TEXT, READ),
    ("/text/text_reader-", READ_TEXT, READ),
    ("/text/text_reader_bg-", READ_TEXT, READ),
    ("/save/saver-", SAVE, SAVED),
    ("/save/saver_bg-", SAVE, SAVED),
];
const PLACE: &str = "document.querySelector('main h2')?.textContent === 'Kabupaten Lamongan'";
const OPEN_TABLE: &str = "document.querySelector('#open-table').click()";
const DESK: &str = "document.querySelector('#desk[open]')";
const OPEN_FILE: &str = "jejak.open(new File(['bulan,nilai\\n2022-01,5\\n'], 'a.csv')).then(() => { window.__opened = true }, error => { window.__told = error.message })";
const OPENED: &str = "window.__opened";
const READ_TEXT: &str =
    "jejak.read('Ekspor Lamongan 2023 Rp96 triliun').then(() => { window.__read = true }, error => { window.__told = error.message })";
const READ: &str = "window.__read";
const SAVE: &str = "[...document.querySelectorAll('.save button')].find(button => button.textContent === 'XLSX').click()";
const SAVED: &str = "document.querySelector('.save [role=status]').textContent.includes('.xlsx')";

/// The sentences that the page shows because something is wrong.
const TOLD: &str = "[...document.querySelectorAll('[role=alert], .news, #offline')].filter(told => told.checkVisibility() \
    && (told.id !== 'offline' || told.dataset.kept && told.dataset.kept !== 'ready')).map(told => told.innerText.trim()).filter(Boolean)";
/// Those about what the reader does.
const ANSWERED: &str = "[...document.querySelectorAll('[role=alert], .news, .save [role=status]')].filter(told => told.checkVisibility()) \
    .map(told => told.innerText.trim()).concat(window.__told ?? '').filter(told => /tidak dapat|gagal|could not/.test(told))";
/// Everything is here, and kept for a visit without a net.
const WHOLE: &str = "performance.getEntriesByName('jejak:ready').length && document.querySelector('#summary[data-count]') \
    && document.querySelector('#offline').dataset.kept === 'ready'";

/// A page in a tab of its own whose net does this harm.
struct Case {
    part: &'static str,
    line: Line,
    tab: String,
}

impl Case {
    /// What is wrong where the reader is not told in time, or not in a sentence of their own.
    async fn told(&self, page: &Page, told: &str, end: &str) -> Option<String> {
        let is_told = page.comes_within(SOON, &format!("{told}.length || ({end})")).await;
        let told = page.js(&format!("return {told}")).await;
        let sentences: Vec<&str> = told.as_array().into_iter().flatten().filter_map(|told| told.as_str()).collect();
        let is_true = |told: &str| told.contains(['.', '…', ':']) && !told.contains("JavaScript");
        let is_well = is_told && self.line.harmed() > 0 && sentences.into_iter().all(is_true);
        (!is_well).then(|| format!("harmed {}, told {told}", self.line.harmed()))
    }
}

/// Opens a tab for each of the parts.
async fn open(page: &Page, port: u16, harm: Harm, parts: &[&'static str]) -> Vec<Case> {
    let mut cases = Vec::new();
    for part in parts {
        let line = Line::to(port);
        line.harm(Some((part, harm)));
        let tab = page.open_tab(&format!("{}#lang=id", line.address())).await;
        cases.push(Case { part, line, tab });
    }
    cases
}

/// Which harms an engine is put to: the page's own code is the same in all, and each harm takes a minute.
fn is_tried(harm: Harm) -> bool {
    let is_tried = match Engine::now() {
        Engine::Chromium => true,
        Engine::Firefox => harm == Harm::Flips,
        Engine::WebKit => false,
    };
    if !is_tried {
        println!("{harm:?}: not tried in {:?}", Engine::now());
    }
    is_tried
}

fn each_request(harm: Harm) {
    if !is_tried(harm) {
        return;
    }
    let site = pool::serve(&dist());
    let settings = Settings { is_impatient: true, ..Settings::default() };
    story_at(&format!("faults-{harm:?}"), settings, &site.address(), async move |page: Page| {
        // All of it is brought about.
        page.expect_trouble("");
        let cases = open(&page, site.port(), harm, &BY_ITSELF).await;
        let mut wrong = Vec::new();
        for case in &cases {
            page.go_to_tab(&case.tab).await;
            // What a second try brings is not told at all.
            wrong.extend(case.told(&page, TOLD, WHOLE).await.map(|told| format!("{harm:?} {}: {told}", case.part)));
            case.line.harm(None);
        }
        for Case { part, tab, .. } in &cases {
            page.go_to_tab(tab).await;
            if !page.comes_within(MINUTE, &format!("({WHOLE}) && !{TOLD}.length")).await {
                let left = page.js(&format!("return [{TOLD}, document.querySelector('#offline')?.dataset.kept]")).await;
                wrong.push(format!("{harm:?} {part}: a minute after all was well: {left}"));
            }
        }
        page.close_tabs().await;
        assert!(wrong.is_empty(), "{wrong:#?}");
        page.keep((site, cases));
    });
}

fn each_act(harm: Harm) {
    if !is_tried(harm) {
        return;
    }
    let site = pool::serve(&dist());
    let settings = Settings { is_impatient: true, ..Settings::default() };
    story_at(&format!("faults-acts-{harm:?}"), settings, &site.address(), async move |page: Page| {
        page.expect_trouble("");
        let cases = open(&page, site.port(), harm, &AT_AN_ACT.map(|(part, ..)| part)).await;
        let mut wrong = Vec::new();
        for (case, (.., act, end)) in cases.iter().zip(AT_AN_ACT) {
            page.go_to_tab(&case.tab).await;
            page.wait_until("performance.getEntriesByName('jejak:ready').length").await;
            page.js(act).await;
            wrong.extend(case.told(&page, ANSWERED, end).await.map(|told| format!("{harm:?} {}: {told}", case.part)));
            case.line.harm(None);
        }
        for (case, (part, act, end)) in cases.iter().zip(AT_AN_ACT) {
            page.go_to_tab(&case.tab).await;
            if page.js(&format!("return Boolean({end})")).await == false {
                page.js(act).await;
            }
            if !page.comes_within(MINUTE, end).await {
                wrong.push(format!("{harm:?} {part}: does not come after all was well: {}", page.js(&format!("return {ANSWERED}")).await));
            }
        }
        page.close_tabs().await;
        assert!(wrong.is_empty(), "{wrong:#?}");
        page.keep((site, cases));
    });
}

/// A story of each harm.
macro_rules! stories {
    ($($harm:ident $name:ident),*) => {
        mod what_a_page_asks_for_by_itself {
            $(#[test] fn $name() { super::each_request(super::Harm::$harm); })*
        }
        mod what_it_asks_for_at_an_act {
            $(#[test] fn $name() { super::each_act(super::Harm::$harm); })*
        }
    };
}

stories! {
    Hangs hangs, Dies dies, Cuts is_cut, Stops stops_in_the_middle, Flips has_a_flipped_byte, Lies is_another_page, Refuses is_refused,
    Goes is_gone
}
