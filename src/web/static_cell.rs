//! A value that lives as long as the page and that nothing on the screen follows.
use std::cell::RefCell;

/// A leaked cell; `Copy`, so that closures can hold it.
pub struct StaticCell<T: 'static>(&'static RefCell<T>);

impl<T> Clone for StaticCell<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StaticCell<T> {}

impl<T> StaticCell<T> {
    pub fn new(value: T) -> StaticCell<T> {
        StaticCell(Box::leak(Box::new(RefCell::new(value))))
    }

    /// Reads it.
    pub fn with<R>(self, f: impl FnOnce(&T) -> R) -> R {
        f(&self.0.borrow())
    }

    /// Changes it.
    pub fn update<R>(self, f: impl FnOnce(&mut T) -> R) -> R {
        f(&mut self.0.borrow_mut())
    }
}
