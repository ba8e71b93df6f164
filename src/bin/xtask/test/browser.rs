//! Starts the programs under `tests/e2e`, which drive a real browser over the built site.
use crate::command::{Failure, cargo, dist, must, spell};
use crate::tools::Tools;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

/// So many stories may fail when they run beside others and pass alone; more are a fault.
const ALONE: usize = 2;

/// Where stories run, and with what a reader chooses in them.
#[derive(Clone, Copy)]
pub struct Run {
    pub engine: &'static str,
    pub by_keys: bool,
}

/// Stories in which a reader chooses something: by keys only these run, for the others are the same.
const WITH_A_HAND: &[&str] =
    &["cards", "conflicts", "filtering", "following", "front", "phone", "places", "saving", "stories::tables", "texts"];

/// Runs the stories in one engine: `chromium`, `firefox` or `webkit`. A browser on a small machine that is also doing something else
/// loses a click now and then. So what fails is run once more, by itself, and is named at the end: gives the stories that passed only then.
pub fn stories(run: Run, tools: &Tools) -> Result<Vec<String>, Failure> {
    // With two of WebKitGTK's windows on one small machine a click gets lost in one run of three.
    let options: &[&str] = if run.engine == "webkit" { &["--test-threads=1"] } else { &[] };
    let failed = told(run, tools, if run.by_keys { WITH_A_HAND } else { options })?;
    if failed.len() > ALONE {
        return Err(Failure(format!("{} stories failed: {}", failed.len(), failed.join(", "))));
    }
    for story in &failed {
        println!("\n== once more, by itself: {story}");
        if !told(run, tools, &["--exact", story])?.is_empty() {
            return Err(Failure(format!("the story {story} failed twice")));
        }
    }
    Ok(failed)
}

/// Runs stories and gives the names of those that failed. What they print is shown as it comes.
fn told(run: Run, tools: &Tools, options: &[&str]) -> Result<Vec<String>, Failure> {
    let mut command = cargo(&["test", "--features", "e2e", "--test", "e2e", "--"]);
    command.args(options).env("JEJAK_DIST", dist()).env("JEJAK_ENGINE", run.engine).stdout(Stdio::piped());
    command.env("JEJAK_HAND", if run.by_keys { "keys" } else { "pointer" });
    if let Some(program) = tools.geckodriver() {
        command.env("JEJAK_GECKODRIVER", program);
    }
    if let Some(script) = tools.axe() {
        command.env("JEJAK_AXE", script);
    }
    let line = spell(&command);
    let refuse = |why: String| Failure(format!("`{line}` {why}"));
    println!("$ {line}");
    let mut running = command.spawn().map_err(|error| refuse(format!("could not be started: {error}")))?;
    let mut failed = Vec::new();
    for line in running.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines) {
        let line = line.map_err(|error| refuse(format!("printed what cannot be read: {error}")))?;
        println!("{line}");
        failed.extend(line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")).map(str::to_owned));
    }
    let status = running.wait().map_err(|error| refuse(format!("was lost: {error}")))?;
    if status.success() != failed.is_empty() {
        return Err(refuse(format!("ended with {status} and {} failed stories", failed.len())));
    }
    Ok(failed)
}

/// Runs the measurement, which writes its table to `table`; of another built site too, where one is named.
pub fn measure(table: &Path, beside: Option<&Path>) -> Result<(), Failure> {
    let mut command = cargo(&["bench", "--profile", "dev", "--features", "e2e", "--bench", "page"]);
    command.env("JEJAK_DIST", dist()).env("JEJAK_TABLE", table);
    if let Some(folder) = beside {
        command.env("JEJAK_BESIDE", folder);
    }
    must(&mut command)
}

/// Runs the scripted session on a million rows, over `session`, which holds `rows-bench.js`; writes its table to `table`.
pub fn million(session: &Path, table: &Path) -> Result<(), Failure> {
    let arguments = ["bench", "--profile", "dev", "--features", "e2e", "--bench", "million"];
    must(cargo(&arguments).env("JEJAK_DIST", dist()).env("JEJAK_SESSION", session).env("JEJAK_TABLE", table))
}
