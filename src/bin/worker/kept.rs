//! Opened tables that stay: in columns, in the browser's own file system (OPFS), with an index of what is there.
use crate::reply::Refusal;
use crate::scope;
use jejak_ekspor::opened::{About, Opened};
use js_sys::{ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DomException, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions,
    StorageManager,
};

const FOLDER: &str = "tables";
const INDEX: &str = "index.json";

/// A table that is kept.
#[derive(Clone, Serialize, Deserialize)]
pub struct Kept {
    pub id: String,
    pub file: String,
    pub rows: u64,
    pub bytes: u64,
    /// How it stands beside the claims, as JSON; indices of earlier versions do not say.
    #[serde(default)]
    pub beside: Option<String>,
}

fn storage() -> Option<StorageManager> {
    let storage = scope()?.navigator().storage();
    let has = Reflect::has(&storage, &"getDirectory".into()).unwrap_or(false);
    has.then_some(storage)
}

fn denied() -> Refusal {
    Refusal::new(|words| words.storage_denied.to_owned())
}

async fn folder() -> Result<FileSystemDirectoryHandle, Refusal> {
    let root = JsFuture::from(storage().ok_or_else(denied)?.get_directory()).await.map_err(|_| denied())?;
    let root: FileSystemDirectoryHandle = root.dyn_into().map_err(|_| denied())?;
    let options = FileSystemGetDirectoryOptions::new();
    options.set_create(true);
    let folder = JsFuture::from(root.get_directory_handle_with_options(FOLDER, &options)).await.map_err(|_| denied())?;
    folder.dyn_into().map_err(|_| denied())
}

async fn read(folder: &FileSystemDirectoryHandle, name: &str) -> Option<Vec<u8>> {
    let handle: FileSystemFileHandle = JsFuture::from(folder.get_file_handle(name)).await.ok()?.dyn_into().ok()?;
    let file: Blob = JsFuture::from(handle.get_file()).await.ok()?.dyn_into().ok()?;
    let buffer: ArrayBuffer = JsFuture::from(file.array_buffer()).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Calls a method of a handle that the bindings do not have yet.
fn call(object: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    match arguments {
        [] => function.call0(object),
        [one, ..] => function.call1(object, one),
    }
}

async fn write(folder: &FileSystemDirectoryHandle, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = FileSystemGetFileOptions::new();
    options.set_create(true);
    let handle = JsFuture::from(folder.get_file_handle_with_options(name, &options)).await?;
    let opening: Promise = call(&handle, "createSyncAccessHandle", &[])?.dyn_into()?;
    let access = JsFuture::from(opening).await?;
    let outcome = (|| {
        call(&access, "truncate", &[&JsValue::from(0)])?;
        let written = call(&access, "write", &[&Uint8Array::from(bytes)])?;
        if written.as_f64() != Some(bytes.len() as f64) {
            return Err(DomException::new_with_message_and_name("short write", "QuotaExceededError")?.into());
        }
        call(&access, "flush", &[])
    })();
    call(&access, "close", &[])?;
    outcome.map(drop)
}

async fn index(folder: &FileSystemDirectoryHandle) -> Vec<Kept> {
    read(folder, INDEX).await.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

async fn set_index(folder: &FileSystemDirectoryHandle, index: &[Kept]) -> Result<(), Refusal> {
    write(folder, INDEX, &serde_json::to_vec(index).unwrap_or_default()).await.map_err(|_| denied())
}

/// The kept tables, the latest last; none where storage is denied.
pub async fn list() -> Result<Vec<Kept>, Refusal> {
    Ok(index(&folder().await?).await)
}

/// Keeps a table, in place of one of the same file name.
pub async fn keep(about: &About, beside: Option<String>, bytes: Vec<u8>) -> Result<Kept, Refusal> {
    let folder = folder().await?;
    let mut index = index(&folder).await;
    let id = format!("table-{:.0}.bin", js_sys::Date::now());
    let kept = Kept { id: id.clone(), file: about.file.clone(), rows: about.records, bytes: bytes.len() as u64, beside };
    if let Err(error) = write(&folder, &id, &bytes).await {
        let _ = JsFuture::from(folder.remove_entry(&id)).await;
        let is_full = error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "QuotaExceededError");
        if !is_full {
            return Err(denied());
        }
        let free = free().await;
        return Err(Refusal::new(|words| (words.storage_full)(bytes.len() as u64, free)));
    }
    let (old, rest): (Vec<Kept>, Vec<Kept>) = index.drain(..).partition(|other| other.file == kept.file);
    index = rest;
    index.push(kept.clone());
    set_index(&folder, &index).await?;
    for other in old {
        let _ = JsFuture::from(folder.remove_entry(&other.id)).await;
    }
    Ok(kept)
}

async fn free() -> u64 {
    let Some(Ok(promise)) = storage().map(|storage| storage.estimate()) else { return 0 };
    let Ok(estimate) = JsFuture::from(promise).await else { return 0 };
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    (number("quota") - number("usage")).max(0.0) as u64
}

/// Changes how the kept table of a file stands beside the claims.
pub async fn set_beside(file: &str, beside: Option<&String>) -> Result<(), Refusal> {
    let folder = folder().await?;
    let mut index = index(&folder).await;
    let Some(kept) = index.iter_mut().find(|kept| kept.file == file && kept.beside.as_ref() != beside) else { return Ok(()) };
    kept.beside = beside.cloned();
    set_index(&folder, &index).await
}

/// Reads a kept table, with how it stands beside the claims; the latest one without an id.
pub async fn restore(id: Option<&str>) -> Result<(Opened, Option<String>), Refusal> {
    let folder = folder().await?;
    let index = index(&folder).await;
    let wanted = match id {
        Some(id) => index.iter().find(|kept| kept.id == id),
        None => index.last(),
    };
    let gone = || Refusal::new(|words| if id.is_some() { words.not_kept.to_owned() } else { words.no_table.to_owned() });
    let kept = wanted.ok_or_else(gone)?;
    let bytes = read(&folder, &kept.id).await;
    let opened = bytes.and_then(|bytes| Opened::from_bytes(&bytes)).ok_or_else(|| Refusal::new(|words| words.not_kept.to_owned()))?;
    Ok((opened, kept.beside.clone()))
}

/// Removes a kept table and gives the name of its file.
pub async fn remove(id: &str) -> Result<Option<String>, Refusal> {
    let folder = folder().await?;
    let mut index = index(&folder).await;
    let file = index.iter().find(|kept| kept.id == id).map(|kept| kept.file.clone());
    index.retain(|kept| kept.id != id);
    set_index(&folder, &index).await?;
    let _ = JsFuture::from(folder.remove_entry(id)).await;
    Ok(file)
}
