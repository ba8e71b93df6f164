//! What a message brings about: files are looked at and opened, tables are kept and brought back. What is asked of the open table
//! is answered by `tables`.
use super::answers::{self, refusal};
use super::far::{Far, Place, look};
use super::file::{Pieces, fingerprint, pause};
use super::parquet::Parquet;
use super::port::{scope, send};
use super::storage::{self, Keeping};
use super::tables::Tables;
use crate::ingest::table::decode::gzip::Gunzip;
use crate::ingest::table::decode::magic::PARQUET;
use crate::ingest::table::detect::layout::Options;
use crate::ingest::table::failure::Failure;
use crate::ingest::table::source::{self, Feeder, HEAD, Kind, MOST_WORKBOOK, Opening, Rows, Sieve, Wanted};
use crate::model::columnar::Source;
use crate::model::table::Role;
use crate::protocol::answer::{OpenedTable, Progress, Refusal, Reply, Restored};
use crate::protocol::request::{self, Ask, Message, Request};
use crate::protocol::{Bytes, Phrase, ToValue, Value, to_json};
use crate::state::Lang;
use crate::user_table::{Held, build};
use js_sys::{Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::Blob;

/// The worker's one service.
pub struct Service {
    tables: RefCell<Tables>,
    /// The file that was looked at, by the screen's number for it, and the fingerprint of its beginning.
    looked_at: Cell<Option<(u32, u64)>>,
    is_busy: Cell<bool>,
    /// A Parquet file is being read: its program has one at a time.
    is_parquet: Cell<bool>,
    is_cancelled: Cell<bool>,
}

/// A file whose layout is known, and how to go on reading it.
struct Begun {
    opening: Opening,
    blob: Blob,
    fingerprint: u64,
    parquet: Option<Parquet>,
    /// Where it lies beside the page, and is read by ranges; `blob` is empty then.
    far: Option<Far>,
}

/// After so many rows of a Parquet file messages may come in.
const ROWS_BETWEEN_PAUSES: u64 = 1 << 16;

fn busy() -> Refusal {
    refusal(|words| words.busy.to_owned())
}

impl Service {
    /// No file was looked at yet.
    pub fn new(tables: Tables) -> Service {
        Service {
            tables: tables.into(),
            looked_at: Cell::default(),
            is_busy: Cell::default(),
            is_parquet: Cell::default(),
            is_cancelled: Cell::default(),
        }
    }

    /// Does what a message asks, and gives its answer as it is sent.
    pub async fn answer(self: Rc<Self>, message: Message) -> Result<Value, Refusal> {
        let Message { id, lang, request } = message;
        if matches!(request, Request::Filter(_) | Request::Sum(_) | Request::View(_) | Request::Series(_)) {
            self.bring_back().await?;
        }
        let tables = &self.tables;
        Ok(match request {
            Request::Detect(asked) => {
                let begun = self.begin(&asked, lang).await?;
                asked.answer(&answers::detected(&begun.opening, &asked.name))
            }
            Request::Open(asked) => asked.answer(&Rc::clone(&self).open(id, &asked, lang, false).await?),
            Request::Held(asked) => asked.answer(&tables.borrow().held(&asked)),
            Request::Reread(asked) => {
                let open = tables.borrow().again(&asked)?;
                asked.answer(&Rc::clone(&self).open(id, &open, lang, true).await?)
            }
            Request::Cancel(asked) => {
                self.is_cancelled.set(true);
                asked.answer(&true)
            }
            Request::Filter(asked) => asked.answer(&tables.borrow_mut().filter(&asked)?),
            Request::Sum(asked) => asked.answer(&tables.borrow_mut().sum(&asked)?),
            Request::View(asked) => asked.answer(&tables.borrow().view()?),
            Request::Series(asked) => asked.answer(&tables.borrow().series(&asked)?),
            Request::About(asked) => asked.answer(&tables.borrow().about()?),
            Request::Form(asked) => asked.answer(&tables.borrow().form(lang)),
            Request::Map(asked) => {
                self.map(&asked).await?;
                asked.answer(&tables.borrow().form(lang))
            }
            Request::Official(asked) => asked.answer(&tables.borrow().official(&asked, lang)?),
            Request::Rejected(asked) => asked.answer(&Bytes(Uint8Array::from(tables.borrow().rejected()?).into())),
            Request::Kept(asked) => asked.answer(&storage::list().await?),
            Request::Restore(asked) => {
                let (opened, beside) = storage::restore(asked.table.as_deref()).await?;
                // A file that was opened meanwhile is what the reader wants.
                if self.is_busy.get() {
                    return Err(busy());
                }
                let restored: Restored = tables.borrow_mut().restore(opened, beside.as_deref());
                asked.answer(&restored)
            }
            Request::Remove(asked) => {
                let removed = storage::remove(&asked.table).await?;
                tables.borrow_mut().forget(removed.as_deref());
                asked.answer(&storage::list().await?)
            }
        })
    }

    /// Without an opened table the latest kept one is brought back, as after a reload.
    async fn bring_back(&self) -> Result<(), Refusal> {
        if self.tables.borrow().is_open() {
            return Ok(());
        }
        if self.is_busy.get() {
            return Err(busy());
        }
        let (opened, beside) = storage::restore(None).await?;
        self.tables.borrow_mut().restore(opened, beside.as_deref());
        Ok(())
    }

    async fn map(&self, asked: &request::Map) -> Result<(), Refusal> {
        self.tables.borrow_mut().map(asked)?;
        let (file, beside) = {
            let tables = self.tables.borrow();
            (tables.opened()?.about.file.clone(), tables.beside_text())
        };
        // Without storage it holds for this visit; that the table could not be kept was told.
        let _ = storage::set_beside(&file, beside.as_ref()).await;
        Ok(())
    }

    /// A file that the screen has shown before must begin as it did then: some browsers hand out a changed file without a word.
    fn compare(&self, number: Option<u32>, fingerprint: u64) -> Result<(), Failure> {
        let Some(number) = number else { return Ok(()) };
        match self.looked_at.replace(Some((number, fingerprint))) {
            Some(before) if before.0 == number && before.1 != fingerprint => Err(Failure::Changed),
            _ => Ok(()),
        }
    }

    /// Reads as much of a file as its layout needs.
    async fn begin(&self, asked: &request::Detect, lang: Lang) -> Result<Begun, Refusal> {
        let options = answers::options(asked.options.as_ref(), lang);
        let blob: Blob = match asked.file.0.as_string() {
            None => asked.file.0.clone().dyn_into().map_err(|_| Failure::Unreadable)?,
            Some(url) => match look(&url).await? {
                Place::Here(blob) => blob,
                Place::Far(far) => return self.begin_far(far, asked, &options).await,
            },
        };
        let mut pieces = Pieces::new(blob.clone());
        let mut piece = Vec::new();
        pieces.read(&mut piece).await?;
        let fingerprint = pieces.fingerprint();
        self.compare(asked.number, fingerprint)?;
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
        let mut parquet = None;
        let opening = match source::kind(&plain)? {
            Kind::Text => {
                let head = source::beginning(&plain);
                source::open_text(head, is_whole && head.len() == plain.len(), is_gzip, &asked.name, &self.tables.borrow().names, &options)?
            }
            Kind::Gzip => return Err(Failure::Binary { kind: "gzip" }.into()),
            Kind::Columns if is_gzip => return Err(Failure::Binary { kind: PARQUET }.into()),
            Kind::Columns => {
                let mut opened = Parquet::open(&blob, || self.is_parquet.get()).await?;
                let opening = source::open_columns(&mut opened, &asked.name, &self.tables.borrow().names, &options)?;
                parquet = Some(opened);
                opening
            }
            Kind::Whole => {
                if pieces.size() > MOST_WORKBOOK as f64 {
                    return Err(Failure::TooLarge { bytes: pieces.size() as u64, limit: MOST_WORKBOOK }.into());
                }
                // An archive's table of contents stands at its end, so all of it is needed.
                let mut whole = Vec::new();
                let mut pieces = Pieces::new(blob.clone());
                let mut gunzip = is_gzip.then(Gunzip::default);
                while pieces.read(&mut piece).await? {
                    match &mut gunzip {
                        Some(gunzip) => gunzip.read(&piece, pieces.at() >= pieces.size(), &mut whole, usize::MAX)?,
                        None => whole.append(&mut piece),
                    }
                }
                source::open_whole(&whole, is_gzip, &asked.name, &self.tables.borrow().names, &options)?
            }
        };
        Ok(Begun { opening, blob, fingerprint, parquet, far: None })
    }

    async fn begin_far(&self, far: Far, asked: &request::Detect, options: &Options) -> Result<Begun, Refusal> {
        let fingerprint = fingerprint(&[far.known.tag.as_bytes(), &far.known.size.to_le_bytes()].concat());
        self.compare(asked.number, fingerprint)?;
        let mut opened = Parquet::open(&far.to_value(), || self.is_parquet.get()).await?;
        let opening = source::open_columns(&mut opened, &asked.name, &self.tables.borrow().names, options)?;
        let blob = Blob::new().map_err(|_| Failure::Unreadable)?;
        Ok(Begun { opening, blob, fingerprint, parquet: Some(opened), far: Some(far) })
    }

    /// Opens a file; another part of the open table in its place, which stays until that is there.
    async fn open(self: Rc<Self>, id: u32, asked: &request::Open, lang: Lang, is_part: bool) -> Result<OpenedTable, Refusal> {
        if self.is_busy.replace(true) {
            return Err(busy());
        }
        self.is_cancelled.set(false);
        let outcome = self.read(id, asked, lang, is_part).await;
        self.is_busy.set(false);
        let answer = outcome?;
        // The answer goes out first; writing follows.
        wasm_bindgen_futures::spawn_local(async move { self.keep().await });
        Ok(answer)
    }

    /// Keeps the opened table and tells the screen, in either case.
    async fn keep(&self) {
        let tables = &self.tables;
        let revision = tables.borrow().revision();
        let about = tables.borrow().opened().ok().map(|opened| {
            let bytes = opened.cross.table().bytes() as u64;
            (opened.about.clone(), bytes, opened.parts())
        });
        let Some((about, bytes, parts)) = about else { return };
        let part = |n: usize| {
            let tables = tables.borrow();
            if tables.revision() == revision { tables.opened().ok().and_then(|opened| opened.part(n)) } else { None }
        };
        let beside = tables.borrow().beside_text();
        match storage::keep(Keeping { about: &about, bytes, beside: beside.clone(), parts, part: &part }).await {
            Ok(Some(kept)) => {
                // The reader may have changed it while the table was written.
                let now = tables.borrow().beside_text();
                if now != beside {
                    let _ = storage::set_beside(&about.file, now.as_ref()).await;
                }
                send(&Reply::Kept(kept));
            }
            Ok(None) => {}
            Err(refusal) => send(&Reply::NotKept(refusal.words)),
        }
    }

    async fn read(&self, id: u32, asked: &request::Open, lang: Lang, is_part: bool) -> Result<OpenedTable, Refusal> {
        let request::Open { file, name, options, number, part } = asked.clone();
        let (url, set, wanted) = (file.0.as_string(), to_json(&options.to_value()), Wanted::from(&part.unwrap_or_default()));
        let Begun { mut opening, blob, fingerprint, parquet, far } =
            self.begin(&request::Detect { file, name, options, number }, lang).await?;
        let questions = answers::questions(&opening);
        if !questions.is_empty() {
            let all = |of: Lang| questions.iter().map(|question| question.words[of].as_str()).collect::<Vec<_>>().join(" ");
            return Err(Refusal { words: Phrase::from_fn(all), questions });
        }
        if !is_part {
            self.tables.borrow_mut().close();
        }
        let all = parquet.as_ref().map(|parquet| parquet.head().rows);
        let is_complete = opening.is_complete();
        let chosen = opening.chosen();
        let mut feeder = opening.feeder();
        if is_complete {
            feeder.push(&[], true)?;
        } else if let (Some(mut parquet), Some(chosen)) = (parquet, chosen) {
            self.is_parquet.set(true);
            let sieve = match &far {
                Some(_) => self.sieve(&opening, parquet.head().rows, &wanted),
                None => Ok(None),
            };
            let size = far.as_ref().map_or(blob.size(), |far| far.known.size as f64);
            let fed = match sieve.and_then(|sieve| Rows::begin(&mut parquet, &chosen, sieve)) {
                Ok(rows) => self.feed_columns(id, &mut feeder, &mut parquet, rows, &blob, size).await,
                Err(failure) => Err(failure.into()),
            };
            self.is_parquet.set(false);
            fed?;
            // Each part of one that lies beside the page was compared as it came.
            if far.is_none() {
                let mut pieces = Pieces::new(blob);
                pieces.read(&mut Vec::new()).await?;
                if pieces.fingerprint() != fingerprint {
                    return Err(Failure::Changed.into());
                }
            }
        } else {
            self.feed(id, &mut feeder, blob, fingerprint).await?;
        }
        let part = if far.is_some() { Sieve::followed(&opening.layout, &wanted) } else { Wanted::default() };
        let by = if far.is_some() { Sieve::offered(&opening.layout) } else { Vec::new() };
        let columns: Vec<String> = opening.layout.columns.iter().map(|column| column.name.clone()).collect();
        let period = answers::period_of(&opening);
        drop(opening);
        let mut tables = self.tables.borrow_mut();
        let imported = feeder.finish(&tables.names)?;
        let (mut opened, report) = build(imported, &asked.name, period, &tables.lists.codes);
        opened.about.held = url.map(|url| {
            let rows = report.counts.rows.saturating_sub(report.counts.headers);
            Held { url, options: set, rows, all: all.unwrap_or(rows), by, part }
        });
        let answer = answers::opened_table(&opened, &report, &columns, memory_bytes(), lang);
        if is_part {
            tables.reopen(opened, report);
        } else {
            tables.open(opened, report);
        }
        Ok(answer)
    }

    async fn feed_columns(
        &self,
        id: u32,
        feeder: &mut Feeder,
        parquet: &mut Parquet,
        mut rows: Rows,
        blob: &Blob,
        size: f64,
    ) -> Result<(), Refusal> {
        let (all, limit) = (parquet.head().rows, self.limit());
        let mut pause_at = ROWS_BETWEEN_PAUSES;
        loop {
            let next = rows.next(parquet, feeder, &self.tables.borrow().names)?;
            let Some(read) = next else { break };
            if read < pause_at {
                continue;
            }
            pause_at = read + ROWS_BETWEEN_PAUSES;
            let share = read as f64 / all as f64;
            let read = u32::try_from(read).unwrap_or(u32::MAX);
            send(&Reply::Progress { id, progress: Progress { rows: read, bytes: size * share, total: size } });
            feeder.fits(share, limit)?;
            pause(blob).await?;
            if self.is_cancelled.get() {
                return Err(Failure::Cancelled.into());
            }
        }
        Ok(rows.end(feeder, all)?)
    }

    /// What of a file beside the page is read: all of it where that fits and the page's filter leaves nothing out.
    fn sieve(&self, opening: &Opening, rows: u64, wanted: &Wanted) -> Result<Option<Sieve>, Failure> {
        let sieve = Sieve::new(&opening.layout, &Sieve::followed(&opening.layout, wanted));
        if sieve.is_none() && rows as f64 * row_bytes(opening) > self.limit() {
            return Err(Failure::NeedsFilter { rows, by: Sieve::offered(&opening.layout) });
        }
        Ok(sieve)
    }

    /// How many bytes a table may take beside the one that stays open meanwhile.
    fn limit(&self) -> f64 {
        let bytes = self.tables.borrow().opened().map_or(0, |opened| opened.cross.table().bytes());
        memory_limit() - bytes as f64
    }

    async fn feed(&self, id: u32, feeder: &mut Feeder, blob: Blob, fingerprint: u64) -> Result<(), Refusal> {
        let mut pieces = Pieces::new(blob);
        let mut piece = Vec::new();
        let limit = self.limit();
        while pieces.read(&mut piece).await? {
            if self.is_cancelled.get() {
                return Err(Failure::Cancelled.into());
            }
            if pieces.fingerprint() != fingerprint {
                return Err(Failure::Changed.into());
            }
            feeder.push(&piece, pieces.at() >= pieces.size())?;
            let rows = feeder.counts().rows;
            let rows = u32::try_from(rows).unwrap_or(u32::MAX);
            send(&Reply::Progress { id, progress: Progress { rows, bytes: pieces.at(), total: pieces.size() } });
            feeder.fits(pieces.at() / pieces.size(), limit)?;
        }
        Ok(())
    }
}

/// Bytes that a row takes, and once more while it is sorted.
fn row_bytes(opening: &Opening) -> f64 {
    let bytes = |role: Role| match role {
        Role::Skip => 0.0,
        Role::Codes(_) => 2.0,
        Role::Amount => 8.0,
        _ => 4.0,
    };
    1.6 * opening.layout.columns.iter().map(|column| bytes(column.role)).sum::<f64>()
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
