//! Every test there is, cheapest first.
pub mod browser;
pub mod fuzz;
mod one_more_claim;
mod room;

use crate::command::{Failure, cargo, must};
use crate::data;
use crate::site::{self, budget, single_file};
use crate::tools::{self, Tools};
use browser::Run;
use std::time::Instant;

/// Runs all steps; the first that fails ends it.
pub fn run() -> Result<(), Failure> {
    let start = Instant::now();
    let mut passed = Vec::new();
    step("room on the disk", &mut passed, room::look)?;
    let tools: Tools = step("set-up", &mut passed, tools::for_testing)?;
    step("formatting", &mut passed, || must(&mut cargo(&["fmt", "--check"])))?;
    step("lints, native", &mut passed, || lint(&["--all-targets", "--features", "page,xtask,e2e"]))?;
    step("lints, wasm", &mut passed, || {
        [
            ("jejak-ekspor", "app"),
            ("table_ui", "table_ui"),
            ("table_worker", "table_worker"),
            ("text_reader", "text_reader"),
            ("saver", "saving"),
            ("parquet_reader", "parquet_reader"),
            ("rows-bench", "table_worker"),
        ]
        .iter()
        .try_for_each(|(bin, feature)| lint(&["--lib", "--bin", bin, "--features", feature, "--target", "wasm32-unknown-unknown"]))
    })?;
    step("native tests", &mut passed, || must(&mut cargo(&["test", "--features", "page,xtask"])))?;
    step("native tests with one more language", &mut passed, || {
        must(&mut cargo(&["test", "--features", "page,tabular,pseudo", "--test", "native", "languages"]))
    })?;
    step("native tests with one more claim", &mut passed, one_more_claim::run)?;
    step("record of the data version", &mut passed, data::is_recorded)?;
    step("build", &mut passed, || site::build(&tools))?;
    step("one file", &mut passed, single_file::from_dist)?;
    step("byte budget", &mut passed, budget::run)?;
    let mut by_itself = Vec::new();
    for (name, engine, by_keys) in [
        ("stories in Chromium", "chromium", false),
        ("stories in Chromium, by keys", "chromium", true),
        ("stories in Firefox", "firefox", false),
        ("stories in WebKitGTK", "webkit", false),
    ] {
        let stories = step(name, &mut passed, || browser::stories(Run { engine, by_keys }, &tools))?;
        by_itself.extend(stories.into_iter().map(|story| format!("{story} ({engine})")));
    }
    println!("\nAll passed in {} s: {}.", start.elapsed().as_secs(), passed.join(", "));
    if !by_itself.is_empty() {
        println!("Passed only when run once more, by itself: {}.", by_itself.join(", "));
    }
    Ok(())
}

/// Clippy with the lints of `Cargo.toml`: here none may be left.
fn lint(what: &[&str]) -> Result<(), Failure> {
    must(cargo(&["clippy"]).args(what).args(["--", "-D", "warnings"]))
}

fn step<T>(name: &'static str, passed: &mut Vec<&'static str>, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    println!("\n== {name}");
    let start = Instant::now();
    let outcome = work().map_err(|failure| Failure(format!("{name}, after {:.1} s: {failure}", start.elapsed().as_secs_f64())))?;
    println!("== {name}: passed in {:.1} s", start.elapsed().as_secs_f64());
    passed.push(name);
    Ok(outcome)
}
