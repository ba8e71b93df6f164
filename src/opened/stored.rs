//! An opened table as bytes, in columns: what is kept in the browser's storage between two visits.
//!
//! A line of JSON with the names, then the columns one after the other, little-endian. The first bytes carry the version: a later
//! form refuses what it does not know instead of guessing.
use super::build::bin_of;
use super::{About, AmountName, CodeNames, GrainName, Opened};
use crate::table::{Amounts, Codes, CodesStore, Days, Table, Values};
use serde::{Deserialize, Serialize};

const MAGIC: &[u8; 8] = b"JEJAKTB1";

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
    /// The table as bytes. Filters and problems are not kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        let table = self.cross.table();
        let head = Head {
            about: self.about.clone(),
            names: self.names.clone(),
            amounts: self.amounts.clone(),
            days: table.days().counts().collect(),
            rows: table.rows() as u32,
            values: table.values().iter().map(|values| (values.scale(), matches!(values.store(), Amounts::Wide(_)))).collect(),
        };
        let head = serde_json::to_vec(&head).unwrap_or_default();
        let mut bytes = Vec::with_capacity(16 + head.len() + table.bytes());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&(head.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&head);
        for codes in table.codes() {
            match codes.store() {
                CodesStore::Bytes(codes) => bytes.extend(codes.iter().take(table.rows())),
                CodesStore::Words(codes) => bytes.extend(codes.iter().take(table.rows()).flat_map(|code| code.to_le_bytes())),
            }
        }
        for values in table.values() {
            match values.store() {
                Amounts::Narrow(amounts) => bytes.extend(amounts.iter().take(table.rows()).flat_map(|amount| amount.to_le_bytes())),
                Amounts::Wide(amounts) => bytes.extend(amounts.iter().take(table.rows()).flat_map(|amount| amount.to_le_bytes())),
            }
        }
        bytes
    }

    /// The table that `to_bytes` wrote; `None` for anything else, cut or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Option<Opened> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (length, rest) = rest.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let head: Head = serde_json::from_slice(rest.get(..length)?).ok()?;
        let mut rest = rest.get(length..)?;
        let rows = head.rows as usize;
        let by_year = head.about.grain == Some(GrainName::Year);
        let days = if head.days.is_empty() { Days::none(rows) } else { Days::from_counts(&head.days, |day| bin_of(day, by_year))? };
        if days.rows() != rows || head.values.len() != head.amounts.len() {
            return None;
        }
        let mut take = |count: usize| {
            let (part, left) = rest.split_at_checked(count)?;
            rest = left;
            Some(part)
        };
        let mut codes = Vec::new();
        for names in &head.names {
            let width = names.codes.len().max(1);
            if names.labels.len() != names.codes.len() {
                return None;
            }
            let store = if width <= 256 {
                CodesStore::Bytes(take(rows)?.to_vec())
            } else {
                CodesStore::Words(take(rows.checked_mul(2)?)?.as_chunks().0.iter().map(|word| u16::from_le_bytes(*word)).collect())
            };
            codes.push(Codes::from_store(store, rows, width)?);
        }
        let mut values = Vec::new();
        for (scale, is_wide) in &head.values {
            let store = if *is_wide {
                Amounts::Wide(take(rows.checked_mul(8)?)?.as_chunks().0.iter().map(|word| i64::from_le_bytes(*word)).collect())
            } else {
                Amounts::Narrow(take(rows.checked_mul(4)?)?.as_chunks().0.iter().map(|word| u32::from_le_bytes(*word)).collect())
            };
            values.push(Values::from_store(*scale, store));
        }
        rest.is_empty().then(|| Opened::new(head.about, head.names, head.amounts, Table::from_sorted(days, codes, values)))
    }
}
