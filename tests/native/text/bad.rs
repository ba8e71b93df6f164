//! Whatever is pasted, it is read: no panic, spans inside the text, a time that grows with its length.
use super::READER;
use crate::support::asserts;
use crate::support::random::Random;
use jejak_ekspor::ingest::text::{Reading, flag};
use std::time::Instant;

/// Words and signs that random texts are made of.
pub const PIECES: [&str; 64] = [
    "Rp",
    "US$",
    "1",
    "12",
    "1.234",
    "2022",
    ",",
    ".",
    "-",
    " ",
    "\n",
    "(",
    ")",
    "/",
    "juta",
    "miliar",
    "persen",
    "ton",
    "kg",
    "Oktober",
    "Rabu",
    "hingga",
    "dari",
    "menjadi",
    "turun",
    "naik",
    "tahun",
    "lalu",
    "Jawa Timur",
    "Kabupaten",
    "Kota",
    "Lamongan",
    "Bupati",
    "PT",
    "ekspor",
    "ke",
    "Jepang",
    "kopi",
    "dua",
    "puluh",
    "sejuta",
    "setengah",
    "<b>",
    "&nbsp;",
    "\u{ad}",
    "é",
    "億",
    "日",
    "𝟛",
    "'",
    "semester",
    "I",
    "periode yang sama",
    "bulan",
    "%",
    "31/02",
    "0",
    "999999999999999999999",
    "s/d",
    "ke-",
    "antara",
    "dan",
    "M",
    "T",
];

/// Reads a text, and checks that every mark stands in it.
pub fn read(text: &str) -> Reading {
    asserts::read(&READER, text)
}

#[test]
fn nothing_gives_nothing() {
    for text in ["", " ", "\n\n\n", "\u{feff}", "...", "<>", "&&&&", "-", "$", "Rp", "((((", "\u{202e}"] {
        let reading = read(text);
        assert!(reading.figures.is_empty() && reading.candidates.is_empty() && reading.dates.is_empty(), "{text:?}");
    }
}

#[test]
fn html_a_print_layout_and_marks_of_direction_do_not_part_a_figure() {
    for text in [
        "<p>Ekspor Jawa Timur <b>Oktober 2022</b> sebesar US$&nbsp;1,64&nbsp;miliar.</p><script>var x = 12;</script>",
        "Ekspor Jawa Timur Okto-\nber 2022 sebesar US$ 1,64 mi-\nliar.",
        "Ekspor Jawa Timur Okto\u{ad}ber 2022 sebesar US$ 1,64 mi\u{ad}liar.",
        "\u{202a}Ekspor\u{202c} Jawa\u{200b} Timur Oktober\u{200f} 2022 sebesar US$\u{200e} 1,64 miliar.",
        "Ekspor Jаwа Timur Oktоber 2022 sebesar US$ 1,64 miliаr.",
        "Ekspor Jawa Timur Oktober 2022 sebesar ＵＳ＄ １，６４ miliar.",
        "Ekspor&#160;Jawa Timur Oktober 2022 sebesar US$&#xA0;1,64&#8239;miliar.",
        "Ekspor Jawa Timur Okto&shy;ber 2022 sebesar US$ 1,64 mi&shy;liar.",
        "Ekspor Jawa Timur Oktober 2022 sebesar US$\u{61c} 1,64\u{fe0f} miliar.",
        "Ekspor Jawa Timur Oktober 2022 sebesar US$ ۱,۶۴ miliar.",
        "\u{2067}Ekspor Jawa Timur\u{2069} Oktober 2022 sebesar US$\u{2066}1,64\u{2069} miliar.",
        "Ekspor Jawa\r\nTimur Oktober\r\n2022 sebesar US$\r\n1,64 miliar.",
    ] {
        let reading = read(text);
        let figures: Vec<(f64, &str)> = reading.figures.iter().map(|figure| (figure.value, figure.unit)).collect();
        assert_eq!(figures, [(1.64e9, "USD")], "{text}");
        let dates: Vec<String> = reading.dates.iter().filter_map(|date| Some(date.period?.to_string())).collect();
        assert_eq!(dates, ["2022-10"], "{text}");
        assert_eq!(reading.places.len(), 1, "{text}");
    }
}

#[test]
fn a_number_that_nobody_means_is_said_to_be_one() {
    let text = format!("Rp {} miliar", "9".repeat(400));
    let figures = read(&text).figures;
    assert!(figures.len() == 1 && figures[0].asks() && figures[0].value.is_finite(), "a number of 400 digits: {figures:?}");
    let grouped = format!("Ekspor Bali 2022 Rp {}999 miliar.", "999.".repeat(150));
    for text in [grouped, format!("Ekspor Bali 2022 {} Mt.", "9".repeat(305))] {
        let found = read(&text);
        let finite = |reading: &flag::Reading| !matches!(reading, flag::Reading::Amount(value, _) if !value.is_finite());
        let are_finite =
            found.figures.iter().all(|own| own.value.is_finite() && own.flags.iter().flat_map(|flag| &flag.readings).all(finite));
        assert!(!found.figures.is_empty() && are_finite, "{:?}", found.figures);
    }
    // The word of the change stands behind the figure.
    for what in ["Ekspor", "Impor"] {
        assert_eq!(read(&format!("{what} Jawa Timur pada 2023 US$ 5 juta lebih tinggi dari tahun lalu.")).figures.len(), 1);
    }
    let text = format!("sebanyak {} ton", "1.".repeat(300));
    read(&text);
    let text = "satu juta ".repeat(500);
    read(&text);
    assert!(read("(31/02/2023)").dates[0].period.is_none());
}

/// A megabyte of one line that is no article.
#[test]
fn a_megabyte_of_one_line_takes_as_long_as_its_eighths() {
    for piece in ["a", "9", "<script>", "億", "&#160;", "kopi-"] {
        let time = |length: usize| {
            let text = piece.repeat(length / piece.len());
            let start = Instant::now();
            read(&text);
            start.elapsed().as_secs_f64()
        };
        let (short, long) = (time(125_000), time(1_000_000));
        assert!(long < 40.0 * short.max(0.02), "{piece:?}: {short} s, then {long} s of eight times the text");
    }
}

#[test]
fn a_number_parted_by_a_mark_of_another_custom_is_not_read_as_its_rest() {
    for text in ["sebanyak 1_000 ton", "sebanyak 1'000 ton", "sebanyak 1’000 ton", "sebanyak 5·300 ton", "出口96万亿盾"] {
        let reading = read(text);
        assert!(reading.candidates.is_empty(), "{text}: {:?}", reading.figures);
    }
}

#[test]
fn other_languages_give_what_is_sure_and_no_more() {
    let javanese = read("Wingi pak bupati ngirim iwak menyang negara liya, regane larang banget.");
    assert!(javanese.figures.is_empty() && javanese.candidates.is_empty());
    let chinese = read("印度尼西亚十月份出口额为二百四十亿美元，同比增长百分之十二。");
    assert!(chinese.candidates.is_empty());
    let arabic = read("بلغت صادرات إندونيسيا ٢٤ مليار دولار في أكتوبر ٢٠٢٢");
    assert!(arabic.candidates.is_empty());
}

#[test]
fn random_bytes_and_pieces_of_texts_are_read() {
    let mut random = Random(7);
    for _ in 0..20_000 {
        let count = random.below(24);
        let text: String =
            (0..count).map(|_| PIECES[random.below(PIECES.len())].to_owned() + if random.below(3) == 0 { "" } else { " " }).collect();
        read(&text);
    }
    for _ in 0..5_000 {
        let bytes: Vec<u8> = (0..random.below(60)).map(|_| random.below(256) as u8).collect();
        read(&String::from_utf8_lossy(&bytes));
    }
}

/// Twice the text takes about twice the time, also of texts that are made to be slow.
#[test]
fn the_time_grows_with_the_length() {
    let article = "Ekspor Jawa Timur Oktober 2022 sebesar US$ 1,64 miliar, naik 2,5 persen. ";
    for piece in [
        article,
        "1,",
        "<a ",
        "Rp 1. ",
        "a-\n",
        "Jawa ",
        "2022 ",
        "(((",
        "dua puluh ",
        "Kabupaten ",
        "periode yang sama ",
        "1 - 2 Oktober ",
        "ekspor ",
        "Rp 1 miliar ",
        "<script>",
        "<style><script>",
        "&#",
        "9",
        "a",
        "\u{ad}",
        "1 ",
        "億",
        "Nilainya 12 ton. ",
        "Bupati melepas 5 ton kopi ke Mesir. ",
        "Rabu, ",
        "Bupati Kepala PT ",
    ] {
        let time = |length: usize| {
            let text = piece.repeat(length / piece.len());
            let best = (0..3).map(|_| {
                let start = Instant::now();
                std::hint::black_box(READER.read(&text, Some(19_000)));
                start.elapsed().as_secs_f64()
            });
            best.fold(f64::INFINITY, f64::min)
        };
        let (short, long) = (time(4_000), time(32_000));
        assert!(long < 32.0 * short.max(0.002), "{piece:?}: {short} s, then {long} s of eight times the text");
    }
}
