//! The reader's table beside the claims: drawn, told, compared, corrected, kept, removed.
use crate::browser::{Settings, scratch};
use crate::page::{Page, story};
use serde_json::{Value, json};
use std::fs;

/// Exports of two regencies and a province as an office keeps them: one year agrees with the claims, two do not.
const TABLE: &str = "Tahun,Kabupaten/Kota,Nilai Ekspor (juta Rp)\n2016,Kab. Lamongan,\"123,900\"\n2017,Kab. Lamongan,\"136,933.6\"\n\
    2022,Kab. Lamongan,\"1,950,000\"\n2024,Kab. Lamongan,\"20,750,000\"\n2016,Kab. Gresik,\"900,000\"\n2017,Kab. Gresik,\"950,000\"\n\
    2016,Jawa Timur,\"250,000,000\"\n2017,Jawa Timur,\"260,000,000\"\n";
/// Opened by script; it rejects on failure.
const OPEN: &str = "jejak.open(new File([arguments[0]], 'Ekspor Jatim.csv'))";

/// What is drawn over the lane: how many figures, and how many px are painted at all.
const DRAWN: &str = "const layer = document.querySelector('canvas.official-layer'); if (!layer) return [0, 0];
    const { data } = layer.getContext('2d').getImageData(0, 0, layer.width, layer.height);
    let painted = 0; for (let n = 3; n < data.length; n += 4) if (data[n]) painted++;
    return [Number(layer.dataset.observations), painted]";

async fn drawn(page: &Page) -> (u64, u64) {
    let found = page.js(DRAWN).await;
    (found[0].as_u64().unwrap_or_default(), found[1].as_u64().unwrap_or_default())
}

async fn wait_for_observations(page: &Page, count: u64) {
    page.wait_until(&format!("document.querySelector('canvas.official-layer')?.dataset.observations === '{count}'")).await;
}

/// Opens the table from a folder of this story's own: a file that another story writes meanwhile is refused.
async fn open_by_hand(page: &Page, folder: &str) {
    let folder = scratch().join(folder);
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("Ekspor Jatim.csv");
    fs::write(&file, TABLE).expect("a file");
    page.click("#open-table").await;
    page.type_into("#desk-file", &file.display().to_string()).await;
    page.wait_for("#preview").await;
    page.click("#desk-open").await;
    page.wait_for("#desk-beside").await;
}

#[test]
fn a_reader_sees_her_table_beside_the_claims() {
    story("official-screen", Settings::default(), async |page| {
        page.open("region=3524").await;
        open_by_hand(&page, "official-screen").await;
        let chosen =
            "return ['column', 'measure', 'unit', 'power', 'scope', 'area'].map(part => document.querySelector(`#beside-${part}`).value)";
        assert_eq!(
            page.js(chosen).await,
            json!(["Nilai Ekspor (juta Rp)", "export_value", "IDR", "6", "", "=Kabupaten/Kota"]),
            "proposed from the headers"
        );
        page.wait_until("document.querySelector('#beside-told')").await;
        page.click("#desk-close").await;
        wait_for_observations(&page, 4).await;
        let (_, painted) = drawn(&page).await;
        assert!(painted > 300, "{painted} px of the lane are painted over");
        let head = page.text(".official-head").await;
        assert!(
            head.contains("Kab. Lamongan") && head.contains("Nilai ekspor, Rp") && head.contains("Ekspor Jatim.csv (tabel Anda)"),
            "{head}"
        );

        page.click("#official-conflicts summary").await;
        let apart =
            page.js("return [...document.querySelectorAll('#official-conflicts [data-conflict]')].map(row => row.dataset.conflict)").await;
        let ids: Vec<&str> = apart.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        assert!(ids.contains(&"lamongan-2022-export-value-antara-2025"), "{ids:?}");
        assert!(!ids.contains(&"lamongan-2016-export-value-faktualnews"), "what agrees is no conflict: {ids:?}");
        let words = page.text("#official-conflicts").await;
        for part in ["×55", "Rp107,53 triliun", "16 Okt 2025", "Rp1,95 triliun", "belum terjelaskan", "tidak memutuskan siapa yang benar"]
        {
            assert!(words.contains(part), "{part} in {words}");
        }
        page.click("#official-conflicts [data-conflict=lamongan-2022-export-value-antara-2025] a").await;
        page.wait_until("location.hash.includes('claim=lamongan-2022-export-value-antara-2025')").await;
        page.wait_until("document.querySelector('.card')?.textContent.includes('107,53')").await;

        page.click("#official-values summary").await;
        page.wait_until("document.querySelectorAll('#official-values tbody tr').length === 4").await;
        assert!(page.text("#official-values tbody").await.contains("Rp1,95 triliun"));
    });
}

#[test]
fn the_series_follow_the_filter_the_unit_the_measure_and_the_brush() {
    story("official-follows", Settings::default(), async |page| {
        page.open("region=3524&lang=en").await;
        page.js_with(&format!("window.__opened = {OPEN}"), vec![TABLE.into()]).await;
        wait_for_observations(&page, 4).await;
        page.toggle("region", "3524").await;
        page.toggle("region", "35").await;
        wait_for_observations(&page, 8).await;
        let head = page.text(".official-head").await;
        assert!(["Jawa Timur", "Kab. Gresik", "Kab. Lamongan"].iter().all(|name| head.contains(name)), "{head}");
        for (fragment, count) in [("region=3525", 2), ("region=51", 0), ("region=3524&when=2016/2017", 2), ("compare=3524,35", 6)] {
            page.js_with("location.hash = arguments[0]", vec![format!("lang=en&{fragment}").into()]).await;
            wait_for_observations(&page, count).await;
            assert_eq!(drawn(&page).await.1 > 0, count > 0, "{fragment}");
        }
        page.js("location.hash = 'lang=en&region=3524&unit=USD'").await;
        page.wait_until("document.querySelector('.official-notes').textContent.includes('Converted from Rp to US$')").await;
        page.click("#official-values summary").await;
        page.wait_until("document.querySelector('#official-values tbody')?.textContent.includes('US$')").await;
        page.js("location.hash = 'lang=en&region=3524&measure=weight'").await;
        page.wait_until("document.querySelector('.official-notes').textContent.includes('shows another measure')").await;
        wait_for_observations(&page, 0).await;
        page.js("location.hash = 'lang=id&region=3524'").await;
        wait_for_observations(&page, 4).await;
        page.wait_until("document.querySelector('.official-head').textContent.includes('tabel Anda')").await;
    });
}

#[test]
fn a_mapping_is_corrected_kept_with_the_table_and_never_in_a_link() {
    story("official-kept", Settings::default(), async |page| {
        page.open("region=3524").await;
        page.js("window.__kept = 0; addEventListener('jejak:kept', () => { window.__kept++ })").await;
        open_by_hand(&page, "official-kept").await;
        page.wait_until("window.__kept === 1").await;
        page.wait_until("document.querySelector('#beside-told')").await;
        let choose = "const select = document.querySelector(arguments[0]); select.value = arguments[1]; select.dispatchEvent(new Event('change', { bubbles: true }))";
        page.js_with(choose, vec!["#beside-power".into(), "9".into()]).await;
        page.click("#desk-close").await;
        page.wait_until("document.querySelector('#official-conflicts').textContent.includes('Rp123,9 triliun')").await;
        assert_eq!(page.fragment().await, "region=3524");

        page.reload().await;
        assert_eq!(page.js("return document.querySelector('.official')").await, Value::Null, "nothing is fetched before the reader asks");
        page.click("#open-table").await;
        page.wait_until("document.querySelector('#official-conflicts')?.textContent.includes('Rp123,9 triliun')").await;
        page.click("#desk-close").await;
        wait_for_observations(&page, 4).await;

        page.click("#official-hide").await;
        page.wait_until("document.querySelector('.official').hidden").await;
        wait_for_observations(&page, 0).await;
        page.reload().await;
        page.click("#open-table").await;
        page.wait_for(".kept .restore").await;
        page.click(".kept .restore").await;
        page.wait_for("#desk-beside").await;
        assert_eq!(page.js("return document.querySelector('#beside-shown').checked").await, json!(false), "switched off, it stays off");
        page.click("#beside-shown").await;
        page.wait_until("!document.querySelector('.official').hidden").await;
        page.click("#desk-another").await;
        page.click(".kept .remove").await;
        page.wait_until("document.querySelector('.official').hidden").await;
        wait_for_observations(&page, 0).await;
        assert_eq!(drawn(&page).await, (0, 0), "what is removed is gone from the page");
    });
}
