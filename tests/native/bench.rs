//! The benchmark's script, small: every step answers what a look at every row answers.
use jejak_ekspor::columns::bench::{csv, floor, script, synth};

#[test]
fn eighty_steps_equal_the_brute_force() {
    let rows = 20_000;
    assert_eq!(script::steps().len(), 80);
    assert_eq!(script::GROUPS.iter().map(|(_, steps)| steps.len()).sum::<usize>(), 80);
    let expected = script::brute_force(rows);
    let mut cross = synth::crossfilter(rows);
    for round in 0..2 {
        let run = script::run(&mut cross, || 0.0);
        for (n, (found, expected)) in run.answers.iter().zip(&expected).enumerate() {
            assert_eq!(found, expected, "round {round}, step {n}: {:?}", script::steps()[n]);
        }
    }
    let mut distinct = expected;
    distinct.sort_unstable();
    distinct.dedup();
    assert!(distinct.len() > 60, "a script whose steps change nothing measures nothing");
}

#[test]
fn a_million_rows_make_a_file_of_some_sixty_megabytes() {
    let (mut bytes, mut lines) = (0, 0);
    csv::write(10_000, |piece| {
        bytes += piece.len();
        lines += piece.iter().filter(|byte| **byte == b'\n').count();
    });
    assert_eq!(lines, 10_001);
    assert!((580_000..660_000).contains(&bytes), "{bytes} bytes for 10,000 rows");
}

#[test]
fn the_floor_reads_every_byte() {
    let mut bytes = floor::bytes(100);
    assert_eq!(bytes.len(), 1536);
    let before = floor::stream(&bytes);
    for n in [0, 700, 1535] {
        bytes[n] ^= 1;
        assert_ne!(floor::stream(&bytes), before, "byte {n}");
        bytes[n] ^= 1;
    }
}
