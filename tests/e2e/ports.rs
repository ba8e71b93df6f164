//! Ports of this run: what a browser kept of a site would answer for the next one at the same port, so none is used twice.
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// Whether a port was never used before in this run; from now on it was.
pub fn is_new(port: u16) -> bool {
    USED.lock().unwrap_or_else(PoisonError::into_inner).insert(port)
}
