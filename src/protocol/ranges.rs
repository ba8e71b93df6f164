//! A file that lies beside the page on its own host, read by ranges of bytes: what its server answers, judged.
use crate::model::columnar::{Away, Fault};

/// Ms after which an answer is no longer waited for: of a part, and of a whole file.
pub const PATIENCE: u32 = 20_000;
pub const WHOLE_PATIENCE: u32 = 120_000;

/// What a server answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The number of the answer; 0 where there was none.
    pub status: u16,
    /// `Content-Range`.
    pub range: String,
    /// `Content-Type`.
    pub kind: String,
    /// `ETag`, or `Last-Modified`.
    pub tag: String,
}

/// What is known of the file: all answers must be of the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub size: u64,
    pub tag: String,
}

/// `bytes 0-3/1200` as the first byte, the last one and the size.
fn parts(range: &str) -> Option<(u64, u64, u64)> {
    let (part, size) = range.trim().strip_prefix("bytes ")?.split_once('/')?;
    let (from, to) = part.split_once('-')?;
    Some((from.trim().parse().ok()?, to.trim().parse().ok()?, size.trim().parse().ok()?))
}

impl Answer {
    /// By the number of an answer and its headers.
    pub fn new(status: u16, header: impl Fn(&str) -> Option<String>) -> Answer {
        let [range, kind] = ["Content-Range", "Content-Type"].map(|name| header(name).unwrap_or_default());
        let tag = header("ETag").or_else(|| header("Last-Modified")).unwrap_or_default();
        Answer { status, range, kind, tag }
    }

    /// Whether what came may be the file, or a part of it.
    pub fn is_fine(&self) -> Result<(), Fault> {
        match self.status {
            0 => Err(Away::Offline.fault("", "")),
            200 | 206 => Ok(()),
            404 | 410 => Err(Away::Missing.fault(self.status, "")),
            416 => Err(Away::NoRanges.fault(self.status, 206)),
            status => Err(Away::Status.fault(status, 206)),
        }
    }

    /// Whether it is a web page, as hosts send it in place of what they do not have.
    pub fn is_page(&self) -> bool {
        self.kind.trim_start().get(..9).is_some_and(|kind| kind.eq_ignore_ascii_case("text/html"))
    }

    /// What the first answer says of the file.
    pub fn known(&self) -> Result<Known, Fault> {
        self.is_fine()?;
        let (.., size) = parts(&self.range).filter(|_| self.status == 206).ok_or_else(|| Away::NoRanges.fault(self.status, 206))?;
        Ok(Known { size, tag: self.tag.clone() })
    }

    /// Whether it is the part of so many bytes from here on, of the same file.
    pub fn is_part(&self, known: &Known, from: u64, bytes: u64, came: u64) -> Result<(), Fault> {
        self.is_fine()?;
        if self.is_page() && self.status == 200 {
            return Err(Away::Page.fault(&self.kind, ""));
        }
        let Known { size, tag } = self.known()?;
        if size != known.size || tag != known.tag {
            return Err(Away::Changed.fault(size, known.size));
        }
        let (first, last, _) = parts(&self.range).unwrap_or_default();
        if first != from || last.checked_sub(first).map(|more| more + 1) != Some(bytes) || came != bytes {
            return Err(Away::Cut.fault(came, bytes));
        }
        Ok(())
    }
}
