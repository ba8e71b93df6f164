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
