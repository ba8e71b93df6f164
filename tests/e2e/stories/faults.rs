//! Every request of the page, harmed in every way that nets and servers harm one: within twenty seconds the reader is told what is the case in
//! a sentence of their language, by the table below, and the page is whole within a minute of the server's recovery, without an act of theirs.
use crate::browser::{Settings, dist};
use crate::engine::Engine;
use crate::line::{Harm, Line};
use crate::page::{Page, story_at};
use crate::{pool, told};
use jejak_ekspor::present::i18n::{later_strings, strings, table_ui, text_reader};
use jejak_ekspor::state::Lang;
use std::env;
use std::time::Duration;

/// By then the reader is told what is wrong.
const SOON: Duration = Duration::from_secs(20);
/// Within which a page is whole once the server is well.
const MINUTE: Duration = Duration::from_secs(60);

/// What a reader is told of a file that does not come, in whichever way it does not.
#[derive(Clone, Copy)]
enum Told {
    /// By the front page itself: the page is not whole.
    FrontPage,
    /// What follows the first view is not here.
    Part,
    /// The words of the cards, or those of the other language.
    Details,
    /// The page is not kept.
    Keeping,
    Answer,
    /// What opens tables and reads texts.
    ByHand,
    Tables,
    Texts,
    Saver,
}

impl Told {
    fn sentence(self, lang: Lang) -> &'static str {
        let later = later_strings(lang);
        match self {
            Told::FrontPage => told::front_page("needs-data", lang.code()),
            Told::Part => strings(lang).page.part_missing,
            Told::Details => later.absent.details_failed,
            Told::Keeping => later.offline.interrupted,
            Told::Answer => later.absent.answer_failed,
            Told::ByHand => later.absent.missing,
            Told::Tables => table_ui::words(lang).worker_missing,
            Told::Texts => text_reader::words(lang).missing,
            Told::Saver => later.save.missing,
        }
    }

    /// What stands beside the sentence: the button, the same in the other language before the page knows the reader's, and whether the
    /// page is kept, which it cannot be.
    fn beside(self, lang: Lang) -> Vec<&'static str> {
        let later = later_strings(lang);
        let mut beside = vec![strings(lang).page.retry, later.offline.preparing, later.offline.interrupted];
        if matches!(self, Told::FrontPage) {
            beside.extend([Lang::Id, Lang::En].map(|lang| self.sentence(lang)));
        }
        beside
    }
}

/// A request, and what is seen of it.
#[derive(Clone, Copy)]
struct Asked {
    /// The beginning of the file's name.
    part: &'static str,
    /// What the reader does for it, and does again where it did not come; nothing where the page asks by itself.
    act: Option<&'static str>,
    /// What must be told where it does not come.
    told: Told,
    /// What follows in the end.
    end: &'static str,
}

/// What a page asks for by itself.
const BY_ITSELF: [(&str, Told); 12] = [
    ("/jejak-ekspor-", Told::FrontPage),
    ("jejak-ekspor_bg-", Told::FrontPage),
    ("/first-", Told::FrontPage),
    (NAMES, Told::FrontPage),
    ("jejak-ekspor_later-", Told::Part),
    ("/later-", Told::Part),
    ("/further-", Told::Part),
    (TITLES, Told::Part),
    ("/cards-", Told::Details),
    (OTHER_NAMES, Told::Details),
    (OTHER_TITLES, Told::Details),
    ("/sw.js", Told::Keeping),
];

/// What it asks for at an act of the reader.
const AT_AN_ACT: [(&str, &str, Told, &str); 10] = [
    ("jejak-ekspor_answers-", GO_TO_PLACE, Told::Answer, PLACE),
    ("/table/table_ui-", OPEN_TABLE, Told::ByHand, DESK),
    ("/table/table_ui_bg-", OPEN_TABLE, Told::ByHand, DESK),
    ("/table/table_worker-", OPEN_FILE, Told::Tables, OPENED),
    ("/table/table_worker_bg-", OPEN_FILE, Told::Tables, OPENED),
    ("/text/screen-", READ_TEXT, Told::ByHand, READ),
    ("/text/text_reader-", READ_TEXT, Told::Texts, READ),
    ("/text/text_reader_bg-", READ_TEXT, Told::Texts, READ),
    ("/save/saver-", SAVE, Told::Saver, SAVED),
    ("/save/saver_bg-", SAVE, Told::Saver, SAVED),
];

/// The words of the reader's language and of the other one.
const NAMES: &str = "/names-id-";
const OTHER_NAMES: &str = "/names-en-";
const TITLES: &str = "/titles-id-";
const OTHER_TITLES: &str = "/titles-en-";

fn by_itself() -> Vec<Asked> {
    BY_ITSELF.map(|(part, told)| Asked { part, act: None, told, end: WHOLE }).to_vec()
}

fn at_an_act() -> Vec<Asked> {
    AT_AN_ACT.map(|(part, act, told, end)| Asked { part, act: Some(act), told, end }).to_vec()
}

const GO_TO_PLACE: &str = "location.hash = `lang=${document.documentElement.lang}&region=3524`";
const PLACE: &str = "document.querySelector('main h2')?.textContent.includes('Lamongan')";
const OPEN_TABLE: &str = "document.querySelector('#open-table').click()";
const DESK: &str = "document.querySelector('#desk[open]')";
const OPEN_FILE: &str = "jejak.open(new File(['bulan,nilai\\n2022-01,5\\n'], 'a.csv')).then(() => { window.__opened = true }, error => { window.__told = error.message })";
const OPENED: &str = "window.__opened";
/// A text is pasted; where one stands there already, after its screen is closed.
const READ_TEXT: &str = concat!("document.querySelector('dialog[open]')?.close();", paste!("Ekspor Lamongan 2023 mencapai Rp96 triliun."));
const READ: &str = "document.querySelector('.reader-card')";
const SAVE: &str = "[...document.querySelectorAll('.save button')].find(button => button.textContent === 'XLSX').click()";
const SAVED: &str = "document.querySelector('.save [role=status]').textContent.includes('.xlsx')";

/// The sentences that the page shows because something is wrong.
const TOLD: &str = "[...document.querySelectorAll('[role=alert], .news, #offline')].filter(told => told.checkVisibility() \
    && (told.id !== 'offline' || told.dataset.kept && told.dataset.kept !== 'ready')).map(told => told.innerText.trim()).filter(Boolean)";
/// Those about what the reader does.
const ANSWERED: &str = "[...document.querySelectorAll('[role=alert], .news, .save [role=status], .reader-head [role=status]')] \
    .filter(told => told.checkVisibility()).map(told => told.innerText.trim()).concat(window.__told ?? '').filter(Boolean)";
/// Everything is here, and kept for a visit without a net.
const WHOLE: &str = "performance.getEntriesByName('jejak:ready').length && document.querySelector('#summary[data-count]') \
    && document.querySelector('#offline').dataset.kept === 'ready'";

/// A page in a tab of its own whose net does this harm.
struct Case {
    asked: Asked,
    lang: Lang,
    line: Line,
    tab: String,
}

impl Case {
    async fn open(page: &Page, port: u16, harm: Harm, lang: Lang, asked: Asked) -> Case {
        let line = Line::to(port);
        let part = match (lang, asked.part) {
            (Lang::En, NAMES) => OTHER_NAMES,
            (Lang::En, OTHER_NAMES) => NAMES,
            (Lang::En, TITLES) => OTHER_TITLES,
            (Lang::En, OTHER_TITLES) => TITLES,
            (_, part) => part,
        };
        line.harm(Some((part, harm)));
        let tab = page.open_tab(&format!("{}#lang={}", line.address(), lang.code())).await;
        Case { asked, lang, line, tab }
    }

    /// What is wrong where the reader is not told in time, or anything else than what is the case.
    async fn is_told(&self, page: &Page) -> Option<String> {
        let Asked { part, act, told, .. } = self.asked;
        page.go_to_tab(&self.tab).await;
        if let Some(act) = act {
            page.wait_until("performance.getEntriesByName('jejak:ready').length").await;
            page.js(act).await;
        }
        let shown = if act.is_some() { ANSWERED } else { TOLD };
        let sentence = told.sentence(self.lang);
        let is_told = page.comes_within(SOON, &format!("{shown}.some(told => told.includes('{sentence}'))")).await;
        let shown = page.js(&format!("return {shown}")).await;
        let beside = told.beside(self.lang);
        let is_true = |shown: &str| {
            let rest = shown.replace(sentence, "");
            beside.iter().fold(rest, |rest, beside| rest.replace(beside, "")).trim().is_empty()
        };
        let is_well =
            is_told && self.line.harmed() > 0 && shown.as_array().into_iter().flatten().all(|shown| shown.as_str().is_some_and(is_true));
        self.line.harm(None);
        (!is_well).then(|| format!("{part}: harmed {}, told {shown} and not “{sentence}”", self.line.harmed()))
    }

    /// What is wrong where it does not come once the server is well.
    async fn comes(&self, page: &Page) -> Option<String> {
        let Asked { part, act, end, .. } = self.asked;
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

/// Which harms an engine is put to (all of them in Chromium with `JEJAK_HARMS=all`): the page's own code is the same in all, and each harm takes a minute.
fn is_tried(harm: Harm) -> bool {
    let is_tried = match Engine::now() {
        Engine::Chromium => {
            env::var_os("JEJAK_HARMS").is_some() || matches!(harm, Harm::Hangs | Harm::Stops | Harm::Flips | Harm::Lies | Harm::Goes)
        }
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
        // Each request in one language and, harmed in the next way, in the other.
        for (nth, asked) in (harm as usize..).zip(all) {
            let lang = if nth % 2 == 0 { Lang::Id } else { Lang::En };
            cases.push(Case::open(&page, site.port(), harm, lang, asked).await);
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

/// The front page itself comes in part and no more of it: what is here says so, and the whole of it comes by itself. Of a page that is cut
/// or cannot be unpacked the browser shows nothing; of that and the other harms it tells in its own words, unless a copy is kept (see
/// `updates`).
#[test]
fn a_front_page_without_its_end_is_told_and_comes_once_the_server_is_well() {
    if Engine::now() != Engine::Chromium {
        println!("tried in Chromium");
        return;
    }
    let site = pool::serve(&dist());
    let settings = Settings { is_impatient: true, ..Settings::default() };
    story_at("faults-front-page", settings, &site.address(), async move |page: Page| {
        page.expect_trouble("");
        let line = Line::to(site.port());
        line.harm(Some(("GET / ", Harm::Stops)));
        let tab = page.open_tab(&format!("{}#lang=id", line.address())).await;
        page.go_to_tab(&tab).await;
        let sentences = [Lang::Id, Lang::En].map(|lang| Told::FrontPage.sentence(lang)).join(" ");
        let is_told = page.comes_within(SOON, &format!("document.body.innerText === '{sentences}'")).await;
        assert!(is_told, "{}", page.js("return document.documentElement?.innerText").await);
        line.harm(None);
        let is_whole = page.comes_within(MINUTE, WHOLE).await;
        assert!(is_whole, "{}", page.js("return document.documentElement?.innerText").await);
        page.close_tabs().await;
        page.keep((site, line));
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
