//! Takes the exports of Leptos' streams out of the page's wasm: the page makes none, and what only they need goes with them when the wasm is
//! optimised.
use super::wasm::{EXPORTS, leb128, section, write_leb128};
use super::{APP, Site};
use crate::command::Failure;

/// Drops them: 1.2 kB of the first view and as much of what follows, once the optimiser has taken what only they need.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let wasm = format!("{APP}_bg.wasm");
    let unreadable = || Failure(format!("{wasm}: its exports could not be read"));
    let module = without_streams(site.bytes(&wasm)?).ok_or_else(unreadable)?;
    site.put(&wasm, module);
    Ok(())
}

/// A module without the exports of Leptos' streams; `None` for what is no module.
fn without_streams(module: &[u8]) -> Option<Vec<u8>> {
    let Some((start, size, body)) = section(module, EXPORTS) else { return Some(module.to_vec()) };
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
    out.push(EXPORTS);
    write_leb128(&mut out, counted.len());
    out.extend(counted);
    out.extend_from_slice(module.get(body + size..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exports_of_streams_go() {
        let module = |names: &[&str]| {
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
        };
        let before = module(&["memory", "main", "intounderlyingsource_pull", "__wbg_intounderlyingsink_free"]);
        assert_eq!(without_streams(&before), Some(module(&["memory", "main"])));
        assert_eq!(without_streams(&before[..20]), None);
        assert_eq!(without_streams(b"\0asm\x01\0\0\0").as_deref(), Some(&b"\0asm\x01\0\0\0"[..]), "a module that exports nothing");
    }
}
