//! What a control asks for, as the text of its `data-act`.
//!
//! To add one: a variant, a row in `code` and in `read`, and what it does in `ui::acts`.
use super::save::File;
use crate::model::facet::Facet;
use crate::state::{Action, Axis, Column, Lang, Rule, ShownUnit};

/// What a control asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// A change of the state.
    Do(Action),
    /// A measure for the values lane; the default one clears the facet.
    Measure(u16),
    /// A region into the comparison, and into the region filter where there is one.
    Compare(u16),
    Unfold(Facet),
    /// The list of conflicts, in the place of an open card.
    Conflicts,
    CloseConflicts,
    /// A claim's card, at what its flag says.
    Flag(u16),
    /// Unfolds or folds the coverage.
    Coverage,
    CoverageRest,
    OpenFilters,
    CloseFilters,
    CloseCard,
    ShowRest,
    DismissBanner,
    RetryDetails,
    CopyLink,
    CopyCitation,
    CopyClaimLink,
    Share,
    /// What the code for another page shows, a place in its list.
    Embed(u16),
    CopySnippet,
    DismissChanges,
    TakeNews,
    LeaveNews,
    SkipToMain,
    OpenTable,
    /// What is shown, as a file.
    Save(File),
}

const UNITS: [ShownUnit; ShownUnit::COUNT] = [ShownUnit::Idr, ShownUnit::Usd, ShownUnit::Original];
const COLUMNS: [Column; Column::COUNT] =
    [Column::Kind, Column::Title, Column::When, Column::Where, Column::Value, Column::Publisher, Column::Published, Column::Origin];
const RULES: [Rule; 4] = [Rule::Range, Rule::Latest, Rule::Lowest, Rule::Highest];

fn place<T: PartialEq>(list: &[T], value: &T) -> u16 {
    list.iter().position(|v| v == value).unwrap_or_default() as u16
}

impl Act {
    /// Its text: a letter, then what it applies to as numbers of this build. Not a permalink: it never leaves the page.
    pub fn code(&self) -> String {
        let (letter, numbers): (&str, &[u16]) = match self {
            Act::Do(Action::Toggle(facet, value)) => ("t", &[*facet as u16, *value]),
            Act::Do(Action::Only(facet, value)) => ("o", &[*facet as u16, *value]),
            Act::Do(Action::ClearFacet(facet)) => ("x", &[*facet as u16]),
            Act::Do(Action::Brush(_)) => ("b", &[]),
            Act::Do(Action::Search(_)) => ("q", &[]),
            Act::Do(Action::SetAsof(_)) => ("a", &[]),
            Act::Do(Action::Open(Some(row))) => ("c", &[*row]),
            Act::Do(Action::Open(None)) | Act::CloseCard => ("cx", &[]),
            Act::Do(Action::SetUnit(unit)) => ("u", &[place(&UNITS, unit)]),
            Act::Do(Action::SortBy(column)) => ("s", &[place(&COLUMNS, column)]),
            Act::Do(Action::SetLang(lang)) => ("l", &[place(&Lang::ALL, lang)]),
            Act::Do(Action::Compare(region)) => ("r", &[*region]),
            Act::Do(Action::SetAxis(axis)) => ("ax", &[place(&Axis::ALL, axis)]),
            Act::Do(Action::SetRule(Rule::Origin(origin))) => ("ro", &[*origin]),
            Act::Do(Action::SetRule(rule)) => ("ru", &[place(&RULES, rule)]),
            Act::Do(_) => ("all", &[]),
            Act::Measure(measure) => ("m", &[*measure]),
            Act::Compare(region) => ("ra", &[*region]),
            Act::Unfold(facet) => ("f", &[*facet as u16]),
            Act::Conflicts => ("k", &[]),
            Act::CloseConflicts => ("kx", &[]),
            Act::Flag(row) => ("kf", &[*row]),
            Act::Coverage => ("co", &[]),
            Act::CoverageRest => ("cor", &[]),
            Act::OpenFilters => ("fo", &[]),
            Act::CloseFilters => ("fx", &[]),
            Act::ShowRest => ("rest", &[]),
            Act::DismissBanner => ("bx", &[]),
            Act::RetryDetails => ("again", &[]),
            Act::CopyLink => ("cl", &[]),
            Act::CopyCitation => ("cc", &[]),
            Act::CopyClaimLink => ("ccl", &[]),
            Act::Share => ("sh", &[]),
            Act::Embed(choice) => ("e", &[*choice]),
            Act::CopySnippet => ("ce", &[]),
            Act::DismissChanges => ("vx", &[]),
            Act::TakeNews => ("n", &[]),
            Act::LeaveNews => ("nx", &[]),
            Act::SkipToMain => ("skip", &[]),
            Act::OpenTable => ("ot", &[]),
            Act::Save(file) => ("sv", &[place(&File::ALL, file)]),
        };
        let mut code = letter.to_string();
        for number in numbers {
            code.push('.');
            code.push_str(&number.to_string());
        }
        code
    }

    /// The act of a text; `None` for anything that `code` does not write.
    pub fn read(code: &str) -> Option<Act> {
        let mut parts = code.split('.');
        let letter = parts.next()?;
        let mut number = || parts.next()?.parse::<u16>().ok();
        let mut facet = || Facet::ALL.get(usize::from(number()?)).copied();
        Some(match letter {
            "t" => {
                let facet = facet()?;
                Act::Do(Action::Toggle(facet, number()?))
            }
            "o" => {
                let facet = facet()?;
                Act::Do(Action::Only(facet, number()?))
            }
            "x" => Act::Do(Action::ClearFacet(facet()?)),
            "b" => Act::Do(Action::Brush(None)),
            "q" => Act::Do(Action::Search(String::new())),
            "a" => Act::Do(Action::SetAsof(None)),
            "c" => Act::Do(Action::Open(Some(number()?))),
            "cx" => Act::CloseCard,
            "u" => Act::Do(Action::SetUnit(*UNITS.get(usize::from(number()?))?)),
            "s" => Act::Do(Action::SortBy(*COLUMNS.get(usize::from(number()?))?)),
            "l" => Act::Do(Action::SetLang(*Lang::ALL.get(usize::from(number()?))?)),
            "r" => Act::Do(Action::Compare(number()?)),
            "all" => Act::Do(Action::ClearAll),
            "m" => Act::Measure(number()?),
            "ra" => Act::Compare(number()?),
            "f" => Act::Unfold(facet()?),
            "ax" => Act::Do(Action::SetAxis(*Axis::ALL.get(usize::from(number()?))?)),
            "ro" => Act::Do(Action::SetRule(Rule::Origin(number()?))),
            "ru" => Act::Do(Action::SetRule(*RULES.get(usize::from(number()?))?)),
            "k" => Act::Conflicts,
            "kx" => Act::CloseConflicts,
            "kf" => Act::Flag(number()?),
            "co" => Act::Coverage,
            "cor" => Act::CoverageRest,
            "fo" => Act::OpenFilters,
            "fx" => Act::CloseFilters,
            "rest" => Act::ShowRest,
            "bx" => Act::DismissBanner,
            "again" => Act::RetryDetails,
            "cl" => Act::CopyLink,
            "cc" => Act::CopyCitation,
            "ccl" => Act::CopyClaimLink,
            "sh" => Act::Share,
            "e" => Act::Embed(number()?),
            "ce" => Act::CopySnippet,
            "vx" => Act::DismissChanges,
            "n" => Act::TakeNews,
            "nx" => Act::LeaveNews,
            "skip" => Act::SkipToMain,
            "ot" => Act::OpenTable,
            "sv" => Act::Save(*File::ALL.get(usize::from(number()?))?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_is_read_as_it_was_written() {
        let actions = [
            Action::Toggle(Facet::Region, 65_535),
            Action::Only(Facet::Measure, 3),
            Action::ClearFacet(Facet::Check),
            Action::Brush(None),
            Action::Search(String::new()),
            Action::SetAsof(None),
            Action::Open(Some(694)),
            Action::SetUnit(ShownUnit::Original),
            Action::SortBy(Column::Published),
            Action::SetLang(Lang::En),
            Action::Compare(12),
            Action::SetAxis(Axis::Published),
            Action::SetRule(Rule::Range),
            Action::SetRule(Rule::Highest),
            Action::SetRule(Rule::Origin(17)),
            Action::ClearAll,
        ];
        let others = [
            Act::Measure(4),
            Act::Compare(9),
            Act::Unfold(Facet::Destination),
            Act::Conflicts,
            Act::CloseConflicts,
            Act::Flag(12),
            Act::Coverage,
            Act::CoverageRest,
            Act::OpenFilters,
            Act::CloseFilters,
            Act::CloseCard,
            Act::ShowRest,
            Act::DismissBanner,
            Act::RetryDetails,
            Act::CopyLink,
            Act::CopyCitation,
            Act::CopyClaimLink,
            Act::Share,
            Act::Embed(4),
            Act::CopySnippet,
            Act::DismissChanges,
            Act::TakeNews,
            Act::LeaveNews,
            Act::SkipToMain,
            Act::OpenTable,
            Act::Save(File::Png),
        ];
        for act in actions.map(Act::Do).into_iter().chain(others) {
            assert_eq!(Act::read(&act.code()), Some(act.clone()), "{}", act.code());
        }
    }

    #[test]
    fn other_texts_are_no_acts() {
        for code in ["", "t", "t.1", "t.9.1", "t.1.65536", "t.1.-1", "u.3", "s.8", "l.2", "ax.2", "sv.4", "ru.4", "ro", "zz", "c.x"] {
            assert_eq!(Act::read(code), None, "{code}");
        }
    }
}
