//! What the page shows, read from its link: the whole state of the page is in there.
use jejak_ekspor::web::js::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The parts of the page's state that the table beside the claims follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The fragment, without `#`.
    pub fragment: String,
    pub unit: String,
    pub regions: Vec<String>,
    pub compare: Vec<String>,
    /// The measure of the values lane.
    pub measure: String,
    /// Whether values stand at the day of their publication.
    pub is_published: bool,
}

/// The link of the page now: that of its copy button, which leaves out what the page could not apply.
pub fn now() -> Link {
    let button = document().get_element_by_id("copy-link").and_then(|button| button.dyn_into::<HtmlElement>().ok());
    let link = button.and_then(|button| button.get_attribute("data-link"));
    let link = link.or_else(|| window().location().hash().ok()).unwrap_or_default();
    read(link.split_once('#').map_or("", |(_, fragment)| fragment))
}

fn read(fragment: &str) -> Link {
    let of = |key: &str| fragment.split('&').find_map(|part| part.strip_prefix(key)?.strip_prefix('=')).unwrap_or_default();
    let list = |key: &str| of(key).split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    // Export value unless the filter names others and not it; then the first of the list, which is in the order of the codes.
    let measures = list("measure");
    let default = "export_value".to_owned();
    let first = measures.iter().filter(|code| *code != "-").min().cloned();
    Link {
        unit: if of("unit").is_empty() { "IDR".into() } else { of("unit").into() },
        regions: list("region"),
        compare: list("compare"),
        measure: if measures.contains(&default) { default } else { first.unwrap_or(default) },
        is_published: of("axis") == "published",
        fragment: fragment.to_owned(),
    }
}

impl Link {
    /// The link to the same view with a claim's card open.
    pub fn to_claim(&self, id: &str) -> String {
        // The address bar has no `v` and no language that the reader did not choose.
        let now = window().location().hash().unwrap_or_default();
        let kept = now.trim_start_matches('#').split('&').filter(|part| !part.is_empty() && !part.starts_with("claim="));
        let parts: Vec<String> = kept.map(str::to_owned).chain([format!("claim={id}")]).collect();
        format!("#{}", parts.join("&"))
    }
}
