//! The program that reads Parquet, fetched with the first such file; what it hands out is taken over as it is (`protocol::parquet`).
use super::answers::refusal;
use crate::ingest::table::failure::Failure;
use crate::model::columnar::{Away, Column, Fault, FaultKind, Group, Head, Picked, Piece, Source};
use crate::protocol::answer::Refusal;
use crate::protocol::parquet::{ASKED, BEGIN, BEGIN_PICKS, COMES, GROUPS, NEXT, OPEN, SIFT, TAKE};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array, Uint32Array};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// How often the program was asked for in vain, or ended: a browser runs a module of one address once, also where it failed.
    static FAILED: Cell<u32> = const { Cell::new(0) };
}

/// A Parquet file, at the program.
pub struct Parquet {
    asked: Function,
    head: Head,
}

fn function(name: &str) -> Option<Function> {
    Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()
}

async fn program() -> Option<Function> {
    if let Some(asked) = function(ASKED) {
        return Some(asked);
    }
    let failed = FAILED.get();
    let again = if failed > 0 { format!("?{failed}") } else { String::new() };
    let coming: Promise = function(COMES)?.call1(&JsValue::UNDEFINED, &again.into()).ok()?.dyn_into().ok()?;
    if JsFuture::from(coming).await.is_err() {
        FAILED.set(failed + 1);
    }
    function(ASKED)
}

impl Parquet {
    /// Opens a file, as the program takes it, unless another is being read.
    pub async fn open(file: &JsValue, is_taken: impl Fn() -> bool) -> Result<Parquet, Refusal> {
        let asked = program().await.ok_or(Failure::NoReader)?;
        if is_taken() {
            return Err(refusal(|words| words.busy.to_owned()));
        }
        let mut parquet = Parquet { asked, head: Head::default() };
        let answer: Array = parquet.ask(OPEN, file).map_err(Failure::from)?.unchecked_into();
        let (about, names, are_numbers): (Array, Array, Uint8Array) =
            (answer.get(0).unchecked_into(), answer.get(1).unchecked_into(), answer.get(2).unchecked_into());
        let text = |value: JsValue| value.as_string().unwrap_or_default();
        let column = |(name, is_number): (JsValue, u8)| Column { name: text(name), is_number: is_number == 1 };
        parquet.head = Head {
            columns: names.iter().zip(are_numbers.to_vec()).map(column).collect(),
            rows: about.get(0).as_f64().unwrap_or_default() as u64,
            set_aside: about.iter().skip(1).map(text).collect(),
        };
        Ok(parquet)
    }

    fn ask(&self, ask: u32, with: &JsValue) -> Result<JsValue, Fault> {
        self.asked.call2(&JsValue::UNDEFINED, &ask.into(), with).map_err(|thrown| {
            let Some(parts) = thrown.dyn_ref::<Array>() else {
                // It is damaged in a way that the program does not survive: the next file gets another.
                FAILED.set(FAILED.get() + 1);
                let _ = Reflect::set(&js_sys::global(), &ASKED.into(), &JsValue::UNDEFINED);
                return Fault {
                    kind: FaultKind::Page,
                    away: None,
                    column: String::new(),
                    row: 0,
                    found: String::new(),
                    expected: String::new(),
                };
            };
            let text = |at| parts.get(at).as_string().unwrap_or_default();
            let number = |at| parts.get(at).as_f64().unwrap_or_default();
            let kind = FaultKind::ALL.get(number(0) as usize).copied().unwrap_or(FaultKind::Page);
            let away = parts.get(5).as_f64().and_then(|n| Away::ALL.get(n as usize)).copied();
            Fault { kind, away, column: text(1), row: number(2) as u64, found: text(3), expected: text(4) }
        })
    }
}

impl Source for Parquet {
    fn head(&self) -> &Head {
        &self.head
    }

    fn begin(&mut self, chosen: &[bool]) -> Result<(), Fault> {
        self.ask(BEGIN, &flags(chosen)).map(drop)
    }

    fn begin_picks(&mut self, chosen: &[bool]) -> Result<(), Fault> {
        self.ask(BEGIN_PICKS, &flags(chosen)).map(drop)
    }

    fn next(&mut self, most: usize) -> Result<Option<Piece>, Fault> {
        let answer = self.ask(NEXT, &(most as u32).into())?;
        Ok(answer.dyn_ref::<Array>().map(piece))
    }

    fn groups(&mut self, column: usize) -> Result<Vec<Group>, Fault> {
        let parts: Vec<JsValue> = self.ask(GROUPS, &(column as u32).into())?.unchecked_into::<Array>().iter().collect();
        let text = |value: Option<&JsValue>| value.and_then(JsValue::as_string).unwrap_or_default();
        let group = |parts: &[JsValue]| Group {
            rows: parts.first().and_then(JsValue::as_f64).unwrap_or_default() as u64,
            low: text(parts.get(1)),
            high: text(parts.get(2)),
        };
        Ok(parts.chunks(3).map(group).collect())
    }

    fn sift(&mut self, conditions: &[bool], chosen: &[bool], groups: &[bool]) -> Result<(), Fault> {
        let [conditions, chosen, groups] = [conditions, chosen, groups].map(flags);
        self.ask(SIFT, &Array::of3(&conditions, &chosen, &groups)).map(drop)
    }

    fn take(&mut self, wanted: &[bool]) -> Result<Piece, Fault> {
        Ok(self.ask(TAKE, &flags(wanted))?.dyn_ref::<Array>().map(piece).unwrap_or_default())
    }
}

fn flags(flags: &[bool]) -> Uint8Array {
    let flags: Vec<u8> = flags.iter().map(|own| u8::from(*own)).collect();
    Uint8Array::from(flags.as_slice())
}

fn piece(parts: &Array) -> Piece {
    let number = |at| parts.get(at).as_f64().unwrap_or_default() as usize;
    let bytes = |at| parts.get(at).dyn_into::<Uint8Array>().ok().map(|own| own.to_vec());
    let numbers = |at| parts.get(at).dyn_into::<Uint32Array>().ok().map(|own| own.to_vec()).unwrap_or_default();
    let picked = |at| Picked { column: number(at), list: bytes(at + 1).map(|bytes| (bytes, numbers(at + 2))), picks: numbers(at + 3) };
    Piece {
        rows: number(0),
        bytes: bytes(1).unwrap_or_default(),
        ends: numbers(2),
        picked: (3..parts.length()).step_by(4).map(picked).collect(),
    }
}
