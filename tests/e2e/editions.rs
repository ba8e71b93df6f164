//! Further versions of the built site: copies that differ, with a service worker of their own.
use crate::browser::{dist, scratch};
use crate::{files, precache};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// How many bytes the files have that only a new edition has, each of them, and how many there are.
pub const EXTRA: (usize, usize) = (200_000, 4);

/// A folder with a site; it goes with this.
pub struct Edition {
    pub folder: PathBuf,
}

impl Edition {
    /// The site as it is, in a folder of its own, without the compressed copies.
    pub fn first() -> Edition {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("edition-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let edition = Edition { folder: scratch().join(name) };
        copy(&dist(), &edition.folder);
        edition
    }

    /// A later version: its front page names itself, and it has some large files more.
    pub fn named(name: &str) -> Edition {
        let edition = Edition::first();
        let page = edition.folder.join("index.html");
        let html = fs::read_to_string(&page).expect("the front page");
        let html = html.replace("</head>", &format!("<meta name=\"edition\" content=\"{name}\">\n</head>"));
        fs::write(&page, html).expect("the front page");
        for number in 0..EXTRA.1 {
            let bytes: Vec<u8> = (0..EXTRA.0).map(|n| ((n * 31 + number * 7) % 251) as u8).collect();
            fs::write(edition.folder.join(format!("extra-{name}-{number}.bin")), bytes).expect("a file more");
        }
        edition.list_files();
        edition
    }

    /// The site with `code` before everything else in one of its scripts (named without its hash and ending).
    pub fn with_code(stem: &str, code: &str) -> Edition {
        let edition = Edition::first();
        let script = fs::read_to_string(edition.file(stem, ".js")).expect("a script");
        edition.put(stem, ".js", format!("{code}\n{script}").as_bytes());
        edition
    }

    /// The file whose name is this but for the hash of its content.
    pub fn file(&self, stem: &str, ending: &str) -> PathBuf {
        let path = self.folder.join(format!("{stem}-"));
        let (folder, start) = (path.parent().expect("a folder"), path.file_name().expect("a name").to_string_lossy().into_owned());
        let names =
            fs::read_dir(folder).expect("a folder of the site").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let name = names.into_iter().find(|name| name.starts_with(&start) && name.ends_with(ending));
        folder.join(name.unwrap_or_else(|| panic!("no {stem}-*{ending} in the site")))
    }

    /// Puts other bytes in the place of a file, under the name of their own content, in the front page too.
    pub fn put(&self, stem: &str, ending: &str, bytes: &[u8]) {
        let before = self.file(stem, ending);
        let digest = Sha256::digest(bytes);
        let digits: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let own = stem.rsplit('/').next().unwrap_or_default();
        let name = format!("{own}-{digits}{ending}");
        let page = self.folder.join("index.html");
        let html = fs::read_to_string(&page).expect("the front page");
        let old = before.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(html.contains(&old), "{old} is named by the front page");
        fs::write(&page, renamed(&html, &old, &name)).expect("the front page");
        fs::remove_file(&before).expect("the file before");
        fs::write(before.with_file_name(name), bytes).expect("the file");
        self.list_files();
    }

    /// Writes the service worker anew, for the files that are there now.
    fn list_files(&self) {
        let files = files::read(&self.folder).expect("the site");
        let worker = precache::worker(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))).expect("the list of files");
        fs::write(self.folder.join(precache::WORKER), worker).expect("the service worker");
    }

    /// Changes a byte in the middle of the last of the large files, behind the back of the list.
    pub fn corrupt(&self, name: &str) {
        let path = self.folder.join(format!("extra-{name}-{}.bin", EXTRA.1 - 1));
        let mut bytes = fs::read(&path).expect("the file");
        bytes[EXTRA.0 / 2] ^= 1;
        fs::write(&path, bytes).expect("the file");
    }
}

impl Drop for Edition {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The front page with another name for a file; its policy holds the hash of each script, and one of them names files.
fn renamed(html: &str, old: &str, new: &str) -> String {
    let bodies = |html: &str| -> Vec<String> {
        let scripts = html.split("<script").skip(1).filter_map(|script| script.split_once('>')?.1.split_once("</script>"));
        scripts.map(|(body, _)| precache::hash(body.as_bytes())).collect()
    };
    let page = html.replace(old, new);
    let after = bodies(&page);
    bodies(html).iter().zip(after).fold(page, |page, (old, new)| page.replace(old, &new))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the site").flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else if path.extension().is_none_or(|ending| ending != "br" && ending != "gz") {
            fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}
