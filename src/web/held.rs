//! A value that the page follows. One trigger tells of all of them: sections compare what they show, so a signal for each value would
//! only be more code.
use leptos::prelude::*;
use std::cell::RefCell;

/// A value that lives as long as the page; `Copy`, so that closures can hold it.
pub struct Held<T: 'static> {
    value: &'static RefCell<T>,
    changed: Option<Trigger>,
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Held<T> {}

impl<T> Held<T> {
    /// A value whose changes nobody follows.
    pub fn quiet(value: T) -> Held<T> {
        Held { value: Box::leak(Box::new(RefCell::new(value))), changed: None }
    }

    /// A value whose changes a trigger tells of.
    pub fn new(value: T, changed: Trigger) -> Held<T> {
        Held { changed: Some(changed), ..Held::quiet(value) }
    }

    /// Follows it from now on.
    pub fn track(self) {
        if let Some(changed) = self.changed {
            changed.track();
        }
    }

    /// Reads it, without following.
    pub fn with<R>(self, f: impl FnOnce(&T) -> R) -> R {
        f(&self.value.borrow())
    }

    /// Changes it and tells of it.
    pub fn update<R>(self, f: impl FnOnce(&mut T) -> R) -> R {
        let result = f(&mut self.value.borrow_mut());
        if let Some(changed) = self.changed {
            changed.notify();
        }
        result
    }

    /// Puts another value in its place and tells of it.
    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }
}

impl<T: Clone> Held<T> {
    /// A copy of it, without following.
    pub fn get(self) -> T {
        self.value.borrow().clone()
    }
}

/// Runs `f` now, and again whenever what it followed has changed.
pub fn follow(f: impl FnMut() + 'static) {
    follow_boxed(Box::new(f));
}

fn follow_boxed(mut f: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| f());
}
