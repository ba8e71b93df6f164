//! ZIP archives: files packed by `miniz_oxide`, under a date that is always the same, so that the same view gives the same bytes.
//!
//! By hand because the crate `zip` with deflate is 50 kB after brotli, and the whole program should have 40. `miniz_oxide` is 10 of them.
use miniz_oxide::deflate::compress_to_vec;

/// 1980-01-01, the first day that the format knows.
const DATE: u16 = 0x21;
/// How hard it is packed: where more gives hardly anything.
const LEVEL: u8 = 6;
/// Version 2.0 of the format, names in UTF-8, deflate.
const HEAD: [u16; 4] = [20, 0x800, 8, 0];

/// An archive of files with their names.
pub fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let table = crc_table();
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let packed = compress_to_vec(bytes, LEVEL);
        let offset = archive.len();
        let mut head = Vec::new();
        HEAD.iter().chain(&[DATE]).for_each(|number| two(&mut head, *number));
        for number in [crc(&table, bytes), size(packed.len()), size(bytes.len())] {
            four(&mut head, number);
        }
        two(&mut head, name.len() as u16);
        // No further fields.
        two(&mut head, 0);
        archive.extend(b"PK\x03\x04");
        archive.extend(&head);
        archive.extend(name.as_bytes());
        archive.extend(packed);
        directory.extend(b"PK\x01\x02");
        two(&mut directory, HEAD[0]);
        directory.extend(&head);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        four(&mut directory, size(offset));
        directory.extend(name.as_bytes());
    }
    let (start, length) = (archive.len(), directory.len());
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    [files.len() as u16; 2].iter().for_each(|count| two(&mut archive, *count));
    four(&mut archive, size(length));
    four(&mut archive, size(start));
    two(&mut archive, 0);
    archive
}

/// Far below 4 GB: a view is some megabytes.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn two(out: &mut Vec<u8>, number: u16) {
    out.extend(number.to_le_bytes());
}

fn four(out: &mut Vec<u8>, number: u32) {
    out.extend(number.to_le_bytes());
}

/// For each byte, what it makes of the check sum; reckoned here, since the tables of `crc32fast` are 17 kB.
fn crc_table() -> Vec<u32> {
    let of = |byte: u32| (0..8).fold(byte, |crc, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 });
    (0..256).map(of).collect()
}

fn crc(table: &[u32], bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| table.get(((crc ^ u32::from(*byte)) & 255) as usize).copied().unwrap_or_default() ^ (crc >> 8);
    !bytes.iter().fold(u32::MAX, step)
}
