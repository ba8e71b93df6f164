//! Completes the service worker of `src/offline` with the list of all files of the site and their hashes.
//!
//! It knows nothing of how the site was made: the stories in the browser make new versions with it.
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// The service worker's file name: it never changes, so that a browser finds the next version.
pub const WORKER: &str = "sw.js";
const SOURCE: &str = include_str!("../../offline/worker.js");

/// Writes the service worker of the site in a folder.
pub fn write(site: &Path) -> io::Result<()> {
    let mut files = BTreeMap::new();
    collect(site, "", &mut files)?;
    let worker = complete(SOURCE, &files).ok_or_else(|| io::Error::other("src/offline/worker.js lacks one of its two constants"))?;
    fs::write(site.join(WORKER), worker)
}

/// The SHA-256 of bytes in base64, as browsers want it.
pub fn hash(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

/// Every file by its path in the site; the front page is the empty path. Compressed copies are the server's own affair.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| io::Error::other(format!("{name:?}: a name that is no text")))?;
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else if path != WORKER && !name.ends_with(".br") && !name.ends_with(".gz") {
            let path = if path == "index.html" { String::new() } else { path };
            files.insert(path, hash(&fs::read(entry.path())?));
        }
    }
    Ok(())
}

fn complete(source: &str, files: &BTreeMap<String, String>) -> Option<String> {
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

    fn list(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
        entries.iter().map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned())).collect()
    }

    #[test]
    fn the_list_and_its_version_are_in_the_worker() {
        let one = complete(SOURCE, &list(&[("", "abc"), ("a-1.js", "def")])).unwrap();
        assert!(one.contains(r#"const FILES = {"":"abc","a-1.js":"def"};"#));
        let two = complete(SOURCE, &list(&[("", "abd"), ("a-1.js", "def")])).unwrap();
        let version = |worker: &str| worker.lines().find(|line| line.starts_with("const VERSION")).map(str::to_owned);
        assert!(version(&one).is_some_and(|line| line.len() == "const VERSION = \"0123456789abcdef\";".len()));
        assert_ne!(version(&one), version(&two), "another hash is another version");
        assert_eq!(complete("const FILES = {};", &list(&[])), None);
    }

    #[test]
    fn compressed_copies_and_the_worker_itself_are_not_listed() {
        let folder = std::env::temp_dir().join(format!("jejak-ekspor-precache-{}", std::process::id()));
        fs::create_dir_all(folder.join("snippets")).unwrap();
        for name in ["index.html", "index.html.br", "index.html.gz", "sw.js", "a.wasm", "snippets/b.js"] {
            fs::write(folder.join(name), name).unwrap();
        }
        let mut files = BTreeMap::new();
        collect(&folder, "", &mut files).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["", "a.wasm", "snippets/b.js"]);
        assert_eq!(files["a.wasm"], hash(b"a.wasm"));
        assert_eq!(hash(b""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
