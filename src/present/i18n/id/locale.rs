//! How Indonesian writes figures, dates and what is counted.
use crate::present::i18n::locale::{Locale, Scale, day_month_year, month};
use crate::state::Lang;

pub static LOCALE: Locale = Locale {
    name: "Bahasa Indonesia",
    decimal: ',',
    thousands: '.',
    scales: [
        Scale { factor: 1e12, word: "triliun", short: "T" },
        Scale { factor: 1e9, word: "miliar", short: "M" },
        Scale { factor: 1e6, word: "juta", short: "jt" },
    ],
    months: [
        month("Jan", "Januari"),
        month("Feb", "Februari"),
        month("Mar", "Maret"),
        month("Apr", "April"),
        month("Mei", "Mei"),
        month("Jun", "Juni"),
        month("Jul", "Juli"),
        month("Agu", "Agustus"),
        month("Sep", "September"),
        month("Okt", "Oktober"),
        month("Nov", "November"),
        month("Des", "Desember"),
    ],
    weekdays: ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    date: day_month_year,
    until: |date| ["hingga ", date].concat(),
    since: |date| ["sejak ", date].concat(),
    any_time: "kapan saja",
    uncertain: "tidak pasti",
    start_uncertain: "awalnya tidak pasti",
    end_uncertain: "akhirnya tidak pasti",
    unit: |unit, _| match unit.entry.code.as_str() {
        "kodi" => "kodi isi 20 lembar".into(),
        "regency" => "kabupaten/kota".into(),
        _ => unit.entry.name[Lang::Id].clone(),
    },
    rank: |place| ["peringkat ", place].concat(),
    against: |low, high| [low, " lawan ", high].concat(),
};
