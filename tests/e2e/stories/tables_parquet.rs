//! A Parquet file, known by its bytes: its reader comes with the first, and the table is one like any other.
use super::tables::{LEDGER, open, script};
use crate::browser::{Settings, scratch};
use crate::page::story;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use std::fs;

const ZSTD: &[u8] = include_bytes!("../../fixture/parquet/zstd.parquet");
const NESTED: &[u8] = include_bytes!("../../fixture/parquet/nested.parquet");
const BROTLI: &[u8] = include_bytes!("../../fixture/parquet/brotli.parquet");

/// How many files of the program that reads Parquet were fetched.
const FETCHED: &str = "return performance.getEntriesByType('resource').filter(entry => entry.name.includes('parquet')).length";

/// A script that opens these bytes.
fn opening(bytes: &[u8]) -> String {
    format!("return jejak.open(new File([Uint8Array.from(atob('{}'), c => c.charCodeAt(0))], 'data'))", BASE64_STANDARD.encode(bytes))
}

#[test]
fn a_parquet_file_is_opened_like_any_table() {
    story("tables-parquet", Settings::default(), async |page| {
        let file = scratch().join("ekspor.csv");
        fs::write(&file, ZSTD).expect("a file");
        page.open("lang=en").await;
        assert_eq!(open(&page, LEDGER, json!(null)).await["accepted"], json!(3));
        assert_eq!(page.js(FETCHED).await, json!(0), "a CSV file does not bring it");
        page.click("#open-table").await;
        page.type_into("#desk-file", &file.display().to_string()).await;
        page.wait_for("#preview").await;
        let cells = "return [...document.querySelectorAll('#preview tbody tr:first-child td')].map(cell => cell.textContent)";
        assert_eq!(page.js(cells).await, json!(["2019-01-01", "Aceh", "Udang", "504759.25", "28.625"]));
        page.click("#desk-open").await;
        page.wait_until("document.querySelector('#desk-conservation')?.textContent.startsWith('241 rows read = 240 accepted')").await;
        page.wait_until("document.querySelector('#desk-reading')?.textContent.includes('nilai ekspor')").await;
        page.wait_until("document.querySelector('#desk-count').dataset.count === '240'").await;
        page.click("fieldset[data-column=provinsi] label[data-code='35'] input").await;
        page.wait_until("document.querySelector('#desk-count').dataset.count === '60'").await;
        let view = script(&page, "return jejak.table.view()", vec![]).await;
        let sum: f64 = view["bins"].as_array().into_iter().flatten().filter_map(|bin| bin["sum"].as_f64()).sum();
        assert!((sum - 27_792_001.25).abs() < 0.01, "{view}");
    });
}

#[test]
fn what_of_a_parquet_file_is_not_read_is_said() {
    story("tables-parquet-not", Settings::default(), async |page| {
        page.open("lang=en").await;
        let refused = script(&page, &opening(BROTLI), vec![]).await;
        assert!(refused["error"].as_str().is_some_and(|words| words.contains("tanggal") && words.contains("Brotli")), "{refused}");
        let refused = script(&page, &opening(&ZSTD[..ZSTD.len() - 40]), vec![]).await;
        assert!(refused["error"].as_str().is_some_and(|words| words.contains("cut off or damaged")), "{refused}");
        let answer = script(&page, &opening(NESTED), vec![]).await;
        let said = answer["about"]["reading"].to_string();
        assert!(answer["accepted"] == json!(24) && said.contains("asal, catatan, gambar"), "{answer}");
    });
}
