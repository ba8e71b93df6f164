//! The two parts that open the reader's own tables: the table screen (built for size) and its worker (built for speed, with wasm SIMD).
//!
//! They are no part of Trunk's build: their compiler flags are their own, and the page names them by fixed paths, so that it
//! needs no list of hashes. Each file ends with the line that starts it.
use crate::command::{Failure, cargo, must, root};
use crate::optimise;
use crate::setup::Tools;
use std::fs;
use std::path::Path;

/// Where they lie in the site.
pub const FOLDER: &str = "table";
const STYLE: &str = "table_ui.css";
const TARGET: &str = "wasm32-unknown-unknown";

struct Part {
    name: &'static str,
    feature: &'static str,
    profile: &'static str,
    flags: &'static str,
    /// How wasm-opt treats it. Debian's version 108 cannot read the bench's module, and the bench weighs nothing in the site.
    level: Option<&'static str>,
}

const SCREEN: Part =
    Part { name: "table_ui", feature: "table_ui", profile: "release", flags: "--cfg=erase_components", level: Some("-Oz") };
const WORKER: Part =
    Part { name: "table_worker", feature: "table_worker", profile: "worker", flags: "-Ctarget-feature=+simd128", level: Some("-O3") };
const BENCH: Part =
    Part { name: "rows-bench", feature: "table_worker", profile: "worker", flags: "-Ctarget-feature=+simd128", level: None };

/// Builds both into `site/table/`.
pub fn build(tools: &Tools, site: &Path) -> Result<(), Failure> {
    let folder = site.join(FOLDER);
    [SCREEN, WORKER].iter().try_for_each(|part| build_part(tools, part, &folder))?;
    let (from, to) = (root().join("style").join(STYLE), folder.join(STYLE));
    fs::copy(&from, &to).map(drop).map_err(|error| Failure::at(&from, &error))
}

/// Builds the scripted session of the benchmark into a folder of its own.
pub fn build_bench(tools: &Tools, folder: &Path) -> Result<(), Failure> {
    build_part(tools, &BENCH, folder)
}

fn build_part(tools: &Tools, part: &Part, folder: &Path) -> Result<(), Failure> {
    let arguments = ["build", "--no-default-features", "--features", part.feature, "--bin", part.name, "--profile", part.profile];
    must(cargo(&arguments).args(["--target", TARGET]).env("RUSTFLAGS", part.flags))?;
    let wasm = root().join("target").join(TARGET).join(part.profile).join(format!("{}.wasm", part.name));
    must(tools.wasm_bindgen().args(["--target", "web", "--no-typescript", "--out-dir"]).arg(folder).arg(&wasm))?;
    if let Some(level) = part.level {
        optimise::file(&folder.join(format!("{}_bg.wasm", part.name)), level, tools.wasm_opt())?;
    }
    let script = folder.join(format!("{}.js", part.name));
    let text = fs::read_to_string(&script).map_err(|error| Failure::at(&script, &error))?;
    let start = if part.name == BENCH.name { "" } else { "\nawait __wbg_init();\n" };
    fs::write(&script, text + start).map_err(|error| Failure::at(&script, &error))
}
