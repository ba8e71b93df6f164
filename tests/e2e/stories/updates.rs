//! The server goes over to a new version, and each request for it is harmed in every way: the reader goes on with the whole of the version
//! that is kept, sees no file of another with it, and has the whole of the new one at the latest with the next visit to a server that is
//! well.
use crate::browser::{Settings, dist};
use crate::editions::Edition;
use crate::engine::Engine;
use crate::line::{Harm, Line};
use crate::page::{Page, story_at};
use crate::stories::offline::UPDATE;
use crate::{pool, told};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

const SOON: Duration = Duration::from_secs(20);
const MINUTE: Duration = Duration::from_secs(60);

const KEPT: &str = "performance.getEntriesByName('jejak:ready').length && document.querySelector('#summary[data-count]') \
    && document.querySelector('#offline').dataset.kept === 'ready'";
const IS_TWO: &str = "document.querySelector('meta[name=edition]')?.content === 'two'";
const OFFERED: &str = "document.querySelector('.update .primary')";
const TOLD: &str = "getComputedStyle(document.querySelector('#needs-data')).display !== 'none'";
/// Which files this page has asked for, by their names.
const FILES: &str = "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname.slice(1))";

/// What an update asks for: the worker, the front page, a file of each kind.
const REQUESTS: [&str; 6] = ["GET /sw.js", "GET / ", "GET /save/saver-", "GET /jejak-ekspor_bg-", "GET /later-", "GET /extra-two-2"];

/// A version whose script, code, styles and front page are others.
fn second() -> Edition {
    let two = Edition::named("two");
    // A section of WebAssembly that holds nothing but its name.
    for (stem, ending, more) in
        [("save/saver", ".js", "\n// two\n"), ("jejak-ekspor_bg", ".wasm", "\0\u{2}\u{1}2"), ("later", ".css", "\n")]
    {
        let bytes = fs::read(two.file(stem, ending)).expect("a file");
        two.put(stem, ending, &[bytes.as_slice(), more.as_bytes()].concat());
    }
    two
}

/// The files of a folder that no other has.
fn only_in(folder: &Path, other: &Path) -> BTreeSet<String> {
    let names = |folder: &Path| -> BTreeSet<String> {
        fs::read_dir(folder).expect("the site").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    };
    names(folder).difference(&names(other)).cloned().collect()
}

/// Which of these files the page has.
async fn has_of(page: &Page, others: &BTreeSet<String>) -> Vec<String> {
    let files = page.js(FILES).await;
    let names = files.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned));
    names.filter(|name| others.contains(name)).collect()
}

/// A reader with the first version in a tab, whose line to the second is harmed.
struct Reader {
    request: &'static str,
    line: Line,
    tab: String,
}

/// The files that only the one version and only the other has.
struct Own {
    one: BTreeSet<String>,
    two: BTreeSet<String>,
}

impl Reader {
    async fn visit(&self, page: &Page) {
        page.go_to_tab(&self.tab).await;
        page.js("window.__old = true; location.reload()").await;
        page.wait_until("!window.__old").await;
    }

    /// What is wrong while the line is harmed.
    async fn goes_on(&self, page: &Page, own: &Own, harm: Harm) -> Option<String> {
        page.go_to_tab(&self.tab).await;
        let is_whole = page.comes_within(MINUTE, &format!("({KEPT}) && !({IS_TWO})")).await;
        for _ in 0..200 {
            if self.line.harmed() > 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        // A worker with another letter in a comment is as good as any, and the next visit finds that it is not the server's.
        let is_sound = harm == Harm::Flips && self.request.ends_with("sw.js");
        let is_offered = !is_sound && page.js(&format!("return Boolean({OFFERED})")).await == true;
        let mixed = has_of(page, &own.two).await;
        let is_well = is_whole && !is_offered && mixed.is_empty() && self.line.harmed() > 0;
        (!is_well).then(|| {
            format!("{}: whole {is_whole}, offered {is_offered}, of the other {mixed:?}, harmed {}", self.request, self.line.harmed())
        })
    }

    /// What is wrong once the server is well and the reader comes again.
    async fn has_the_second(&self, page: &Page, own: &Own) -> Option<String> {
        page.go_to_tab(&self.tab).await;
        if !page.comes_within(MINUTE, OFFERED).await {
            return Some(format!("{}: the new version is not offered", self.request));
        }
        let mixed = has_of(page, &own.two).await;
        page.js(&format!("{OFFERED}.click()")).await;
        let comes = page.comes_within(MINUTE, &format!("({IS_TWO}) && ({KEPT}) && !document.querySelector('.update')")).await;
        let mixed = [mixed, has_of(page, &own.one).await].concat();
        let caches = page.js_async("caches.keys().then(names => arguments[0](names.length))").await;
        let is_well = comes && mixed.is_empty() && caches == 1;
        (!is_well).then(|| format!("{}: came {comes}, of the other {mixed:?}, caches {caches}", self.request))
    }
}

fn harmed(harm: Harm) {
    if Engine::now() != Engine::Chromium {
        println!("{harm:?}: tried in Chromium");
        return;
    }
    let (old, two) = (pool::serve(&dist()), second());
    let new = pool::serve(&two.folder);
    let own = Own { one: only_in(&dist(), &two.folder), two: only_in(&two.folder, &dist()) };
    let settings = Settings { is_impatient: true, ..Settings::default() };
    story_at(&format!("updates-{harm:?}"), settings, &old.address(), async move |page: Page| {
        page.expect_trouble("");
        let (mut readers, mut wrong) = (Vec::new(), Vec::new());
        for request in REQUESTS {
            let line = Line::to(old.port());
            let tab = page.open_tab(&format!("{}#lang=id", line.address())).await;
            readers.push(Reader { request, line, tab });
        }
        for Reader { line, tab, request } in &readers {
            page.go_to_tab(tab).await;
            page.wait_within(MINUTE, KEPT).await;
            line.lead_to(new.port());
            line.harm(Some((request, harm)));
        }
        for reader in &readers {
            reader.visit(&page).await;
        }
        for reader in &readers {
            wrong.extend(reader.goes_on(&page, &own, harm).await);
        }
        for reader in &readers {
            reader.line.harm(None);
            reader.visit(&page).await;
        }
        for reader in &readers {
            wrong.extend(reader.has_the_second(&page, &own).await);
        }
        page.close_tabs().await;
        assert!(wrong.is_empty(), "{harm:?}: {wrong:#?}");
        page.keep((old, new, two, readers));
    });
}

macro_rules! stories {
    ($($harm:ident $name:ident),*) => {
        mod a_request_of_an_update {
            $(#[test] fn $name() { super::harmed(super::Harm::$harm); })*
        }
    };
}

stories! {
    Hangs hangs, Dies dies, Cuts is_cut, Stops stops_in_the_middle, Flips has_a_flipped_byte, Lies is_another_page, Refuses is_refused,
    Goes is_gone
}

/// A worker whose list of files came damaged would be whole without the parts that only some readers need, and could never fetch them.
#[test]
fn an_update_whose_list_is_damaged_is_never_offered() {
    let (old, two) = (pool::serve(&dist()), second());
    let worker = two.folder.join("sw.js");
    let script = fs::read_to_string(&worker).expect("the worker");
    let (before, hash) =
        script.split_once("\"table/table_ui_bg-").and_then(|(_, rest)| rest.split_once("\":\"")).expect("a file of the part");
    let other = if hash.starts_with('A') { "B" } else { "A" };
    let damaged = script.replace(&format!("{before}\":\"{hash}"), &format!("{before}\":\"{other}{}", &hash[1..]));
    assert_ne!(damaged, script);
    let new = pool::serve(&two.folder);
    let line = Line::to(old.port());
    story_at("damaged-list", Settings::default(), &line.address(), async move |page: Page| {
        page.expect_trouble("sw.js");
        page.open("").await;
        page.wait_until(KEPT).await;
        fs::write(&worker, damaged).expect("the damaged worker");
        line.lead_to(new.port());
        assert_eq!(page.js_async(UPDATE).await, false, "it is refused");
        fs::write(&worker, script).expect("the worker as it was");
        assert_eq!(page.js_async(UPDATE).await, true, "the sound one is taken");
        page.keep((old, new, two));
    });
}

/// Half of a new version is on the server, or a cache on the way keeps half of the old one: a first visit is told so, and has the whole of
/// the new version once the rest is there.
#[test]
fn a_first_visit_to_a_mix_of_two_versions_is_told_and_ends_with_the_new_one() {
    if Engine::now() != Engine::Chromium {
        println!("tried in Chromium");
        return;
    }
    let two = second();
    let own = Own { one: only_in(&dist(), &two.folder), two: only_in(&two.folder, &dist()) };
    let copied = |from: &Path, to: &Path| assert!(fs::copy(from, to).is_ok(), "a copy");
    // The old front page, whose files are gone.
    let gone = second();
    copied(&dist().join("index.html"), &gone.folder.join("index.html"));
    // The new front page, whose files are not there yet.
    let early = Edition::first();
    for name in ["index.html", "sw.js"] {
        copied(&two.folder.join(name), &early.folder.join(name));
    }
    // Old bytes under the new names.
    let lie = second();
    for (stem, ending) in [("save/saver", ".js"), ("jejak-ekspor_bg", ".wasm"), ("later", ".css")] {
        copied(
            &early.file(stem, ending),
            &two.file(stem, ending).strip_prefix(&two.folder).map(|name| lie.folder.join(name)).expect("a name"),
        );
    }
    let new = pool::serve(&two.folder);
    let settings = Settings { is_impatient: true, ..Settings::default() };
    story_at("updates-mixed", settings, &new.address(), async move |page: Page| {
        page.expect_trouble("");
        let (mut visits, mut wrong) = (Vec::new(), Vec::new());
        // Whether the page comes by itself: names of the new version do, those of the old one are gone for ever.
        for (what, edition, is_itself) in [("gone", gone, false), ("early", early, true), ("lie", lie, true)] {
            let site = pool::serve(&edition.folder);
            let line = Line::to(site.port());
            let tab = page.open_tab(&format!("{}#lang=id", line.address())).await;
            visits.push((what, line, tab, is_itself, site, edition));
        }
        let sentence = told::front_page("needs-data", "id");
        for (what, line, tab, ..) in &visits {
            page.go_to_tab(tab).await;
            let told = format!("{TOLD} && document.querySelector('#needs-data').innerText.includes('{sentence}')");
            if !page.comes_within(SOON, &told).await || page.js("return Boolean(document.querySelector('#summary'))").await == true {
                wrong.push(format!("{what}: not told, or told beside a page that works"));
            }
            line.lead_to(new.port());
        }
        for (what, _, tab, is_itself, ..) in &visits {
            page.go_to_tab(tab).await;
            if !is_itself {
                page.js("window.__old = true; location.reload()").await;
                page.wait_until("!window.__old").await;
            }
            let comes = page.comes_within(MINUTE, &format!("({IS_TWO}) && ({KEPT})")).await;
            let mixed = has_of(&page, &own.one).await;
            if !comes || !mixed.is_empty() {
                wrong.push(format!("{what}: came {comes}, of the other {mixed:?}"));
            }
        }
        page.close_tabs().await;
        assert!(wrong.is_empty(), "{wrong:#?}");
        page.keep((visits, new, two));
    });
}
