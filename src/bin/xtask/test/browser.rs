//! Starts the programs under `tests/e2e`, which drive a real browser over the built site.
use crate::command::{Failure, cargo, dist, must};
use crate::tools::Tools;
use std::path::Path;

/// Runs the stories in one engine: `chromium`, `firefox` or `webkit`.
pub fn stories(engine: &str, tools: &Tools) -> Result<(), Failure> {
    let mut command = cargo(&["test", "--features", "e2e", "--test", "e2e"]);
    command.env("JEJAK_DIST", dist()).env("JEJAK_ENGINE", engine);
    if let Some(program) = tools.geckodriver() {
        command.env("JEJAK_GECKODRIVER", program);
    }
    if engine == "webkit" {
        // With two of its windows on one small machine a click gets lost now and then: one run in three.
        command.args(["--", "--test-threads=1"]);
    }
    must(&mut command)
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
