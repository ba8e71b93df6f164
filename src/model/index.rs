//! Indices: a place in one list of the data, so that the place of a region is never taken for one of a measure.
//!
//! The only file that turns places into the numbers that indices are kept as, and back. In packed data, in the DOM and on the wire they
//! are plain numbers.
//!
//! ```
//! use jejak_ekspor::model::{dataset::Dataset, index::{Ordinal, RegionIx}};
//! let codes = Dataset::embedded().codes;
//! let lamongan: RegionIx = codes.regions.position(|region| region.code == "3524").unwrap();
//! let province = codes.regions[lamongan].parent.and_then(|up| codes.regions.get(up));
//! assert_eq!(province.unwrap().name, "Jawa Timur");
//! // A facet's value is a place in whatever list the facet has: it is taken for a region's only where the code says so.
//! assert_eq!(Ordinal::of(lamongan).ix::<RegionIx>(), lamongan);
//! ```
//!
//! What is an index into one list is none into another:
//!
//! ```compile_fail,E0308
//! use jejak_ekspor::model::{codes::Codes, index::RegionIx};
//! fn measure(codes: &Codes, region: RegionIx) -> &str {
//!     codes.measures.get(region).map_or("", |measure| &measure.entry.code)
//! }
//! ```
//!
//! Nor is a bare number:
//!
//! ```compile_fail,E0308
//! use jejak_ekspor::model::codes::Codes;
//! fn measure(codes: &Codes, place: usize) -> &str {
//!     &codes.measures[place].entry.code
//! }
//! ```
use core::cmp::Ordering;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut, Index, IndexMut};

/// An index into one list.
pub trait Ix: Copy {
    /// The index of a place. No list has more rows than an index can name.
    fn at(place: usize) -> Self;

    /// The place in the list.
    fn place(self) -> usize;
}

macro_rules! indices {
    ($($(#[$about:meta])* $name:ident)*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(transparent)]
        pub struct $name(u16);

        impl $name {
            /// From the number that it is outside the program.
            #[inline]
            pub const fn new(number: u16) -> $name {
                $name(number)
            }

            /// The number that it is outside the program.
            #[inline]
            pub const fn number(self) -> u16 {
                self.0
            }

            /// The index of a place.
            #[inline]
            pub const fn at(place: usize) -> $name {
                $name(place as u16)
            }

            /// The place in the list.
            #[inline]
            pub const fn place(self) -> usize {
                self.0 as usize
            }
        }

        impl Ix for $name {
            #[inline]
            fn at(place: usize) -> $name {
                $name::at(place)
            }

            #[inline]
            fn place(self) -> usize {
                self.place()
            }
        }
    )*};
}

indices! {
    /// Index of a claim.
    ClaimIx
    /// Index of an observation among its claim's.
    ObservationIx
    /// Index of a source.
    SourceIx
    /// Index of a good.
    GoodIx
    /// Index of a region.
    RegionIx
    /// Index of an HS chapter.
    ChapterIx
    /// Index of a country.
    CountryIx
    /// Index of a measure.
    MeasureIx
    /// Index of a unit.
    UnitIx
    /// Index of a scope.
    ScopeIx
    /// Index of an origin.
    OriginIx
    /// Index of a publisher.
    PublisherIx
    /// Index of a name of those who act in claims.
    PartyIx
    /// Index of a source of exchange rates.
    RateSourceIx
    /// Index of a conflict group.
    GroupIx
    /// An event. Nothing is kept of one but which claims are about it, so there is no list of them.
    EventIx
    /// A value of a facet: its place in the list that the facet has, or `NONE`.
    Ordinal
}

impl Ordinal {
    /// The value `-`: the source does not say.
    pub const NONE: Ordinal = Ordinal::new(u16::MAX);

    /// The value of a facet that has the list of an index.
    #[inline]
    pub fn of(index: impl Ix) -> Ordinal {
        Ordinal::at(index.place())
    }

    /// The index into the list of its facet; into none of its rows for `NONE`.
    #[inline]
    pub fn ix<I: Ix>(self) -> I {
        I::at(self.place())
    }
}

/// A list with indices of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<I, T> {
    rows: Vec<T>,
    by: PhantomData<I>,
}

impl<I: Ix, T> List<I, T> {
    /// The row of an index; None where the list has none.
    #[inline]
    pub fn get(&self, index: I) -> Option<&T> {
        self.rows.get(index.place())
    }

    /// The row of an index, to change; None where the list has none.
    #[inline]
    pub fn get_mut(&mut self, index: I) -> Option<&mut T> {
        self.rows.get_mut(index.place())
    }

    /// The index of the first row that is meant.
    #[inline]
    pub fn position(&self, is_meant: impl FnMut(&T) -> bool) -> Option<I> {
        self.rows.iter().position(is_meant).map(I::at)
    }

    /// The index of a row of a sorted list, by how each stands to it.
    #[inline]
    pub fn search(&self, order: impl FnMut(&T) -> Ordering) -> Option<I> {
        self.rows.binary_search_by(order).ok().map(I::at)
    }

    /// The index of every row.
    #[inline]
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = I> + Clone + use<I, T> {
        (0..self.rows.len()).map(I::at)
    }

    /// Every row with its index.
    #[inline]
    pub fn iter_indexed(&self) -> impl Iterator<Item = (I, &T)> + Clone {
        self.rows.iter().enumerate().map(|(place, row)| (I::at(place), row))
    }
}

/// Which rows of a list are meant.
pub type Marks<I> = List<I, bool>;

impl<I: Ix> Marks<I> {
    /// None of so many rows.
    pub fn none(count: usize) -> Marks<I> {
        vec![false; count].into()
    }

    /// Marks a row; nothing where there is none.
    pub fn mark(&mut self, index: I) {
        if let Some(is_marked) = self.get_mut(index) {
            *is_marked = true;
        }
    }

    /// Whether a row is marked.
    pub fn has(&self, index: I) -> bool {
        self.get(index) == Some(&true)
    }
}

impl<I, T> Default for List<I, T> {
    fn default() -> Self {
        List::from(Vec::new())
    }
}

impl<I, T> From<Vec<T>> for List<I, T> {
    fn from(rows: Vec<T>) -> Self {
        List { rows, by: PhantomData }
    }
}

impl<I, T> FromIterator<T> for List<I, T> {
    fn from_iter<R: IntoIterator<Item = T>>(rows: R) -> Self {
        List::from(Vec::from_iter(rows))
    }
}

impl<I: Ix, T> Index<I> for List<I, T> {
    type Output = T;

    fn index(&self, index: I) -> &T {
        &self.rows[index.place()]
    }
}

impl<I: Ix, T> IndexMut<I> for List<I, T> {
    fn index_mut(&mut self, index: I) -> &mut T {
        &mut self.rows[index.place()]
    }
}

impl<I, T> Deref for List<I, T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.rows
    }
}

impl<I, T> DerefMut for List<I, T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.rows
    }
}

impl<'a, I, T> IntoIterator for &'a List<I, T> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

impl<'a, I, T> IntoIterator for &'a mut List<I, T> {
    type Item = &'a mut T;
    type IntoIter = core::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter_mut()
    }
}
