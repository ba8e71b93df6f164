//! Splits what follows the first view off the page's wasm: functions marked `#[wasm_split(later)]`, and all that only they refer to.
//!
//! Trunk knows nothing of it: the module that it linked is split, bound to JavaScript anew, and takes the place of Trunk's own.
use crate::command::{Failure, must, root};
use crate::compress::files;
use crate::setup::Tools;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// What Trunk linked.
const LINKED: &str = "wasm32-unknown-unknown/release/jejak-ekspor.wasm";
/// The module that holds what is marked, as the splitter names it.
const LATER: &str = "split_later.wasm";
const LOADER: &str = "__wasm_split.js";

/// Splits the page's module in the site.
pub fn page(tools: &Tools, site: &Path) -> Result<(), Failure> {
    let glue = script(site)?;
    let name = glue.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let target = root().join("target");
    let folder = target.join("split");
    // What another build left must not be taken for this one's.
    let _ = fs::remove_dir_all(&folder);
    let linked = target.join(LINKED);
    let module = fs::read(&linked).map_err(|error| Failure::at(&linked, &error))?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&module);
    (options.output_dir, options.main_out_path) = (&folder, &main);
    println!("Splitting {}.", linked.display());
    transform(options).map_err(|error| Failure(format!("{}: {error:#}", linked.display())))?;
    let bind = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", &name, "--out-dir"];
    must(tools.wasm_bindgen().args(bind).arg(&folder).arg(&main))?;
    let later = format!("{name}_later.wasm");
    let read = |file: &str| fs::read_to_string(folder.join(file)).map_err(|error| Failure::at(&folder.join(file), &error));
    let bound = with_loader(&read(&format!("{name}.js"))?, &read(LOADER)?, &later)
        .ok_or_else(|| Failure(format!("{}: not as wasm-bindgen and the splitter wrote it before", glue.display())))?;
    fs::write(&glue, bound).map_err(|error| Failure::at(&glue, &error))?;
    for (from, to) in [(format!("{name}_bg.wasm"), format!("{name}_bg.wasm")), (LATER.to_owned(), later)] {
        fs::copy(folder.join(&from), site.join(to)).map_err(|error| Failure::at(&folder.join(from), &error))?;
    }
    Ok(())
}

/// The page's JavaScript in the site, whose name holds a hash.
fn script(site: &Path) -> Result<PathBuf, Failure> {
    let all = files(site).map_err(|error| Failure::at(site, &error))?;
    let has_wasm = |file: &PathBuf| {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        file.parent() == Some(site) && file.extension().is_some_and(|e| e == "js") && site.join(format!("{stem}_bg.wasm")).exists()
    };
    all.into_iter().find(has_wasm).ok_or_else(|| Failure(format!("{}: no script beside a wasm file", site.display())))
}

/// The page's JavaScript with the splitter's loader in it, so that it is one file, and with the later module under its own name.
fn with_loader(bound: &str, loader: &str, later: &str) -> Option<String> {
    let (import, rest) = bound.split_once('\n')?;
    let name = import.strip_prefix("import * as ")?.strip_suffix(&format!(" from \"./{LOADER}\""))?;
    // It imports from the file that it is now part of.
    let loader = loader.split_once('\n').filter(|(first, _)| first.starts_with("import { initSync } from "))?.1;
    let (fetched, named) = (format!("fetch(new URL(\"./{LATER}\", import.meta.url))"), format!("fetch(\"./{later}\")"));
    // A server that names the type wrongly costs some speed only.
    let (streamed, either) = ("(WebAssembly.instantiateStreaming(src, imports))", "(__wbg_load(await src, imports))");
    if !loader.contains(&fetched) || !loader.contains(streamed) || !bound.contains("async function __wbg_load(module, imports)") {
        return None;
    }
    let exported: Vec<&str> =
        loader.lines().filter_map(|line| line.strip_prefix("export const ")?.split_once(" = ")).map(|(name, _)| name).collect();
    let loader = loader.replace(&fetched, &named).replace(streamed, either).replace("export const ", "const ");
    Some(format!("const {name} = (() => {{\n{loader}\nreturn {{ {} }};\n}})();\n{rest}", exported.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_becomes_a_part_of_the_script() {
        let bound = "import * as import1 from \"./__wasm_split.js\"\nasync function __wbg_load(module, imports) {}\n";
        let loader = "import { initSync } from \"./main.js\";\nexport const load_later = make(() => {\nconst src = fetch(new URL(\"./split_later.wasm\", import.meta.url));\nreturn async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n});";
        let expected = "const import1 = (() => {\nconst load_later = make(() => {\nconst src = fetch(\"./a-1_later.wasm\");\nreturn async (imports) => (__wbg_load(await src, imports));\n});\nreturn { load_later };\n})();\nasync function __wbg_load(module, imports) {}\n";
        assert_eq!(with_loader(bound, loader, "a-1_later.wasm").as_deref(), Some(expected));
        for (bound, loader) in
            [("", loader), (bound, ""), ("import * as a from \"./b.js\"\n", loader), (bound, "import { initSync } from \"./main.js\";\n")]
        {
            assert_eq!(with_loader(bound, loader, "a-1_later.wasm"), None);
        }
    }
}
