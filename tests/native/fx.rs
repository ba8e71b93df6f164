//! The reference rate of a period, on a table made up for it.
use jejak_ekspor::model::dataset::Rate;
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::model::fx::{mean, spread};
use jejak_ekspor::model::index::RateSourceIx;

/// 2020 is whole, of 2021 there are three months and no year, of 2022 a year that says zero.
fn rates() -> Vec<Rate> {
    let rate = |period: &str, rate: f64, source: u16| Rate { period: period.into(), rate, source: RateSourceIx::new(source) };
    let mut rates = vec![rate("2020", 14_000.0, 0)];
    rates.extend((1..=12).map(|month| rate(&format!("2020-{month:02}"), 13_000.0 + 100.0 * f64::from(month), 1)));
    rates.extend([rate("2021-01", 15_000.0, 1), rate("2021-02", 16_000.0, 2), rate("2021-03", 17_000.0, 2), rate("2022", 0.0, 0)]);
    rates
}

fn period(edtf: &str) -> Period {
    Period::parse(edtf).unwrap()
}

#[test]
fn a_mean_is_over_whole_years_or_over_every_month_touched() {
    for (edtf, rate, over, source, other) in [
        ("2020", 14_000.0, "2020", 0, None),
        ("2020-02", 13_200.0, "2020-02", 1, None),
        ("2020-02-28/2020-03-01", 13_250.0, "2020-02/2020-03", 1, None),
        ("2020-12/2021-01", 14_600.0, "2020-12/2021-01", 1, None),
        ("2021-01/2021-02", 15_500.0, "2021-01/2021-02", 1, Some(2)),
        ("2020-02?", 13_200.0, "2020-02", 1, None),
    ] {
        let found = mean(&period(edtf), &rates()).unwrap_or_else(|| panic!("{edtf}"));
        assert!((found.rate - rate).abs() < 1e-9, "{edtf}: {}", found.rate);
        assert_eq!(
            (found.period.to_string().as_str(), found.source, found.other_source),
            (over, RateSourceIx::new(source), other.map(RateSourceIx::new)),
            "{edtf}"
        );
    }
}

#[test]
fn there_is_no_mean_where_the_table_lacks_a_part_of_the_period() {
    for edtf in ["2019", "2021", "2020/2021", "2021-03/2021-04", "2022", "2020/..", "../2020", "0001/9999"] {
        assert_eq!(mean(&period(edtf), &rates()), None, "{edtf}");
        assert_eq!(spread(&period(edtf), &rates()), None, "{edtf}");
    }
    assert_eq!(mean(&period("2020"), &[]), None);
}

#[test]
fn a_spread_reaches_from_the_month_before_to_the_month_after() {
    for (edtf, low, high) in [
        ("2020-06", 13_500.0, 13_700.0),
        ("2020", 13_100.0, 15_000.0),
        ("2021-01", 14_200.0, 16_000.0),
        ("2021-03", 16_000.0, 17_000.0),
        ("2020-01", 13_100.0, 13_200.0),
    ] {
        assert_eq!(spread(&period(edtf), &rates()), Some((low, high)), "{edtf}");
    }
}
