//! Trims what the page's wasm exports, in it and in its JavaScript. Leptos' streams go: the page makes none, and what only they need goes
//! with them when the wasm is optimised. Closures get short names: those of wasm-bindgen end in a hash each, which no compression shortens.
use super::wasm::{EXPORTS, leb128, section, write_leb128};
use super::{APP, Site};
use crate::command::Failure;

/// What the exports that call closures begin with.
const CLOSURE: &str = "wasm_bindgen__convert__closures_";

/// Names with what is in their place.
type Renamed = Vec<(String, String)>;

/// Trims them: 1.9 kB of the first view and 1.2 kB of what follows, once the optimiser has taken what only the streams need.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let (glue, wasm) = (format!("{APP}.js"), format!("{APP}_bg.wasm"));
    let unreadable = || Failure(format!("{wasm}: its exports could not be read"));
    let (module, mut names) = trimmed(site.bytes(&wasm)?).ok_or_else(unreadable)?;
    // A name may begin like a shorter one.
    names.sort_by_key(|(name, _)| core::cmp::Reverse(name.len()));
    let script = names.iter().fold(without_streams(site.text(&glue)?)?, |script, (name, short)| script.replace(name, short));
    site.put(&wasm, module);
    site.put(&glue, script);
    Ok(())
}

/// A module without the exports of Leptos' streams and with short names for closures, and those names; `None` for what is no module.
fn trimmed(module: &[u8]) -> Option<(Vec<u8>, Renamed)> {
    let mut names = Vec::new();
    let Some((start, size, body)) = section(module, EXPORTS) else { return Some((module.to_vec(), names)) };
    let (count, mut at) = leb128(module, body)?;
    let (mut kept, mut exports) = (0, Vec::new());
    for _ in 0..count {
        let (length, name) = leb128(module, at)?;
        let kind = name + length;
        let (_, end) = leb128(module, kind + 1)?;
        let text = core::str::from_utf8(module.get(name..kind)?).ok()?;
        at = end;
        if text.starts_with("intounderlying") || text.starts_with("__wbg_intounderlying") {
            continue;
        }
        kept += 1;
        let mut short = text.to_owned();
        if text.starts_with(CLOSURE) {
            short = format!("call{}", names.len());
            names.push((text.to_owned(), short.clone()));
        }
        write_leb128(&mut exports, short.len());
        exports.extend_from_slice(short.as_bytes());
        exports.extend_from_slice(module.get(kind..end)?);
    }
    let mut counted = Vec::new();
    write_leb128(&mut counted, kept);
    counted.extend(exports);
    let mut out = module.get(..start)?.to_vec();
    out.push(EXPORTS);
    write_leb128(&mut out, counted.len());
    out.extend(counted);
    out.extend_from_slice(module.get(body + size..)?);
    Some((out, names))
}

/// The script without the classes of the streams, which nothing makes any more.
fn without_streams(script: &str) -> Result<String, Failure> {
    let mut script = script.to_owned();
    for (start, end) in [
        ("export class IntoUnderlying", ".prototype.free;\n"),
        ("const IntoUnderlying", ");\n"),
        ("const __wbindgen_enum_ReadableStreamType", ";\n"),
    ] {
        while let Some(from) = script.find(start) {
            let missing = || Failure(format!("{APP}.js: what begins with {start:?} does not end in {end:?}"));
            let length = script[from..].find(end).ok_or_else(missing)? + end.len();
            // The documentation above it goes when comments do.
            script.replace_range(from..from + length, "");
        }
    }
    match script.find("IntoUnderlying") {
        Some(at) => Err(Failure(format!("{APP}.js still names a stream: {}", script[at..].lines().next().unwrap_or_default()))),
        None => Ok(script),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(names: &[&str]) -> Vec<u8> {
        let mut exports = vec![names.len() as u8];
        for (n, name) in names.iter().enumerate() {
            exports.push(name.len() as u8);
            exports.extend(name.as_bytes());
            exports.extend([0, n as u8]);
        }
        let mut module = b"\0asm\x01\0\0\0\x01\x01\x07".to_vec();
        module.extend([EXPORTS, exports.len() as u8]);
        module.extend(exports);
        module.extend([10, 1, 9]);
        module
    }

    #[test]
    fn only_the_exports_of_streams_go() {
        let before = module(&["memory", "main", "intounderlyingsource_pull", "__wbg_intounderlyingsink_free"]);
        assert_eq!(trimmed(&before), Some((module(&["memory", "main"]), Vec::new())));
        assert_eq!(trimmed(&before[..20]), None);
        assert_eq!(trimmed(b"\0asm\x01\0\0\0").unwrap().0, b"\0asm\x01\0\0\0", "a module that exports nothing");
    }

    #[test]
    fn closures_have_short_names_in_module_and_script() {
        let long = [CLOSURE, "___invoke__h0bacf75849a1261f"].concat();
        let mut site = Site::default();
        site.put("jejak-ekspor_bg.wasm", module(&["memory", &long]));
        site.put(
            "jejak-ekspor.js",
            format!("export class IntoUnderlyingSink {{\n}}\nif (Symbol.dispose) IntoUnderlyingSink.prototype.free;\nwasm.{long}(1);\n"),
        );
        run(&mut site).unwrap();
        assert_eq!(site.bytes("jejak-ekspor_bg.wasm").unwrap(), module(&["memory", "call0"]));
        assert_eq!(site.text("jejak-ekspor.js").unwrap(), "wasm.call0(1);\n");
        assert!(without_streams("new IntoUnderlyingSource()").unwrap_err().to_string().contains("still names"));
        assert!(without_streams("export class IntoUnderlyingSink {").unwrap_err().to_string().contains("does not end"));
    }
}
