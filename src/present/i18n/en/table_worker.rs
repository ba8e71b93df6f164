//! What the worker says of a table, in English.
use super::scale;
use crate::ingest::table::decode::magic::{self, Sort};
use crate::ingest::table::detect::layout::Question;
use crate::ingest::table::detect::unnamed::Unnamed;
use crate::ingest::table::failure::{Failure, Fault};
use crate::ingest::table::problem::Rule;
use crate::ingest::table::reading::{Note, UnitFrom};
use crate::model::columnar;
use crate::model::columnar::{Away, By, FaultKind};
use crate::present::i18n::number;
use crate::present::i18n::table_worker::{TableWorker, in_years};
use crate::state::Lang;
use crate::user_table::series::NoSeries;
use crate::user_table::view::BadFilter;

pub static STRINGS: TableWorker = TableWorker {
    lang: Lang::En,
    problem: |rule, column, value| {
        let what = match rule {
            Rule::CellCount => return format!("This row has {value} cells, not as many as the table has columns."),
            Rule::UnclosedQuote => return "A quotation mark opens in this line and is never closed.".into(),
            Rule::RowTooLong => return "This row is too long for a row of a table (more than 4 MB).".into(),
            Rule::NotJson => return format!("Not a whole JSON object: {value}"),
            Rule::UnknownKey => return format!("“{value}” is not a combination of the codes that this file lists."),
            Rule::AmbiguousKey => {
                return format!("“{value}” can be two different combinations of the codes; it is not guessed which of them is meant.");
            }
            Rule::RepeatedKey => return format!("This file has more than one figure for {value}; none of them is read."),
            Rule::OtherTable => return "This row belongs to another table below the first; open that one by itself.".into(),
            Rule::NoPeriod => return "This row names no period (date, month or year).".into(),
            Rule::NotNumber => format!("“{value}” is not a number"),
            Rule::NotFinite => format!("“{value}” is not a finite number; the row is kept without it"),
            Rule::TooLarge => format!("“{value}” is too large to be kept exactly"),
            Rule::AmbiguousMark => {
                format!("“{value}” may be thousands or a fraction; open the table again and choose the decimal mark")
            }
            Rule::NotDate => format!("“{value}” is not a date in this column's form"),
            Rule::NotMonth => format!("“{value}” is not the name or number of a month"),
            Rule::NotYear => format!("“{value}” is not a year of four digits"),
            Rule::NulByte => "This cell holds a NUL character".into(),
            Rule::BrokenText => format!("Broken text: “{value}”; the file may be in another encoding"),
            Rule::FormulaError => format!("A formula without a result, or with an error: “{value}”"),
            Rule::UnknownName => format!("“{value}” is not in the code list, or more than once; the row is kept"),
        };
        if column.is_empty() { format!("{what}.") } else { format!("Column {column}: {what}.") }
    },
    failure: |failure| {
        match failure {
        Failure::Empty => "This file is empty.".into(),
        Failure::HeaderOnly { rows } => format!("This file has only headers ({} rows), and no data below them.", n(*rows)),
        Failure::NotTable => "There is one column only, without a figure or a period. Is the delimiter right?".into(),
        Failure::Binary { kind: "" } => {
            "This file is not text. CSV, TSV, JSON, Parquet, XLSX, XLSB, XLS and ODS can be opened; all but Parquet also packed (.gz, .zip).".into()
        }
        Failure::Binary { kind } => {
            let what = match magic::sort(kind) {
                Some(Sort::Document) => "Copy its table into a spreadsheet and save that, or look for a CSV or XLSX where it comes from.",
                Some(Sort::Picture) => "A picture has no cells: look for the table that it was made from.",
                Some(Sort::Archive) => "Unpack it and open the file inside; .zip and .gz open as they are.",
                Some(Sort::Statistics) => "Save it as CSV in the program that it is from (PSPP and R read most of them).",
                Some(Sort::Database) => "Export the table that you need as CSV.",
                Some(Sort::Columns) => "Save it as CSV: DuckDB, Python and R do that in one line.",
                Some(Sort::Alone) => "It can be opened, but not from within an archive: unpack that, and open the file inside.",
                None => "CSV, TSV, JSON, Parquet, XLSX, XLSB, XLS and ODS can be opened; all but Parquet also packed (.gz, .zip).",
            };
            format!("This file is a {kind}, whatever its name ends in. {what}")
        }
        Failure::WebPage => {
            "This file is a web page (HTML) without a table that can be read. Choose the CSV or XLSX download on the site it is from."
                .into()
        }
        Failure::Encrypted => "This workbook is locked with a password. Open it in Excel, save it without one, and try again.".into(),
        Failure::BrokenWorkbook => "This workbook or archive is damaged or incomplete.".into(),
        Failure::Zip { files, first } => {
            let of = if *files == 1 { "1 file".to_owned() } else { format!("{} files", n(*files)) };
            format!("Nothing in this ZIP archive reads as a table; it has {of} ({first} first).")
        }
        Failure::LongObject { limit } => format!(
            "The first object of this JSON is too long for a row (more than {}). Leave out its long parts, such as outlines, and try again.",
            mb(*limit)
        ),
        Failure::Statistics { format, fault: Fault::Cut } => {
            format!("This {format} file is not whole: its JSON is cut off or damaged. Download it again.")
        }
        Failure::Statistics { format, fault: Fault::Missing { key } } => {
            format!("This {format} file lacks “{key}”, without which its figures have no place.")
        }
        Failure::Statistics { format, fault: Fault::Size { of, declared, found } } => {
            format!("This {format} file contradicts itself: of “{of}” it declares {}, and has {}.", n(*declared), n(*found))
        }
        Failure::Parquet { fault } => parquet(fault),
        Failure::Away { why, found, expected } => away(*why, found, expected),
        Failure::NeedsFilter { rows, by } if by.is_empty() => format!(
            "This table has {} rows, more than fit into memory, and no column of periods, destinations, goods or regions to filter by. Make a smaller file.",
            n(*rows)
        ),
        Failure::NeedsFilter { rows, by } => {
            let by: Vec<&str> = by.iter().map(|by| narrowed(*by)).collect();
            format!("This table has {} rows, more than fit into memory. First choose {} on the page, then open it again.", n(*rows), by.join(" or "))
        }
        Failure::NoneMatch { rows } => {
            format!("None of the {} rows of this table passes the filter of the page. Change the filter, then open it again.", n(*rows))
        }
        Failure::BrokenGzip { at } => format!("This .gz file is damaged near byte {}.", n(*at)),
        Failure::Bomb { packed, unpacked } => {
            format!("This file of {} unpacks to more than {}; no table does that, so it is not opened.", mb(*packed), mb(*unpacked))
        }
        Failure::TooLarge { bytes, limit } => {
            format!("This file has {}; files of this kind can be opened up to {}.", mb(*bytes), mb(*limit))
        }
        Failure::TooManyColumns { columns, limit } => {
            format!("This table has {} columns; at most {} can be opened.", n(*columns), n(*limit))
        }
        Failure::NoMemory { rows, bytes } => format!(
            "Not enough memory in this browser: the table needs about {} for {} rows. Open a smaller part of it.",
            mb(*bytes),
            n(*rows)
        ),
        Failure::NoSheet { sheet, sheets } => format!("There is no sheet number {}; this workbook has {} sheets.", sheet + 1, sheets),
        Failure::UnknownEncoding { label } => format!("The encoding “{label}” is unknown; try utf-8, windows-1252 or utf-16le."),
        Failure::Changed => "This file changed while it was being read. Close the program that writes it, and open it again.".into(),
        Failure::Cancelled => "Opening the file was cancelled.".into(),
        Failure::NoReader => "The part that reads Parquet could not be loaded. Check the connection, then try again.".into(),
        Failure::Unreadable => "The browser cannot read this file.".into(),
    }
    },
    summed: |reading| {
        let Some((name, unit, power)) = &reading.summed else { return String::new() };
        let years = in_years(reading);
        match unit {
            Some(unit) => format!("Summed: “{name}”, in {}{years}.", in_unit(*power, unit)),
            None if *power != 0 => format!("Summed: “{name}”, in {} of a unit that is not named{years}.", scale(*power)),
            None => format!("Summed: “{name}”, whose unit is not named{years}."),
        }
    },
    note: |note| match note {
        Note::Alternatives { column, values } if column.is_empty() => {
            format!("Two versions of one period are kept apart: {}.", values.join(", "))
        }
        Note::Alternatives { column, values } => {
            format!("“{column}” holds what is not added together, each has a column of figures: {}.", values.join(", "))
        }
        Note::Levels { column, rows, examples } => {
            let of = column.as_ref().map_or_else(String::new, |column| format!(" by “{column}”"));
            let names = if examples.is_empty() { String::new() } else { format!(" ({})", examples.join(", ")) };
            if *rows == 1 {
                format!("1 row is not added{of}: it sums up others, or lies within one{names}.")
            } else {
                format!("{} rows are not added{of}: they sum up others, or lie within them{names}.", n(*rows))
            }
        }
        Note::Totals { agree, differs } => match differs {
            Some((name, printed, sum)) => format!("The printed total “{name}” is {printed}, but its rows make {sum}."),
            None => format!("Printed totals agree with their rows ({}).", n(*agree)),
        },
        Note::Mixed(name) => format!("“{name}” holds regions and parts of them: the sum of all counts some twice."),
        Note::Joined { column, file } => format!("The codes of “{column}” have their names from {file}."),
        Note::Many(name) => {
            format!("“{name}” has too many values to set each apart; the sum of all may mean nothing: choose one of them.")
        }
        Note::Overlap => "Some periods lie within others: the sum of all counts some twice.".into(),
        Note::Columns(names) => format!("Columns that are not added: {}.", names.join(", ")),
        Note::Unit { from: UnitFrom::Title } => "The unit is that of the title.".into(),
        Note::Unit { from: UnitFrom::Column(name) } => format!("The unit is that of the column “{name}”."),
        Note::FiscalYears => "Years that begin within a year stand under the year in which they begin.".into(),
        Note::Period { column, others } => format!("The period is that of “{column}”, not of {}.", others.join(", ")),
        Note::OtherBlock(names) => format!("Another table to the right is not read ({}).", names.join(", ")),
        Note::OtherLists(lists) => {
            let all: Vec<String> = lists.iter().map(|(name, rows)| format!("{name} ({})", n(*rows))).collect();
            format!("Other lists of this file are not read: {}.", all.join(", "))
        }
        Note::Held { rows, all, by } => {
            let of: Vec<String> = by.iter().map(|(by, values)| part(*by, values)).collect();
            held(*rows, *all, &of.join(" "))
        }
        Note::NoCells(names) => format!("Columns that hold lists, maps or pictures are not read: {}.", names.join(", ")),
        Note::LeftOut(names) => {
            format!("Too large to be read whole: these columns are not read, unless they are given a role: {}.", names.join(", "))
        }
        Note::HiddenColumns(names) => format!("Columns that the workbook hides: {}.", names.join(", ")),
    },
    part,
    whole: |all| format!("All of its {} rows were read.", n(all)),
    held,
    beyond_all: "The page now shows everything, but not all rows of this table were read. What is drawn and summed is still that part of it only.",
    beyond: |part| {
        format!(
            "The page now shows the rows {part}, and not all of those were read. What is drawn and summed is still the earlier part only."
        )
    },
    question: |question, column| match question {
        Question::DecimalMark { example, .. } => {
            format!("Column {column}: does “{example}” mean thousands, or a number with a fraction?")
        }
        Question::DateOrder { example, .. } => format!("Column {column}: in “{example}”, which is the day and which the month?"),
        Question::Year { suggestion: Some(year), .. } => {
            format!("This table names months without a year. Which year is it? The file's name says {year}.")
        }
        Question::Year { .. } => "This table names months without a year. Which year is it?".into(),
        Question::Power { example, power, .. } => format!(
            "Column {column}: by its header “{example}” is in {}, but that makes it larger than it can be. Is it in {}?",
            scale(*power),
            scale(power - 3)
        ),
    },
    bad_filter: |bad| match bad {
        BadFilter::NoColumn { found, columns } => format!("There is no column “{found}”; there are: {}.", columns.join(", ")),
        BadFilter::NoCode { found, column } => format!("The column “{column}” has no code “{found}”."),
        BadFilter::NotDate { found } => format!("“{found}” is not an EDTF date such as 2022, 2022-10 or 2022-10-01."),
        BadFilter::NotAmount { found } => format!("“{found}” is not a number."),
        BadFilter::WrongKind { column, expected } => format!("The column “{column}” is filtered with {expected}."),
        BadFilter::TooMany => "Eight columns are filtered already; clear one of them first.".into(),
    },
    no_series: |why| match why {
        NoSeries::NoColumn => "There is no column of figures with that name.",
        NoSeries::NoFigures => "This table has no column of figures, so there is nothing to draw or sum.",
        NoSeries::NoAreaColumn => "There is no column of regions with that name.",
        NoSeries::NoPeriod => "This table has no periods, so it cannot be drawn on the time axis.",
        NoSeries::NoMeasure => "The header does not say what is measured. Choose the measure.",
        NoSeries::NoUnit => "The header does not say the unit. Choose it.",
        NoSeries::UnitOfOtherKind => "That unit is not one of this measure. Correct one of the two.",
    },
    unnamed: Unnamed { column: "Column", group: "Group", country: "Country", region: "Region", value: "Value" },
    no_table: "No table is open yet.",
    busy: "Another file is being opened. Wait for it, or cancel it.",
    storage_full: |needed, free| {
        let left = free.filter(|free| *free < needed).map_or_else(String::new, |free| format!(", {} left", mb(free)));
        format!(
            "This table is open but not kept: the browser's storage is full (about {} needed{left}). Remove another kept table.",
            mb(needed)
        )
    },
    storage_denied: "The browser does not allow storage; this table is gone when the page closes.",
    storage_newer: "A newer version of this page has kept tables here, and this older one cannot read them; this table is gone when the page closes.",
    storage_held: "Another window of this page is busy with the kept tables. Close it, then try again; this table stays open until the page closes.",
    not_kept: "This table is not kept in this browser, or is damaged.",
};

/// A unit with the power of ten before it.
fn in_unit(power: i8, unit: &str) -> String {
    let unit = match unit {
        "USD" => "US$",
        "IDR" => "Rp",
        "percent" => "%",
        unit => unit,
    };
    if power < 3 { unit.to_owned() } else { [scale(power), " of ", unit].concat() }
}

fn n(count: u64) -> String {
    number::count(count, Lang::En)
}

/// Bytes in megabytes, at least one.
fn mb(bytes: u64) -> String {
    format!("{} MB", n(bytes.div_ceil(1_000_000)))
}

/// What was read of a table beside the page.
fn held(rows: u64, all: u64, part: &str) -> String {
    format!("Only the rows {part} were fetched: {} of {}; the rest was not.", n(rows), n(all))
}

/// Which rows of a table beside the page.
fn part(by: By, values: &str) -> String {
    match by {
        By::Period => format!("of {values}"),
        By::Destination => format!("to {values}"),
        By::Goods => format!("of goods HS {values}"),
        By::Region => format!("of region {values}"),
    }
}

fn narrowed(by: By) -> &'static str {
    match by {
        By::Period => "a period",
        By::Destination => "a destination",
        By::Goods => "goods",
        By::Region => "a region",
    }
}

/// Why a file beside the page did not come.
fn away(why: Away, found: &str, expected: &str) -> String {
    match why {
        Away::Offline => {
            "The file beside this page could not be fetched: its server does not answer. Check the connection, then open it again.".into()
        }
        Away::Silent => "For too long the server has sent nothing of this file. Try again later.".into(),
        Away::Missing => format!("The server of this page has no file at that address (it answered {found}). Check the address."),
        Away::Status => format!("The server does not hand out this file: it answered {found}, not {expected}."),
        Away::NoRanges => format!(
            "This server does not hand out parts of a file: it answered {found}, not {expected}. A file of this size needs a server that takes Range requests."
        ),
        Away::Cut => format!("The server sent another part of the file than was asked for: {found} bytes, not {expected}. Open it again."),
        Away::Page => "At that address the server sends a web page, not a table. Check the address.".into(),
        Away::Changed => "This file changed while it was being read. Open it again.".into(),
    }
}

/// What is wrong with a Parquet file: what was found, where, what was expected, and what to do.
fn parquet(fault: &columnar::Fault) -> String {
    let columnar::Fault { kind, away: _, column, row, found, expected } = fault;
    let place = if column.is_empty() {
        "This Parquet file".to_owned()
    } else {
        format!("Column {column} of this Parquet file, from row {}", n(*row))
    };
    let again = "Copy or download it again, or have it written again.";
    match kind {
        FaultKind::Cut if expected == "PAR1" => {
            format!("This Parquet file is cut off or damaged: it ends with “{found}”, not with {expected}. {again}")
        }
        FaultKind::Cut => format!("This Parquet file is cut off: it has {found} bytes, and none has fewer than {expected}. {again}"),
        FaultKind::Contents if found.is_empty() => {
            format!("This Parquet file is damaged: the list of its columns, at its end, cannot be read. {again}")
        }
        FaultKind::Contents => format!(
            "This Parquet file is damaged: the list of its columns should take {found} bytes before its end, where only {expected} are. {again}"
        ),
        FaultKind::Away => "This Parquet file did not come from its server whole. Open it again.".into(),
        FaultKind::Encrypted => "This Parquet file is encrypted. Write it again without encryption, where its key is.".into(),
        FaultKind::Packing => format!(
            "{place}: it is packed with {found}, which is not read here. Write the file again with Zstandard, Snappy, gzip, LZ4 or unpacked: DuckDB, Python and R do that in one line."
        ),
        FaultKind::Unpacking => format!("{place}: damaged; what is packed there with {found} does not unpack. {again}"),
        FaultKind::Page => format!("{place}: damaged or encrypted; its values cannot be read. {again}"),
        FaultKind::Count => format!("{place}: damaged; it should have {expected} values there, and has {found}. {again}"),
        FaultKind::Large => {
            format!(
                "{place}: what it holds at once is larger than {expected} bytes. Write the file again with smaller pages, or leave that column out."
            )
        }
        FaultKind::NoColumn => format!(
            "This Parquet file has only columns of lists, maps or pictures ({found}), and no table. Write their values as columns of their own."
        ),
    }
}
