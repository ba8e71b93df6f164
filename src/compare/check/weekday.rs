//! The weekday that a date phrase names against the weekday of its date: `Kamis (4/12)` for a Friday.
//!
//! One weekday and one date after it; spans (`18-22 Oktober`) and relative days are left alone. Where the phrase
//! has no year, each year of the claim's period is tried, and where that is uncertain also that of publication.
use super::facts::Facts;
use crate::model::edtf::{Day, Point, civil_from_day, day_from_civil, days_in_month, weekday_from_day};
use crate::model::finding::{Check, Finding, Involved};
use crate::model::lexicon;

/// A day of a month, with its year where one is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    weekday: u8,
    year: Option<i32>,
    month: u8,
    day: u8,
}

#[derive(Clone, Copy, PartialEq)]
enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Mark(char),
}

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let details = facts.input.cards.details.iter();
    let claims = facts.input.data.claims.iter_indexed().zip(details);
    claims
        .filter_map(|((n, claim), detail)| {
            let written = read(detail.when_stated.as_deref()?)?;
            let published = facts.input.data.sources.get(claim.source).and_then(|s| s.published);
            let mut years = Vec::new();
            match written.year {
                Some(year) => years.push(year),
                None => {
                    let periods = [Some(claim.when), published.filter(|_| claim.when.is_uncertain())];
                    for period in periods.into_iter().flatten().filter(|p| p.start != Point::Open && p.end != Point::Open) {
                        years.extend((civil_from_day(period.first()).0..=civil_from_day(period.last()).0).take(3));
                    }
                }
            }
            let days: Vec<Day> = years
                .into_iter()
                .filter(|year| written.day <= days_in_month(*year, written.month))
                .map(|year| day_from_civil(year, written.month, written.day))
                .collect();
            let wrong = *days.first()?;
            if days.iter().any(|day| weekday_from_day(*day) == written.weekday) {
                return None;
            }
            let numbers = vec![f64::from(written.weekday), f64::from(weekday_from_day(wrong)), f64::from(wrong)];
            let involved = vec![Involved { claim: n, observation: None }];
            Some(Finding { check: Check::Weekday, involved, reported: 1, unit: None, numbers })
        })
        .collect()
}

/// The weekday and the date that a phrase names, if it names one of each.
fn read(phrase: &str) -> Option<Written> {
    let low = phrase.to_lowercase().replace('’', "'");
    let tokens = tokens(&low);
    let weekdays: Vec<(usize, u8)> = tokens
        .iter()
        .enumerate()
        .filter_map(|(n, token)| match token {
            Token::Word(word) => Some((n, lexicon::weekday(word)?)),
            _ => None,
        })
        .collect();
    let [(at, weekday)] = weekdays.as_slice() else { return None };
    let rest = tokens.get(at + 1..)?;
    let first = rest.iter().position(|t| matches!(t, Token::Number(_)))?;
    // Words between are those of the hour, `sore` or `siang`; more is another matter.
    let words = rest.iter().take(first).filter(|t| matches!(t, Token::Word(_)));
    let month_before = rest.get(first.checked_sub(1).unwrap_or(usize::MAX)).and_then(|t| month(t));
    if words.count() > 2 + usize::from(month_before.is_some()) {
        return None;
    }
    let number = |n: usize| match rest.get(n) {
        Some(Token::Number(text)) => text.parse::<i32>().ok().map(|value| (value, text.len())),
        _ => None,
    };
    let is_mark = |n: usize, marks: &[char]| matches!(rest.get(n), Some(Token::Mark(c)) if marks.contains(c));
    let (day, _) = number(first)?;
    let (month, after) = if let Some(month) = month_before {
        (month, first + 1)
    } else if is_mark(first + 1, &['/']) {
        (number(first + 2)?.0, first + 3)
    } else {
        (month(rest.get(first + 1)?)?, first + 2)
    };
    // A mark and another number of a day would be a span.
    if is_mark(first + 1, &['-', '–', '—']) {
        return None;
    }
    let year_at = if is_mark(after, &['/', '-', ',']) { after + 1 } else { after };
    let year = number(year_at).and_then(|(value, length)| match length {
        4 => Some(value),
        2 if is_mark(after, &['/', '-']) => Some(2000 + value),
        _ => None,
    });
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Written { weekday: *weekday, year, month, day })
}

fn month(token: &Token) -> Option<i32> {
    match token {
        Token::Word(word) => lexicon::month(word).map(i32::from),
        _ => None,
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = |is_part: fn(char) -> bool| rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let length = if c.is_ascii_digit() {
            let end = end(|c| c.is_ascii_digit());
            found.push(Token::Number(&rest[..end]));
            end
        } else if c.is_alphabetic() {
            let end = end(|c| c.is_alphabetic() || c == '\'');
            found.push(Token::Word(&rest[..end]));
            end
        } else {
            if matches!(c, '/' | '-' | '–' | '—' | ',') {
                found.push(Token::Mark(c));
            }
            c.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}
