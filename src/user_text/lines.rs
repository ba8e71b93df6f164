//! Candidates as lines of the curated data: those of one kind, area and period are one claim, and each figure has the marks of what its
//! words do not say, so that the gate lets the lines through unchanged.
use crate::model::claim::{Flag, SourceLang};
use crate::model::codes::Codes;
use crate::model::figure;
use crate::model::vocabulary::{Kind, Lang};
use crate::protocol::reading::{Candidate, TextAmount};
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

/// Figures of one kind, area and period, which make one claim, each with the marks of what its words do not say.
pub struct Draft<'c> {
    pub kind: &'c str,
    pub area: &'c str,
    pub when: &'c str,
    pub figures: Vec<(&'c Candidate, Vec<Flag>)>,
}

impl Draft<'_> {
    /// The id of its claim, which begins with that of its source.
    pub fn id(&self, codes: &Codes, source: &str) -> String {
        slug(&[source, self.area_name(codes), self.when, self.kind].join("-"))
    }

    fn area_name<'n>(&'n self, codes: &'n Codes) -> &'n str {
        codes.regions.iter().find(|region| region.code == self.area).map_or(self.area, |region| region.name.as_str())
    }

    /// What it is called: by its first figure.
    pub fn title(&self, codes: &Codes, lang: Lang) -> String {
        let what = match (Kind::from_code(self.kind), lang == Lang::En) {
            (Some(Kind::Release), true) => "Release of exports,",
            (Some(Kind::Release), false) => "Pelepasan ekspor,",
            (Some(Kind::Award), true) => "Award,",
            (Some(Kind::Award), false) => "Penghargaan,",
            (Some(Kind::Programme), true) => "Programme,",
            (Some(Kind::Programme), false) => "Program,",
            (Some(Kind::Value) | None, true) => "Exports of",
            (Some(Kind::Value) | None, false) => "Ekspor",
        };
        let heading = self.figures.first().map_or("", |(first, _)| first.original.as_str());
        let title = [what, " ", self.area_name(codes), " ", self.when, ": ", heading].concat();
        title.chars().take(90).collect::<String>().trim().to_owned()
    }
}

/// The claims that some candidates make. A candidate without a period or an area, or whose value its words do not yield, makes none;
/// `left` counts them.
pub fn drafts<'c>(lang: SourceLang, chosen: &[&'c Candidate]) -> (Vec<Draft<'c>>, usize) {
    let mut drafts: Vec<Draft<'c>> = Vec::new();
    let mut left = 0;
    for candidate in chosen.iter().copied() {
        let key = candidate
            .area
            .as_ref()
            .zip(candidate.when.as_ref())
            .map(|(area, when)| (candidate.kind.code.as_str(), area.code.as_str(), when.code.as_str()));
        let marks = implied(&candidate.original, lang, &candidate.unit, candidate.value);
        let (Some((kind, area, when)), Some(marks)) = (key, marks) else {
            left += 1;
            continue;
        };
        let figure = (candidate, marks);
        match drafts.iter_mut().find(|draft| (draft.kind, draft.area, draft.when) == (kind, area, when)) {
            Some(draft) if draft.figures.iter().any(|(other, _)| is_same_figure(other, candidate)) => {}
            Some(draft) => draft.figures.push(figure),
            None => drafts.push(Draft { kind, area, when, figures: vec![figure] }),
        }
    }
    (drafts, left)
}

/// Whether two candidates say one figure of one thing.
fn is_same_figure(a: &Candidate, b: &Candidate) -> bool {
    let scope = |candidate: &Candidate| candidate.scope.as_ref().map(|scope| scope.code.clone());
    a.measure.code == b.measure.code && scope(a) == scope(b) && a.value.to_bits() == b.value.to_bits()
}

/// The equivalent of a candidate; none where its words do not yield it.
pub fn equivalent(candidate: &Candidate, lang: SourceLang) -> Option<&TextAmount> {
    let yields =
        |other: &&TextAmount| figure::read(&other.original, lang, &other.unit, false, false).is_some_and(|value| same(value, other.value));
    candidate.equivalent.as_ref().filter(yields)
}

/// The lines of the candidates that are taken over, sorted by id, and how many have none.
pub fn claim_lines(codes: &Codes, lang: SourceLang, source: &Source<'_>, chosen: &[&Candidate]) -> (Vec<String>, usize) {
    let (drafts, left) = drafts(lang, chosen);
    let mut lines: Vec<(String, String)> = Vec::new();
    for draft in &drafts {
        let (id, line) = line(codes, lang, source, draft);
        let place = lines.iter().position(|(other, _)| *other > id).unwrap_or(lines.len());
        lines.insert(place, (id, line));
    }
    (lines.into_iter().map(|(_, line)| line).collect(), left)
}

/// The line of one claim with its id.
fn line(codes: &Codes, lang: SourceLang, source: &Source<'_>, draft: &Draft<'_>) -> (String, String) {
    let first = draft.figures.first().map(|(first, _)| *first);
    let (mut goods, mut destinations, mut parties, mut observations) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (candidate, marks) in &draft.figures {
        let amount = |other: &TextAmount| {
            object(&[("value", number(other.value)), ("unit", quoted(&other.unit)), ("original", quoted(&other.original))])
        };
        let marks: Vec<String> = marks.iter().map(|mark| quoted(mark.code())).collect();
        observations.push(object(&[
            ("measure", quoted(&candidate.measure.code)),
            ("value", number(candidate.value)),
            ("unit", quoted(&candidate.unit)),
            ("original", quoted(&candidate.original)),
            ("scope", or_null(candidate.scope.as_ref().map(|scope| scope.code.as_str()))),
            ("status", quoted(candidate.status.code())),
            ("implied", list(&marks)),
            ("equivalent", equivalent(candidate, lang).map_or_else(|| "null".into(), amount)),
            ("when", "null".into()),
        ]));
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
    let id = draft.id(codes, source.id);
    let title = |lang: Lang| quoted(&draft.title(codes, lang));
    let line = object(&[
        ("id", quoted(&id)),
        ("kind", quoted(draft.kind)),
        ("event", "null".into()),
        ("source", quoted(source.id)),
        ("origin", "null".into()),
        ("when", quoted(draft.when)),
        ("when_stated", or_null(first.and_then(|first| first.when_stated.as_deref()))),
        ("where", quoted(draft.area)),
        ("place", or_null(first.and_then(|first| first.place.as_deref()))),
        ("title", object(&[("en", title(Lang::En)), ("id", title(Lang::Id))])),
        ("observations", list(&observations)),
        ("commodities", list(&distinct(goods))),
        ("destinations", list(&distinct(destinations))),
        ("parties", list(&distinct(parties))),
        ("note", "null".into()),
    ]);
    (id, line)
}

/// The first of each.
pub fn distinct<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}
