//! Writes a made-up Parquet file of BACI's shape (year, exporter, importer, HS code, thousand US$, tonnes) in BACI's order, to lie beside a
//! page: groups of a million rows, not packed, some 19 bytes a row.
use crate::command::Failure;
use jejak_ekspor::model::dataset::Dataset;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

const SCHEMA: &str = "message baci { required int32 t; required binary i (UTF8); required binary j (UTF8); required binary k (UTF8);
    required double v; required double q; }";
const GROUP: usize = 1_000_000;
const FIRST_YEAR: usize = 1995;
const YEARS: usize = 30;
const GOODS: usize = 5000;

/// Writes so many rows.
pub fn run(rows: usize, file: &str) -> std::result::Result<(), Failure> {
    let path = Path::new(file);
    let out = File::create(path).map_err(|error| Failure::at(path, &error))?;
    write(rows, out).map_err(|error| Failure::at(path, &std::io::Error::other(error)))?;
    println!("{rows} made-up rows are in {file}.");
    Ok(())
}

fn write(rows: usize, out: File) -> Result<()> {
    let data = Dataset::embedded();
    let countries: Vec<ByteArray> = data.codes.countries.iter().map(|country| country.code.as_str().into()).collect();
    let goods: Vec<ByteArray> = (0..GOODS).map(|n| format!("{:06}", 10_000 + n * 194).as_str().into()).collect();
    let mut file = SerializedFileWriter::new(out, Arc::new(parse_message_type(SCHEMA)?), Arc::new(WriterProperties::default()))?;
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for first in (0..rows).step_by(GROUP) {
        let (mut years, mut from, mut to, mut hs, mut values, mut weights) = (vec![], vec![], vec![], vec![], vec![], vec![]);
        for n in first..rows.min(first + GROUP) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let place = n as f64 * YEARS as f64 / rows as f64;
            let within = place.fract() * countries.len() as f64;
            let partner = within.fract().powf(1.5) * countries.len() as f64;
            let pick = |list: &[ByteArray], at: f64| list.get(at as usize).cloned().unwrap_or_default();
            years.push((FIRST_YEAR + place as usize) as i32);
            from.push(pick(&countries, within));
            to.push(pick(&countries, partner));
            hs.push(pick(&goods, partner.fract() * GOODS as f64));
            values.push((state % 10_000_000) as f64 / 1000.0);
            weights.push((state >> 32) as f64 / 1000.0);
        }
        let mut group = file.next_row_group()?;
        let mut column = group.next_column()?.ok_or_else(|| parquet::errors::ParquetError::General("t".into()))?;
        column.typed::<Int32Type>().write_batch(&years, None, None)?;
        column.close()?;
        for values in [&from, &to, &hs] {
            let Some(mut column) = group.next_column()? else { break };
            column.typed::<ByteArrayType>().write_batch(values, None, None)?;
            column.close()?;
        }
        for values in [&values, &weights] {
            let Some(mut column) = group.next_column()? else { break };
            column.typed::<DoubleType>().write_batch(values, None, None)?;
            column.close()?;
        }
        group.close()?;
    }
    file.close().map(drop)
}
