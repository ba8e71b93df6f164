//! Writes the release site to `dist/`.
use crate::command::{Failure, dist, must, root};
use crate::setup::Tools;
use crate::{compress, icons, optimise, picture, precache, seal, split, tables};
use jejak_ekspor::codec::embedded::{ENGLISH_BYTES, ENGLISH_NAME, INDONESIAN_BYTES, INDONESIAN_NAME, LATE_BYTES, LATE_NAME};
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::query::{history, versions};
use std::fs;

/// Builds the page and completes the site.
pub fn run(tools: &Tools) -> Result<(), Failure> {
    run_trunk(tools)?;
    split::page(tools, &dist())?;
    optimise::shorten_names(&dist())?;
    optimise::folder(&dist(), || tools.wasm_opt())?;
    tables::build(tools, &dist())?;
    finish()?;
    println!("The site is in {}.", dist().display());
    Ok(())
}

fn run_trunk(tools: &Tools) -> Result<(), Failure> {
    // Everything was fetched by now: offline, so that trunk says what is missing instead of looking for it elsewhere.
    must(tools.trunk().args(["build", "--release", "--offline=true", "--dist"]).arg(dist()))
}

/// What trunk does not know of: the data that follow the first view, what an installed page needs, the policy, the list of all files
/// for the service worker, and compressed copies for servers that send them. The order matters: each sees what came before it.
fn finish() -> Result<(), Failure> {
    for (name, bytes) in [(LATE_NAME, LATE_BYTES), (INDONESIAN_NAME, INDONESIAN_BYTES), (ENGLISH_NAME, ENGLISH_BYTES)] {
        let path = dist().join(name);
        fs::write(&path, bytes).map_err(|error| Failure::at(&path, &error))?;
    }
    name_early_files()?;
    let versions = dist().join(history::NAME);
    fs::write(&versions, history_text()?).map_err(|error| Failure::at(&versions, &error))?;
    icons::write(&dist())?;
    seal::site(&dist())?;
    precache::write(&dist()).map_err(|error| Failure(format!("the service worker: {error}")))?;
    compress::folder(&dist())
}

/// Tells the page's first script which file has the words of which language and which is the wasm, so that both are on their way
/// before the page's JavaScript is here.
fn name_early_files() -> Result<(), Failure> {
    let index = dist().join("index.html");
    let text = fs::read_to_string(&index).map_err(|error| Failure::at(&index, &error))?;
    let named = text.replace("WORDS_ID", INDONESIAN_NAME).replace("WORDS_EN", ENGLISH_NAME);
    // Where cookies are refused, Chromium now and then leaves the page waiting for a wasm file that was preloaded.
    let named = with_early_wasm(&without_preload(&named))
        .ok_or_else(|| Failure(format!("{}: no place where the wasm is loaded, or none where it is fetched early", index.display())))?;
    let named =
        picture::with_pictures(&named).ok_or_else(|| Failure(format!("{}: a lane has no place for its picture", index.display())))?;
    // Every line of the page's own styles and markup ends with a whole rule or tag, so its indentation says nothing.
    let named = named.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    fs::write(&index, named).map_err(|error| Failure::at(&index, &error))
}

/// The page whose JavaScript takes the wasm that the first script has asked for; where that script is not, it still loads it by name.
fn with_early_wasm(html: &str) -> Option<String> {
    const LOADS: &str = "module_or_path: ";
    const EARLY: &str = "PAGE_WASM";
    let start = html.find(LOADS)? + LOADS.len();
    let quoted = &html[start..start + html[start..].find(' ')?];
    let name = quoted.trim_matches(['\'', '"']).trim_start_matches("./");
    html.contains(EARLY).then(|| {
        let loads = [LOADS, "window.jejakWasm || ", quoted].concat();
        html.replacen(&[LOADS, quoted].concat(), &loads, 1).replacen(EARLY, name, 1)
    })
}

/// The page without trunk's preload of the wasm; its script fetches it anyway.
fn without_preload(html: &str) -> String {
    let Some(start) = html.find("<link rel=\"preload\"") else { return html.to_owned() };
    let end = html[start..].find('>').map_or(html.len(), |end| start + end + 1);
    [&html[..start], &html[end..]].concat()
}

/// The record of data versions as the page reads it.
fn history_text() -> Result<String, Failure> {
    let path = root().join("src/data").join(versions::FILE);
    let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, &error))?;
    let entries = versions::read(&text).map_err(Failure)?;
    Ok(versions::for_page(&entries, &Dataset::embedded()).write())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_is_asked_for_early_and_taken_once() {
        let html = "fetch(\"PAGE_WASM\") <link rel=\"preload\" href=\"x\">init({ module_or_path: './a-1_bg.wasm' });";
        let expected = "fetch(\"a-1_bg.wasm\") init({ module_or_path: window.jejakWasm || './a-1_bg.wasm' });";
        assert_eq!(with_early_wasm(&without_preload(html)).as_deref(), Some(expected));
        assert_eq!(with_early_wasm("init({ module_or_path: './a.wasm' })"), None);
        assert_eq!(with_early_wasm("fetch(\"PAGE_WASM\")"), None);
    }
}
