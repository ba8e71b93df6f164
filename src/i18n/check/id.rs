//! Bahasa Indonesia.
use super::{CheckPhrase, CheckStrings, Checks, DisputeWords, RelationWords};

/// Bahasa Indonesia.
pub static ID: CheckStrings = CheckStrings {
    checks: Checks {
        conflict: CheckPhrase {
            name: "Klaim bertentangan",
            rule: "Klaim tentang wilayah, ukuran, cakupan, dan periode yang sama, yang angkanya tidak mungkin benar semua meskipun pembulatan diperhitungkan.",
            told: "Dari {low} sampai {high}: selisihnya {factor}.",
        },
        weekday: CheckPhrase {
            name: "Hari dan tanggal",
            rule: "Nama hari yang tertulis dicocokkan dengan kalender.",
            told: "Tertulis {stated}, padahal {day} jatuh pada hari {actual}.",
        },
        sum: CheckPhrase {
            name: "Bagian dan jumlah",
            rule: "Bagian-bagiannya dijumlahkan lalu dibandingkan dengan jumlah yang disebut, dengan memperhitungkan pembulatan.",
            told: "{parts} bagiannya berjumlah {sum}, padahal jumlah yang disebut {total}.",
        },
        balance: CheckPhrase {
            name: "Neraca perdagangan",
            rule: "Ekspor dikurangi impor dibandingkan dengan neraca yang disebut, dengan memperhitungkan pembulatan.",
            told: "Ekspor {exports} dikurangi impor {imports} adalah {difference}, padahal neraca yang disebut {stated}.",
        },
        growth: CheckPhrase {
            name: "Pertumbuhan dan nilai",
            rule: "Pertumbuhan dihitung ulang dari nilai sebelum dan nilai sesudahnya, dengan memperhitungkan pembulatan.",
            told: "Dari {before} ke {after} berarti {computed}, padahal pertumbuhan yang disebut {stated}.",
        },
        share: CheckPhrase {
            name: "Pangsa dan nilai",
            rule: "Pangsa dihitung ulang dari bagian dan keseluruhannya, dengan memperhitungkan pembulatan.",
            told: "{part} dari {whole} adalah {computed}, padahal pangsa yang disebut {stated}.",
        },
        rate: CheckPhrase {
            name: "Kurs",
            rule: "Nilai dalam rupiah dan dalam dolar menyiratkan suatu kurs, lalu dibandingkan dengan kurs bulan-bulan di sekitar periodenya.",
            told: "Kedua nilai itu menyiratkan kurs {implied} per dolar, padahal kurs di sekitar waktu itu {reference}.",
        },
        event_rate: CheckPhrase {
            name: "Dua kurs untuk satu acara",
            rule: "Kurs yang tersirat dalam klaim-klaim tentang satu acara dibandingkan satu sama lain.",
            told: "Satu klaim menyiratkan kurs {implied} per dolar, klaim lain {other}.",
        },
        whole: CheckPhrase {
            name: "Bagian melebihi keseluruhan",
            rule: "Ekspor kabupaten tidak mungkin melebihi ekspor provinsinya, dan satu komoditas atau satu negara tujuan tidak mungkin melebihi seluruh ekspor.",
            told: "Bagiannya {part}, keseluruhannya hanya {whole}.",
        },
        jump: CheckPhrase {
            name: "Lonjakan antartahun",
            rule: "Nilai tahunan untuk hal yang sama yang berubah lima kali lipat atau lebih ke tahun berikutnya yang diklaim.",
            told: "Dari {before} ke {after}: {factor}.",
        },
        implied: CheckPhrase {
            name: "Tidak tertulis lengkap",
            rule: "Ada yang harus ditambahkan sendiri oleh pembaca, misalnya mata uangnya.",
            told: "Tidak tertulis di sumbernya, atau dibaca di luar kelaziman: {what}.",
        },
        slip: CheckPhrase {
            name: "Meleset seribu kali",
            rule: "Angka untuk hal yang sama, atau untuk periode yang berdekatan, yang berbeda sekitar seribu atau sejuta kali.",
            told: "{value}, sedangkan pembandingnya {typical}: selisihnya {factor}.",
        },
        original: CheckPhrase {
            name: "Angka tertulis dan nilai",
            rule: "Angka dibaca ulang seperti tertulis lalu dibandingkan dengan nilainya.",
            told: "Yang tertulis berarti {read}, padahal nilainya dicatat {value}.",
        },
        price: CheckPhrase {
            name: "Harga per kilogram",
            rule: "Nilai dan berat menyiratkan harga per kilogram; di luar US$0,01 sampai US$300 salah satunya mungkin keliru.",
            told: "Nilai dan beratnya menyiratkan harga {price} per kilogram.",
        },
        repeated: CheckPhrase {
            name: "Satu angka untuk dua hal",
            rule: "Angka yang sama sampai empat digit atau lebih disebut untuk dua periode, atau untuk bagian dan keseluruhannya.",
            told: "{value} disebut untuk dua hal yang berbeda.",
        },
        event_date: CheckPhrase {
            name: "Dua tanggal untuk satu acara",
            rule: "Tanggal yang disebut klaim-klaim tentang satu acara dibandingkan.",
            told: "Ada yang menyebut {first}, ada yang menyebut {second}.",
        },
        countries: CheckPhrase {
            name: "Jumlah negara",
            rule: "Jumlah negara yang disebut dibandingkan dengan daftarnya.",
            told: "Disebut {stated} negara, yang tercantum {listed}.",
        },
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
        explains: |reason, factor| [reason, " (menjelaskan ", factor, ")"].concat(),
        unexplained: |factor| [factor, " belum terjelaskan"].concat(),
        boundless: "tanpa rasio: salah satunya nol",
    },
    disputes: DisputeWords {
        conflicts: |count| match count {
            0 => "Tidak ada pertentangan di antara klaim ini".into(),
            _ => [&count.to_string(), " pertentangan di antara klaim ini"].concat(),
        },
        origins: |origins, unnamed, appearances| {
            let mut text = [&origins.to_string(), " asal angka, ", &appearances.to_string(), " pemunculan"].concat();
            if unnamed > 0 {
                text.push_str(&[" (", &unnamed.to_string(), " tanpa asal yang disebut)"].concat());
            }
            text
        },
        lag: |least, most| {
            let days = if least == most { least.to_string() } else { [&least.to_string(), " sampai ", &most.to_string()].concat() };
            if most < 0 {
                ["Terbit sebelum periodenya berakhir (", &days, " hari)"].concat()
            } else {
                ["Terbit ", &days, " hari setelah periodenya berakhir"].concat()
            }
        },
        lag_unknown: "Tidak diketahui berapa lama setelah periodenya diterbitkan",
        rule_range: "Tampilkan rentang semua klaim",
        rule_latest: "Klaim terbaru",
        rule_lowest: "Klaim terendah",
        rule_highest: "Klaim tertinggi",
        rule_origin: |name| ["Angka dari ", name].concat(),
        coverage: "Siapa berbicara tentang tahun mana",
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
};
