//! Looks through the finished files for what names a folder of the machine that built them.
use super::Site;
use crate::command::{Failure, cargo_home, home, root, target};
use std::env;
use std::path::PathBuf;

/// Fails where a file names this user's folder, the project's or cargo's.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let rustup = env::var_os("RUSTUP_HOME").map(PathBuf::from);
    let folders = [home(), cargo_home(), rustup, Some(root()), Some(target()?)];
    let wanted: Vec<String> = folders.into_iter().flatten().filter_map(|folder| mark(&folder.to_string_lossy())).collect();
    match found(site, &wanted).as_slice() {
        [] => Ok(()),
        found => Err(Failure(found.join("\n"))),
    }
}

/// What a path in this folder begins with; none for the top of a file system, in which everything lies.
fn mark(folder: &str) -> Option<String> {
    let folder = folder.trim_end_matches('/');
    (!folder.is_empty()).then(|| format!("{folder}/"))
}

/// Each file that holds one of the texts, as a sentence.
fn found(site: &Site, wanted: &[String]) -> Vec<String> {
    let all = wanted.iter().flat_map(|text| site.all().map(move |(path, bytes)| (text, path, bytes)));
    let held = all.filter_map(|(text, path, bytes)| {
        let at = memchr::memmem::find(bytes, text.as_bytes())?;
        let around = String::from_utf8_lossy(&bytes[at..bytes.len().min(at + 100)]).into_owned();
        Some(format!("{path} names a folder of this machine: {around:?}"))
    });
    held.collect()
}

#[cfg(test)]
mod tests {
    use super::super::Page;
    use super::*;

    #[test]
    fn a_folder_of_the_machine_is_found_in_any_file() {
        let mut site = Site { page: Page::new("<p>/home/ani/jejak/src/lib.rs"), ..Site::default() };
        site.put("a.wasm", *b"\0asm/home/ani/.cargo/x.rs\0");
        site.put("b.wasm", *b"\0asm/home/anita/x.rs, src/home/x.rs");
        let found = found(&site, &[mark("/home/ani").unwrap()]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("a.wasm names") && found[1].starts_with("index.html names"));
        assert_eq!(mark("/"), None);
    }
}
