//! What each check does and what it says of a finding: words that only cards need. They travel with the late data (`Late::told`), so
//! this file names no more than the list of checks and the build script compiles it too.
use crate::model::vocabulary::Check;

/// What the check does, and what did not come out, with its numbers as `{name}`; a check without words does not compile.
pub struct Told {
    pub rule: &'static str,
    pub told: &'static str,
}

/// The texts in the order of `Late::told`: Indonesian, then English; by check its rule, then what it tells.
pub fn texts() -> Vec<String> {
    ID.iter().chain(&EN).flat_map(|words| [words.rule.to_string(), words.told.to_string()]).collect()
}

pub static ID: [Told; Check::COUNT] = [
    // conflict
    Told {
        rule: "Klaim tentang wilayah, ukuran, cakupan, dan periode yang sama, yang angkanya tidak mungkin benar semua meskipun pembulatan diperhitungkan.",
        told: "Dari {low} sampai {high}: selisihnya {factor}.",
    },
    // weekday
    Told {
        rule: "Nama hari yang tertulis dicocokkan dengan kalender.",
        told: "Tertulis {stated}, padahal {day} jatuh pada hari {actual}.",
    },
    // sum
    Told {
        rule: "Bagian-bagiannya dijumlahkan lalu dibandingkan dengan jumlah yang disebut, dengan memperhitungkan pembulatan.",
        told: "{parts} bagiannya berjumlah {sum}, padahal jumlah yang disebut {total}.",
    },
    // balance
    Told {
        rule: "Ekspor dikurangi impor dibandingkan dengan neraca yang disebut, dengan memperhitungkan pembulatan.",
        told: "Ekspor {exports} dikurangi impor {imports} adalah {difference}, padahal neraca yang disebut {stated}.",
    },
    // growth
    Told {
        rule: "Pertumbuhan dihitung ulang dari nilai sebelum dan nilai sesudahnya, dengan memperhitungkan pembulatan.",
        told: "Dari {before} ke {after} berarti {computed}, padahal pertumbuhan yang disebut {stated}.",
    },
    // share
    Told {
        rule: "Pangsa dihitung ulang dari bagian dan keseluruhannya, dengan memperhitungkan pembulatan.",
        told: "{part} dari {whole} adalah {computed}, padahal pangsa yang disebut {stated}.",
    },
    // rate
    Told {
        rule: "Nilai dalam rupiah dan dalam dolar menyiratkan suatu kurs, lalu dibandingkan dengan kurs bulan-bulan di sekitar periodenya.",
        told: "Kedua nilai itu menyiratkan kurs {implied} per dolar, padahal kurs di sekitar waktu itu {reference}.",
    },
    // event_rate
    Told {
        rule: "Kurs yang tersirat dalam klaim-klaim tentang satu acara dibandingkan satu sama lain.",
        told: "Satu klaim menyiratkan kurs {implied} per dolar, klaim lain {other}.",
    },
    // whole
    Told {
        rule: "Ekspor kabupaten tidak mungkin melebihi ekspor provinsinya, dan satu komoditas atau satu negara tujuan tidak mungkin melebihi seluruh ekspor.",
        told: "Bagiannya {part}, keseluruhannya hanya {whole}.",
    },
    // jump
    Told {
        rule: "Nilai tahunan untuk hal yang sama yang berubah lima kali lipat atau lebih ke tahun berikutnya yang diklaim.",
        told: "Dari {before} ke {after}: {factor}.",
    },
    // implied
    Told {
        rule: "Ada yang harus ditambahkan sendiri oleh pembaca, misalnya mata uangnya.",
        told: "Tidak tertulis di sumbernya, atau dibaca di luar kelaziman: {what}.",
    },
    // slip
    Told {
        rule: "Angka untuk hal yang sama, atau untuk periode yang berdekatan, yang berbeda sekitar seribu atau sejuta kali.",
        told: "{value}, sedangkan pembandingnya {typical}: selisihnya {factor}.",
    },
    // original
    Told {
        rule: "Angka dibaca ulang seperti tertulis lalu dibandingkan dengan nilainya.",
        told: "Yang tertulis berarti {read}, padahal nilainya dicatat {value}.",
    },
    // price
    Told {
        rule: "Nilai dan berat menyiratkan harga per kilogram; di luar US$0,01 sampai US$300 salah satunya mungkin keliru.",
        told: "Nilai dan beratnya menyiratkan harga {price} per kilogram.",
    },
    // repeated
    Told {
        rule: "Angka yang sama sampai empat digit atau lebih disebut untuk dua periode, atau untuk bagian dan keseluruhannya.",
        told: "{value} disebut untuk dua hal yang berbeda.",
    },
    // event_date
    Told {
        rule: "Tanggal yang disebut klaim-klaim tentang satu acara dibandingkan.",
        told: "Ada yang menyebut {first}, ada yang menyebut {second}.",
    },
    // countries
    Told { rule: "Jumlah negara yang disebut dibandingkan dengan daftarnya.", told: "Disebut {stated} negara, yang tercantum {listed}." },
];

pub static EN: [Told; Check::COUNT] = [
    // conflict
    Told {
        rule: "Claims about the same area, measure, scope and period whose figures, rounding allowed for, cannot all be right.",
        told: "From {low} to {high}: {factor} apart.",
    },
    // weekday
    Told { rule: "The weekday that is written is looked up in the calendar.", told: "The text says {stated}; {day} was a {actual}." },
    // sum
    Told {
        rule: "The parts are added up and compared with the total, rounding allowed for.",
        told: "The {parts} parts make {sum}; the total stated is {total}.",
    },
    // balance
    Told {
        rule: "Exports less imports are compared with the balance, rounding allowed for.",
        told: "Exports of {exports} less imports of {imports} are {difference}; the balance stated is {stated}.",
    },
    // growth
    Told {
        rule: "The growth is worked out again from the value before and the value after, rounding allowed for.",
        told: "From {before} to {after} is {computed}; the growth stated is {stated}.",
    },
    // share
    Told {
        rule: "The share is worked out again from the part and the whole, rounding allowed for.",
        told: "{part} of {whole} is {computed}; the share stated is {stated}.",
    },
    // rate
    Told {
        rule: "The amounts in rupiah and in dollars imply a rate; it is compared with the rates of the months around the period.",
        told: "The two amounts imply {implied} a dollar; around that time it was {reference}.",
    },
    // event_rate
    Told {
        rule: "The exchange rates that claims about one event imply are compared with each other.",
        told: "One claim implies {implied} a dollar, another {other}.",
    },
    // whole
    Told {
        rule: "A regency cannot export more than its province, nor one good or one destination more than all exports.",
        told: "The part is {part}, the whole only {whole}.",
    },
    // jump
    Told {
        rule: "Yearly values of the same thing that change fivefold or more from one claimed year to the next.",
        told: "From {before} to {after}: {factor}.",
    },
    // implied
    Told {
        rule: "The figure leaves something for the reader to add, such as its currency.",
        told: "Not written in the source, or read against custom: {what}.",
    },
    // slip
    Told {
        rule: "Figures about the same thing, or of neighbouring periods, that are about a thousand or a million times apart.",
        told: "{value} against {typical}: {factor} apart.",
    },
    // original
    Told {
        rule: "The figure is read again as it is written and compared with the amount.",
        told: "As written it says {read}; the amount given is {value}.",
    },
    // price
    Told {
        rule: "Amount and weight imply a price per kilogram; outside of US$0.01 to US$300 one of them is probably off.",
        told: "Amount and weight imply {price} a kilogram.",
    },
    // repeated
    Told {
        rule: "The same figure, to four digits or more, is given for two periods, or for a part and for its whole.",
        told: "{value} stands for two different things.",
    },
    // event_date
    Told { rule: "The days that claims about one event give are compared.", told: "Some say {first}, others {second}." },
    // countries
    Told {
        rule: "The number of countries is compared with the list of them.",
        told: "{stated} countries are stated, {listed} are listed.",
    },
];
