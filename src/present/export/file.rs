//! The kinds of file that what is shown is saved as.
use crate::protocol::saving::SaveKind;

/// The files, in the order of their buttons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum File {
    /// Made by the program for files, which is fetched then.
    Made(SaveKind),
    Json,
    Png,
    Svg,
}

impl File {
    /// Those with the claims.
    pub const CLAIMS: [File; 5] =
        [File::Made(SaveKind::Xlsx), File::Made(SaveKind::Csv), File::Json, File::Made(SaveKind::Lines), File::Made(SaveKind::Package)];
    /// Those with a list of references.
    pub const REFERENCES: [File; 4] =
        [File::Made(SaveKind::Citations), File::Made(SaveKind::BibTex), File::Made(SaveKind::Ris), File::Made(SaveKind::CslJson)];
    /// Those with the picture of the lanes.
    pub const PICTURES: [File; 2] = [File::Png, File::Svg];

    /// What it is called, in all languages.
    pub fn name(self) -> &'static str {
        match self {
            File::Made(SaveKind::Xlsx) => "XLSX",
            File::Made(SaveKind::Csv) => "CSV",
            File::Made(SaveKind::Lines) => "JSON Lines",
            File::Made(SaveKind::Package) => "ZIP",
            File::Made(SaveKind::BibTex) => "BibTeX",
            File::Made(SaveKind::Ris) => "RIS",
            File::Made(SaveKind::CslJson) => "CSL-JSON",
            File::Made(SaveKind::Citations) => "TXT",
            File::Made(SaveKind::Html | SaveKind::Text) => "",
            File::Json => "JSON",
            File::Png => "PNG",
            File::Svg => "SVG",
        }
    }

    /// The ending of its name.
    pub fn ending(self) -> &'static str {
        match self {
            File::Made(kind) => kind.code(),
            File::Json => "json",
            File::Png => "png",
            File::Svg => "svg",
        }
    }
}
