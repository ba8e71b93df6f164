//! What is shown as files for other programs: CSV, workbooks, JSON Lines, data packages, citations.
//!
//! A program of its own, which the page fetches when the first such file is asked for: it is given the claims as the page's scripts get them
//! (`protocol::page_api::Document`), with the names of their codes, and knows neither the page nor its data.
pub mod cite;
pub mod csv;
mod html;
mod lines;
mod package;
#[cfg(target_arch = "wasm32")]
mod program;
pub mod sheet;
pub mod sheets;
mod view;
mod xlsx;
mod zip;

#[cfg(target_arch = "wasm32")]
pub use program::start;
pub use view::View;

use crate::protocol::saving::{SaveKind, SaveRequest};

/// A file: its bytes, and what they are.
pub struct Made {
    pub bytes: Vec<u8>,
    pub mime: &'static str,
}

/// Makes the file that is asked for.
pub fn make(request: &SaveRequest) -> Made {
    let view = &View::new(request);
    let text = |text: String, mime| Made { bytes: text.into_bytes(), mime };
    match request.kind {
        SaveKind::Csv => Made { bytes: csv::csv(&sheets::whole(view), request.form), mime: "text/csv;charset=utf-8" },
        SaveKind::Xlsx => {
            let all =
                [sheets::claims(view), sheets::figures(view), sheets::sources(view), sheets::conflicts(view), sheets::about_file(view)];
            Made { bytes: xlsx::xlsx(&all), mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }
        }
        SaveKind::Lines => text(lines::claims(&request.document), "application/jsonl;charset=utf-8"),
        SaveKind::Package => Made { bytes: package::package(view), mime: "application/zip" },
        SaveKind::Html => text(html::html(&sheets::figures(view)), "text/html;charset=utf-8"),
        SaveKind::Text => text(csv::tabbed(&sheets::figures(view), request.form), "text/plain;charset=utf-8"),
        SaveKind::Ris => text(cite::ris(view), "application/x-research-info-systems;charset=utf-8"),
        SaveKind::BibTex => text(cite::bibtex(view), "application/x-bibtex;charset=utf-8"),
        SaveKind::Citations => text(cite::citations(view), "text/plain;charset=utf-8"),
        SaveKind::CslJson => text(cite::csl(view), "application/vnd.citationstyles.csl+json;charset=utf-8"),
    }
}
