//! Puts a `.br` and a `.gz` copy beside each file that gets smaller by it, for servers that send them.
use super::Site;
use crate::command::Failure;
use brotlic::{BlockSize, BrotliEncoderOptions, CompressorWriter, Quality, WindowSize};
use flate2::{Compression, write::GzEncoder};
use std::io::{self, Write};

const ENDINGS: [&str; 9] = ["html", "css", "js", "wasm", "bin", "json", "svg", "txt", "webmanifest"];

/// Adds the copies.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let is_packed = |path: &str| path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
    let mut copies = Vec::new();
    for (path, bytes) in site.all().filter(|(path, _)| is_packed(path)) {
        for (ending, packed) in [("br", brotli(bytes)), ("gz", gzip(bytes))] {
            copies.push((format!("{path}.{ending}"), packed.map_err(|error| Failure(format!("{path}: {error}")))?));
        }
    }
    site.files.extend(copies);
    Ok(())
}

/// Whether a path is that of a compressed copy.
pub fn is_copy(path: &str) -> bool {
    path.ends_with(".br") || path.ends_with(".gz")
}

/// Brotli at its best quality, with a window that every browser takes.
pub fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let size = u32::try_from(bytes.len()).unwrap_or(0);
    let encoder = BrotliEncoderOptions::new()
        .quality(Quality::best())
        .window_size(WindowSize::best())
        .block_size(BlockSize::best())
        .size_hint(size)
        .build()
        .map_err(io::Error::other)?;
    let mut writer = CompressorWriter::with_encoder(encoder, Vec::new());
    writer.write_all(bytes)?;
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// Gzip at its best quality.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::super::{INDEX, Page};
    use super::*;

    #[test]
    fn texts_and_wasm_get_two_copies_and_pictures_none() {
        let mut site = Site { page: Page::new("<p>".repeat(100)), ..Site::default() };
        site.put("a.wasm", [0; 1000]);
        site.put("icon.png", [0; 1000]);
        run(&mut site).unwrap();
        let paths: Vec<&str> = site.files.keys().map(String::as_str).collect();
        assert_eq!(paths, ["a.wasm", "a.wasm.br", "a.wasm.gz", "icon.png", "index.html.br", "index.html.gz"]);
        assert!(site.files["a.wasm.br"].len() < 50 && is_copy("a.wasm.br") && !is_copy(INDEX));
    }
}
