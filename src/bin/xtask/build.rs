//! Writes the release site to `dist/`.
use crate::command::{Failure, dist, must};
use crate::compress;
use crate::optimise;
use crate::setup::Tools;
use crate::tables;
use jejak_ekspor::embedded::{LATE_BYTES, LATE_NAME};
use std::fs;

/// Builds the page and completes the site.
pub fn run(tools: &Tools) -> Result<(), Failure> {
    run_trunk(tools)?;
    optimise::folder(&dist(), || tools.wasm_opt())?;
    tables::build(tools, &dist())?;
    finish()?;
    println!("The site is in {}.", dist().display());
    Ok(())
}

fn run_trunk(tools: &Tools) -> Result<(), Failure> {
    // Everything was fetched by now: offline, so that trunk says what is missing instead of looking for it elsewhere.
    must(tools.trunk().args(["build", "--release", "--offline=true", "--dist"]).arg(dist()))
}

/// What trunk does not know of: the data that follow the first view, and compressed copies for servers that send them.
fn finish() -> Result<(), Failure> {
    let late = dist().join(LATE_NAME);
    fs::write(&late, LATE_BYTES).map_err(|error| Failure::at(&late, &error))?;
    compress::folder(&dist())
}
