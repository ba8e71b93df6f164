//! Shrinks the page's wasm with wasm-opt.
//!
//! Debian's wasm-opt 108 loses which table the export of the JavaScript values names when a module has two
//! (the function table comes first): it is restored from the module as it was. Trunk runs wasm-opt without that.
use crate::command::{Failure, must};
use crate::compress::files;
use std::fs;
use std::path::Path;
use std::process::Command;

const EXPORT_SECTION: u8 = 7;
const TABLE: u8 = 1;
const TABLE_NAME: &[u8] = b"__wbindgen_externrefs";

/// Optimises every wasm file of a folder for size.
pub fn folder(folder: &Path, wasm_opt: impl Fn() -> Command) -> Result<(), Failure> {
    let all = files(folder).map_err(|error| Failure::at(folder, &error))?;
    let modules: Vec<_> = all.into_iter().filter(|file| file.extension().is_some_and(|e| e == "wasm")).collect();
    modules.iter().try_for_each(|file| self::file(file, "-Oz", wasm_opt()))
}

/// Optimises one wasm file in its place; `level` is `-Oz` for size, `-O3` for speed.
pub fn file(file: &Path, level: &str, mut wasm_opt: Command) -> Result<(), Failure> {
    let before = fs::read(file).map_err(|error| Failure::at(file, &error))?;
    must(wasm_opt.arg(level).arg("--strip-producers").arg(file).arg("-o").arg(file))?;
    let mut after = fs::read(file).map_err(|error| Failure::at(file, &error))?;
    let (Some(from), Some(to)) = (table_index_place(&before), table_index_place(&after)) else {
        return Err(Failure(format!("{}: no table is exported as {}", file.display(), String::from_utf8_lossy(TABLE_NAME))));
    };
    if let (Some(index), Some(place)) = (before.get(from), after.get_mut(to)) {
        *place = *index;
    }
    fs::write(file, after).map_err(|error| Failure::at(file, &error))
}

/// Where the index of the exported table stands in a module; one byte, since there are fewer than 128 tables.
fn table_index_place(module: &[u8]) -> Option<usize> {
    let mut at = 8;
    while at < module.len() {
        let id = *module.get(at)?;
        let (size, start) = leb128(module, at + 1)?;
        if id == EXPORT_SECTION {
            return place_in_exports(module, start);
        }
        at = start + size;
    }
    None
}

fn place_in_exports(module: &[u8], start: usize) -> Option<usize> {
    let (count, mut at) = leb128(module, start)?;
    for _ in 0..count {
        let (length, name) = leb128(module, at)?;
        let kind = name + length;
        if module.get(name..kind)? == TABLE_NAME && *module.get(kind)? == TABLE {
            return Some(kind + 1);
        }
        at = leb128(module, kind + 1)?.1;
    }
    None
}

/// An unsigned LEB128 number and the place behind it.
fn leb128(module: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = *module.get(at)?;
        at += 1;
        number |= usize::from(byte & 127) << shift;
        shift += 7;
        if byte < 128 {
            return Some((number, at));
        }
        if shift > 28 {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one export section: `f` (function 3) and the table of JavaScript values (index given).
    fn module(index: u8) -> Vec<u8> {
        let mut exports = vec![2, 1, b'f', 0, 3, TABLE_NAME.len() as u8];
        exports.extend(TABLE_NAME);
        exports.extend([TABLE, index]);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([1, 2, 0, 0, EXPORT_SECTION, exports.len() as u8]);
        module.extend(exports);
        module
    }

    #[test]
    fn the_exported_table_is_found_by_its_name() {
        for index in [0, 1] {
            let module = module(index);
            assert_eq!(table_index_place(&module).map(|place| module[place]), Some(index));
        }
    }

    #[test]
    fn a_module_cut_short_has_no_place() {
        let whole = module(1);
        for end in 0..whole.len() - 1 {
            assert_eq!(table_index_place(&whole[..end]), None, "cut at {end}");
        }
    }
}
