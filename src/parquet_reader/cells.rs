//! Values of columns as the texts of cells: exact, and as programs write them.
use super::leaf::Form;
use super::pages::Trouble;
use crate::model::columnar::Piece;
use crate::model::edtf::civil_from_day;
use half::f16;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{DataType, Int96};
use parquet::errors::Result;
use std::io::Write;

const DAY: i64 = 86_400;
/// The texts of some rows take at most so many bytes.
const MOST_PIECE: u64 = 256 << 20;
/// The first of January 1970 as a Julian day.
const EPOCH: i64 = 2_440_588;

/// Reads the next rows of a column into a piece; gives how many there were.
pub fn read(column: &mut ColumnReader, form: Form, level: i16, rows: usize, piece: &mut Piece) -> Result<usize> {
    let scale = if let Form::Decimal(scale) = form { scale } else { 0 };
    match column {
        ColumnReader::BoolColumnReader(column) => {
            each(column, level, rows, piece, |out, value| out.extend_from_slice(if *value { b"true" } else { b"false" }))
        }
        ColumnReader::Int32ColumnReader(column) => match form {
            Form::Unsigned => each(column, level, rows, piece, |out, value| whole(out, i64::from(*value as u32))),
            _ => each(column, level, rows, piece, |out, value| of_int(out, form, i64::from(*value))),
        },
        ColumnReader::Int64ColumnReader(column) => match form {
            Form::Unsigned => {
                each(column, level, rows, piece, |out, value| out.extend_from_slice(itoa::Buffer::new().format(*value as u64).as_bytes()))
            }
            _ => each(column, level, rows, piece, |out, value| of_int(out, form, *value)),
        },
        ColumnReader::Int96ColumnReader(column) => each(column, level, rows, piece, of_int96),
        ColumnReader::FloatColumnReader(column) => each(column, level, rows, piece, |out, value| float(out, *value)),
        ColumnReader::DoubleColumnReader(column) => each(column, level, rows, piece, |out, value| float(out, *value)),
        ColumnReader::ByteArrayColumnReader(column) => match form {
            Form::Decimal(_) => each(column, level, rows, piece, |out, value| decimal_of_bytes(out, value.data(), scale)),
            _ => each(column, level, rows, piece, |out, value| out.extend_from_slice(value.data())),
        },
        ColumnReader::FixedLenByteArrayColumnReader(column) => match form {
            Form::Decimal(_) => each(column, level, rows, piece, |out, value| decimal_of_bytes(out, value.data(), scale)),
            Form::Half => each(column, level, rows, piece, |out, value| {
                if let Ok(bytes) = value.data().try_into() {
                    float(out, f16::from_le_bytes(bytes).to_f32());
                }
            }),
            Form::Uuid => each(column, level, rows, piece, |out, value| uuid(out, value.data())),
            _ => each(column, level, rows, piece, |out, value| out.extend_from_slice(value.data())),
        },
    }
}

fn each<T: DataType>(
    column: &mut ColumnReaderImpl<T>,
    level: i16,
    rows: usize,
    piece: &mut Piece,
    write: impl Fn(&mut Vec<u8>, &T::T),
) -> Result<usize> {
    let (mut values, mut levels) = (Vec::with_capacity(rows), Vec::new());
    let has_empty = level > 0;
    let (records, ..) = column.read_records(rows, has_empty.then_some(&mut levels), None, &mut values)?;
    let Piece { bytes, ends, .. } = piece;
    let mut cell = |value: Option<&T::T>| {
        if let Some(value) = value {
            write(bytes, value);
        }
        ends.push(bytes.len() as u32);
        // One long text of a dictionary may stand in every row.
        if bytes.len() as u64 > MOST_PIECE { Err(Trouble::Large { most: MOST_PIECE }) } else { Ok(()) }
    };
    if has_empty {
        let mut values = values.iter();
        for own in &levels {
            cell(if *own == level { values.next() } else { None })?;
        }
    } else {
        for value in &values {
            cell(Some(value))?;
        }
    }
    Ok(records)
}

fn whole(out: &mut Vec<u8>, value: i64) {
    out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

fn of_int(out: &mut Vec<u8>, form: Form, value: i64) {
    match form {
        Form::Decimal(scale) => {
            let digits = value.unsigned_abs();
            decimal(out, value < 0, itoa::Buffer::new().format(digits), scale);
        }
        Form::Date => day(out, value),
        Form::Moment(per_second) => {
            let seconds = value.div_euclid(per_second);
            moment(out, seconds.div_euclid(DAY), seconds.rem_euclid(DAY), value.rem_euclid(per_second), per_second);
        }
        Form::Time(per_second) => time(out, value.div_euclid(per_second), value.rem_euclid(per_second), per_second),
        _ => whole(out, value),
    }
}

/// The shortest text that reads as the same value. What is no number is nothing: so do those who write it mean it.
fn float<F: zmij::Float + Copy + Into<f64>>(out: &mut Vec<u8>, value: F) {
    if value.into().is_nan() {
        return;
    }
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format(value);
    out.extend_from_slice(text.strip_suffix(".0").unwrap_or(text).as_bytes());
}

/// Digits with a point before the last so many of them.
fn decimal(out: &mut Vec<u8>, is_negative: bool, digits: &str, scale: usize) {
    out.extend(is_negative.then_some(b'-'));
    let whole = digits.len().saturating_sub(scale);
    let (before, after) = digits.split_at(whole);
    out.extend_from_slice(if before.is_empty() { b"0" } else { before.as_bytes() });
    if scale > 0 {
        out.push(b'.');
        out.extend(std::iter::repeat_n(b'0', scale - after.len()));
        out.extend_from_slice(after.as_bytes());
    }
}

/// A decimal of any length: a whole number in the complement of two, the highest byte first.
fn decimal_of_bytes(out: &mut Vec<u8>, bytes: &[u8], scale: usize) {
    const CHUNK: u64 = 1_000_000_000;
    let is_negative = bytes.first().is_some_and(|byte| *byte & 0x80 != 0);
    if bytes.len() <= size_of::<i128>() {
        let sign = if is_negative { 0xFF } else { 0 };
        let mut all = [sign; size_of::<i128>()];
        if let Some(end) = all.get_mut(size_of::<i128>() - bytes.len()..) {
            end.copy_from_slice(bytes);
        }
        let value = i128::from_be_bytes(all).unsigned_abs();
        return decimal(out, is_negative, itoa::Buffer::new().format(value), scale);
    }
    // Its amount, without the sign.
    let mut amount: Vec<u8> = bytes.iter().map(|byte| if is_negative { !byte } else { *byte }).collect();
    if is_negative {
        for byte in amount.iter_mut().rev() {
            let (next, is_carried) = byte.overflowing_add(1);
            *byte = next;
            if !is_carried {
                break;
            }
        }
    }
    let mut chunks: Vec<String> = Vec::new();
    while amount.iter().any(|byte| *byte != 0) {
        let mut rest = 0u64;
        for byte in &mut amount {
            let own = rest << 8 | u64::from(*byte);
            (*byte, rest) = ((own / CHUNK) as u8, own % CHUNK);
        }
        chunks.push(format!("{rest:09}"));
    }
    let digits: String = chunks.into_iter().rev().collect();
    let digits = digits.trim_start_matches('0');
    decimal(out, is_negative, if digits.is_empty() { "0" } else { digits }, scale);
}

/// `2020-05-31`. A day that no calendar has stays a number.
fn day(out: &mut Vec<u8>, days: i64) {
    // Years of four digits.
    const DAYS: std::ops::Range<i64> = -719_528..2_932_897;
    if !DAYS.contains(&days) {
        return whole(out, days);
    }
    let (year, month, day) = civil_from_day(days as i32);
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
}

/// A day, with its time where that is not midnight.
fn moment(out: &mut Vec<u8>, days: i64, seconds: i64, part: i64, per_second: i64) {
    day(out, days);
    if seconds != 0 || part != 0 {
        out.push(b' ');
        time(out, seconds, part, per_second);
    }
}

fn time(out: &mut Vec<u8>, seconds: i64, part: i64, per_second: i64) {
    let _ = write!(out, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if part != 0 {
        let digits = format!("{:0width$}", part, width = per_second.ilog10() as usize);
        out.push(b'.');
        out.extend_from_slice(digits.trim_end_matches('0').as_bytes());
    }
}

/// Nanoseconds of a day and its Julian number, as Impala and old Sparks write them.
fn of_int96(out: &mut Vec<u8>, value: &Int96) {
    let [low, high, days] = *value.data() else { return };
    let nanoseconds = (u64::from(high) << 32 | u64::from(low)) as i64;
    let (seconds, part) = (nanoseconds.div_euclid(1_000_000_000), nanoseconds.rem_euclid(1_000_000_000));
    let days = i64::from(days) - EPOCH + seconds.div_euclid(DAY);
    moment(out, days, seconds.rem_euclid(DAY), part, 1_000_000_000);
}

/// `00112233-4455-6677-8899-aabbccddeeff`.
fn uuid(out: &mut Vec<u8>, bytes: &[u8]) {
    for (n, byte) in bytes.iter().enumerate() {
        out.extend(matches!(n, 4 | 6 | 8 | 10).then_some(b'-'));
        let _ = write!(out, "{byte:02x}");
    }
}
