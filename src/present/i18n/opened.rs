//! Phrases about the reader's own table. They live in the worker, so that the page does not carry them.
//!
//! To add a phrase: a field of `OpenedWords`, a line in each language; a language that lacks one does not compile.
use super::number::count;
use crate::ingest::table::detect::layout::Question;
use crate::ingest::table::failure::Failure;
use crate::ingest::table::problem::Rule;
use crate::state::Lang;
use crate::user_table::series::NoSeries;
use crate::user_table::view::BadFilter;

/// A language's phrases about an opened table.
pub struct OpenedWords {
    /// A refused row or a notice: rule, name of the column (empty for the whole row), value as found.
    pub problem: fn(rule: Rule, column: &str, value: &str) -> String,
    pub failure: fn(failure: &Failure) -> String,
    /// A question, with the name of its column.
    pub question: fn(question: &Question, column: &str) -> String,
    pub bad_filter: fn(bad: &BadFilter) -> String,
    pub no_series: fn(why: NoSeries) -> &'static str,
    pub no_table: &'static str,
    pub busy: &'static str,
    /// Bytes that the table takes, and those left where the browser tells.
    pub storage_full: fn(needed: u64, free: Option<u64>) -> String,
    pub storage_denied: &'static str,
    pub not_kept: &'static str,
}

/// The phrases of a language.
pub fn words(lang: Lang) -> &'static OpenedWords {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

fn n(value: u64, lang: Lang) -> String {
    u32::try_from(value).map_or_else(|_| value.to_string(), |value| count(value, lang))
}

/// Bytes in megabytes, at least one.
fn mb(bytes: u64, lang: Lang) -> String {
    format!("{} MB", n(bytes.div_ceil(1_000_000), lang))
}

const I: Lang = Lang::Id;
const E: Lang = Lang::En;

static ID: OpenedWords = OpenedWords {
    problem: |rule, column, value| {
        let what = match rule {
            Rule::CellCount => return format!("Baris ini berisi {value} sel, tidak sama dengan jumlah kolom di judul tabel."),
            Rule::UnclosedQuote => return "Tanda kutip di baris ini dibuka tetapi tidak pernah ditutup.".into(),
            Rule::RowTooLong => return "Baris ini terlalu panjang untuk sebuah baris tabel (lebih dari 4 MB).".into(),
            Rule::NotJson => return format!("Bukan objek JSON yang utuh: {value}"),
            Rule::OtherTable => return "Baris ini milik tabel lain di bawah tabel pertama; buka tabel itu tersendiri.".into(),
            Rule::NoPeriod => return "Baris ini tidak menyebut periode (tanggal, bulan, atau tahun).".into(),
            Rule::NotNumber => format!("“{value}” bukan angka"),
            Rule::NotFinite => format!("“{value}” bukan bilangan yang berhingga"),
            Rule::TooLarge => format!("“{value}” terlalu besar untuk disimpan dengan tepat"),
            Rule::AmbiguousMark => {
                format!("“{value}” bisa dibaca sebagai ribuan atau pecahan; buka lagi tabel ini dan pilih tanda desimalnya")
            }
            Rule::NotDate => format!("“{value}” bukan tanggal dalam bentuk kolom ini"),
            Rule::NotMonth => format!("“{value}” bukan nama atau nomor bulan"),
            Rule::NotYear => format!("“{value}” bukan tahun empat angka"),
            Rule::NulByte => "Sel ini memuat karakter NUL".into(),
            Rule::BrokenText => format!("Teks rusak: “{value}”; mungkin pengodean berkasnya lain"),
            Rule::FormulaError => format!("Rumus tanpa hasil atau dengan galat: “{value}”"),
            Rule::UnknownName => format!("“{value}” tidak ada di daftar kode, atau ada lebih dari satu; barisnya tetap dipakai"),
        };
        if column.is_empty() { format!("{what}.") } else { format!("Kolom {column}: {what}.") }
    },
    failure: |failure| match failure {
        Failure::Empty => "Berkas ini kosong.".into(),
        Failure::HeaderOnly { rows } => format!("Berkas ini hanya berisi judul kolom ({} baris), tanpa data di bawahnya.", n(*rows, I)),
        Failure::NotTable => "Hanya ada satu kolom, tanpa angka dan tanpa periode. Apakah pemisah kolomnya sudah benar?".into(),
        Failure::Binary { kind: "" } => {
            "Berkas ini bukan teks. Yang bisa dibuka: CSV, TSV, JSON, dan XLSX, juga yang dipadatkan (.gz).".into()
        }
        Failure::Binary { kind } => {
            format!(
                "Berkas ini adalah {kind}, apa pun akhiran namanya. Yang bisa dibuka: CSV, TSV, JSON, dan XLSX, juga yang dipadatkan (.gz)."
            )
        }
        Failure::WebPage => "Berkas ini halaman web (HTML), bukan tabel. Di situs asalnya, pilih unduhan CSV atau XLSX.".into(),
        Failure::Encrypted => "Buku kerja ini dikunci dengan kata sandi. Buka di Excel, simpan tanpa kata sandi, lalu coba lagi.".into(),
        Failure::OldWorkbook => "Ini buku kerja Excel lama (.xls). Buka di Excel, simpan sebagai .xlsx, lalu coba lagi.".into(),
        Failure::BrokenWorkbook { detail } => format!("Buku kerja ini rusak atau tidak utuh ({detail})."),
        Failure::BrokenGzip { at } => format!("Isi berkas .gz ini rusak di sekitar bita {}.", n(*at, I)),
        Failure::Bomb { packed, unpacked } => format!(
            "Berkas {} ini mengembang menjadi lebih dari {}; itu tidak wajar untuk sebuah tabel, jadi tidak dibuka.",
            mb(*packed, I),
            mb(*unpacked, I)
        ),
        Failure::TooLarge { bytes, limit } => {
            format!("Berkas ini berukuran {}; jenis berkas ini bisa dibuka sampai {}.", mb(*bytes, I), mb(*limit, I))
        }
        Failure::TooManyColumns { columns, limit } => {
            format!("Tabel ini memiliki {} kolom; yang bisa dibuka paling banyak {}.", n(*columns, I), n(*limit, I))
        }
        Failure::NoMemory { rows, bytes } => format!(
            "Memori peramban ini tidak cukup: tabel ini memerlukan sekitar {} untuk {} baris. Buka bagian yang lebih kecil.",
            mb(*bytes, I),
            n(*rows, I)
        ),
        Failure::NoSheet { sheet, sheets } => format!("Tidak ada lembar nomor {}; buku kerja ini memiliki {} lembar.", sheet + 1, sheets),
        Failure::UnknownEncoding { label } => format!("Pengodean “{label}” tidak dikenal; misalnya utf-8, windows-1252, atau utf-16le."),
        Failure::Changed => "Berkas ini berubah saat sedang dibaca. Tutup program yang menulisnya, lalu buka lagi.".into(),
        Failure::Cancelled => "Pembukaan berkas dibatalkan.".into(),
        Failure::Unreadable { detail } => format!("Peramban tidak bisa membaca berkas ini ({detail})."),
    },
    question: |question, column| match question {
        Question::DecimalMark { example, .. } => {
            format!("Kolom {column}: apakah “{example}” berarti ribuan, atau bilangan dengan pecahan?")
        }
        Question::DateOrder { example, .. } => format!("Kolom {column}: dalam “{example}”, mana yang hari dan mana yang bulan?"),
        Question::Year { suggestion: Some(year), .. } => {
            format!("Tabel ini menyebut bulan tanpa tahun. Tahun berapa? Nama berkasnya menyebut {year}.")
        }
        Question::Year { .. } => "Tabel ini menyebut bulan tanpa tahun. Tahun berapa?".into(),
        Question::Power { example, power, .. } => format!(
            "Kolom {column}: menurut judulnya, angka “{example}” dalam {}, tetapi nilainya menjadi terlalu besar. Apakah sebenarnya dalam {}?",
            scale_id(*power),
            scale_id(power - 3)
        ),
    },
    bad_filter: |bad| match bad {
        BadFilter::NoColumn { found, columns } => format!("Tidak ada kolom “{found}”; yang ada: {}.", columns.join(", ")),
        BadFilter::NoCode { found, column } => format!("Kolom “{column}” tidak memuat kode “{found}”."),
        BadFilter::NotDate { found } => format!("“{found}” bukan tanggal EDTF, misalnya 2022, 2022-10, atau 2022-10-01."),
        BadFilter::NotAmount { found } => format!("“{found}” bukan angka."),
        BadFilter::WrongKind { column, expected } => format!("Kolom “{column}” disaring dengan {expected}."),
        BadFilter::TooMany => "Delapan kolom sudah disaring; lepaskan salah satunya dulu.".into(),
    },
    no_series: |why| match why {
        NoSeries::NoColumn => "Tidak ada kolom angka dengan nama itu.",
        NoSeries::NoAreaColumn => "Tidak ada kolom daerah dengan nama itu.",
        NoSeries::NoPeriod => "Tabel ini tidak memiliki periode, jadi tidak bisa digambar pada sumbu waktu.",
        NoSeries::NoMeasure => "Judul kolom tidak menyebut apa yang diukur. Pilih ukurannya.",
        NoSeries::NoUnit => "Judul kolom tidak menyebut satuannya. Pilih satuannya.",
        NoSeries::UnitOfOtherKind => "Satuan itu bukan satuan ukuran ini. Perbaiki salah satunya.",
    },
    no_table: "Belum ada tabel yang dibuka.",
    busy: "Berkas lain sedang dibuka. Tunggu sampai selesai, atau batalkan.",
    storage_full: |needed, free| {
        let left = free.map_or_else(String::new, |free| format!(", tersisa {}", mb(free, I)));
        format!(
            "Tabel ini terbuka, tetapi tidak tersimpan: ruang penyimpanan peramban tidak cukup (perlu sekitar {}{left}). Hapus tabel tersimpan yang lain.",
            mb(needed, I)
        )
    },
    storage_denied: "Peramban tidak mengizinkan penyimpanan; tabel ini hilang bila halaman ditutup.",
    not_kept: "Tabel ini tidak tersimpan di peramban ini, atau rusak.",
};

static EN: OpenedWords = OpenedWords {
    problem: |rule, column, value| {
        let what = match rule {
            Rule::CellCount => return format!("This row has {value} cells, not as many as the table has columns."),
            Rule::UnclosedQuote => return "A quotation mark opens in this line and is never closed.".into(),
            Rule::RowTooLong => return "This row is too long for a row of a table (more than 4 MB).".into(),
            Rule::NotJson => return format!("Not a whole JSON object: {value}"),
            Rule::OtherTable => return "This row belongs to another table below the first; open that one by itself.".into(),
            Rule::NoPeriod => return "This row names no period (date, month or year).".into(),
            Rule::NotNumber => format!("“{value}” is not a number"),
            Rule::NotFinite => format!("“{value}” is not a finite number"),
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
    failure: |failure| match failure {
        Failure::Empty => "This file is empty.".into(),
        Failure::HeaderOnly { rows } => format!("This file has only headers ({} rows), and no data below them.", n(*rows, E)),
        Failure::NotTable => "There is one column only, without a figure or a period. Is the delimiter right?".into(),
        Failure::Binary { kind: "" } => "This file is not text. CSV, TSV, JSON and XLSX can be opened, gzipped (.gz) or not.".into(),
        Failure::Binary { kind } => {
            format!("This file is a {kind}, whatever its name ends in. CSV, TSV, JSON and XLSX can be opened, gzipped (.gz) or not.")
        }
        Failure::WebPage => "This file is a web page (HTML), not a table. Choose the CSV or XLSX download on the site it is from.".into(),
        Failure::Encrypted => "This workbook is locked with a password. Open it in Excel, save it without one, and try again.".into(),
        Failure::OldWorkbook => "This is an old Excel workbook (.xls). Open it in Excel, save it as .xlsx, and try again.".into(),
        Failure::BrokenWorkbook { detail } => format!("This workbook is damaged or incomplete ({detail})."),
        Failure::BrokenGzip { at } => format!("This .gz file is damaged near byte {}.", n(*at, E)),
        Failure::Bomb { packed, unpacked } => {
            format!("This file of {} unpacks to more than {}; no table does that, so it is not opened.", mb(*packed, E), mb(*unpacked, E))
        }
        Failure::TooLarge { bytes, limit } => {
            format!("This file has {}; files of this kind can be opened up to {}.", mb(*bytes, E), mb(*limit, E))
        }
        Failure::TooManyColumns { columns, limit } => {
            format!("This table has {} columns; at most {} can be opened.", n(*columns, E), n(*limit, E))
        }
        Failure::NoMemory { rows, bytes } => format!(
            "This browser's memory does not suffice: the table needs about {} for {} rows. Open a smaller part of it.",
            mb(*bytes, E),
            n(*rows, E)
        ),
        Failure::NoSheet { sheet, sheets } => format!("There is no sheet number {}; this workbook has {} sheets.", sheet + 1, sheets),
        Failure::UnknownEncoding { label } => format!("The encoding “{label}” is unknown; try utf-8, windows-1252 or utf-16le."),
        Failure::Changed => "This file changed while it was being read. Close the program that writes it, and open it again.".into(),
        Failure::Cancelled => "Opening the file was cancelled.".into(),
        Failure::Unreadable { detail } => format!("The browser cannot read this file ({detail})."),
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
            scale_en(*power),
            scale_en(power - 3)
        ),
    },
    bad_filter: |bad| match bad {
        BadFilter::NoColumn { found, columns } => format!("There is no column “{found}”; there are: {}.", columns.join(", ")),
        BadFilter::NoCode { found, column } => format!("The column “{column}” has no code “{found}”."),
        BadFilter::NotDate { found } => format!("“{found}” is not an EDTF date such as 2022, 2022-10 or 2022-10-01."),
        BadFilter::NotAmount { found } => format!("“{found}” is not a number."),
        BadFilter::WrongKind { column, expected } => format!("The column “{column}” is filtered with {expected}."),
        BadFilter::TooMany => "Eight columns are filtered already; release one of them first.".into(),
    },
    no_series: |why| match why {
        NoSeries::NoColumn => "There is no column of figures with that name.",
        NoSeries::NoAreaColumn => "There is no column of regions with that name.",
        NoSeries::NoPeriod => "This table has no periods, so it cannot be drawn on the time axis.",
        NoSeries::NoMeasure => "The header does not say what is measured. Choose the measure.",
        NoSeries::NoUnit => "The header does not say the unit. Choose it.",
        NoSeries::UnitOfOtherKind => "That unit is not one of this measure. Correct one of the two.",
    },
    no_table: "No table is open yet.",
    busy: "Another file is being opened. Wait for it, or cancel it.",
    storage_full: |needed, free| {
        let left = free.map_or_else(String::new, |free| format!(", {} left", mb(free, E)));
        format!(
            "This table is open but not kept: the browser's storage is full (about {} needed{left}). Remove another kept table.",
            mb(needed, E)
        )
    },
    storage_denied: "The browser does not allow storage; this table is gone when the page closes.",
    not_kept: "This table is not kept in this browser, or is damaged.",
};

fn scale_id(power: i8) -> &'static str {
    match power {
        ..=2 => "satuan",
        3..=5 => "ribuan",
        6..=8 => "juta",
        9..=11 => "miliar",
        _ => "triliun",
    }
}

fn scale_en(power: i8) -> &'static str {
    match power {
        ..=2 => "units",
        3..=5 => "thousands",
        6..=8 => "millions",
        9..=11 => "billions",
        _ => "trillions",
    }
}
