//! Writes a `.br` and a `.gz` copy beside each file that gets smaller by it.
use crate::command::Failure;
use brotlic::{BlockSize, BrotliEncoderOptions, CompressorWriter, Quality, WindowSize};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const ENDINGS: [&str; 9] = ["html", "css", "js", "wasm", "bin", "json", "svg", "txt", "webmanifest"];

/// Compresses all files of a folder and of those below it.
pub fn folder(folder: &Path) -> Result<(), Failure> {
    for file in files(folder).map_err(|error| Failure::at(folder, &error))? {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if ENDINGS.contains(&ending) {
            let bytes = fs::read(&file).map_err(|error| Failure::at(&file, &error))?;
            write_beside(&file, "br", brotli(&bytes))?;
            write_beside(&file, "gz", gzip(&bytes))?;
        }
    }
    Ok(())
}

/// All files of a folder and of those below it, sorted.
pub fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn write_beside(file: &Path, ending: &str, packed: io::Result<Vec<u8>>) -> Result<(), Failure> {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    let path = PathBuf::from(name);
    packed.and_then(|bytes| fs::write(&path, bytes)).map_err(|error| Failure::at(&path, &error))
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
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_packed_comes_back_and_is_smaller_where_it_repeats_itself() {
        for bytes in [&b""[..], b"x", &b"claims ".repeat(500)] {
            let (br, gz) = (brotli(bytes).unwrap(), gzip(bytes).unwrap());
            let (mut from_br, mut from_gz) = (Vec::new(), Vec::new());
            brotlic::DecompressorReader::new(br.as_slice()).read_to_end(&mut from_br).unwrap();
            flate2::read::GzDecoder::new(gz.as_slice()).read_to_end(&mut from_gz).unwrap();
            assert_eq!((from_br.as_slice(), from_gz.as_slice()), (bytes, bytes));
            assert!(bytes.len() < 100 || br.len().max(gz.len()) < bytes.len() / 10);
        }
    }

    #[test]
    fn only_files_that_get_smaller_by_it_have_copies_and_none_is_left_out() {
        let site = std::env::temp_dir().join(format!("jejak-ekspor-compress-{}", std::process::id()));
        fs::create_dir_all(site.join("table")).unwrap();
        for name in ["b.html", "a.png", "table/c.wasm"] {
            fs::write(site.join(name), "claims ".repeat(50)).unwrap();
        }
        folder(&site).unwrap();
        let found = files(&site).unwrap();
        fs::remove_dir_all(&site).unwrap();
        let names: Vec<_> = found.iter().map(|path| path.strip_prefix(&site).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.png", "b.html", "b.html.br", "b.html.gz", "table/c.wasm", "table/c.wasm.br", "table/c.wasm.gz"]);
    }
}
