//! The parts of a wasm module that the build reads or edits: its sections and LEB128 numbers.

pub const IMPORTS: u8 = 2;
pub const EXPORTS: u8 = 7;

/// Where a section begins, the size of its body, and where that begins.
pub fn section(module: &[u8], wanted: u8) -> Option<(usize, usize, usize)> {
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

/// An unsigned LEB128 number and the place behind it.
pub fn leb128(module: &[u8], mut at: usize) -> Option<(usize, usize)> {
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

pub fn write_leb128(out: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}
