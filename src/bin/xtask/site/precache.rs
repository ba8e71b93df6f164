//! Completes the service worker of `src/offline` with the list of all files of the site and their hashes.
//!
//! It knows nothing of how the site was made: the stories in the browser make new versions with it.
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io;

/// The service worker's file name: it never changes, so that a browser finds the next version.
pub const WORKER: &str = "sw.js";
const SOURCE: &str = include_str!("../../../offline/worker.js");

/// The service worker of a site with these files, by their paths.
pub fn worker<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> io::Result<String> {
    complete(SOURCE, &list(files)).ok_or_else(|| io::Error::other("src/offline/worker.js lacks one of its two constants"))
}

/// The SHA-256 of bytes in base64, as browsers want it.
pub fn hash(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

/// The hash of every file; the front page is the empty path. Compressed copies are the server's own affair.
fn list<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> BTreeMap<&'a str, String> {
    let listed = files.filter(|(path, _)| *path != WORKER && !path.ends_with(".br") && !path.ends_with(".gz"));
    listed.map(|(path, bytes)| (if path == "index.html" { "" } else { path }, hash(bytes))).collect()
}

fn complete(source: &str, files: &BTreeMap<&str, String>) -> Option<String> {
    let list = serde_json::to_string(files).ok()?;
    let version: String = Sha256::digest(&list).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let (files_line, version_line) = ("const FILES = {};", "const VERSION = \"\";");
    if source.matches(files_line).count() != 1 || source.matches(version_line).count() != 1 {
        return None;
    }
    let worker = source.replace(files_line, &format!("const FILES = {list};"));
    Some(worker.replace(version_line, &format!("const VERSION = \"{version}\";")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_and_its_version_are_in_the_worker() {
        let files = |page: &str| BTreeMap::from([("", page.to_owned()), ("a-1.js", "def".to_owned())]);
        let one = complete(SOURCE, &files("abc")).unwrap();
        assert!(one.contains(r#"const FILES = {"":"abc","a-1.js":"def"};"#));
        let two = complete(SOURCE, &files("abd")).unwrap();
        let version = |worker: &str| worker.lines().find(|line| line.starts_with("const VERSION")).map(str::to_owned);
        assert!(version(&one).is_some_and(|line| line.len() == "const VERSION = \"0123456789abcdef\";".len()));
        assert_ne!(version(&one), version(&two), "another hash is another version");
        assert_eq!(complete("const FILES = {};", &BTreeMap::new()), None);
    }

    #[test]
    fn compressed_copies_and_the_worker_itself_are_not_listed() {
        let names = ["index.html", "index.html.br", "index.html.gz", "sw.js", "a.wasm", "snippets/b.js"];
        let list = list(names.iter().map(|name| (*name, name.as_bytes())));
        assert_eq!(list.keys().collect::<Vec<_>>(), [&"", &"a.wasm", &"snippets/b.js"]);
        assert_eq!(list["a.wasm"], hash(b"a.wasm"));
        assert_eq!(hash(b""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
