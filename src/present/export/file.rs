//! The kinds of file that what is shown is saved as.

/// The files, in the order of their buttons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum File {
    Csv,
    Json,
    Png,
    Svg,
}

impl File {
    /// All of them.
    pub const ALL: [File; 4] = [File::Csv, File::Json, File::Png, File::Svg];

    /// What it is called, in both languages.
    pub fn name(self) -> &'static str {
        match self {
            File::Csv => "CSV",
            File::Json => "JSON",
            File::Png => "PNG",
            File::Svg => "SVG",
        }
    }
}
