//! The scripted session of `bench` in a browser's worker: loaded by `tests/e2e/million.rs`, no part of the site.
use jejak_ekspor::columns::bench::{floor, script, synth};
use wasm_bindgen::prelude::*;

fn now() -> f64 {
    let global: JsValue = js_sys::global().into();
    let clock = js_sys::Reflect::get(&global, &"performance".into()).ok();
    clock.and_then(|clock| clock.dyn_into::<web_sys::Performance>().ok()).map_or(f64::NAN, |clock| clock.now())
}

/// One table and its floor, kept from round to round.
#[wasm_bindgen]
pub struct Session {
    cross: jejak_ekspor::columns::rows::Crossfilter,
    floor: Vec<u8>,
    load_ms: f64,
}

#[wasm_bindgen]
impl Session {
    /// Makes a table of so many rows.
    #[wasm_bindgen(constructor)]
    pub fn new(rows: usize) -> Session {
        let start = now();
        let cross = synth::crossfilter(rows);
        Session { cross, load_ms: now() - start, floor: floor::bytes(rows) }
    }

    /// Milliseconds that it took to make and sort the table.
    pub fn load_ms(&self) -> f64 {
        self.load_ms
    }

    /// Bytes of the columns.
    pub fn bytes(&self) -> usize {
        self.cross.table().bytes()
    }

    /// Milliseconds of the floor, as often as there are steps.
    pub fn floor(&self) -> Vec<f64> {
        script::run_floor(&self.floor, now)
    }

    /// Milliseconds of each step. Fails if an answer is not the one of `expected`, the digests of a brute force.
    pub fn steps(&mut self, expected: Vec<u64>) -> Result<Vec<f64>, JsError> {
        let run = script::run(&mut self.cross, now);
        match run.answers.iter().zip(&expected).position(|(found, expected)| found != expected) {
            None if run.answers.len() == expected.len() => Ok(run.times_ms),
            at => Err(JsError::new(&format!("step {at:?}: not what the brute force answers"))),
        }
    }
}

/// The made-up table as a CSV file, handed out in pieces.
#[wasm_bindgen]
pub fn csv(rows: usize, take: &js_sys::Function) {
    jejak_ekspor::columns::bench::csv::write(rows, |piece| {
        let _ = take.call1(&JsValue::UNDEFINED, &js_sys::Uint8Array::from(piece.as_slice()));
    });
}

/// Milliseconds from a text in memory to the columns, and bytes by which the memory grew at most.
#[wasm_bindgen]
pub fn read_text(text: &[u8]) -> Result<Vec<f64>, JsError> {
    use jejak_ekspor::ingest::table::{detect::layout::Options, detect::names::Names, source};
    let data = jejak_ekspor::model::dataset::Dataset::embedded();
    let names = Names::new(&data.codes);
    let (start, before) = (now(), memory_bytes());
    let (_, table) =
        source::import(text, "rows.csv", &names, &Options::default()).map_err(|failure| JsError::new(&format!("{failure:?}")))?;
    let read = now() - start;
    let (opened, report) = jejak_ekspor::user_table::build(table, "rows.csv", None, &data.codes);
    let count = opened.view().count;
    let ms = now() - start;
    if u64::from(count) != report.counts.rows - 1 {
        return Err(JsError::new("rows are missing"));
    }
    Ok(vec![read, ms, memory_bytes() - before])
}

/// Bytes of the module's memory, which only ever grows.
#[wasm_bindgen]
pub fn memory_bytes() -> f64 {
    #[cfg(target_arch = "wasm32")]
    return core::arch::wasm32::memory_size::<0>() as f64 * 65_536.0;
    #[cfg(not(target_arch = "wasm32"))]
    return 0.0;
}

/// The digests that the steps must give.
#[wasm_bindgen]
pub fn brute_force(rows: usize) -> Vec<u64> {
    script::brute_force(rows)
}

fn main() {}
