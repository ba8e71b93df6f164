//! Every test there is, cheapest first.
use crate::command::{Failure, cargo, must};
use crate::setup::Tools;
use crate::{browser, budget, build, setup, single_file};
use std::time::Instant;

/// Runs all steps; the first that fails ends it.
pub fn run() -> Result<(), Failure> {
    let start = Instant::now();
    let mut passed = Vec::new();
    let tools: Tools = step("set-up", &mut passed, setup::for_testing)?;
    step("formatting", &mut passed, || must(&mut cargo(&["fmt", "--check"])))?;
    step("lints, native", &mut passed, || {
        must(&mut cargo(&["clippy", "--all-targets", "--features", "chart,xtask,e2e", "--", "-D", "warnings"]))
    })?;
    step("lints, page", &mut passed, || {
        let arguments =
            ["clippy", "--lib", "--bin", "jejak-ekspor", "--features", "app", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
        must(&mut cargo(&arguments))
    })?;
    step("lints, table screen and worker", &mut passed, || {
        [("table_ui", "table_ui"), ("table_worker", "table_worker"), ("rows-bench", "table_worker")].iter().try_for_each(
            |(bin, feature)| {
                let arguments =
                    ["clippy", "--bin", bin, "--features", feature, "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
                must(&mut cargo(&arguments))
            },
        )
    })?;
    step("native tests", &mut passed, || must(&mut cargo(&["test", "--features", "chart,xtask"])))?;
    step("build", &mut passed, || build::run(&tools))?;
    step("one file", &mut passed, single_file::from_dist)?;
    step("byte budget", &mut passed, budget::run)?;
    step("stories in Chromium", &mut passed, || browser::stories("chromium", &tools))?;
    step("stories in Firefox", &mut passed, || browser::stories("firefox", &tools))?;
    step("stories in WebKitGTK", &mut passed, || browser::stories("webkit", &tools))?;
    println!("\nAll passed in {} s: {}.", start.elapsed().as_secs(), passed.join(", "));
    Ok(())
}

fn step<T>(name: &'static str, passed: &mut Vec<&'static str>, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    println!("\n== {name}");
    let start = Instant::now();
    let outcome = work().map_err(|failure| Failure(format!("{name}, after {:.1} s: {failure}", start.elapsed().as_secs_f64())))?;
    println!("== {name}: passed in {:.1} s", start.elapsed().as_secs_f64());
    passed.push(name);
    Ok(outcome)
}
