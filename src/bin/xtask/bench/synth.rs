//! Writes the made-up table of the benchmark as a file, to open it by hand.
use crate::command::Failure;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes so many rows as CSV.
pub fn run(rows: usize, file: &str) -> Result<(), Failure> {
    let path = Path::new(file);
    let failed = |error: std::io::Error| Failure::at(path, &error);
    let mut out = BufWriter::new(File::create(path).map_err(failed)?);
    let mut outcome = Ok(());
    jejak_ekspor::columns::bench::csv::write(rows, |piece| {
        if outcome.is_ok() {
            outcome = out.write_all(piece);
        }
    });
    outcome.and_then(|()| out.flush()).map_err(failed)?;
    println!("{rows} made-up rows are in {file}.");
    Ok(())
}
