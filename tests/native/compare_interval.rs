//! Printed figures as intervals: a table of forms, and that no two prints of one true value are ever apart.

use crate::support::random::Random;
use jejak_ekspor::compare::interval::{self, Interval, Printed};
use jejak_ekspor::model::claim::{Decimal, Status};
use jejak_ekspor::model::codes::UnitKind;

/// The decimal that an amount is written as.
fn decimal(value: f64) -> Decimal {
    let text = value.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut mantissa: i64 = [whole, fraction].concat().parse().unwrap();
    let mut exponent = -(fraction.len() as i8);
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        exponent += 1;
    }
    Decimal { mantissa, exponent: if mantissa == 0 { 0 } else { exponent } }
}

/// A figure that is no range.
fn printed(original: &str, value: Decimal, kind: UnitKind, status: Status) -> Printed {
    interval::printed(original, value, None, kind, status)
}

#[test]
fn a_range_is_all_that_lies_between_its_ends_and_their_rounding() {
    for (original, low, high, kind, lo, hi) in [
        ("13,5 ton – 14 ton", 13.5, 14.0, UnitKind::Mass, 13.45, 14.05),
        ("200-300 kilogram", 200.0, 300.0, UnitKind::Mass, 199.5, 300.5),
        ("12 hingga 15 ton", 12.0, 15.0, UnitKind::Mass, 11.5, 15.5),
        ("USD28-30 miliar", 28e9, 30e9, UnitKind::Currency, 27.5e9, 30.5e9),
        ("8 sampai 9 kontainer", 8.0, 9.0, UnitKind::Count, 8.0, 9.0),
    ] {
        let found = interval::printed(original, decimal(low), Some(decimal(high)), kind, Status::Estimated).interval;
        assert_eq!(found, Interval { lo, hi }, "{original}");
    }
}

#[test]
fn a_printed_figure_means_its_rounding() {
    use Status::{Estimated, Normal};
    use UnitKind::{Count, Currency, Mass, Rank, Ratio};
    let inf = f64::INFINITY;
    // (as written, amount, kind, status, lowest, highest true value)
    let table: [(&str, f64, UnitKind, Status, f64, f64); 38] = [
        ("Rp20,7 triliun", 20.7e12, Currency, Normal, 20.65e12, 20.75e12),
        ("Rp20 triliun", 20e12, Currency, Normal, 19.5e12, 20.5e12),
        ("Rp1 triliun", 1e12, Currency, Normal, 0.5e12, 1.5e12),
        ("USD 2,00 miliar", 2e9, Currency, Normal, 1.995e9, 2.005e9),
        ("Rp1000 trilyun", 1e15, Currency, Normal, 999.5e12, 1000.5e12),
        ("Rp 1.499,86 triliun", 1499.86e12, Currency, Normal, 1499.855e12, 1499.865e12),
        ("US$9.231,2 juta", 9231.2e6, Currency, Normal, 9231.15e6, 9231.25e6),
        ("2.040 milyar rupiah", 2.04e9, Currency, Normal, 2.0395e9, 2.0405e9),
        // Full groups of zeros stand for a scale word; other zeros are digits.
        ("Rp 600.000.000", 600e6, Currency, Normal, 599.5e6, 600.5e6),
        ("Rp 123.900.000", 123.9e6, Currency, Normal, 123_899_500.0, 123_900_500.0),
        ("Rp 1.000.000", 1e6, Currency, Normal, 0.5e6, 1.5e6),
        ("Rp 597.047.529.680", 597_047_529_680.0, Currency, Normal, 597_047_529_679.5, 597_047_529_680.5),
        ("Rp 102.106.791.965,00", 102_106_791_965.0, Currency, Normal, 102_106_791_964.995, 102_106_791_965.005),
        ("US$ 116,62", 116.62, Currency, Normal, 116.615, 116.625),
        ("23.000 kilogram", 23_000.0, Mass, Normal, 22_500.0, 23_500.0),
        ("80 ton", 80.0, Mass, Normal, 79.5, 80.5),
        ("237 ribu ton", 237_000.0, Mass, Normal, 236_500.0, 237_500.0),
        ("1,3juta ton", 1.3e6, Mass, Normal, 1.25e6, 1.35e6),
        ("17,14%", 17.14, Ratio, Normal, 17.135, 17.145),
        ("turun 6,69 persen", -6.69, Ratio, Normal, -6.695, -6.685),
        ("defisit US$ 8 miliar", -8e9, Currency, Normal, -8.5e9, -7.5e9),
        // Counts are exact, unless they are round thousands.
        ("17 titik", 17.0, Count, Normal, 17.0, 17.0),
        ("dua kabupaten", 2.0, Count, Normal, 2.0, 2.0),
        ("120 perusahaan", 120.0, Count, Normal, 120.0, 120.0),
        ("14.000 kemasan", 14_000.0, Count, Normal, 13_500.0, 14_500.0),
        ("peringkat kedua", 2.0, Rank, Normal, 2.0, 2.0),
        ("nol atau nihil", 0.0, Mass, Normal, 0.0, 0.0),
        ("0 atau nihil", 0.0, Mass, Normal, 0.0, 0.0),
        // Qualifiers.
        ("lebih dari Rp 1 triliun", 1e12, Currency, Estimated, 1e12, inf),
        ("4 miliar lebih", 4e9, Currency, Estimated, 4e9, inf),
        ("more than 22 tons", 22.0, Mass, Estimated, 22.0, inf),
        ("kurang dari 5 ton", 5.0, Mass, Estimated, -inf, 5.0),
        ("hampir Rp 10 miliar", 10e9, Currency, Estimated, 9e9, 10.5e9),
        ("sekitar Rp246,64 triliun", 246.64e12, Currency, Estimated, 234.308e12, 258.972e12),
        ("Rp20 triliun", 20e12, Currency, Estimated, 19e12, 21e12),
        ("Rp 3 miliar", 3e9, Currency, Estimated, 2e9, 4e9),
        ("60 perajin", 60.0, Count, Estimated, 57.0, 63.0),
        // What is not written in digits.
        ("24億9千万㌦", 2.49e9, Currency, Normal, 2.485e9, 2.495e9),
    ];
    for (original, value, kind, status, lo, hi) in table {
        let found = printed(original, decimal(value), kind, status).interval;
        let near = |a: f64, b: f64| a == b || (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
        assert!(near(found.lo, lo) && near(found.hi, hi), "{original}: {found:?}, expected {lo} to {hi}");
    }
}

#[test]
fn an_amount_that_its_print_does_not_yield_still_has_an_interval() {
    let found = printed("", decimal(2.5e9), UnitKind::Currency, Status::Normal).interval;
    assert_eq!(found, Interval { lo: 2.45e9, hi: 2.55e9 });
    let found = printed("Rp", decimal(0.0), UnitKind::Currency, Status::Normal).interval;
    assert_eq!(found, Interval::exact(0.0));
    for text in ["-", "…-5-", "1-", "€–9–8", "9–8 ton", "1.2.3.4.5-1,2,3,4", "99999999999999999999999 ton"] {
        let found = printed(text, decimal(7.0), UnitKind::Mass, Status::Normal).interval;
        assert!(found.lo <= 7.0 && 7.0 <= found.hi, "{text}: {found:?}");
    }
}

#[test]
fn intervals_are_added_taken_off_and_divided_by_their_ends() {
    let (a, b) = (Interval { lo: 1.0, hi: 2.0 }, Interval { lo: 3.0, hi: 5.0 });
    assert_eq!(a.plus(&b), Interval { lo: 4.0, hi: 7.0 });
    assert_eq!(b.minus(&a), Interval { lo: 1.0, hi: 4.0 });
    assert_eq!(b.over(&a), Some(Interval { lo: 1.5, hi: 5.0 }));
    assert_eq!(a.over(&Interval { lo: 0.0, hi: 1.0 }), None, "nothing is divided by what may be zero");
    assert_eq!(Interval { lo: -2.0, hi: 3.0 }.converted((10.0, 20.0)), Interval { lo: -40.0, hi: 60.0 });
    assert!(a.is_disjoint(&b) && b.is_above(&a) && !a.is_above(&b));
    assert!(!a.is_disjoint(&Interval { lo: 2.0, hi: 9.0 }), "ends that touch can be one value");
}

/// Groups a whole number by dots.
fn grouped(mut digits: String) -> String {
    let mut at = digits.len();
    while at > 3 {
        at -= 3;
        digits.insert(at, '.');
    }
    digits
}

/// A way to print an amount of rupiah, rounded half up, with the amount that it then says.
fn print(random: &mut Random, amount: u64) -> (String, Decimal) {
    const SCALES: [(&str, u64, i8); 4] =
        [("", 1, 0), (" juta", 1_000_000, 6), (" miliar", 1_000_000_000, 9), (" triliun", 1_000_000_000_000, 12)];
    let (word, scale, power) = SCALES[random.below(4)];
    if scale == 1 {
        // To a thousand, a million or the last rupiah, all of it written out.
        let step = [1, 1_000, 1_000_000][random.below(3)];
        let rounded = (amount + step / 2) / step * step;
        return (format!("Rp {}", grouped(rounded.to_string())), Decimal { mantissa: rounded as i64, exponent: 0 });
    }
    let decimals = random.below(4) as u32;
    let step = scale / 10u64.pow(decimals);
    let units = (amount + step / 2) / step;
    let (whole, fraction) = (units / 10u64.pow(decimals), units % 10u64.pow(decimals));
    let fraction = if decimals == 0 { String::new() } else { format!(",{fraction:0width$}", width = decimals as usize) };
    let value = Decimal { mantissa: units as i64, exponent: power - decimals as i8 };
    (format!("Rp{}{fraction}{word}", grouped(whole.to_string())), value)
}

#[test]
fn two_prints_of_one_true_value_are_never_apart() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..20_000 {
        let digits = 4 + random.below(12) as u32;
        let amount = random.below(10usize.pow(digits)).max(1) as u64;
        let ((first, a), (second, b)) = (print(&mut random, amount), print(&mut random, amount));
        let status = [Status::Normal, Status::Provisional, Status::Estimated][random.below(3)];
        let x = printed(&first, a, UnitKind::Currency, status).interval;
        let y = printed(&second, b, UnitKind::Currency, Status::Normal).interval;
        // What rounds to nothing says that there is nothing; it is exact, and not a print of this value.
        if a.mantissa == 0 || b.mantissa == 0 {
            continue;
        }
        assert!(!x.is_disjoint(&y), "{amount}: {first} {x:?} and {second} {y:?}");
        assert!(x.lo <= amount as f64 && amount as f64 <= x.hi, "{amount}: {first} {x:?}");
    }
}

#[test]
fn figures_that_round_apart_are_apart() {
    let of = |text: &str, value: f64| printed(text, decimal(value), UnitKind::Currency, Status::Normal).interval;
    for (a, x, b, y) in [
        ("Rp20,7 triliun", 20.7e12, "Rp20,78 triliun", 20.78e12),
        ("96 Triliun", 96e12, "Rp96,51 triliun", 96.51e12),
        ("USD 1,51 miliar", 1.51e9, "USD 1,54 miliar", 1.54e9),
    ] {
        assert!(of(a, x).is_disjoint(&of(b, y)), "{a} and {b}");
    }
}
