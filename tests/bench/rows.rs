//! A million rows, natively: guides the work on the engine and the importer. The claim is the browser's figure (`cargo xtask bench`).
//!
//! `cargo xtask bench --native`. `JEJAK_ROWS` sets another number of rows.
use jejak_ekspor::columns::bench::{csv, floor, script, synth};
use jejak_ekspor::ingest::table::{detect::layout::Options, detect::names::Names, source};
use jejak_ekspor::model::dataset::Dataset;
use std::time::Instant;

const ROUNDS: usize = 5;

fn percentile(times: &[f64], part: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[(part * (sorted.len() - 1) as f64).round() as usize]
}

fn main() {
    let rows = std::env::var("JEJAK_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(1_000_000);
    let start = Instant::now();
    let now = || start.elapsed().as_secs_f64() * 1000.0;
    println!("{rows} rows; the brute force answers the 80 steps first");
    let expected = script::brute_force(rows);
    let mut cross = synth::crossfilter(rows);
    let bytes = floor::bytes(rows);
    println!("| {:38} | p50 ms | p95 ms | max ms | sum ms |", "");
    for round in 0..=ROUNDS {
        let floor = script::run_floor(&bytes, now);
        let run = script::run(&mut cross, now);
        assert_eq!(run.answers, expected, "answers of round {round}");
        if round < ROUNDS {
            continue;
        }
        let line = |name: &str, times: &[f64]| {
            let p = |part| percentile(times, part);
            println!("| {name:38} | {:6.2} | {:6.2} | {:6.2} | {:6.1} |", p(0.5), p(0.95), p(1.0), times.iter().sum::<f64>());
        };
        line("floor: 15 bytes a row once", &floor);
        line("80 steps", &run.times_ms);
        for (name, steps) in script::GROUPS {
            line(name, &run.times_ms[steps]);
        }
    }
    import(rows, now);
}

/// From the text in memory to the columns, and the sums that say that they are right.
fn import(rows: usize, now: impl Fn() -> f64) {
    let mut text = Vec::new();
    csv::write(rows, |piece| text.append(piece));
    let data = Dataset::embedded();
    let names = Names::new(&data.codes);
    let cents: i128 = synth::rows(rows).map(|row| i128::from(row.cents)).sum();
    println!("\n{} MB of CSV, {rows} rows", text.len() / 1_000_000);
    for _ in 0..ROUNDS {
        let start = now();
        let (_, table) = source::import(&text, "rows.csv", &names, &Options::default()).expect("a table");
        let read = now() - start;
        assert_eq!((table.counts.accepted, table.counts.rejected, table.amounts.len()), (rows as u64, 0, 2));
        let values = &table.amounts[0].values;
        assert_eq!((0..rows).filter_map(|row| values.get(row)).map(i128::from).sum::<i128>(), cents);
        println!("import {read:.0} ms");
    }
}
