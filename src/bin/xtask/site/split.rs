//! Splits what follows the first view off the page's wasm: functions marked `#[wasm_split(later)]`, and those of parts that are fetched when
//! a reader asks for them (`#[wasm_split(answers)]`, `#[wasm_split(reader)]`), with all that only they refer to. What several of them share is a file of its own.
//!
//! Trunk knows nothing of it: the module that it linked is split, bound to JavaScript anew, and takes the place of Trunk's own.
use super::page::replace_once;
use super::{APP, Site, bind, parts, workshop};
use crate::command::{Failure, target};
use crate::tools::Tools;
use std::fs;
use wasm_split_cli_support::{Options, transform};

/// What Trunk linked.
const LINKED: &str = "wasm32-unknown-unknown/release/jejak-ekspor.wasm";
/// What the splitter calls a module of marked functions, before their mark, and one of what several share, before its number.
const MARKED: &str = "split_";
const SHARED: &str = "chunk_";
const LOADER: &str = "__wasm_split.js";

/// Splits the page's module in the site.
pub fn run(site: &mut Site, tools: &Tools) -> Result<(), Failure> {
    let (glue, wasm) = (format!("{APP}.js"), format!("{APP}_bg.wasm"));
    let folder = workshop("split")?;
    let linked = target()?.join(LINKED);
    let module = fs::read(&linked).map_err(|error| Failure::at(&linked, &error))?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&module);
    (options.output_dir, options.main_out_path) = (&folder, &main);
    println!("Splitting {}.", linked.display());
    transform(options).map_err(|error| Failure(format!("{}: {error:#}", linked.display())))?;
    bind(tools, &main, &folder, &["--keep-lld-exports", "--out-name", APP])?;
    let read = |file: &str| fs::read(folder.join(file)).map_err(|error| Failure::at(&folder.join(file), &error));
    let text = |file: &str| Ok(String::from_utf8_lossy(&read(file)?).into_owned());
    let loader = text(LOADER)?;
    let modules = modules(&loader);
    site.put(&glue, with_loader(&text(&glue)?, &loader, &modules).map_err(Failure::of(&glue))?);
    site.put(&wasm, read(&wasm)?);
    for (name, path) in &modules {
        site.put(path, read(name)?);
    }
    Ok(())
}

/// The modules that a loader fetches: each as the splitter names it, and as the site does.
fn modules(loader: &str) -> Vec<(String, String)> {
    let names = loader.split("\"./").skip(1).filter_map(|rest| rest.split_once(".wasm\"").map(|(name, _)| name));
    let own = |name: &str| match name.strip_prefix(MARKED) {
        // The screen that reads texts lies beside what it needs.
        Some("reader") => Some(format!("{}screen.wasm", parts::TEXTS)),
        Some(mark) => Some(format!("{APP}_{mark}.wasm")),
        None => name.strip_prefix(SHARED).map(|number| format!("{APP}_shared{number}.wasm")),
    };
    names.filter_map(|name| Some((format!("{name}.wasm"), own(name)?))).collect()
}

/// The page's JavaScript with the splitter's loader in it, so that it is one file, and with the modules under their own names.
fn with_loader(bound: &str, loader: &str, modules: &[(String, String)]) -> Result<String, Failure> {
    let unknown = |what: &str| Failure(format!("{what}: not as wasm-bindgen and the splitter wrote it before"));
    // One import for each module, all of the one file.
    let (mut names, mut rest) = (Vec::new(), bound);
    while let Some((import, after)) = rest.split_once('\n').filter(|(line, _)| line.starts_with("import ")) {
        let name = import.strip_prefix("import * as ").and_then(|rest| rest.strip_suffix(&format!(" from \"./{LOADER}\"")));
        names.push(name.ok_or_else(|| unknown(import))?);
        rest = after;
    }
    let (name, others) = names.split_first().ok_or_else(|| unknown("the script"))?;
    let others: String = others.iter().map(|other| format!("const {other} = {name};\n")).collect();
    // It imports from the file that it is now part of.
    let loader = loader.split_once('\n').filter(|(first, _)| first.starts_with("import { initSync } from "));
    let loader = loader.ok_or_else(|| unknown(LOADER))?.1;
    if !bound.contains("async function __wbg_load(module, imports)") {
        return Err(unknown("__wbg_load"));
    }
    let exported: Vec<&str> =
        loader.lines().filter_map(|line| line.strip_prefix("export const ")?.split_once(" = ")).map(|(name, _)| name).collect();
    let mut loader = loader.to_owned();
    for (name, path) in modules {
        let fetched = format!("document.getElementById(\"files\").bytes(\"./{path}\")");
        loader = replace_once(&loader, &format!("fetch(new URL(\"./{name}\", import.meta.url))"), &fetched)?;
    }
    // The page's first script gives each compiled.
    let streaming = "(WebAssembly.instantiateStreaming(src, imports))";
    if modules.is_empty() || loader.matches(streaming).count() != modules.len() {
        return Err(unknown(LOADER));
    }
    let loader = loader.replace(streaming, "(__wbg_load(await src, imports))").replace("export const ", "const ");
    Ok(format!("const {name} = (() => {{\n{loader}\nreturn {{ {} }};\n}})();\n{others}{rest}", exported.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_becomes_a_part_of_the_script() {
        let bound = "import * as import1 from \"./__wasm_split.js\"\nasync function __wbg_load(module, imports) {}\n";
        let loader = "import { initSync } from \"./main.js\";\nexport const load_later = make(() => {\nconst src = fetch(new URL(\"./split_later.wasm\", import.meta.url));\nreturn async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n});";
        let expected = "const import1 = (() => {\nconst load_later = make(() => {\nconst src = document.getElementById(\"files\").bytes(\"./jejak-ekspor_later.wasm\");\nreturn async (imports) => (__wbg_load(await src, imports));\n});\nreturn { load_later };\n})();\nasync function __wbg_load(module, imports) {}\n";
        let of = modules(loader);
        assert_eq!(of, [("split_later.wasm".to_owned(), "jejak-ekspor_later.wasm".to_owned())]);
        assert_eq!(with_loader(bound, loader, &of).unwrap(), expected);
        let twice = ["import * as import0 from \"./__wasm_split.js\"\n", bound].concat();
        assert!(with_loader(&twice, loader, &of).unwrap().contains("})();\nconst import1 = import0;\nasync function"));
        assert_eq!(modules("fetch(new URL(\"./chunk_1.wasm\", x))")[0].1, "jejak-ekspor_shared1.wasm");
        for (bound, loader) in
            [("", loader), (bound, ""), ("import * as a from \"./b.js\"\n", loader), (bound, "import { initSync } from \"./main.js\";\n")]
        {
            assert!(with_loader(bound, loader, &of).is_err());
        }
    }
}
