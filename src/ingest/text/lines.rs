//! Candidates as lines of the curated data: those of one kind, area and period are one claim, and each figure has the marks of what its
//! words do not say, so that the gate lets the lines through unchanged.
use crate::ingest::text::candidate::Candidate;
use crate::ingest::text::{Reader, Reading};
use crate::model::claim::{Flag, SourceLang};
use crate::model::edtf::Period;
use crate::model::figure;
use crate::model::vocabulary::{Kind, Lang};
use core::fmt::Write as _;

/// Where a text is from.
pub struct Source<'s> {
    /// A slug, which begins the ids of its claims too.
    pub id: &'s str,
    pub publisher: &'s str,
    pub title: Option<&'s str>,
    /// EDTF.
    pub published: Option<&'s str>,
    pub url: Option<&'s str>,
}

/// A text in quotation marks, as JSON has it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if (c as u32) < 32 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn or_null(text: Option<&str>) -> String {
    text.map_or_else(|| "null".into(), quoted)
}

/// Words with single spaces between them, as the files want them.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

/// What a value supplies and its original does not say; none where no marks make it what the original yields.
pub fn implied(original: &str, lang: SourceLang, unit: &str, value: f64) -> Option<Vec<Flag>> {
    let mut flags = Vec::new();
    let families: [(&[&str], Flag); 3] = [(&["IDR", "USD"], Flag::Currency), (&["t", "kg"], Flag::Unit), (&["percent"], Flag::Unit)];
    if let Some((family, flag)) = families.into_iter().find(|(family, _)| family.contains(&unit)) {
        let written = figure::units_in(original);
        if written.iter().any(|other| family.contains(other) && *other != unit) {
            return None;
        }
        if !written.contains(&unit) {
            flags.push(flag);
        }
    }
    let is_range = figure::range(original, lang, unit);
    if is_range.is_some_and(|[low, high]| low >= high) {
        return None;
    }
    let read = |flip, lost| figure::read(original, lang, unit, flip, lost);
    for (flip, lost, marks) in [(false, false, &[][..]), (true, false, &[Flag::Separator][..]), (false, true, &[Flag::Scale][..])] {
        let Some(found) = read(flip, lost) else { continue };
        let scaled = |of: f64| lost && [0, 3, 6, 9, 12, 15].iter().any(|power| same(of * 10f64.powi(*power), value));
        if same(found, value) || scaled(found) {
            flags.extend(marks);
            return Some(flags);
        }
        if same(-found, value) || scaled(-found) {
            flags.extend(marks);
            flags.push(Flag::Sign);
            return Some(flags);
        }
    }
    let mut there = original.chars().filter(char::is_ascii_digit);
    let digits = format!("{value}").replace(['.', '-'], "");
    let stands = digits.trim_matches('0').chars().all(|digit| there.any(|other| other == digit));
    stands.then(|| {
        flags.push(Flag::Reading);
        flags
    })
}

/// The line of the source.
pub fn source_line(source: &Source<'_>, lang: SourceLang) -> String {
    format!(
        "{{\"id\":{},\"publisher\":{},\"publisher_kind\":\"other\",\"title\":{},\"published\":{},\"url\":{},\"lang\":{}}}",
        quoted(source.id),
        quoted(source.publisher),
        or_null(source.title),
        or_null(source.published),
        or_null(source.url),
        quoted(lang.code()),
    )
}

/// A name as a slug.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// What the figures of one claim share: kind, place of the area in its list, period.
type Shared = (Kind, usize, Period);

/// The lines of the candidates that are taken over, sorted by id. A candidate without a period or an area, or whose value its words do
/// not yield, is left out; `left` counts them.
pub fn claim_lines(reader: &Reader<'_>, reading: &Reading, text: &str, source: &Source<'_>, chosen: &[usize]) -> (Vec<String>, usize) {
    let lang = if reading.english { SourceLang::En } else { SourceLang::Id };
    let mut groups: Vec<(Shared, Vec<&Candidate>)> = Vec::new();
    let mut left = 0;
    for candidate in chosen.iter().filter_map(|n| reading.candidates.get(*n)) {
        let key =
            candidate.region.as_ref().zip(candidate.when.as_ref()).map(|(region, when)| (candidate.kind.of, region.of.place(), when.of));
        let Some(key) = key else {
            left += 1;
            continue;
        };
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, of)) => of.push(candidate),
            None => groups.push((key, vec![candidate])),
        }
    }
    let mut lines: Vec<(String, String)> = Vec::new();
    for ((kind, ..), candidates) in groups {
        let Some(first) = candidates.first() else { continue };
        let (Some(region), Some(when)) = (&first.region, &first.when) else { continue };
        let mut observations: Vec<String> = Vec::new();
        let mut seen: Vec<(&str, Option<usize>, u64)> = Vec::new();
        let mut heading = String::new();
        for candidate in &candidates {
            let figure = &reading.figures[candidate.figure];
            let original = tidy(reading.written(text, &figure.words));
            let scope = candidate.scope.as_ref().map(|scope| scope.of);
            let key = (candidate.measure.of, scope.map(|scope| scope.place()), candidate.value.to_bits());
            let Some(marks) = implied(&original, lang, candidate.unit, candidate.value) else {
                left += 1;
                continue;
            };
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            let equivalent = candidate.equivalent.and_then(|other| {
                let other = &reading.figures[other];
                let original = tidy(reading.written(text, &other.words));
                let yields = figure::read(&original, lang, other.unit, false, false).is_some_and(|value| same(value, other.value));
                yields.then(|| format!("{{\"value\":{},\"unit\":{},\"original\":{}}}", other.value, quoted(other.unit), quoted(&original)))
            });
            if heading.is_empty() {
                heading = original.clone();
            }
            observations.push(format!(
                "{{\"measure\":{},\"value\":{},\"unit\":{},\"original\":{},\"scope\":{},\"status\":{},\"implied\":[{}],\"equivalent\":{},\"when\":null}}",
                quoted(candidate.measure.of),
                candidate.value,
                quoted(candidate.unit),
                quoted(&original),
                or_null(scope.map(|scope| reader.codes.scopes[scope].entry.code.as_str())),
                quoted(candidate.status.code()),
                marks.iter().map(|mark| quoted(mark.code())).collect::<Vec<_>>().join(","),
                equivalent.unwrap_or_else(|| "null".into()),
            ));
        }
        if observations.is_empty() {
            continue;
        }
        let of_region = &reader.codes.regions[region.of];
        let stated = first.date.map(|date| tidy(reading.written(text, &reading.dates[date].words)));
        let inside = first.place.and_then(|place| reading.places[place].inside.clone()).map(|words| tidy(reading.written(text, &words)));
        let mut goods: Vec<usize> = Vec::new();
        let mut destinations = Vec::new();
        let mut parties: Vec<&usize> = Vec::new();
        for candidate in &candidates {
            goods.extend(&candidate.goods);
            destinations.extend(candidate.destinations.iter().map(|country| reader.codes.countries[*country].code.as_str()));
            parties.extend(&candidate.parties);
        }
        let goods = distinct(goods).into_iter().map(|good| {
            let good = &reader.names.good_list[good];
            format!("{{\"hs\":{},\"as\":{{\"en\":{},\"id\":{}}}}}", or_null(good.hs.as_deref()), quoted(&good.en), quoted(&good.id))
        });
        let goods: Vec<String> = distinct(goods.collect());
        let destinations: Vec<String> = distinct(destinations).into_iter().map(quoted).collect();
        let parties = distinct(parties).into_iter().filter_map(|party| {
            let party = &reading.parties[*party];
            let person = party.person.as_ref().map(|words| format!(",\"person\":{}", quoted(&tidy(reading.written(text, words)))));
            let name = quoted(&tidy(reading.written(text, &party.name)));
            Some(format!("{{\"role\":{},\"name\":{name}{}}}", quoted(party.role?.code()), person.unwrap_or_default()))
        });
        let when_text = when.of.to_string();
        let id = slug(&format!("{}-{}-{}-{}", source.id, of_region.name, when_text, kind.code()));
        let words = |lang: Lang| {
            let (export, english) = if lang == Lang::En { ("Exports of", true) } else { ("Ekspor", false) };
            let what = match (kind, english) {
                (Kind::Value, _) => export.to_owned(),
                (Kind::Release, true) => "Release of exports,".into(),
                (Kind::Release, false) => "Pelepasan ekspor,".into(),
                (Kind::Award, true) => "Award,".into(),
                (Kind::Award, false) => "Penghargaan,".into(),
                (Kind::Programme, true) => "Programme,".into(),
                (Kind::Programme, false) => "Program,".into(),
            };
            let title = format!("{what} {} {when_text}: {heading}", of_region.name);
            title.chars().take(90).collect::<String>().trim().to_owned()
        };
        let line = format!(
            "{{\"id\":{},\"kind\":{},\"event\":null,\"source\":{},\"origin\":null,\"when\":{},\"when_stated\":{},\"where\":{},\"place\":{},\"title\":{{\"en\":{},\"id\":{}}},\"observations\":[{}],\"commodities\":[{}],\"destinations\":[{}],\"parties\":[{}],\"note\":null}}",
            quoted(&id),
            quoted(kind.code()),
            quoted(source.id),
            quoted(&when_text),
            or_null(stated.as_deref()),
            quoted(&of_region.code),
            or_null(inside.as_deref()),
            quoted(&words(Lang::En)),
            quoted(&words(Lang::Id)),
            observations.join(","),
            goods.join(","),
            destinations.join(","),
            distinct(parties.collect()).join(","),
        );
        let place = lines.iter().position(|(other, _)| *other > id).unwrap_or(lines.len());
        lines.insert(place, (id, line));
    }
    (lines.into_iter().map(|(_, line)| line).collect(), left)
}

/// The first of each.
fn distinct<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}
