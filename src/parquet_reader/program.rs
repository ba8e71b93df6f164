//! The program's start: it gives the worker the function that is asked (`protocol::parquet`).
use super::file::File;
use super::reader::Reader;
use crate::model::columnar::{Fault, Source};
use crate::protocol::parquet::{ASKED, BEGIN, NEXT, OPEN};
use bytes::Bytes;
use js_sys::{Array, Reflect, Uint8Array, Uint32Array};
use std::cell::RefCell;
use std::io;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, FileReaderSync};

thread_local! {
    /// The file that was opened last.
    static READER: RefCell<Option<Reader>> = const { RefCell::new(None) };
    /// Its bytes. The crate wants files that can go to other threads, which values of JavaScript cannot.
    static BLOB: RefCell<Option<(Blob, FileReaderSync)>> = const { RefCell::new(None) };
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

/// Gives the function.
pub fn start() {
    let function = Closure::<dyn FnMut(u32, JsValue) -> Result<JsValue, JsValue>>::new(|ask: u32, with: JsValue| {
        answer(ask, with).map_err(|fault| thrown(&fault))
    });
    let _ = Reflect::set(&js_sys::global(), &ASKED.into(), &function.into_js_value());
}

fn answer(ask: u32, with: JsValue) -> Result<JsValue, Fault> {
    if ask == OPEN {
        return open(with);
    }
    READER.with_borrow_mut(|reader| {
        let Some(reader) = reader else { return Ok(JsValue::NULL) };
        if ask == BEGIN {
            let chosen: Vec<bool> = Uint8Array::new(&with).to_vec().iter().map(|own| *own == 1).collect();
            reader.begin(&chosen)?;
        } else if ask == NEXT
            && let Some(piece) = reader.next(with.as_f64().unwrap_or(1.0) as usize)?
        {
            let (bytes, ends) = (Uint8Array::from(piece.bytes.as_slice()), Uint32Array::from(piece.ends.as_slice()));
            return Ok(Array::of3(&(piece.rows as u32).into(), &bytes, &ends).into());
        }
        Ok(JsValue::NULL)
    })
}

fn open(file: JsValue) -> Result<JsValue, Fault> {
    READER.set(None);
    let (Ok(blob), Ok(reader)) = (file.dyn_into::<Blob>(), FileReaderSync::new()) else { return Ok(JsValue::NULL) };
    let size = blob.size() as u64;
    BLOB.set(Some((blob, reader)));
    let reader = Reader::open(Arc::new(Asked { size }))?;
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
    ];
    parts.iter().collect::<Array>().into()
}
