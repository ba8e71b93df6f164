//! Makes one HTML file of the built site: it opens from a disk or a chat, and asks nobody for anything.
//!
//! The script that the page imports is put in its place, every other file becomes a block of compressed data, and the policy allows no
//! request at all. If the page learns to load a file in another way than `import` and `fetch`, teach it to `src/offline/one-file.js` too.
use crate::command::{Failure, dist, root};
use crate::compress::{files, gzip};
use crate::seal::{Reach, attribute, inline, with_policy};
use crate::setup::Tools;
use crate::{build, precache, tables};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

const ANSWERS: &str = include_str!("../../offline/one-file.js");
const ICON: &str = include_str!("../../offline/icon.svg");
/// Most bytes that the file may have.
const BUDGET: usize = 700_000;

/// Where the file is written.
pub fn path() -> PathBuf {
    root().join("dist-single").join("jejak-ekspor.html")
}

/// Builds the site and makes the file.
pub fn run(tools: &Tools) -> Result<(), Failure> {
    build::run(tools)?;
    from_dist()
}

/// Makes the file of the site that is in `dist/` now.
pub fn from_dist() -> Result<(), Failure> {
    let folder = dist();
    let read = |name: &str| fs::read(folder.join(name)).map_err(|error| Failure::at(&folder.join(name), &error));
    let html = String::from_utf8(read("index.html")?).map_err(|error| Failure(format!("index.html: {error}")))?;
    let mut parts = BTreeMap::new();
    for file in files(&folder).map_err(|error| Failure::at(&folder, &error))? {
        let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
        // What opens tables is larger than all the rest, and a page from disk may start no worker.
        let is_for_tables = name.starts_with(tables::FOLDER);
        if !is_for_tables && !matches!(name.as_str(), "index.html" | precache::WORKER) && !name.ends_with(".br") && !name.ends_with(".gz") {
            parts.insert(name.clone(), read(&name)?);
        }
    }
    let page = assemble(&html, &parts).map_err(|problem| Failure(format!("one file of {}: {problem}", folder.display())))?;
    let path = path();
    let parent = path.parent().map_or_else(root, PathBuf::from);
    fs::create_dir_all(&parent).map_err(|error| Failure::at(&parent, &error))?;
    fs::write(&path, &page).map_err(|error| Failure::at(&path, &error))?;
    println!("{}: {} of {BUDGET} bytes.", path.display(), page.len());
    if page.len() > BUDGET { Err(Failure("the one file is over its byte budget".into())) } else { Ok(()) }
}

/// One page of a site's front page and its other files.
fn assemble(html: &str, parts: &BTreeMap<String, Vec<u8>>) -> Result<String, String> {
    let html = without_links(html)?;
    let html = html.replacen("<html ", "<html data-one-file ", 1);
    let module = inline(&html, "script").into_iter().find(|part| attribute(part.tag, "type") == Some("module"));
    let body = module.ok_or("the front page has no inline module")?.body.to_owned();
    let (body, used) = with_imports(&body, parts)?;
    let start = html.find("<script type=\"module\"").ok_or("the front page has no inline module")?;
    let end = start + html[start..].find("</script>").ok_or("a script without an end")? + "</script>".len();
    let icon = BASE64_STANDARD.encode(ICON.trim());
    let head = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n<script type=\"module\">\n{ANSWERS}{body}</script>");
    let mut blocks = String::new();
    for (name, bytes) in parts.iter().filter(|(name, _)| **name != used && is_fetched(name)) {
        let packed = BASE64_STANDARD.encode(gzip(bytes).map_err(|error| format!("{name}: {error}"))?);
        let kind = if name.ends_with(".wasm") { "application/wasm" } else { "application/octet-stream" };
        blocks.push_str(&format!("<script type=\"text/plain\" data-file=\"{name}\" data-type=\"{kind}\">{packed}</script>\n"));
    }
    let page = [&html[..start], &head, &html[end..]].concat();
    let page = page.replacen("</body>", &[&blocks, "</body>"].concat(), 1);
    with_policy(&page, Reach::Nowhere)
}

/// Whether the page asks for a file of this name while it runs.
fn is_fetched(name: &str) -> bool {
    !["png", "svg", "webmanifest", "js"].iter().any(|ending| name.ends_with(&format!(".{ending}")))
}

/// The front page without what points to other files, without scripts marked `data-site-only`, and without the policy of a site.
fn without_links(html: &str) -> Result<String, String> {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tail) = rest.split_at(at);
        kept.push_str(before);
        let end = tail.find('>').ok_or("a tag without an end")? + 1;
        let tag = &tail[..end];
        let goes =
            tag.starts_with("<link ") || (tag.starts_with("<meta ") && attribute(tag, "http-equiv") == Some("Content-Security-Policy"));
        rest = &tail[end..];
        if tag.starts_with("<script type=\"importmap\"") || tag.starts_with("<script data-site-only") {
            rest = rest.split_once("</script>").ok_or("a script without an end")?.1;
        } else if !goes {
            kept.push_str(tag);
        }
    }
    kept.push_str(rest);
    Ok(kept)
}

/// A module's text with the script that it imports in the place of the import, and that script's name.
fn with_imports(module: &str, parts: &BTreeMap<String, Vec<u8>>) -> Result<(String, String), String> {
    let lines: Vec<&str> = module.lines().filter(|line| line.trim_start().starts_with("import ")).collect();
    let [line] = lines.as_slice() else { return Err(format!("{} import statements; one was expected", lines.len())) };
    let statement = line.trim().trim_end_matches(';');
    let unknown = || format!("{statement:?}; `import NAME, * as NAME from './FILE'` was expected");
    let (names, from) = statement.strip_prefix("import ").and_then(|rest| rest.split_once(" from ")).ok_or_else(unknown)?;
    let file = from.trim().trim_matches(['\'', '"']).trim_start_matches("./");
    let (default, all) = names.split_once(", * as ").ok_or_else(unknown)?;
    let script = parts.get(file).ok_or_else(|| format!("{file}: the page imports it, and it is not in the site"))?;
    let script = std::str::from_utf8(script).map_err(|error| format!("{file}: {error}"))?;
    let given = as_object(script).map_err(|problem| format!("{file}: {problem}"))?;
    let text = format!("const {all} = (() => {{\n{given}\n}})();\nconst {default} = {all}.default;\n");
    Ok((module.replace(line, &text), file.to_owned()))
}

/// A script's text with what it exports as an object that is returned.
fn as_object(script: &str) -> Result<String, String> {
    if script.contains("</script") || script.contains("<!--") {
        return Err("it holds what would end a script within HTML".into());
    }
    let mut text = String::with_capacity(script.len());
    let mut fields = Vec::new();
    for line in script.lines() {
        let Some(exported) = line.strip_prefix("export ") else {
            if line.starts_with("import ") {
                return Err(format!("{line:?}; a script without imports was expected"));
            }
            text.push_str(line);
            text.push('\n');
            continue;
        };
        if let Some(list) = exported.strip_prefix('{') {
            let list = list.trim_end().trim_end_matches(';').trim_end_matches('}');
            fields.extend(list.split(',').map(str::trim).filter(|item| !item.is_empty()).map(|item| match item.split_once(" as ") {
                Some((name, given)) => format!("{given}: {name}"),
                None => item.to_owned(),
            }));
        } else {
            let name = ["class ", "function ", "async function "].iter().find_map(|kind| exported.strip_prefix(kind));
            let name = name.and_then(|rest| rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next());
            fields.push(name.ok_or_else(|| format!("{line:?}; a class, a function or a list of exports was expected"))?.to_owned());
            text.push_str(exported);
            text.push('\n');
        }
    }
    Ok(format!("{text}return {{ {} }};", fields.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=\"id\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"x\">\
        <script type=\"importmap\">{}</script><script data-site-only>preload()</script><link rel=\"icon\" href=\"icon.svg\"><style>a{}</style>\n<script type=\"module\">\n\
        import init, * as bindings from './a-1.js';\nawait init({ module_or_path: './a-1_bg.wasm' });\n</script>\
        <link rel=\"modulepreload\" href=\"./a-1.js\"></head><body><script>tell()</script></body></html>";

    fn site() -> BTreeMap<String, Vec<u8>> {
        let glue = "let wasm;\nexport class Pipe {\n}\nfunction initSync() {}\nexport { initSync, start as default };\n";
        let files =
            [("a-1.js", glue), ("a-1_bg.wasm", "wasm"), ("late-2.bin", "late"), ("icon-192.png", "png"), ("manifest.webmanifest", "{}")];
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn everything_is_inside_and_nothing_points_outside() {
        let page = assemble(PAGE, &site()).unwrap();
        assert!(
            page.contains("\nclass Pipe {") && page.contains("return { Pipe, initSync, default: start };") && !page.contains("export ")
        );
        assert!(page.contains("data-file=\"a-1_bg.wasm\" data-type=\"application/wasm\"") && page.contains("data-file=\"late-2.bin\""));
        for gone in
            ["modulepreload", "importmap", "preload()", "icon.svg", "icon-192", "manifest", "data-file=\"a-1.js\"", "'self'", "import init"]
        {
            assert!(!page.contains(gone), "{gone}");
        }
        assert_eq!(page.matches("Content-Security-Policy").count(), 1);
        assert!(page.contains("<html data-one-file lang=\"id\">") && page.contains("tell()"));
    }

    #[test]
    fn what_it_cannot_put_in_is_refused() {
        let mut site = site();
        for (glue, word) in [
            ("export const x = 1;\nexport { y };", "a class, a function or a list"),
            ("import './snippet.js';\nexport { y };", "without imports"),
            ("const x = '</script>';\nexport { y };", "end a script"),
        ] {
            site.insert("a-1.js".into(), glue.into());
            let problem = assemble(PAGE, &site).unwrap_err();
            assert!(problem.contains(word), "{glue:?}: {problem}");
        }
        site.remove("a-1.js");
        assert!(assemble(PAGE, &site).unwrap_err().contains("a-1.js"));
        assert!(assemble(&PAGE.replace("import init, * as bindings from", "import x from"), &site).is_err());
    }
}
