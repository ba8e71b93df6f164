//! Files that are no tables of text, by their first bytes, whatever their names say.

/// What sort of thing a file is, which says what its holder can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Document,
    Picture,
    Archive,
    /// Of a program for statistics.
    Statistics,
    Database,
    /// Columns as programs hand them to each other.
    Columns,
    /// It is read, but not within another file.
    Alone,
}

/// How files begin, what they are called, and of what sort they are.
const KNOWN: &[(&[u8], &str, Sort)] = &[
    (b"%PDF", "PDF", Sort::Document),
    (b"{\\rtf", "RTF", Sort::Document),
    (b"%!PS", "PostScript", Sort::Document),
    (b"\x89PNG", "PNG", Sort::Picture),
    (b"\xFF\xD8\xFF", "JPEG", Sort::Picture),
    (b"GIF8", "GIF", Sort::Picture),
    (b"II*\0", "TIFF", Sort::Picture),
    (b"MM\0*", "TIFF", Sort::Picture),
    (b"Rar!", "RAR", Sort::Archive),
    (b"7z\xBC\xAF", "7z", Sort::Archive),
    (b"\xFD7zXZ\0", "XZ", Sort::Archive),
    (b"\x28\xB5\x2F\xFD", "Zstandard", Sort::Archive),
    (b"$FL2@(#)", "SPSS", Sort::Statistics),
    (b"$FL3@(#)", "SPSS", Sort::Statistics),
    (b"<stata_dta>", "Stata", Sort::Statistics),
    (b"HEADER RECORD*******LIBRARY", "SAS", Sort::Statistics),
    (b"\0\0\0\0\0\0\0\0\0\0\0\0\xC2\xEA\x81\x60", "SAS", Sort::Statistics),
    (b"RDX3\n", "R", Sort::Statistics),
    (b"X\n\0\0\0", "R", Sort::Statistics),
    (b"SQLite format", "SQLite", Sort::Database),
    (b"\0\x01\0\0Standard ", "Access", Sort::Database),
    (b"ARROW1\0\0", "Arrow", Sort::Columns),
    (b"\x89HDF\r\n", "HDF5", Sort::Columns),
    (b"Obj\x01", "Avro", Sort::Columns),
];

/// What is known by another place than its first bytes, or within an archive.
const INSIDE: &[(&str, Sort)] = &[
    ("BZip2", Sort::Archive),
    ("TAR", Sort::Archive),
    ("gzip", Sort::Archive),
    (PARQUET, Sort::Alone),
    ("WebP", Sort::Picture),
    ("Word", Sort::Document),
    ("PowerPoint", Sort::Document),
    ("OpenDocument", Sort::Document),
    ("EPUB", Sort::Document),
];

/// What is read where it stands by itself.
pub const PARQUET: &str = "Parquet";

/// Whether a file is Parquet; a table of text may have a column of that name.
pub fn is_parquet(head: &[u8]) -> bool {
    matches!(head, [b'P', b'A', b'R', b'1' | b'E', 0x15, ..])
}

/// The name of what begins so, where that is no table.
pub fn name(head: &[u8]) -> Option<&'static str> {
    if let Some((_, name, _)) = KNOWN.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Some(*name);
    }
    match head {
        [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', ..] => Some("BZip2"),
        // Of versions before 13: the version, the order of bytes, the kind of file, nought.
        [0x69..=0x73, 1 | 2, 1, 0, ..] => Some("Stata"),
        [b'R', b'I', b'F', b'F', ..] if head.get(8..12) == Some(&b"WEBP"[..]) => Some("WebP"),
        _ if head.get(257..262) == Some(&b"ustar"[..]) => Some("TAR"),
        _ => None,
    }
}

/// What a file in a packed document says that it is.
pub fn of_entry(name: &str) -> Option<&'static str> {
    match name {
        "word/document.xml" => Some("Word"),
        "ppt/presentation.xml" => Some("PowerPoint"),
        "META-INF/container.xml" => Some("EPUB"),
        _ => None,
    }
}

/// What an old document of Microsoft's is, where it is no workbook: by the name of its stream.
pub fn of_streams(bytes: &[u8]) -> Option<&'static str> {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if has("Workbook") {
        None
    } else if has("WordDocument") {
        Some("Word")
    } else {
        has("PowerPoint Document").then_some("PowerPoint")
    }
}

/// Of what sort a thing of this name is.
pub fn sort(name: &str) -> Option<Sort> {
    let known = KNOWN.iter().find(|(_, own, _)| *own == name).map(|(.., sort)| *sort);
    known.or_else(|| INSIDE.iter().find(|(own, _)| *own == name).map(|(_, sort)| *sort))
}
