//! Gives the imports of the page's wasm short names, in it and in its JavaScript: those that wasm-bindgen makes end in a hash each, which no
//! compression shortens.
use super::wasm::{IMPORTS, leb128, section, write_leb128};
use super::{APP, Site};
use crate::command::Failure;

/// Shortens the names in the page's wasm and script: 5.7 kB of the first view. What was split off has its names from the splitter.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let (glue, wasm) = (format!("{APP}.js"), format!("{APP}_bg.wasm"));
    let unreadable = || Failure(format!("{wasm}: its imports could not be read"));
    let (module, script) = with_short_names(site.bytes(&wasm)?, site.text(&glue)?).ok_or_else(unreadable)?;
    site.put(&wasm, module);
    site.put(&glue, script);
    Ok(())
}

/// A module and its JavaScript with short names for the imports that end in a hash; `None` for what is no module.
fn with_short_names(module: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let (start, size, body) = section(module, IMPORTS)?;
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
    shorter.push(IMPORTS);
    write_leb128(&mut shorter, imports.len());
    shorter.extend(imports);
    shorter.extend_from_slice(module.get(body + size..)?);
    Some((shorter, rename(script, &names)))
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
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_with_a_hash_get_short_names_on_both_sides() {
        let long = "__wbg_log_0123456789abcdef";
        let mut imports = vec![2, 1, b'm', long.len() as u8];
        imports.extend(long.as_bytes());
        imports.extend([0, 5, 1, b'm', 5]);
        imports.extend(b"plain");
        imports.extend([2, 1, 3, 9]);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.extend([1, 1, 7, IMPORTS, imports.len() as u8]);
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
}
