//! Bahasa Indonesia.
use super::{CheckPhrase, CheckStrings, Checks, ConflictWords, DisputeWords, RelationWords};
use crate::present::i18n::number;
use crate::state::Lang;

const L: Lang = Lang::Id;

/// Bahasa Indonesia.
pub static ID: CheckStrings = CheckStrings {
    checks: Checks {
        conflict: CheckPhrase { name: "Klaim bertentangan" },
        weekday: CheckPhrase { name: "Hari dan tanggal" },
        sum: CheckPhrase { name: "Bagian dan jumlah" },
        balance: CheckPhrase { name: "Neraca perdagangan" },
        growth: CheckPhrase { name: "Pertumbuhan dan nilai" },
        share: CheckPhrase { name: "Pangsa dan nilai" },
        rate: CheckPhrase { name: "Kurs" },
        event_rate: CheckPhrase { name: "Dua kurs untuk satu acara" },
        whole: CheckPhrase { name: "Bagian melebihi keseluruhan" },
        jump: CheckPhrase { name: "Lonjakan antartahun" },
        implied: CheckPhrase { name: "Tidak tertulis lengkap" },
        slip: CheckPhrase { name: "Meleset seribu kali" },
        original: CheckPhrase { name: "Angka tertulis dan nilai" },
        price: CheckPhrase { name: "Harga per kilogram" },
        repeated: CheckPhrase { name: "Satu angka untuk dua hal" },
        event_date: CheckPhrase { name: "Dua tanggal untuk satu acara" },
        countries: CheckPhrase { name: "Jumlah negara" },
    },
    relations: RelationWords {
        same: "Sejalan: satu nilai yang benar bisa melandasi keduanya",
        copies: "Mengulang angka dari lembaga yang sama",
        revises: "Angka lebih baru dari lembaga yang sama",
        contradicts: "Saling bertentangan",
        explained: "Berbeda karena sebab yang dapat disebut",
        not_comparable: "Tidak dapat dibandingkan",
        period: "periodenya berbeda",
        scope: "yang satu hanya mencakup sebagian dari yang lain",
        unit: "kurs berubah-ubah",
        origin: "angka dari lembaga yang berbeda",
        revision: "direvisi kemudian",
        rounding: "pembulatan",
        explains: |reason, factor| [reason, " (menjelaskan paling banyak ", factor, ")"].concat(),
        unexplained: |factor| [factor, " belum terjelaskan"].concat(),
        boundless: "tanpa rasio: salah satunya nol",
    },
    disputes: DisputeWords {
        lag: |least, most| {
            let days = |count: i64| [&number::count(count.unsigned_abs().min(u64::from(u32::MAX)) as u32, L), " hari"].concat();
            let years = |count: i64| ["sekitar ", &number::count((count as f64 / 365.25).round() as u32, L), " tahun"].concat();
            let after = |count: i64| if count >= 730 { years(count) } else { days(count) };
            match (least, most) {
                (0, 0) => "Terbit pada hari terakhir periodenya".into(),
                _ if most < 0 && least == most => ["Terbit ", &days(least), " sebelum periodenya berakhir"].concat(),
                _ if most < 0 => ["Terbit ", &days(most), " sampai ", &days(least), " sebelum periodenya berakhir"].concat(),
                _ if least < 0 => "Terbit sekitar akhir periodenya; tanggal pastinya tidak diketahui".into(),
                _ if least == most || least >= 730 => ["Terbit ", &after(least), " setelah periodenya berakhir"].concat(),
                _ => ["Terbit ", &days(least), " sampai ", &days(most), " setelah periodenya berakhir"].concat(),
            }
        },
        lag_unknown: "Tidak diketahui berapa lama setelah periodenya diterbitkan",
        coverage: "Siapa berbicara tentang tahun mana",
        coverage_help: "Kotak berangka: jumlah klaim penerbit itu tentang tahun itu. Kotak “nol”: klaimnya menyebut nol. Tanpa kotak: tidak ada klaim, dan itu bukan nol.",
        coverage_rest: |publishers| ["Tampilkan ", &number::count(publishers, L), " penerbit lainnya"].concat(),
        zero: "nol",
        silence: "Tidak ada klaim",
        cell: |claims, zeros| {
            let mut text = [&claims.to_string(), " klaim"].concat();
            if zeros > 0 {
                text.push_str(&[", ", &zeros.to_string(), " menyebut nol"].concat());
            }
            text
        },
        nothing_found: "Tidak ada temuan pemeriksaan",
        weekdays: ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
        flags: ["mata uang", "satuan", "kata skala", "tanda desimal atau ribuan", "tanda minus"],
    },
    conflicts: ConflictWords {
        list: |count| [&number::count(count, L), " pertentangan di antara klaim yang tampil"].concat(),
        list_help: "Yang paling berat lebih dulu, menurut bagian selisih yang belum terjelaskan. Halaman ini tidak memutuskan siapa yang benar.",
        none: "Tidak ada pertentangan di antara klaim yang tampil.",
        back: "Semua pertentangan",
        heading: |factor| ["Klaim bertentangan · ", factor].concat(),
        values: "Nilai yang diklaim, tertinggi lebih dulu",
        this_claim: "klaim ini",
        more_sources: |count| ["+", &number::count(count, L), " sumber lain"].concat(),
        why: "Mengapa berbeda?",
        between: |low, high, factor| [low, " dan ", high, ": selisihnya ", factor, "."].concat(),
        both: |a, b| [a, " dan ", b].concat(),
        rest: |factor| ["Sisanya ", factor, " belum terjelaskan."].concat(),
        nothing_left: "Hampir tidak ada sisa yang belum terjelaskan.",
        checks: |count| ["Pemeriksaan (", &number::count(count, L), ")"].concat(),
        against: "Dibandingkan dengan:",
        relations: |count| ["Hubungan dengan angka klaim lain (", &number::count(count, L), ")"].concat(),
        claims: |count| [&number::count(count, L), " klaim"].concat(),
    },
};
