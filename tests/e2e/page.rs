//! The page as a story sees it: verbs for what a reader does, and waits for what should follow.
mod hand;

use crate::browser::{Settings, block_on, dist, scratch, until, vendor};
use crate::engine::Engine;
use crate::pool;
use fantoccini::elements::Element;
use fantoccini::wd::{PrintConfiguration, PrintSize};
use fantoccini::{Client, Locator};
use serde_json::Value;
use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Longer than anything the page should take, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(45);

/// The script of the service worker.
const WORKER: &str = "sw.js";

/// Listens for everything that goes wrong in the page from now on, and for what its own policy stopped before.
const LISTEN: &str = "
    if (window.__troubles) return;
    const troubles = window.__troubles = [];
    addEventListener('error', e => troubles.push(`error: ${e.message || e.target?.src || e.target?.href} ${e.error?.stack ?? ''}`), true);
    addEventListener('unhandledrejection', e => troubles.push(`unhandled: ${e.reason} ${e.reason?.stack ?? ''}`));
    document.addEventListener('securitypolicyviolation', e => troubles.push(`policy: ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));
    if (window.ReportingObserver) new ReportingObserver(reports => {
        for (const { body } of reports) troubles.push(`policy: ${body.effectiveDirective} ${body.blockedURL}`);
    }, { types: ['csp-violation'], buffered: true }).observe();";

/// A browser's page on the served site.
#[derive(Clone)]
pub struct Page {
    client: Client,
    address: String,
    engine: Engine,
    troubles: Arc<Mutex<Vec<String>>>,
    expected: Arc<Mutex<Vec<&'static str>>>,
    /// What must stay until the story is over, such as the server.
    kept: Arc<Mutex<Vec<Box<dyn Any + Send>>>>,
}

/// Runs a story in the engine of this run. Nothing may go wrong in the page meanwhile.
pub fn story<F>(name: &str, settings: Settings, tell: impl FnOnce(Page) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let site = pool::serve(&dist());
    story_at(name, settings, &site.address(), tell);
}

/// The same for a page at an address: the story sees to it that something answers there.
pub fn story_at<F>(name: &str, settings: Settings, address: &str, tell: impl FnOnce(Page) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    block_on(async {
        let engine = Engine::now();
        let browser = pool::take(engine, &settings).await;
        let page = Page {
            client: browser.client.clone(),
            address: address.to_owned(),
            engine,
            troubles: Arc::default(),
            expected: Arc::default(),
            kept: Arc::default(),
        };
        let told = tokio::spawn(tell(page.clone())).await;
        if told.is_ok() {
            page.collect_troubles().await;
        }
        let mut troubles = page.troubles.lock().unwrap_or_else(PoisonError::into_inner).clone();
        troubles.extend(browser.console_errors().await);
        let expected = page.expected.lock().unwrap_or_else(PoisonError::into_inner).clone();
        troubles.retain(|trouble| !expected.iter().any(|part| trouble.contains(part)));
        if told.is_err() || !troubles.is_empty() {
            page.screenshot(&format!("{engine:?}-{name}")).await;
            browser.stop().await;
        } else {
            pool::give_back(settings, browser).await;
        }
        if let Err(failure) = told {
            // It was said on a thread of the executor, whose output belongs to whichever story came first.
            let said = failure.into_panic();
            let words = said.downcast_ref::<String>().cloned().or_else(|| said.downcast_ref::<&str>().map(|words| (*words).to_owned()));
            panic!("{engine:?}: {}\nin the page: {troubles:#?}", words.unwrap_or_else(|| "the story broke off".into()));
        }
        assert!(troubles.is_empty(), "things went wrong in the page: {troubles:#?}");
    });
}

impl Page {
    /// Opens a permalink afresh, whatever was open before, and waits until everything has arrived. The fragment has no `#`.
    pub async fn open(&self, fragment: &str) {
        let hash = if fragment.is_empty() { "" } else { "#" };
        self.open_link(&format!("{}{hash}{fragment}", self.address)).await;
    }

    /// Opens a whole link afresh.
    pub async fn open_link(&self, link: &str) {
        self.collect_troubles().await;
        // From a page to itself with another fragment would be no new load. A blank page in between would be one, but with the last
        // page of a service worker gone WebKit may stop it, and its session, a private one, forgets then what the worker keeps.
        let again = "
            const [here, there] = [location.href, arguments[0]].map(link => link.split('#')[0]);
            if (here !== there) return false;
            window.__old = true;
            history.replaceState(null, '', arguments[0]);
            location.reload();
            return true;";
        let is_again = self.client.execute(again, vec![link.into()]).await;
        if is_again.is_ok_and(|is_again| is_again == Value::Bool(true)) {
            self.wait_until("!window.__old").await;
        } else {
            self.client.goto(link).await.expect("the page");
        }
        self.wait_until_ready().await;
    }

    /// Keeps something until what went wrong has been collected: a page whose server goes away asks in vain.
    pub fn keep(&self, what: impl Any + Send) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(what));
    }

    /// Opens an address that is not the page's.
    pub async fn go_to(&self, address: &str) {
        self.collect_troubles().await;
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Opens an address in a tab of its own, without waiting for it, and gives its name; the story goes on in it.
    pub async fn open_tab(&self, address: &str) -> String {
        let tab: String = self.client.new_window(true).await.expect("a tab").handle.into();
        self.go_to_tab(&tab).await;
        self.js_with("location.href = arguments[0]", vec![address.into()]).await;
        tab
    }

    /// Goes on in a tab.
    pub async fn go_to_tab(&self, tab: &str) {
        let tab = tab.to_owned().try_into().expect("the name of a tab");
        self.client.switch_to_window(tab).await.expect("the tab");
    }

    /// Closes all tabs but the first, and goes on in that.
    pub async fn close_tabs(&self) {
        let mut tabs = self.client.windows().await.expect("tabs").into_iter();
        let first = tabs.next().expect("a first tab");
        for tab in tabs {
            self.client.switch_to_window(tab).await.expect("the tab");
            self.client.close_window().await.expect("it closes");
        }
        self.client.switch_to_window(first).await.expect("the first tab");
    }

    /// Whether an expression becomes true in the page that is there by then, for as long as this.
    pub async fn comes_within(&self, limit: Duration, expression: &str) -> bool {
        let body = format!("try {{ return Boolean({expression}) }} catch {{ return false }}");
        let met = until(limit, || async { self.client.execute(&body, vec![]).await.ok().filter(|answer| *answer == Value::Bool(true)) });
        met.await.is_some()
    }

    /// Goes into the first frame of a page.
    pub async fn enter_frame(&self) {
        self.client.enter_frame(0).await.expect("a frame");
    }

    /// Goes back to the page around a frame.
    pub async fn leave_frame(&self) {
        self.collect_troubles().await;
        self.client.clone().enter_parent_frame().await.expect("the page around it");
    }

    /// Waits until everything has arrived.
    pub async fn wait_until_ready(&self) {
        self.wait_until("performance.getEntriesByName('jejak:ready').length && document.querySelector('#summary')").await;
        self.js(LISTEN).await;
    }

    /// Loads the page again, as the reader's key does.
    pub async fn reload(&self) {
        self.collect_troubles().await;
        self.js("window.__old = true; location.reload()").await;
        self.wait_until("!window.__old").await;
        self.wait_until_ready().await;
    }

    /// What the story itself brings about is no trouble: messages that contain these words.
    pub fn expect_trouble(&self, words: &'static str) {
        let mut expected = self.expected.lock().unwrap_or_else(PoisonError::into_inner);
        expected.push(words);
        // Chromium says it of a worker's script without its name, where it looked for the script when all was over.
        expected.extend((words == WORKER).then_some("error occurred when fetching the script"));
    }

    /// Runs a script's body, which calls `arguments[0]` with its answer when it has one.
    pub async fn js_async(&self, body: &str) -> Value {
        self.js_async_with(body, vec![]).await
    }

    /// The same with `arguments` before it.
    pub async fn js_async_with(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.client.execute_async(body, arguments).await.unwrap_or_else(|error| panic!("{body}: {error}"))
    }

    /// Waits until such a script answers as it should.
    pub async fn wait_until_async(&self, body: &str, answer: &Value) {
        let met = until(PATIENCE, || async { (self.js_async(body).await == *answer).then_some(()) }).await;
        assert!(met.is_some(), "waited in vain for {answer} from {body}");
    }

    /// What a script's body returns, as soon as it is that; what it returns in the end where it never is.
    pub async fn js_becoming(&self, body: &str, expected: &Value) -> Value {
        let met = until(PATIENCE, || async { Some(self.js(body).await).filter(|found| found == expected) }).await;
        match met {
            Some(found) => found,
            None => self.js(body).await,
        }
    }

    /// Sends a command of Chromium's own protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = serde_json::json!({ "cmd": command, "params": parameters });
        vendor(&self.client, "goog/cdp/execute", body).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// The addresses that Chromium has asked for since the last call; its settings must have said so.
    pub async fn requests(&self) -> Vec<String> {
        let log = vendor(&self.client, "se/log", serde_json::json!({ "type": "performance" })).await.expect("the log of requests");
        let entries = log.as_array().cloned().unwrap_or_default();
        let messages = entries.iter().filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        let sent = messages.filter(|message| message["message"]["method"] == "Network.requestWillBeSent");
        sent.filter_map(|message| message["message"]["params"]["request"]["url"].as_str().map(str::to_owned)).collect()
    }

    /// The engine of this run.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Remembers what went wrong in the document that is about to go.
    async fn collect_troubles(&self) {
        let body = "return (window.__troubles ?? []).splice(0)";
        if let Ok(Value::Array(found)) = self.client.execute(body, vec![]).await {
            let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
            troubles.extend(found.iter().map(|trouble| trouble.as_str().unwrap_or_default().to_owned()));
        }
    }

    /// The address of the site, without a fragment.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The fragment in the address bar, without `#` and without the mark of a whole link.
    pub async fn fragment(&self) -> String {
        self.js(r"return location.hash.slice(1).replace(/^k=\w+&/, '')").await.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script's body and gives what it returns.
    pub async fn js(&self, body: &str) -> Value {
        self.js_with(body, vec![]).await
    }

    /// The same with `arguments`.
    pub async fn js_with(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(body, arguments).await.unwrap_or_else(|error| panic!("{body}: {error}"))
    }

    /// Waits until an expression is true in the page.
    #[track_caller]
    pub fn wait_until(&self, expression: &str) -> impl Future<Output = ()> + use<> {
        self.wait_within(PATIENCE, expression)
    }

    /// The same, of the page that is there by then, for as long as this.
    #[track_caller]
    pub fn wait_within(&self, limit: Duration, expression: &str) -> impl Future<Output = ()> + use<> {
        let caller = std::panic::Location::caller();
        let body = format!("try {{ return Boolean({expression}) }} catch (error) {{ return String(error) }}");
        let client = self.client.clone();
        let expression = expression.to_owned();
        async move {
            let mut last = Value::Null;
            let ask = || {
                let (client, body) = (client.clone(), body.clone());
                async move { client.execute(&body, vec![]).await.ok() }
            };
            let met = || {
                until(limit / 2, || {
                    let question = ask();
                    async move { question.await.filter(|answer| *answer == Value::Bool(true)) }
                })
            };
            let mut is_met = met().await.is_some();
            if !is_met {
                // WebKitGTK without a screen may stop giving frames, for which the page waits, until it is asked for a picture.
                let _ = client.screenshot().await;
                is_met = met().await.is_some();
            }
            if !is_met {
                last = ask().await.unwrap_or(last);
                // What a page that is stuck waits for is what has not ended.
                let page = "const files = performance.getEntriesByType('resource').map(e => `${e.name.split('/').pop()} ${e.responseEnd | 0}`);
                    const marks = performance.getEntriesByType('mark').map(e => `${e.name} ${e.startTime | 0}`);
                    return `${location.href} ${document.querySelector('#offline')?.dataset.kept ?? ''} [${files}] [${marks}] ${performance.now() | 0}`";
                let page = client.execute(page, vec![]).await.unwrap_or_default();
                panic!("{caller}: waited in vain until {expression}; at last it was {last} on {page}");
            }
        }
    }

    /// Waits for an element and gives it.
    #[track_caller]
    pub fn wait_for(&self, css: &str) -> impl Future<Output = Element> + use<> {
        let caller = std::panic::Location::caller();
        let (client, css) = (self.client.clone(), css.to_owned());
        async move {
            let found = until(PATIENCE, || {
                let (client, css) = (client.clone(), css.clone());
                async move { client.find(Locator::Css(&css)).await.ok() }
            });
            found.await.unwrap_or_else(|| panic!("{caller}: there is no {css}"))
        }
    }

    /// The words that an element shows.
    pub async fn text(&self, css: &str) -> String {
        self.wait_for(css).await.text().await.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    /// Puts the focus on the cell by which keys enter the grid over the lanes.
    pub async fn enter_grid(&self) {
        self.wait_for(".keys [role=gridcell][tabindex=\"0\"][aria-label]").await;
        self.js("document.querySelector('.keys [tabindex=\"0\"]').focus()").await;
        self.wait_until("document.activeElement.matches('.keys [role=gridcell]')").await;
    }

    /// What the cell says that has the focus.
    pub async fn cell(&self) -> String {
        self.wait_until("document.activeElement.matches('.keys [tabindex=\"0\"]')").await;
        self.js("return document.activeElement.getAttribute('aria-label')").await.as_str().unwrap_or_default().to_owned()
    }

    /// The marks of a lane as a pointer finds them: their words, and a point of the window where each is.
    pub async fn marks(&self, lane: &str) -> Vec<(String, f64, f64)> {
        let body = "
            const plot = document.querySelector(`[data-plot=${arguments[0]}]`), tip = plot.querySelector('.tip'), found = new Map();
            plot.scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = plot.getBoundingClientRect();
            for (let x = 2; x < box.width; x += 4) for (let y = 2; y < box.height; y += 4) {
                const [clientX, clientY] = [box.x + x, box.y + y];
                plot.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true, pointerType: 'mouse' }));
                if (!tip.hidden && !found.has(tip.textContent)) found.set(tip.textContent, [clientX, clientY]);
            }
            plot.dispatchEvent(new PointerEvent('pointerleave'));
            return [...found].map(([words, [x, y]]) => ({ words, x, y }));";
        let found = self.js_with(body, vec![lane.into()]).await;
        let number = |mark: &Value, name: &str| mark[name].as_f64().expect("a number");
        let mark = |mark: &Value| (mark["words"].as_str().expect("words").to_owned(), number(mark, "x"), number(mark, "y"));
        found.as_array().expect("marks").iter().map(mark).collect()
    }

    /// Clicks on the first mark of a lane whose words `is` accepts, as a mouse does; the words of all its marks.
    pub async fn click_mark(&self, lane: &str, is: impl Fn(&str) -> bool) -> Vec<String> {
        let marks = self.marks(lane).await;
        let words: Vec<String> = marks.iter().map(|mark| mark.0.clone()).collect();
        let (_, x, y) = marks.into_iter().find(|mark| is(&mark.0)).unwrap_or_else(|| panic!("no such mark: {words:#?}"));
        self.click_point(x, y).await;
        words
    }

    /// Chooses a row of a facet, or takes the choice back; unfolds the facet if the row is not shown.
    pub async fn toggle(&self, facet: &str, code: &str) {
        let section = format!("section.facet[data-facet={facet}]");
        let row = format!("{section} label[data-code=\"{code}\"]");
        self.wait_for(&section).await;
        if self.js_with("return !document.querySelector(arguments[0])", vec![row.as_str().into()]).await == Value::Bool(true) {
            self.click(&format!("{section} .more[aria-expanded=false]")).await;
        }
        let opener = format!("{section} .parts[data-province=\"{}\"]", code.get(..2).unwrap_or_default());
        self.wait_until(&format!("document.querySelector('{row}') || document.querySelector('{opener}')")).await;
        if self.js_with("return !document.querySelector(arguments[0])", vec![row.as_str().into()]).await == Value::Bool(true) {
            self.click(&opener).await;
        }
        self.click(&format!("{row} input")).await;
    }

    /// The count on the page now.
    pub async fn count(&self) -> u64 {
        self.summary().await.0
    }

    /// The count, and how many of them are certain and possible.
    pub async fn summary(&self) -> (u64, u64, u64) {
        self.wait_for("#summary").await;
        let numbers =
            self.js("const d = document.querySelector('#summary').dataset; return [d.count, d.certain, d.possible].map(Number)").await;
        let number = |n: usize| numbers[n].as_u64().unwrap_or_else(|| panic!("#summary: {numbers}"));
        (number(0), number(1), number(2))
    }

    /// Waits until the page shows so many claims.
    #[track_caller]
    pub fn wait_for_count(&self, count: usize) -> impl Future<Output = ()> + use<> {
        self.wait_until(&format!("document.querySelector('#summary').dataset.count === '{count}'"))
    }

    /// Waits until the address holds what the page shows: of many changes of one entry browsers are given a few a second.
    #[track_caller]
    pub fn wait_for_link(&self) -> impl Future<Output = ()> + use<> {
        self.wait_until("jejak.query(location.hash.slice(1)).count === Number(document.querySelector('#summary').dataset.count)")
    }

    /// What `jejak.query` answers.
    pub async fn query(&self, fragment: &str) -> Value {
        self.js_with("return jejak.query(arguments[0])", vec![fragment.into()]).await
    }

    /// The ids of `jejak.query`, in its order.
    pub async fn query_ids(&self, fragment: &str) -> Vec<String> {
        strings(&self.query(fragment).await["ids"])
    }

    /// The ids of the table's rows, all of them, in their order.
    pub async fn table_ids(&self) -> Vec<String> {
        self.show_all().await;
        strings(&self.js("return [...document.querySelectorAll('#table tr[data-claim]')].map(row => row.dataset.claim)").await)
    }

    /// The row numbers of the table, sorted.
    pub async fn table_rows(&self) -> Vec<u64> {
        self.show_all().await;
        numbers(&self.js("return [...document.querySelectorAll('#table tr[data-row]')].map(row => Number(row.dataset.row))").await)
    }

    /// The row numbers of the claims that a lane draws, or all lanes together, sorted, each once.
    pub async fn lane_rows(&self, lane: Option<&str>) -> Vec<u64> {
        let css = lane.map_or("[data-lane]".to_owned(), |lane| format!("[data-lane={lane}]"));
        let body = "return [...document.querySelectorAll(arguments[0])].flatMap(lane => (lane.dataset.claims || '').split(' ').filter(Boolean).map(Number))";
        let mut rows = numbers(&self.js_with(body, vec![css.into()]).await);
        rows.dedup();
        rows
    }

    /// Waits until two frames have been painted: what an event has set going is on the screen then.
    pub async fn settle(&self) {
        let body = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))";
        self.client.execute_async(body, vec![]).await.expect("two frames");
    }

    /// Goes back in the browser's history.
    pub async fn back(&self) {
        self.client.back().await.expect("a page to go back to");
    }

    /// Goes forward in the browser's history.
    pub async fn forward(&self) {
        self.client.forward().await.expect("a page to go forward to");
    }

    /// The page printed on A4, as a PDF.
    pub async fn print(&self) -> Vec<u8> {
        let sheet = PrintConfiguration::builder().size(PrintSize { width: 21.0, height: 29.7 }).build().expect("A4");
        self.client.print(sheet).await.expect("a print")
    }

    /// Writes a picture of the page to the scratch folder.
    pub async fn screenshot(&self, name: &str) {
        if let Ok(picture) = self.client.screenshot().await {
            let path = scratch().join(format!("{name}.png"));
            std::fs::write(&path, picture).expect("a screenshot");
            eprintln!("screenshot: {}", path.display());
        }
    }

    async fn show_all(&self) {
        // The table follows after the paint, and the ids, which come with the words, after it.
        self.settle().await;
        self.js("const more = document.querySelector('#show-all'); if (more) more.click()").await;
        self.wait_until(
            "document.querySelectorAll('#table tr[data-claim]:not([data-claim=\"\"])').length \
            === Number(document.querySelector('#summary').dataset.count)",
        )
        .await;
    }
}

fn strings(list: &Value) -> Vec<String> {
    let items = list.as_array().unwrap_or_else(|| panic!("not a list: {list}"));
    items.iter().map(|item| item.as_str().unwrap_or_else(|| panic!("not text: {item}")).to_owned()).collect()
}

fn numbers(list: &Value) -> Vec<u64> {
    let items = list.as_array().unwrap_or_else(|| panic!("not a list: {list}"));
    let mut numbers: Vec<u64> = items.iter().map(|item| item.as_u64().unwrap_or_else(|| panic!("not a number: {item}"))).collect();
    numbers.sort_unstable();
    numbers
}
