//! The address of a file that lies beside the page: as the page has it in its link, and as it is asked for.
use crate::protocol::File;
use crate::state::percent;
use crate::web::js::{document, window};
use web_sys::Url;

fn base() -> String {
    document().base_uri().ok().flatten().unwrap_or_default()
}

/// The folder of the page.
fn folder(base: &str) -> &str {
    let bare = base.split(['?', '#']).next().unwrap_or_default();
    bare.rfind('/').and_then(|end| bare.get(..=end)).unwrap_or_default()
}

/// A file by its path, which begins at the page, with its name; where it lies elsewhere, that and where it should lie.
pub fn at(path: &str) -> Result<(File, String), [String; 2]> {
    let own = window().location().origin().unwrap_or_default();
    let elsewhere = |found: &str| [found.to_owned(), own.clone()];
    let url = Url::new_with_base(path, &base()).map_err(|_| elsewhere(path))?;
    if url.origin() != own {
        return Err(elsewhere(&url.origin()));
    }
    url.set_hash("");
    let path = url.pathname();
    let name = path.rsplit('/').next().unwrap_or_default();
    let name = percent::decode(name).unwrap_or_default().into_owned();
    Ok((File(url.href().into()), name))
}

/// The path of an address, from the page on where it lies below it.
pub fn path_of(url: &str) -> String {
    let (base, own) = (base(), window().location().origin().unwrap_or_default());
    let below = url.strip_prefix(folder(&base)).filter(|path| !path.is_empty());
    below.or_else(|| url.strip_prefix(own.as_str())).unwrap_or(url).to_owned()
}
