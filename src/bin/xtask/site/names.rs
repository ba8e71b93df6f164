//! Names the files of the site by what is in them, when all of them are as they will stay: `cards.bin` becomes `cards-` and the hash of its
//! bytes. So a path stands for one content, in this build and in any other, and a browser may keep it for ever.
//!
//! A file is named in other files by its own name between quotes, with or without `./`; there the new name is put. A file is thus named
//! after all that it names. Three keep their names, since a browser asks for them by an address that it was given once: the front page, the
//! service worker, and the manifest, by which a system looks after an installed page.
use super::{INDEX, Page, Site};
use crate::command::Failure;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The endings of files that are named by their content; the service worker comes later and keeps its name.
const HASHED: [&str; 7] = [".js", ".css", ".wasm", ".bin", ".txt", ".png", ".svg"];
/// Hex digits of a hash in a name.
const DIGITS: usize = 16;

/// Renames the files and the references to them.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let own: BTreeSet<String> = site.files.keys().filter(|path| HASHED.iter().any(|ending| path.ends_with(ending))).cloned().collect();
    let mut waiting = own.clone();
    while !waiting.is_empty() {
        let names_none_of =
            |path: &&String| !waiting.iter().any(|other| references(path, other).iter().any(|text| holds(site, path, text)));
        let Some(path) = waiting.iter().find(names_none_of).cloned() else {
            return Err(Failure(format!("these files name each other, so none can be named by its content: {waiting:?}")));
        };
        waiting.remove(&path);
        let bytes = site.files.remove(&path).unwrap_or_default();
        let name = by_content(&path, &bytes);
        site.files.insert(name.clone(), bytes);
        if rename(site, &path, &name) == 0 {
            return Err(Failure(format!("{path}: no file of the site names it")));
        }
        site.manifest.insert(path, name);
    }
    // In a form that is not replaced above, a name would lead nowhere.
    for (path, bytes) in site.all() {
        if let Some(name) = own.iter().find(|name| memchr::memmem::find(bytes, name.as_bytes()).is_some()) {
            return Err(Failure(format!("{path}: it still names {name}")));
        }
    }
    Ok(())
}

/// How a file names another: as seen from the folder that it lies in.
fn references(from: &str, to: &str) -> Vec<String> {
    let folder = from.rfind('/').map_or("", |end| &from[..=end]);
    let Some(seen) = to.strip_prefix(folder) else { return Vec::new() };
    ["\"", "'"].iter().flat_map(|quote| [format!("{quote}{seen}{quote}"), format!("{quote}./{seen}{quote}")]).collect()
}

fn holds(site: &Site, path: &str, text: &str) -> bool {
    site.files.get(path).is_some_and(|bytes| memchr::memmem::find(bytes, text.as_bytes()).is_some())
}

/// Puts the new name of a file where it is named; gives how many files that changed.
fn rename(site: &mut Site, path: &str, name: &str) -> usize {
    let mut count = 0;
    let mut edit = |from: &str, text: &str| {
        let mut edited = text.to_owned();
        for (old, new) in references(from, path).iter().zip(references(from, name)) {
            edited = edited.replace(old, &new);
        }
        (edited != text).then(|| {
            count += 1;
            edited
        })
    };
    if let Some(html) = edit(INDEX, site.page.text()) {
        site.page = Page::new(html);
    }
    for (from, bytes) in &mut site.files {
        if let Some(edited) = std::str::from_utf8(bytes).ok().and_then(|text| edit(from, text)) {
            *bytes = edited.into_bytes();
        }
    }
    count
}

/// A path with the hash of the file's bytes in it.
fn by_content(path: &str, bytes: &[u8]) -> String {
    let digits: String = Sha256::digest(bytes).iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect();
    let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    format!("{stem}-{digits}.{ending}")
}

/// The name that a file had before it was named by its content.
pub fn own(path: &str) -> String {
    let hashed = path.rsplit_once('.').and_then(|(stem, ending)| Some((stem.rsplit_once('-')?, ending)));
    match hashed {
        Some(((stem, digits), ending)) if digits.len() == DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
            format!("{stem}.{ending}")
        }
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site of the same build as ours, with these words in its data and this code in its worker.
    fn site(words: &str, worker: &str) -> Site {
        let html = "<template data-words=\"words-id.bin\" data-versions=\"versions.txt\" data-table=\"table/table.js\" data-worker=\"table/worker.js\"></template>\
            <script type=\"module\">import init from './app.js'; init({ module_or_path: './app_bg.wasm' });</script>";
        let mut site = Site { page: Page::new(html), ..Site::default() };
        site.put("words-id.bin", words);
        site.put("app.js", "fetch(\"./app_later.wasm\"); new URL('app_bg.wasm', import.meta.url)");
        site.put("app_bg.wasm", *b"\0asm first");
        site.put("app_later.wasm", *b"\0asm later");
        site.put("table/table.js", *b"screen()");
        site.put("table/worker.js", *b"new URL('worker_bg.wasm', import.meta.url)");
        site.put("table/worker_bg.wasm", worker);
        site.put("versions.txt", words);
        site.put("icon.svg", *b"<svg/>");
        site.put("manifest.webmanifest", *b"{\"src\":\"icon.svg\"}");
        run(&mut site).unwrap();
        site
    }

    #[test]
    fn every_name_is_the_hash_of_the_files_own_bytes_and_every_reference_follows() {
        let site = site("kata", "worker");
        for (own, name) in &site.manifest {
            assert_eq!(*name, by_content(own, &site.files[name]), "{own}");
            assert_eq!(super::own(name), *own);
        }
        assert_eq!(site.manifest.len(), 9);
        let [later, worker, script] = ["app_later.wasm", "table/worker_bg.wasm", "app.js"].map(|own| site.manifest[own].as_str());
        assert!(site.text(script).unwrap().contains(&format!("fetch(\"./{later}\")")));
        assert!(site.text(&site.manifest["table/worker.js"]).unwrap().contains(worker.trim_start_matches("table/")));
        for own in ["words-id.bin", "versions.txt", "app.js", "app_bg.wasm", "table/table.js", "table/worker.js"] {
            assert!(site.page.text().contains(&site.manifest[own]), "{own}");
        }
        assert!(
            site.text("manifest.webmanifest").unwrap().contains(&site.manifest["icon.svg"]),
            "it keeps its name, and its icons have others"
        );
    }

    #[test]
    fn no_path_holds_other_bytes_in_another_build() {
        let builds =
            [site("kata", "worker"), site("kata lain", "worker"), site("kata", "another worker"), site("kata lain", "another worker")];
        let mut changed = 0;
        for (one, two) in builds.iter().flat_map(|one| builds.iter().map(move |two| (one, two))) {
            for (path, bytes) in &one.files {
                let same = two.files.get(path).is_none_or(|other| other == bytes);
                assert!(same || path == "manifest.webmanifest", "{path}");
            }
            changed += usize::from(one.files.keys().ne(two.files.keys()));
        }
        assert_eq!(changed, 12, "every two of them differ in some path");
        // What a change does not reach keeps its name.
        for own in ["app.js", "app_bg.wasm", "table/worker.js"] {
            assert_eq!(builds[0].manifest[own], builds[1].manifest[own], "{own}");
        }
        assert_ne!(builds[0].manifest["table/worker.js"], builds[2].manifest["table/worker.js"], "it names the wasm, which is another");
    }

    #[test]
    fn what_cannot_be_named_by_its_content_stops_the_build() {
        let refused = |html: &str, files: &[(&str, &str)]| {
            let mut site = Site { page: Page::new(html), ..Site::default() };
            files.iter().for_each(|(path, text)| site.put(path, *text));
            run(&mut site).unwrap_err().0
        };
        let ring = refused("'a.js'", &[("a.js", "import './b.js'"), ("b.js", "import './a.js'")]);
        assert!(ring.contains("name each other"), "{ring}");
        let unnamed = refused("", &[("a.js", "")]);
        assert!(unnamed.contains("a.js: no file"), "{unnamed}");
        let hidden = refused("'a.js' `a.js`", &[("a.js", "")]);
        assert!(hidden.contains("index.html: it still names a.js"), "{hidden}");
    }
}
