//! What the address bar does not hold yet. Browsers refuse changes of the address beyond a rate, some with an error and some without a
//! word: what was refused is kept, in its order, and tried again.
use super::History;

/// Ms between two changes of the same entry, as a drag makes many: at most four a second.
const REST: f64 = 250.0;
/// Ms after a refusal.
const RETRY: f64 = 1000.0;

/// Entries that wait at most, where a browser takes none at all.
const MOST: usize = 1000;

/// Links on their way to the address bar.
#[derive(Default)]
pub struct Address {
    waiting: Vec<(History, String)>,
    last: f64,
    is_refused: bool,
}

impl Address {
    /// Takes a link that the address bar should show. A change of an entry that waits itself is one with it.
    pub fn ask(&mut self, history: History, link: &str) {
        let is_one = history == History::Replace || self.waiting.len() >= MOST;
        match self.waiting.last_mut().filter(|_| is_one) {
            Some((_, waiting)) => link.clone_into(waiting),
            None => self.waiting.push((history, link.to_owned())),
        }
    }

    /// Ms until the next attempt; none where nothing waits.
    pub fn wait(&self, now: f64) -> Option<f64> {
        let rest = match self.waiting.as_slice() {
            [] => return None,
            _ if self.is_refused => RETRY,
            [(History::Replace, _)] => REST,
            _ => 0.0,
        };
        Some((self.last + rest - now).max(0.0))
    }

    /// Writes what waits, as far as the browser takes it: `take` tells whether it did.
    pub fn write(&mut self, now: f64, take: &mut dyn FnMut(History, &str) -> bool) {
        let taken = self.waiting.iter().take_while(|(history, link)| take(*history, link)).count();
        self.waiting.drain(..taken);
        self.is_refused = !self.waiting.is_empty();
        self.last = now;
    }

    /// Forgets what waits: the reader went to another entry.
    pub fn forget(&mut self) {
        self.waiting.clear();
        self.is_refused = false;
    }
}
