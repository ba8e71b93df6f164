//! Names for what a file has no name for. The words are `i18n::table_worker`'s.

/// What columns are called for which the file has no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unnamed {
    /// Before its number.
    pub column: &'static str,
    /// Before the number of a level of the header.
    pub group: &'static str,
    pub country: &'static str,
    pub region: &'static str,
    /// The figures.
    pub value: &'static str,
}

/// Codes, for who asks in no language.
impl Default for Unnamed {
    fn default() -> Unnamed {
        Unnamed { column: "#", group: "##", country: "country", region: "region", value: "value" }
    }
}
