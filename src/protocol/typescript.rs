//! How types are declared to TypeScript: each record writes its own interface. `declarations` puts them together.
use super::value::{Bytes, File};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A type that TypeScript knows.
pub trait TypeScript {
    /// Its name, or itself where it has none; what it needs is added to the declarations.
    fn declare(types: &mut Types) -> String;
}

/// A field of an interface.
pub struct Field {
    name: &'static str,
    of: String,
    about: Vec<String>,
}

/// The interfaces that are needed, in the order in which they were met.
#[derive(Default)]
pub struct Types(Vec<(&'static str, String)>);

impl Types {
    /// Declares an interface once; `is_given` where scripts write it and may leave out what is optional.
    pub fn interface(
        &mut self,
        name: &'static str,
        about: &[&str],
        is_given: bool,
        fields: impl FnOnce(&mut Types) -> Vec<Field>,
    ) -> String {
        if !self.0.iter().any(|(known, _)| *known == name) {
            // Its place is before that of the types it names.
            let at = self.0.len();
            self.0.push((name, String::new()));
            let fields = fields(self);
            let mut text = doc(about, "");
            let _ = writeln!(text, "export interface {name} {{");
            for field in fields {
                let about: Vec<&str> = field.about.iter().map(String::as_str).collect();
                let (mark, of) = match field.of.strip_suffix(" | null") {
                    Some(of) if is_given => ("?", of),
                    _ => ("", field.of.as_str()),
                };
                let _ = writeln!(text, "{}  {}{mark}: {of};", doc(&about, "  "), field.name);
            }
            text.push_str("}\n");
            self.0[at].1 = text;
        }
        name.to_owned()
    }

    /// A field of a type.
    pub fn field<T: TypeScript>(&mut self, name: &'static str, about: &[&str]) -> Field {
        Field { name, of: T::declare(self), about: about.iter().map(ToString::to_string).collect() }
    }

    /// The declarations, in the order in which they were met.
    pub fn declarations(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, declaration)| declaration.as_str())
    }

    /// Declares a type by a name of its own.
    pub fn alias(&mut self, name: &'static str, about: &[&str], of: &str) -> String {
        if !self.0.iter().any(|(known, _)| *known == name) {
            self.0.push((name, format!("{}export type {name} ={}{of};\n", doc(about, ""), if of.starts_with('\n') { "" } else { " " })));
        }
        name.to_owned()
    }
}

/// A comment above what it is about.
pub fn doc(about: &[&str], indent: &str) -> String {
    match about {
        [] => String::new(),
        [one] => format!("{indent}/**{one} */\n"),
        several => {
            let lines: String = several.iter().map(|line| format!("{indent} *{line}\n")).collect();
            format!("{indent}/**\n{lines}{indent} */\n")
        }
    }
}

/// One of some words.
pub fn one_of(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ")
}

macro_rules! plain {
    ($($type:ty = $name:literal),+ $(,)?) => {$(
        impl TypeScript for $type {
            fn declare(_: &mut Types) -> String {
                $name.to_owned()
            }
        }
    )+};
}

plain! {
    u8 = "number", i8 = "number", u32 = "number", i32 = "number", u64 = "number", usize = "number", f64 = "number",
    bool = "boolean", char = "string", String = "string", &'static str = "string", (String, String) = "[string, string]",
    File = "Blob", Bytes = "Uint8Array",
}

impl<T: TypeScript> TypeScript for Option<T> {
    fn declare(types: &mut Types) -> String {
        [&T::declare(types), " | null"].concat()
    }
}

impl<T: TypeScript> TypeScript for Vec<T> {
    fn declare(types: &mut Types) -> String {
        let of = T::declare(types);
        if of.contains(" | ") { format!("({of})[]") } else { format!("{of}[]") }
    }
}

impl<T: TypeScript> TypeScript for BTreeMap<String, T> {
    fn declare(types: &mut Types) -> String {
        format!("Record<string, {}>", T::declare(types))
    }
}
