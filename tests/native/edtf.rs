//! What a period covers, and that it is written as it was read.
use crate::support::random::Random;
use jejak_ekspor::model::edtf::{DAY_MAX, DAY_MIN, EdtfError, Period, civil_from_day, day_from_civil, days_in_month, weekday_from_day};

fn day(text: &str) -> i32 {
    match text {
        "-" => DAY_MIN,
        "+" => DAY_MAX,
        _ => {
            let n: Vec<i32> = text.split('-').map(|p| p.parse().unwrap()).collect();
            day_from_civil(n[0], n[1] as u8, n[2] as u8)
        }
    }
}

#[test]
fn a_period_covers_what_edtf_says() {
    for (text, first, last, uncertain) in [
        ("2022", "2022-01-01", "2022-12-31", false),
        ("2022-02", "2022-02-01", "2022-02-28", false),
        ("2024-02", "2024-02-01", "2024-02-29", false),
        ("2022-10-01?", "2022-10-01", "2022-10-01", true),
        ("2020~", "2020-01-01", "2020-12-31", true),
        ("2022-01/2022-10", "2022-01-01", "2022-10-31", false),
        ("2020/2021?", "2020-01-01", "2021-12-31", true),
        ("2023/2024-06-05", "2023-01-01", "2024-06-05", false),
        ("../2021", "-", "2021-12-31", false),
        ("2020/..", "2020-01-01", "+", false),
        ("/2021-03", "-", "2021-03-31", false),
        ("201X", "2010-01-01", "2019-12-31", false),
        ("2022-XX", "2022-01-01", "2022-12-31", false),
    ] {
        let period = Period::parse(text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
        assert_eq!((period.first(), period.last(), period.is_uncertain()), (day(first), day(last), uncertain), "{text}");
        assert_eq!(Period::parse(&period.to_string()), Ok(period), "{text}");
    }
}

#[test]
fn what_is_not_a_period_says_why() {
    for (text, error) in [
        ("", EdtfError::NotEdtf),
        ("kemarin", EdtfError::NotEdtf),
        ("2022-13", EdtfError::NotEdtf),
        ("2022-02-30", EdtfError::NotEdtf),
        ("2022-21", EdtfError::NotEdtf),
        ("2022-10-01T10:00:00", EdtfError::NotEdtf),
        ("[2020,2021]", EdtfError::NotEdtf),
        ("Y170000002", EdtfError::OutOfRange),
        ("2022/2021", EdtfError::Backwards),
    ] {
        assert_eq!(Period::parse(text), Err(error), "{text}");
    }
}

#[test]
fn days_and_dates_are_inverse_over_the_whole_range() {
    let mut expected = day_from_civil(1583, 1, 1);
    for year in 1583..=2400 {
        for month in 1..=12 {
            for d in 1..=days_in_month(year, month) {
                assert_eq!(day_from_civil(year, month, d), expected);
                assert_eq!(civil_from_day(expected), (year, month, d));
                expected += 1;
            }
        }
    }
    assert_eq!(day_from_civil(1970, 1, 1), 0);
}

#[test]
fn the_award_of_1_october_2022_fell_on_a_saturday() {
    assert_eq!(weekday_from_day(day_from_civil(2022, 10, 1)), 5);
    assert_eq!(weekday_from_day(day_from_civil(1970, 1, 1)), 3);
}

#[test]
fn a_span_of_days_is_written_as_coarsely_as_is_exact() {
    for (first, last, text) in [
        ("2018-01-01", "2022-12-31", "2018/2022"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2018-10-01", "2026-01-31", "2018-10/2026-01"),
        ("2018-10-02", "2026-01-31", "2018-10-02/2026-01-31"),
        ("2020-12-04", "2020-12-04", "2020-12-04"),
    ] {
        let period = Period::from_days(day(first), day(last));
        assert_eq!(period.to_string(), text);
        assert_eq!((period.first(), period.last()), (day(first), day(last)));
    }
}

/// What the crate `edtf-core` makes of a text, as first day, last day and whether it is uncertain; `None` where it refuses it or where
/// it is beyond level 1.
fn oracle(text: &str) -> Option<(i32, i32, bool)> {
    use edtf_core::{Bound, Edtf, IntervalEndpoint, Precision};
    let of_date = |date: &edtf_core::Date| {
        let qualifiers = [Some(date.year.qualifier), date.month.map(|m| m.qualifier), date.day.map(|d| d.qualifier)];
        let uncertain = qualifiers.into_iter().flatten().any(|q| q.uncertain || q.approximate);
        let bounds = Edtf::Date(*date).bounds();
        let (Bound::Date(first), Bound::Date(last)) = (bounds.earliest, bounds.latest) else { return None };
        let is_level_1 = date.precision() != Precision::Season && first.year >= 0 && last.year <= 9999;
        let at = |year: i64, month, day| day_from_civil(year as i32, month, day);
        is_level_1.then(|| (at(first.year, first.month, first.day), at(last.year, last.month, last.day), uncertain))
    };
    match Edtf::parse(text).ok()? {
        Edtf::Date(date) => of_date(&date),
        Edtf::Interval(interval) => {
            let end = |end: &IntervalEndpoint| match end {
                IntervalEndpoint::Date(date) => of_date(date),
                IntervalEndpoint::Open | IntervalEndpoint::Unknown => Some((DAY_MIN, DAY_MAX, false)),
                _ => None,
            };
            let (start, end) = (end(&interval.start)?, end(&interval.end)?);
            Some((start.0, end.1, start.2 || end.2))
        }
        _ => None,
    }
}

#[test]
fn random_texts_are_read_as_the_field_s_own_library_reads_them() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let pieces = [
        "2022", "1999", "0000", "9999", "201X", "20XX", "-10", "-02", "-29", "-31", "-XX", "-00", "-13", "?", "~", "%", "/", "..", "X",
        "2", " ",
    ];
    let (mut read, mut refused) = (0, 0);
    for _ in 0..200_000 {
        let text: String = (0..1 + random.below(7)).map(|_| random.one(&pieces)).collect();
        let ours = Period::parse(&text).ok().map(|p| (p.first(), p.last(), p.is_uncertain()));
        match (ours, oracle(&text)) {
            (Some(ours), theirs) => {
                assert_eq!(Some(ours), theirs, "{text}");
                read += 1;
            }
            (None, Some(theirs)) => {
                // Level 2 says more than this form holds: a digit unspecified before one that is not, a mark on one part.
                let level_2 = text.split('/').map(|end| end.strip_suffix(['?', '~', '%']).unwrap_or(end)).any(|end| {
                    let after = end.split_once('X').map_or("", |(_, after)| after);
                    let year = end.split('-').next().unwrap_or_default();
                    end.contains(['?', '~', '%'])
                        || after.contains(|c: char| c.is_ascii_digit())
                        || year.contains("XXX")
                        || (year.contains('X') && end != year)
                });
                assert!(level_2 || theirs.0 > theirs.1, "{text}: {theirs:?}");
                refused += 1;
            }
            (None, None) => refused += 1,
        }
    }
    assert!(read > 5_000 && refused > 5_000, "{read} read, {refused} refused");
}
