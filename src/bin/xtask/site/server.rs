//! A small server for the files of one folder, on this machine only. It knows nothing of the project: the stories in the browser use it too.
//!
//! It sends the `.br` or `.gz` copy of a file to whoever takes it. A file with a hash in its name never changes, so a browser may keep it.
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

const THREADS: usize = 4;

/// A running server; it stops when this is dropped.
pub struct Site {
    server: Arc<Server>,
    port: u16,
    threads: Vec<JoinHandle<()>>,
}

impl Site {
    /// Serves `folder` on 127.0.0.1 at `port`, or at any free port if that is 0.
    pub fn start(folder: &Path, port: u16) -> io::Result<Site> {
        let server = Arc::new(Server::http(("127.0.0.1", port)).map_err(|error| match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        })?);
        let port = server.server_addr().to_ip().map_or(port, |address| address.port());
        let threads = (0..THREADS).map(|_| {
            let (server, folder) = (Arc::clone(&server), folder.to_owned());
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // A browser that left is no concern of ours.
                    let _ = answer(request, &folder);
                }
            })
        });
        Ok(Site { threads: threads.collect(), server, port })
    }

    /// The address of the front page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The port that it listens on.
    #[allow(dead_code, reason = "the chores only print the address")]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Serves until the process ends.
    #[allow(dead_code, reason = "the stories stop it instead")]
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.server.unblock();
        }
    }
}

fn answer(request: Request, folder: &Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET and HEAD").with_status_code(StatusCode(405)));
    }
    let Some(file) = file_of(request.url(), folder) else {
        return request.respond(Response::from_string("not found").with_status_code(StatusCode(404)));
    };
    let accepted = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding")).map_or("", |header| header.value.as_str());
    let (bytes, encoding) = read_packed(&file, accepted)?;
    let mut response = Response::from_data(bytes).with_chunked_threshold(usize::MAX);
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let keep = if has_hash(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    for (field, value) in [
        ("Content-Type", mime(name)),
        ("Cache-Control", keep),
        ("Vary", "Accept-Encoding"),
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Encoding", encoding),
    ] {
        if !value.is_empty() {
            response.add_header(Header::from_bytes(field, value).map_err(|()| io::Error::other(field))?);
        }
    }
    request.respond(response)
}

/// The file that an address names, if it lies in the folder. No file of a site needs escapes or a leading dot, so none is served.
fn file_of(url: &str, folder: &Path) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = folder.to_owned();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', '%', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn read_packed(file: &Path, accepted: &str) -> io::Result<(Vec<u8>, &'static str)> {
    for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(accepted, encoding) {
            let mut name = file.as_os_str().to_owned();
            name.push(ending);
            if let Ok(bytes) = fs::read(name) {
                return Ok((bytes, encoding));
            }
        }
    }
    Ok((fs::read(file)?, ""))
}

fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next() == Some(encoding) && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// Whether a name ends in a dash and the sixteen hex digits of a hash: `late-0f3a9c21d4e5b6a7.bin`.
fn has_hash(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, digits)| digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #[allow(unused_imports, reason = "the bench includes this file and runs no tests")]
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for url in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/..\\Cargo.toml",
            "/.git/config",
            "//etc/passwd",
            "Cargo.toml",
            "",
        ] {
            assert_eq!(file_of(url, &folder), None, "{url}");
        }
        assert_eq!(file_of("/lib.rs?a=/../b", &folder), Some(folder.join("lib.rs")));
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(has_hash("jejak-ekspor_bg-49ba2bd5fa9a9a4c.wasm"));
        assert!(has_hash("late-0f3a9c21d4e5b6a7.bin"));
        assert!(!has_hash("index.html"));
        assert!(!has_hash("jejak-ekspor.js"));
    }

    #[test]
    fn an_encoding_with_weight_nought_is_refused() {
        assert!(accepts("gzip, deflate, br;q=0.5", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("gzip", "br"));
    }
}
