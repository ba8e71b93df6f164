//! The made-up table as a CSV file: 62 MB for a million rows.
use super::synth::{WIDTHS, rows};
use crate::model::edtf::civil_from_day;

/// The header.
pub const HEADER: &str = "tanggal,daerah,hs,tujuan,pelabuhan,jenis,nilai_usd,berat_kg\n";
const KINDS: [&str; 4] = ["migas", "pertanian", "industri", "tambang"];

/// Codes as a file would write them, by column: BPS-like, two digits, two letters, a word, a port.
fn labels() -> [Vec<String>; 5] {
    let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
    let label = |column: usize, n: usize| match column {
        0 => format!("Daerah {:04}", 1101 + 13 * n),
        1 => format!("{:02}", n + 1),
        2 => format!("{}{}", letter(n / 26), letter(n)),
        3 => KINDS[n % KINDS.len()].to_owned(),
        _ => format!("Pel. {n:03}"),
    };
    core::array::from_fn(|column| (0..WIDTHS[column]).map(|n| label(column, n)).collect())
}

/// Writes the file into `out`, in pieces: `flush` is called whenever some hundred kilobytes have gathered.
pub fn write(count: usize, mut flush: impl FnMut(&mut Vec<u8>)) {
    let labels = labels();
    let mut out = HEADER.as_bytes().to_vec();
    for row in rows(count) {
        let (year, month, day) = civil_from_day(row.day);
        digits(&mut out, year as u32, 4);
        out.push(b'-');
        digits(&mut out, u32::from(month), 2);
        out.push(b'-');
        digits(&mut out, u32::from(day), 2);
        for column in [0, 1, 2, 4, 3] {
            out.push(b',');
            out.extend(labels[column].get(usize::from(row.codes[column])).map_or(&b""[..], |label| label.as_bytes()));
        }
        out.push(b',');
        digits(&mut out, row.cents / 100, 1);
        out.push(b'.');
        digits(&mut out, row.cents % 100, 2);
        out.push(b',');
        digits(&mut out, row.weight_kg, 1);
        out.push(b'\n');
        if out.len() > 1 << 19 {
            flush(&mut out);
            out.clear();
        }
    }
    flush(&mut out);
}

fn digits(out: &mut Vec<u8>, number: u32, least: usize) {
    let start = out.len();
    let mut left = number;
    while left > 0 || out.len() < start + least {
        out.push(b'0' + (left % 10) as u8);
        left /= 10;
    }
    if let Some(written) = out.get_mut(start..) {
        written.reverse();
    }
}
