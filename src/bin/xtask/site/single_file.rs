//! Makes one HTML file of the built site: it opens from a disk or a chat, and asks nobody for anything.
//!
//! The script that the page imports is put in its place, every other file becomes a block of compressed data, and the policy allows no
//! request at all. If the page learns to load a file in another way than `import` and `fetch`, teach it to `src/offline/one-file.js` too.
use super::compress::{gzip, is_copy};
use super::csp::{CHARSET, Reach, with_policy};
use super::page::{attribute, replace_once};
use super::{Page, Site, parts, put};
use crate::command::{Failure, dist, root};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::path::PathBuf;

const ANSWERS: &str = include_str!("../../../offline/one-file.js");
const ICON: &str = include_str!("../../../offline/icon.svg");
/// Most bytes that the file may have.
const BUDGET: usize = 1_700_000;

/// Where the file is written.
pub fn path() -> PathBuf {
    root().join("dist-single").join("jejak-ekspor.html")
}

/// Makes the file of the site that is in `dist/` now.
pub fn from_dist() -> Result<(), Failure> {
    let (path, page) = (path(), assemble(&Site::read(&dist())?).map_err(Failure::of("the one file"))?);
    let size = page.text().len();
    put(&path, page.text().as_bytes())?;
    println!("{}: {size} of {BUDGET} bytes.", path.display());
    if size > BUDGET { Err(Failure("the one file is over its byte budget".into())) } else { Ok(()) }
}

/// One page of a site's front page and its other files.
fn assemble(site: &Site) -> Result<Page, Failure> {
    let mut page = without_links(site.page.clone())?;
    page.replace_once("<html ", "<html data-one-file ")?;
    let module = page.inline("script").into_iter().find(|part| attribute(part.tag, "type") == Some("module"));
    let module = module.ok_or_else(|| Failure("the front page has no inline module".into()))?.body.to_owned();
    let (body, used) = with_imports(&module, site)?;
    page.replace_once(&module, &format!("\n{ANSWERS}{body}"))?;
    let icon = BASE64_STANDARD.encode(ICON.trim());
    page.insert_after(CHARSET, &format!("\n<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"))?;
    let mut blocks = String::new();
    for (path, bytes) in site.files.iter().filter(|(path, _)| **path != used && is_fetched(path)) {
        let packed = BASE64_STANDARD.encode(gzip(bytes).map_err(|error| Failure(format!("{path}: {error}")))?);
        let name = path.rsplit('/').next().unwrap_or(path);
        blocks.push_str(&format!("<script type=\"text/plain\" data-file=\"{name}\">{packed}</script>\n"));
    }
    blocks.push_str(&saver(site)?);
    page.replace_once("</body>", &[&blocks, "</body>"].concat())?;
    with_policy(&mut page, Reach::Nowhere)?;
    Ok(page)
}

/// The script of the program that makes files, as a function of the element that answers for files: it starts the program.
fn saver(site: &Site) -> Result<String, Failure> {
    let is_saver = |path: &&String| path.starts_with(parts::FILES) && path.ends_with(".js");
    let path = site.files.keys().find(is_saver).ok_or_else(|| Failure(format!("no script in {}", parts::FILES)))?;
    let body = as_object(site.text(path)?).map_err(Failure::of(path))?;
    Ok(format!("<script type=\"module\">document.getElementById(\"files\").saver = async () => {{\n{body}\n}};</script>\n"))
}

/// Whether the page asks for a file of this name while it runs. What opens tables and reads texts is larger than all the rest, and a page from disk may
/// start no worker.
fn is_fetched(path: &str) -> bool {
    let is_for_others = ["png", "svg", "webmanifest", "js"].iter().any(|ending| path.ends_with(&format!(".{ending}")));
    !is_for_others && !parts::is_for_some(path) && !is_copy(path)
}

/// The front page without what points to other files, without scripts marked `data-site-only`, and without the policy of a site.
fn without_links(mut page: Page) -> Result<Page, Failure> {
    for start in ["<script type=\"importmap\"", "<script data-site-only"] {
        page.cut(start, "</script>")?;
    }
    page.edit_tags(|tag| {
        let goes =
            tag.starts_with("<link ") || (tag.starts_with("<meta ") && attribute(tag, "http-equiv") == Some("Content-Security-Policy"));
        Ok(if goes { String::new() } else { tag.to_owned() })
    })?;
    Ok(page)
}

/// A module's text with the script that it imports in the place of the import, and that script's name.
fn with_imports(module: &str, site: &Site) -> Result<(String, String), Failure> {
    let lines: Vec<&str> = module.lines().filter(|line| line.trim_start().starts_with("import ")).collect();
    let [line] = lines.as_slice() else { return Err(Failure(format!("{} import statements; one was expected", lines.len()))) };
    let statement = line.trim().trim_end_matches(';');
    let unknown = || Failure(format!("{statement:?}; `import NAME, * as NAME from './FILE'` was expected"));
    let (names, from) = statement.strip_prefix("import ").and_then(|rest| rest.split_once(" from ")).ok_or_else(unknown)?;
    let file = from.trim().trim_matches(['\'', '"']).trim_start_matches("./");
    let (default, all) = names.split_once(", * as ").ok_or_else(unknown)?;
    let given = as_object(site.text(file)?).map_err(Failure::of(file))?;
    let text = format!("const {all} = (() => {{\n{given}\n}})();\nconst {default} = {all}.default;\n");
    Ok((replace_once(module, line, &text)?, file.to_owned()))
}

/// A script's text with what it exports as an object that is returned.
fn as_object(script: &str) -> Result<String, Failure> {
    if script.contains("</script") || script.contains("<!--") {
        return Err(Failure("it holds what would end a script within HTML".into()));
    }
    let mut text = String::with_capacity(script.len());
    let mut fields = Vec::new();
    for line in script.lines() {
        let Some(exported) = line.strip_prefix("export ") else {
            if line.starts_with("import ") {
                return Err(Failure(format!("{line:?}; a script without imports was expected")));
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
            let unknown = || Failure(format!("{line:?}; a class, a function or a list of exports was expected"));
            fields.push(name.ok_or_else(unknown)?.to_owned());
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
        import init, * as bindings from './a-1.js';\nawait init({ module_or_path: './a_bg-1.wasm' });\n</script>\
        <link rel=\"modulepreload\" href=\"./a-1.js\"></head><body><script>tell()</script></body></html>";

    fn site(html: &str, glue: &str) -> Site {
        let mut site = Site { page: Page::new(html), ..Site::default() };
        let files = [
            ("a-1.js", glue),
            ("a_bg-1.wasm", "wasm"),
            ("cards-2.bin", "cards"),
            ("icon-192.png", "png"),
            ("table/w-3.wasm", "worker"),
            ("save/s-4.js", "let made;\nexport { made };\nawait made;"),
            ("save/s_bg-4.wasm", "saver"),
        ];
        files.iter().for_each(|(path, text)| site.put(path, *text));
        site
    }

    #[test]
    fn everything_is_inside_and_nothing_points_outside() {
        let glue = "let wasm;\nexport class Pipe {\n}\nfunction initSync() {}\nexport { initSync, start as default };\n";
        let page = assemble(&site(PAGE, glue)).unwrap();
        let page = page.text();
        assert!(
            page.contains("\nclass Pipe {") && page.contains("return { Pipe, initSync, default: start };") && !page.contains("export ")
        );
        assert!(page.contains("data-file=\"a_bg-1.wasm\"") && page.contains("data-file=\"cards-2.bin\""));
        assert!(
            page.contains("saver = async () => {\nlet made;\nawait made;\nreturn { made };\n}")
                && page.contains("data-file=\"s_bg-4.wasm\"")
        );
        for gone in
            ["modulepreload", "importmap", "preload()", "icon.svg", "icon-192", "table/", "data-file=\"a-1.js\"", "'self'", "import init"]
        {
            assert!(!page.contains(gone), "{gone}");
        }
        assert_eq!(page.matches("Content-Security-Policy").count(), 1);
        assert!(page.contains("<html data-one-file lang=\"id\">") && page.contains("tell()"));
    }

    #[test]
    fn what_it_cannot_put_in_is_refused() {
        for (glue, word) in [
            ("export const x = 1;\nexport { y };", "a class, a function or a list"),
            ("import './snippet.js';\nexport { y };", "without imports"),
            ("const x = '</script>';\nexport { y };", "end a script"),
        ] {
            let problem = assemble(&site(PAGE, glue)).unwrap_err().0;
            assert!(problem.contains(word), "{glue:?}: {problem}");
        }
        let mut without = site(PAGE, "");
        without.files.remove("a-1.js");
        assert!(assemble(&without).unwrap_err().0.contains("a-1.js"));
        assert!(assemble(&site(&PAGE.replace("import init, * as bindings from", "import x from"), "")).is_err());
    }
}
