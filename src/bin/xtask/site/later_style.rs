//! The style sheet of what follows the first view, which is fetched with its code.
use super::Site;
use crate::command::{Failure, root};
use std::fs;

/// What it is called in the site, and in the folder of style sheets.
pub const STYLE: &str = "later.css";

/// Adds it to the site.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let path = root().join("style").join(STYLE);
    site.put(STYLE, fs::read(&path).map_err(|error| Failure::at(&path, &error))?);
    Ok(())
}
