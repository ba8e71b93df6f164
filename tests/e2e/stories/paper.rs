//! The page on paper: printed by the browser, read back by poppler.
use crate::browser::{Settings, scratch};
use crate::engine::Engine;
use crate::facts::Facts;
use crate::page::story;
use std::fs;
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

fn poppler(arguments: &[&str], file: &std::path::Path) -> String {
    let mut command = Command::new("pdftotext");
    let out = command.args(arguments).arg(file).arg("-").output().expect("pdftotext, in Debian's package poppler-utils");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("text")
}

#[test]
fn on_paper_nothing_is_cut_every_row_is_there_and_each_page_of_the_table_has_its_head() {
    story("paper", Settings::default(), async move |page| {
        page.open("region=3524&lang=id").await;
        page.js(ON_PAPER).await;
        let before = page.js(SCREEN).await;
        if Engine::now() == Engine::WebKit {
            println!("WebKitGTK's driver does not print: only what the page does before and after was tried in it");
            page.js("dispatchEvent(new Event('beforeprint'))").await;
        } else {
            if Engine::now() == Engine::Firefox {
                // It prints what stands there when it is asked to: rows that are made only then are not on its paper.
                page.table_ids().await;
            }
            let file = scratch().join(format!("{:?}-paper.pdf", Engine::now()));
            fs::write(&file, page.print().await).expect("a folder for it");
            let sheets: Vec<String> = poppler(&["-raw"], &file).split('\u{c}').map(squeezed).collect();
            let is_row = |sheet: &&String| sheet.contains("Kab.Lamongan");
            let all = sheets.concat();
            let facts = Facts::read();
            let titles = facts.titles(&page.query_ids("region=3524").await);
            assert!(titles.len() > 80);
            for title in titles {
                assert!(all.contains(&squeezed(&title)), "no {title:?}");
            }
            let first = sheets.iter().position(|sheet| sheet.contains("klaimyangtampilpadagariswaktu")).expect("the table");
            let of_table: Vec<&String> = sheets.iter().skip(first).filter(is_row).collect();
            assert!(of_table.len() > 2 && of_table.iter().all(|sheet| sheet.contains("KlaimKapan")), "a head on every page of the table");
            assert!(all.contains("#k=") && all.contains("region=3524"), "the link as text");
            // A4 in points, within half of the margin.
            let words = poppler(&["-bbox"], &file);
            let right = words.split("xMax=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok()).fold(0.0, f64::max);
            assert!((400.0..=595.0 - 20.0).contains(&right), "words end at {right} points of 595");
        }
        let paper = page.js("return window.__paper").await;
        let widths: Vec<i64> = paper.as_array().expect("it was printed").iter().filter_map(serde_json::Value::as_i64).collect();
        assert!(widths.len() >= 5 && widths.iter().all(|width| *width == 686), "{widths:?}");
        page.js("dispatchEvent(new Event('afterprint'))").await;
        assert_eq!(page.js(SCREEN).await, before, "on the screen it is as it was");
    });
}
