//! What a column is, by its name and its cells.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::detect::asides;
use crate::ingest::table::detect::names::{Match, Names, country_number, fold, hs_digits};
use crate::ingest::table::detect::options::{Options, Question};
use crate::ingest::table::detect::told::Told;
use crate::ingest::table::detect::unit::{Quantity, is_measure, quantity};
use crate::ingest::table::parse::date::{self};
use crate::ingest::table::parse::number;
use crate::model::table::{CodeList, DateForm, Role};
use std::collections::BTreeSet;

/// What a column is, by its name and its cells.
pub fn role(name: &str, cells: &[&Cell<String>], names: &Names, options: &Options, n: usize, questions: &mut Vec<Question>) -> Role {
    let folded = fold(name);
    let hints = |stems: &[&str]| stems.iter().any(|stem| folded.contains(stem));
    let word = |names: &[&str]| folded.split(' ').any(|word| names.contains(&word));
    if cells.is_empty() {
        return Role::Codes(CodeList::None);
    }
    let share = |test: &dyn Fn(&str) -> bool| cells.iter().filter(|cell| test(cell.as_str())).count() as f64 / cells.len() as f64;
    let of_time = hints(&[
        "tahun", "year", "bulan", "month", "tanggal", "date", "time", "waktu", "period", "tgl", "thn", "kuartal", "triwulan", "quarter",
        "semester",
    ]);
    let is_month = |cell: &str| date::month_named(cell.as_bytes()).is_some();
    // The months of a year so far, and totals, stand among its months.
    let is_beside = |cell: &str| is_month(cell) || date::month_range(cell).is_some() || asides::is_total(cell);
    if share(&is_month) >= 0.5 && share(&is_beside) >= 0.9 {
        return Role::Month;
    }
    if hints(&["bulan", "month"]) && share(&|cell| date::month(cell.as_bytes()).is_some()) >= 0.95 {
        return Role::Month;
    }
    let is_year = |cell: &str| date::year(cell.as_bytes()).is_some_and(|year| (1800..=2200).contains(&year) || (of_time && year <= 9999));
    let has_unit = quantity(name) != Quantity::default();
    let is_quantity = has_unit || (!of_time && is_measure(name));
    let counts_on = || {
        let years: Vec<i32> = cells.iter().filter_map(|cell| date::year(cell.as_str().as_bytes())).collect();
        years.len() > 1 && years.windows(2).all(|pair| (pair[0] - pair[1]).abs() <= 1)
    };
    // Where the name says that it is time, a cell that names none is one to be refused.
    let most = if of_time && cells.len() > 3 { 0.75 } else { 0.95 };
    // Years among months, intervals and doubtful dates: what reads every cell is better.
    let are_edtf = || cells.iter().all(|cell| date::day_of(cell.bytes(), DateForm::Edtf).is_some());
    let years = share(&is_year);
    if !is_quantity && years >= most && (of_time || counts_on()) && (years >= 1.0 || !are_edtf()) {
        return Role::Year;
    }
    // Totals and the months of a year so far stand among its periods.
    let periods: Vec<&Cell<String>> =
        cells.iter().copied().filter(|cell| date::month_range(cell.as_str()).is_none() && !asides::is_total(cell.as_str())).collect();
    if let Some(form) = date_form(&periods, of_time, options, n, questions).filter(|_| periods.len() * 2 >= cells.len()) {
        return Role::Date(form);
    }
    let is_hs = word(&["hs", "hs2", "hs4", "hs6", "hs8", "kodehs", "hscode", "cmdcode", "hs10"])
        || hints(&["pos tarif", "commodity code", "tariff"]);
    let of_codes = |cell: &&&Cell<String>| hs_digits(cell.as_str()).is_some() || asides::is_total(cell.as_str());
    let are_codes = cells.iter().filter(of_codes).count() * 5 >= cells.len() * 4;
    let bracketed = share(&|cell| cell.starts_with('[') && hs_digits(cell).is_some()) >= 0.8;
    // A classification of one digit is none of the HS's chapters.
    let is_hs = is_hs
        && cells.iter().any(|cell| hs_digits(cell.as_str()).is_some_and(|digits| digits.len() > 2 || cell.as_str().trim().len() >= 2));
    if (is_hs && are_codes) || bracketed {
        return Role::Codes(CodeList::Hs);
    }
    let mut distinct: BTreeSet<&str> = BTreeSet::new();
    distinct.extend(cells.iter().map(|cell| cell.as_str()).take(500));
    // Figures with units of many kinds behind them are texts: none of them could be added to another.
    let own_unit = suffix(cells);
    let has_own_unit =
        |cell: &str| number::before_unit(cell).is_some_and(|(_, unit)| own_unit.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(unit)));
    let is_number = |cell: &&&Cell<String>| number::looks_like(cell.bytes()) || has_own_unit(cell.as_str());
    let numbers = cells.iter().filter(is_number).count() as f64 / cells.len() as f64;
    let known = |list: CodeList| {
        let found = distinct.iter().filter(|text| names.find(text, list) != Match::No).count();
        found as f64 / distinct.len() as f64
    };
    let region_hint = hints(&["provinsi", "propinsi", "kabupaten", "kab kota", "daerah", "region", "province", "wilayah", "regency"])
        || word(&["kota", "kab"]);
    // `ctr` is BPS's own.
    let country_hint = hints(&["negara", "country", "tujuan", "destination", "partner", "countries"]) || word(&["ctr"]);
    if region_hint && !is_quantity && known(CodeList::Region) >= 0.3
        || (numbers < 0.1 && distinct.len() >= 3 && known(CodeList::Region) >= 0.7)
    {
        return Role::Codes(CodeList::Region);
    }
    if country_hint && !is_quantity && known(CodeList::Country) >= 0.3
        || (numbers < 0.1 && distinct.len() >= 3 && known(CodeList::Country) >= 0.7)
    {
        return Role::Codes(CodeList::Country);
    }
    // Databases write `reporterCode`.
    let parted = fold(&part_words(name));
    if says_country(&parted) && are_countries(&distinct, names) {
        return Role::Codes(CodeList::Country);
    }
    let last = parted.rsplit(' ').next().unwrap_or_default();
    let is_identifier = !has_unit
        && (word(&["kode", "code", "id", "no", "nomor", "nik", "npwp", "pos", "nib", "cmdcode"])
            || matches!(last, "code" | "id" | "level" | "flag" | "mult" | "multiplier" | "decimals")
            || parted.starts_with("kode ")
            || folded == "ref area"
            // Months and years that are none of the calendar's, such as Comtrade's month 52.
            || (matches!(last, "month" | "year" | "period" | "bulan" | "tahun")
                && cells.iter().all(|cell| cell.as_str().len() <= 4 && cell.as_str().bytes().all(|byte| byte.is_ascii_digit()))));
    // `00` is nought, whatever `01` is.
    let is_code =
        |cell: &str| cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|b| b.is_ascii_digit()) && cell.bytes().any(|b| b != b'0');
    let leading_nought = share(&is_code) > 0.0;
    // Figures as a source writes them stand beside the amount that is meant.
    let is_quoted = hints(&["as written", "tertulis"]);
    if (numbers >= 0.9 || (is_quantity && numbers >= 0.3)) && !is_identifier && !leading_nought && !is_quoted {
        return Role::Amount;
    }
    Role::Codes(CodeList::None)
}

/// Whether the words of a name are of a country, and not of how many there are or what they trade.
fn says_country(name: &str) -> bool {
    const STEMS: [&str; 14] = [
        "negara",
        "countr",
        "tujuan",
        "destination",
        "partner",
        "reporter",
        "exporter",
        "importer",
        "eksportir",
        "importir",
        "pelapor",
        "mitra",
        "m49",
        "ctr",
    ];
    const COUNTS: [&str; 6] = ["number of", "count", "banyak", "rank", "peringkat", "level"];
    let is_country = |word: &&str| STEMS.iter().any(|stem| word.starts_with(stem));
    let (own, others): (Vec<&str>, Vec<&str>) = name.split(' ').partition(is_country);
    let others = others.join(" ");
    !own.is_empty() && !is_measure(&others) && !COUNTS.iter().any(|word| others.contains(word))
}

/// Whether texts are numbers of countries: nearly all are known, and most have three digits, as those have and counts have not. The
/// world's nought stands beside them.
fn are_countries(distinct: &BTreeSet<&str>, names: &Names) -> bool {
    let texts: Vec<String> = distinct.iter().filter(|text| country_number(text) != Some("")).map(|text| (*text).to_owned()).collect();
    let known = names.find_numbers(&texts).filter(|found| *found != Match::No).count();
    let is_long = |text: &&String| text.trim().trim_end_matches(".0").len() == 3;
    !texts.is_empty() && known * 5 >= texts.len() * 4 && texts.iter().filter(is_long).count() * 2 >= texts.len()
}

/// What a column is where the file says what its values are.
pub fn told_role(
    told: Option<Told>,
    name: &str,
    cells: &[&Cell<String>],
    names: &Names,
    options: &Options,
    n: usize,
    questions: &mut Vec<Question>,
) -> Role {
    // The names of columns say what is looked for.
    let hint = match told {
        Some(Told::Amount) => return Role::Amount,
        Some(Told::List(list)) => return Role::Codes(list),
        Some(Told::Period) => " time",
        Some(Told::Place) => " country",
        _ => "",
    };
    let found = role(&[name, hint].concat(), cells, names, options, n, questions);
    let is_period = matches!(found, Role::Date(_) | Role::Year | Role::Month);
    match found {
        Role::Codes(_) => found,
        _ if is_period && told == Some(Told::Period) => found,
        _ => Role::Codes(CodeList::None),
    }
}

/// `refMonth` as `ref Month`.
pub fn part_words(name: &str) -> String {
    let mut parted = String::with_capacity(name.len() + 4);
    let mut was_small = false;
    for c in name.chars() {
        if was_small && c.is_uppercase() {
            parted.push(' ');
        }
        was_small = c.is_lowercase() || c.is_ascii_digit();
        parted.push(c);
    }
    parted
}

fn date_form(cells: &[&Cell<String>], of_time: bool, options: &Options, n: usize, questions: &mut Vec<Question>) -> Option<DateForm> {
    let hits = |form: DateForm| cells.iter().filter(|cell| date::day_of(cell.bytes(), form).is_some()).count();
    // Where the name says that it is time, a cell that names none is one to be refused.
    let least = if of_time && cells.len() > 3 { 15 } else { 19 };
    let reads = |form: DateForm| hits(form) * 20 >= cells.len() * least;
    let is_whole = |cell: &&Cell<String>, from: u32, to: u32| cell.as_str().parse().is_ok_and(|number: u32| (from..to).contains(&number));
    let mut forms: Vec<DateForm> = date::FORMS
        .into_iter()
        .filter(|form| match form {
            DateForm::Year => false,
            // Six or eight digits alone, and numbers of a spreadsheet, are dates only where the header says so.
            // Text is such a number only in the years that trade is told of.
            DateForm::Serial => {
                of_time
                    && (cells.iter().all(|cell| matches!(cell, Cell::Number(_))) || cells.iter().all(|cell| is_whole(cell, 18_000, 73_000)))
                    && reads(*form)
            }
            // `2008-09` alone is a month; seasons follow each other.
            DateForm::FiscalYear => {
                let others = || cells.iter().any(|cell| Some(cell.as_str()) != cells.first().map(|cell| cell.as_str()));
                hits(*form) == cells.len() && (others() || cells.iter().any(|cell| cell.as_str().len() > 7 || cell.as_str().contains('/')))
            }
            // Roman figures, and an S or H before a figure, are parts of a year where the name or the words say so.
            DateForm::Quarter | DateForm::HalfYear => {
                let says = |cell: &&Cell<String>| cell.as_str().len() > 7;
                (of_time || cells.iter().all(says) || cells.iter().any(|cell| cell.as_str().contains(['Q', 'q']))) && reads(*form)
            }
            // A bare number is EDTF too.
            DateForm::Edtf => cells.iter().any(|cell| cell.as_str().contains(['/', '?', '~', 'X', '-'])) && reads(*form),
            DateForm::YearMonth | DateForm::YearMonthDay => {
                (of_time || cells.iter().all(|cell| cell.as_str().contains(['-', '/']))) && reads(*form)
            }
            _ => reads(*form),
        })
        .collect();
    // Quarters beside months are read where nothing else reads them.
    if forms.len() > 1 && cells.iter().any(|cell| !date::is_edtf(cell.as_str())) {
        forms.retain(|form| *form != DateForm::Edtf);
    }
    // What reads every cell is better than what comes first: years may stand among their months.
    let whole = forms.iter().find(|form| hits(**form) == cells.len());
    let Some(best) = whole.or(forms.first()).copied() else {
        // Days and months in both orders: the form of most is taken, and what it cannot read is refused.
        let (day_first, month_first) = (hits(DateForm::DayMonthYear), hits(DateForm::MonthDayYear));
        let either = |cell: &&&Cell<String>| {
            [DateForm::DayMonthYear, DateForm::MonthDayYear].into_iter().any(|form| date::day_of(cell.bytes(), form).is_some())
        };
        let both = cells.iter().filter(either).count() * 20 >= cells.len() * 19;
        let is_day_first = options.day_first.unwrap_or(day_first >= month_first);
        return both.then_some(if is_day_first { DateForm::DayMonthYear } else { DateForm::MonthDayYear });
    };
    if best == DateForm::DayMonthYear && forms.contains(&DateForm::MonthDayYear) {
        match options.day_first {
            Some(true) => {}
            Some(false) => return Some(DateForm::MonthDayYear),
            None => {
                let differs =
                    cells.iter().find(|cell| date::day_of(cell.bytes(), best) != date::day_of(cell.bytes(), DateForm::MonthDayYear));
                if let Some(cell) = differs {
                    questions.push(Question::DateOrder { column: n, example: cell.as_str().to_owned() });
                }
            }
        }
    }
    Some(best)
}

/// The unit that stands behind most figures of a column.
pub fn suffix(cells: &[&Cell<String>]) -> Option<String> {
    let units: Vec<&str> = cells.iter().filter_map(|cell| number::before_unit(cell.as_str())).map(|(_, unit)| unit).collect();
    let most = units.iter().max_by_key(|unit| units.iter().filter(|other| other == unit).count())?;
    (units.len() * 2 >= cells.len()).then(|| (*most).to_owned())
}
