//! The release site, made by named steps and written to `dist/`.
//!
//! A [`Site`] is the front page and the files beside it, in memory, under names of their own (`jejak-ekspor.js`). [`STEPS`] turn what Trunk
//! builds into what is served; the last but few give each file the name of its content. Each step is one module.
pub mod budget;
pub mod compress;
mod csp;
mod data;
mod exports;
mod files;
mod flags;
mod icons;
mod later_style;
mod names;
mod optimise;
mod page;
mod paths;
mod precache;
mod prerender;
pub mod serve;
mod server;
mod shorten_names;
pub mod single_file;
mod split;
pub mod tables;
mod trim;
mod trunk;
mod wasm;

use crate::command::{Failure, dist, must, target};
use crate::tools::Tools;
use page::Page;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The front page's file.
const INDEX: &str = "index.html";
/// What Trunk calls the page's script, without its ending.
const APP: &str = "jejak-ekspor";

/// A site that is being made.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Site {
    pub page: Page,
    /// All files but the front page, by their paths.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The path that a file has by its content, for the name that it had while it was made.
    pub manifest: BTreeMap<String, String>,
}

impl Site {
    /// The site in a folder.
    pub fn read(folder: &Path) -> Result<Site, Failure> {
        let mut files =
            files::read(folder).map_err(|error| Failure(format!("{}: {error}; `cargo xtask build` writes it", folder.display())))?;
        let missing = || Failure(format!("{}: no {INDEX}", folder.display()));
        let html = String::from_utf8(files.remove(INDEX).ok_or_else(missing)?).map_err(|error| Failure(format!("{INDEX}: {error}")))?;
        let manifest = files.keys().map(|path| (names::own(path), path.clone())).collect();
        Ok(Site { page: Page::new(html), files, manifest })
    }

    /// Writes the site to a folder, which holds nothing else afterwards.
    pub fn write(&self, folder: &Path) -> Result<(), Failure> {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(|error| Failure::at(folder, &error))?;
        }
        self.all().try_for_each(|(path, bytes)| put(&folder.join(path), bytes))
    }

    /// Every file by its path, the front page among them.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let files = self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        files.chain([(INDEX, self.page.text().as_bytes())])
    }

    /// The bytes of a file that an earlier step has made.
    fn bytes(&self, path: &str) -> Result<&[u8], Failure> {
        self.files.get(path).map(Vec::as_slice).ok_or_else(|| Failure(format!("{path}: no such file in the site")))
    }

    /// The text of a file that an earlier step has made.
    fn text(&self, path: &str) -> Result<&str, Failure> {
        std::str::from_utf8(self.bytes(path)?).map_err(|error| Failure(format!("{path}: {error}")))
    }

    fn put(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.to_owned(), bytes.into());
    }
}

/// One step of making the site.
pub struct Step {
    pub name: &'static str,
    run: Run,
}

enum Run {
    Alone(fn(&mut Site) -> Result<(), Failure>),
    /// With programs that `tools` has found or installed.
    With(fn(&mut Site, &Tools) -> Result<(), Failure>),
}

/// All steps, in the order in which each sees what it needs.
pub const STEPS: &[Step] = &[
    Step { name: "trunk", run: Run::With(trunk::run) },
    Step { name: "split", run: Run::With(split::run) },
    Step { name: "tables", run: Run::With(tables::run) },
    Step { name: "later_style", run: Run::Alone(later_style::run) },
    Step { name: "shorten_names", run: Run::Alone(shorten_names::run) },
    Step { name: "exports", run: Run::Alone(exports::run) },
    Step { name: "trim", run: Run::Alone(trim::run) },
    Step { name: "optimise", run: Run::With(optimise::run) },
    Step { name: "data", run: Run::Alone(data::run) },
    Step { name: "prerender", run: Run::Alone(prerender::run) },
    Step { name: "icons", run: Run::Alone(icons::run) },
    Step { name: "early", run: Run::Alone(trunk::fetch_early) },
    Step { name: "names", run: Run::Alone(names::run) },
    // What changes the page or a file that it loads comes before its policy.
    Step { name: "csp", run: Run::Alone(csp::run) },
    Step { name: "precache", run: Run::Alone(service_worker) },
    Step { name: "paths", run: Run::Alone(paths::run) },
    Step { name: "compress", run: Run::Alone(compress::run) },
];

/// What a step did to the site: bytes that a reader fetches, compressed by brotli.
pub struct Report {
    step: &'static str,
    /// Until the lanes are drawn and the filters work.
    first_view: [usize; 2],
    everything: [usize; 2],
    seconds: f64,
}

/// Builds the site, writes it to `dist/` and prints what each step did to its bytes.
pub fn build(tools: &Tools) -> Result<(), Failure> {
    let mut site = Site::default();
    let reports = run(&mut site, STEPS, tools)?;
    site.write(&dist())?;
    print!("\n{}", table(&reports));
    println!("The site is in {}.", dist().display());
    Ok(())
}

fn run(site: &mut Site, steps: &[Step], tools: &Tools) -> Result<Vec<Report>, Failure> {
    let mut scales = budget::Scales::default();
    let (mut first_view, mut everything) = scales.weigh(site)?;
    let mut reports = Vec::new();
    for step in steps {
        let start = Instant::now();
        match step.run {
            Run::Alone(run) => run(site),
            Run::With(run) => run(site, tools),
        }
        .map_err(Failure::of(step.name))?;
        let seconds = start.elapsed().as_secs_f64();
        let after = scales.weigh(site)?;
        reports.push(Report { step: step.name, first_view: [first_view, after.0], everything: [everything, after.1], seconds });
        (first_view, everything) = after;
    }
    Ok(reports)
}

fn table(reports: &[Report]) -> String {
    let mut text = format!("{:<14} {:>21} {:>8} {:>21} {:>8} {:>6}\n", "step", "first view, brotli", "", "everything, brotli", "", "s");
    for Report { step, first_view, everything, seconds } in reports {
        let columns = [first_view, everything].map(|[before, after]| {
            let difference = i64::try_from(*after).unwrap_or(0) - i64::try_from(*before).unwrap_or(0);
            format!("{before:>9} → {after:>9} {difference:>+8}")
        });
        text.push_str(&format!("{step:<14} {} {seconds:>6.1}\n", columns.join(" ")));
    }
    text
}

/// The list of all files for the service worker: after everything else that changes one.
fn service_worker(site: &mut Site) -> Result<(), Failure> {
    let worker = precache::worker(site.all()).map_err(|error| Failure(error.to_string()))?;
    site.put(precache::WORKER, worker);
    Ok(())
}

/// A folder for what a step gives to other programs and takes from them, empty.
fn workshop(step: &str) -> Result<PathBuf, Failure> {
    let folder = target()?.join("site").join(step);
    // What another build left must not be taken for this one's.
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Failure::at(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| Failure::at(&folder, &error))?;
    Ok(folder)
}

/// Writes a file, and the folder that it lies in.
fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).map_err(|error| Failure::at(path, &error))
}

/// Binds a linked module to JavaScript.
fn bind(tools: &Tools, module: &Path, folder: &Path, options: &[&str]) -> Result<(), Failure> {
    must(tools.wasm_bindgen().args(["--target", "web", "--no-typescript"]).args(options).arg("--out-dir").arg(folder).arg(module))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_list_of_files_and_the_compressed_copies_come_after_the_policy() {
        let order: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        assert_eq!(order[0], "trunk");
        let after = order.iter().skip_while(|name| **name != "csp").skip(1).copied().collect::<Vec<_>>();
        assert_eq!(after, ["precache", "paths", "compress"]);
        let place = |name: &str| order.iter().position(|step| *step == name);
        for (earlier, later) in
            [("split", "shorten_names"), ("tables", "optimise"), ("shorten_names", "optimise"), ("optimise", "names"), ("names", "csp")]
        {
            assert!(place(earlier) < place(later), "{earlier} before {later}");
        }
    }

    #[test]
    fn a_step_that_fails_is_named() {
        fn fails(_: &mut Site) -> Result<(), Failure> {
            Err(Failure("no".into()))
        }
        let failure = run(&mut Site::default(), &[Step { name: "x", run: Run::Alone(fails) }], &Tools::none()).err();
        assert_eq!(failure.map(|failure| failure.0).as_deref(), Some("x: no"));
    }

    #[test]
    fn a_step_reports_the_bytes_of_the_site_before_and_after_it() {
        fn adds(site: &mut Site) -> Result<(), Failure> {
            site.put("cards.bin", *b"0123456789");
            Ok(())
        }
        let mut site = Site { page: Page::new("<p>"), ..Site::default() };
        let reports = run(&mut site, &[Step { name: "adds", run: Run::Alone(adds) }], &Tools::none()).unwrap();
        let [before, after] = reports[0].first_view;
        assert!(before == after && before > 0);
        assert!(reports[0].everything[0] == before && reports[0].everything[1] >= before + 10);
        assert!(table(&reports).lines().nth(1).is_some_and(|line| line.starts_with("adds ")));
    }

    #[test]
    fn what_is_written_is_read_back_and_nothing_else_is_there() {
        let folder = std::env::temp_dir().join(format!("jejak-ekspor-site-{}", std::process::id()));
        put(&folder.join("old.js"), b"old").unwrap();
        let mut site = Site { page: Page::new("<p>"), ..Site::default() };
        site.put("table/a-0123456789abcdef.js", *b"a");
        site.write(&folder).unwrap();
        let back = Site::read(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!((&back.page, &back.files), (&site.page, &site.files));
        assert_eq!(back.manifest.get("table/a.js").map(String::as_str), Some("table/a-0123456789abcdef.js"));
    }
}
