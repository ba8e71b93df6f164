//! Dates as they are really told, one a line: the day of publication, the text, then each date as `period rule`, with its flags.
use jejak_ekspor::ingest::text::date::{Date, Dates};
use jejak_ekspor::ingest::text::flag::Reading;
use jejak_ekspor::ingest::text::token::Text;
use jejak_ekspor::ingest::text::words::{Cues, WordLists};
use jejak_ekspor::model::edtf::Period;
use std::sync::LazyLock;

static WORDS: LazyLock<WordLists> = LazyLock::new(WordLists::default);

fn dates(published: &str, source: &str) -> Vec<Date> {
    let text = Text::new(source);
    let published = Period::parse(published).ok().map(|period| period.first());
    Dates::new(&text, &Cues::new(&WORDS, &text), published).read()
}

fn told(date: &Date) -> String {
    let period = date.period.map_or("none".to_owned(), |period| period.to_string());
    let flags: Vec<String> = date.flags.iter().map(|flag| format!("{}{}", flag.kind.code(), if flag.ask { "?" } else { "" })).collect();
    if flags.is_empty() { period } else { format!("{period} !{}", flags.join(",")) }
}

#[test]
fn dates_in_every_form() {
    let mut wrong = Vec::new();
    for line in include_str!("dates.txt").lines().filter(|line| !line.is_empty()) {
        let (published, rest) = line.split_once(": ").unwrap();
        let (source, expected) = rest.rsplit_once(" |").unwrap();
        let found: Vec<String> = dates(published, source).iter().map(told).collect();
        if found.join("; ") != expected.trim() {
            wrong.push(format!("{published}: {source}\n    found    {}\n    expected {}", found.join("; "), expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_no_day_or_has_another_weekday_asks_with_at_most_three_readings() {
    for (published, source, expected) in [
        ("2023-12-01", "31 Februari 2023", "2023-02 2023-02-28"),
        ("2023-12-01", "31 February 2023", "2023-02 2023-02-28"),
        ("2023-12-01", "(31/02/2023)", "2023-02 2023-02-28"),
        ("2023-12-01", "pada 31/02", "2023-02 2023-02-28"),
        ("none", "pada tanggal 31/02", ""),
        ("2023-12-01", "30 Februari", "2023-02 2023-02-28"),
        ("none", "30 Februari", ""),
        ("2023-12-01", "17/20/2023", "2023"),
        ("2020-11-05", "Rabu (4/11/20204)", "2020-11-04 2024-11-04 2004-11-04"),
        ("2024-09-20", "(15/09/202)", "2024-09-15"),
        ("2020-01-20", "(1/20/2020)", "2020-01-20"),
        ("2024-08-20", "Rabu, 14 Agustus", ""),
        ("2024-08-20", "Kamis, 14 Agustus", "2024-08-14 2024-08-15 2025-08-14"),
        ("2024-08-20", "Kamis (14/8)", "2024-08-14 2024-08-15 2025-08-14"),
    ] {
        let found = dates(published, source);
        assert_eq!(found.len(), 1, "{source}: {found:?}");
        let flags = found[0].flags.iter().filter(|flag| flag.ask);
        let readings: Vec<String> = flags
            .flat_map(|flag| &flag.readings)
            .map(|reading| if let Reading::Period(period) = reading { period.to_string() } else { panic!("{reading:?}") })
            .collect();
        assert_eq!(readings.join(" "), expected, "{published}: {source}");
        assert!(found[0].period.is_some() || !found[0].flags.is_empty(), "{source}");
    }
}
