//! The table that is open and what can be asked of it: everything that the worker does without the browser.
use super::answers::{about, columns, refusal};
use super::held::held;
use crate::ingest::table::detect::names::Names;
use crate::model::dataset::{CardData, Dataset};
use crate::model::table::CodeList;
use crate::present::official::{Teller, form};
use crate::protocol::answer::{Form, Held, Official, Refusal, Restored, Series, View};
use crate::protocol::request::{self, Beside, Mapping};
use crate::protocol::{File, FromValue, ToValue, from_json, to_json};
use crate::state::Lang;
use crate::user_table::official::answer::World;
use crate::user_table::official::proposal::{mapping_of, propose};
use crate::user_table::series::NoSeries;
use crate::user_table::{Opened, Report};

/// What is open, and the lists that texts are matched to.
pub struct Tables {
    pub lists: Dataset,
    pub names: Names,
    cards: CardData,
    current: Option<(Opened, Report)>,
    /// How the current table stands beside the claims; none for a table without amounts.
    beside: Option<Beside>,
    /// Grows with every table that is opened, so that work on an earlier one can tell that it is over.
    revision: u32,
}

fn no_table() -> Refusal {
    refusal(|words| words.no_table.to_owned())
}

impl Tables {
    /// None open yet, beside the claims of the data.
    pub fn new(lists: Dataset, cards: CardData) -> Tables {
        Tables { names: Names::new(&lists.codes), lists, cards, current: None, beside: None, revision: 0 }
    }

    /// The open table.
    pub fn opened(&self) -> Result<&Opened, Refusal> {
        self.current.as_ref().map(|(opened, _)| opened).ok_or_else(no_table)
    }

    fn opened_mut(&mut self) -> Result<&mut Opened, Refusal> {
        self.current.as_mut().map(|(opened, _)| opened).ok_or_else(no_table)
    }

    /// Whether a table is open.
    pub fn is_open(&self) -> bool {
        self.current.is_some()
    }

    /// The number of the table that is open now.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Lets go of the open table: two would need twice the memory.
    pub fn close(&mut self) {
        self.revision += 1;
        self.current = None;
    }

    /// Opens a table that was read, beside the claims as its headers propose.
    pub fn open(&mut self, opened: Opened, report: Report) {
        self.beside = propose(&opened, &self.names, &self.lists.codes);
        self.put(opened, report);
    }

    /// Opens another part of the open table, which goes on standing beside the claims as the reader has set it.
    pub fn reopen(&mut self, opened: Opened, report: Report) {
        let has = |beside: &Beside| {
            let Mapping { column, area_column, .. } = &beside.mapping;
            let is_area = |name: &String| opened.names.iter().any(|names| names.list == CodeList::Region && names.name == *name);
            opened.amounts.iter().any(|amount| amount.name == *column) && area_column.iter().all(is_area)
        };
        match self.beside.take().filter(has) {
            Some(beside) => {
                self.beside = Some(beside);
                self.put(opened, report);
            }
            None => self.open(opened, report),
        }
    }

    /// What is held of the open table, where that lies beside the page.
    pub fn held(&self, asked: &request::Held) -> Option<Held> {
        let (opened, _) = self.current.as_ref()?;
        let about = &opened.about;
        about.held.as_ref().map(|own| held(about, own, &asked.part, &self.lists))
    }

    /// How another part of the open table is read.
    pub fn again(&self, asked: &request::Reread) -> Result<request::Open, Refusal> {
        let about = &self.opened()?.about;
        let held = about.held.as_ref().ok_or_else(no_table)?;
        let options = from_json(&held.options).and_then(|value| FromValue::from_value(&value).ok()).flatten();
        let part = Some(asked.part.clone());
        Ok(request::Open { file: File(held.url.to_value()), name: about.file.clone(), options, number: None, part })
    }

    /// Opens a table that was kept, beside the claims as it was kept.
    pub fn restore(&mut self, opened: Opened, beside: Option<&str>) -> Restored {
        let kept = beside.and_then(from_json).and_then(|value| Beside::from_value(&value).ok());
        self.beside = kept.or_else(|| propose(&opened, &self.names, &self.lists.codes));
        let restored = Restored { about: about(&opened.about), columns: columns(&opened) };
        self.put(opened, Report::default());
        restored
    }

    fn put(&mut self, opened: Opened, report: Report) {
        self.revision += 1;
        self.current = Some((opened, report));
    }

    /// A kept table of this file is gone: from the page, too.
    pub fn forget(&mut self, file: Option<&str>) {
        if self.current.as_ref().is_some_and(|(opened, _)| Some(opened.about.file.as_str()) == file) {
            self.current = None;
            self.beside = None;
        }
    }

    /// Filters the open table by a column.
    pub fn filter(&mut self, asked: &request::Filter) -> Result<View, Refusal> {
        let opened = self.opened_mut()?;
        opened.filter(&asked.column, asked.selection.as_ref())?;
        Ok(opened.view())
    }

    /// Chooses the column that is summed.
    pub fn sum(&mut self, asked: &request::Sum) -> Result<View, Refusal> {
        let opened = self.opened_mut()?;
        opened.sum(&asked.column)?;
        Ok(opened.view())
    }

    /// What the open table shows.
    pub fn view(&self) -> Result<View, Refusal> {
        Ok(self.opened()?.view())
    }

    /// The series that the open table gives by a mapping, or by the one that fits it.
    pub fn series(&self, asked: &request::Series) -> Result<Vec<Series>, Refusal> {
        let opened = self.opened()?;
        let suggested = || opened.cross.measure().and_then(|at| mapping_of(opened, at, &self.names, &self.lists.codes));
        let mapping = asked.mapping.clone().or_else(suggested).ok_or(NoSeries::NoFigures)?;
        Ok(opened.series(&mapping)?)
    }

    /// What the open table is, and its columns.
    pub fn about(&self) -> Result<Restored, Refusal> {
        let opened = self.opened()?;
        Ok(Restored { about: about(&opened.about), columns: columns(opened) })
    }

    /// The refused rows of the open table as they were.
    pub fn rejected(&self) -> Result<&[u8], Refusal> {
        self.current.as_ref().map(|(_, report)| report.rejected.as_slice()).ok_or_else(no_table)
    }

    /// How the table stands beside the claims as it is kept.
    pub fn beside_text(&self) -> Option<String> {
        self.beside.as_ref().map(|beside| to_json(&beside.to_value()))
    }

    /// What the reader can set; None without a table or amounts.
    pub fn form(&self, lang: Lang) -> Option<Form> {
        let (opened, _) = self.current.as_ref()?;
        Some(form(opened, self.beside.clone()?, &self.lists, lang))
    }

    /// Sets how the table stands beside the claims.
    pub fn map(&mut self, asked: &request::Map) -> Result<(), Refusal> {
        let mut beside = asked.beside.clone();
        if asked.anew {
            beside.mapping = self.mapping_of(&beside.mapping.column)?;
        }
        self.beside = Some(beside);
        Ok(())
    }

    /// What the header of a column suggests.
    fn mapping_of(&self, column: &str) -> Result<Mapping, Refusal> {
        let opened = self.opened()?;
        let at = opened.amounts.iter().position(|amount| amount.name == column);
        let mapping = at.and_then(|at| mapping_of(opened, at, &self.names, &self.lists.codes));
        mapping.ok_or_else(|| NoSeries::NoColumn.into())
    }

    /// The table beside the claims; None where it is not to be shown.
    pub fn official(&self, asked: &request::Official, lang: Lang) -> Result<Option<Official>, Refusal> {
        let shown = self.current.as_ref().zip(self.beside.as_ref().filter(|beside| beside.is_shown));
        let Some(((opened, _), beside)) = shown else { return Ok(None) };
        let found = World { data: &self.lists, cards: &self.cards }.answer(opened, beside, asked)?;
        Ok(Teller { data: &self.lists, cards: &self.cards, lang }.official(&opened.about.file, &found))
    }
}
