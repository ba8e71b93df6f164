//! The program's start: it gives the worker the function that is asked (`protocol::parquet`).
use super::file::{FAR_WINDOWS, File};
use super::reader::Reader;
use crate::model::columnar::{Away, Fault, Piece, Source};
use crate::protocol::parquet::{ASKED, BEGIN, BEGIN_PICKS, GROUPS, NEXT, OPEN, SIFT, TAKE};
use crate::protocol::ranges::{Answer, Known, PATIENCE};
use bytes::Bytes;
use js_sys::{Array, Reflect, Uint8Array, Uint32Array};
use std::cell::RefCell;
use std::io;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DomException, FileReaderSync, XmlHttpRequest, XmlHttpRequestResponseType};

/// So many bytes at its end are fetched at once: mostly all that the file says of itself.
const TAIL: u64 = 1 << 16;

thread_local! {
    /// The file that was opened last.
    static READER: RefCell<Option<Reader>> = const { RefCell::new(None) };
    /// Its bytes. The crate wants files that can go to other threads, which values of JavaScript cannot.
    static BLOB: RefCell<Option<(Blob, FileReaderSync)>> = const { RefCell::new(None) };
    /// Where it lies, if beside the page, and its end.
    static FAR: RefCell<Option<(String, Known, Bytes)>> = const { RefCell::new(None) };
    /// Why bytes of it did not come: more than the crate can hand on.
    static AWAY: RefCell<Option<Fault>> = const { RefCell::new(None) };
}

/// The file in `BLOB`.
struct Asked {
    size: u64,
}

impl File for Asked {
    fn size(&self) -> u64 {
        self.size
    }

    fn read(&self, from: u64, bytes: usize) -> io::Result<Bytes> {
        let read = BLOB.with_borrow(|asked| {
            let (blob, reader) = asked.as_ref()?;
            let part = blob.slice_with_f64_and_f64(from as f64, from as f64 + bytes as f64).ok()?;
            reader.read_as_array_buffer(&part).ok()
        });
        let buffer = read.ok_or(io::ErrorKind::NotFound)?;
        Ok(Uint8Array::new(&buffer).to_vec().into())
    }
}

/// The file in `FAR`.
struct Far {
    size: u64,
}

impl File for Far {
    fn size(&self) -> u64 {
        self.size
    }

    fn read(&self, from: u64, bytes: usize) -> io::Result<Bytes> {
        FAR.with_borrow_mut(|far| {
            let (url, known, tail) = far.as_mut().ok_or(io::ErrorKind::NotFound)?;
            let bytes = (bytes as u64).min(self.size.saturating_sub(from));
            if bytes == 0 {
                return Ok(Bytes::new());
            }
            let start = self.size.saturating_sub(TAIL);
            let read = if from < start {
                part(url, known, from, bytes)
            } else {
                if tail.is_empty() {
                    *tail = part(url, known, start, self.size - start).map_err(away)?;
                }
                let from = (from - start) as usize;
                Ok(tail.slice(from..from + bytes as usize))
            };
            read.map_err(away)
        })
    }

    fn windows(&self) -> (u64, u64) {
        FAR_WINDOWS
    }
}

fn away(fault: Fault) -> io::Error {
    AWAY.set(Some(fault));
    io::ErrorKind::ConnectionAborted.into()
}

/// A part of a file beside the page. In a worker it may be waited for.
fn part(url: &str, known: &Known, from: u64, bytes: u64) -> Result<Bytes, Fault> {
    let offline = |_| Away::Offline.fault("", "");
    let request = XmlHttpRequest::new().map_err(offline)?;
    request.open_with_async("GET", url, false).map_err(offline)?;
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    request.set_timeout(PATIENCE);
    request.set_request_header("Range", &format!("bytes={from}-{}", from + bytes - 1)).map_err(offline)?;
    request.send().map_err(|error| match error.dyn_ref::<DomException>() {
        Some(error) if error.name() == "TimeoutError" => Away::Silent.fault("", ""),
        _ => offline(error),
    })?;
    let answer = Answer::new(request.status().unwrap_or_default(), |name| request.get_response_header(name).ok().flatten());
    let came = request.response().map(|buffer| Uint8Array::new(&buffer).to_vec()).unwrap_or_default();
    answer.is_part(known, from, bytes, came.len() as u64)?;
    Ok(came.into())
}

/// Gives the function.
pub fn start() {
    let function = Closure::<dyn FnMut(u32, JsValue) -> Result<JsValue, JsValue>>::new(|ask: u32, with: JsValue| {
        AWAY.set(None);
        answer(ask, with).map_err(|fault| thrown(&AWAY.take().unwrap_or(fault)))
    });
    let _ = Reflect::set(&js_sys::global(), &ASKED.into(), &function.into_js_value());
}

fn answer(ask: u32, with: JsValue) -> Result<JsValue, Fault> {
    if ask == OPEN {
        return open(with);
    }
    READER.with_borrow_mut(|reader| {
        let Some(reader) = reader else { return Ok(JsValue::NULL) };
        let flags = |with: &JsValue| -> Vec<bool> { Uint8Array::new(with).to_vec().iter().map(|own| *own == 1).collect() };
        match ask {
            BEGIN => reader.begin(&flags(&with))?,
            BEGIN_PICKS => reader.begin_picks(&flags(&with))?,
            SIFT => {
                let [conditions, chosen, groups] = [0, 1, 2].map(|n| flags(&Array::from(&with).get(n)));
                reader.sift(&conditions, &chosen, &groups)?;
            }
            GROUPS => {
                let groups = reader.groups(with.as_f64().unwrap_or_default() as usize)?;
                let parts = groups
                    .iter()
                    .flat_map(|group| [JsValue::from(group.rows as f64), JsValue::from(&group.low), JsValue::from(&group.high)]);
                return Ok(parts.collect::<Array>().into());
            }
            TAKE => return Ok(handed_out(&reader.take(&flags(&with))?)),
            NEXT => return Ok(reader.next(with.as_f64().unwrap_or(1.0) as usize)?.map_or(JsValue::NULL, |piece| handed_out(&piece))),
            _ => {}
        }
        Ok(JsValue::NULL)
    })
}

fn handed_out(piece: &Piece) -> JsValue {
    let (bytes, ends) = (Uint8Array::from(piece.bytes.as_slice()), Uint32Array::from(piece.ends.as_slice()));
    let parts = Array::of3(&(piece.rows as u32).into(), &bytes, &ends);
    for picked in &piece.picked {
        let (bytes, ends) = picked.list.as_ref().map_or((JsValue::NULL, JsValue::NULL), |(bytes, ends)| {
            (Uint8Array::from(bytes.as_slice()).into(), Uint32Array::from(ends.as_slice()).into())
        });
        let own = [(picked.column as u32).into(), bytes, ends, Uint32Array::from(picked.picks.as_slice()).into()];
        for part in &own {
            parts.push(part);
        }
    }
    parts.into()
}

fn open(given: JsValue) -> Result<JsValue, Fault> {
    READER.set(None);
    let file: Arc<dyn File> = if let Some(parts) = given.dyn_ref::<Array>() {
        let text = |at| parts.get(at).as_string().unwrap_or_default();
        let size = parts.get(1).as_f64().unwrap_or_default() as u64;
        FAR.set(Some((text(0), Known { size, tag: text(2) }, Bytes::new())));
        Arc::new(Far { size })
    } else {
        let (Ok(blob), Ok(reader)) = (given.dyn_into::<Blob>(), FileReaderSync::new()) else { return Ok(JsValue::NULL) };
        let size = blob.size() as u64;
        BLOB.set(Some((blob, reader)));
        Arc::new(Asked { size })
    };
    let reader = Reader::open(file)?;
    let head = reader.head();
    let names: Array = head.columns.iter().map(|column| JsValue::from(&column.name)).collect();
    let are_numbers: Vec<u8> = head.columns.iter().map(|column| u8::from(column.is_number)).collect();
    let about: Array = core::iter::once(JsValue::from(head.rows as f64)).chain(head.set_aside.iter().map(JsValue::from)).collect();
    let answer = Array::of3(&about, &names, &Uint8Array::from(are_numbers.as_slice()));
    READER.set(Some(reader));
    Ok(answer.into())
}

fn thrown(fault: &Fault) -> JsValue {
    let parts = [
        (fault.kind as u32).into(),
        JsValue::from(&fault.column),
        (fault.row as f64).into(),
        JsValue::from(&fault.found),
        JsValue::from(&fault.expected),
        fault.away.map_or(JsValue::NULL, |away| (away as u32).into()),
    ];
    parts.iter().collect::<Array>().into()
}
