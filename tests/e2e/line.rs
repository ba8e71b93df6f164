//! The line between a browser and a server: it can be cut, at once or after so many bytes, and laid to another server; it can also harm
//! the answers to some requests.
use crate::ports;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

/// What becomes of an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Harm {
    /// The request is taken and nothing is said, as weak mobile nets do.
    Hangs,
    /// The connection closes at once.
    Dies,
    /// It closes in the middle of the file.
    Cuts,
    /// In the middle of the file nothing more comes.
    Stops,
    /// One byte of the file is another.
    Flips,
    /// A page of another kind comes in its place, and is said to be what was asked for: a hotel's door to the net.
    Lies,
    /// The server is too busy.
    Refuses,
    /// The file is gone, as after an update of the site.
    Goes,
}

impl Harm {
    /// What is said in the server's place.
    fn answer(self) -> Option<&'static str> {
        match self {
            Harm::Lies => Some(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 34\r\nConnection: close\r\n\r\n<html><title>Masuk</title>Hotel X\n",
            ),
            Harm::Refuses => Some("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
            Harm::Goes => Some("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
            _ => None,
        }
    }
}

/// A port that leads to a server, while it does.
pub struct Line {
    port: u16,
    laid: Mutex<Option<Laid>>,
}

/// A line that is up.
struct Laid {
    shared: Arc<Shared>,
    door: JoinHandle<()>,
}

struct Shared {
    server: u16,
    cut: AtomicBool,
    /// Bytes that may still come from the server.
    rest: AtomicI64,
    ends: Mutex<Vec<TcpStream>>,
    /// Requests that hold these words are harmed.
    harm: Mutex<Option<(&'static str, Harm)>>,
    /// How many were.
    harmed: AtomicUsize,
    /// Tells those that wait that `harm` or `cut` is another now.
    changed: Condvar,
}

impl Line {
    /// A line to the server on a port of this machine; the line's own port stays the same for ever.
    pub fn to(server: u16) -> Line {
        let mut others = Vec::new();
        loop {
            let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
            let port = listener.local_addr().expect("an address").port();
            // What a browser kept of another site at this port would answer in place of the line.
            if ports::is_new(port) {
                return Line { port, laid: Mutex::new(Some(Laid::new(listener, server, i64::MAX))) };
            }
            others.push(listener);
        }
    }

    /// The address of the front page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// From now on nobody listens, and what is under way breaks off.
    pub fn cut(&self) {
        let laid = self.laid.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(laid) = laid {
            laid.shared.cut();
            // The door is waiting for someone to come.
            let _ = TcpStream::connect(("127.0.0.1", self.port));
            laid.door.join().expect("the door closes");
        }
    }

    /// Leads to another server.
    pub fn lead_to(&self, server: u16) {
        self.lead_to_for(server, i64::MAX);
    }

    /// Leads to another server, and breaks for good after so many bytes have come from it.
    pub fn lead_to_for(&self, server: u16, bytes: i64) {
        self.cut();
        let listener = TcpListener::bind(("127.0.0.1", self.port)).expect("the same port again");
        *self.laid.lock().unwrap_or_else(PoisonError::into_inner) = Some(Laid::new(listener, server, bytes));
    }

    /// Takes requests that hold these words and says nothing; with none, those that wait are answered.
    pub fn hold(&self, words: Option<&'static str>) {
        self.harm(words.map(|words| (words, Harm::Hangs)));
    }

    /// Harms the answers to requests that hold these words; with none, those that wait are answered.
    pub fn harm(&self, harm: Option<(&'static str, Harm)>) {
        if let Some(laid) = self.laid.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            *laid.shared.harm.lock().unwrap_or_else(PoisonError::into_inner) = harm;
            laid.shared.changed.notify_all();
        }
    }

    /// How many requests were harmed.
    pub fn harmed(&self) -> usize {
        let laid = self.laid.lock().unwrap_or_else(PoisonError::into_inner);
        laid.as_ref().map_or(0, |laid| laid.shared.harmed.load(Ordering::SeqCst))
    }

    /// Whether it broke because all its bytes had come.
    pub fn is_broken(&self) -> bool {
        let laid = self.laid.lock().unwrap_or_else(PoisonError::into_inner);
        laid.as_ref().is_some_and(|laid| laid.shared.cut.load(Ordering::SeqCst))
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.cut();
    }
}

impl Laid {
    fn new(listener: TcpListener, server: u16, bytes: i64) -> Laid {
        let shared = Arc::new(Shared {
            server,
            cut: AtomicBool::new(false),
            rest: AtomicI64::new(bytes),
            ends: Mutex::new(Vec::new()),
            harm: Mutex::new(None),
            harmed: AtomicUsize::new(0),
            changed: Condvar::new(),
        });
        let at_the_door = Arc::clone(&shared);
        let door = thread::spawn(move || {
            for browser in listener.incoming().flatten() {
                if at_the_door.cut.load(Ordering::SeqCst) {
                    break;
                }
                at_the_door.connect(browser);
            }
        });
        Laid { shared, door }
    }
}

impl Shared {
    fn connect(self: &Arc<Shared>, browser: TcpStream) {
        let Ok(server) = TcpStream::connect(("127.0.0.1", self.server)) else { return };
        let copy = |stream: &TcpStream| stream.try_clone().expect("a second handle");
        self.ends.lock().unwrap_or_else(PoisonError::into_inner).extend([copy(&browser), copy(&server)]);
        // What becomes of the answer that comes next: a browser asks again only when it has the last one.
        let next = Arc::new(Mutex::new(None));
        let (shared, asked, up) = (Arc::clone(self), Arc::clone(&next), (copy(&browser), copy(&server)));
        thread::spawn(move || pass(&up.0, &up.1, |bytes| shared.ask(bytes, &up.1, &up.0, &asked)));
        let shared = Arc::clone(self);
        thread::spawn(move || pass(&server, &browser, |bytes| shared.answer(bytes, &browser, &next)));
    }

    /// Passes a request on; false where there is nothing more to say.
    fn ask(&self, bytes: &mut [u8], mut server: &TcpStream, mut browser: &TcpStream, next: &Mutex<Option<Harm>>) -> bool {
        let asked = String::from_utf8_lossy(bytes);
        let harm = self.harm_of(|words| asked.contains(words));
        if let Some(harm) = harm {
            self.harmed.fetch_add(1, Ordering::SeqCst);
            if let Some(answer) = harm.answer() {
                let _ = browser.write_all(answer.as_bytes());
            }
            let goes_on = match harm {
                Harm::Hangs => self.waits(|words| asked.contains(words)),
                Harm::Cuts | Harm::Stops | Harm::Flips => true,
                Harm::Dies | Harm::Lies | Harm::Refuses | Harm::Goes => false,
            };
            if !goes_on {
                return false;
            }
        }
        *next.lock().unwrap_or_else(PoisonError::into_inner) = harm.filter(|harm| *harm != Harm::Hangs);
        !self.cut.load(Ordering::SeqCst) && server.write_all(bytes).is_ok()
    }

    /// Passes an answer on, or what is to become of it; false where there is nothing more to say.
    fn answer(&self, bytes: &mut [u8], mut browser: &TcpStream, next: &Mutex<Option<Harm>>) -> bool {
        let count = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        if self.rest.fetch_sub(count, Ordering::SeqCst) <= count {
            self.cut();
            return false;
        }
        let body = bytes.windows(4).position(|four| four == b"\r\n\r\n").map_or(0, |at| at + 4);
        let middle = body.midpoint(bytes.len());
        // The head may come alone, before the file.
        let harm = if body < bytes.len() { next.lock().unwrap_or_else(PoisonError::into_inner).take() } else { None };
        match harm {
            Some(Harm::Flips) => bytes[middle] ^= 1,
            Some(Harm::Cuts | Harm::Stops) => {
                let _ = browser.write_all(&bytes[..middle]);
                if harm == Some(Harm::Stops) {
                    self.waits(|_| true);
                }
                return false;
            }
            _ => {}
        }
        browser.write_all(bytes).is_ok()
    }

    /// The harm that comes to what is asked for in such words.
    fn harm_of(&self, is_asked: impl Fn(&str) -> bool) -> Option<Harm> {
        let harm = self.harm.lock().unwrap_or_else(PoisonError::into_inner);
        harm.filter(|(words, _)| is_asked(words)).map(|(_, harm)| harm)
    }

    /// Waits as long as what is asked for in such words is harmed; false once the line is cut.
    fn waits(&self, is_asked: impl Fn(&str) -> bool) -> bool {
        let is_cut = || self.cut.load(Ordering::SeqCst);
        let harm = self.harm.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = |harm: &mut Option<(&'static str, Harm)>| !is_cut() && harm.is_some_and(|(words, _)| is_asked(words));
        drop(self.changed.wait_while(harm, waits).unwrap_or_else(PoisonError::into_inner));
        !is_cut()
    }

    fn cut(&self) {
        // With the lock, so that nobody begins to wait between the two.
        let harm = self.harm.lock().unwrap_or_else(PoisonError::into_inner);
        self.cut.store(true, Ordering::SeqCst);
        drop(harm);
        self.changed.notify_all();
        for end in self.ends.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            let _ = end.shutdown(Shutdown::Both);
        }
    }
}

/// Reads what comes from one end as long as `goes_on`; then both ends close.
fn pass(mut from: &TcpStream, to: &TcpStream, mut goes_on: impl FnMut(&mut [u8]) -> bool) {
    let mut buffer = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        if !goes_on(&mut buffer[..count]) {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
    let _ = from.shutdown(Shutdown::Both);
}
