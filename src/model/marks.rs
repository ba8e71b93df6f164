//! The marks of a number: which of them begins the fraction, and what it is without those that group.

closed_list! {
    /// The mark before the fraction; the other one groups thousands.
    Mark {
        Dot = ".",
        Comma = ",",
    }
}

impl Mark {
    fn char(self) -> char {
        match self {
            Mark::Dot => '.',
            Mark::Comma => ',',
        }
    }

    /// The mark that groups where this one begins the fraction, and the other way round.
    pub fn other(self) -> Mark {
        match self {
            Mark::Dot => Mark::Comma,
            Mark::Comma => Mark::Dot,
        }
    }
}

/// What a number alone says about the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// No mark.
    None,
    /// This is the decimal mark.
    Decimal(Mark),
    /// This one mark stands before exactly three digits: it can be either.
    Ambiguous(Mark),
}

/// What a number of digits and marks says about the marks.
pub fn evidence(text: &str) -> Evidence {
    let single = |at: usize, this: Mark| {
        let (whole, fraction) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        if whole.contains(this.char()) {
            Evidence::Decimal(this.other())
        } else if fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
            Evidence::Ambiguous(this)
        } else {
            Evidence::Decimal(this)
        }
    };
    match (text.rfind('.'), text.rfind(',')) {
        (None, None) => Evidence::None,
        (Some(dot), Some(comma)) => Evidence::Decimal(if dot > comma { Mark::Dot } else { Mark::Comma }),
        (Some(at), None) => single(at, Mark::Dot),
        (None, Some(at)) => single(at, Mark::Comma),
    }
}

/// A number of digits and marks, whose decimal mark is known, with a dot for that mark and without the others. None where what
/// they part are no groups of three, or there is no digit.
pub fn without_groups(text: &str, mark: Mark) -> Option<String> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once(mark.char()).unwrap_or((text, ""));
    let mut groups = whole.split(mark.other().char());
    let head = groups.next().unwrap_or_default();
    let tail: Vec<&str> = groups.collect();
    let is_grouped = tail.iter().all(|group| group.len() == 3 && digits(group)) && (tail.is_empty() || (1..=3).contains(&head.len()));
    let is_number = digits(head) && is_grouped && digits(fraction) && !(whole.is_empty() && fraction.is_empty());
    is_number.then(|| [head, &tail.concat(), ".", fraction].concat())
}
