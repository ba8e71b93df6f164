//! What each check does and what it says of a finding, in Indonesian.
use super::CheckText;
use crate::model::finding::Check;

pub fn text(check: Check) -> CheckText {
    match check {
        Check::Conflict => CheckText {
            rule: "Klaim tentang wilayah, jenis angka, cakupan, dan periode yang sama, yang angkanya tidak mungkin benar semua meskipun pembulatan diperhitungkan.",
            finding: "Dari {low} sampai {high}: selisihnya {factor}.",
        },
        Check::Weekday => CheckText {
            rule: "Nama hari yang tertulis dicocokkan dengan kalender.",
            finding: "Tertulis {stated}, padahal {day} jatuh pada hari {actual}.",
        },
        Check::Sum => CheckText {
            rule: "Bagian-bagiannya dijumlahkan lalu dibandingkan dengan jumlah yang disebut, dengan memperhitungkan pembulatan.",
            finding: "{parts} bagiannya berjumlah {sum}, padahal jumlah yang disebut {total}.",
        },
        Check::Balance => CheckText {
            rule: "Ekspor dikurangi impor dibandingkan dengan neraca yang disebut, dengan memperhitungkan pembulatan.",
            finding: "Ekspor {exports} dikurangi impor {imports} adalah {difference}, padahal neraca yang disebut {stated}.",
        },
        Check::Growth => CheckText {
            rule: "Pertumbuhan dihitung ulang dari nilai sebelum dan nilai sesudahnya, dengan memperhitungkan pembulatan.",
            finding: "Dari {before} ke {after} berarti {computed}, padahal pertumbuhan yang disebut {stated}.",
        },
        Check::Share => CheckText {
            rule: "Pangsa dihitung ulang dari bagian dan keseluruhannya, dengan memperhitungkan pembulatan.",
            finding: "{part} dari {whole} adalah {computed}, padahal pangsa yang disebut {stated}.",
        },
        Check::Rate => CheckText {
            rule: "Nilai dalam rupiah dan dalam dolar menyiratkan suatu kurs, lalu dibandingkan dengan kurs bulan-bulan di sekitar periodenya.",
            finding: "Kedua nilai itu menyiratkan kurs {implied} per dolar, padahal kurs di sekitar waktu itu {reference}.",
        },
        Check::EventRate => CheckText {
            rule: "Kurs yang tersirat dalam klaim-klaim tentang satu acara dibandingkan satu sama lain.",
            finding: "Satu klaim menyiratkan kurs {implied} per dolar, klaim lain {other}.",
        },
        Check::Whole => CheckText {
            rule: "Ekspor kabupaten tidak mungkin melebihi ekspor provinsinya, dan satu komoditas atau satu negara tujuan tidak mungkin melebihi seluruh ekspor atau komoditas yang mencakupnya.",
            finding: "Bagiannya {part}, keseluruhannya hanya {whole}.",
        },
        Check::Jump => CheckText {
            rule: "Nilai tahunan untuk hal yang sama yang berubah lima kali lipat atau lebih ke tahun berikutnya yang diklaim, atau triwulan yang melebihi seluruh tahun sebelumnya dengan laju seperti itu.",
            finding: "Dari {before} ke {after}: {factor}.",
        },
        Check::Implied => CheckText {
            rule: "Ada yang harus ditambahkan sendiri oleh pembaca, misalnya mata uangnya.",
            finding: "Tidak tertulis di sumbernya, atau dibaca di luar kelaziman: {what}.",
        },
        Check::Slip => CheckText {
            rule: "Angka untuk hal yang sama, atau untuk periode yang berdekatan, yang berbeda sekitar seribu atau sejuta kali.",
            finding: "{value}, sedangkan pembandingnya {typical}: selisihnya {factor}.",
        },
        Check::Original => CheckText {
            rule: "Angka dibaca ulang seperti tertulis lalu dibandingkan dengan nilainya.",
            finding: "Yang tertulis berarti {read}, padahal nilainya dicatat {value}.",
        },
        Check::Price => CheckText {
            rule: "Nilai dan berat menyiratkan harga per kilogram; jika jauh dari yang tersirat dalam klaim lain tentang komoditas itu, atau di luar US$0,01 sampai US$300, salah satunya mungkin keliru.",
            finding: "Nilai dan beratnya menyiratkan harga {price} per kilogram.",
        },
        Check::Repeated => CheckText {
            rule: "Angka yang sama sampai empat digit atau lebih disebut untuk dua periode, dua dasar, atau dua ukuran, atau untuk bagian dan keseluruhannya.",
            finding: "{value} disebut untuk dua hal yang berbeda.",
        },
        Check::EventDate => CheckText {
            rule: "Tanggal yang disebut klaim-klaim tentang satu acara dibandingkan.",
            finding: "Ada yang menyebut {first}, ada yang menyebut {second}.",
        },
        Check::Countries => CheckText {
            rule: "Jumlah negara yang disebut dibandingkan dengan daftarnya.",
            finding: "Disebut {stated} negara, yang tercantum {listed}.",
        },
    }
}
