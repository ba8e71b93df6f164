//! The line between a browser and a server: it can be cut, at once or after so many bytes, and laid to another server; it can also take
//! requests and say nothing.
use crate::ports;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

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
    /// Requests that hold these words wait.
    held: Mutex<Option<&'static str>>,
    /// Tells those that wait that `held` or `cut` is another now.
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

    /// Takes requests that hold these words and says nothing, as weak mobile nets do; with none, those that wait are answered.
    pub fn hold(&self, words: Option<&'static str>) {
        if let Some(laid) = self.laid.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            *laid.shared.held.lock().unwrap_or_else(PoisonError::into_inner) = words;
            laid.shared.changed.notify_all();
        }
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
            held: Mutex::new(None),
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
        let (up, down) = ((copy(&browser), copy(&server)), (server, browser));
        let shared = Arc::clone(self);
        thread::spawn(move || pass(up.0, up.1, |bytes| shared.waits(bytes)));
        let shared = Arc::clone(self);
        thread::spawn(move || {
            pass(down.0, down.1, |bytes| {
                let count = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
                let goes_on = shared.rest.fetch_sub(count, Ordering::SeqCst) > count;
                if !goes_on {
                    shared.cut();
                }
                goes_on
            });
        });
    }

    /// Waits as long as what is asked for is held; false once the line is cut.
    fn waits(&self, asked: &[u8]) -> bool {
        let asked = String::from_utf8_lossy(asked);
        let is_cut = || self.cut.load(Ordering::SeqCst);
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = |held: &mut Option<&'static str>| !is_cut() && held.is_some_and(|words| asked.contains(words));
        drop(self.changed.wait_while(held, waits).unwrap_or_else(PoisonError::into_inner));
        !is_cut()
    }

    fn cut(&self) {
        // With the lock, so that nobody begins to wait between the two.
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        self.cut.store(true, Ordering::SeqCst);
        drop(held);
        self.changed.notify_all();
        for end in self.ends.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            let _ = end.shutdown(Shutdown::Both);
        }
    }
}

/// Passes bytes on until one end closes or `may` forbids it.
fn pass(mut from: TcpStream, mut to: TcpStream, may: impl Fn(&[u8]) -> bool) {
    let mut buffer = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        if !may(&buffer[..count]) || to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
    let _ = from.shutdown(Shutdown::Both);
}
