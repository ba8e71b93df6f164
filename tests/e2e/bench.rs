//! What the first view and the controls cost, measured in a real browser beside a floor: a plain page with 300 events.
//!
//! `cargo xtask bench` builds the site and runs this. The table goes to the file that `JEJAK_TABLE` names, else to the terminal. Where
//! `JEJAK_BESIDE` names a folder with another built site, that is measured in turn with ours, and the table has both.
mod browser;
#[allow(dead_code, reason = "the bench runs in Chromium only")]
mod engine;
mod figures;
mod floor;
#[allow(dead_code, reason = "the bench only cuts the line")]
mod line;
mod ports;
mod process;
#[path = "../../src/bin/xtask/site/server.rs"]
mod server;

use browser::{Browser, Settings, block_on, dist, until};
use engine::Engine;
use fantoccini::wd::TimeoutConfiguration;
use figures::{Spread, percentile};
use line::Line;
use serde_json::{Value, json};
use server::Site;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;

const ROUNDS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(60);
/// For one part of the controls, on a slowed processor of a busy machine.
const CONTROLS_PATIENCE: Duration = Duration::from_secs(300);

/// Remembers the memory of every wasm module that starts.
const WATCH_WASM: &str = "
    window.__memories = [];
    const watch = result => {
        const instance = result.instance ?? result;
        for (const value of Object.values(instance.exports ?? {})) if (value instanceof WebAssembly.Memory) window.__memories.push(value);
        return result;
    };
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = (...given) => real.apply(WebAssembly, given).then(watch);
    }";

/// `painted()` is a promise of the time when the next frame is on its way to the screen. A task of the highest priority says so, where the
/// browser has such: a message would wait behind what the page has put off until after the paint.
const PAINTED: &str = "
    const after = window.scheduler?.postTask ? act => scheduler.postTask(act, { priority: 'user-blocking' }) : act => {
        const channel = new MessageChannel();
        channel.port1.onmessage = act;
        channel.port2.postMessage(0);
    };
    const painted = () => new Promise(resolve => requestAnimationFrame(() => after(() => resolve(performance.now()))));";

/// Marks the first frame in which the first screen is there with its pictures: before any script of its own.
const WATCH_FRONT: &str = "
    new MutationObserver((changes, observer) => {
        if (!document.querySelector('.stories svg')) return;
        observer.disconnect();
        painted().then(() => performance.mark('front'));
    }).observe(document, { childList: true, subtree: true });";

/// From an event to the next paint, for each event of one part of the controls; and the longest task meanwhile.
const CONTROLS: &str = "
    const [part, at, done] = arguments;
    const times = [];
    let longest = 0;
    const tasks = new PerformanceObserver(list => { for (const e of list.getEntries()) longest = Math.max(longest, e.duration); });
    tasks.observe({ entryTypes: ['longtask'] });
    // What the page put off until after the paint is done too.
    const idle = () => new Promise(resolve => requestIdleCallback(resolve, { timeout: 1000 }));
    const rest = async () => { await painted(); await painted(); await new Promise(resolve => setTimeout(resolve)); await idle(); };
    const time = async act => { await rest(); const start = performance.now(); act(); times.push(await painted() - start); };
    const key = name => new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
    const drag = async (css, names) => {
        for (let n = 0; n < 10; n++) for (const name of names) {
            const handle = document.querySelector(css);
            if (handle) await time(() => handle.dispatchEvent(key(name)));
        }
    };
    const parts = {
        nothing: async () => { for (let n = 0; n < 20; n++) await time(() => {}); },
        facets: async () => {
            const facet = document.querySelectorAll('section.facet')[at];
            for (let n = 0; n < 5; n++) for (let twice = 0; twice < 2; twice++) {
                const name = facet.dataset.facet;
                const code = facet.querySelectorAll('label[data-code]')[twice ? 0 : n]?.dataset.code;
                const box = document.querySelector(`[data-facet=${name}] label[data-code=\"${code}\"] input`);
                if (box) await time(() => box.click());
            }
        },
        brush: () => at ? drag('.handle.hi', ['ArrowLeft', 'PageDown', 'ArrowRight']) : drag('.handle.lo', ['ArrowRight', 'PageUp', 'ArrowLeft']),
        sort: () => time(() => document.querySelectorAll('#table th button')[at >> 1].click()),
    };
    (async () => {
        // Every part begins with all claims; a sorted table stays sorted, so that the second click on a head turns it round.
        if (part !== 'sort' || !at) location.hash = '';
        while (document.querySelector('#summary').dataset.count !== String(jejak.query('').count)) await rest();
        await parts[part]();
        await rest();
        tasks.disconnect();
        done({ part, times, longest });
    })().catch(error => done({ error: String(error) }));";

fn main() {
    let start = |folder: &Path| Site::start(folder, 0).expect("a free port");
    let folder = floor::write();
    let beside = env::var_os("JEJAK_BESIDE").map(|folder| start(Path::new(&folder)));
    // The floor comes first and our own site last.
    let sites: Vec<Site> = [start(&folder)].into_iter().chain(beside).chain([start(&dist())]).collect();
    let table = block_on(report(&sites));
    fs::remove_dir_all(&folder).expect("the floor page goes");
    match env::var_os("JEJAK_TABLE") {
        Some(file) => fs::write(file, table).expect("the table's file"),
        None => println!("{table}"),
    }
}

/// Network and processor of a cheap phone.
#[derive(Clone, Copy, PartialEq)]
enum Device {
    Desk,
    SlowPhone,
}

/// The measurements of some sites: a list of rounds for each.
type Rounds = Vec<Vec<Value>>;

async fn report(sites: &[Site]) -> String {
    let has_beside = sites.len() > 2;
    let mut table = String::from(if has_beside {
        "| first view | plain page | beside | Jejak Ekspor | ratio | to the one beside |\n|---|---:|---:|---:|---:|---:|\n"
    } else {
        "| first view | plain page | Jejak Ekspor | ratio |\n|---|---:|---:|---:|\n"
    });
    let mut load = None;
    for (device, name) in [(Device::Desk, "unthrottled"), (Device::SlowPhone, "slow phone")] {
        let mut views: Rounds = vec![Vec::new(); sites.len()];
        // One round to warm up the machine's own caches.
        for round in 0..=ROUNDS {
            announce(name, round);
            for (site, views) in sites.iter().zip(&mut views) {
                let view = visit(&site.address(), device).await;
                views.extend((round > 0).then_some(view));
            }
        }
        for (what, key) in [
            ("words on the screen", "words"),
            ("first screen with its pictures", "front"),
            ("lanes that answer", "live"),
            ("everything there", "ready"),
        ] {
            time_row(&mut table, &format!("{what}, ms, {name}"), &views, key);
        }
        load.get_or_insert(views);
    }
    let mut again: Rounds = vec![Vec::new(); sites.len()];
    for round in 0..=ROUNDS {
        announce("second visit", round);
        for (n, (site, views)) in sites.iter().zip(&mut again).enumerate() {
            let view = visit_again(site, if n == 0 { Server::Stays } else { Server::Goes }).await;
            views.extend((round > 0).then_some(view));
        }
    }
    for (what, key) in [("first screen with its pictures", "front"), ("lanes that answer", "live")] {
        time_row(&mut table, &format!("{what}, ms, second visit, slow phone"), &again, key);
    }
    let load = load.expect("at least one round");
    let last = |rounds: &Rounds, key: &str| -> Vec<f64> {
        rounds.iter().map(|views| views.last().and_then(|view| view[key].as_f64()).unwrap_or_default()).collect()
    };
    for (what, rounds, key) in [
        ("kB over the wire, first view", &load, "first_bytes"),
        ("kB over the wire, everything", &load, "bytes"),
        ("kB over the wire, second visit", &again, "transferred"),
    ] {
        let kilobytes: Vec<String> = last(rounds, key).iter().map(|bytes| format!("{:.1}", bytes / 1000.0)).collect();
        row(&mut table, what, &kilobytes, &[]);
    }
    let requests: Vec<String> = last(&load, "first_requests").iter().map(f64::to_string).collect();
    row(&mut table, "requests, first view", &requests, &[]);
    let memory: Vec<String> = last(&load, "memory").iter().map(|megabytes| format!("{megabytes:.1}")).collect();
    row(&mut table, "memory above a blank page, MB", &memory, &[]);

    table.push_str("\n| from an event to the next paint, ms | p50 | p95 | max | events |");
    table.push_str(if has_beside { " beside: p50 | p95 | max | p50, ratio | p95, ratio |\n" } else { "\n" });
    table.push_str(if has_beside { "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n" } else { "|---|---:|---:|---:|---:|\n" });
    let mut notes = Vec::new();
    for (slower, name) in [(1, "unthrottled"), (4, "CPU ÷ 4")] {
        let rounds = controls(&sites[1..], slower, name).await;
        for (what, key) in [
            ("nothing (the measurement itself)", "nothing"),
            ("facet rows", "facets"),
            ("brush, by keyboard", "brush"),
            ("sorting the table", "sort"),
        ] {
            control_row(&mut table, &format!("{what}, {name}"), &rounds, key);
        }
        let ours = rounds.last().into_iter().flatten();
        let longest = ours.filter_map(|round| round["longest"].as_f64()).fold(0.0, f64::max);
        notes.push(format!("{} ms {name}", longest.round()));
    }
    writeln!(
        table,
        "\nMedian [lowest–highest] of {ROUNDS} rounds, a new browser each, the pages in turn. The plain page is HTML and SVG with 300 events. \
         Slow phone: 1.6 Mbit/s, 150 ms a request, CPU ÷ 4. The icon and the manifest, which the browser asks for by itself, are not counted in the first view. The first screen is part of the page. \
         At the second visit the plain page's server is there, that of Jejak Ekspor is gone. The times of controls end when a task of the highest priority runs after the frame, and hold the wait for that frame, which the row \"nothing\" shows alone; they are of {ROUNDS} rounds in one browser after one to warm it up. \
         Longest task while controls were used (tasks under 50 ms are not seen): {}.",
        notes.join(", ")
    )
    .expect("text");
    table
}

fn announce(what: &str, round: usize) {
    eprintln!("{what}: {}", if round == 0 { "warm-up".into() } else { format!("round {round} of {ROUNDS}") });
}

/// A row with the spread of one measurement on each site.
fn time_row(table: &mut String, what: &str, rounds: &Rounds, key: &str) {
    let spreads: Vec<Spread> = rounds.iter().map(|views| Spread::of(views, key)).collect();
    let medians: Vec<f64> = spreads.iter().map(|spread| spread.median).collect();
    let cells: Vec<String> = spreads.iter().map(ToString::to_string).collect();
    row(table, what, &cells, &medians);
}

/// A row with a cell for each site, and with the ratios of our own, the last one, to the floor and to the one beside.
fn row(table: &mut String, what: &str, cells: &[String], values: &[f64]) {
    let ratios = (0..cells.len() - 1).map(|n| match (values.last(), values.get(n)) {
        (Some(ours), Some(other)) if n == 0 => format!("{:.1} ×", ours / other),
        (Some(ours), Some(other)) => format!("{:.2} ×", ours / other),
        _ => String::new(),
    });
    let line: Vec<String> = [what.to_owned()].into_iter().chain(cells.iter().cloned()).chain(ratios).collect();
    writeln!(table, "| {} |", line.join(" | ")).expect("text");
}

/// A row with our own times of one kind of control, and with those of the site beside where there is one.
fn control_row(table: &mut String, what: &str, rounds: &Rounds, key: &str) {
    let of = |outcome: &Value| -> Vec<f64> {
        let times = outcome["times"].as_array().filter(|_| outcome["part"] == key);
        times.into_iter().flatten().filter_map(Value::as_f64).collect()
    };
    let mut figures: Vec<([f64; 3], usize)> = rounds
        .iter()
        .map(|rounds| {
            let mut times: Vec<f64> = rounds.iter().flat_map(of).collect();
            times.sort_by(f64::total_cmp);
            ([0.5, 0.95, 1.0].map(|part| percentile(&times, part)), times.len())
        })
        .collect();
    let ([p50, p95, max], events) = figures.pop().expect("our own site");
    write!(table, "| {what} | {p50:.1} | {p95:.1} | {max:.1} | {events} |").expect("text");
    if let Some(([a, b, c], _)) = figures.pop() {
        write!(table, " {a:.1} | {b:.1} | {c:.1} | {:.2} × | {:.2} × |", p50 / a, p95 / b).expect("text");
    }
    table.push('\n');
}

/// Opens an address in a new browser and says what it took.
async fn visit(address: &str, device: Device) -> Value {
    let browser = Browser::start(Engine::Chromium, &Settings::default()).await;
    // On the same site as the page, so that it is the same process that gets throttled.
    browser.client.goto(&format!("{address}no-such-page")).await.expect("a page that is not there");
    let blank = heap_mb(&browser).await;
    browser.devtools("Network.enable", &json!({})).await;
    browser.devtools("Network.setCacheDisabled", &json!({ "cacheDisabled": true })).await;
    for source in [WATCH_WASM, &watch_front()] {
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source })).await;
    }
    if device == Device::SlowPhone {
        throttle(&browser).await;
    }
    browser.client.goto(address).await.expect("the page");
    let ready = "return performance.getEntriesByName('jejak:ready').length > 0 && performance.getEntriesByName('first-contentful-paint').length > 0";
    wait(&browser, ready).await;
    let mut view = measured(&browser).await;
    let memory = heap_mb(&browser).await - blank + view["wasm"].as_f64().unwrap_or_default() / 1e6;
    view["memory"] = json!(memory);
    browser.stop().await;
    view
}

/// A script for a page that is about to be opened; its names stay its own.
fn watch_front() -> String {
    format!("{{ {PAINTED} {WATCH_FRONT} }}")
}

/// What the browser itself measured of the page that it shows.
async fn measured(browser: &Browser) -> Value {
    let body = "
        const at = name => performance.getEntriesByName(name)[0].startTime;
        const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
        const first = files.filter(file => file.startTime < at('jejak:lanes') && !/[/](cards-|icon|manifest)[^/]*$/.test(file.name));
        const transferred = files.reduce((sum, file) => sum + file.transferSize, 0);
        const bytes = list => list.reduce((sum, file) => sum + file.encodedBodySize, 0);
        const wasm = (window.__memories ?? []).reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
        const live = at('jejak:lanes');
        const words = at('first-contentful-paint');
        const drawn = performance.getEntriesByName('front')[0]?.startTime ?? live;
        return { words, front: Math.max(words, Math.min(drawn, live)), live, ready: at('jejak:ready'), bytes: bytes(files),
            first_bytes: bytes(first), first_requests: first.length, transferred, wasm };";
    browser.client.execute(body, vec![]).await.expect("the browser's own measurements")
}

/// Whether a page's server is there at the second visit.
#[derive(Clone, Copy, PartialEq)]
enum Server {
    Stays,
    Goes,
}

/// Opens a page a second time in the same browser, on a slow phone.
async fn visit_again(site: &Site, server: Server) -> Value {
    let line = Line::to(site.port());
    let browser = Browser::start(Engine::Chromium, &Settings::default()).await;
    browser.client.goto(&line.address()).await.expect("the page");
    let is_there = if server == Server::Goes { "document.querySelector('#offline')?.dataset.kept === 'ready'" } else { "true" };
    wait(&browser, &format!("return performance.getEntriesByName('jejak:ready').length > 0 && {is_there}")).await;
    browser.client.goto(&format!("{}no-such-page", line.address())).await.expect("a page that is not there");
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": watch_front() })).await;
    throttle(&browser).await;
    if server == Server::Goes {
        line.cut();
    }
    browser.client.goto(&line.address()).await.expect("the page again");
    wait(&browser, "return performance.getEntriesByName('jejak:ready').length > 0 && performance.getEntriesByName('first-contentful-paint').length > 0").await;
    let view = measured(&browser).await;
    browser.stop().await;
    view
}

/// Makes the network and the processor those of a cheap phone.
async fn throttle(browser: &Browser) {
    let bytes_per_second = 1_600_000 / 8;
    let network = json!({ "offline": false, "latency": 150, "downloadThroughput": bytes_per_second, "uploadThroughput": bytes_per_second });
    browser.devtools("Network.enable", &json!({})).await;
    browser.devtools("Network.emulateNetworkConditions", &network).await;
    browser.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": 4 })).await;
}

/// Uses every control of each site, the sites in turn, and gives the times of each, part by part.
async fn controls(sites: &[Site], slower: u32, name: &str) -> Rounds {
    // Without a limit to the frame rate the time is the page's own, not the wait for the screen.
    let settings = Settings { switches: vec!["--disable-frame-rate-limit", "--disable-gpu-vsync"], ..Settings::default() };
    let mut browsers = Vec::new();
    for site in sites {
        let browser = Browser::start(Engine::Chromium, &settings).await;
        let timeouts = TimeoutConfiguration::new(Some(CONTROLS_PATIENCE), None, None);
        browser.client.update_timeouts(timeouts).await.expect("time for the controls");
        browser.client.goto(&site.address()).await.expect("the page");
        // At rest: what the page keeps for use without its server is there.
        wait(&browser, "return document.querySelector('#offline')?.dataset.kept === 'ready'").await;
        browsers.push(browser);
    }
    let mut parts = vec![("nothing", 0), ("brush", 0), ("brush", 1)];
    for (part, count) in [
        ("facets", "return document.querySelectorAll('section.facet').length"),
        ("sort", "return document.querySelectorAll('#table th button').length * 2"),
    ] {
        let count = browsers[0].client.execute(count, vec![]).await.expect("a count").as_u64().expect("a count");
        parts.extend((0..count).map(|at| (part, at)));
    }
    let mut rounds: Rounds = vec![Vec::new(); sites.len()];
    let script = [PAINTED, CONTROLS].concat();
    for round in 0..=ROUNDS {
        announce(&format!("controls, {name}"), round);
        for (turn, (part, at)) in parts.iter().enumerate() {
            // Part by part, so that what else the machine does meets all alike; each is the first one every other time.
            let order: Vec<usize> = if (round + turn) % 2 == 0 { (0..sites.len()).collect() } else { (0..sites.len()).rev().collect() };
            for n in order {
                let client = &browsers[n].client;
                // A browser that is slowed keeps the processor busy even at rest: only the one that is measured.
                browsers[n].devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": slower })).await;
                let outcome = client.execute_async(&script, vec![json!(part), json!(at)]).await.expect("the controls");
                browsers[n].devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 })).await;
                assert!(outcome["error"].is_null(), "controls: {outcome}");
                rounds[n].extend((round > 0).then_some(outcome));
            }
        }
    }
    for browser in browsers {
        browser.stop().await;
    }
    rounds
}

async fn wait(browser: &Browser, body: &str) {
    let met = until(PATIENCE, || {
        let client = browser.client.clone();
        async move { client.execute(body, vec![]).await.ok().filter(|answer| *answer == Value::Bool(true)) }
    });
    assert!(met.await.is_some(), "waited in vain: {body}");
}

/// The heap of JavaScript after a collection.
async fn heap_mb(browser: &Browser) -> f64 {
    browser.devtools("HeapProfiler.collectGarbage", &json!({})).await;
    let usage = browser.devtools("Runtime.getHeapUsage", &json!({})).await;
    usage["usedSize"].as_f64().unwrap_or_else(|| panic!("no heap size: {usage}")) / 1e6
}
