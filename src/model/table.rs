//! The closed lists of tables: what a column is, how it writes its dates, how long its periods are. The importer, the protocol and the
//! screen have them from here.
//!
//! ```
//! use jejak_ekspor::model::table::{DateForm, Grain};
//! assert_eq!(DateForm::FiscalYear.code(), "fiscal-year");
//! assert_eq!(DateForm::FiscalYear.grain(), Grain::Year);
//! assert_eq!(Grain::from_code("half-year").map(Grain::months), Some(6));
//! ```
use serde::{Deserialize, Serialize};

closed_list! {
    /// How a column writes its dates.
    DateForm {
        /// `2014-01-31`, `2014/1/31`, with or without a time of day.
        YearMonthDay = "year-month-day",
        /// `31/1/2014`, `31-01-2014`.
        DayMonthYear = "day-month-year",
        /// `1/31/2014`.
        MonthDayYear = "month-day-year",
        /// `2014-01`, `201401`.
        YearMonth = "year-month",
        /// `01-2014`.
        MonthYear = "month-year",
        /// `Januari 2022`, `Jan-22`, `2022 Januari`.
        NamedMonth = "named-month",
        /// `5 Januari 2022`.
        NamedDay = "named-day",
        /// `2022Q1`, `Triwulan I 2022`, `I/2022`.
        Quarter = "quarter",
        /// `Semester 1 2022`, `2022H1`.
        HalfYear = "half-year",
        /// `2021/22`, `2021/2022`: the year in which it begins.
        FiscalYear = "fiscal-year",
        /// `1-Jan`: a day whose year the table does not say.
        DayMonth = "day-month",
        /// `2022`.
        Year = "year",
        /// `2022-01/2022-10`, `2022-10-01?`: the first day counts.
        Edtf = "edtf",
        /// Days since 1899-12-30, as spreadsheets store them.
        Serial = "serial",
    }
}

closed_list! {
    /// How long periods are.
    Grain {
        Day = "day",
        Month = "month",
        Quarter = "quarter",
        HalfYear = "half-year",
        Year = "year",
    }
}

closed_list! {
    /// The code list that a column's texts are matched to.
    #[derive(Default)]
    CodeList {
        #[default]
        None = "none",
        Hs = "hs",
        Region = "region",
        Country = "country",
    }
}

closed_list! {
    /// By what it was found what the values of a column are to each other.
    Evidence {
        Name = "name",
        Cells = "cells",
        Codes = "codes",
        Figures = "figures",
        /// The file itself says so.
        File = "file",
        /// The reader says so.
        Reader = "reader",
    }
}

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Skip,
    Month,
    Year,
    Amount,
    Codes(CodeList),
    Date(DateForm),
}

impl Grain {
    /// How many months its periods have.
    pub fn months(self) -> u8 {
        match self {
            Grain::Day | Grain::Month => 1,
            Grain::Quarter => 3,
            Grain::HalfYear => 6,
            Grain::Year => 12,
        }
    }
}

impl DateForm {
    /// How long its periods are.
    pub fn grain(self) -> Grain {
        match self {
            DateForm::YearMonth | DateForm::MonthYear | DateForm::NamedMonth => Grain::Month,
            DateForm::Quarter => Grain::Quarter,
            DateForm::HalfYear => Grain::HalfYear,
            DateForm::Year | DateForm::FiscalYear => Grain::Year,
            DateForm::YearMonthDay
            | DateForm::DayMonthYear
            | DateForm::MonthDayYear
            | DateForm::NamedDay
            | DateForm::DayMonth
            | DateForm::Edtf
            | DateForm::Serial => Grain::Day,
        }
    }
}
