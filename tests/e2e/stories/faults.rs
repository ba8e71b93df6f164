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

/// A request, and what is seen of it.
#[derive(Clone, Copy)]
struct Asked {
    /// The beginning of the file's name.
    part: &'static str,
    /// What the reader does for it, and does again where it did not come; nothing where the page asks by itself.
    act: Option<&'static str>,
    /// What follows in the end.
    end: &'static str,
}

/// What a page asks for by itself.
fn by_itself() -> Vec<Asked> {
    let parts = [
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
    parts.map(|part| Asked { part, act: None, end: WHOLE }).to_vec()
}

/// What it asks for at an act of the reader.
fn at_an_act() -> Vec<Asked> {
    let all = [
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
    all.map(|(part, act, end)| Asked { part, act: Some(act), end }).to_vec()
}

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
    asked: Asked,
    line: Line,
    tab: String,
}

impl Case {
    async fn open(page: &Page, port: u16, harm: Harm, asked: Asked) -> Case {
        let line = Line::to(port);
        line.harm(Some((asked.part, harm)));
        let tab = page.open_tab(&format!("{}#lang=id", line.address())).await;
        Case { asked, line, tab }
    }

    /// What is wrong where the reader is not told in time, or not in a sentence of their own. What a second try brings is not told at all.
    async fn is_told(&self, page: &Page) -> Option<String> {
        let Asked { act, end, .. } = self.asked;
        page.go_to_tab(&self.tab).await;
        if let Some(act) = act {
            page.wait_until("performance.getEntriesByName('jejak:ready').length").await;
            page.js(act).await;
        }
        let told = if act.is_some() { ANSWERED } else { TOLD };
        let is_told = page.comes_within(SOON, &format!("{told}.length || ({end})")).await;
        let told = page.js(&format!("return {told}")).await;
        let sentences: Vec<&str> = told.as_array().into_iter().flatten().filter_map(|told| told.as_str()).collect();
        let is_true = |told: &str| told.contains(['.', '…', ':']) && !told.contains("JavaScript");
        let is_well = is_told && self.line.harmed() > 0 && sentences.into_iter().all(is_true);
        self.line.harm(None);
        (!is_well).then(|| format!("{}: harmed {}, told {told}", self.asked.part, self.line.harmed()))
    }

    /// What is wrong where it does not come once the server is well.
    async fn comes(&self, page: &Page) -> Option<String> {
        let Asked { part, act, end } = self.asked;
        page.go_to_tab(&self.tab).await;
        let end = match act {
            None => format!("({end}) && !{TOLD}.length"),
            Some(act) => {
                if page.js(&format!("return Boolean({end})")).await == false {
                    page.js(act).await;
                }
                end.to_owned()
            }
        };
        if page.comes_within(MINUTE, &end).await {
            return None;
        }
        let left = page.js(&format!("return [{TOLD}, {ANSWERED}, document.querySelector('#offline')?.dataset.kept]")).await;
        Some(format!("{part}: a minute after all was well: {left}"))
    }
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

fn each(harm: Harm, all: Vec<Asked>) {
    if !is_tried(harm) {
        return;
    }
    let site = pool::serve(&dist());
    let settings = Settings { is_impatient: true, ..Settings::default() };
    story_at(&format!("faults-{harm:?}"), settings, &site.address(), async move |page: Page| {
        // All of it is brought about.
        page.expect_trouble("");
        let (mut cases, mut wrong) = (Vec::new(), Vec::new());
        for asked in all {
            cases.push(Case::open(&page, site.port(), harm, asked).await);
        }
        for case in &cases {
            wrong.extend(case.is_told(&page).await);
        }
        for case in &cases {
            wrong.extend(case.comes(&page).await);
        }
        page.close_tabs().await;
        assert!(wrong.is_empty(), "{harm:?}: {wrong:#?}");
        page.keep((site, cases));
    });
}

/// A story of each harm.
macro_rules! stories {
    ($($harm:ident $name:ident),*) => {
        mod what_a_page_asks_for_by_itself {
            $(#[test] fn $name() { super::each(super::Harm::$harm, super::by_itself()); })*
        }
        mod what_it_asks_for_at_an_act {
            $(#[test] fn $name() { super::each(super::Harm::$harm, super::at_an_act()); })*
        }
    };
}

stories! {
    Hangs hangs, Dies dies, Cuts is_cut, Stops stops_in_the_middle, Flips has_a_flipped_byte, Lies is_another_page, Refuses is_refused,
    Goes is_gone
}
