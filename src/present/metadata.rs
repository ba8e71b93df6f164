//! What programs read of a claim: COinS, by which reference managers take over what a page shows, and JSON-LD for search engines. A claim
//! is described with where it appeared and never rated.
use super::conflict_words::short_origin;
use super::json::{object, quoted};
use super::view::View;
use super::words::source_page;
use crate::model::claim::{Claim, Source};
use crate::model::index::ClaimIx;
use crate::state::percent;

/// What describes a claim: its own words, and those of the page that prints it as far as they have arrived.
struct Item<'a> {
    title: &'a str,
    publisher: &'a str,
    /// EDTF.
    published: Option<String>,
    address: Option<&'a str>,
    link: String,
}

fn item<'a>(view: &'a View, claim: &'a Claim, source: &Source, row: ClaimIx) -> Item<'a> {
    let page = source_page(view, claim);
    Item {
        title: page.and_then(|page| page.title.as_deref()).unwrap_or_else(|| claim.title.here(view.lang)),
        publisher: view.session.data.publisher(source),
        published: source.published.map(|day| day.to_string()),
        address: page.and_then(|page| page.url.as_deref()),
        link: [view.address, "#", &view.session.link_to_claim(row, view.lang)].concat(),
    }
}

/// The title of a claim's COinS span: an OpenURL context object of Dublin Core elements, the claim's own words as its description.
pub fn coins(view: &View, claim: &Claim, source: &Source, row: ClaimIx) -> String {
    let item = item(view, claim, source, row);
    let mut out = String::from("ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc");
    let mut add = |name: &str, value: &str| {
        out.push_str("&rft.");
        out.push_str(name);
        out.push('=');
        percent::encode(value, &mut out);
    };
    add("title", item.title);
    add("creator", item.publisher);
    add("publisher", item.publisher);
    if let Some(published) = &item.published {
        add("date", published);
    }
    add("description", claim.title.here(view.lang));
    add("identifier", item.address.unwrap_or(&item.link));
    add("relation", &item.link);
    out
}

/// A claim as schema.org names its parts: who says it, and when, by whom and on which page it appeared. No sign in it ends the script that
/// it stands in.
pub fn json_ld(view: &View, claim: &Claim, source: &Source, row: ClaimIx) -> String {
    let item = item(view, claim, source, row);
    let body = |name: &str| object(&[("@type", quoted("Organization")), ("name", quoted(name))]);
    let mut appearance = vec![("@type", quoted("CreativeWork")), ("name", quoted(item.title)), ("publisher", body(item.publisher))];
    appearance.extend(item.published.as_deref().map(|day| ("datePublished", quoted(day))));
    appearance.extend(item.address.map(|address| ("url", quoted(address))));
    let claim = object(&[
        ("@context", quoted("https://schema.org")),
        ("@type", quoted("Claim")),
        ("name", quoted(claim.title.here(view.lang))),
        ("inLanguage", quoted(view.lang.code())),
        ("url", quoted(&item.link)),
        ("author", body(short_origin(view, claim).unwrap_or(item.publisher))),
        ("appearance", object(&appearance)),
    ]);
    claim.replace('<', "\\u003c")
}
