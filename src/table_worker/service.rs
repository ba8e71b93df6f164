//! What the page can ask: to look at a file, to open it, to filter, to keep and to bring back.
use crate::file::Pieces;
use crate::kept::Keeping;
use crate::reply::{Refusal, both, plain, progress, tell};
use crate::{kept, scope};
use jejak_ekspor::codec::embedded::LATE_BYTES;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::detect::names::Names;
use jejak_ekspor::ingest::table::failure::Failure;
use jejak_ekspor::ingest::table::source::{self, Feeder, Gunzip, HEAD, Kind, MOST_WORKBOOK, Opening};
use jejak_ekspor::model::dataset::{Dataset, Late};
use jejak_ekspor::present::official::Beside;
use jejak_ekspor::present::official::answer::{Question, World};
use jejak_ekspor::present::official::form::Form;
use jejak_ekspor::present::official::proposal::{mapping_of, propose};
use jejak_ekspor::state::{Lang, ShownUnit};
use jejak_ekspor::user_table::message::{Detected, OpenAnswer};
use jejak_ekspor::user_table::series::{Mapping, NoSeries};
use jejak_ekspor::user_table::view::{Selection, View};
use jejak_ekspor::user_table::{Opened, Report, build};
use js_sys::{Array, JSON, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::Blob;

/// What is open, and the lists that texts are matched to.
struct Desk {
    current: RefCell<Option<(Opened, Report)>>,
    /// How the current table stands beside the claims; none for a table without amounts.
    beside: RefCell<Option<Beside>>,
    late: OnceCell<Late>,
    lists: Dataset,
    names: Names,
    /// Grows with every table that is opened, so that work on an earlier one can tell that it is over.
    revision: Cell<u32>,
    /// The file that was looked at, by the page's number for it, and the fingerprint of its beginning.
    looked_at: Cell<Option<(f64, u64)>>,
    is_busy: Cell<bool>,
    is_cancelled: Cell<bool>,
}

thread_local! {
    static DESK: Rc<Desk> = Rc::new({
        let lists = Dataset::embedded();
        Desk {
            names: Names::new(&lists.codes),
            lists,
            current: RefCell::new(None),
            beside: RefCell::new(None),
            late: OnceCell::new(),
            revision: Cell::new(0),
            looked_at: Cell::new(None),
            is_busy: Cell::new(false),
            is_cancelled: Cell::new(false),
        }
    });
}

fn field(message: &JsValue, name: &str) -> JsValue {
    Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(message: &JsValue, name: &str) -> String {
    field(message, name).as_string().unwrap_or_default()
}

fn record<T: DeserializeOwned>(value: JsValue) -> Result<T, Refusal> {
    // By way of JSON, so that a name that is not known is refused instead of passed over.
    let text = JSON::stringify(&value).map(String::from).unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| {
        let detail = error.to_string();
        Refusal::new(|words| (words.bad_options)(&detail))
    })
}

fn options(message: &JsValue) -> Result<Options, Refusal> {
    let given = field(message, "options");
    if given.is_undefined() || given.is_null() { Ok(Options::default()) } else { record(given) }
}

fn lang(message: &JsValue) -> Lang {
    if text(message, "lang") == "en" { Lang::En } else { Lang::Id }
}

/// Does what a message asks.
pub async fn answer(id: &JsValue, message: &JsValue) -> Result<JsValue, Refusal> {
    let desk = DESK.with(Rc::clone);
    match text(message, "ask").as_str() {
        "detect" => desk.detect(message).await,
        "open" => desk.open(id, message).await,
        "cancel" => {
            desk.is_cancelled.set(true);
            Ok(JsValue::TRUE)
        }
        "filter" => {
            desk.bring_back().await?;
            let selection = field(message, "selection");
            let selection: Option<Selection> =
                if selection.is_null() || selection.is_undefined() { None } else { Some(record(selection)?) };
            desk.with(|opened| {
                opened.filter(&text(message, "column"), selection.as_ref())?;
                Ok(opened.view())
            })
        }
        "sum" => {
            desk.bring_back().await?;
            desk.with(|opened| {
                opened.sum(&text(message, "column"))?;
                Ok(opened.view())
            })
        }
        "view" => {
            desk.bring_back().await?;
            desk.with(|opened| Ok(opened.view()))
        }
        "series" => {
            desk.bring_back().await?;
            let mapping: Option<Mapping> = match field(message, "mapping") {
                given if given.is_null() || given.is_undefined() => None,
                given => Some(record(given)?),
            };
            let current = desk.current.borrow();
            let (opened, _) = current.as_ref().ok_or_else(no_table)?;
            let mapping = mapping.or_else(|| opened.suggested_mapping()).ok_or_else(no_table)?;
            let series = opened.series(&mapping).map_err(|why| Refusal::new(|words| (words.no_series)(why).to_owned()))?;
            Ok(plain(&series))
        }
        "about" => {
            let current = desk.current.borrow();
            let (opened, _) = current.as_ref().ok_or_else(no_table)?;
            Ok(plain(&Restored { about: opened.about.clone(), columns: opened.columns() }))
        }
        "form" => desk.form(message),
        "map" => {
            let mut beside: Beside = record(field(message, "beside"))?;
            if field(message, "anew").is_truthy() {
                beside.mapping = desk.mapping_of(&beside.mapping.column)?;
            }
            desk.beside.replace(Some(beside));
            let file = desk.current.borrow().as_ref().map(|(opened, _)| opened.about.file.clone()).ok_or_else(no_table)?;
            let beside = desk.beside_text();
            // Without storage it holds for this visit; that the table could not be kept was told.
            let _ = kept::set_beside(&file, beside.as_ref()).await;
            desk.form(message)
        }
        "official" => {
            let asked = field(message, "question");
            let list = |name: &str| -> Vec<String> {
                let list = field(&asked, name).dyn_into::<Array>().unwrap_or_default();
                list.iter().filter_map(|item| item.as_string()).collect()
            };
            let unit = match text(&asked, "unit").as_str() {
                "original" => ShownUnit::Original,
                "USD" => ShownUnit::Usd,
                _ => ShownUnit::Idr,
            };
            let question = Question { unit, regions: list("regions"), compare: list("compare"), ids: list("ids") };
            desk.official(&question, lang(message))
        }
        "rejected" => {
            let current = desk.current.borrow();
            let (_, report) = current.as_ref().ok_or_else(no_table)?;
            Ok(Uint8Array::from(report.rejected.as_slice()).into())
        }
        "kept" => Ok(plain(&kept::list().await?)),
        "restore" => {
            let (opened, beside) = kept::restore(field(message, "table").as_string().as_deref()).await?;
            // A file that was opened meanwhile is what the reader wants.
            if desk.is_busy.get() {
                return Err(Refusal::new(|words| words.busy.to_owned()));
            }
            desk.show(opened, beside)
        }
        "remove" => {
            let removed = kept::remove(&text(message, "table")).await?;
            // It is gone from the page, too.
            let is_open = desk.current.borrow().as_ref().is_some_and(|(opened, _)| Some(&opened.about.file) == removed.as_ref());
            if is_open {
                desk.current.replace(None);
                desk.beside.replace(None);
            }
            Ok(plain(&kept::list().await?))
        }
        other => Err(Refusal::new(|words| (words.bad_options)(other))),
    }
}

fn no_table() -> Refusal {
    Refusal::new(|words| words.no_table.to_owned())
}

/// What a restored table answers.
#[derive(Serialize)]
struct Restored {
    about: jejak_ekspor::user_table::About,
    columns: Vec<jejak_ekspor::user_table::message::ColumnAnswer>,
}

/// A file whose layout is known, and how to go on reading it.
struct Begun {
    opening: Opening,
    blob: Blob,
    fingerprint: u64,
}

impl Desk {
    fn with(&self, work: impl FnOnce(&mut Opened) -> Result<View, Refusal>) -> Result<JsValue, Refusal> {
        let mut current = self.current.borrow_mut();
        let (opened, _) = current.as_mut().ok_or_else(no_table)?;
        work(opened).map(|view| plain(&view))
    }

    fn put(&self, table: Option<(Opened, Report)>) {
        self.revision.set(self.revision.get() + 1);
        self.current.replace(table);
    }

    /// Puts a table that was kept in place.
    fn show(&self, opened: Opened, beside: Option<String>) -> Result<JsValue, Refusal> {
        let restored = Restored { about: opened.about.clone(), columns: opened.columns() };
        let beside = beside.and_then(|text| serde_json::from_str(&text).ok());
        self.beside.replace(beside.or_else(|| propose(&opened, &self.names, &self.lists.codes)));
        self.put(Some((opened, Report::default())));
        Ok(plain(&restored))
    }

    /// As it is kept.
    fn beside_text(&self) -> Option<String> {
        self.beside.borrow().as_ref().and_then(|beside| serde_json::to_string(beside).ok())
    }

    /// What the header of a column suggests.
    fn mapping_of(&self, column: &str) -> Result<Mapping, Refusal> {
        let current = self.current.borrow();
        let (opened, _) = current.as_ref().ok_or_else(no_table)?;
        let at = opened.amounts.iter().position(|amount| amount.name == column);
        let mapping = at.and_then(|at| mapping_of(opened, at, &self.names, &self.lists.codes));
        mapping.ok_or_else(|| Refusal::new(|words| (words.no_series)(NoSeries::NoColumn).to_owned()))
    }

    /// How the table stands beside the claims and what the reader can set; null without a table or amounts.
    fn form(&self, message: &JsValue) -> Result<JsValue, Refusal> {
        let current = self.current.borrow();
        let Some((opened, _)) = current.as_ref() else { return Ok(JsValue::NULL) };
        let beside = self.beside.borrow().clone();
        Ok(beside.map_or(JsValue::NULL, |beside| plain(&Form::of(opened, beside, &self.lists, lang(message)))))
    }

    /// The table beside the claims; null where it is not to be shown.
    fn official(&self, question: &Question, lang: Lang) -> Result<JsValue, Refusal> {
        let (current, beside) = (self.current.borrow(), self.beside.borrow());
        let shown = current.as_ref().zip(beside.as_ref().filter(|beside| beside.is_shown));
        let Some(((opened, _), beside)) = shown else { return Ok(JsValue::NULL) };
        let late = self.late.get_or_init(|| Late::unpack(LATE_BYTES).unwrap_throw());
        let world = World { data: &self.lists, late, lang };
        let answer = world.answer(opened, beside, question);
        answer.map(|answer| plain(&answer)).map_err(|why| Refusal::new(|words| (words.no_series)(why).to_owned()))
    }

    /// Without an opened table the latest kept one is brought back, as after a reload.
    async fn bring_back(&self) -> Result<(), Refusal> {
        if self.current.borrow().is_some() {
            return Ok(());
        }
        if self.is_busy.get() {
            return Err(Refusal::new(|words| words.busy.to_owned()));
        }
        let (opened, beside) = kept::restore(None).await?;
        self.show(opened, beside).map(drop)
    }

    async fn detect(&self, message: &JsValue) -> Result<JsValue, Refusal> {
        let begun = self.begin(message).await?;
        Ok(plain(&self.detected(&begun.opening, &text(message, "name"))))
    }

    fn detected(&self, opening: &Opening, name: &str) -> Detected {
        Detected::of(opening, name, |question, column| both(|words| (words.question)(question, column)))
    }

    /// A file that the page has shown before must begin as it did then: some browsers hand out a changed file without a word.
    fn compare(&self, number: &JsValue, fingerprint: u64) -> Result<(), Failure> {
        let Some(number) = number.as_f64() else { return Ok(()) };
        match self.looked_at.replace(Some((number, fingerprint))) {
            Some(before) if before.0 == number && before.1 != fingerprint => Err(Failure::Changed),
            _ => Ok(()),
        }
    }

    /// Reads as much of a file as its layout needs.
    async fn begin(&self, message: &JsValue) -> Result<Begun, Refusal> {
        let blob: Blob = field(message, "file").dyn_into().map_err(|_| Refusal::new(|words| (words.bad_options)("file: Blob")))?;
        let (name, options) = (text(message, "name"), options(message)?);
        let mut pieces = Pieces::new(blob.clone());
        let mut piece = Vec::new();
        pieces.read(&mut piece).await?;
        let fingerprint = pieces.fingerprint();
        self.compare(&field(message, "number"), fingerprint)?;
        let is_gzip = source::kind(&piece)? == Kind::Gzip;
        let mut plain = Vec::new();
        let mut gunzip = Gunzip::default();
        let mut is_whole = pieces.at() >= pieces.size();
        if is_gzip {
            gunzip.read(&piece, is_whole, &mut plain, 4 * HEAD)?;
            is_whole &= plain.len() < 4 * HEAD;
        } else {
            plain.append(&mut piece);
        }
        let opening = match source::kind(&plain)? {
            Kind::Text => {
                let head = plain.get(..plain.len().min(HEAD)).unwrap_or_default();
                source::open_text(head, is_whole && head.len() == plain.len(), is_gzip, &name, &self.names, &options)?
            }
            Kind::Gzip => return Err(Failure::Binary { kind: "gzip" }.into()),
            Kind::Workbook => {
                if pieces.size() > MOST_WORKBOOK as f64 {
                    return Err(Failure::TooLarge { bytes: pieces.size() as u64, limit: MOST_WORKBOOK }.into());
                }
                // A workbook's table of contents stands at its end, so all of it is needed.
                let mut whole = Vec::new();
                let mut pieces = Pieces::new(blob.clone());
                let mut gunzip = is_gzip.then(Gunzip::default);
                while pieces.read(&mut piece).await? {
                    match &mut gunzip {
                        Some(gunzip) => gunzip.read(&piece, pieces.at() >= pieces.size(), &mut whole, usize::MAX)?,
                        None => whole.append(&mut piece),
                    }
                }
                source::open_workbook(&whole, is_gzip, &name, &self.names, &options)?
            }
        };
        Ok(Begun { opening, blob, fingerprint })
    }

    async fn open(&self, id: &JsValue, message: &JsValue) -> Result<JsValue, Refusal> {
        if self.is_busy.replace(true) {
            return Err(Refusal::new(|words| words.busy.to_owned()));
        }
        self.is_cancelled.set(false);
        let outcome = self.read(id, message).await;
        self.is_busy.set(false);
        let answer = outcome?;
        if field(message, "keep").is_truthy() {
            // The answer goes out first; writing follows.
            let desk = DESK.with(Rc::clone);
            wasm_bindgen_futures::spawn_local(async move { desk.keep().await });
        }
        Ok(answer)
    }

    /// Keeps the opened table and tells the page, in either case.
    async fn keep(&self) {
        let revision = self.revision.get();
        let about = self.current.borrow().as_ref().map(|(opened, _)| {
            let bytes = opened.cross.table().bytes() as u64;
            (opened.about.clone(), bytes, opened.parts())
        });
        let Some((about, bytes, parts)) = about else { return };
        let part = |n: usize| {
            let current = self.current.borrow();
            current.as_ref().filter(|_| self.revision.get() == revision).and_then(|(opened, _)| opened.part(n))
        };
        let beside = self.beside_text();
        match kept::keep(Keeping { about: &about, bytes, beside: beside.clone(), parts, part: &part }).await {
            Ok(Some(kept)) => {
                // The reader may have changed it while the table was written.
                let now = self.beside_text();
                if now != beside {
                    let _ = kept::set_beside(&about.file, now.as_ref()).await;
                }
                tell("kept", &plain(&kept));
            }
            Ok(None) => {}
            Err(refusal) => tell("notKept", &plain(&refusal.words)),
        }
    }

    async fn read(&self, id: &JsValue, message: &JsValue) -> Result<JsValue, Refusal> {
        let name = text(message, "name");
        let Begun { mut opening, blob, fingerprint } = self.begin(message).await?;
        if !opening.layout.questions.is_empty() {
            let detected = self.detected(&opening, &name);
            let refusal = Refusal::new(|words| {
                let column = |n: usize| detected.columns.get(n).map_or("", |column| column.name.as_str());
                let sentence = |asked: &jejak_ekspor::user_table::message::Asked| {
                    use jejak_ekspor::ingest::table::detect::layout::Question::{DateOrder, DecimalMark, Power, Year};
                    let (DecimalMark { column: n, .. } | DateOrder { column: n, .. } | Year { column: n, .. } | Power { column: n, .. }) =
                        &asked.question;
                    (words.question)(&asked.question, column(*n))
                };
                detected.questions.iter().map(sentence).collect::<Vec<_>>().join(" ")
            });
            return Err(Refusal { questions: detected.questions, ..refusal });
        }
        // The old table goes first: two would need twice the memory.
        self.put(None);
        let is_complete = opening.is_complete();
        let mut feeder = opening.feeder();
        if is_complete {
            feeder.push(&[], true)?;
        } else {
            self.feed(id, &mut feeder, blob, fingerprint).await?;
        }
        let columns: Vec<String> = opening.layout.columns.iter().map(|column| column.name.clone()).collect();
        let period = Detected::period_of(&opening);
        drop(opening);
        let imported = feeder.finish(&self.names)?;
        let (opened, report) = build(imported, &name, period, &self.lists.codes);
        let prefer_id = lang(message) == Lang::Id;
        let answer =
            OpenAnswer::of(&opened, &report, &columns, |rule, column, value| both(|words| (words.problem)(rule, column, value)), prefer_id);
        let answer = plain(&answer);
        let _ = Reflect::set(&answer, &"memory".into(), &memory_bytes().into());
        self.beside.replace(propose(&opened, &self.names, &self.lists.codes));
        self.put(Some((opened, report)));
        Ok(answer)
    }

    async fn feed(&self, id: &JsValue, feeder: &mut Feeder, blob: Blob, fingerprint: u64) -> Result<(), Refusal> {
        let mut pieces = Pieces::new(blob);
        let mut piece = Vec::new();
        let limit = memory_limit();
        while pieces.read(&mut piece).await? {
            if self.is_cancelled.get() {
                return Err(Failure::Cancelled.into());
            }
            if pieces.fingerprint() != fingerprint {
                return Err(Failure::Changed.into());
            }
            feeder.push(&piece, pieces.at() >= pieces.size())?;
            let rows = feeder.counts().rows;
            progress(id, rows, pieces.at(), pieces.size());
            feeder.fits(pieces.at() / pieces.size(), limit)?;
        }
        Ok(())
    }
}

/// Bytes of the worker's memory, which only ever grows.
fn memory_bytes() -> f64 {
    #[cfg(target_arch = "wasm32")]
    return core::arch::wasm32::memory_size::<0>() as f64 * 65_536.0;
    #[cfg(not(target_arch = "wasm32"))]
    return 0.0;
}

/// How many bytes a table may take: a third of the device's memory, and never more than a wasm memory can hold.
fn memory_limit() -> f64 {
    const GB: f64 = (1u64 << 30) as f64;
    let navigator: JsValue = scope().map_or(JsValue::UNDEFINED, |scope| scope.navigator().into());
    let device = Reflect::get(&navigator, &"deviceMemory".into()).ok().and_then(|value| value.as_f64());
    device.map_or(GB, |gb| gb * GB / 3.0).min(2.5 * GB)
}
