//! Places as they are really told, one a line: `{name=code}` is a place, every other name of a region is inside something else.
use super::READER;
use jejak_ekspor::ingest::text::place::Role;
use std::ops::Range;

/// A name, its range in UTF-16 units and its code.
type Marked<'a> = (&'a str, Range<u32>, &'a str);

/// A line without its marks, and what each says.
fn unmarked(line: &str) -> (String, Vec<Marked<'_>>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (mark, behind) = after.split_once('}').unwrap();
        let (name, code) = mark.split_once('=').unwrap();
        text.push_str(before);
        let start = text.encode_utf16().count() as u32;
        text.push_str(name);
        places.push((name, start..text.encode_utf16().count() as u32, code));
        rest = behind;
    }
    text.push_str(rest);
    (text, places)
}

#[test]
fn places_are_no_ports_bodies_or_datelines() {
    let mut wrong = Vec::new();
    for line in include_str!("places.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, expected) = unmarked(line);
        let reading = READER.read(&text, None);
        let places = reading.places.iter().filter(|place| place.role == Role::Place);
        let found: Vec<(&str, Range<u32>, &str)> = places
            .map(|place| {
                let span = reading.span(&place.words);
                (reading.written(&text, &place.words), span.start..span.end, READER.codes.regions[place.region].code.as_str())
            })
            .collect();
        let meets = |(_, a, code): &(&str, Range<u32>, &str), (_, b, other): &(&str, Range<u32>, &str)| {
            a.start < b.end && b.start < a.end && code == other
        };
        let missing = expected.iter().filter(|place| !found.iter().any(|other| meets(place, other)));
        let more = found.iter().filter(|place| !expected.iter().any(|other| meets(place, other)));
        wrong.extend(missing.map(|(name, _, code)| format!("{line}\n    not found: {name} ({code})")));
        wrong.extend(more.map(|(name, _, code)| format!("{line}\n    no place: {name} ({code})")));
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
