//! Takes links to the address bar at the rate that browsers allow, looks whether each was taken, and tries again what was refused.
use super::address;
use super::js::{self, window};
use crate::state::{Address, History};
use std::cell::{Cell, RefCell};

thread_local! {
    static ADDRESS: RefCell<Address> = RefCell::default();
    /// The next attempt is on its way.
    static IS_TIMED: Cell<bool> = const { Cell::new(false) };
}

/// Begins. A pointer that is let go of and a page that is left write at once what waits.
pub fn start() {
    address::go_by(go);
    for name in ["pointerup", "pagehide"] {
        js::listen(&window(), name, |_| write());
    }
    js::listen(&window(), "popstate", |_| ADDRESS.with_borrow_mut(Address::forget));
}

fn go(history: History, link: &str) {
    ADDRESS.with_borrow_mut(|address| address.ask(history, link));
    attempt();
}

/// Writes what waits now, or when it may.
fn attempt() {
    let Some(wait) = ADDRESS.with_borrow(|address| address.wait(js::now())) else { return };
    if wait == 0.0 {
        write();
    } else if !IS_TIMED.replace(true) {
        js::after(wait.ceil() as i32, || {
            IS_TIMED.set(false);
            attempt();
        });
    }
}

fn write() {
    ADDRESS.with_borrow_mut(|address| {
        if address.wait(js::now()).is_some() {
            address.write(js::now(), &mut |history, link| {
                address::write(history, link);
                address::fragment().trim_start_matches('#') == link
            });
        }
    });
    attempt();
}
