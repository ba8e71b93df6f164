//! Shrinks the page's wasm with wasm-opt, and the names by which it and its JavaScript know each other.
//!
//! Debian's wasm-opt 108 loses which table the export of the JavaScript values names when a module has two
//! (the function table comes first): it is restored from the module as it was. Trunk runs wasm-opt without that.
use crate::command::{Failure, must};
use crate::compress::files;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const IMPORT_SECTION: u8 = 2;
const EXPORT_SECTION: u8 = 7;
const TABLE: u8 = 1;
const TABLE_NAME: &[u8] = b"__wbindgen_externrefs";

/// Gives the imports of every wasm file of a folder short names, in it and in the JavaScript beside it: those that wasm-bindgen makes
/// end in a hash each, which no compression shortens.
pub fn shorten_names(folder: &Path) -> Result<(), Failure> {
    let all = files(folder).map_err(|error| Failure::at(folder, &error))?;
    for file in &all {
        // What was split off has its names from the splitter.
        let Some(glue) = file.to_string_lossy().strip_suffix("_bg.wasm").map(|stem| PathBuf::from(format!("{stem}.js"))) else { continue };
        let glue = glue.as_path();
        let module = fs::read(file).map_err(|error| Failure::at(file, &error))?;
        let script = fs::read_to_string(glue).map_err(|error| Failure::at(glue, &error))?;
        let (module, script) =
            with_short_names(&module, &script).ok_or_else(|| Failure(format!("{}: its imports could not be read", file.display())))?;
        fs::write(file, module).map_err(|error| Failure::at(file, &error))?;
        fs::write(glue, script).map_err(|error| Failure::at(glue, &error))?;
    }
    Ok(())
}

/// A module and its JavaScript with short names for the imports that end in a hash; `None` for what is no module.
fn with_short_names(module: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let (start, size, body) = section(module, IMPORT_SECTION)?;
    let (count, mut at) = leb128(module, body)?;
    let mut imports = Vec::new();
    write_leb128(&mut imports, count);
    let mut names: Vec<(String, String)> = Vec::new();
    for _ in 0..count {
        let (length, from) = leb128(module, at)?;
        imports.extend_from_slice(module.get(at..from + length)?);
        let (length, name) = leb128(module, from + length)?;
        let kind = name + length;
        let text = core::str::from_utf8(module.get(name..kind)?).ok()?;
        let short = if is_hashed(text) { format!("_{}", names.len()) } else { text.to_owned() };
        write_leb128(&mut imports, short.len());
        imports.extend_from_slice(short.as_bytes());
        if short != text {
            names.push((text.to_owned(), short));
        }
        let end = end_of_import(module, kind)?;
        imports.extend_from_slice(module.get(kind..end)?);
        at = end;
    }
    let mut shorter = module.get(..start)?.to_vec();
    shorter.push(IMPORT_SECTION);
    write_leb128(&mut shorter, imports.len());
    shorter.extend(imports);
    shorter.extend_from_slice(module.get(body + size..)?);
    Some((without_streams(&shorter)?, rename(script, &names)))
}

/// A module without the exports of Leptos' streams, which the page never makes: what only they need goes with them.
fn without_streams(module: &[u8]) -> Option<Vec<u8>> {
    let Some((start, size, body)) = section(module, EXPORT_SECTION) else { return Some(module.to_vec()) };
    let (count, mut at) = leb128(module, body)?;
    let (mut kept, mut exports) = (0, Vec::new());
    for _ in 0..count {
        let (length, name) = leb128(module, at)?;
        let (_, end) = leb128(module, name + length + 1)?;
        let text = module.get(name..name + length)?;
        if !text.starts_with(b"intounderlying") && !text.starts_with(b"__wbg_intounderlying") {
            kept += 1;
            exports.extend_from_slice(module.get(at..end)?);
        }
        at = end;
    }
    let mut counted = Vec::new();
    write_leb128(&mut counted, kept);
    counted.extend(exports);
    let mut out = module.get(..start)?.to_vec();
    out.push(EXPORT_SECTION);
    write_leb128(&mut out, counted.len());
    out.extend(counted);
    out.extend_from_slice(module.get(body + size..)?);
    Some(out)
}

/// Whether a name ends in the hash of wasm-bindgen: an underscore and sixteen hex digits.
fn is_hashed(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The place behind the description of an import, by its kind: function, table, memory, global, tag.
fn end_of_import(module: &[u8], kind: usize) -> Option<usize> {
    let limits = |at: usize| {
        let (flags, at) = leb128(module, at)?;
        let (_, at) = leb128(module, at)?;
        if flags & 1 == 1 { leb128(module, at).map(|(_, at)| at) } else { Some(at) }
    };
    match *module.get(kind)? {
        0 => leb128(module, kind + 1).map(|(_, at)| at),
        1 => limits(kind + 2),
        2 => limits(kind + 1),
        3 => Some(kind + 3),
        4 => leb128(module, kind + 2).map(|(_, at)| at),
        _ => None,
    }
}

/// A script with whole identifiers replaced.
fn rename(script: &str, names: &[(String, String)]) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(from) = rest.find(is_part) {
        let (before, tail) = rest.split_at(from);
        let (word, after) = tail.split_at(tail.find(|c| !is_part(c)).unwrap_or(tail.len()));
        out.push_str(before);
        out.push_str(names.iter().find(|(long, _)| long == word).map_or(word, |(_, short)| short));
        rest = after;
    }
    out.push_str(rest);
    // No text of the script runs over several lines, so what indents a line says nothing, and neither does what comments it.
    let lines =
        out.lines().map(str::trim_start).filter(|line| !line.starts_with("//") && !line.starts_with("/**") && !line.starts_with("* "));
    lines.filter(|line| !line.is_empty() && *line != "*/").collect::<Vec<_>>().join("\n")
}

/// Where a section begins, the size of its body, and where that begins.
fn section(module: &[u8], wanted: u8) -> Option<(usize, usize, usize)> {
    let mut at = 8;
    while at < module.len() {
        let (size, body) = leb128(module, at + 1)?;
        if *module.get(at)? == wanted {
            return Some((at, size, body));
        }
        at = body + size;
    }
    None
}

fn write_leb128(out: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Optimises every wasm file of a folder for size.
pub fn folder(folder: &Path, wasm_opt: impl Fn() -> Command) -> Result<(), Failure> {
    let all = files(folder).map_err(|error| Failure::at(folder, &error))?;
    let modules: Vec<_> = all.into_iter().filter(|file| file.extension().is_some_and(|e| e == "wasm")).collect();
    modules.iter().try_for_each(|file| self::file(file, "-Oz", wasm_opt()))
}

/// Optimises one wasm file in its place; `level` is `-Oz` for size, `-O3` for speed.
pub fn file(file: &Path, level: &str, mut wasm_opt: Command) -> Result<(), Failure> {
    let before = fs::read(file).map_err(|error| Failure::at(file, &error))?;
    // For size it goes over the module until nothing gets smaller.
    wasm_opt.args((level == "-Oz").then_some("--converge"));
    must(wasm_opt.arg(level).arg("--strip-producers").arg(file).arg("-o").arg(file))?;
    let mut after = fs::read(file).map_err(|error| Failure::at(file, &error))?;
    match (table_index_place(&before), table_index_place(&after)) {
        (Some(from), Some(to)) => {
            if let (Some(index), Some(place)) = (before.get(from), after.get_mut(to)) {
                *place = *index;
            }
        }
        // A module that was split off exports no table.
        (None, None) => {}
        _ => return Err(Failure(format!("{}: wasm-opt lost the table {}", file.display(), String::from_utf8_lossy(TABLE_NAME)))),
    }
    fs::write(file, after).map_err(|error| Failure::at(file, &error))
}

/// Where the index of the exported table stands in a module; one byte, since there are fewer than 128 tables.
fn table_index_place(module: &[u8]) -> Option<usize> {
    let (_, _, body) = section(module, EXPORT_SECTION)?;
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
    fn imports_with_a_hash_get_short_names_on_both_sides() {
        let long = "__wbg_log_0123456789abcdef";
        let mut imports = vec![2, 1, b'm', long.len() as u8];
        imports.extend(long.as_bytes());
        imports.extend([0, 5, 1, b'm', 5]);
        imports.extend(b"plain");
        imports.extend([2, 1, 3, 9]);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([1, 1, 7, IMPORT_SECTION, imports.len() as u8]);
        module.extend(&imports);
        module.extend([3, 1, 8]);
        let script = format!("const i = {{ {long}: function() {{}}, {long}_x: 1, plain: 2 }};");
        let (short, renamed) = with_short_names(&module, &script).expect("a module");
        assert_eq!(renamed, format!("const i = {{ _0: function() {{}}, {long}_x: 1, plain: 2 }};"));
        let mut expected = b"\0asm\x01\0\0\0\x01\x01\x07\x02".to_vec();
        expected.extend([20, 2, 1, b'm', 2, b'_', b'0', 0, 5, 1, b'm', 5]);
        expected.extend(b"plain");
        expected.extend([2, 1, 3, 9, 3, 1, 8]);
        assert_eq!(short, expected);
        assert_eq!(with_short_names(&module[..20], &script), None);
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
