//! Following signals: values that are made of others, and readers that signals forget once they are gone.
//!
//! It refuses to know what is followed. Page and table screen, two programs of Leptos, both follow by it.
//!
//! ```
//! use jejak_ekspor::signals::{Followed, memo};
//! use leptos::prelude::*;
//! Owner::new().with(|| {
//!     let word = RwSignal::new("kopi".to_owned());
//!     let length = memo(move || word.with_followed(String::len));
//!     assert_eq!(length.followed(), 4);
//!     word.set("udang".to_owned());
//!     assert_eq!(length.followed(), 5);
//! });
//! ```
use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, Observer, Source, ToAnySource};

/// A value that follows what `f` reads and tells of changes only.
pub fn memo<T: PartialEq + Send + Sync + 'static>(f: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed(Box::new(f))
}

fn boxed<T: PartialEq + Send + Sync + 'static>(f: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| f())
}

/// Runs `f` now, and again whenever what it followed has changed.
pub fn follow(f: impl FnMut() + 'static) {
    follow_boxed(Box::new(f));
}

fn follow_boxed(mut f: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| f());
}

/// What can be followed.
pub trait Followed {
    /// What is read of it.
    type Value;
    /// The value, followed for as long as what reads it is there.
    ///
    /// Leptos' own `get` is followed for longer: a source keeps the readers that are gone among its own and walks through them at each
    /// change, so that rows that come and go make every later change slower (after 700 of them a change took 2.5 s).
    fn followed(&self) -> Self::Value
    where
        Self::Value: Clone;

    /// What `read` makes of the value, followed in the same way.
    fn with_followed<U>(&self, read: impl FnOnce(&Self::Value) -> U) -> U;
}

impl<T: Send + Sync + 'static> Followed for RwSignal<T> {
    type Value = T;

    fn followed(&self) -> T
    where
        T: Clone,
    {
        end_with_reader(self.to_any_source());
        self.get()
    }

    fn with_followed<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        end_with_reader(self.to_any_source());
        self.with(read)
    }
}

impl<T: Send + Sync + 'static> Followed for Memo<T> {
    type Value = T;

    fn followed(&self) -> T
    where
        T: Clone,
    {
        end_with_reader(ArcMemo::from(*self).to_any_source());
        self.get()
    }

    fn with_followed<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        end_with_reader(ArcMemo::from(*self).to_any_source());
        self.with(read)
    }
}

/// Ends that `source` is followed by what reads now once that goes.
#[inline(never)]
fn end_with_reader(source: AnySource) {
    if let Some(reader) = Observer::get() {
        on_cleanup(move || source.remove_subscriber(&reader));
    }
}
