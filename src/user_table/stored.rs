//! An opened table as bytes, in columns: what is kept in the browser's storage between two visits.
//!
//! The first part is JSON with the names, each further part a column, little-endian. The first bytes carry the version: a later
//! form refuses what it does not know instead of guessing.
use super::build::bin_of;
use super::{About, AmountName, CodeNames, Opened};
use crate::columns::rows::{Amounts, Codes, CodesStore, Days, Table, Values};
use serde::{Deserialize, Serialize};

const MAGIC: &[u8; 8] = b"JEJAKTB2";

#[derive(Serialize, Deserialize)]
struct Head {
    about: About,
    names: Vec<CodeNames>,
    amounts: Vec<AmountName>,
    /// Distinct days with their rows.
    days: Vec<(i32, u32)>,
    rows: u32,
    /// For each column of amounts its decimals, and whether it is a wide one.
    values: Vec<(u8, bool)>,
}

impl Opened {
    /// How many parts the table is written in: the names, then every column.
    pub fn parts(&self) -> usize {
        1 + self.cross.table().codes().len() + self.cross.table().values().len()
    }

    /// A part as bytes; `None` beyond the last. Filters and problems are not kept.
    pub fn part(&self, n: usize) -> Option<Vec<u8>> {
        let table = self.cross.table();
        let Some(column) = n.checked_sub(1) else { return Some(self.head()) };
        let rows = table.rows();
        if let Some(codes) = table.codes().get(column) {
            return Some(match codes.store() {
                CodesStore::Bytes(codes) => codes.iter().take(rows).copied().collect(),
                CodesStore::Words(codes) => codes.iter().take(rows).flat_map(|code| code.to_le_bytes()).collect(),
            });
        }
        let values = table.values().get(column - table.codes().len())?;
        Some(match values.store() {
            Amounts::Narrow(amounts) => amounts.iter().take(rows).flat_map(|amount| amount.to_le_bytes()).collect(),
            Amounts::Wide(amounts) => amounts.iter().take(rows).flat_map(|amount| amount.to_le_bytes()).collect(),
        })
    }

    fn head(&self) -> Vec<u8> {
        let table = self.cross.table();
        let head = Head {
            about: self.about.clone(),
            names: self.names.clone(),
            amounts: self.amounts.clone(),
            days: table.days().counts().collect(),
            rows: table.rows() as u32,
            values: table.values().iter().map(|values| (values.scale(), matches!(values.store(), Amounts::Wide(_)))).collect(),
        };
        let mut bytes = MAGIC.to_vec();
        bytes.extend(serde_json::to_vec(&head).unwrap_or_default());
        bytes
    }
}

/// A kept table that comes back part by part.
pub struct Restoring {
    head: Head,
    codes: Vec<Codes>,
    values: Vec<Values>,
}

impl Restoring {
    /// From the first part; `None` for anything that `Opened::part` did not write.
    pub fn begin(part: &[u8]) -> Option<Restoring> {
        let head: Head = serde_json::from_slice(part.strip_prefix(MAGIC)?).ok()?;
        let fits = head.values.len() == head.amounts.len() && head.names.iter().all(|names| names.labels.len() == names.codes.len());
        fits.then(|| Restoring { head, codes: Vec::new(), values: Vec::new() })
    }

    /// How many parts there are, the first included.
    pub fn parts(&self) -> usize {
        1 + self.head.names.len() + self.head.values.len()
    }

    /// Takes the next part; `None` where it is cut or damaged.
    pub fn push(&mut self, part: &[u8]) -> Option<()> {
        let rows = self.head.rows as usize;
        let is_of = |bytes: usize| rows.checked_mul(bytes) == Some(part.len());
        if let Some(names) = self.head.names.get(self.codes.len()) {
            let width = names.codes.len().max(1);
            let store = match width {
                ..=256 if is_of(1) => CodesStore::Bytes(part.to_vec()),
                257.. if is_of(2) => CodesStore::Words(part.as_chunks().0.iter().map(|word| u16::from_le_bytes(*word)).collect()),
                _ => return None,
            };
            self.codes.push(Codes::from_store(store, rows, width)?);
            return Some(());
        }
        let (scale, is_wide) = *self.head.values.get(self.values.len())?;
        let store = match is_wide {
            true if is_of(8) => Amounts::Wide(part.as_chunks().0.iter().map(|word| i64::from_le_bytes(*word)).collect()),
            false if is_of(4) => Amounts::Narrow(part.as_chunks().0.iter().map(|word| u32::from_le_bytes(*word)).collect()),
            _ => return None,
        };
        self.values.push(Values::from_store(scale, store));
        Some(())
    }

    /// The table; `None` where parts are missing.
    pub fn finish(self) -> Option<Opened> {
        let Restoring { head, codes, values } = self;
        let rows = head.rows as usize;
        let grain = head.about.grain;
        let days = if head.days.is_empty() { Days::none(rows) } else { Days::from_counts(&head.days, |day| bin_of(day, grain))? };
        let is_whole = days.rows() == rows && codes.len() == head.names.len() && values.len() == head.values.len();
        is_whole.then(|| Opened::new(head.about, head.names, head.amounts, Table::from_sorted(days, codes, values)))
    }
}
