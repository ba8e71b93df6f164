//! A language that only tests compile (feature `pseudo`): English in disguise, made from the structs of phrases, so that no phrase can
//! be left out. What a page in this language shows outside `⟦…⟧` is data, or a text that no language's folder has.
use crate::ingest::table::detect::layout::Question;
use crate::ingest::table::detect::unnamed::Unnamed;
use crate::ingest::table::failure::{Failure, Fault};
use crate::ingest::table::problem::Rule;
use crate::ingest::table::reading::{Note, Reading};
use crate::model::claim::Flag;
use crate::model::codes::{Entry, Unit};
use crate::model::columnar::By;
use crate::model::finding::{Check, Reason, Relation};
use crate::model::text_terms::FlagKind;
use crate::model::vocabulary::Severity;
use crate::present::i18n::check_texts::disguise::{GIVEN, disguise, leaked};
use crate::protocol::answer::{Evidence, Values};
use crate::protocol::request::Role;
use crate::state::Lang;
use crate::user_table::series::NoSeries;
use crate::user_table::view::BadFilter;

/// What a struct of phrases holds, from the English one.
pub trait Disguised: Sized + 'static {
    fn disguised(english: &'static Self) -> Self;
}

/// What a phrase that is a function gives.
pub trait Said {
    fn said(self) -> Self;
}

/// What a phrase that is a function is given.
pub trait Given {
    fn given(self) -> Self;
}

/// The disguise of a struct of phrases, field by field. A function of the disguise knows the English one from a static, since it may
/// hold nothing.
macro_rules! disguised {
    ($name:ident [$($made:tt)*] $(#[$about:meta])* pub $field:ident: fn($($given:ident: $of:ty),*) -> $said:ty, $($rest:tt)*) => {
        $crate::present::i18n::pseudo::disguised! {
            $name [
                $($made)*
                ($field: |$($given: $of),*| {
                    $crate::present::i18n::pseudo::Said::said((english().$field)($($crate::present::i18n::pseudo::Given::given($given)),*))
                })
            ]
            $($rest)*
        }
    };
    ($name:ident [$($made:tt)*] $(#[$about:meta])* pub $field:ident: $of:ty, $($rest:tt)*) => {
        $crate::present::i18n::pseudo::disguised! {
            $name [$($made)* ($field: $crate::present::i18n::pseudo::Disguised::disguised(&english().$field))] $($rest)*
        }
    };
    ($name:ident [$(($field:ident: $made:expr))*]) => {
        const _: () = {
            static ENGLISH: std::sync::OnceLock<&'static $name> = std::sync::OnceLock::new();

            fn english() -> &'static $name {
                ENGLISH.get().expect("set before the disguise is made")
            }

            impl $crate::present::i18n::pseudo::Disguised for $name {
                fn disguised(english: &'static $name) -> $name {
                    ENGLISH.get_or_init(|| english);
                    $name { $($field: $made),* }
                }
            }
        };
    };
}
pub(in crate::present::i18n) use disguised;

impl Disguised for Lang {
    fn disguised(_: &'static Lang) -> Lang {
        Lang::Pseudo
    }
}

impl Disguised for &'static str {
    fn disguised(english: &'static &'static str) -> &'static str {
        leaked(english)
    }
}

impl Disguised for &'static [&'static str] {
    fn disguised(english: &'static &'static [&'static str]) -> &'static [&'static str] {
        english.iter().map(|text| leaked(text)).collect::<Vec<_>>().leak()
    }
}

impl Disguised for Unnamed {
    fn disguised(english: &'static Unnamed) -> Unnamed {
        let Unnamed { column, group, country, region, value } = english;
        let [column, group, country, region, value] = [column, group, country, region, value].map(|word| leaked(word));
        Unnamed { column, group, country, region, value }
    }
}

impl<T: Disguised, const N: usize> Disguised for [T; N] {
    fn disguised(english: &'static [T; N]) -> [T; N] {
        std::array::from_fn(|n| T::disguised(&english[n]))
    }
}

/// Values that are no text.
macro_rules! plain {
    (disguised: $($kept:ty),*; given: $($passed:ty),*) => {
        $(impl Disguised for $kept {
            fn disguised(english: &'static $kept) -> $kept {
                *english
            }
        })*
        $(impl Given for $passed {
            fn given(self) -> $passed {
                self
            }
        })*
    };
}
plain!(disguised: char, f64; given: By, i8, u32, u64, f64, Option<u64>, Check, Evidence, Flag, Reason, Relation, Role, Rule, Severity, NoSeries, Values, FlagKind);

impl Given for &Reading {
    fn given(self) -> Self {
        self
    }
}

impl Given for &Note {
    fn given(self) -> Self {
        self
    }
}

impl Said for String {
    fn said(self) -> String {
        disguise(&self)
    }
}

impl Said for &'static str {
    fn said(self) -> &'static str {
        leaked(self)
    }
}

impl Given for &str {
    fn given(self) -> Self {
        given(self).leak()
    }
}

/// A text that a phrase is given. Without letters it stays as it is, for a phrase may ask whether it is empty.
fn given(text: &str) -> String {
    if text.contains(char::is_alphabetic) { format!("{}{text}{}", GIVEN[0], GIVEN[1]) } else { text.to_owned() }
}

impl Given for &[String] {
    fn given(self) -> Self {
        self.iter().map(|text| given(text)).collect::<Vec<_>>().leak()
    }
}

fn lent<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// English takes the name that the data have in this language.
impl Given for &Unit {
    fn given(self) -> Self {
        let mut name = self.entry.name.clone();
        name[Lang::En] = given(&name[Lang::Pseudo]);
        lent(Unit { entry: Entry { code: self.entry.code.clone(), name }, ..self.clone() })
    }
}

impl Given for &Failure {
    fn given(self) -> Self {
        lent(match self.clone() {
            Failure::UnknownEncoding { label } => Failure::UnknownEncoding { label: given(&label) },
            Failure::Binary { kind } => Failure::Binary { kind: given(kind).leak() },
            Failure::Statistics { format, fault: Fault::Missing { key } } => {
                Failure::Statistics { format: given(format).leak(), fault: Fault::Missing { key: given(&key) } }
            }
            Failure::Statistics { format, fault } => Failure::Statistics { format: given(format).leak(), fault },
            Failure::Parquet { fault } => Failure::Parquet {
                fault: crate::model::columnar::Fault { column: given(&fault.column), found: given(&fault.found), ..fault },
            },
            other => other,
        })
    }
}

impl Given for &Question {
    fn given(self) -> Self {
        let mut question = self.clone();
        if let Question::DecimalMark { example, .. } | Question::DateOrder { example, .. } | Question::Power { example, .. } = &mut question
        {
            *example = given(example);
        }
        lent(question)
    }
}

impl Given for &BadFilter {
    fn given(self) -> Self {
        lent(match self.clone() {
            BadFilter::NoColumn { found, columns } => {
                BadFilter::NoColumn { found: given(&found), columns: columns.iter().map(|column| given(column)).collect() }
            }
            BadFilter::NoCode { found, column } => BadFilter::NoCode { found: given(&found), column: given(&column) },
            BadFilter::NotDate { found } => BadFilter::NotDate { found: given(&found) },
            BadFilter::NotAmount { found } => BadFilter::NotAmount { found: given(&found) },
            BadFilter::WrongKind { column, expected } => BadFilter::WrongKind { column: given(&column), expected: given(expected).leak() },
            BadFilter::TooMany => BadFilter::TooMany,
        })
    }
}

/// The parts of the folder, each made from the English one.
macro_rules! parts {
    ($($part:ident { $($strings:ident: $of:ty),* $(,)? })*) => {
        $(pub mod $part {
            $(pub static $strings: std::sync::LazyLock<$of> =
                std::sync::LazyLock::new(|| $crate::present::i18n::pseudo::Disguised::disguised(&$crate::present::i18n::en::$part::$strings));)*
        })*
    };
}
parts! {
    answers { STRINGS: crate::present::i18n::answers::AnswerStrings }
    checks { STRINGS: crate::present::i18n::check::CheckStrings }
    front { STRINGS: crate::present::i18n::front::FrontStrings }
    grid { STRINGS: crate::present::i18n::grid::GridWords }
    locale { LOCALE: crate::present::i18n::locale::Locale }
    page {
        STRINGS: crate::present::i18n::page::Strings,
        LATER: crate::present::i18n::page::LaterStrings,
    }
    saving { STRINGS: crate::present::i18n::saving::SavingWords }
    table_ui { STRINGS: crate::present::i18n::table_ui::TableUi }
    table_worker { STRINGS: crate::present::i18n::table_worker::TableWorker }
    text_reader { STRINGS: crate::present::i18n::text_reader::TextReaderWords }
}
