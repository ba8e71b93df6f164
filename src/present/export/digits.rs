//! Numbers as files give them: digits, a point, nothing else.
use crate::model::claim::Decimal;

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
}
