//! Numbers as files give them: digits, a point, nothing else.
use crate::model::claim::Decimal;

/// Digits after the point at most.
const MOST_PLACES: i8 = 15;
/// Whole numbers below it are exact.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// A number in digits, exact, with a point before those of a part of one.
pub fn digits(number: Decimal) -> String {
    let mut digits = number.mantissa.unsigned_abs().to_string();
    let places = usize::from(number.exponent.unsigned_abs());
    if number.exponent > 0 && number.mantissa != 0 {
        digits.push_str(&"0".repeat(places));
    } else if number.exponent < 0 {
        let missing = (places + 1).saturating_sub(digits.len());
        digits.insert_str(0, &"0".repeat(missing));
        digits.insert(digits.len() - places, '.');
    }
    if number.mantissa < 0 {
        digits.insert(0, '-');
    }
    digits
}

/// A number in the fewest digits that are read as it; of one below a ten-thousandth 22 places.
pub fn shortest(number: f64) -> String {
    let mut power = 1.0;
    for places in 0..=MOST_PLACES {
        let mantissa = (number * power).round();
        // A quotient of two exact numbers is rounded once, as a reader of digits rounds.
        if mantissa.abs() < LARGEST && mantissa / power == number {
            return digits(Decimal { mantissa: mantissa as i64, exponent: -places });
        }
        power *= 10.0;
    }
    if number.abs() < LARGEST {
        return seventeen(number);
    }
    // The whole number that it is.
    let whole = number.abs().min(f64::from(u32::MAX).powi(4)) as u128;
    [if number < 0.0 { "-" } else { "" }, &whole.to_string()].concat()
}

/// A number with a fraction in seventeen digits, with which any number is read back: its bits, times a power of ten, rounded once.
fn seventeen(number: f64) -> String {
    const DIGITS: u32 = 17;
    // A product of 53 bits and this power of ten still fits.
    const MOST: u32 = 22;
    let size = number.abs();
    let mut places = DIGITS - (size as u64).checked_ilog10().map_or(0, |last| last + 1).min(DIGITS);
    let mut left = size;
    while left < 0.1 && places < MOST {
        left *= 10.0;
        places += 1;
    }
    let bits = size.to_bits();
    let mantissa = u128::from(bits & ((1 << 52) - 1) | 1 << 52) * 10_u128.pow(places);
    let shift = (1075 - (bits >> 52) as u32).min(127);
    let rounded = ((mantissa >> (shift - 1)) + 1) >> 1;
    [if number < 0.0 { "-" } else { "" }, &digits(Decimal { mantissa: rounded as i64, exponent: -(places as i8) })].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_exact_and_plain() {
        for (mantissa, exponent, expected) in [
            (0, 0, "0"),
            (10753, 10, "107530000000000"),
            (-15, -1, "-1.5"),
            (5, -3, "0.005"),
            (123, -3, "0.123"),
            (1234, -3, "1.234"),
            (0, 5, "0"),
            (i64::MIN, 0, "-9223372036854775808"),
        ] {
            let number = Decimal { mantissa, exponent };
            assert_eq!(digits(number), expected);
            assert_eq!(digits(number).parse::<f64>(), Ok(number.to_f64()));
        }
    }

    #[test]
    fn a_number_is_read_back_from_its_digits() {
        for (number, expected) in [
            (0.0, "0"),
            (-16.12, "-16.12"),
            (1.234, "1.234"),
            (96e12, "96000000000000"),
            (2.078e13, "20780000000000"),
            (0.1 + 0.2, "0.30000000000000004"),
        ] {
            let told = shortest(number);
            assert_eq!((told.as_str(), told.parse::<f64>()), (expected, Ok(number)));
        }
        let mut seed = 7u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let places = (seed >> 33) % 7;
            let number = (seed >> 20) as f64 / 2f64.powi(((seed >> 8) % 30) as i32);
            let number = (number * 10f64.powi(places as i32)).round() / 10f64.powi(places as i32);
            assert_eq!(shortest(number).parse::<f64>(), Ok(number));
            // Any number of the sizes that figures have.
            let number = f64::from_bits(seed >> 12 | 0x3FF0_0000_0000_0000) * 10f64.powi(((seed >> 7) % 18) as i32 - 3);
            for number in [number, -number] {
                assert_eq!(shortest(number).parse::<f64>(), Ok(number), "{}", shortest(number));
            }
        }
        assert_eq!(shortest(1e21), "1000000000000000000000");
        assert_eq!(shortest(-1e21).parse::<f64>(), Ok(-1e21));
    }
}
