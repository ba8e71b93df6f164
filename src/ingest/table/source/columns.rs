//! A file in columns, from what it says of itself to its rows: Parquet, which `parquet_reader` reads.
use super::feeder::Feeder;
use super::left_out::left_out;
use super::opening::{Format, Opening};
use super::sieve::{Sieve, Wanted};
use super::text::{lay_out, tell};
use crate::ingest::table::cell::{BATCH_CELLS, BATCH_ROWS, Batch, Blocks, Cell};
use crate::ingest::table::detect::grid::Grid;
use crate::ingest::table::detect::layout::Options;
use crate::ingest::table::detect::names::Names;
use crate::ingest::table::failure::Failure;
use crate::ingest::table::import::Imported;
use crate::ingest::table::reading::Note;
use crate::model::columnar::{Piece, Source};
use crate::model::table::Role;
use encoding_rs::UTF_8;

/// So many rows are looked at before the layout is known.
const LOOKED_AT: usize = 400;

/// Rows that are read at once, of so many columns.
pub fn most_rows(columns: usize) -> usize {
    (BATCH_CELLS / columns.max(1)).clamp(16, BATCH_ROWS)
}

/// A file in columns, by its first rows.
pub fn open_columns(source: &mut dyn Source, file_name: &str, names: &Names, options: &Options) -> Result<Opening, Failure> {
    let head = source.head().clone();
    if head.rows == 0 {
        return Err(Failure::HeaderOnly { rows: 1 });
    }
    let is_number: Vec<bool> = head.columns.iter().map(|column| column.is_number).collect();
    source.begin(&vec![true; is_number.len()])?;
    let mut rows = Blocks::default();
    rows.begin(0);
    head.columns.iter().for_each(|column| rows.push(Cell::Text(&column.name)));
    let mut batch = Batch::default();
    let mut seen = 0;
    while seen < LOOKED_AT
        && let Some(piece) = source.next((LOOKED_AT - seen).min(most_rows(is_number.len())))?
    {
        seen += piece.rows;
        write(piece, &is_number, &mut batch, &mut rows);
    }
    let mut grid = Grid::of_objects(&rows);
    let mut options = Options { header_rows: Some(1), ..options.clone() };
    tell(&mut grid, &mut options, names, &[]);
    let mut layout = lay_out(&grid, None, names, &options, file_name)?;
    let too_many = left_out(&layout, &grid, &options, head.rows);
    if !too_many.is_empty() {
        let names = layout.columns.iter_mut().enumerate().filter(|(n, _)| too_many.contains(n)).map(|(_, column)| {
            column.role = Role::Skip;
            column.name.clone()
        });
        let names = names.collect();
        layout.notes.push(Note::LeftOut(names));
    }
    if !head.set_aside.is_empty() {
        layout.notes.push(Note::NoCells(head.set_aside));
    }
    Ok(Opening {
        format: Format::Parquet,
        is_gzip: false,
        encoding: UTF_8,
        layout,
        sheets: Vec::new(),
        sheet_number: 0,
        sheet: None,
        held: None,
        json_skip: 0,
        is_guessed: false,
        is_number: Some(is_number),
    })
}

/// Rows of columns as rows of cells.
fn write(mut piece: Piece, is_number: &[bool], batch: &mut Batch, rows: &mut Blocks) {
    batch.fill(&mut piece, is_number, 1);
    for n in 0..batch.rows.len() {
        rows.begin(1);
        for at in 0..is_number.len() {
            let cell = batch.cell(&piece.bytes, n, at);
            rows.push(cell.with(&String::from_utf8_lossy(cell.into_inner())));
        }
    }
}

/// Reads the rows of such a file: all, or those that pass a sieve, and of those only all columns.
pub struct Rows {
    sieve: Option<Sieve>,
    /// Rows that are read at once.
    most: usize,
    /// Rows that were looked at, or passed over with their group.
    seen: u64,
}

impl Rows {
    /// Goes to the first row; groups of rows that cannot have what is wanted are left out.
    pub fn begin(source: &mut dyn Source, chosen: &[bool], sieve: Option<Sieve>) -> Result<Rows, Failure> {
        let Some(sieve) = sieve else {
            source.begin_picks(chosen)?;
            return Ok(Rows { sieve: None, most: most_rows(chosen.iter().filter(|own| **own).count()), seen: 0 });
        };
        let mut groups: Vec<bool> = Vec::new();
        let mut seen = 0;
        for column in sieve.sorted() {
            let found = source.groups(column)?;
            groups.resize(found.len(), true);
            for (is_wanted, group) in groups.iter_mut().zip(&found).filter(|(is_wanted, _)| **is_wanted) {
                *is_wanted = sieve.may_have(column, group);
                seen += if *is_wanted { 0 } else { group.rows };
            }
        }
        let conditions: Vec<bool> = (0..chosen.len()).map(|n| sieve.needs(n)).collect();
        source.sift(&conditions, chosen, &groups)?;
        Ok(Rows { sieve: Some(sieve), most: most_rows(conditions.iter().filter(|own| **own).count()), seen })
    }

    /// Reads the next rows; gives how many were seen by now, none at the end.
    pub fn next(&mut self, source: &mut dyn Source, feeder: &mut Feeder, names: &Names) -> Result<Option<u64>, Failure> {
        let Some(piece) = source.next(self.most)? else { return Ok(None) };
        self.seen += piece.rows as u64;
        let Some(sieve) = &mut self.sieve else {
            feeder.take_columns(piece);
            return Ok(Some(self.seen));
        };
        let wanted = sieve.wanted(&piece, names);
        if wanted.contains(&true) {
            feeder.take_columns(source.take(&wanted)?);
        }
        Ok(Some(self.seen))
    }

    /// Says which part was read, of a file with so many rows.
    pub fn end(self, feeder: &mut Feeder, all: u64) -> Result<(), Failure> {
        let Some(sieve) = self.sieve else { return Ok(()) };
        let counts = feeder.counts();
        if counts.rows <= counts.headers {
            return Err(Failure::NoneMatch { rows: all });
        }
        feeder.note_held(all, sieve.by());
        Ok(())
    }
}

/// Opens and reads the rows of such a file that are wanted, all of them where nothing tells them apart; the questions, if there are any,
/// stay open.
pub fn import_columns(
    source: &mut dyn Source,
    file_name: &str,
    names: &Names,
    options: &Options,
    wanted: &Wanted,
) -> Result<(Opening, Imported), Failure> {
    let mut opening = open_columns(source, file_name, names, options)?;
    let all = source.head().rows;
    let mut rows = Rows::begin(source, &opening.chosen().unwrap_or_default(), Sieve::new(&opening.layout, wanted))?;
    let mut feeder: Feeder = opening.feeder();
    while rows.next(source, &mut feeder, names)?.is_some() {}
    rows.end(&mut feeder, all)?;
    Ok((opening, feeder.finish(names)?))
}
