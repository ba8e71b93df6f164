//! Numbers, dates, plurals, conversions and phrases in both languages.
mod data;
mod phrases;

pub use self::data::{read_back, unit};

use self::data::claim;
use crate::support::fixture;
use jejak_ekspor::model::claim::Flags;
use jejak_ekspor::model::edtf::{DAY_MAX, DAY_MIN, Period, Point, day_from_civil};
use jejak_ekspor::model::index::{ObservationIx, UnitIx};
use jejak_ekspor::present::i18n::number::{amount, amount_full, amount_short, number, percent, size};
use jejak_ekspor::present::i18n::{LaterStrings, Strings, date, later_strings, strings};
use jejak_ekspor::present::words::short_address;
use jejak_ekspor::query::convert::{reference_rate, shown};
use jejak_ekspor::state::{Lang, ShownUnit};

fn id() -> &'static Strings {
    strings(Lang::Id)
}

fn en() -> &'static Strings {
    strings(Lang::En)
}

fn later_id() -> &'static LaterStrings {
    later_strings(Lang::Id)
}

fn later_en() -> &'static LaterStrings {
    later_strings(Lang::En)
}

#[test]
fn the_size_of_a_file_is_never_nothing_and_has_the_marks_of_the_language() {
    for (bytes, id, en) in [
        (0.0, "1 kB", "1 kB"),
        (1_200.0, "2 kB", "2 kB"),
        (49_000.0, "49 kB", "49 kB"),
        (1_000_000.0, "1 MB", "1 MB"),
        (3_460_000.0, "3,5 MB", "3.5 MB"),
        (1_234_500_000.0, "1.234,5 MB", "1,234.5 MB"),
    ] {
        assert_eq!((size(bytes, Lang::Id).as_str(), size(bytes, Lang::En).as_str()), (id, en), "{bytes}");
    }
}

#[test]
fn a_short_address_is_what_has_to_be_typed() {
    for (address, short) in [
        ("https://example.org/ekspor/", "example.org/ekspor/#c=abcde"),
        ("https://example.org/ekspor/index.html", "example.org/ekspor/#c=abcde"),
        ("file:///unduhan/jejak-ekspor.html", "/unduhan/jejak-ekspor.html#c=abcde"),
    ] {
        assert_eq!(short_address(address, "abcde"), short);
    }
}

#[test]
fn numbers_carry_the_separators_of_the_language() {
    for (value, id, en) in [
        (0.0, "0", "0"),
        (-0.0, "0", "0"),
        (7.0, "7", "7"),
        (999.0, "999", "999"),
        (1234.5, "1.234,5", "1,234.5"),
        (-11.17, "−11,17", "−11.17"),
        (0.05, "0,05", "0.05"),
        (1_368_863.27, "1.368.863,27", "1,368,863.27"),
        (129_266_002.35, "129.266.002,35", "129,266,002.35"),
        (14_513_538_686_979.6, "14.513.538.686.979,6", "14,513,538,686,979.6"),
        (1.0 / 3.0, "0,3333", "0.3333"),
        (0.99999, "1", "1"),
        (f64::NAN, "–", "–"),
        (f64::NEG_INFINITY, "–", "–"),
    ] {
        assert_eq!(number(value, Lang::Id), id);
        assert_eq!(number(value, Lang::En), en);
    }
    assert_eq!((percent(6.54, Lang::Id), percent(-33.46, Lang::En)), ("6,54%".into(), "−33.46%".into()));
}

#[test]
fn amounts_are_worded_abbreviated_and_written_in_full() {
    let data = fixture::dataset();
    #[rustfmt::skip]
    let cases = [
        ("IDR", 107.53e12, "Rp107,53 triliun", "Rp107.53 trillion", "Rp107,53 T", "Rp107.53 tn", "Rp107.530.000.000.000"),
        ("IDR", 20.783e12, "Rp20,783 triliun", "Rp20.783 trillion", "Rp20,8 T", "Rp20.8 tn", "Rp20.783.000.000.000"),
        ("IDR", 1.3e12, "Rp1,3 triliun", "Rp1.3 trillion", "Rp1,3 T", "Rp1.3 tn", "Rp1.300.000.000.000"),
        ("IDR", 100e9, "Rp100 miliar", "Rp100 billion", "Rp100 M", "Rp100 bn", "Rp100.000.000.000"),
        ("IDR", 350_000.0, "Rp350.000", "Rp350,000", "Rp350.000", "Rp350,000", "Rp350.000"),
        ("IDR", -49e12, "−Rp49 triliun", "−Rp49 trillion", "−Rp49 T", "−Rp49 tn", "−Rp49.000.000.000.000"),
        ("IDR", 1.49986e15, "Rp1.499,86 triliun", "Rp1,499.86 trillion", "Rp1.499,86 T", "Rp1,499.86 tn", "Rp1.499.860.000.000.000"),
        ("IDR", 999_999_600_000.0, "Rp1 triliun", "Rp1 trillion", "Rp1 T", "Rp1 tn", "Rp999.999.600.000"),
        ("IDR", 999_600_000.0, "Rp999,6 juta", "Rp999.6 million", "Rp999,6 jt", "Rp999.6 m", "Rp999.600.000"),
        ("IDR", 0.0, "Rp0", "Rp0", "Rp0", "Rp0", "Rp0"),
        ("USD", 7_239_171_370.0, "US$7,24 miliar", "US$7.24 billion", "US$7,2 miliar", "US$7.2 bn", "US$7.239.171.370"),
        ("USD", 129_266_002.35, "US$129,27 juta", "US$129.27 million", "US$129,3 jt", "US$129.3 m", "US$129.266.002,35"),
        ("USD", 8274.2, "US$8.274,2", "US$8,274.2", "US$8.274,2", "US$8,274.2", "US$8.274,2"),
        ("USD", 0.0042, "US$0,0042", "US$0.0042", "US$0,0042", "US$0.0042", "US$0,0042"),
        ("t", 8.0, "8 ton", "8 tonnes", "8 ton", "8 tonnes", "8 ton"),
        ("t", 627.4e6, "627,4 juta ton", "627.4 million tonnes", "627,4 jt ton", "627.4 m tonnes", "627.400.000 ton"),
        ("t", 1_368_863.27, "1.368.863,27 ton", "1,368,863.27 tonnes", "1,4 jt ton", "1.4 m tonnes", "1.368.863,27 ton"),
        ("kg", 256.94, "256,94 kilogram", "256.94 kilograms", "256,94 kg", "256.94 kg", "256,94 kilogram"),
        ("m3", 1.0, "1 meter kubik", "1 cubic metre", "1 m³", "1 m³", "1 meter kubik"),
        ("company", 1.0, "1 perusahaan", "1 company", "1 perusahaan", "1 company", "1 perusahaan"),
        ("company", 1232.0, "1.232 perusahaan", "1,232 companies", "1.232 perusahaan", "1,232 companies", "1.232 perusahaan"),
        ("percent", 100.57, "100,57%", "100.57%", "100,57%", "100.57%", "100,57%"),
        ("rank", 5.0, "peringkat 5", "rank 5", "peringkat 5", "rank 5", "peringkat 5"),
        ("year", 21.0, "21 tahun", "21 years", "21 tahun", "21 years", "21 tahun"),
        ("person", 0.0, "0 orang", "0 people", "0 orang", "0 people", "0 orang"),
    ];
    for (code, value, id, en, short_id, short_en, full_id) in cases {
        let unit = unit(&data, code);
        assert_eq!(amount(value, unit, &data, Lang::Id), id);
        assert_eq!(amount(value, unit, &data, Lang::En), en);
        assert_eq!(amount_short(value, unit, &data, Lang::Id), short_id);
        assert_eq!(amount_short(value, unit, &data, Lang::En), short_en);
        assert_eq!(amount_full(value, unit, &data, Lang::Id), full_id);
    }
    assert_eq!(amount(2.0, UnitIx::new(u16::MAX), &data, Lang::Id), "2", "an unknown unit still shows the number");
}

#[test]
fn periods_are_written_as_precisely_as_they_are_known() {
    #[rustfmt::skip]
    let cases = [
        ("2022", "2022", "2022", "2022", "2022"),
        ("2022-10", "Okt 2022", "Oct 2022", "Oktober 2022", "October 2022"),
        ("2022-10-01", "1 Okt 2022", "1 Oct 2022", "1 Oktober 2022", "1 October 2022"),
        ("2022-10-01?", "1 Okt 2022?", "1 Oct 2022?", "1 Oktober 2022 (tidak pasti)", "1 October 2022 (uncertain)"),
        ("2022?", "2022?", "2022?", "2022 (tidak pasti)", "2022 (uncertain)"),
        ("2022-10-01/2022-10-01?", "1 Okt 2022?", "1 Oct 2022?", "1 Oktober 2022 (akhirnya tidak pasti)", "1 October 2022 (end uncertain)"),
        ("2019/2021", "2019–2021", "2019–2021", "2019–2021", "2019–2021"),
        ("2020/2021?", "2020–2021?", "2020–2021?", "2020–2021 (akhirnya tidak pasti)", "2020–2021 (end uncertain)"),
        ("2020?/2021", "2020?–2021", "2020?–2021", "2020–2021 (awalnya tidak pasti)", "2020–2021 (start uncertain)"),
        ("2020?/2021?", "2020–2021?", "2020–2021?", "2020–2021 (tidak pasti)", "2020–2021 (uncertain)"),
        ("2022-01/2022-10", "Jan–Okt 2022", "Jan–Oct 2022", "Januari–Oktober 2022", "January–October 2022"),
        ("2018-10/2026-01", "Okt 2018 – Jan 2026", "Oct 2018 – Jan 2026", "Oktober 2018 – Januari 2026", "October 2018 – January 2026"),
        ("2024-06-05/2024-06-09", "5–9 Jun 2024", "5–9 Jun 2024", "5–9 Juni 2024", "5–9 June 2024"),
        ("2024-06-05/2024-06-09?", "5–9 Jun 2024?", "5–9 Jun 2024?", "5–9 Juni 2024 (akhirnya tidak pasti)", "5–9 June 2024 (end uncertain)"),
        ("2024-06-05?/2024-06-09", "5 Jun 2024? – 9 Jun 2024", "5 Jun 2024? – 9 Jun 2024", "5–9 Juni 2024 (awalnya tidak pasti)", "5–9 June 2024 (start uncertain)"),
        ("2023-09-30/2023-10-02", "30 Sep – 2 Okt 2023", "30 Sep – 2 Oct 2023", "30 September – 2 Oktober 2023", "30 September – 2 October 2023"),
        ("2023-12-30/2024-01-02", "30 Des 2023 – 2 Jan 2024", "30 Dec 2023 – 2 Jan 2024", "30 Desember 2023 – 2 Januari 2024", "30 December 2023 – 2 January 2024"),
        ("2023/2024-06-05", "2023 – 5 Jun 2024", "2023 – 5 Jun 2024", "2023 – 5 Juni 2024", "2023 – 5 June 2024"),
        ("2024/2024-06-05", "2024 – 5 Jun 2024", "2024 – 5 Jun 2024", "2024 – 5 Juni 2024", "2024 – 5 June 2024"),
        ("2024-01/2024-06-05", "Jan 2024 – 5 Jun 2024", "Jan 2024 – 5 Jun 2024", "Januari 2024 – 5 Juni 2024", "January 2024 – 5 June 2024"),
        ("../2021", "hingga 2021", "until 2021", "hingga 2021", "until 2021"),
        ("2020/..", "sejak 2020", "since 2020", "sejak 2020", "since 2020"),
        ("2020-05-17?/..", "sejak 17 Mei 2020?", "since 17 May 2020?", "sejak 17 Mei 2020 (tidak pasti)", "since 17 May 2020 (uncertain)"),
    ];
    for (edtf, id, en, long_id, long_en) in cases {
        let period = Period::parse(edtf).unwrap();
        assert_eq!(date::period(&period, Lang::Id), id, "{edtf}");
        assert_eq!(date::period(&period, Lang::En), en, "{edtf}");
        assert_eq!(date::period_long(&period, Lang::Id), long_id, "{edtf}");
        assert_eq!(date::period_long(&period, Lang::En), long_en, "{edtf}");
    }
    let open = Period { start: Point::Open, end: Point::Open };
    assert_eq!((date::period(&open, Lang::Id), date::period_long(&open, Lang::En)), ("kapan saja".into(), "any time".into()));
}

#[test]
fn every_month_has_its_name_in_both_languages() {
    let short = |lang| {
        (1..=12).map(|m| date::day(day_from_civil(2024, m, 9), lang)).collect::<Vec<_>>().join(",").replace("9 ", "").replace(" 2024", "")
    };
    assert_eq!(short(Lang::Id), "Jan,Feb,Mar,Apr,Mei,Jun,Jul,Agu,Sep,Okt,Nov,Des");
    assert_eq!(short(Lang::En), "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec");
    let long = |lang| {
        (1..=12)
            .map(|m| date::day_long(day_from_civil(2024, m, 9), lang))
            .collect::<Vec<_>>()
            .join(",")
            .replace("9 ", "")
            .replace(" 2024", "")
    };
    assert_eq!(long(Lang::Id), "Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember");
    assert_eq!(long(Lang::En), "January,February,March,April,May,June,July,August,September,October,November,December");
    assert_eq!((date::month_short(5, Lang::Id), date::month_short(0, Lang::Id), date::month_short(13, Lang::En)), ("Mei", "", ""));
    assert_eq!((date::day(DAY_MIN, Lang::Id), date::day(DAY_MAX, Lang::En)), ("…".into(), "…".into()));
}

#[test]
fn the_rate_is_that_of_the_period_itself() {
    let data = fixture::dataset();
    assert!(data.rates.is_sorted_by_key(|r| &r.period), "the rates are searched by halves");
    // Rates and sums by hand from fx_idr_per_usd.csv.
    for (edtf, rate, over, sources) in [
        ("2022", 14853.91, "2022", 1),
        ("2022-01/2022-12", 14853.91, "2022", 1),
        ("2022-10", 15441.78, "2022-10", 1),
        ("2022-10-01?", 15441.78, "2022-10", 1),
        ("2022-10-03/2022-10-05", 15441.78, "2022-10", 1),
        ("2022-01/2022-03", 43029.57 / 3.0, "2022-01/2022-03", 1),
        ("2022-01-20/2022-03-02", 43029.57 / 3.0, "2022-01/2022-03", 1),
        ("2021/2022", 29162.05 / 2.0, "2021/2022", 2),
        ("2010-01", 9294.16, "2010-01", 1),
        ("2026-03", 16924.12, "2026-03", 1),
        ("2025-12/2026-03", 67278.24 / 4.0, "2025-12/2026-03", 1),
    ] {
        let receipt = reference_rate(&Period::parse(edtf).unwrap(), &data).unwrap();
        assert!((receipt.rate - rate).abs() < 1e-6, "{edtf}: {} instead of {rate}", receipt.rate);
        assert_eq!(receipt.period.to_string(), over, "{edtf}");
        assert_eq!(1 + usize::from(receipt.other_source.is_some()), sources, "{edtf}");
    }
    for edtf in ["2009", "2009-12", "2009-12/2010-02", "2026", "2025/2026", "2026-04", "../2021", "2020/..", "0001/9999"] {
        assert_eq!(reference_rate(&Period::parse(edtf).unwrap(), &data), None, "{edtf}");
    }
}

#[test]
fn money_is_converted_and_nothing_else_is() {
    let data = fixture::dataset();
    let (idr, usd) = (unit(&data, "IDR"), unit(&data, "USD"));
    // (when, the observation's own, unit, value) → (value in rupiah, value in dollars, rate is missing)
    for (when, own, code, value, in_idr, in_usd, missing) in [
        ("2022", None, "IDR", 14_853_910, 14_853_910.0, 1_000.0, false),
        ("2022", None, "USD", 7, 103_977.37, 7.0, false),
        ("2022", Some("2022-10-12"), "USD", -2, -30_883.56, -2.0, false),
        ("2009", None, "USD", 5, 5.0, 5.0, true),
        ("2009", Some("2022"), "USD", 1, 14_853.91, 1.0, false),
        ("2022", None, "t", 8, 8.0, 8.0, false),
        ("2009", None, "percent", 8, 8.0, 8.0, false),
    ] {
        let claim = claim(when, own, unit(&data, code), value);
        let o = &claim.observations[ObservationIx::new(0)];
        let original = shown(o, &claim, ShownUnit::Original, &data);
        assert_eq!((original.value, original.unit, original.receipt, original.missing_rate), (value as f64, o.unit, None, false));
        for (choice, other, expected) in [(ShownUnit::Idr, idr, in_idr), (ShownUnit::Usd, usd, in_usd)] {
            let got = shown(o, &claim, choice, &data);
            assert!((got.value - expected).abs() < 1e-6, "{value} {code} {when}: {got:?}");
            let is_money = o.unit == idr || o.unit == usd;
            let converted = is_money && o.unit != other && !missing;
            assert_eq!(got.receipt.is_some(), converted, "{value} {code} {when}");
            assert_eq!(got.unit, if converted { other } else { o.unit });
            assert_eq!(got.missing_rate, missing && is_money && o.unit != other);
        }
    }
    let claim = claim("2022", None, idr, 107_530_000_000_000);
    let got = shown(&claim.observations[ObservationIx::new(0)], &claim, ShownUnit::Usd, &data);
    assert_eq!(amount(got.value, got.unit, &data, Lang::Id), "US$7,24 miliar");
    let receipt = got.receipt.unwrap();
    assert!(data.rate_sources[receipt.source].contains("ECB"));
    assert_eq!(
        (later_id().card.receipt)(&amount(receipt.rate, idr, &data, Lang::Id), &date::period(&receipt.period, Lang::Id), "ECB"),
        "Kurs Rp14.853,91 per US$, rata-rata 2022. Sumber kurs: ECB"
    );
}

#[test]
fn every_phrase_is_written_in_both_languages_and_spaced_rightly() {
    for n in [0, 1, 2, 1234] {
        for ((field, id), (_, en)) in phrases::all(id(), n).iter().zip(&phrases::all(en(), n)) {
            for text in [id, en] {
                assert!(!text.trim().is_empty(), "{field} is empty");
                assert_eq!(text.trim(), text, "{field}");
                for wrong in ["  ", " ,", " .", "..", "...", " :", "\"", "'", "( ", " )"] {
                    assert!(!text.contains(wrong), "{field}: {text:?} has {wrong:?}");
                }
            }
            let may_agree = [
                "Page.site_name",
                "Term.name EDTF",
                "Term.name Target",
                "Term.name ≈",
                "Units.idr",
                "Card.citation",
                "Embedding.title",
                "Table.acting",
                "ComparisonWords.area",
                "SpeechWords.event",
                "Paper.number",
                "ColumnWords.claim",
                "ColumnWords.status",
                "CitedWords.said",
            ]
            .contains(&field.as_str());
            assert!(may_agree || id != en, "{field} is {id:?} in both languages");
        }
    }
}

#[test]
fn english_counts_one_as_singular_and_all_others_as_plural() {
    let nouns = ["claim", "source", "filter", "part", "row"];
    for (n, text) in [0, 1, 2, 11, 21].into_iter().flat_map(|n| phrases::all(en(), n).into_iter().map(move |p| (n, p.1))) {
        for noun in nouns {
            let singular = text.match_indices(&format!("{n} {noun}")).any(|(at, m)| {
                !text[at + m.len()..].starts_with(char::is_alphabetic) && !text[..at].ends_with(|c: char| c.is_ascii_digit())
            });
            assert!(!singular || n == 1, "{text:?}");
            assert!(n != 1 || !text.contains(&format!("1 {noun}s")), "{text:?}");
        }
    }
    assert_eq!((en().summary.claims)(1), "1 claim");
    assert_eq!((en().summary.claims)(1234), "1,234 claims");
    assert_eq!((id().summary.claims)(84), "84 klaim");
    assert_eq!((id().summary.from_sources)(61), "dari 61 sumber");
    assert_eq!((id().summary.certain_possible)(12, 3), "12 pasti + 3 mungkin");
    assert_eq!(
        ((id().summary.conflicts)(12, 0), (en().summary.conflicts)(1, 0)),
        ("12 pertentangan besar".into(), "1 large conflict".into())
    );
    assert_eq!((id().lanes.said_by)(2, 0, 8), "2 asal angka, 8 kemunculan");
    assert_eq!((en().lanes.said_by)(1, 3, 8), "1 origin, 8 appearances (3 without a named origin)");
    assert_eq!(
        ((en().lanes.said_by)(0, 1, 1), (en().lanes.said_by)(0, 2, 2)),
        ("1 source".into(), "2 appearances, no origin named".into())
    );
    assert_eq!((later_en().banner.title)(1), "1 part of the link could not be read; the rest applies");
    assert_eq!((strings(Lang::Id).lang, strings(Lang::En).lang), (Lang::Id, Lang::En));
}

#[test]
fn a_damaged_part_of_a_link_is_quoted_and_cut() {
    assert_eq!((later_id().banner.unknown_code)("region", "9999"), "“region=9999”: kode ini tidak ada dalam daftar.");
    assert_eq!((later_en().banner.unknown_key)("", "%ZZ"), "“%ZZ”: this key is not known.");
    assert_eq!((later_en().banner.too_long)("q", &"é".repeat(100_000)), ["“q=", &"é".repeat(38), "…”: too long."].concat());
}

#[test]
fn implied_bits_are_worded_one_by_one() {
    assert!(later_id().implied(Flags(0)).is_empty());
    assert_eq!(later_id().implied(Flags(1)), ["mata uang tidak tertulis di sumber"]);
    assert_eq!(later_en().implied(Flags(0b11_1111)).len(), 6);
    assert_eq!(later_en().implied(Flags(0b1100_0000)).len(), 0, "a bit of a later version is passed over");
}
