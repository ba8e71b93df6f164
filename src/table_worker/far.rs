//! A file that lies beside the page: its server is asked what it is. Parquet is then read by ranges (`parquet_reader`); what is small
//! enough is fetched whole and read like a file of the disk.
use super::port::scope;
use crate::ingest::table::decode::magic;
use crate::ingest::table::failure::Failure;
use crate::ingest::table::source::MOST_WORKBOOK;
use crate::model::columnar::{Away, Fault};
use crate::protocol::ranges::{Answer, Known, PATIENCE, WHOLE_PATIENCE};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Blob, DomException, Headers, RequestInit, RequestMode, Response};

/// Where the bytes of a file are.
pub enum Place {
    Here(Blob),
    Far(Far),
}

/// A file that is read by ranges.
pub struct Far {
    url: String,
    pub known: Known,
}

impl Far {
    /// As the program that reads Parquet takes it.
    pub fn to_value(&self) -> JsValue {
        Array::of3(&(&self.url).into(), &(self.known.size as f64).into(), &(&self.known.tag).into()).into()
    }
}

fn trouble(error: &JsValue) -> Fault {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    let away = if matches!(name.as_deref(), Some("TimeoutError" | "AbortError")) { Away::Silent } else { Away::Offline };
    away.fault("", "")
}

async fn fetched(url: &str, range: Option<&str>, patience: u32) -> Result<(Response, Answer), Fault> {
    let ask = || {
        let (init, headers) = (RequestInit::new(), Headers::new()?);
        if let Some(range) = range {
            headers.set("Range", range)?;
        }
        init.set_headers(&headers);
        init.set_mode(RequestMode::SameOrigin);
        init.set_signal(Some(&AbortSignal::timeout_with_u32(patience)));
        Ok(scope().ok_or(JsValue::NULL)?.fetch_with_str_and_init(url, &init))
    };
    let asked = ask().map_err(|error: JsValue| trouble(&error))?;
    let response: Response = JsFuture::from(asked).await.map_err(|error| trouble(&error))?.unchecked_into();
    let answer = Answer::new(response.status(), |name| response.headers().get(name).ok().flatten());
    answer.is_fine()?;
    Ok((response, answer))
}

/// So many as tell Parquet from a table of text that has a column of that name.
const FIRST_BYTES: &str = "bytes=0-4";

/// What lies at an address.
pub async fn look(url: &str) -> Result<Place, Failure> {
    let (response, answer) = fetched(url, Some(FIRST_BYTES), PATIENCE).await?;
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if answer.is_page() && !["html", "htm", "xls"].iter().any(|end| path.ends_with(end)) {
        return Err(Away::Page.fault(&answer.kind, "").into());
    }
    let (size, limit) = if answer.status == 206 {
        let known = answer.known()?;
        let first = JsFuture::from(response.array_buffer().map_err(|error| trouble(&error))?).await.map_err(|error| trouble(&error))?;
        if magic::is_parquet(&Uint8Array::new(&first).to_vec()) {
            return Ok(Place::Far(Far { url: url.to_owned(), known }));
        }
        (Some(known.size), Failure::TooLarge { bytes: known.size, limit: MOST_WORKBOOK })
    } else {
        // What was not asked for is not waited for.
        response.body().map(|body| body.cancel());
        let size = response.headers().get("Content-Length").ok().flatten().and_then(|size| size.parse().ok());
        (size, Away::NoRanges.fault(answer.status, 206).into())
    };
    if size.is_none_or(|size| size > MOST_WORKBOOK) {
        return Err(limit);
    }
    let (response, _) = fetched(url, None, WHOLE_PATIENCE).await?;
    let blob = JsFuture::from(response.blob().map_err(|error| trouble(&error))?).await.map_err(|error| trouble(&error))?;
    Ok(Place::Here(blob.unchecked_into()))
}
