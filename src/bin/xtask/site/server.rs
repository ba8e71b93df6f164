//! A small server for the files of one folder, on this machine only. It knows nothing of the project: the stories in the browser use it too.
//!
//! It sends the `.br` or `.gz` copy of a file to whoever takes it. A file with a hash in its name never changes, so a browser may keep it.
//!
//! By hand, a thread for each connection: `tiny_http` leaves a connection unread until another closes where several come at once
//! (its pool counts a thread as free until it runs), and a page that asks for seven files at once then waited in one of four visits.
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::UNIX_EPOCH;

/// A request has no longer head than this, in bytes.
const LONGEST_HEAD: u64 = 32 << 10;

/// The connections that are open; none once the server has stopped.
type Open = Arc<Mutex<Option<Vec<TcpStream>>>>;

/// A running server; it stops when this is dropped.
pub struct Site {
    port: u16,
    open: Open,
    listening: Option<JoinHandle<()>>,
}

impl Site {
    /// Serves `folder` on 127.0.0.1 at `port`, or at any free port if that is 0.
    pub fn start(folder: &Path, port: u16) -> io::Result<Site> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let port = listener.local_addr()?.port();
        let open: Open = Arc::new(Mutex::new(Some(Vec::new())));
        let (folder, connections) = (folder.to_owned(), Arc::clone(&open));
        let listening = thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(stream) = stream else { continue };
                let mut open = connections.lock().unwrap_or_else(PoisonError::into_inner);
                let Some(all) = open.as_mut() else { return };
                all.retain(|one| one.peer_addr().is_ok());
                all.extend(stream.try_clone());
                let folder = folder.clone();
                // A browser that left is no concern of ours.
                thread::spawn(move || drop(converse(&stream, &folder)));
            }
        });
        Ok(Site { port, open, listening: Some(listening) })
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
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner).take();
        for stream in open.into_iter().flatten() {
            let _ = stream.shutdown(Shutdown::Both);
        }
        // One connection more, so that it sees that it is over.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

/// A request, as far as it matters here.
struct Request {
    method: String,
    url: String,
    accepted: String,
    /// `Range`.
    range: String,
    is_last: bool,
}

/// Answers the requests of a connection, one after the other.
fn converse(stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read_request(&mut reader)? {
        answer(stream, &request, folder)?;
        if request.is_last {
            break;
        }
    }
    stream.shutdown(Shutdown::Both)
}

/// The next request of a connection; `None` where it has ended.
fn read_request(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = reader.take(LONGEST_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let (Some(method), Some(url), version) = (words.next(), words.next(), words.next()) else { return Ok(None) };
    let mut request =
        Request { method, url, accepted: String::new(), range: String::new(), is_last: version.as_deref() != Some("HTTP/1.1") };
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let Some((name, value)) = line.split_once(':') else { return Ok(Some(request)) };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => value.clone_into(&mut request.accepted),
            "range" => value.clone_into(&mut request.range),
            "connection" if value.eq_ignore_ascii_case("close") => request.is_last = true,
            // What follows the head is not read.
            "content-length" | "transfer-encoding" if value != "0" => request.is_last = true,
            _ => {}
        }
    }
}

fn answer(stream: &TcpStream, request: &Request, folder: &Path) -> io::Result<()> {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return respond(stream, request, "405 Method Not Allowed", &[], b"only GET and HEAD");
    }
    let Some(file) = file_of(&request.url, folder) else { return respond(stream, request, "404 Not Found", &[], b"not found") };
    if let Some(asked) = request.range.strip_prefix("bytes=") {
        return answer_part(stream, request, &file, asked);
    }
    let (bytes, encoding) = read_packed(&file, &request.accepted)?;
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let keep = if has_hash(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let fields = [
        ("Content-Type", mime(name)),
        ("Cache-Control", keep),
        ("Vary", "Accept-Encoding"),
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Encoding", encoding),
    ];
    respond(stream, request, "200 OK", &fields, &bytes)
}

/// Sends a part of a file as it lies there: `0-3`, `4-` or, of its end, `-8`. Several parts at once are not asked for by browsers.
fn answer_part(stream: &TcpStream, request: &Request, file: &Path, asked: &str) -> io::Result<()> {
    let mut file_read = fs::File::open(file)?;
    let about = file_read.metadata()?;
    let size = about.len();
    let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let tag = format!("\"{:x}-{size:x}\"", changed.as_nanos());
    let part = match asked.split_once('-').map(|(from, to)| (from.trim(), to.trim())) {
        Some(("", last)) => last.parse().ok().filter(|last| *last > 0).map(|last: u64| (size.saturating_sub(last), size)),
        Some((from, "")) => from.parse().ok().map(|from: u64| (from, size)),
        Some((from, to)) => from.parse().ok().zip(to.parse().ok()).map(|(from, to): (u64, u64)| (from, to.saturating_add(1).min(size))),
        None => None,
    };
    let Some((from, to)) = part.filter(|(from, to)| from < to) else {
        let all = format!("bytes */{size}");
        return respond(stream, request, "416 Range Not Satisfiable", &[("Content-Range", &all)], b"");
    };
    let mut bytes = Vec::new();
    file_read.seek(SeekFrom::Start(from))?;
    file_read.take(to - from).read_to_end(&mut bytes)?;
    let range = format!("bytes {from}-{}/{size}", to - 1);
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let fields = [
        ("Content-Type", mime(name)),
        ("Content-Range", &range),
        ("ETag", &tag),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    respond(stream, request, "206 Partial Content", &fields, &bytes)
}

fn respond(mut stream: &TcpStream, request: &Request, status: &str, fields: &[(&str, &str)], body: &[u8]) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", body.len());
    for (field, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        head.push_str(&format!("{field}: {value}\r\n"));
    }
    head.push_str(if request.is_last { "Connection: close\r\n\r\n" } else { "\r\n" });
    stream.write_all(head.as_bytes())?;
    if request.method == "GET" {
        stream.write_all(body)?;
    }
    stream.flush()
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

/// Whether a name ends in a dash and the sixteen hex digits of a hash: `cards-0f3a9c21d4e5b6a7.bin`.
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
    fn connections_that_come_at_once_are_all_answered_and_end_with_the_server() {
        let site = Site::start(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), 0).unwrap();
        for _ in 0..20 {
            let mut all: Vec<TcpStream> = (0..12).map(|_| TcpStream::connect(("127.0.0.1", site.port)).unwrap()).collect();
            for stream in &mut all {
                stream.set_read_timeout(Some(std::time::Duration::from_secs(10))).unwrap();
                stream.write_all(b"GET /lib.rs HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            }
            for stream in &mut all {
                let mut line = String::new();
                BufReader::new(&*stream).read_line(&mut line).unwrap();
                assert_eq!(line, "HTTP/1.1 200 OK\r\n");
            }
        }
        let (mut stream, port) = (TcpStream::connect(("127.0.0.1", site.port)).unwrap(), site.port);
        stream.write_all(b"HEAD /nothing HTTP/1.1\r\n\r\n").unwrap();
        let mut reader = BufReader::new(&stream);
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        assert_eq!(line, "HTTP/1.1 404 Not Found\r\n");
        drop(site);
        let mut rest = Vec::new();
        reader.read_to_end(&mut rest).unwrap();
        assert!(rest.ends_with(b"\r\n\r\n"), "the rest of the head, then the end");
        // A program that another test starts meanwhile holds the listener for the moment between its fork and its exec.
        let until = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while TcpStream::connect(("127.0.0.1", port)).is_ok() {
            assert!(std::time::Instant::now() < until, "port {port} still answers");
            thread::yield_now();
        }
    }

    #[test]
    fn parts_of_a_file_are_sent_as_they_are() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let whole = fs::read(folder.join("lib.rs")).unwrap();
        let (site, size) = (Site::start(&folder, 0).unwrap(), whole.len());
        let cases = [
            ("0-3", Some(0..4)),
            ("10-", Some(10..size)),
            ("-8", Some(size - 8..size)),
            ("4-999999999", Some(4..size)),
            ("999999999-", None),
            ("-0", None),
            ("5-4", None),
            ("x", None),
        ];
        for (asked, part) in cases {
            let mut stream = TcpStream::connect(("127.0.0.1", site.port)).unwrap();
            write!(stream, "GET /lib.rs HTTP/1.1\r\nAccept-Encoding: br\r\nRange: bytes={asked}\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).unwrap();
            let text = String::from_utf8_lossy(&answer);
            match part {
                Some(part) => {
                    let said = format!("Content-Range: bytes {}-{}/{size}\r\n", part.start, part.end - 1);
                    assert!(text.starts_with("HTTP/1.1 206 ") && text.contains(&said), "{asked}: {text}");
                    assert!(
                        answer.ends_with(&whole[part.clone()]) && text.contains(&format!("Content-Length: {}\r\n", part.len())),
                        "{asked}"
                    );
                }
                None => assert!(text.starts_with("HTTP/1.1 416 ") && text.contains(&format!("bytes */{size}")), "{asked}: {text}"),
            }
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(has_hash("jejak-ekspor_bg-49ba2bd5fa9a9a4c.wasm"));
        assert!(has_hash("cards-0f3a9c21d4e5b6a7.bin"));
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
