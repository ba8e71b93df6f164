//! After one load the page needs its server no more; a new version is offered, and a broken one harms nobody.
use crate::browser::{Settings, dist};
use crate::editions::{EXTRA, Edition};
use crate::facts::Facts;
use crate::line::Line;
use crate::page::{Page, story_at};
use crate::pool;

const READY: &str = "document.querySelector('#offline').dataset.kept === 'ready'";
const IS_TWO: &str = "document.querySelector('meta[name=edition]')?.content === 'two'";

/// Asks for the newest version and waits until the browser has taken or refused it; gives whether one waits.
pub const UPDATE: &str = "
    const done = arguments[0];
    (async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration.update().catch(() => {});
        const coming = registration.installing;
        if (coming) await new Promise(resolve => {
            const look = () => { if (coming.state !== 'installing') resolve(); };
            coming.addEventListener('statechange', look);
            look();
        });
        done(Boolean(registration.waiting));
    })().catch(error => done(String(error)));";

async fn keep(page: &Page) {
    page.open("").await;
    page.wait_until(READY).await;
}

async fn is_whole_page(page: &Page) {
    page.open("").await;
    page.wait_for_count(Facts::read().ids(&[]).len()).await;
    let id = Facts::read().first_of("award");
    page.open(&format!("claim={id}")).await;
    page.wait_for(&format!("aside.card[data-claim=\"{id}\"]")).await;
    let publisher = page.js_with("return jejak.claim(arguments[0]).source.publisher", vec![id.as_str().into()]).await;
    assert!(page.text("aside.card").await.contains(publisher.as_str().expect("a publisher")));
}

#[test]
fn with_the_server_gone_everything_still_works() {
    let site = pool::serve(&dist());
    let line = Line::to(site.port());
    story_at("offline", Settings::default(), &line.address(), async move |page| {
        let facts = Facts::read();
        let awards = facts.ids(&[("kind", vec!["award".into()])]).len();
        keep(&page).await;
        line.cut();
        page.expect_trouble("sw.js");
        page.reload().await;
        is_whole_page(&page).await;
        page.open("kind=award").await;
        page.wait_for_count(awards).await;
        page.toggle("kind", "release").await;
        page.wait_for_count(awards + facts.ids(&[("kind", vec!["release".into()])]).len()).await;
        page.click("#lang").await;
        page.wait_until("document.documentElement.lang === 'en'").await;
        page.open("lang=en&kind=value&region=3524").await;
        page.type_into("header input[type=search]", "nickel").await;
        page.wait_for_count(page.query_ids("kind=value&region=3524&q=nickel").await.len()).await;
        page.wait_until(READY).await;
        page.reload().await;
        page.wait_until(READY).await;
        drop(site);
    });
}

#[test]
fn in_a_folder_of_a_host_it_is_the_same() {
    let parent = Edition::first();
    let inner = parent.folder.join("desa/jejak");
    std::fs::create_dir_all(inner.parent().expect("a folder")).expect("a folder");
    std::os::unix::fs::symlink(dist(), &inner).expect("the site in a folder");
    let site = pool::serve(&parent.folder);
    let line = Line::to(site.port());
    let address = format!("{}desa/jejak/", line.address());
    let top = line.address();
    story_at("offline-folder", Settings::default(), &address, async move |page| {
        keep(&page).await;
        // Another copy of the page on the same host keeps its own files and leaves these alone.
        page.open_link(&top).await;
        page.wait_until(READY).await;
        assert_eq!(page.js_async("caches.keys().then(names => arguments[0](names.length))").await, 2);
        line.cut();
        page.expect_trouble("sw.js");
        keep(&page).await;
        is_whole_page(&page).await;
        assert!(page.js("return location.pathname").await.as_str().is_some_and(|path| path.starts_with("/desa/jejak/")));
        drop((parent, site));
    });
}

#[test]
fn a_new_version_is_offered_and_taken_on_request() {
    let (old, two) = (pool::serve(&dist()), Edition::named("two"));
    let new = pool::serve(&two.folder);
    let line = Line::to(old.port());
    story_at("update", Settings::default(), &line.address(), async move |page| {
        keep(&page).await;
        page.wait_until("!document.querySelector('.update')").await;
        line.lead_to(new.port());
        page.open("kind=award").await;
        page.wait_until("document.querySelector('.update')").await;
        page.wait_until(READY).await;
        page.wait_until(&format!("!({IS_TWO})")).await;
        page.click(".update .later").await;
        page.wait_until("!document.querySelector('.update')").await;
        page.reload().await;
        page.wait_until(&format!("!({IS_TWO}) && document.querySelector('.update')")).await;
        page.click(".update .primary").await;
        page.wait_until(IS_TWO).await;
        page.wait_until_ready().await;
        assert_eq!(page.fragment().await, "kind=award", "the reader is where they were");
        page.wait_until(READY).await;
        assert_eq!(page.js_async("caches.keys().then(names => arguments[0](names.length))").await, 1, "the old version is gone");
        line.cut();
        page.expect_trouble("sw.js");
        page.reload().await;
        page.wait_until(IS_TWO).await;
        is_whole_page(&page).await;
        drop((old, new, two));
    });
}

#[test]
fn an_update_that_breaks_off_leaves_the_old_version_and_goes_on_later() {
    let (old, two) = (pool::serve(&dist()), Edition::named("two"));
    let new = pool::serve(&two.folder);
    let line = Line::to(old.port());
    story_at("killed-update", Settings::default(), &line.address(), async move |page| {
        keep(&page).await;
        page.expect_trouble("sw.js");
        page.expect_trouble("extra-two-");
        // The server stops in the middle of the third of the four large files.
        line.lead_to_for(new.port(), i64::try_from(EXTRA.0 * 5 / 2).expect("bytes"));
        assert_eq!(page.js_async(UPDATE).await, false);
        assert!(line.is_broken(), "the update was under way when the server stopped");
        line.cut();
        page.reload().await;
        page.wait_until(&format!("!({IS_TWO}) && !document.querySelector('.update')")).await;
        is_whole_page(&page).await;
        page.wait_until(READY).await;
        line.lead_to(new.port());
        page.open("").await;
        page.wait_until("document.querySelector('.update')").await;
        page.wait_until(&format!("!({IS_TWO})")).await;
        page.click(".update .primary").await;
        page.wait_until(IS_TWO).await;
        page.wait_until_ready().await;
        is_whole_page(&page).await;
        drop((old, new, two));
    });
}

#[test]
fn a_corrupt_update_is_never_offered() {
    let (old, two) = (pool::serve(&dist()), Edition::named("two"));
    two.corrupt("two");
    let new = pool::serve(&two.folder);
    let line = Line::to(old.port());
    story_at("corrupt-update", Settings::default(), &line.address(), async move |page| {
        keep(&page).await;
        page.expect_trouble("sw.js");
        line.lead_to(new.port());
        assert_eq!(page.js_async(UPDATE).await, false);
        page.open("").await;
        page.wait_until(READY).await;
        assert_eq!(page.js_async(UPDATE).await, false);
        page.wait_until(&format!("!({IS_TWO}) && !document.querySelector('.update')")).await;
        line.cut();
        page.reload().await;
        is_whole_page(&page).await;
        drop((old, new, two));
    });
}

#[test]
fn a_first_version_that_does_not_arrive_whole_is_said_and_the_page_works() {
    let broken = Edition::named("broken");
    broken.corrupt("broken");
    let site = pool::serve(&broken.folder);
    let address = site.address();
    story_at("corrupt-first", Settings::default(), &address, async move |page| {
        page.expect_trouble("sw.js");
        page.open("").await;
        page.wait_until("document.querySelector('#offline').dataset.kept === 'interrupted'").await;
        assert!(!page.text("#offline").await.is_empty());
        is_whole_page(&page).await;
        drop((broken, site));
    });
}

#[test]
fn what_the_browser_lost_is_fetched_again() {
    let site = pool::serve(&dist());
    let line = Line::to(site.port());
    // Loses the words of the cards, and half of the front page.
    let lose = "
        const done = arguments[0];
        (async () => {
            const cache = await caches.open((await caches.keys())[0]);
            const cards = (await cache.keys()).find(request => /[/]cards-[^/]*$/.test(request.url));
            await cache.delete(cards);
            const page = await (await cache.match('./')).text();
            await cache.put('./', new Response(page.slice(0, page.length / 2), { headers: { 'Content-Type': 'text/html' } }));
            done((await cache.keys()).length);
        })().catch(error => done(String(error)));";
    let count = "caches.keys().then(async names => arguments[0]((await (await caches.open(names[0])).keys()).length))";
    story_at("half-cache", Settings::default(), &line.address(), async move |page| {
        keep(&page).await;
        let all = page.js_async(count).await;
        let left = page.js_async(lose).await;
        assert_eq!(left.as_u64().map(|n| n + 1), all.as_u64());
        // The front page asks whether all is there as soon as it is at rest.
        page.js("navigator.serviceWorker.getRegistration().then(r => r.active.postMessage('whole?'))").await;
        page.wait_until_async(count, &all).await;
        line.cut();
        page.expect_trouble("sw.js");
        page.reload().await;
        is_whole_page(&page).await;
        drop(site);
    });
}
