//! Checks, conflicts and relations in Indonesian.
use super::n;
use crate::model::claim::Flag;
use crate::model::finding::{Check, Reason, Relation};
use crate::model::vocabulary::Severity;
use crate::present::i18n::check::{CheckStrings, ConflictWords, DisputeWords, RelationWords};

/// Bahasa Indonesia.
pub static STRINGS: CheckStrings = CheckStrings {
    name: |check| match check {
        Check::Conflict => "Klaim bertentangan",
        Check::Weekday => "Hari dan tanggal",
        Check::Sum => "Bagian dan jumlah",
        Check::Balance => "Neraca perdagangan",
        Check::Growth => "Pertumbuhan dan nilai",
        Check::Share => "Pangsa dan nilai",
        Check::Rate => "Kurs",
        Check::EventRate => "Dua kurs untuk satu acara",
        Check::Whole => "Bagian melebihi keseluruhan",
        Check::Jump => "Lonjakan antartahun",
        Check::Implied => "Tidak tertulis lengkap",
        Check::Slip => "Salah seribu kali lipat",
        Check::Original => "Angka tertulis dan nilai",
        Check::Price => "Harga per kilogram",
        Check::Repeated => "Satu angka untuk dua hal",
        Check::EventDate => "Dua tanggal untuk satu acara",
        Check::Countries => "Jumlah negara",
    },
    relations: RelationWords {
        relation: |relation| match relation {
            Relation::Same => "Sejalan: satu nilai yang benar bisa melandasi keduanya",
            Relation::Copies => "Mengulang angka dari lembaga yang sama",
            Relation::Revises => "Angka lebih baru dari lembaga yang sama",
            Relation::Contradicts => "Saling bertentangan",
            Relation::Explained => "Berbeda karena sebab yang dapat disebut",
            Relation::NotComparable => "Tidak dapat dibandingkan",
        },
        reason: |reason| match reason {
            Reason::Period => "periodenya berbeda",
            Reason::Scope => "yang satu hanya mencakup sebagian dari yang lain",
            Reason::Unit => "kurs berubah-ubah",
            Reason::Origin => "angka dari lembaga yang berbeda",
            Reason::Revision => "direvisi kemudian",
            Reason::Rounding => "pembulatan",
            Reason::Misprint => "salah satunya mungkin salah cetak (pangkat sepuluh)",
        },
        explains: |reason, factor| [reason, " (menjelaskan paling banyak ", factor, ")"].concat(),
        unexplained: |factor| [factor, " belum terjelaskan"].concat(),
        boundless: "tanpa rasio: salah satunya nol atau negatif",
    },
    disputes: DisputeWords {
        days: |least, most| if least == most { [&n(least), " hari"].concat() } else { [&n(least), "–", &n(most), " hari"].concat() },
        months: |least, most| {
            let upper = if least == most { String::new() } else { ["–", &n(most)].concat() };
            ["sekitar ", &n(least), &upper, " bulan"].concat()
        },
        years: |count| ["sekitar ", &n(count), " tahun"].concat(),
        published_before: |span| ["Terbit ", span, " sebelum periodenya berakhir"].concat(),
        published_after: |span| ["Terbit ", span, " setelah periodenya berakhir"].concat(),
        published_on_the_day: "Terbit pada hari periodenya berakhir",
        published_around: "Terbit sekitar akhir periodenya; tanggal pastinya tidak diketahui",
        lag_unknown: "Tidak diketahui berapa lama setelah periodenya diterbitkan",
        coverage: "Cakupan menurut sumber dan tahun",
        coverage_help: "Kotak berangka: jumlah klaim penerbit itu tentang tahun itu. Kotak “nol”: klaimnya menyebut nol. Tanpa kotak: tidak ada klaim, dan itu bukan nol.",
        coverage_rest: |publishers| ["Tampilkan ", &n(publishers), " penerbit lainnya"].concat(),
        zero: "nol",
        silence: "Tidak ada klaim",
        cell: |claims, zeros| {
            let mut text = [&n(claims), " klaim"].concat();
            if zeros > 0 {
                text.push_str(&[", ", &n(zeros), " menyebut nol"].concat());
            }
            text
        },
        nothing_found: "Tidak ada temuan pemeriksaan",
        flag: |flag| match flag {
            Flag::Currency => "mata uang",
            Flag::Unit => "satuan",
            Flag::Scale => "kata skala",
            Flag::Separator => "tanda desimal atau ribuan",
            Flag::Sign => "tanda minus",
            Flag::Reading => "bentuk yang lazim",
        },
    },
    conflicts: ConflictWords {
        list: |count| [&n(count), " pertentangan di antara klaim yang tampil"].concat(),
        list_help: "Menurut wilayah; yang disebut paling banyak sumber lebih dulu. Halaman ini tidak memutuskan siapa yang benar.",
        severity: |severity, count| match severity {
            Severity::Large => ["Besar (", &n(count), ")"].concat(),
            Severity::Small => ["Kecil, hampir sebatas pembulatan (", &n(count), ")"].concat(),
            Severity::Misprint => ["Mungkin salah cetak pangkat sepuluh (", &n(count), ")"].concat(),
        },
        kick: |severity| match severity {
            Severity::Large => "Pertentangan besar",
            Severity::Small => "Selisih kecil",
            Severity::Misprint => "Mungkin salah cetak",
        },
        narrow: "Cari di antara pertentangan ini",
        narrow_none: "Tidak ada pertentangan dengan kata itu.",
        against_each_other: |low, high| [low, " · ", high].concat(),
        says: |body, figure| [body, ": ", figure].concat(),
        zero: "nol",
        permanent: "Kode tetap",
        copy_link: "Salin tautan pertentangan ini",
        label: "Pertentangan",
        at_mark: |count| [&n(count), " klaim di sini"].concat(),
        back_to_mark: "Semua klaim di tanda ini",
        none: "Tidak ada pertentangan di antara klaim yang tampil.",
        back: "Semua pertentangan",
        heading: |factor| ["Klaim bertentangan · ", factor].concat(),
        values: "Nilai yang diklaim, tertinggi lebih dulu",
        this_claim: "klaim ini",
        more_sources: |count| ["+", &n(count), " sumber lain"].concat(),
        why: "Mengapa berbeda?",
        between: |low, high, factor| {
            let before = if factor.is_empty() { "" } else { ": selisihnya " };
            [low, " dan ", high, before, factor, "."].concat()
        },
        both: |a, b| [a, " dan ", b].concat(),
        rest: |factor| ["Sisanya ", factor, " belum terjelaskan."].concat(),
        nothing_left: "Hampir tidak ada sisa yang belum terjelaskan.",
        checks: |count| ["Pemeriksaan (", &n(count), ")"].concat(),
        against: "Dibandingkan dengan:",
        relations: |count| ["Hubungan dengan angka klaim lain (", &n(count), ")"].concat(),
    },
};
