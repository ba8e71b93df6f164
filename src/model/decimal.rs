//! Decimal digits as doubles and back, without the tables that the standard library has for it: they would be 17 kB of what the page fetches.
//!
//! ```
//! use jejak_ekspor::model::decimal::{read, shortest};
//! assert_eq!(read("1.8", 12), Some(1.8e12));
//! assert_eq!(read("20.78", -2), Some(0.2078));
//! assert_eq!(read("1.2.3", 0), None);
//! assert_eq!(shortest(-107.53), (-10_753, -2));
//! ```

/// Powers of ten up to here are doubles themselves.
const EXACT: i32 = 22;
/// More digits after the mark than any figure has.
const MOST: i32 = 12;

fn power_of_ten(power: i32) -> f64 {
    (0..power.clamp(0, 310)).fold(1.0, |product, _| product * 10.0)
}

/// Digits with at most one dot among them, × 10^`power`: the nearest double where there are fewer than 16 digits, else one beside it.
pub fn read(digits: &str, power: i32) -> Option<f64> {
    let (mut mantissa, mut exponent) = (0u64, power);
    let (mut is_fraction, mut has_digit) = (false, false);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                has_digit = true;
                if mantissa < u64::MAX / 10 - 1 {
                    mantissa = mantissa * 10 + u64::from(byte - b'0');
                    exponent -= i32::from(is_fraction);
                } else {
                    exponent += i32::from(!is_fraction);
                }
            }
            b'.' if !is_fraction => is_fraction = true,
            _ => return None,
        }
    }
    has_digit.then(|| scaled(mantissa, exponent))
}

/// A whole number × 10^`exponent`.
pub fn scaled(mantissa: u64, mut exponent: i32) -> f64 {
    // Wider, so that it is rounded once.
    let mut mantissa = u128::from(mantissa);
    while exponent < 0 && mantissa > 0 && mantissa.is_multiple_of(10) {
        (mantissa, exponent) = (mantissa / 10, exponent + 1);
    }
    while exponent > 0 && mantissa < u128::MAX / 10 {
        if mantissa == 0 {
            return 0.0;
        }
        (mantissa, exponent) = (mantissa * 10, exponent - 1);
    }
    let whole = mantissa as f64;
    match exponent {
        0 => whole,
        1.. => whole * power_of_ten(exponent),
        _ if exponent >= -EXACT => whole / power_of_ten(-exponent),
        _ => whole / power_of_ten(EXACT) / power_of_ten(-exponent - EXACT),
    }
}

/// The digits of a double and the power of ten that they are of, with few digits after the mark: as it is printed.
pub fn shortest(value: f64) -> (i64, i8) {
    for places in 0..=MOST {
        let digits = value * power_of_ten(places);
        let whole = digits.round();
        if (digits - whole).abs() <= whole.abs() * 1e-15 || whole.abs() > 9e15 {
            let (mut mantissa, mut exponent) = (whole as i64, -places);
            while mantissa != 0 && mantissa % 10 == 0 {
                (mantissa, exponent) = (mantissa / 10, exponent + 1);
            }
            return (mantissa, exponent as i8);
        }
    }
    ((value * power_of_ten(MOST)).round() as i64, -(MOST as i8))
}

/// A double × 10^`power`, as exact as its digits.
pub fn times(value: f64, power: i32) -> f64 {
    let (mantissa, exponent) = shortest(value);
    let product = scaled(mantissa.unsigned_abs(), i32::from(exponent) + power);
    if value < 0.0 { -product } else { product }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_as_the_standard_library_reads_it() {
        for text in ["0", "7", "1.8", "1287.5", "0.001", "20.78", "9231.2", "999999999999999", "17755000000", ".5", "5."] {
            for power in [-6, -3, 0, 3, 6, 9, 12, 15] {
                let expected: f64 = format!("{text}e{power}").parse().unwrap();
                assert_eq!(read(text, power), Some(expected), "{text} e {power}");
            }
        }
        for none in ["", ".", "1,5", "1.2.3", "-1", "1e5"] {
            assert_eq!(read(none, 0), None, "{none:?}");
        }
    }

    #[test]
    fn hundreds_of_digits_are_no_number_of_ours_and_do_no_harm() {
        assert!(read(&"9".repeat(400), 0).is_some_and(f64::is_infinite));
        assert_eq!(read(&["0.", &"0".repeat(400), "1"].concat(), 0), Some(0.0));
        let long = read("12345678901234567890123456789", 0).unwrap();
        assert!((long / 1.234_567_890_123_456_8e28 - 1.0).abs() < 1e-15);
    }

    #[test]
    fn digits_come_back_from_a_double() {
        for (value, digits) in [(0.0, (0, 0)), (1.64, (164, -2)), (1.8e12, (18, 11)), (-0.5, (-5, -1)), (17_755e6, (17_755, 6))] {
            assert_eq!(shortest(value), digits, "{value}");
        }
        assert_eq!(times(1.64, 6), 1_640_000.0);
        assert_eq!(times(-2.5, -3), -0.0025);
    }
}
