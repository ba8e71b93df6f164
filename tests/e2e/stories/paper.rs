//! The page on paper: printed by the browser, read back by poppler and as a phone reads a code.
use crate::browser::{Settings, scratch};
use crate::engine::Engine;
use crate::facts::Facts;
use crate::page::{Page, story};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The width that every lane has while the page is printed, and the lanes' canvases have then.
const ON_PAPER: &str = "
    window.__paper = null;
    addEventListener('beforeprint', () => window.__paper = [...document.querySelectorAll('.plot canvas')].map(c => Math.round(c.width / devicePixelRatio)));";
const SCREEN: &str = "return [...document.querySelectorAll('.plot canvas')].map(c => Math.round(c.width / devicePixelRatio))";

/// Without any space: a cell's words run over several lines.
fn squeezed(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

fn poppler(program: &str, arguments: &[&str], file: &[&Path]) -> Vec<u8> {
    let mut command = Command::new(program);
    let out = command.args(arguments).args(file).output().unwrap_or_else(|_| panic!("{program}, in Debian's package poppler-utils"));
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

fn text(arguments: &[&str], file: &Path) -> String {
    String::from_utf8(poppler("pdftotext", arguments, &[file, Path::new("-")])).expect("text")
}

/// What the code on the first page says, seen from several distances, as a phone that comes nearer sees it.
fn scanned(file: &Path) -> String {
    let mut seen = ["200", "250", "300", "350", "400", "500", "600"].into_iter().filter_map(|dots| read_code(file, dots));
    seen.next().expect("one code on the first page that can be read")
}

fn read_code(file: &Path, dots_to_the_inch: &str) -> Option<String> {
    let picture = poppler("pdftoppm", &["-gray", "-r", dots_to_the_inch, "-f", "1", "-l", "1"], &[file]);
    // P5, width, height, 255, and a byte for each dot.
    let mut head = picture.splitn(4, u8::is_ascii_whitespace);
    let mut number = || std::str::from_utf8(head.next().unwrap_or_default()).unwrap_or_default().parse::<usize>().ok();
    let (_, width, height) = (number(), number().expect("a width"), number().expect("a height"));
    let dots = &picture[picture.len() - width * height..];
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| dots[y * width + x]);
    seen.detect_grids().first()?.decode().ok().map(|(_, text)| text)
}

/// Prints the page into a file.
async fn printed(page: &Page, name: &str) -> PathBuf {
    let pdf = page.print().await;
    let file = scratch().join(format!("{:?}-{name}.pdf", Engine::now()));
    fs::write(&file, pdf).expect("a folder for it");
    file
}

/// The short codes of claims that stand in the table, each with how often.
fn codes(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (at, _) in text.match_indices("#c=") {
        let code: String = text[at + 3..].chars().take_while(char::is_ascii_alphanumeric).take(5).collect();
        *found.entry(code).or_default() += 1;
    }
    found
}

#[test]
fn on_paper_nothing_is_cut_every_row_is_there_and_each_page_of_the_table_has_its_head() {
    story("paper", Settings::default(), async move |page| {
        page.open("region=3524&lang=id").await;
        page.js(ON_PAPER).await;
        let before = page.js(SCREEN).await;
        let made = "return document.querySelectorAll('#table tbody tr').length";
        let count = page.count().await;
        assert!(page.js(made).await.as_u64().is_some_and(|rows| rows < count), "not all rows of the screen are made");
        if Engine::now() == Engine::WebKit {
            println!("WebKitGTK's driver does not print: only what the page does before and after was tried in it");
            page.js("dispatchEvent(new Event('beforeprint'))").await;
            let rows = page.js("return document.querySelectorAll('.paper tbody tr').length").await;
            assert_eq!(rows.as_u64(), Some(count), "they are there when the event is over");
        } else {
            let file = printed(&page, "paper").await;
            let sheets: Vec<String> = text(&["-raw"], &file).split('\u{c}').map(squeezed).collect();
            let all = sheets.concat();
            let facts = Facts::read();
            let ids = page.query_ids("region=3524").await;
            let titles = facts.titles(&ids);
            assert!(titles.len() > 80);
            for title in titles {
                assert!(all.contains(&squeezed(&title)), "no {title:?}");
            }
            let found = codes(&all);
            assert!(found.len() == ids.len() && found.values().all(|times| *times == 1), "{} of {}: {found:?}", found.len(), ids.len());
            let is_row = |sheet: &&String| sheet.contains("#c=");
            let of_table: Vec<&String> = sheets.iter().filter(is_row).collect();
            let has_head = |sheet: &&String| sheet.contains("KlaimKapan") && sheet.contains("JejakEkspor·Wilayah:Kab.Lamongan");
            assert!(of_table.len() > 2 && of_table.iter().all(has_head), "a head on every page of the table");
            for heading in ["Yangbertentangan", "Daftarsumber"] {
                assert_eq!(all.matches(heading).count(), 1, "{heading}");
            }
            let link = page.js("return document.querySelector('.paper-link') === null").await;
            assert_eq!(link, true, "what stands on paper only is gone again");
            let code = scanned(&file);
            assert!(code.starts_with(page.address()) && code.contains("#k=") && code.contains("region=3524"), "{code}");
            assert!(all.contains(&squeezed(&code)), "{code} stands there as text, too");
            // A4 in points, within half of the margin.
            let words = text(&["-bbox"], &file);
            let right = words.split("xMax=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok()).fold(0.0, f64::max);
            assert!((400.0..=595.0 - 20.0).contains(&right), "words end at {right} points of 595");
        }
        let paper = page.js("return window.__paper").await;
        let widths: Vec<i64> = paper.as_array().expect("it was printed").iter().filter_map(serde_json::Value::as_i64).collect();
        assert!(widths.len() >= 5 && widths.iter().all(|width| *width == 686), "{widths:?}");
        page.js("dispatchEvent(new Event('afterprint'))").await;
        assert_eq!(page.js(SCREEN).await, before, "on the screen it is as it was");
        assert_eq!(page.js("return document.querySelectorAll('.paper').length").await, 0);
    });
}

/// Rows and, of what they are known by, how many differ; the seconds that making them took.
const MADE: &str = "
    const start = performance.now();
    dispatchEvent(new Event('beforeprint'));
    const took = (performance.now() - start) / 1000;
    const codes = [...document.querySelectorAll('.paper td:last-child')].map(cell => cell.textContent.trim());
    dispatchEvent(new Event('afterprint'));
    return [codes.length, new Set(codes).size, took, document.querySelectorAll('.paper').length];";

#[test]
fn all_claims_are_there_for_paper_each_once() {
    story("paper-all", Settings::default(), async move |page| {
        page.open("lang=en").await;
        let made = page.js(MADE).await;
        let count = page.count().await;
        println!("{:?} made {count} rows for paper in {} s", Engine::now(), made[2]);
        assert_eq!((made[0].as_u64(), made[1].as_u64(), made[3].as_u64()), (Some(count), Some(count), Some(0)), "{made}");
        assert!(made[2].as_f64().is_some_and(|took| took < 30.0), "{made}");
    });
}

#[test]
fn a_long_link_is_printed_whole_and_its_code_opens_the_same_claims() {
    if Engine::now() == Engine::WebKit {
        return;
    }
    story("paper-long", Settings::default(), async move |page| {
        let regions: Vec<String> = (3501..=3529).chain(3301..=3329).map(|code| code.to_string()).collect();
        page.open(&format!("region={}&sort=-publisher&unit=USD&lang=id", regions.join(","))).await;
        let link = page.fragment().await;
        let file = printed(&page, "paper-long").await;
        let code = scanned(&file);
        // A face may have one sign for two letters of a word.
        let all = squeezed(&text(&["-raw"], &file)).replace('\u{fb01}', "fi");
        assert!(all.contains("kodeQRmembukafilteryangsama"), "it is said that the code has less");
        let fragment = code.split('#').nth(1).expect("a fragment").to_owned();
        let mut ids = [page.query_ids(&fragment).await, page.query_ids(&link).await];
        ids.iter_mut().for_each(|ids| ids.sort_unstable());
        assert_eq!(ids[0], ids[1]);
    });
}
