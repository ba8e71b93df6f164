//! Shrinks every wasm file of the site with wasm-opt: the worker for speed, all others for size.
//!
//! Debian's wasm-opt 108 loses which table the export of the JavaScript values names when a module has two
//! (the function table comes first): it is restored from the module as it was. Trunk runs wasm-opt without that.
use super::wasm::{EXPORTS, leb128, section};
use super::{Site, parts, put, workshop};
use crate::command::{Failure, must};
use crate::tools::Tools;
use std::fs;
use std::process::Command;

const TABLE: u8 = 1;
const TABLE_NAME: &[u8] = b"__wbindgen_externrefs";

/// Optimises every wasm file.
pub fn run(site: &mut Site, tools: &Tools) -> Result<(), Failure> {
    let folder = workshop("optimise")?;
    for (path, bytes) in site.files.iter_mut().filter(|(path, _)| path.ends_with(".wasm")) {
        let (from, to) = (folder.join(path), folder.join(format!("{path}.smaller")));
        put(&from, bytes)?;
        must(arguments(&mut tools.wasm_opt(), path).arg(&from).arg("-o").arg(&to))?;
        let after = fs::read(&to).map_err(|error| Failure::at(&to, &error))?;
        *bytes = with_its_table(bytes, after).map_err(Failure::of(path))?;
    }
    Ok(())
}

fn arguments<'a>(wasm_opt: &'a mut Command, path: &str) -> &'a mut Command {
    // For size it goes over the module until nothing gets smaller. What reads texts is packed better where functions stay apart: 2 %, and
    // the page's own modules are not.
    let level: &[&str] = match (parts::is_for_speed(path), path.starts_with(parts::TEXTS)) {
        (true, _) => &["-O3"],
        (false, true) => &["--converge", "--one-caller-inline-max-function-size=0", "-Oz"],
        (false, false) => &["--converge", "-Oz"],
    };
    wasm_opt.args(level).arg("--strip-producers")
}

/// The module that wasm-opt made of another, with the index of the exported table that it had before.
fn with_its_table(before: &[u8], mut after: Vec<u8>) -> Result<Vec<u8>, Failure> {
    match (table_index_place(before), table_index_place(&after)) {
        (Some(from), Some(to)) => {
            if let (Some(index), Some(place)) = (before.get(from), after.get_mut(to)) {
                *place = *index;
            }
        }
        // A module that was split off exports no table.
        (None, None) => {}
        _ => return Err(Failure(format!("wasm-opt lost the table {}", String::from_utf8_lossy(TABLE_NAME)))),
    }
    Ok(after)
}

/// Where the index of the exported table stands in a module; one byte, since there are fewer than 128 tables.
fn table_index_place(module: &[u8]) -> Option<usize> {
    let (_, _, body) = section(module, EXPORTS)?;
    place_in_exports(module, body)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one export section: `f` (function 3) and the table of JavaScript values (index given).
    fn module(index: u8) -> Vec<u8> {
        let mut exports = vec![2, 1, b'f', 0, 3, TABLE_NAME.len() as u8];
        exports.extend(TABLE_NAME);
        exports.extend([TABLE, index]);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([1, 2, 0, 0, EXPORTS, exports.len() as u8]);
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
    #[test]
    fn the_table_that_an_export_names_survives_the_optimiser() {
        assert_eq!(with_its_table(&module(1), module(0)).unwrap(), module(1));
        let without = b"\0asm\x01\0\0\0".to_vec();
        assert_eq!(with_its_table(&without, without.clone()).unwrap(), without);
        assert!(with_its_table(&module(1), without).is_err());
    }
}
