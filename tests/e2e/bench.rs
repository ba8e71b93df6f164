//! What the first view and the controls cost, measured in a real browser beside a floor: a plain page with 300 events.
//!
//! `cargo xtask bench` builds the site and runs this. The table goes to the file that `JEJAK_TABLE` names, else to the terminal.
mod browser;
#[allow(dead_code, reason = "the bench runs in Chromium only")]
mod engine;
mod figures;
mod floor;
#[allow(dead_code, reason = "the bench only cuts the line")]
mod line;
mod process;
#[path = "../../src/bin/xtask/server.rs"]
mod server;

use browser::{Browser, Settings, block_on, dist, until};
use engine::Engine;
use figures::{Spread, percentile};
use line::Line;
use serde_json::{Value, json};
use server::Site;
use std::env;
use std::fmt::Write;
use std::fs;
use std::time::Duration;

const ROUNDS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(60);

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

/// Marks the first frame in which all lanes are drawn: where the page comes with a picture of them, before any script of its own.
const WATCH_LANES: &str = "
    new MutationObserver((changes, observer) => {
        if (!document.querySelector('.lane:last-of-type .pic')) return;
        observer.disconnect();
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => performance.mark('lanes');
            channel.port2.postMessage(0);
        });
    }).observe(document, { childList: true, subtree: true });";

/// From an event to the next paint, for many events; the last value is the longest task of the whole run.
const CONTROLS: &str = "
    const done = arguments[0];
    const times = { nothing: [], facets: [], brush: [], sort: [] };
    let longest = 0;
    new PerformanceObserver(list => { for (const e of list.getEntries()) longest = Math.max(longest, e.duration); }).observe({ entryTypes: ['longtask'] });
    const painted = () => new Promise(resolve => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
    }));
    const rest = async () => { await painted(); await painted(); await new Promise(resolve => setTimeout(resolve)); };
    const time = async (list, act) => { await rest(); const start = performance.now(); act(); list.push(await painted() - start); };
    const key = name => new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
    (async () => {
        // Every round begins with all claims.
        location.hash = '';
        while (document.querySelector('#summary').dataset.count !== String(jejak.query('').count)) await rest();
        for (let n = 0; n < 20; n++) await time(times.nothing, () => {});
        const facets = [...document.querySelectorAll('section.facet')];
        for (const facet of facets) for (let n = 0; n < 5; n++) for (let twice = 0; twice < 2; twice++) {
            const name = facet.dataset.facet;
            const code = facet.querySelectorAll('label[data-code]')[twice ? 0 : n]?.dataset.code;
            const box = document.querySelector(`[data-facet=${name}] label[data-code=\"${code}\"] input`);
            if (box) await time(times.facets, () => box.click());
        }
        for (const css of ['.handle.lo', '.handle.hi']) {
            const names = css === '.handle.lo' ? ['ArrowRight', 'PageUp', 'ArrowLeft'] : ['ArrowLeft', 'PageDown', 'ArrowRight'];
            for (let n = 0; n < 10; n++) for (const name of names) {
                const handle = document.querySelector(css);
                if (handle) await time(times.brush, () => handle.dispatchEvent(key(name)));
            }
        }
        const heads = document.querySelectorAll('#table th button').length;
        for (let n = 0; n < 2 * heads; n++) await time(times.sort, () => document.querySelectorAll('#table th button')[n >> 1].click());
        await rest();
        done({ times, longest });
    })().catch(error => done({ error: String(error) }));";

fn main() {
    let page = Site::start(&dist(), 0).expect("a free port");
    let folder = floor::write();
    let plain = Site::start(&folder, 0).expect("a free port");
    let table = block_on(report(&page, &plain));
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

async fn report(page_site: &Site, plain_site: &Site) -> String {
    let (page, plain) = (&*page_site.address(), &*plain_site.address());
    let mut table = String::from("| first view | plain page | Jejak Ekspor | ratio |\n|---|---:|---:|---:|\n");
    let mut load = None;
    for (device, name) in [(Device::Desk, "unthrottled"), (Device::SlowPhone, "slow phone")] {
        let (mut plain_views, mut page_views) = (Vec::new(), Vec::new());
        // One round to warm up the machine's own caches.
        for round in 0..=ROUNDS {
            eprintln!("{name}: {}", if round == 0 { "warm-up".into() } else { format!("round {round} of {ROUNDS}") });
            let views = (visit(plain, device).await, visit(page, device).await);
            if round > 0 {
                plain_views.push(views.0);
                page_views.push(views.1);
            }
        }
        for (what, key) in [
            ("words on the screen", "words"),
            ("four lanes on the screen", "lanes"),
            ("lanes that answer", "live"),
            ("everything there", "ready"),
        ] {
            let (a, b) = (Spread::of(&plain_views, key), Spread::of(&page_views, key));
            writeln!(table, "| {what}, ms, {name} | {a} | {b} | {:.1} × |", b.median / a.median).expect("text");
        }
        if load.is_none() {
            load = plain_views.pop().zip(page_views.pop());
        }
    }
    let (mut plain_views, mut page_views) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        eprintln!("second visit: {}", if round == 0 { "warm-up".into() } else { format!("round {round} of {ROUNDS}") });
        let views = (visit_again(plain_site, Server::Stays).await, visit_again(page_site, Server::Goes).await);
        if round > 0 {
            plain_views.push(views.0);
            page_views.push(views.1);
        }
    }
    for (what, key) in [("four lanes on the screen", "lanes"), ("lanes that answer", "live")] {
        let (a, b) = (Spread::of(&plain_views, key), Spread::of(&page_views, key));
        writeln!(table, "| {what}, ms, second visit, slow phone | {a} | {b} | {:.1} × |", b.median / a.median).expect("text");
    }
    let again = plain_views.pop().zip(page_views.pop()).expect("at least one round");
    let (a, b) = load.expect("at least one round");
    let kb = |view: &Value, key: &str| view[key].as_f64().unwrap_or_default() / 1000.0;
    for (what, key) in [("kB over the wire, first view", "first_bytes"), ("kB over the wire, everything", "bytes")] {
        writeln!(table, "| {what} | {:.1} | {:.1} | |", kb(&a, key), kb(&b, key)).expect("text");
    }
    writeln!(table, "| kB over the wire, second visit | {:.1} | {:.1} | |", kb(&again.0, "transferred"), kb(&again.1, "transferred"))
        .expect("text");
    writeln!(table, "| requests, first view | {} | {} | |", a["first_requests"], b["first_requests"]).expect("text");
    writeln!(
        table,
        "| memory above a blank page, MB | {:.1} | {:.1} | |",
        a["memory"].as_f64().unwrap_or_default(),
        b["memory"].as_f64().unwrap_or_default()
    )
    .expect("text");

    table.push_str("\n| from an event to the next paint, ms | p50 | p95 | max | events |\n|---|---:|---:|---:|---:|\n");
    let mut notes = Vec::new();
    for (slower, name) in [(1, "unthrottled"), (4, "CPU ÷ 4")] {
        eprintln!("controls: {name}");
        let rounds = controls(page, slower).await;
        for (what, key) in [
            ("nothing (the measurement itself)", "nothing"),
            ("facet rows", "facets"),
            ("brush, by keyboard", "brush"),
            ("sorting the table", "sort"),
        ] {
            let of = |round: &Value| round["times"][key].as_array().into_iter().flatten().filter_map(Value::as_f64).collect::<Vec<f64>>();
            let mut times: Vec<f64> = rounds.iter().flat_map(of).collect();
            times.sort_by(f64::total_cmp);
            let (p50, p95, max) = (percentile(&times, 0.5), percentile(&times, 0.95), percentile(&times, 1.0));
            writeln!(table, "| {what}, {name} | {p50:.1} | {p95:.1} | {max:.1} | {} |", times.len()).expect("text");
        }
        let longest = rounds.iter().filter_map(|round| round["longest"].as_f64()).fold(0.0, f64::max);
        notes.push(format!("{} ms {name}", longest.round()));
    }
    writeln!(
        table,
        "\nMedian [lowest–highest] of {ROUNDS} rounds, a new browser each, the two pages in turn. The plain page is HTML and SVG with 300 events. \
         Slow phone: 1.6 Mbit/s, 150 ms a request, CPU ÷ 4. The icon and the manifest, which the browser asks for by itself, are not counted in the first view. The lanes are on the screen first as a picture that is part of the page; \
         those that answer take its place. At the second visit the plain page's server is there, that of Jejak Ekspor is gone. The times of controls hold the wait for the next frame, which the row \"nothing\" shows alone; they are of {ROUNDS} rounds in one browser after one to warm it up. \
         Longest task while controls were used (tasks under 50 ms are not seen): {}.",
        notes.join(", ")
    )
    .expect("text");
    table
}

/// Opens an address in a new browser and says what it took.
async fn visit(address: &str, device: Device) -> Value {
    let browser = Browser::start(Engine::Chromium, &Settings::default()).await;
    // On the same site as the page, so that it is the same process that gets throttled.
    browser.client.goto(&format!("{address}no-such-page")).await.expect("a page that is not there");
    let blank = heap_mb(&browser).await;
    browser.devtools("Network.enable", &json!({})).await;
    browser.devtools("Network.setCacheDisabled", &json!({ "cacheDisabled": true })).await;
    for source in [WATCH_WASM, WATCH_LANES] {
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

/// What the browser itself measured of the page that it shows.
async fn measured(browser: &Browser) -> Value {
    let body = "
        const at = name => performance.getEntriesByName(name)[0].startTime;
        const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
        const first = files.filter(file => file.startTime < at('jejak:lanes') && !/[/](late-|icon|manifest)[^/]*$/.test(file.name));
        const transferred = files.reduce((sum, file) => sum + file.transferSize, 0);
        const bytes = list => list.reduce((sum, file) => sum + file.encodedBodySize, 0);
        const wasm = (window.__memories ?? []).reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
        const live = at('jejak:lanes');
        const words = at('first-contentful-paint');
        const drawn = performance.getEntriesByName('lanes')[0]?.startTime ?? live;
        return { words, lanes: Math.max(words, Math.min(drawn, live)), live, ready: at('jejak:ready'), bytes: bytes(files),
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
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH_LANES })).await;
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

/// Uses every control and gives the times, round by round.
async fn controls(address: &str, slower: u32) -> Vec<Value> {
    // Without a limit to the frame rate the time is the page's own, not the wait for the screen.
    let settings = Settings { switches: vec!["--disable-frame-rate-limit", "--disable-gpu-vsync"], ..Settings::default() };
    let browser = Browser::start(Engine::Chromium, &settings).await;
    browser.client.goto(address).await.expect("the page");
    // At rest: what the page keeps for use without its server is there.
    wait(&browser, "return document.querySelector('#offline')?.dataset.kept === 'ready'").await;
    browser.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": slower })).await;
    let mut rounds = Vec::new();
    for round in 0..=ROUNDS {
        let outcome = browser.client.execute_async(CONTROLS, vec![]).await.expect("the controls");
        assert!(outcome["error"].is_null(), "controls: {outcome}");
        if round > 0 {
            rounds.push(outcome);
        }
    }
    browser.stop().await;
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
