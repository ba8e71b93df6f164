//! A million rows in a browser's worker: the scripted session beside its floor, and the import of a CSV file by the page itself.
//!
//! `cargo xtask bench --rows` builds what it needs and runs this. Every answer is compared with a brute force before its time counts.
//! `JEJAK_ROWS` sets another number of rows.
mod browser;
#[allow(dead_code, reason = "the bench runs in Chromium only")]
mod engine;
#[allow(dead_code, reason = "its medians are of whole rounds")]
mod figures;
mod process;
#[path = "../../src/bin/xtask/site/server.rs"]
mod server;

use browser::{Browser, Settings, block_on, dist, until};
use engine::Engine;
use figures::percentile;
use serde_json::Value;
use server::Site;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

const ROUNDS: usize = 5;
const PATIENCE: Duration = Duration::from_secs(300);

/// Runs the session in a worker of its own; `arguments[0]` is the number of rows, `arguments[1]` of rounds.
const SESSION: &str = "
    const code = `
        import init, * as bench from '${location.origin}/rows-bench.js';
        onmessage = async ({ data: [rows, rounds] }) => {
            try {
                await init();
                const expected = bench.brute_force(rows);
                const before = bench.memory_bytes();
                const session = new bench.Session(rows);
                const results = [];
                for (let n = 0; n <= rounds; n++) {
                    const floor = [...session.floor()];
                    const steps = [...session.steps(expected)];
                    if (n > 0) results.push({ floor, steps });
                }
                postMessage({ results, load: session.load_ms(), columns: session.bytes() });
            } catch (error) { postMessage({ error: String(error) }); }
        };`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), { type: 'module' });
    const [rows, rounds] = arguments;
    window.__session = null;
    worker.onmessage = ({ data }) => { window.__session = data; worker.terminate(); };
    worker.onerror = error => { window.__session = { error: error.message || 'the worker did not start' }; };
    worker.postMessage([rows, rounds]);";

/// Makes the file in a worker, so that its memory is not the page's.
const MAKE: &str = "
    const [rows, source] = arguments;
    const code = `
        import init, * as bench from '${source}rows-bench.js';
        onmessage = async ({ data: rows }) => {
            await init();
            const pieces = [];
            bench.csv(rows, piece => pieces.push(piece));
            postMessage(new Blob(pieces));
        };`;
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), { type: 'module' });
    window.__file = null;
    worker.onmessage = ({ data }) => { window.__file = new File([data], 'rows.csv'); worker.terminate(); };
    worker.onerror = error => { window.__file = { error: error.message || 'the worker did not start' }; };
    worker.postMessage(rows);";

/// Opens the file through `jejak.open` and asks for the first view; watches the frames meanwhile.
const IMPORT: &str = "
    window.__import = null;
    (async () => {
        let last = performance.now(), longest = 0, run = true;
        const watch = now => { longest = Math.max(longest, now - last); last = now; if (run) requestAnimationFrame(watch); };
        requestAnimationFrame(now => { last = now; watch(now); });
        const times = [];
        let answer, view;
        // The first time with the worker's start and its code not yet optimised, the second time without.
        for (const name of ['cold', 'warm']) {
            const start = performance.now();
            answer = await jejak.open(window.__file);
            view = await jejak.table.view();
            times.push(performance.now() - start);
            await new Promise(resolve => addEventListener('jejak:kept', resolve, { once: true }));
        }
        const [cold, warm] = times;
        run = false;
        let sum = 0;
        for (const bin of view.bins) sum += bin.sum;
        window.__import = { cold, warm, longest, accepted: answer.accepted, rejected: answer.rejected, memory: answer.memory, count: view.count, bins: view.bins.length, sum };
    })().catch(error => { window.__import = { error: String(error) }; });";

fn main() {
    let rows: usize = env::var("JEJAK_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(1_000_000);
    let session = PathBuf::from(env::var_os("JEJAK_SESSION").expect("JEJAK_SESSION names the folder of rows-bench.js"));
    fs::write(session.join("index.html"), "<!doctype html><title>rows</title>").expect("a blank page");
    let bench = Site::start(&session, 0).expect("a free port");
    let mut table = block_on(scripted(&bench.address(), rows));
    // The same script beside the page, since a worker may import from its own origin only.
    let site = dist();
    let copied = Copied(["rows-bench.js", "rows-bench_bg.wasm"].map(|name| site.join(name)));
    for file in &copied.0 {
        fs::copy(session.join(file.file_name().expect("a name")), file).expect("a copy beside the page");
    }
    let page = Site::start(&site, 0).expect("a free port");
    table.push_str(&block_on(import(&page.address(), rows)));
    drop(copied);
    match env::var_os("JEJAK_TABLE") {
        Some(file) => fs::write(file, table).expect("the table's file"),
        None => println!("{table}"),
    }
}

/// Files that go again, however the measurement ends.
struct Copied([PathBuf; 2]);

impl Drop for Copied {
    fn drop(&mut self) {
        for file in &self.0 {
            // One that was never made is gone too.
            let _ = fs::remove_file(file);
        }
    }
}

/// Waits for what a script leaves on the window.
async fn wait(browser: &Browser, name: &str) -> Value {
    let body = format!("return window.{name} instanceof File ? true : window.{name} ?? null");
    let found = until(PATIENCE, || {
        let (client, body) = (browser.client.clone(), body.clone());
        async move { client.execute(&body, vec![]).await.ok().filter(|value| !value.is_null()) }
    });
    let found = found.await.unwrap_or_else(|| panic!("waited in vain for {name}"));
    assert!(found["error"].is_null(), "{name}: {}", found["error"]);
    found
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn sorted(mut times: Vec<f64>) -> Vec<f64> {
    times.sort_by(f64::total_cmp);
    times
}

/// Median, lowest and highest of the rounds.
fn spread(rounds: impl Iterator<Item = f64>, digits: usize) -> String {
    let values = sorted(rounds.collect());
    let at = |part| percentile(&values, part);
    format!("{:.digits$} [{:.digits$}–{:.digits$}]", at(0.5), at(0.0), at(1.0))
}

async fn scripted(address: &str, rows: usize) -> String {
    let browser =
        Browser::start(Engine::Chromium, &Settings { switches: vec!["--enable-precise-memory-info"], ..Settings::default() }).await;
    browser.client.goto(address).await.expect("the blank page");
    browser.client.execute(SESSION, vec![rows.into(), ROUNDS.into()]).await.expect("a worker");
    let found = wait(&browser, "__session").await;
    browser.stop().await;
    let results = found["results"].as_array().expect("rounds");
    let times = |key: &str| results.iter().map(|round| sorted(numbers(&round[key]))).collect::<Vec<_>>();
    let (floor, steps) = (times("floor"), times("steps"));
    let line = |rounds: &[Vec<f64>], part: f64| spread(rounds.iter().map(|times| percentile(times, part)), 2);
    let sum = |rounds: &[Vec<f64>]| spread(rounds.iter().map(|times| times.iter().sum::<f64>()), 0);
    let mut table = format!("| {rows} rows in the worker, ms | p50 | p95 | max | 80 steps |\n|---|---:|---:|---:|---:|\n");
    for (name, rounds) in [("floor: 15 bytes a row read once (wasm SIMD)", &floor), ("80 filter steps", &steps)] {
        let (p50, p95, max) = (line(rounds, 0.5), line(rounds, 0.95), line(rounds, 1.0));
        writeln!(table, "| {name} | {p50} | {p95} | {max} | {} |", sum(rounds)).expect("text");
    }
    let median = |rounds: &[Vec<f64>], of: &dyn Fn(&[f64]) -> f64| percentile(&sorted(rounds.iter().map(|times| of(times)).collect()), 0.5);
    let ratio = |of: &dyn Fn(&[f64]) -> f64| median(&steps, of) / median(&floor, of);
    let (p50, p95) = (ratio(&|times| percentile(times, 0.5)), ratio(&|times| percentile(times, 0.95)));
    let whole = ratio(&|times| times.iter().sum());
    writeln!(table, "| ratio (goal: p95 4 ×, 80 steps 2 ×) | {p50:.2} × | {p95:.2} × | | {whole:.2} × |").expect("text");
    writeln!(table, "\nColumns: {:.0} MB.", found["columns"].as_f64().unwrap_or_default() / 1e6).expect("text");
    table
}

async fn import(address: &str, rows: usize) -> String {
    let browser = Browser::start(Engine::Chromium, &Settings::default()).await;
    // The page's policy forbids the worker that makes the file.
    browser.devtools("Page.setBypassCSP", &serde_json::json!({ "enabled": true })).await;
    let mut rounds = Vec::new();
    for round in 0..=ROUNDS {
        browser.client.goto("about:blank").await.expect("about:blank");
        browser.client.goto(address).await.expect("the page");
        let ready = until(PATIENCE, || {
            let client = browser.client.clone();
            async move {
                let ask = "return performance.getEntriesByName('jejak:ready').length > 0";
                client.execute(ask, vec![]).await.ok().filter(|ready| *ready == Value::Bool(true))
            }
        });
        ready.await.expect("the page is ready");
        browser.client.execute(MAKE, vec![rows.into(), address.into()]).await.expect("a worker");
        wait(&browser, "__file").await;
        browser.client.execute(IMPORT, vec![]).await.expect("an import");
        let found = wait(&browser, "__import").await;
        assert_eq!((found["accepted"].as_u64(), found["rejected"].as_u64()), (Some(rows as u64), Some(0)), "{found}");
        assert_eq!(found["count"].as_u64(), Some(rows as u64), "{found}");
        let expected: f64 = jejak_ekspor::columns::bench::synth::rows(rows).map(|row| f64::from(row.cents)).sum::<f64>() / 100.0;
        assert!((found["sum"].as_f64().unwrap_or_default() / expected - 1.0).abs() < 1e-9, "{found}, expected {expected}");
        if round > 0 {
            rounds.push(found);
        }
    }
    browser.stop().await;
    let of = |key: &'static str| rounds.iter().filter_map(move |round| round[key].as_f64());
    let mut table = String::from("\n| import of a CSV file by `jejak.open`, from disk to the first view | |\n|---|---:|\n");
    writeln!(table, "| {rows} rows, ms | {} |", spread(of("warm"), 0)).expect("text");
    writeln!(table, "| the first file after a visit, ms: the table screen and its worker start | {} |", spread(of("cold"), 0))
        .expect("text");
    writeln!(table, "| memory of the worker, MB, at most | {} |", spread(of("memory").map(|bytes| bytes / 1e6), 0)).expect("text");
    writeln!(table, "| longest frame of the page meanwhile, ms | {} |", spread(of("longest"), 0)).expect("text");
    writeln!(table, "\nMedian [lowest–highest] of {ROUNDS} rounds; every answer was compared with a brute force first.").expect("text");
    table
}
