//! What the worker says of a table, in Indonesian.
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
    lang: Lang::Id,
    problem: |rule, column, value| {
        let what = match rule {
            Rule::CellCount => return format!("Baris ini berisi {value} sel, tidak sama dengan jumlah kolom di judul tabel."),
            Rule::UnclosedQuote => return "Tanda kutip di baris ini dibuka tetapi tidak pernah ditutup.".into(),
            Rule::RowTooLong => return "Baris ini terlalu panjang untuk sebuah baris tabel (lebih dari 4 MB).".into(),
            Rule::NotJson => return format!("Bukan objek JSON yang utuh: {value}"),
            Rule::UnknownKey => return format!("“{value}” bukan gabungan kode yang didaftar di berkas ini."),
            Rule::AmbiguousKey => {
                return format!("“{value}” bisa berarti dua gabungan kode yang berbeda; yang dimaksud tidak ditebak.");
            }
            Rule::RepeatedKey => return format!("Berkas ini memberi lebih dari satu angka untuk {value}; tidak satu pun dibaca."),
            Rule::OtherTable => return "Baris ini milik tabel lain di bawah tabel pertama; buka tabel itu tersendiri.".into(),
            Rule::NoPeriod => return "Baris ini tidak menyebut periode (tanggal, bulan, atau tahun).".into(),
            Rule::NotNumber => format!("“{value}” bukan angka"),
            Rule::NotFinite => format!("“{value}” bukan bilangan yang berhingga; barisnya dipakai tanpa angka itu"),
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
    failure: |failure| {
        match failure {
        Failure::Empty => "Berkas ini kosong.".into(),
        Failure::HeaderOnly { rows } => format!("Berkas ini hanya berisi judul kolom ({} baris), tanpa data di bawahnya.", n(*rows)),
        Failure::NotTable => "Hanya ada satu kolom, tanpa angka dan tanpa periode. Apakah pemisah kolomnya sudah benar?".into(),
        Failure::Binary { kind: "" } => {
            "Berkas ini bukan teks. Yang bisa dibuka: CSV, TSV, JSON, Parquet, XLSX, XLSB, XLS, dan ODS; selain Parquet juga yang dipadatkan (.gz, .zip).".into()
        }
        Failure::Binary { kind } => {
            let what = match magic::sort(kind) {
                Some(Sort::Document) => "Salin tabelnya ke lembar kerja lalu simpan, atau cari CSV atau XLSX di tempat asalnya.",
                Some(Sort::Picture) => "Gambar tidak punya sel: cari tabel yang menjadi asalnya.",
                Some(Sort::Archive) => "Buka kemasannya, lalu buka berkas di dalamnya; .zip dan .gz bisa langsung dibuka.",
                Some(Sort::Statistics) => "Simpan sebagai CSV di program asalnya (PSPP dan R bisa membaca kebanyakan).",
                Some(Sort::Database) => "Ekspor tabel yang diperlukan sebagai CSV.",
                Some(Sort::Columns) => "Simpan sebagai CSV: DuckDB, Python, dan R melakukannya dalam satu baris.",
                Some(Sort::Alone) => "Berkas itu bisa dibuka, tetapi tidak dari dalam arsip: buka kemasannya, lalu buka berkas di dalamnya.",
                None => "Yang bisa dibuka: CSV, TSV, JSON, Parquet, XLSX, XLSB, XLS, dan ODS; selain Parquet juga yang dipadatkan (.gz, .zip).",
            };
            format!("Berkas ini adalah {kind}, apa pun akhiran namanya. {what}")
        }
        Failure::WebPage => "Berkas ini halaman web (HTML) tanpa tabel yang terbaca. Di situs asalnya, pilih unduhan CSV atau XLSX.".into(),
        Failure::Encrypted => "Buku kerja ini dikunci dengan kata sandi. Buka di Excel, simpan tanpa kata sandi, lalu coba lagi.".into(),
        Failure::BrokenWorkbook => "Buku kerja atau arsip ini rusak atau tidak utuh.".into(),
        Failure::Zip { files, first } => {
            format!("Tidak satu pun dari {} berkas dalam arsip ZIP ini (yang pertama {first}) terbaca sebagai tabel.", n(*files))
        }
        Failure::LongObject { limit } => format!(
            "Objek pertama JSON ini terlalu panjang untuk sebuah baris (lebih dari {}). Buang bagiannya yang panjang, misalnya garis batas, lalu coba lagi.",
            mb(*limit)
        ),
        Failure::Statistics { format, fault: Fault::Cut } => {
            format!("Berkas {format} ini tidak utuh: JSON-nya terputus atau rusak. Unduh sekali lagi.")
        }
        Failure::Statistics { format, fault: Fault::Missing { key } } => {
            format!("Berkas {format} ini tidak memuat “{key}”; tanpa itu angkanya tidak punya tempat.")
        }
        Failure::Statistics { format, fault: Fault::Size { of, declared, found } } => {
            format!("Berkas {format} ini bertentangan dengan dirinya: “{of}” dinyatakan {}, tetapi ada {}.", n(*declared), n(*found))
        }
        Failure::Parquet { fault } => parquet(fault),
        Failure::Away { why, found, expected } => away(*why, found, expected),
        Failure::NeedsFilter { rows, by } if by.is_empty() => format!(
            "Tabel ini berisi {} baris, lebih dari yang muat di memori, dan tidak punya kolom periode, tujuan, barang, atau wilayah untuk disaring. Buat berkas yang lebih kecil.",
            n(*rows)
        ),
        Failure::NeedsFilter { rows, by } => {
            let by: Vec<&str> = by.iter().map(|by| narrowed(*by)).collect();
            format!("Tabel ini berisi {} baris, lebih dari yang muat di memori. Pilih dulu {} di halaman, lalu buka lagi.", n(*rows), by.join(" atau "))
        }
        Failure::NoneMatch { rows } => {
            format!("Tidak satu pun dari {} baris tabel ini cocok dengan saringan halaman. Ubah saringannya, lalu buka lagi.", n(*rows))
        }
        Failure::BrokenGzip { at } => format!("Isi berkas .gz ini rusak di sekitar bita {}.", n(*at)),
        Failure::Bomb { packed, unpacked } => format!(
            "Berkas {} ini mengembang menjadi lebih dari {}; itu tidak wajar untuk sebuah tabel, jadi tidak dibuka.",
            mb(*packed),
            mb(*unpacked)
        ),
        Failure::TooLarge { bytes, limit } => {
            format!("Berkas ini berukuran {}; jenis berkas ini bisa dibuka sampai {}.", mb(*bytes), mb(*limit))
        }
        Failure::TooManyColumns { columns, limit } => {
            format!("Tabel ini memiliki {} kolom; yang bisa dibuka paling banyak {}.", n(*columns), n(*limit))
        }
        Failure::NoMemory { rows, bytes } => format!(
            "Memori peramban ini tidak cukup: tabel ini memerlukan sekitar {} untuk {} baris. Buka bagian yang lebih kecil.",
            mb(*bytes),
            n(*rows)
        ),
        Failure::NoSheet { sheet, sheets } => format!("Tidak ada lembar nomor {}; buku kerja ini memiliki {} lembar.", sheet + 1, sheets),
        Failure::UnknownEncoding { label } => format!("Pengodean “{label}” tidak dikenal; misalnya utf-8, windows-1252, atau utf-16le."),
        Failure::Changed => "Berkas ini berubah saat sedang dibaca. Tutup program yang menulisnya, lalu buka lagi.".into(),
        Failure::Cancelled => "Pembukaan berkas dibatalkan.".into(),
        Failure::NoReader => "Bagian yang membaca Parquet tidak dapat dimuat. Periksa koneksi internet, lalu coba lagi.".into(),
        Failure::Unreadable => "Peramban tidak bisa membaca berkas ini.".into(),
    }
    },
    summed: |reading| {
        let Some((name, unit, power)) = &reading.summed else { return String::new() };
        let years = in_years(reading);
        match unit {
            Some(unit) => format!("Yang dijumlahkan: “{name}”, dalam {}{years}.", in_unit(*power, unit)),
            None if *power != 0 => format!("Yang dijumlahkan: “{name}”, dalam {} satuan yang tidak disebut{years}.", scale(*power)),
            None => format!("Yang dijumlahkan: “{name}”, satuannya tidak disebut{years}."),
        }
    },
    note: |note| match note {
        Note::Alternatives { column, values } if column.is_empty() => {
            format!("Dua versi untuk satu periode dipisahkan: {}.", values.join(", "))
        }
        Note::Alternatives { column, values } => {
            format!("“{column}” memuat hal yang tidak dijumlahkan bersama, masing-masing menjadi kolom angka: {}.", values.join(", "))
        }
        Note::Levels { column, rows, examples } => {
            let of = column.as_ref().map_or_else(String::new, |column| format!(" menurut “{column}”"));
            let names = if examples.is_empty() { String::new() } else { format!(" ({})", examples.join(", ")) };
            format!("{} baris tidak dijumlahkan{of}: jumlah dari baris lain, atau bagiannya{names}.", n(*rows))
        }
        Note::Totals { agree, differs } => match differs {
            Some((name, printed, sum)) => {
                format!("Jumlah pada berkas “{name}” selisih: tertulis {printed}, barisnya berjumlah {sum}.")
            }
            None => format!("Jumlah pada berkas cocok ({}).", n(*agree)),
        },
        Note::Mixed(name) => format!("“{name}” memuat daerah beserta bagiannya: jumlah semuanya menghitung sebagian dua kali."),
        Note::Joined { column, file } => format!("Nama untuk kode di “{column}” diambil dari {file}."),
        Note::Many(name) => {
            format!(
                "“{name}” punya terlalu banyak nilai untuk dipisah satu per satu; jumlah semuanya mungkin tidak berarti: pilih salah satu."
            )
        }
        Note::Overlap => "Sebagian periode berada di dalam periode lain: jumlah seluruhnya menghitung sebagian dua kali.".into(),
        Note::Columns(names) => format!("Kolom yang tidak dijumlahkan: {}.", names.join(", ")),
        Note::Unit { from: UnitFrom::Title } => "Satuannya dari judul tabel.".into(),
        Note::Unit { from: UnitFrom::Column(name) } => format!("Satuannya dari kolom “{name}”."),
        Note::FiscalYears => "Tahun yang melewati pergantian tahun dicatat pada tahun awalnya.".into(),
        Note::Period { column, others } => format!("Periodenya dari “{column}”, bukan dari {}.", others.join(", ")),
        Note::OtherBlock(names) => format!("Tabel lain di sebelah kanan tidak dibaca ({}).", names.join(", ")),
        Note::OtherLists(lists) => {
            let all: Vec<String> = lists.iter().map(|(name, rows)| format!("{name} ({})", n(*rows))).collect();
            format!("Daftar lain di berkas ini tidak dibaca: {}.", all.join(", "))
        }
        Note::Held { rows, all, by } => {
            let of: Vec<String> = by.iter().map(|(by, values)| part(*by, values)).collect();
            held(*rows, *all, &of.join(" "))
        }
        Note::NoCells(names) => format!("Kolom yang berisi daftar, peta, atau gambar tidak dibaca: {}.", names.join(", ")),
        Note::LeftOut(names) => {
            format!("Terlalu besar untuk dibaca seluruhnya: kolom ini tidak dibaca, kecuali jika diberi peran: {}.", names.join(", "))
        }
        Note::HiddenColumns(names) => format!("Kolom yang disembunyikan buku kerja: {}.", names.join(", ")),
    },
    part,
    whole: |all| format!("Semua {} barisnya sudah dibaca.", n(all)),
    held,
    beyond_all: "Halaman kini menampilkan semuanya, tetapi tidak semua baris tabel ini sudah dibaca. Yang digambar dan dijumlahkan masih bagian itu saja.",
    beyond: |part| {
        format!(
            "Halaman kini menampilkan baris {part}, dan belum semuanya dibaca. Yang digambar dan dijumlahkan masih bagian sebelumnya saja."
        )
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
            scale(*power),
            scale(power - 3)
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
        NoSeries::NoFigures => "Tabel ini tidak punya kolom angka, jadi tidak ada yang bisa digambar atau dijumlahkan.",
        NoSeries::NoAreaColumn => "Tidak ada kolom daerah dengan nama itu.",
        NoSeries::NoPeriod => "Tabel ini tidak memiliki periode, jadi tidak bisa digambar pada sumbu waktu.",
        NoSeries::NoMeasure => "Judul kolom tidak menyebut apa yang diukur. Pilih jenis angkanya.",
        NoSeries::NoUnit => "Judul kolom tidak menyebut satuannya. Pilih satuannya.",
        NoSeries::UnitOfOtherKind => "Satuan itu tidak cocok dengan jenis angkanya. Perbaiki salah satunya.",
    },
    unnamed: Unnamed { column: "Kolom", group: "Kelompok", country: "Negara", region: "Daerah", value: "Nilai" },
    no_table: "Belum ada tabel yang dibuka.",
    busy: "Berkas lain sedang dibuka. Tunggu sampai selesai, atau batalkan.",
    storage_full: |needed, free| {
        let left = free.filter(|free| *free < needed).map_or_else(String::new, |free| format!(", tersisa {}", mb(free)));
        format!(
            "Tabel ini terbuka, tetapi tidak tersimpan: ruang penyimpanan peramban tidak cukup (perlu sekitar {}{left}). Hapus tabel tersimpan yang lain.",
            mb(needed)
        )
    },
    storage_denied: "Peramban tidak mengizinkan penyimpanan; tabel ini hilang bila halaman ditutup.",
    storage_newer: "Versi halaman yang lebih baru pernah menyimpan tabel di sini, dan versi ini tidak dapat membacanya; tabel ini hilang bila halaman ditutup.",
    storage_held: "Jendela lain halaman ini sedang memakai tabel tersimpan. Tutup jendela itu, lalu coba lagi; tabel ini tetap terbuka sampai halaman ditutup.",
    not_kept: "Tabel ini tidak tersimpan di peramban ini, atau rusak.",
};

/// A unit with the power of ten before it.
fn in_unit(power: i8, unit: &str) -> String {
    let unit = match unit {
        "USD" => "US$",
        "IDR" => "Rp",
        "percent" => "%",
        unit => unit,
    };
    let scale = if power < 6 { "ribu" } else { scale(power) };
    if power < 3 { unit.to_owned() } else { [scale, " ", unit].concat() }
}

fn n(count: u64) -> String {
    number::count(count, Lang::Id)
}

/// Bytes in megabytes, at least one.
fn mb(bytes: u64) -> String {
    format!("{} MB", n(bytes.div_ceil(1_000_000)))
}

/// Apa yang dibaca dari tabel di samping halaman.
fn held(rows: u64, all: u64, part: &str) -> String {
    format!("Yang diambil hanya baris {part}: {} dari {}; sisanya tidak diambil.", n(rows), n(all))
}

/// Baris mana dari tabel di samping halaman.
fn part(by: By, values: &str) -> String {
    match by {
        By::Period => format!("periode {values}"),
        By::Destination => format!("ke {values}"),
        By::Goods => format!("barang HS {values}"),
        By::Region => format!("wilayah {values}"),
    }
}

fn narrowed(by: By) -> &'static str {
    match by {
        By::Period => "periode",
        By::Destination => "negara tujuan",
        By::Goods => "barang",
        By::Region => "wilayah",
    }
}

/// Mengapa berkas di samping halaman tidak datang.
fn away(why: Away, found: &str, expected: &str) -> String {
    match why {
        Away::Offline => {
            "Berkas di samping halaman ini tidak bisa diambil: peladennya tidak menjawab. Periksa koneksi internet, lalu buka lagi.".into()
        }
        Away::Silent => "Peladen terlalu lama tidak mengirim apa pun dari berkas ini. Coba buka lagi nanti.".into(),
        Away::Missing => format!("Di peladen halaman ini tidak ada berkas dengan alamat itu (jawaban {found}). Periksa alamatnya."),
        Away::Status => format!("Peladen tidak memberikan berkas ini: jawabannya {found}, semestinya {expected}."),
        Away::NoRanges => format!(
            "Peladen ini tidak memberikan bagian berkas: jawabannya {found}, semestinya {expected}. Berkas sebesar ini memerlukan peladen yang menerima permintaan Range."
        ),
        Away::Cut => format!("Bagian berkas yang dikirim peladen lain dari yang diminta: {found} bita, semestinya {expected}. Buka lagi."),
        Away::Page => "Di alamat itu peladen mengirim halaman web, bukan tabel. Periksa alamatnya.".into(),
        Away::Changed => "Berkas ini berubah saat sedang dibaca. Buka lagi.".into(),
    }
}

/// Apa yang salah pada berkas Parquet: apa yang ditemukan, di mana, apa yang semestinya, dan apa yang bisa dilakukan.
fn parquet(fault: &columnar::Fault) -> String {
    let columnar::Fault { kind, away: _, column, row, found, expected } = fault;
    let place = if column.is_empty() {
        "Berkas Parquet ini".to_owned()
    } else {
        format!("Kolom {column} di berkas Parquet ini, mulai baris {}", n(*row))
    };
    let again = "Salin atau unduh lagi, atau minta berkasnya ditulis ulang.";
    match kind {
        FaultKind::Cut if expected == "PAR1" => {
            format!("Berkas Parquet ini terpotong atau rusak: akhirnya “{found}”, bukan {expected}. {again}")
        }
        FaultKind::Cut => format!("Berkas Parquet ini terpotong: isinya {found} bita, padahal paling sedikit {expected}. {again}"),
        FaultKind::Contents if found.is_empty() => {
            format!("Berkas Parquet ini rusak: daftar kolom di akhirnya tidak bisa dibaca. {again}")
        }
        FaultKind::Contents => format!(
            "Berkas Parquet ini rusak: daftar kolomnya semestinya {found} bita sebelum akhir berkas, padahal di sana hanya ada {expected}. {again}"
        ),
        FaultKind::Away => "Berkas Parquet ini tidak datang dari peladennya secara utuh. Buka lagi.".into(),
        FaultKind::Encrypted => "Berkas Parquet ini dienkripsi. Tulis ulang tanpa enkripsi di tempat kuncinya ada.".into(),
        FaultKind::Packing => format!(
            "{place}: dipadatkan dengan {found}, yang tidak dibaca di sini. Tulis ulang berkasnya dengan Zstandard, Snappy, gzip, LZ4, atau tanpa pemadatan: DuckDB, Python, dan R melakukannya dalam satu baris."
        ),
        FaultKind::Unpacking => format!("{place}: rusak; yang dipadatkan di sana dengan {found} tidak bisa dibuka. {again}"),
        FaultKind::Page => format!("{place}: rusak atau dienkripsi; nilainya tidak bisa dibaca. {again}"),
        FaultKind::Count => format!("{place}: rusak; semestinya ada {expected} nilai di sana, yang ada {found}. {again}"),
        FaultKind::Large => {
            format!(
                "{place}: isinya sekaligus lebih dari {expected} bita. Tulis ulang berkasnya dengan halaman yang lebih kecil, atau tanpa kolom itu."
            )
        }
        FaultKind::NoColumn => format!(
            "Berkas Parquet ini hanya punya kolom berisi daftar, peta, atau gambar ({found}), bukan tabel. Tulis nilainya sebagai kolom tersendiri."
        ),
    }
}
