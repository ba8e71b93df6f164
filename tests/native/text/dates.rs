//! Dates as they are really told, one a line: the day of publication, the text, then each date as `period rule`, with its flags.
use jejak_ekspor::ingest::text::date::{Date, Dates};
use jejak_ekspor::ingest::text::token::Text;
use jejak_ekspor::model::edtf::Period;

fn dates(published: &str, source: &str) -> Vec<Date> {
    let text = Text::new(source);
    let published = Period::parse(published).ok().map(|period| period.first());
    Dates::new(&text, published).read()
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
