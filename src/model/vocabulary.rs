//! The closed lists: kinds, facets, checks, roles and the rest, each with the codes that data files, permalinks and scripts write.
//!
//! A code is spelled here and nowhere else. To add a value to a list, add a line to it: each place that must know of it then stops
//! compiling until it does.
//!
//! ```
//! use jejak_ekspor::model::index::Ordinal;
//! use jejak_ekspor::model::vocabulary::{Facet, Kind, PerFacet};
//!
//! assert_eq!(Kind::from_code("award"), Some(Kind::Award));
//! assert_eq!(Kind::Award.code(), "award");
//! assert_eq!(Kind::from_code("prize"), None);
//!
//! let mut chosen: PerFacet<Vec<Ordinal>> = PerFacet::default();
//! chosen[Facet::Kind].push(Ordinal::at(Kind::Award as usize));
//! assert!(chosen.iter().all(|(facet, values)| values.is_empty() || facet == Facet::Kind));
//! ```

/// A list of values that is known when the page is built: an enum with its codes, in the order in which the values are packed.
macro_rules! closed_list {
    ($(#[$about:meta])* $list:ident { $($(#[$of:meta])* $value:ident = $code:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list {
            $($(#[$of])* $value),+
        }

        impl $list {
            /// How many values there are.
            pub const COUNT: usize = $list::CODES.len();

            /// Every value, in order.
            pub const ALL: [$list; $list::COUNT] = [$($list::$value),+];

            /// The codes, in the order of `ALL`.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// Its code.
            pub fn code(self) -> &'static str {
                $list::CODES[self as usize]
            }

            /// The value of a code; `None` for any other text.
            pub fn from_code(code: &str) -> Option<$list> {
                crate::model::vocabulary::place($list::CODES, code).map(|place| $list::ALL[place])
            }
        }

        /// As its code.
        impl serde::Serialize for $list {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        /// Of its code.
        impl<'de> serde::Deserialize<'de> for $list {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$list, D::Error> {
                let code = <std::string::String as serde::Deserialize>::deserialize(deserializer)?;
                $list::from_code(&code).ok_or_else(|| serde::de::Error::unknown_variant(&code, $list::CODES))
            }
        }
    };
}

/// One search for all lists, so that each of them costs the page its codes only.
pub(crate) fn place(codes: &[&str], code: &str) -> Option<usize> {
    codes.iter().position(|known| *known == code)
}

closed_list! {
    /// What sort of thing a claim says.
    Kind {
        Release = "release",
        Value = "value",
        Award = "award",
        Programme = "programme",
    }
}

impl Kind {
    /// The kinds as the page lists them, from above: its lanes, and the rows of their facet.
    pub const IN_PAGE_ORDER: [Kind; Kind::COUNT] = [Kind::Value, Kind::Release, Kind::Award, Kind::Programme];
}

closed_list! {
    /// A dimension to filter by, in the order of the permalink's keys, which are the codes.
    Facet {
        Kind = "kind",
        Region = "region",
        Hs = "hs",
        Destination = "to",
        Measure = "measure",
        Origin = "origin",
        Publisher = "publisher",
        Check = "check",
        /// Who sends, gives, receives or hosts.
        Party = "party",
    }
}

closed_list! {
    /// A rule that recomputes something that claims state.
    Check {
        /// The claim has a value in a conflict group.
        Conflict = "conflict",
        /// The weekday that is written is not that of the date.
        Weekday = "weekday",
        /// The parts do not add up to the total.
        Sum = "sum",
        /// Exports less imports is not the balance.
        Balance = "balance",
        /// The growth is not what the two values give.
        Growth = "growth",
        /// The share is not what part and whole give.
        Share = "share",
        /// The amounts in two currencies imply a rate that was never near.
        Rate = "rate",
        /// Two claims about one event imply different rates.
        EventRate = "event-rate",
        /// A part is greater than its whole.
        Whole = "whole",
        /// A yearly series changes fivefold or more.
        Jump = "jump",
        /// The figure is written without its currency, unit or scale, or with a separator against the custom.
        Implied = "implied",
        /// A figure a thousand times off its neighbours.
        Slip = "slip",
        /// The figure as written does not yield the amount.
        Original = "original",
        /// Amount and weight imply a price per kilogram that no such goods have.
        Price = "price",
        /// One figure stands for two periods, or for a part and its whole.
        Repeated = "repeated",
        /// Claims about one event give it different days.
        EventDate = "event-date",
        /// The number of countries is not the number of those listed.
        Countries = "countries",
    }
}

closed_list! {
    /// How sure the source is of a value (SDMX `obs_status`).
    Status {
        Normal = "normal",
        Provisional = "provisional",
        Estimated = "estimated",
        Forecast = "forecast",
    }
}

closed_list! {
    /// What a value supplies and its original does not say.
    Flag {
        Currency = "currency",
        Unit = "unit",
        Scale = "scale",
        Separator = "separator",
        Sign = "sign",
        /// An irregular or misprinted figure: the value is the curator's reading of it.
        Reading = "reading",
    }
}

closed_list! {
    /// What a party did.
    Role {
        Releaser = "releaser",
        Exporter = "exporter",
        Giver = "giver",
        Recipient = "recipient",
        Host = "host",
        Supporter = "supporter",
        Speaker = "speaker",
        Venue = "venue",
    }
}

closed_list! {
    /// What sort of body publishes a source.
    PublisherKind {
        News = "news",
        Government = "government",
        StatisticsOffice = "statistics_office",
        Other = "other",
    }
}

closed_list! {
    /// What sort of area a region is.
    RegionType {
        Country = "country",
        Province = "province",
        Regency = "regency",
        City = "city",
    }
}

closed_list! {
    /// What a unit measures.
    UnitKind {
        Currency = "currency",
        Count = "count",
        Mass = "mass",
        Volume = "volume",
        Ratio = "ratio",
        Rank = "rank",
        Time = "time",
    }
}

closed_list! {
    /// Whether a measure counts over a period or at a moment.
    FlowOrStock {
        Flow = "flow",
        Stock = "stock",
        Neither = "neither",
    }
}

closed_list! {
    /// What a scope narrows a figure to.
    ScopeKind {
        Commodity = "commodity",
        TradeClass = "trade_class",
        Destination = "destination",
        /// How a figure counts, such as year on year.
        Basis = "basis",
        Other = "other",
    }
}

closed_list! {
    /// The sort of goods, firms or trade that a scope is about.
    ScopeClass {
        Agriculture = "agriculture",
        FarmAndFish = "farm-and-fish",
        Fisheries = "fisheries",
        Goods = "goods",
        Investment = "investment",
        LargeFirms = "large-firms",
        Manufacturing = "manufacturing",
        Mining = "mining",
        NonOilGas = "non-oil-gas",
        OilGas = "oil-gas",
        Services = "services",
        SmallFirms = "small-firms",
    }
}

closed_list! {
    /// How a scope's figure is counted, or what a growth, a share or a rank is of.
    ScopeBasis {
        Cumulative = "cumulative",
        CumulativeYearOnYear = "cumulative-year-on-year",
        /// As the partner's customs count it.
        Mirror = "mirror",
        MonthOnMonth = "month-on-month",
        MultiYear = "multi-year",
        PerPeriod = "per-period",
        PerShipment = "per-shipment",
        Plan = "plan",
        ProvinceOfOrigin = "province-of-origin",
        QuarterOnQuarter = "quarter-on-quarter",
        RankAmong = "rank-among",
        ShareOf = "share-of",
        ViaOtherPorts = "via-other-ports",
        ViaOwnPorts = "via-own-ports",
        ViaPort = "via-port",
        ViaQuarantine = "via-quarantine",
        YearOnYear = "year-on-year",
    }
}

closed_list! {
    /// What sort of body an origin is; it says what its area can be.
    OriginLevel {
        National = "national",
        Province = "province",
        Regency = "regency",
        Foreign = "foreign",
        Association = "association",
        Firm = "firm",
        Institute = "institute",
        Press = "press",
        Village = "village",
        Other = "other",
    }
}

closed_list! {
    /// How two values about one thing stand to each other.
    Relation {
        /// One true value could have printed both.
        Same = "same",
        /// As `Same`, and of one origin.
        Copies = "copies",
        /// Of one origin, later and close.
        Revises = "revises",
        Contradicts = "contradicts",
        /// Reasons that the fields name explain the whole ratio.
        Explained = "explained",
        NotComparable = "not_comparable",
    }
}

closed_list! {
    /// Why two values may differ.
    Reason {
        Period = "period",
        Scope = "scope",
        /// Currencies: the spread of the rate.
        Unit = "unit",
        Origin = "origin",
        Revision = "revision",
        Rounding = "rounding",
        /// The same digits, a thousand, million, milliard or billion times apart.
        Misprint = "misprint",
    }
}

closed_list! {
    /// How much a conflict matters: by what stays unexplained of it.
    Severity {
        /// More than a tenth stays unexplained.
        Large = "large",
        /// Hardly anything does.
        Small = "small",
        /// Nothing does, if a figure is taken for a misprint by powers of ten.
        Misprint = "misprint",
    }
}

closed_list! {
    /// What the panel beside the lanes lists.
    Listed {
        Conflicts = "contradictions",
        /// Nothing, also where a link to the claims in conflict would open their list.
        Nothing = "closed",
        /// The speech sheet of a place, in the place of all else.
        Speech = "speech",
        /// What the data are and how they came about, in the place of all else.
        About = "about",
    }
}

closed_list! {
    /// Whether claims whose publication date nobody knows are shown as of a day.
    #[derive(Default)]
    Undated {
        #[default]
        Shown = "included",
        Hidden = "left-out",
    }
}

closed_list! {
    /// How the values lane draws figures of the parts of a chosen place, where it has figures of its own.
    #[derive(Default)]
    PlaceParts {
        #[default]
        Pale = "pale",
        Full = "inked",
    }
}

#[cfg(not(feature = "pseudo"))]
closed_list! {
    /// A language of the page.
    Lang {
        Id = "id",
        En = "en",
    }
}

#[cfg(feature = "pseudo")]
closed_list! {
    /// A language of the page, and one that only tests compile: whatever a third language must be added to, it is added to.
    Lang {
        Id = "id",
        En = "en",
        Pseudo = "qps",
    }
}

impl Lang {
    /// The language after this one, of which the page offers to change to it.
    pub fn next(self) -> Lang {
        Lang::ALL[(self as usize + 1) % Lang::COUNT]
    }
}

closed_list! {
    /// A language that a source is written in.
    SourceLang {
        Id = "id",
        En = "en",
        Ja = "ja",
    }
}

closed_list! {
    /// The unit in which amounts of money are shown.
    #[derive(Default)]
    ShownUnit {
        #[default]
        Original = "original",
        Idr = "IDR",
        Usd = "USD",
    }
}

closed_list! {
    /// The clock along the axis.
    #[derive(Default)]
    Axis {
        #[default]
        Period = "period",
        Published = "published",
    }
}

closed_list! {
    /// A column of the table of claims.
    #[derive(Default)]
    Column {
        #[default]
        When = "when",
        Title = "title",
        Where = "where",
        Value = "value",
        Publisher = "publisher",
        Published = "published",
        Origin = "origin",
        Kind = "kind",
        Party = "party",
    }
}

closed_list! {
    /// What an embedded page shows.
    Embed {
        Values = "values",
        Releases = "releases",
        Awards = "awards",
        Programmes = "programmes",
        All = "all",
    }
}

/// A set of flags, one bit each in the order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub u8);

impl Flags {
    /// The set of these flags.
    pub const fn of(flags: &[Flag]) -> Flags {
        let mut bits = 0;
        let mut n = 0;
        while n < flags.len() {
            bits |= 1 << flags[n] as u8;
            n += 1;
        }
        Flags(bits)
    }

    /// Whether a flag is set.
    pub fn contains(self, flag: Flag) -> bool {
        self.0 & 1 << flag as u8 != 0
    }

    /// Sets a flag.
    pub fn insert(&mut self, flag: Flag) {
        self.0 |= 1 << flag as u8;
    }

    /// The flags of this set that are in the other one too.
    pub fn and(self, other: Flags) -> Flags {
        Flags(self.0 & other.0)
    }

    /// Whether no flag is set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its flags, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(move |flag| self.contains(*flag))
    }
}

/// One thing for each facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PerFacet<T>([T; Facet::COUNT]);

impl<T> PerFacet<T> {
    /// What the function gives for each facet.
    pub fn from_fn(mut of: impl FnMut(Facet) -> T) -> PerFacet<T> {
        PerFacet(Facet::ALL.map(&mut of))
    }

    /// Each facet with its thing, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &T)> {
        Facet::ALL.into_iter().zip(&self.0)
    }

    /// The things, in the order of the list.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }
}

impl<T> core::ops::Index<Facet> for PerFacet<T> {
    type Output = T;

    fn index(&self, facet: Facet) -> &T {
        &self.0[facet as usize]
    }
}

impl<T> core::ops::IndexMut<Facet> for PerFacet<T> {
    fn index_mut(&mut self, facet: Facet) -> &mut T {
        &mut self.0[facet as usize]
    }
}
