//! What is said of a figure, a date or a name of a pasted text: how it bounds, what it is to a change, why it may mean something else.

closed_list! {
    /// How a figure bounds what it says.
    Bound {
        Exact = "exact",
        AtLeast = "at-least",
        Below = "below",
        About = "about",
    }
}

closed_list! {
    /// Whether something rose or fell.
    Direction {
        Up = "up",
        Down = "down",
    }
}

closed_list! {
    /// What a figure is to a change: its size, its end, its start, or the factor.
    How {
        By = "by",
        To = "to",
        From = "from",
        Times = "times",
    }
}

closed_list! {
    /// Why a mark may mean something else than what is read.
    FlagKind {
        /// One mark before three digits: it groups thousands or begins a fraction.
        LoneMark = "lone-mark",
        /// The decimal mark is not that of the language.
        OtherMark = "other-mark",
        /// Marks part no groups of three.
        BrokenGroups = "broken-groups",
        /// A space inside a number.
        Spaces = "spaces",
        /// A mark or a sign too many, or one that is lost.
        StraySign = "stray-sign",
        /// More digits than any amount has.
        TooLong = "too-long",
        /// A sum so small that a word for millions is likely lost.
        ScaleLost = "scale-lost",
        /// All digits are written and a word for millions too, or two such words.
        ScaleTwice = "scale-twice",
        /// A word that is one letter off a word for a power of ten.
        ScaleMisspelt = "scale-misspelt",
        /// `M` or `T`, which languages read differently.
        ScaleLetter = "scale-letter",
        /// A sum without its currency.
        CurrencyMissing = "currency-missing",
        /// Part of the currency's name is lost or misspelt.
        CurrencyMisspelt = "currency-misspelt",
        /// Two currencies.
        CurrencyTwice = "currency-twice",
        /// Two units that no figure has at once.
        UnitTwice = "unit-twice",
        /// A figure without a unit.
        UnitMissing = "unit-missing",
        /// Larger than anything of its kind.
        Magnitude = "magnitude",
        /// Tens, hundreds, thousands of something.
        Vague = "vague",
        /// A fall with a minus.
        SignTwice = "sign-twice",
        /// A range that runs backwards.
        Backwards = "backwards",
        /// The weekday is not that of the date.
        Weekday = "weekday-disagrees",
        /// No such day.
        NoSuchDay = "no-such-day",
        /// The month stands before the day.
        MonthFirst = "month-first",
        /// A date in the future of the text.
        Future = "future",
        /// It hangs on the day of publication, which is not known.
        NeedsPublication = "needs-publication",
        /// A regency and a city, or several regions, have the name.
        SeveralPlaces = "several-places",
        /// More than one country can be meant.
        SeveralCountries = "several-countries",
    }
}
