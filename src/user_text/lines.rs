//! Candidates as lines of the curated data: those of one kind, area and period are one claim, and each figure has the marks of what its
//! words do not say, so that the gate lets the lines through unchanged.
use crate::model::claim::{Flag, SourceLang};
use crate::model::codes::Codes;
use crate::model::figure;
use crate::model::vocabulary::{Kind, Lang};
use crate::protocol::reading::Candidate;
use crate::protocol::{ToValue, to_json};

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
    to_json(&text.to_owned().to_value())
}

/// A number, without a fraction where it is whole.
fn number(number: f64) -> String {
    to_json(&number.to_value())
}

fn or_null(text: Option<&str>) -> String {
    text.map_or_else(|| "null".into(), quoted)
}

/// An object of fields whose values are JSON, in their order.
fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| ["\"", name, "\":", value].concat()).collect();
    ["{", &fields.join(","), "}"].concat()
}

/// A list of what is JSON.
fn list(items: &[String]) -> String {
    ["[", &items.join(","), "]"].concat()
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
    let digits = number(value).replace(['.', '-'], "");
    let stands = digits.trim_matches('0').chars().all(|digit| there.any(|other| other == digit));
    stands.then(|| {
        flags.push(Flag::Reading);
        flags
    })
}

/// The line of the source.
pub fn source_line(source: &Source<'_>, lang: SourceLang) -> String {
    object(&[
        ("id", quoted(source.id)),
        ("publisher", quoted(source.publisher)),
        ("publisher_kind", quoted("other")),
        ("title", or_null(source.title)),
        ("published", or_null(source.published)),
        ("url", or_null(source.url)),
        ("lang", quoted(lang.code())),
    ])
}

/// A name as a slug.
pub fn slug(text: &str) -> String {
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

/// What the figures of one claim share: kind, area, period.
type Shared<'c> = (&'c str, &'c str, &'c str);

/// The lines of the candidates that are taken over, sorted by id. A candidate without a period or an area, or whose value its words do
/// not yield, is left out; `left` counts them.
pub fn claim_lines(codes: &Codes, lang: SourceLang, source: &Source<'_>, chosen: &[&Candidate]) -> (Vec<String>, usize) {
    let mut groups: Vec<(Shared<'_>, Vec<&Candidate>)> = Vec::new();
    let mut left = 0;
    for candidate in chosen {
        let key = candidate
            .area
            .as_ref()
            .zip(candidate.when.as_ref())
            .map(|(area, when)| (candidate.kind.code.as_str(), area.code.as_str(), when.code.as_str()));
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
    for (shared, candidates) in groups {
        let (observations, heading, without) = observations(lang, &candidates);
        left += without;
        if observations.is_empty() {
            continue;
        }
        let (id, line) = line(codes, source, shared, &candidates, &observations, &heading);
        let place = lines.iter().position(|(other, _)| *other > id).unwrap_or(lines.len());
        lines.insert(place, (id, line));
    }
    (lines.into_iter().map(|(_, line)| line).collect(), left)
}

/// The observations of one claim, the figure that heads it, and how many have no line.
fn observations(lang: SourceLang, candidates: &[&Candidate]) -> (Vec<String>, String, usize) {
    let (mut found, mut heading, mut left): (Vec<String>, String, usize) = (Vec::new(), String::new(), 0);
    let mut seen: Vec<(&str, Option<&str>, u64)> = Vec::new();
    for candidate in candidates {
        let scope = candidate.scope.as_ref().map(|scope| scope.code.as_str());
        let key = (candidate.measure.code.as_str(), scope, candidate.value.to_bits());
        let Some(marks) = implied(&candidate.original, lang, &candidate.unit, candidate.value) else {
            left += 1;
            continue;
        };
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let equivalent = candidate.equivalent.as_ref().and_then(|other| {
            let yields = figure::read(&other.original, lang, &other.unit, false, false).is_some_and(|value| same(value, other.value));
            let fields = [("value", number(other.value)), ("unit", quoted(&other.unit)), ("original", quoted(&other.original))];
            yields.then(|| object(&fields))
        });
        if heading.is_empty() {
            heading.clone_from(&candidate.original);
        }
        let marks: Vec<String> = marks.iter().map(|mark| quoted(mark.code())).collect();
        found.push(object(&[
            ("measure", quoted(&candidate.measure.code)),
            ("value", number(candidate.value)),
            ("unit", quoted(&candidate.unit)),
            ("original", quoted(&candidate.original)),
            ("scope", or_null(scope)),
            ("status", quoted(candidate.status.code())),
            ("implied", list(&marks)),
            ("equivalent", equivalent.unwrap_or_else(|| "null".into())),
            ("when", "null".into()),
        ]));
    }
    (found, heading, left)
}

/// The line of one claim with its id.
fn line(
    codes: &Codes,
    source: &Source<'_>,
    (kind, area, when): Shared<'_>,
    candidates: &[&Candidate],
    observations: &[String],
    heading: &str,
) -> (String, String) {
    let first = candidates.first();
    let mut goods: Vec<String> = Vec::new();
    let mut destinations = Vec::new();
    let mut parties = Vec::new();
    for candidate in candidates {
        goods.extend(candidate.goods.iter().map(|good| {
            let name = object(&[("en", quoted(&good.name[Lang::En])), ("id", quoted(&good.name[Lang::Id]))]);
            object(&[("hs", or_null(good.hs.as_deref())), ("as", name)])
        }));
        destinations.extend(candidate.destinations.iter().map(|country| quoted(&country.code)));
        parties.extend(candidate.parties.iter().filter_map(|party| {
            let mut fields = vec![("role", quoted(party.role?.code())), ("name", quoted(&party.name))];
            fields.extend(party.person.as_ref().map(|person| ("person", quoted(person))));
            Some(object(&fields))
        }));
    }
    let name = codes.regions.iter().find(|region| region.code == area).map_or(area, |region| region.name.as_str());
    let id = slug(&[source.id, name, when, kind].join("-"));
    let title = |lang: Lang| {
        let what = match (Kind::from_code(kind), lang == Lang::En) {
            (Some(Kind::Release), true) => "Release of exports,",
            (Some(Kind::Release), false) => "Pelepasan ekspor,",
            (Some(Kind::Award), true) => "Award,",
            (Some(Kind::Award), false) => "Penghargaan,",
            (Some(Kind::Programme), true) => "Programme,",
            (Some(Kind::Programme), false) => "Program,",
            (Some(Kind::Value) | None, true) => "Exports of",
            (Some(Kind::Value) | None, false) => "Ekspor",
        };
        let title = [what, " ", name, " ", when, ": ", heading].concat();
        quoted(title.chars().take(90).collect::<String>().trim())
    };
    let line = object(&[
        ("id", quoted(&id)),
        ("kind", quoted(kind)),
        ("event", "null".into()),
        ("source", quoted(source.id)),
        ("origin", "null".into()),
        ("when", quoted(when)),
        ("when_stated", or_null(first.and_then(|first| first.when_stated.as_deref()))),
        ("where", quoted(area)),
        ("place", or_null(first.and_then(|first| first.place.as_deref()))),
        ("title", object(&[("en", title(Lang::En)), ("id", title(Lang::Id))])),
        ("observations", list(observations)),
        ("commodities", list(&distinct(goods))),
        ("destinations", list(&distinct(destinations))),
        ("parties", list(&distinct(parties))),
        ("note", "null".into()),
    ]);
    (id, line)
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
