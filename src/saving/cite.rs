//! Citations: in words, and in the forms that programs for references read. Each has the figure as it is written, who says it, and that
//! others contradict it where they do.
use super::view::{Claim, View};
use crate::model::edtf::{Period, Point};
use crate::model::vocabulary::PublisherKind;
use crate::present::export::digits::shortest;
use crate::present::json::{list, object, quoted};

/// What is cited.
struct Item<'r> {
    id: &'r str,
    title: String,
    publisher: &'r str,
    /// What sort of body that is; none for the page itself.
    kind: Option<PublisherKind>,
    /// EDTF.
    published: Option<&'r str>,
    address: &'r str,
    link: &'r str,
    lang: &'r str,
    note: String,
}

/// The figures of a claim as they are written, with who says them; empty where it has none.
fn said(view: &View, claim: Claim) -> String {
    let written: Vec<&str> = claim.card.observations.iter().filter_map(|o| o.original.as_deref()).collect();
    if written.is_empty() { String::new() } else { (view.words.cited.said)(&view.speaker(claim.card), &written.join(", ")) }
}

/// That other claims contradict it; empty where none does.
fn contradicted(view: &View, claim: Claim) -> String {
    let others = u32::try_from(claim.contradicted_by().len()).unwrap_or(u32::MAX);
    if others == 0 { String::new() } else { (view.words.cited.contradicted)(others) }
}

fn accessed(view: &View) -> String {
    view.request.accessed.as_ref().map_or_else(String::new, |day| (view.words.cited.accessed)(day))
}

/// Sentences, without those that say nothing.
fn sentences(parts: &[&str]) -> String {
    let ended = |part: &&str| if part.ends_with(['.', '?', '!']) { (*part).to_owned() } else { [part, "."].concat() };
    parts.iter().filter(|part| !part.is_empty()).map(ended).collect::<Vec<_>>().join(" ")
}

/// Where a view is found.
fn place(view: &View) -> String {
    [view.words.cited.retrieved_from, ", data ", &view.request.document.version].concat()
}

/// A claim in words.
pub fn plain(view: &View, claim: Claim) -> String {
    let source = &claim.card.source;
    let published = source.published.as_deref().unwrap_or(view.words.cited.undated);
    let title = source.title.as_deref().unwrap_or_else(|| claim.card.title.here(view.request.lang));
    let who = [&source.publisher, " (", published, ")"].concat();
    let quoted = ["“", title, "”"].concat();
    // Addresses end a sentence of their own, so that no full stop is taken for a part of them.
    let address = source.url.as_ref().map(|url| ["<", url, ">"].concat()).unwrap_or_default();
    let link = [&place(view), ", <", claim.link, ">"].concat();
    sentences(&[&who, &quoted, &said(view, claim), &address, &link, &contradicted(view, claim), &accessed(view)])
}

/// A view in words: itself, where it is of more than one claim, then each claim.
pub fn citations(view: &View) -> String {
    let document = &view.request.document;
    let whole = (document.claims.len() > 1).then(|| {
        let title = ["“", document.filter.here(view.request.lang), "”"].concat();
        let link = [&place(view), ", <", document.link.as_str(), ">"].concat();
        sentences(&[&document.name, &title, &link, document.licence.here(view.request.lang), &accessed(view)])
    });
    let all: Vec<String> = whole.into_iter().chain(view.claims().map(|claim| plain(view, claim))).collect();
    all.join("\n\n") + "\n"
}

/// All that a view has: itself, where it is of more than one claim, then each claim.
fn items<'r>(view: &'r View<'r>) -> Vec<Item<'r>> {
    let document = &view.request.document;
    let lang = view.request.lang.code();
    let whole = (document.claims.len() > 1).then(|| Item {
        id: "jejak-ekspor",
        title: document.filter.here(view.request.lang).to_owned(),
        publisher: &document.name,
        kind: None,
        published: None,
        address: &document.link,
        link: &document.link,
        lang,
        note: sentences(&[&place(view), document.licence.here(view.request.lang)]),
    });
    let claims = view.claims().map(|claim| {
        let source = &claim.card.source;
        Item {
            id: &claim.card.id,
            title: source.title.clone().unwrap_or_else(|| claim.card.title.here(view.request.lang).to_owned()),
            publisher: &source.publisher,
            kind: source.kind,
            published: source.published.as_deref(),
            address: source.url.as_deref().unwrap_or(claim.link),
            link: claim.link,
            lang: source.lang.map_or(lang, |lang| lang.code()),
            note: sentences(&[&said(view, claim), &contradicted(view, claim), &place(view), claim.link]),
        }
    });
    whole.into_iter().chain(claims).collect()
}

/// Year, month and day of both ends of a date, as far as they are known.
fn parts(edtf: &str) -> Vec<Vec<i32>> {
    let Ok(period) = Period::parse(edtf) else { return Vec::new() };
    let of = |point: Point| match point {
        Point::Open => Vec::new(),
        Point::Date { year, month, day, .. } => [year, i32::from(month), i32::from(day)].into_iter().take_while(|part| *part > 0).collect(),
    };
    let ends = if period.is_single() { vec![of(period.start)] } else { vec![of(period.start), of(period.end)] };
    ends.into_iter().filter(|end| !end.is_empty()).collect()
}

/// Text as BibTeX writes it.
fn bibtex_text(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("{\\textbackslash}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => out.extend(['\\', c]),
            // A quotation mark within braces is one.
            '\n' | '\r' | '\t' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

/// BibTeX, which biblatex reads too.
pub fn bibtex(view: &View) -> String {
    let mut text = String::new();
    for item in items(view) {
        let mut fields =
            vec![("author", ["{", &bibtex_text(item.publisher), "}"].concat()), ("title", ["{", &bibtex_text(&item.title), "}"].concat())];
        if let Some(published) = item.published {
            let first = parts(published).into_iter().next().unwrap_or_default();
            fields.extend(first.first().map(|year| ("year", year.to_string())));
            fields.extend(first.get(1).map(|month| ("month", month.to_string())));
            fields.push(("date", published.to_owned()));
        }
        fields.push(("howpublished", bibtex_text(item.publisher)));
        // An address stands as it is; braces in it would end the field.
        fields.push(("url", item.address.replace('{', "%7B").replace('}', "%7D")));
        fields.extend(view.request.accessed.clone().map(|day| ("urldate", day)));
        fields.push(("note", bibtex_text(&item.note)));
        fields.push(("langid", item.lang.to_owned()));
        let fields: Vec<String> = fields.iter().map(|(name, value)| ["  ", name, " = {", value, "}"].concat()).collect();
        text.push_str(&["@misc{", item.id, ",\n", &fields.join(",\n"), "\n}\n\n"].concat());
    }
    text
}

/// RIS.
pub fn ris(view: &View) -> String {
    let mut text = String::new();
    let mut line = |tag: &str, value: &str| {
        let value: Vec<&str> = value.split_ascii_whitespace().collect();
        text.push_str(&[tag, "  - ", &value.join(" "), "\r\n"].concat());
    };
    let slashed = |parts: &[i32]| {
        let two = |part: i32| [if part < 10 { "0" } else { "" }, &part.to_string()].concat();
        parts.iter().map(|part| two(*part)).collect::<Vec<_>>().join("/")
    };
    for item in items(view) {
        line(
            "TY",
            match item.kind {
                Some(PublisherKind::News) => "NEWS",
                Some(_) => "ELEC",
                None => "DATA",
            },
        );
        line("ID", item.id);
        line("TI", &item.title);
        line("AU", item.publisher);
        line("PB", item.publisher);
        if let Some(first) = item.published.and_then(|published| parts(published).into_iter().next()) {
            line("PY", &first.first().map(i32::to_string).unwrap_or_default());
            line("DA", &slashed(&first));
        }
        line("UR", item.address);
        if item.link != item.address {
            line("L2", item.link);
        }
        line("LA", item.lang);
        line("N1", &item.note);
        if let Some(day) = &view.request.accessed {
            line("Y2", &day.replace('-', "/"));
        }
        line("ER", "");
    }
    text
}

/// CSL-JSON, valid against its schema: dates in parts, which Zotero reads, and as EDTF among what is the page's own.
pub fn csl(view: &View) -> String {
    let dated = |edtf: &str| {
        let ends = parts(edtf).into_iter().map(|end| list(end.into_iter().map(|part| shortest(f64::from(part)))));
        let mut fields = vec![("date-parts", list(ends))];
        fields.extend(Period::parse(edtf).is_ok_and(|period| period.is_uncertain()).then(|| ("circa", "true".to_owned())));
        object(&fields)
    };
    let item = |item: Item| {
        let kind = match item.kind {
            Some(PublisherKind::News) => "article-newspaper",
            Some(_) => "webpage",
            None => "dataset",
        };
        let mut own = vec![("claim", quoted(item.id)), ("permalink", quoted(item.link))];
        own.extend(item.published.map(|published| ("edtf", quoted(published))));
        let mut fields = vec![
            ("id", quoted(item.id)),
            ("type", quoted(kind)),
            ("title", quoted(&item.title)),
            ("author", list([object(&[("literal", quoted(item.publisher))])])),
            ("container-title", quoted(item.publisher)),
            ("publisher", quoted(item.publisher)),
            ("URL", quoted(item.address)),
            ("language", quoted(item.lang)),
            ("note", quoted(&item.note)),
        ];
        fields.extend(item.published.filter(|published| !parts(published).is_empty()).map(|published| ("issued", dated(published))));
        fields.extend(view.request.accessed.as_deref().map(|day| ("accessed", dated(day))));
        fields.push(("custom", object(&own)));
        object(&fields)
    };
    list(items(view).into_iter().map(item))
}
