//! Numbers, dates and units, cell by cell.
use jejak_ekspor::ingest::table::cell::Cell;
use jejak_ekspor::ingest::table::detect::unit::quantity;
use jejak_ekspor::ingest::table::parse::date::{self};
use jejak_ekspor::ingest::table::parse::number::{self, NotNumber};
use jejak_ekspor::model::claim::Decimal;
use jejak_ekspor::model::edtf::day_from_civil;
use jejak_ekspor::model::marks::{Evidence, Mark};
use jejak_ekspor::model::table::DateForm;

#[test]
fn numbers_are_read_exactly() {
    let cases = [
        ("12", Mark::Dot, Ok((12, 0))),
        ("0", Mark::Comma, Ok((0, 0))),
        ("1909.50", Mark::Dot, Ok((190950, 2))),
        ("24,777.18", Mark::Dot, Ok((2477718, 2))),
        ("24.777,18", Mark::Comma, Ok((2477718, 2))),
        ("1.234", Mark::Comma, Ok((1234, 0))),
        ("1.234", Mark::Dot, Ok((1234, 3))),
        ("1.234.567", Mark::Comma, Ok((1234567, 0))),
        ("1 234 567,5", Mark::Comma, Ok((12345675, 1))),
        ("-5", Mark::Dot, Ok((-5, 0))),
        ("\u{2212}5,25", Mark::Comma, Ok((-525, 2))),
        ("(1,200)", Mark::Dot, Ok((-1200, 0))),
        ("Rp1.500.000", Mark::Comma, Ok((1500000, 0))),
        ("US$ 3.5", Mark::Dot, Ok((35, 1))),
        ("17.4%", Mark::Dot, Ok((174, 1))),
        ("1.5e3", Mark::Dot, Ok((1500, 0))),
        ("2E-3", Mark::Dot, Ok((2, 3))),
        ("9223372036854775807", Mark::Dot, Ok((i64::MAX, 0))),
        ("9223372036854775808", Mark::Dot, Err(NotNumber::TooLarge)),
        ("1e400", Mark::Dot, Err(NotNumber::TooLarge)),
        ("", Mark::Dot, Err(NotNumber::Missing)),
        ("-", Mark::Dot, Err(NotNumber::Missing)),
        ("…", Mark::Dot, Err(NotNumber::Missing)),
        ("n.a.", Mark::Dot, Err(NotNumber::Missing)),
        ("inf", Mark::Dot, Err(NotNumber::NotFinite)),
        ("-Infinity", Mark::Dot, Err(NotNumber::NotFinite)),
        ("NaN", Mark::Dot, Err(NotNumber::Missing)),
        ("1,23", Mark::Dot, Err(NotNumber::Other)),
        ("1,2345", Mark::Dot, Err(NotNumber::Other)),
        ("12..5", Mark::Dot, Err(NotNumber::Other)),
        ("1.2.3", Mark::Dot, Err(NotNumber::Other)),
        ("12a", Mark::Dot, Err(NotNumber::Other)),
        ("=1+1", Mark::Dot, Err(NotNumber::Other)),
        (".", Mark::Dot, Err(NotNumber::Missing)),
        ("1.", Mark::Dot, Ok((1, 0))),
        (".5", Mark::Dot, Ok((5, 1))),
    ];
    for (text, mark, expected) in cases {
        let expected = expected.map(|(mantissa, decimals): (i64, i8)| Decimal { mantissa, exponent: -decimals });
        let found = number::read(text.as_bytes(), Some(mark));
        let found = found.map(normal);
        assert_eq!(found, expected.map(normal), "{text:?} with {mark:?}");
    }
}

#[test]
fn numbers_of_programs_are_read_whatever_the_marks_of_texts_are() {
    let cases = [
        ("21706833522.65", Ok((2170683352265, 2))),
        ("1.234", Ok((1234, 3))),
        ("-0.5", Ok((-5, 1))),
        ("1.5e3", Ok((1500, 0))),
        ("0.1234567891", Ok((123456789, 9))),
        ("0.12345678951", Ok((12345679, 8))),
        ("inf", Err(NotNumber::NotFinite)),
        ("1,5", Err(NotNumber::Other)),
    ];
    for (text, expected) in cases {
        let expected = expected.map(|(mantissa, decimals): (i64, i8)| Decimal { mantissa, exponent: -decimals });
        assert_eq!(number::read_cell(Cell::Number(text.as_bytes()), Some(Mark::Comma)), expected, "{text}");
    }
    assert_eq!(number::read_cell(Cell::Error(b"5"), None), Err(NotNumber::Error));
}

#[test]
fn a_number_of_a_program_is_a_date_only_by_its_digits() {
    let read = |text: &'static str, form| date::day_of(Cell::Number(text.as_bytes()), form);
    assert_eq!(read("44562", DateForm::Serial), Some(day_from_civil(2022, 1, 1)));
    assert_eq!(read("2022", DateForm::Year), Some(day_from_civil(2022, 1, 1)));
    assert_eq!(read("202203", DateForm::YearMonth), Some(day_from_civil(2022, 3, 1)));
    assert_eq!(read("20220304", DateForm::YearMonthDay), Some(day_from_civil(2022, 3, 4)));
    assert_eq!(read("1.2022", DateForm::MonthYear), None, "as a text it is January");
    assert_eq!(date::day_of(Cell::Error(b"2022"), DateForm::Year), None);
}

/// Without noughts at the end of the fraction.
fn normal(mut decimal: Decimal) -> Decimal {
    while decimal.exponent < 0 && decimal.mantissa % 10 == 0 {
        decimal.mantissa /= 10;
        decimal.exponent += 1;
    }
    decimal
}

#[test]
fn one_mark_before_three_digits_is_never_guessed() {
    for text in ["1.234", "12,345", "999.000", "-1.234", "Rp1.234"] {
        assert_eq!(number::read(text.as_bytes(), None), Err(NotNumber::Ambiguous), "{text}");
    }
    for (text, mark) in
        [("1.234.567", Mark::Comma), ("1,234.5", Mark::Dot), ("0.123", Mark::Dot), ("1234.567", Mark::Dot), ("12,5", Mark::Comma)]
    {
        assert_eq!(number::evidence(text), Evidence::Decimal(mark), "{text}");
        assert!(number::read(text.as_bytes(), None).is_ok(), "{text}");
    }
    assert_eq!(number::evidence("1234"), Evidence::None);
}

#[test]
fn dates_are_read_as_they_are_written() {
    let cases = [
        ("2014-01-31", DateForm::YearMonthDay, Some((2014, 1, 31))),
        ("2014/1/3", DateForm::YearMonthDay, Some((2014, 1, 3))),
        ("2014-01-31T23:59:59Z", DateForm::YearMonthDay, Some((2014, 1, 31))),
        ("20140131", DateForm::YearMonthDay, Some((2014, 1, 31))),
        ("2014-02-30", DateForm::YearMonthDay, None),
        ("31/12/2014", DateForm::DayMonthYear, Some((2014, 12, 31))),
        ("31/12/14", DateForm::DayMonthYear, Some((2014, 12, 31))),
        ("12/31/2014", DateForm::MonthDayYear, Some((2014, 12, 31))),
        ("13/31/2014", DateForm::MonthDayYear, None),
        ("01-1990", DateForm::MonthYear, Some((1990, 1, 1))),
        ("2014-11", DateForm::YearMonth, Some((2014, 11, 1))),
        ("201411", DateForm::YearMonth, Some((2014, 11, 1))),
        ("Januari 2022", DateForm::NamedMonth, Some((2022, 1, 1))),
        ("Agt-19", DateForm::NamedMonth, Some((2019, 8, 1))),
        ("2022 Des", DateForm::NamedMonth, Some((2022, 12, 1))),
        ("5 Mei 2022", DateForm::NamedDay, Some((2022, 5, 5))),
        ("March 3, 2021", DateForm::NamedDay, Some((2021, 3, 3))),
        ("2022", DateForm::Year, Some((2022, 1, 1))),
        ("2023*", DateForm::Year, Some((2023, 1, 1))),
        ("2022-01/2022-10", DateForm::Edtf, Some((2022, 1, 1))),
        ("../2021", DateForm::Edtf, Some((2021, 1, 1))),
        ("../..", DateForm::Edtf, None),
        ("2022-10-01?", DateForm::Edtf, Some((2022, 10, 1))),
        ("1900-01-01", DateForm::YearMonthDay, Some((1900, 1, 1))),
        ("9999-12-31", DateForm::YearMonthDay, Some((9999, 12, 31))),
        ("1", DateForm::Serial, Some((1900, 1, 1))),
        ("61", DateForm::Serial, Some((1900, 3, 1))),
        ("44562", DateForm::Serial, Some((2022, 1, 1))),
        ("2958465", DateForm::Serial, Some((9999, 12, 31))),
        ("2958466", DateForm::Serial, None),
        ("0000-00-00", DateForm::YearMonthDay, None),
    ];
    for (text, form, expected) in cases {
        let expected = expected.map(|(year, month, day)| day_from_civil(year, month, day));
        assert_eq!(date::day(text.as_bytes(), form), expected, "{text:?} as {form:?}");
    }
}

#[test]
fn months_are_known_in_both_languages_and_as_bps_labels_them() {
    for (text, month) in
        [("[01] Januari", 1), ("Pebruari", 2), ("MARET", 3), ("Nopember", 11), ("Dec.", 12), ("Agustus*", 8), ("08", 8), ("7", 7)]
    {
        assert_eq!(date::month(text.as_bytes()), Some(month), "{text}");
    }
    for text in ["13", "0", "Total", "", "Januarius"] {
        assert_eq!(date::month(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn a_header_says_measure_unit_and_power() {
    let cases = [
        ("Nilai Ekspor (US $)", Some("export_value"), Some("USD"), 0),
        ("Berat Ekspor (KG)", Some("weight"), Some("kg"), 0),
        ("Nilai Impor (US $)", Some("import_value"), Some("USD"), 0),
        ("Ekspor(Miliar Dollar)", Some("export_value"), Some("USD"), 9),
        ("Nilai (Juta US$)", Some("export_value"), Some("USD"), 6),
        ("Volume (Ribu Ton)", Some("weight"), Some("t"), 3),
        ("Nilai Ekspor (Rp Triliun)", Some("export_value"), Some("IDR"), 12),
        ("Pertumbuhan (%)", None, Some("percent"), 0),
        ("Migas", None, None, 0),
        ("Neraca Perdagangan (juta US$)", Some("trade_balance"), Some("USD"), 6),
    ];
    for (header, measure, unit, power) in cases {
        let found = quantity(header);
        assert_eq!((found.measure.as_deref(), found.unit.as_deref(), found.power), (measure, unit, power), "{header}");
    }
}
