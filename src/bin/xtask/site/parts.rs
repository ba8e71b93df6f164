//! The parts that only some readers need: the table screen (built for size) and its worker (built for speed, with wasm SIMD), and the worker
//! that reads texts, the program that makes files (built for size), and the one that reads Parquet for the worker.
//!
//! They are no part of Trunk's build: their compiler flags are their own. Each script ends with the line that starts it,
//! and that tells where its wasm did not come: whoever waits for it would wait for ever.
use super::{Site, bind, flags, workshop};
use crate::command::{Failure, cargo, must, root, target};
use crate::tools::Tools;
use jejak_ekspor::protocol::host::STOPPED;
use jejak_ekspor::protocol::parquet::COMES;
use jejak_ekspor::protocol::saving::SAVER_STOPPED;
use std::fs;
use std::path::Path;

/// Where they lie in the site: those that open tables, those that read texts, and the one that makes files.
pub const TABLES: &str = "table/";
pub const TEXTS: &str = "text/";
pub const FILES: &str = "save/";
/// What reads Parquet for the worker of tables, within their folder: its script names it.
pub const PARQUET: &str = "table/parquet/";
/// The styles that come with them.
const STYLES: [(&str, &str); 2] = [(TABLES, "table_ui.css"), (TEXTS, "text_reader.css")];
const TARGET: &str = "wasm32-unknown-unknown";

struct Part {
    name: &'static str,
    folder: &'static str,
    feature: &'static str,
    profile: &'static str,
    flags: &'static [&'static str],
    /// What its wasm is given as; by name where it is empty.
    wasm: &'static str,
    /// What its script does where it does not start.
    stopped: &'static str,
    /// What its script does before it starts.
    before: &'static str,
}

const SCREEN: Part = Part {
    name: "table_ui",
    folder: TABLES,
    feature: "table_ui",
    profile: "release",
    flags: &["--cfg=erase_components"],
    // The page fetches it, with its limits on waiting.
    wasm: "{ module_or_path: Promise.resolve(new URL('table_ui_bg.wasm', import.meta.url).href).then(document.getElementById(\"files\").bytes) }",
    stopped: "dispatchEvent(new Event(\"STOPPED\"))",
    before: "",
};
const WORKER: Part = Part {
    name: "table_worker",
    folder: TABLES,
    feature: "table_worker",
    profile: "worker",
    flags: &["-Ctarget-feature=+simd128"],
    wasm: "",
    // An error of the worker itself, which its page hears of in every engine.
    stopped: "setTimeout(() => { throw error })",
    before: "\nglobalThis.COMES = again => import('./parquet/parquet_reader.js' + again);",
};
const READER: Part =
    Part { name: "text_reader", folder: TEXTS, feature: "text_reader", profile: "release", flags: &[], before: "", ..WORKER };
/// The promise of its script fails where it does not start.
const READER_OF_PARQUET: Part =
    Part { name: "parquet_reader", folder: PARQUET, feature: "parquet_reader", flags: &[], stopped: "throw error", before: "", ..WORKER };
const SAVER: Part = Part {
    name: "saver",
    folder: FILES,
    feature: "saving",
    flags: &[],
    wasm: "{ module_or_path: Promise.resolve(new URL('saver_bg.wasm', import.meta.url).href).then(document.getElementById(\"files\").bytes) }",
    stopped: "dispatchEvent(new Event(\"SAVER_STOPPED\"))",
    ..SCREEN
};
const BENCH: Part = Part { name: "rows-bench", stopped: "", before: "", ..WORKER };

/// Adds them to the site.
pub fn run(site: &mut Site, tools: &Tools) -> Result<(), Failure> {
    let folder = workshop("parts")?;
    for part in [SCREEN, WORKER, READER_OF_PARQUET, READER, SAVER] {
        build_part(tools, &part, &folder)?;
        let (script, wasm) = (format!("{}.js", part.name), format!("{}_bg.wasm", part.name));
        let read = |file: &str| fs::read(folder.join(file)).map_err(|error| Failure::at(&folder.join(file), &error));
        site.put(&[part.folder, &wasm].concat(), read(&wasm)?);
        let mut script_text = read(&script)?;
        script_text.extend(start(&part).bytes());
        site.put(&[part.folder, &script].concat(), script_text);
    }
    for (folder, name) in STYLES {
        let style = root().join("style").join(name);
        site.put(&[folder, name].concat(), fs::read(&style).map_err(|error| Failure::at(&style, &error))?);
    }
    Ok(())
}

/// The line that starts a part, and tells where it does not start.
fn start(part: &Part) -> String {
    format!(
        "{}\nawait __wbg_init({}).catch(error => {{ {} }});\n",
        part.before.replace("COMES", COMES),
        part.wasm,
        part.stopped.replace("SAVER_STOPPED", SAVER_STOPPED).replace("\"STOPPED", &["\"", STOPPED].concat())
    )
}

/// Whether only some readers need a file.
pub fn is_for_some(path: &str) -> bool {
    path.starts_with(TABLES) || path.starts_with(TEXTS)
}

/// Whether a wasm file is optimised for speed, not for size.
pub fn is_for_speed(path: &str) -> bool {
    path.strip_prefix(TABLES).and_then(|name| name.strip_suffix("_bg.wasm")) == Some(WORKER.name)
}

/// Builds the scripted session of the benchmark into a folder of its own. Debian's wasm-opt 108 cannot read its module, and it weighs
/// nothing in the site.
pub fn build_bench(tools: &Tools, folder: &Path) -> Result<(), Failure> {
    build_part(tools, &BENCH, folder)
}

/// Builds a part and binds it to JavaScript.
fn build_part(tools: &Tools, part: &Part, folder: &Path) -> Result<(), Failure> {
    let arguments = ["build", "--no-default-features", "--features", part.feature, "--bin", part.name, "--profile", part.profile];
    must(cargo(&arguments).args(["--target", TARGET]).env(flags::VARIABLE, flags::encoded(part.flags)))?;
    bind(tools, &target()?.join(TARGET).join(part.profile).join(format!("{}.wasm", part.name)), folder, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_does_not_start_tells() {
        let told = format!(".catch(error => {{ dispatchEvent(new Event(\"{STOPPED}\")) }});");
        assert!(start(&SCREEN).trim().starts_with("await __wbg_init({ module_or_path: ") && start(&SCREEN).trim().ends_with(&told));
        assert!(start(&SCREEN).contains(&format!("'{}_bg.wasm'", SCREEN.name)), "the step that names files finds it between quotes");
        let names = format!("globalThis.{COMES} = again => import('./{}{}.js' + again);", &PARQUET[TABLES.len()..], READER_OF_PARQUET.name);
        assert!(start(&WORKER).contains(&names) && !start(&READER).contains(COMES), "{}", start(&WORKER));
        assert!(start(&WORKER).contains("__wbg_init().catch") && start(&WORKER).contains("throw error"));
    }

    #[test]
    fn only_the_worker_is_for_speed() {
        let wasm = |part: &Part| format!("{}{}_bg.wasm", part.folder, part.name);
        assert!(is_for_speed(&wasm(&WORKER)) && !is_for_speed(&wasm(&SCREEN)) && !is_for_speed(&wasm(&READER)));
        assert!(!is_for_speed(wasm(&WORKER).trim_start_matches(TABLES)), "in another folder");
    }
}
