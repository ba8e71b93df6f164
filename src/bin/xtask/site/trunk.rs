//! What Trunk builds: the front page with its styles, the page's script and its wasm.
use super::{APP, Site, flags, workshop};
use crate::command::{Failure, must};
use crate::tools::Tools;

/// Takes what Trunk builds as the site.
pub fn run(site: &mut Site, tools: &Tools) -> Result<(), Failure> {
    let folder = workshop("trunk")?;
    // Everything was fetched by now: offline, so that trunk says what is missing instead of looking for it elsewhere.
    let mut command = tools.trunk();
    command.args(["build", "--release", "--offline=true", "--dist"]).arg(&folder);
    must(command.env(flags::VARIABLE, flags::encoded(&["--cfg=erase_components"])))?;
    *site = Site::read(&folder)?;
    Ok(())
}

/// Lets the page's module take the wasm that the page's first script has asked for long before; where that script is not, it still loads
/// the wasm by name. Takes out Trunk's preload of it: where cookies are refused, Chromium now and then leaves the page waiting for a wasm
/// that was preloaded.
pub fn fetch_early(site: &mut Site) -> Result<(), Failure> {
    let preload = site.page.cut("<link rel=\"preload\"", ">")?;
    if !preload.contains(&format!("{APP}_bg.wasm")) {
        return Err(Failure(format!("{preload}: Trunk's preload of the wasm was expected")));
    }
    site.page.replace_once("module_or_path: '", "module_or_path: document.getElementById('files').page || '")
}

#[cfg(test)]
mod tests {
    use super::super::Page;
    use super::*;

    #[test]
    fn the_wasm_that_was_asked_for_early_is_taken() {
        let html = "  <link rel=\"preload\" href=\"./jejak-ekspor_bg.wasm\">\n  init({ module_or_path: './jejak-ekspor_bg.wasm' });";
        let mut site = Site { page: Page::new(html), ..Site::default() };
        fetch_early(&mut site).unwrap();
        assert_eq!(site.page.text(), "  \n  init({ module_or_path: document.getElementById('files').page || './jejak-ekspor_bg.wasm' });");
        for html in [
            "init({ module_or_path: './a.wasm' })",
            "<link rel=\"preload\" href=\"./jejak-ekspor_bg.wasm\">",
            "<link rel=\"preload\" href=\"x\">",
        ] {
            assert!(fetch_early(&mut Site { page: Page::new(html), ..Site::default() }).is_err(), "{html}");
        }
    }
}
