//! Figures as they are really written, and what is read from them.
use crate::support::random::Random;
use jejak_ekspor::model::claim::SourceLang;
use jejak_ekspor::model::figure::{self, units_in};

fn read(original: &str, lang: &str, unit: &str, flip: bool, lost_scale: bool) -> Option<f64> {
    figure::read(original, SourceLang::from_code(lang).unwrap(), unit, flip, lost_scale)
}

/// What `original` says in `unit` by the custom of its language, nothing supplied.
fn plain(original: &str, lang: &str, unit: &str) -> Option<f64> {
    read(original, lang, unit, false, false)
}

#[test]
fn figures_are_read_as_they_are_written() {
    let table = [
        // Rupiah.
        ("Rp20,7 triliun", "id", "IDR", 20.7e12),
        ("Rp. 22 Triliun", "id", "IDR", 22e12),
        ("Rp.35,03 triliun", "id", "IDR", 35.03e12),
        ("Rp 20,7 T", "id", "IDR", 20.7e12),
        ("1,077 triliun rupiah", "id", "IDR", 1_077_000_000_000.0),
        ("69,1 Miliar rupiah", "id", "IDR", 69.1e9),
        ("37 miliyar", "id", "IDR", 37e9),
        ("2,8 milar", "id", "IDR", 2.8e9),
        ("Rp1000 trilyun", "id", "IDR", 1e15),
        ("Rp 1,2 kuadriliun", "id", "IDR", 1.2e15),
        ("Rp51 M", "id", "IDR", 51e9),
        ("Rp 30,43 M", "id", "IDR", 30.43e9),
        ("Rp7,29 T", "id", "IDR", 7.29e12),
        ("Rp 597.047.529.680", "id", "IDR", 597_047_529_680.0),
        ("Rp 102.106.791.965,00", "id", "IDR", 102_106_791_965.0),
        ("Rp 14.513.538.686.979,60", "id", "IDR", 14_513_538_686_979.6),
        ("26,93 juta", "id", "IDR", 26.93e6),
        ("Rp 1.499,86 triliun", "id", "IDR", 1_499_860_000_000_000.0),
        ("Rp33.2 miliar", "id", "IDR", 33.2e9),
        ("Rp 43,742 miliar", "id", "IDR", 43_742_000_000.0),
        ("Rp 218, 59 M", "id", "IDR", 218.59e9),
        ("Rp. 300.000,-", "id", "IDR", 300_000.0),
        ("4 miliar lebih", "id", "IDR", 4e9),
        ("defisit Rp 49 triliun", "id", "IDR", -49e12),
        ("surplus Rp 173 Triliun", "id", "IDR", 173e12),
        ("Rp23.75 trillion", "en", "IDR", 23.75e12),
        ("IDR 347.16 billion", "en", "IDR", 347.16e9),
        // Dollars, and pages in Japanese.
        ("US$ 1,64 miliar", "id", "USD", 1.64e9),
        ("USD.2,44 miliar", "id", "USD", 2.44e9),
        ("US37,43 juta", "id", "USD", 37.43e6),
        ("447,87 juta dolar Amerika Serikat (AS)", "id", "USD", 447.87e6),
        ("2,17 M Dollar AS", "id", "USD", 2.17e9),
        ("2,58, miliar dolar AS", "id", "USD", 2.58e9),
        ("US$9.231,2 juta", "id", "USD", 9_231_200_000.0),
        ("4.826 juta dolar AS", "id", "USD", 4_826_000_000.0),
        ("US$ 851.14 juta", "id", "USD", 851.14e6),
        ("195, 8068 juta dolar AS", "id", "USD", 195.8068e6),
        ("US$ 129.266.002,35", "id", "USD", 129_266_002.35),
        ("USD 235,32 ribu", "id", "USD", 235_320.0),
        ("USD8,274.20", "en", "USD", 8_274.2),
        ("USD 84,400", "en", "USD", 84_400.0),
        ("54.5 billion US dollars", "en", "USD", 54.5e9),
        ("nol, nihil", "id", "USD", 0.0),
        ("24億9千万㌦", "ja", "USD", 2_490_000_000.0),
        ("8億7110万㌦", "ja", "USD", 871_100_000.0),
        ("18億7000万米ドル", "ja", "USD", 1_870_000_000.0),
        ("100億ドル", "ja", "USD", 1e10),
        // Percent.
        ("31,17 persen", "id", "percent", 31.17),
        ("8, 23 persen", "id", "percent", 8.23),
        ("15.453,31%", "id", "percent", 15_453.31),
        ("18.22 persen", "id", "percent", 18.22),
        ("turun -1,88 persen", "id", "percent", -1.88),
        ("minus 25,31 persen", "id", "percent", -25.31),
        ("+77,9 persen", "id", "percent", 77.9),
        // Weight, volume, pieces.
        ("3.681 ton", "id", "t", 3_681.0),
        ("1.368.863,27 ton", "id", "t", 1_368_863.27),
        ("4.196,70 ribu ton", "id", "t", 4_196_700.0),
        ("1,3juta ton", "id", "t", 1.3e6),
        ("66.5 ton", "id", "t", 66.5),
        ("6150 Ton", "id", "t", 6_150.0),
        ("33.49 million tons", "en", "t", 33.49e6),
        ("3.145,65 m3", "id", "m3", 3_145.65),
        ("1.043,38 M3", "id", "m3", 1_043.38),
        ("76,7370 M3", "id", "m3", 76.737),
        ("823, 7407 meter kubik", "id", "m3", 823.7407),
        ("745, 3 ton", "id", "t", 745.3),
        ("US$6.434, 70 ribu", "id", "USD", 6_434_700.0),
        ("setengah ton", "id", "t", 0.5),
        ("tujuh unit kontainer", "id", "container", 7.0),
        // Counts and ordinals.
        ("sembilan negara", "id", "country", 9.0),
        ("dua belas negara", "id", "country", 12.0),
        ("dua puluh lima negara", "id", "country", 25.0),
        ("6 (enam) perusahaan", "id", "company", 6.0),
        ("149 (seratus empat puluh sembilan)", "id", "company", 149.0),
        ("1773 UMKM", "id", "company", 1_773.0),
        ("1.773 UMKM", "id", "company", 1_773.0),
        ("Desa Devisa ke-27", "id", "rank", 27.0),
        ("peringkat kedua", "id", "rank", 2.0),
        ("peringkat pertama", "id", "rank", 1.0),
        ("kali kesepuluh", "id", "edition", 10.0),
        ("Sebuah kontainer", "id", "container", 1.0),
        ("four US importers", "en", "buyer", 4.0),
        ("3226人", "ja", "person", 3_226.0),
        ("2万7063人", "ja", "person", 27_063.0),
        ("187カ国", "ja", "country", 187.0),
    ];
    for (original, lang, unit, value) in table {
        assert_eq!(plain(original, lang, unit), Some(value), "{original}");
    }
}

#[test]
fn a_lone_mark_against_the_custom_is_a_decimal_mark_when_the_caller_says_so() {
    for (original, lang, unit, grouped, decimal) in [
        ("Rp. 10.018 miliar", "id", "IDR", 10_018e9, 10_018_000_000.0),
        ("Rp. 390.926 juta", "id", "IDR", 390_926e6, 390_926_000.0),
        ("Rp 1.287 triliun", "id", "IDR", 1_287e12, 1.287e12),
        ("2.040 milyar rupiah", "id", "IDR", 2_040e9, 2.04e9),
        ("USD1.268 miliar", "id", "USD", 1_268e9, 1.268e9),
        ("1,268 million tons", "en", "t", 1_268e6, 1.268e6),
    ] {
        assert_eq!(plain(original, lang, unit), Some(grouped), "{original}");
        assert_eq!(read(original, lang, unit, true, false), Some(decimal), "{original}");
    }
    // Three digits after a comma are decimals in Indonesian, thousands when the caller says so.
    assert_eq!(plain("282,240 ton", "id", "t"), Some(282.24));
    assert_eq!(read("282,240 ton", "id", "t", true, false), Some(282_240.0));
    // One mark for two uses.
    assert_eq!(read("59.103.654.60 kg", "id", "kg", true, false), Some(59_103_654.6));
    assert_eq!(read("16.076.8 juta dolar AS", "id", "USD", true, false), Some(16_076_800_000.0));
}

#[test]
fn a_scale_left_out_in_speech_is_supplied_only_when_the_caller_says_so() {
    assert_eq!(plain("64 juta 370 US Dolar", "id", "USD"), None);
    assert_eq!(read("64 juta 370 US Dolar", "id", "USD", false, true), Some(64_370_000.0));
}

#[test]
fn what_says_no_number_or_several_is_refused() {
    for (original, lang, unit) in [
        ("", "id", "IDR"),
        ("puluhan ribu", "id", "piece"),
        ("lebih dari", "id", "IDR"),
        ("naik -2,43% hingga menjadi 5,56%", "id", "percent"),
        ("16-12 ton", "id", "t"),
        ("17 ton 160 kg", "id", "t"),
        ("Januari 2019 sampai Oktober 2020", "id", "t"),
        ("US$ 11 miliar atau Rp171,6 triliun", "id", "USD"),
        ("Rp598,953 miliar + Rp230,099 miliar", "id", "IDR"),
        ("59.103.654.60 kg", "id", "kg"),
        ("16.076.8 juta dolar AS", "id", "USD"),
        ("1.2.3,4.5", "id", "IDR"),
        ("1,522,99 juta dolar AS", "id", "USD"),
        ("6,490,3 juta dolar", "id", "USD"),
        ("22.542 kilogram atau lebih dari 22 ton", "id", "kg"),
        ("ルピア", "ja", "IDR"),
    ] {
        assert_eq!(plain(original, lang, unit), None, "{original}");
    }
}

#[test]
fn a_range_says_both_of_its_ends() {
    for (original, lang, unit, low, high) in [
        ("250-300 ton", "id", "t", 250.0, 300.0),
        ("12 hingga 15 ton", "id", "t", 12.0, 15.0),
        ("50 ribu sampai 100 ribu ekor", "id", "piece", 50e3, 100e3),
        ("8 sampai 9 kontainer", "id", "container", 8.0, 9.0),
        ("USD28-30 miliar", "id", "USD", 28e9, 30e9),
        ("65 miliar–70 miliar dolar AS", "id", "USD", 65e9, 70e9),
        ("200-300 juta rupiah", "id", "IDR", 200e6, 300e6),
        ("Rp. 300.000 hingga Rp. 1.600.000, -", "id", "IDR", 300e3, 1.6e6),
        ("13,5 ton – 14 ton", "id", "t", 13.5, 14.0),
        ("45-47 persen", "id", "percent", 45.0, 47.0),
        ("from 5 to 6 tons", "en", "t", 5.0, 6.0),
        // Backwards, as written.
        ("16-12 ton", "id", "t", 16.0, 12.0),
    ] {
        let found = figure::range(original, SourceLang::from_code(lang).unwrap(), unit);
        assert_eq!(found, Some([low, high]), "{original}");
        assert_eq!(plain(original, lang, unit), (low < high).then_some(low), "{original}");
    }
    for original in ["8 ton", "US$ 11 miliar atau Rp171,6 triliun", "-2,43% hingga 5,56%", "1-2-3 ton", "24億9千万㌦"] {
        assert_eq!(figure::range(original, SourceLang::Id, "USD"), None, "{original}");
    }
}

#[test]
fn a_letter_after_the_figure_is_a_scale_for_money_only() {
    assert_eq!(plain("5 M", "id", "IDR"), Some(5e9));
    assert_eq!(plain("5 M", "id", "piece"), Some(5.0));
    assert_eq!(plain("5 T", "id", "t"), Some(5.0));
    assert_eq!(plain("5 m", "id", "IDR"), Some(5.0));
}

#[test]
fn units_are_found_as_they_are_written() {
    let table: [(&str, &[&str]); 14] = [
        ("Rp20,7 triliun", &["IDR"]),
        ("20,7 triliun rupiah", &["IDR"]),
        ("US$ 1,64 miliar", &["USD"]),
        ("US37,43 juta", &["USD"]),
        ("1,64 miliar dolar AS", &["USD"]),
        ("24億9千万㌦", &["USD"]),
        ("24億9千万ルピア", &["IDR"]),
        ("Rp 21,5 miliar dolar AS", &["USD"]),
        ("21,5 miliar dolar, rupiah", &["IDR", "USD"]),
        ("surplus 5 miliar", &[]),
        ("8 ton", &["t"]),
        ("1.740,00 Kg", &["kg"]),
        ("42,62%", &["percent"]),
        ("149 perusahaan", &[]),
    ];
    for (original, units) in table {
        assert_eq!(units_in(original), units, "{original}");
    }
}

#[test]
fn no_text_is_too_broken_to_refuse() {
    let pieces = ["Rp", "1", "000", ".", ",", " ", "(", ")", "億", "千万", "é", "-", "−", "juta", "M", "puluh", "dua", "%", "\u{a0}", "m3"];
    let mut random = Random(0x00f1_60e5);
    for _ in 0..5_000 {
        let text: String = (0..12).map(|_| random.one(&pieces)).collect();
        for (flip, lost_scale) in [(false, false), (true, false), (false, true), (true, true)] {
            let value = read(&text, "id", "IDR", flip, lost_scale);
            assert!(value.is_none_or(|v| !v.is_nan()), "{text}");
        }
        units_in(&text);
    }
}
