//! The definition of a record: a struct with the names of its fields outside Rust, and with that its writer, reader and declaration.

/// The name of a field outside: what stands after `as`, else its name in Rust.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

/// A record that is written at one end and read at the other. What scripts write is `given` instead: a name that is not known is refused.
macro_rules! record {
    ($(
        $(#[doc = $doc:literal])*
        $(#[derive($($derived:ident),*)])?
        pub struct $name:ident {
            $($(#[doc = $about:literal])* $field:ident $(as $key:literal)?: $type:ty),* $(,)?
        }
    )*) => {$(
        written! {
            $(#[doc = $doc])*
            $(#[derive($($derived),*)])?
            pub struct $name {
                $($(#[doc = $about])* $field $(as $key)?: $type),*
            }
        }

        impl $crate::protocol::FromValue for $name {
            fn from_value(value: &$crate::protocol::Value) -> Result<$name, $crate::protocol::Mismatch> {
                $crate::protocol::value::must_be_object(value)?;
                Ok($name { $($field: $crate::protocol::value::read(value, key!($field $($key)?))?),* })
            }
        }
    )*};
}

/// A record that a program of this build writes and another takes as it is, without looking whether it could be another.
macro_rules! sent {
    ($(
        $(#[doc = $doc:literal])*
        $(#[derive($($derived:ident),*)])?
        pub struct $name:ident {
            $($(#[doc = $about:literal])* $field:ident $(as $key:literal)?: $type:ty),* $(,)?
        }
    )*) => {$(
        written! {
            $(#[doc = $doc])*
            $(#[derive($($derived),*)])?
            pub struct $name {
                $($(#[doc = $about])* $field $(as $key)?: $type),*
            }
        }

        impl $crate::protocol::Taken for $name {
            fn taken(value: &$crate::protocol::Value) -> $name {
                $name { $($field: $crate::protocol::Taken::taken(&$crate::protocol::field(value, key!($field $($key)?)))),* }
            }
        }
    )*};
}

/// A record that scripts write: a name that is not known is refused, and what is left out is `None`.
macro_rules! given {
    ($(
        $(#[doc = $doc:literal])*
        $(#[derive($($derived:ident),*)])?
        pub struct $name:ident {
            $($(#[doc = $about:literal])* $field:ident $(as $key:literal)?: $type:ty),* $(,)?
        }
    )*) => {$(
        struct_of! {
            $(#[doc = $doc])*
            $(#[derive($($derived),*)])?
            pub struct $name {
                $($(#[doc = $about])* $field $(as $key)?: $type),*
            }
        }

        impl $crate::protocol::FromValue for $name {
            fn from_value(value: &$crate::protocol::Value) -> Result<$name, $crate::protocol::Mismatch> {
                $crate::protocol::value::must_name_only(value, &[$(key!($field $($key)?)),*])?;
                Ok($name { $($field: $crate::protocol::value::read(value, key!($field $($key)?))?),* })
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::protocol::typescript::TypeScript for $name {
            fn declare(types: &mut $crate::protocol::typescript::Types) -> String {
                types.interface(stringify!($name), &[$($doc),*], true, |types| {
                    let _ = &types;
                    vec![$(types.field::<$type>(key!($field $($key)?), &[$($about),*])),*]
                })
            }
        }
    )*};
}

/// A record that is only written: scripts read it.
macro_rules! written {
    ($(
        $(#[doc = $doc:literal])*
        $(#[derive($($derived:ident),*)])?
        pub struct $name:ident {
            $($(#[doc = $about:literal])* $field:ident $(as $key:literal)?: $type:ty),* $(,)?
        }
    )*) => {$(
        struct_of! {
            $(#[doc = $doc])*
            $(#[derive($($derived),*)])?
            pub struct $name {
                $($(#[doc = $about])* $field $(as $key)?: $type),*
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::protocol::typescript::TypeScript for $name {
            fn declare(types: &mut $crate::protocol::typescript::Types) -> String {
                types.interface(stringify!($name), &[$($doc),*], false, |types| {
                    let _ = &types;
                    vec![$(types.field::<$type>(key!($field $($key)?), &[$($about),*])),*]
                })
            }
        }
    )*};
}

/// The struct of a record, and its writer.
macro_rules! struct_of {
    (
        $(#[doc = $doc:literal])*
        $(#[derive($($derived:ident),*)])?
        pub struct $name:ident {
            $($(#[doc = $about:literal])* $field:ident $(as $key:literal)?: $type:ty),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        $(#[derive($($derived),*)])?
        pub struct $name {
            $($(#[doc = $about])* pub $field: $type),*
        }

        impl $crate::protocol::ToValue for $name {
            fn to_value(&self) -> $crate::protocol::Value {
                $crate::protocol::value::object(&[$((key!($field $($key)?), self.$field.to_value())),*])
            }
        }
    };
}

/// A closed list of words.
macro_rules! words {
    ($(
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $($(#[doc = $about:literal])* $value:ident = $code:literal),+ $(,)?
        }
    )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[doc = $about])* $value),+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$value),+];
            /// The words, in the order of `ALL`.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// Its word.
            pub fn code(self) -> &'static str {
                $name::CODES[self as usize]
            }
        }

        coded!($name);
    )*};
}

/// Lists that have their words elsewhere: `ALL`, `CODES` in the same order, and `code`.
macro_rules! coded {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::protocol::ToValue for $name {
            fn to_value(&self) -> $crate::protocol::Value {
                $crate::protocol::value::text(self.code())
            }
        }

        impl $crate::protocol::FromValue for $name {
            fn from_value(value: &$crate::protocol::Value) -> Result<$name, $crate::protocol::Mismatch> {
                $crate::protocol::value::one_of(value, <$name>::CODES).map(|at| <$name>::ALL[at])
            }
        }

        impl $crate::protocol::Taken for $name {
            fn taken(value: &$crate::protocol::Value) -> $name {
                $crate::protocol::value::taken_as(value)
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::protocol::typescript::TypeScript for $name {
            fn declare(_: &mut $crate::protocol::typescript::Types) -> String {
                $crate::protocol::typescript::one_of(<$name>::CODES)
            }
        }
    )+};
}
