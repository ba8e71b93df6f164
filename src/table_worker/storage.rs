//! Opened tables that stay: in columns, in the browser's database. Each column is a part of its own, so that no table is copied whole.
//!
//! IndexedDB and not the file system of a page (OPFS): WebKitGTK has none, and a transaction keeps the list and the columns in step
//! however many windows are open.
use super::answers::refusal;
use super::database::{self, Database, done, soon};
use super::index::{self, is_of, is_sound, next_id, shown};
use super::port::scope;
use crate::protocol::ToValue;
use crate::protocol::answer::{Kept, KeptEntry, Refusal};
use crate::user_table::stored::Restoring;
use crate::user_table::{About, Opened};
use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbKeyRange, IdbObjectStore, IdbTransactionMode};

const NAME: &str = "jejak-tables";
/// What tables there are, by id.
const LIST: &str = "list";
/// Their parts, by id and number.
const PARTS: &str = "parts";

/// What a database takes that holds nothing yet.
const EMPTY: u64 = 1 << 20;

fn denied(error: &JsValue) -> Refusal {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    refusal(|words| index::reason(words, &name).to_owned())
}

/// The folder of this copy of the page: the worker lies in a folder of it.
fn folder() -> String {
    let location = Reflect::get(&js_sys::global(), &"location".into()).and_then(|location| Reflect::get(&location, &"href".into()));
    let address = location.ok().and_then(|address| address.as_string()).unwrap_or_default();
    address.rsplitn(3, '/').nth(2).unwrap_or_default().to_owned()
}

async fn open() -> Result<Database, JsValue> {
    database::open(NAME, &[LIST, PARTS]).await
}

fn key(id: &str, part: f64) -> JsValue {
    Array::of2(&id.into(), &part.into()).into()
}

fn all_parts(id: &str) -> Result<JsValue, JsValue> {
    IdbKeyRange::bound(&key(id, 0.0), &key(id, f64::INFINITY)).map(JsValue::from)
}

/// The tables of this copy of the page.
async fn listed(database: &Database) -> Result<Vec<KeptEntry>, JsValue> {
    let transaction = database.begin(&[LIST], IdbTransactionMode::Readonly)?;
    let mut entries = all_of(&transaction.store(LIST)?).await?;
    let own = folder();
    entries.retain(|entry| is_of(entry, &own));
    Ok(entries)
}

/// The index, as far as it can be read.
async fn all_of(list: &IdbObjectStore) -> Result<Vec<KeptEntry>, JsValue> {
    let (ids, rows) = (list.get_all_keys()?, list.get_all()?);
    let ids: Array = soon(&ids).await?.dyn_into()?;
    let rows: Array = done(&rows).await?.dyn_into()?;
    let ids: Vec<String> = ids.iter().map(|id| id.as_string().unwrap_or_default()).collect();
    Ok(index::entries(&ids, &rows.to_vec()))
}

/// Whether there was no room for so many bytes. Firefox does not always say so: then what it counts as left tells.
async fn is_full(error: &JsValue, bytes: u64) -> bool {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError") => true,
        None | Some("SecurityError") => false,
        Some(_) => free().await.is_some_and(|free| free < bytes),
    }
}

/// The kept tables, the latest last.
pub async fn list() -> Result<Vec<Kept>, Refusal> {
    match async { listed(&open().await?).await }.await {
        Ok(listed) => Ok(listed.into_iter().map(shown).collect()),
        // Without room for so much as an empty database there is none.
        Err(error) if is_full(&error, EMPTY).await => Ok(Vec::new()),
        Err(error) => Err(denied(&error)),
    }
}

/// A table that is to be kept.
pub struct Keeping<'a> {
    pub about: &'a About,
    /// About what its parts take.
    pub bytes: u64,
    /// How it stands beside the claims, as JSON.
    pub beside: Option<String>,
    pub parts: usize,
    /// A part by its number; nothing once another table is open.
    pub part: &'a dyn Fn(usize) -> Option<Vec<u8>>,
}

/// Keeps a table in place of one of the same file name; `None` if another one was opened meanwhile.
pub async fn keep(table: Keeping<'_>) -> Result<Option<Kept>, Refusal> {
    match write(&table).await {
        Ok(kept) => Ok(kept.map(shown)),
        Err(error) if is_full(&error, table.bytes).await => {
            let free = free().await;
            Err(refusal(|words| (words.storage_full)(table.bytes, free)))
        }
        Err(error) => Err(denied(&error)),
    }
}

async fn write(table: &Keeping<'_>) -> Result<Option<KeptEntry>, JsValue> {
    let database = open().await?;
    let transaction = database.begin(&[LIST, PARTS], IdbTransactionMode::Readwrite)?;
    let mut is_gone = false;
    let outcome = async {
        let (list, store) = (transaction.store(LIST)?, transaction.store(PARTS)?);
        let before = all_of(&list).await?;
        let rows = u32::try_from(table.about.records).unwrap_or(u32::MAX);
        let (id, file) = (next_id(&before), table.about.file.clone());
        let mut kept = KeptEntry { id, file, rows, bytes: 0.0, beside: table.beside.clone(), folder: Some(folder()) };
        for old in before.iter().filter(|old| old.file == kept.file && is_of(old, &folder())) {
            store.delete(&all_parts(&old.id)?)?;
            list.delete(&old.id.as_str().into())?;
        }
        for n in 0..table.parts {
            let Some(bytes) = (table.part)(n) else {
                is_gone = true;
                return Err(JsValue::NULL);
            };
            kept.bytes += bytes.len() as f64;
            let buffer = Uint8Array::from(bytes.as_slice()).buffer();
            drop(bytes);
            // One part after the other: all at once would be a second copy of the table.
            done(&store.put_with_key(&buffer, &key(&kept.id, n as f64))?).await?;
        }
        list.put_with_key(&kept.to_value(), &kept.id.as_str().into())?;
        Ok(kept)
    };
    let outcome = outcome.await;
    match transaction.end(outcome).await {
        Err(_) if is_gone => Ok(None),
        outcome => outcome.map(Some),
    }
}

/// Bytes that are left, where the browser tells.
async fn free() -> Option<u64> {
    let promise = scope()?.navigator().storage().estimate().ok()?;
    let estimate = JsFuture::from(promise).await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok().and_then(|value| value.as_f64());
    Some((number("quota")? - number("usage")?).max(0.0) as u64)
}

/// Changes how the kept table of a file stands beside the claims.
pub async fn set_beside(file: &str, beside: Option<&String>) -> Result<(), Refusal> {
    let changed = async {
        let database = open().await?;
        let found = listed(&database).await?.into_iter().find(|kept| kept.file == file && kept.beside.as_ref() != beside);
        let Some(kept) = found else { return Ok(()) };
        let kept = KeptEntry { beside: beside.cloned(), ..kept };
        let transaction = database.begin(&[LIST], IdbTransactionMode::Readwrite)?;
        let outcome = transaction.store(LIST)?.put_with_key(&kept.to_value(), &kept.id.as_str().into()).map(drop);
        transaction.end(outcome).await
    };
    changed.await.map_err(|error: JsValue| denied(&error))
}

/// Reads a kept table, with how it stands beside the claims; the latest one without an id.
pub async fn restore(id: Option<&str>) -> Result<(Opened, Option<String>), Refusal> {
    let database = open().await.map_err(|error| denied(&error))?;
    let listed = listed(&database).await.map_err(|error| denied(&error))?;
    let wanted = match id {
        Some(id) => listed.iter().find(|kept| kept.id == id),
        None => listed.iter().rfind(|kept| is_sound(kept)),
    };
    let gone = || refusal(|words| if id.is_some() { words.not_kept.to_owned() } else { words.no_table.to_owned() });
    let kept = wanted.ok_or_else(gone)?;
    let restored = read(&database, &kept.id).await.ok().flatten();
    let opened = restored.ok_or_else(|| refusal(|words| words.not_kept.to_owned()))?;
    Ok((opened, kept.beside.clone()))
}

async fn read(database: &Database, id: &str) -> Result<Option<Opened>, JsValue> {
    let transaction = database.begin(&[PARTS], IdbTransactionMode::Readonly)?;
    let store = transaction.store(PARTS)?;
    let part = async |n: usize| -> Result<Vec<u8>, JsValue> {
        let buffer: ArrayBuffer = done(&store.get(&key(id, n as f64))?).await?.dyn_into()?;
        Ok(Uint8Array::new(&buffer).to_vec())
    };
    let Some(mut restoring) = Restoring::begin(&part(0).await?) else { return Ok(None) };
    for n in 1..restoring.parts() {
        if restoring.push(&part(n).await?).is_none() {
            return Ok(None);
        }
    }
    Ok(restoring.finish())
}

/// Removes a kept table and gives the name of its file.
pub async fn remove(id: &str) -> Result<Option<String>, Refusal> {
    let removed = async {
        let database = open().await?;
        let file = listed(&database).await?.into_iter().find(|kept| kept.id == id).map(|kept| kept.file);
        let transaction = database.begin(&[LIST, PARTS], IdbTransactionMode::Readwrite)?;
        let outcome = (|| {
            transaction.store(PARTS)?.delete(&all_parts(id)?)?;
            transaction.store(LIST)?.delete(&id.into()).map(drop)
        })();
        transaction.end(outcome).await?;
        Ok(file)
    };
    removed.await.map_err(|error: JsValue| denied(&error))
}
