//! Which area a figure is of, by the places of its sentence, of the figures before, of the text.
use super::{Carried, MOST, Marks, within};
use crate::ingest::text::date::Date;
use crate::ingest::text::figure::Figure;
use crate::ingest::text::kind::Decision;
use crate::ingest::text::place::{Place, Role};
use crate::ingest::text::token::{Words, is_any};
use crate::ingest::text::words::List;
use crate::model::codes::RegionType;
use crate::model::index::RegionIx;
use crate::model::vocabulary::Kind;

impl Marks<'_, '_> {
    pub(super) fn region(&self, n: usize, measure: &str, kind: Kind, carried: &mut Carried) -> (Option<Decision<RegionIx>>, Option<usize>) {
        let figure = &self.figures[n];
        let sentence = self.text.sentence_of(figure.words.start);
        let decide = |p: usize, rule| (Some(Decision::new(self.places[p].region, rule, Some(self.places[p].words.clone()))), Some(p));
        let nation = |place: &Place| self.codes.regions[place.region].parent.is_none();
        if let Some((words, rule)) = self.national(n, kind, &sentence)
            && let Some(region) = self.codes.regions.position(|region| region.parent.is_none())
        {
            return (Some(Decision::new(region, rule, words)), None);
        }
        if let Some((region, words)) = self.province_again(n, carried) {
            return (Some(Decision::new(region, "its-province", Some(words))), None);
        }
        let named = within(self.places, |place| &place.words, &sentence).filter(|p| self.places[*p].role == Role::Place);
        if let Some(p) = self.each_of(n, &named.map(|p| (p, &self.places[p].words)).collect::<Vec<_>>()) {
            return decide(p, "each-of-as-many");
        }
        // `Sekitar 6 persen, atau US$ 2,2 miliar`: what is told twice is of one area.
        let said_again = |(other, _): &(usize, usize)| {
            let between = self.figures[*other].words.end..figure.words.start;
            between.len() <= 3
                && between.clone().any(|at| is_any(self.low(at), "atau or"))
                && between.clone().all(|at| !is_any(self.low(at), "dan ."))
                // `Jawa Barat US$ 29,16 miliar (13,90 persen), diikuti Jawa Timur`; `262 ton senilai Rp 4,1 triliun`.
                || *other + 1 == n && (between.len() == 1 && self.low(between.start) == "(" || self.is_worth(n))
        };
        if let Some((_, p)) = carried.place.filter(said_again) {
            return decide(p, "as-the-figure-before");
        }
        // A trade mission is told of where it went: `misi dagang Jawa Timur di Kalimantan Timur`.
        let is_deal = is_any(measure, "transaction_value transaction_target contract_value")
            && sentence.clone().any(|at| self.words.starts(List::Programme, at));
        let mut best: Option<(usize, usize)> = None;
        for p in within(self.places, |place| &place.words, &sentence) {
            let place = &self.places[p];
            if place.role != Role::Place || self.is_where_said(p) {
                continue;
            }
            let after = place.words.start >= figure.words.end;
            let between = if after { figure.words.end..place.words.start } else { place.words.end..figure.words.start };
            let exports = is_any(self.text.before(place.words.start), "ekspor nonmigas perdagangan asal exports of from");
            // What is told of another one: `Lamongan mengekspor A, sementara Gresik B`.
            if after && between.clone().any(|at| is_any(self.low(at), "; sedangkan sementara adapun while whereas")) {
                continue;
            }
            // `Lima kabupaten dengan ekspor terbesar ialah Gresik, Pasuruan`.
            let lists = |at: usize| is_any(self.low(at), "adalah ialah yakni yaitu :");
            if after && is_any(measure, "provinces regencies regions locations") && between.clone().any(lists) {
                continue;
            }
            // `ekspor Indonesia` as the whole that a share is of.
            let whole = nation(place) && (after || between.len() > 12) && !exports;
            let share = nation(place) && after;
            let figures = within(self.figures, |other| &other.words, &between).len();
            let cost = between.len() + 4 * figures + if after { 8 } else { 0 } + if whole { 30 } else { 0 } + if share { 20 } else { 0 };
            // Where somebody spoke is not what was spoken of.
            let spoken = after && between.clone().any(|at| self.words.starts(List::Speaks, at));
            let cost = cost + if spoken { 30 } else { 0 } + if self.is_where(p + usize::from(is_deal)) { 25 } else { 0 };
            // `Ekspor Kepulauan Riau yang sebesar US$ 11,9 miliar` tells the whole itself.
            let is_told_of = !after && between.len() <= 3 && self.low(between.start) == "yang";
            // The whole that a share is of, and a port: `terhadap ekspor Provinsi Kepulauan Riau`, `separuh ekspor DIY`.
            let part = |at: usize| is_any(self.low(at), "separuh setengah sepertiga seperempat half third quarter");
            let before = |by: usize| place.words.start.saturating_sub(by)..place.words.start;
            let is_rest = is_any(self.text.before(figure.words.start), "dari of");
            let beside = !is_rest && before(3).any(|at| self.low(at) == "terhadap");
            let of_whole = (measure == "share" && self.is_whole(p)) || beside || (after && between.clone().any(part));
            // `Lewat pelabuhan di Indonesia`, and the province that only tells where its regency lies: `Jepara, Jawa Tengah`.
            let lies_there = nation(place) && is_any(self.text.before(place.words.start), "di in") || self.is_address(p);
            // `US$ 1 miliar dari Bekasi dan US$ 620 juta dari Karawang`: what stands right behind a figure is of that one.
            let is_from = |end: usize| {
                place.words.start.saturating_sub(end) <= 2 && is_any(self.text.before(place.words.start), "dari from oleh by asal")
            };
            // `60 pelaku usaha Jatim dan 120 pelaku usaha Sulteng`.
            let is_beside = |figure: &Figure| place.words.start == figure.words.end && !figure.measure.is_empty();
            let other = n.checked_sub(1).map(|n| &self.figures[n]).filter(|other| other.words.start >= sentence.start);
            let of_other =
                !after && other.is_some_and(|other| other.words.end < place.words.start && is_from(other.words.end) || is_beside(other));
            let cost = match (after && (is_from(figure.words.end) || is_beside(figure)), of_other) {
                (true, _) => cost.saturating_sub(8),
                (_, true) => cost + 12,
                _ => cost,
            };
            let cost = if self.text.before(place.words.start) == "asal" { cost.saturating_sub(10) } else { cost };
            // `348 desa devisa di seluruh Indonesia`.
            let is_all = after && between.len() <= 2 && is_any(self.text.before(place.words.start), "seluruh se")
                // `27 desa devisa di Indonesia`.
                || after
                    && between.len() == 1
                    && nation(place)
                    && !(figure.measure.is_empty() || is_any(figure.unit, "t kg m3"))
                    && is_any(self.low(between.start), "di in");
            let is_gate = self.is_gate(p);
            let cost = cost + if !is_told_of && (of_whole || is_gate || lies_there) { 30 } else { 0 };
            // Goods only leave there: never before whoever sends them is asked.
            if is_gate && !is_told_of && self.has_sender(p) {
                continue;
            }
            let cost = if is_all { 0 } else { cost };
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, p));
            }
        }
        let last = self.places.partition_point(|place| place.words.end <= figure.words.start);
        let before = self.place_before(last);
        // The nation at the end of a sentence is rarely what a figure is of, where a region was told before.
        if let Some((cost, p)) = best
            && !(cost >= 30 && (carried.region.is_some() || before.is_some_and(|other| other != p && !nation(&self.places[other]))))
            && !(cost >= 20 && nation(&self.places[p]) && carried.region.is_some())
        {
            let p = self.of_event(p, kind, &sentence).unwrap_or(p);
            // `Misi dagang Jatim di Palu, Sulteng` is with the province.
            let p = p + usize::from(is_deal && self.is_address(p + 1));
            // Who has a share of what was told is an aside: what follows is of the whole again.
            // So are parts of it that are told side by side: `11.400 ton asal Nunukan dan 6.830 ton asal Tarakan`.
            if let Some(whole) = self.whole_of_parts(p, &sentence) {
                carried.region = Some((whole, self.places[whole].region));
            } else if measure != "share" || carried.region.is_none() {
                carried.region = Some((p, self.places[p].region));
            }
            if let Some(whole) = self.whole_of_origins(p, &sentence) {
                return decide(whole, "of-all-its-parts");
            }
            return decide(p, "in-sentence");
        }
        if kind == Kind::Release {
            if let Some((p, rule)) = self.place_of_event(n, carried.region.map(|(p, _)| p)) {
                return decide(p, rule);
            }
            return (self.of_the_nation(n), None);
        }
        // Of an office that is told in the sentence, once no region was told: `Kepala BPS Jawa Timur`.
        // `Pemprov Jatim menargetkan`: of who has the target, whatever part of it was told before.
        let has_target = || sentence.clone().any(|at| self.words.starts(List::Target, at));
        let before_it = within(self.places, |place| &place.words, &(sentence.start..figure.words.start));
        if let Some(p) = before_it.rev().find(|p| self.places[*p].role == Role::Office).filter(|_| has_target()) {
            return decide(p, "of-the-office");
        }
        if let Some((p, _)) = carried.region {
            return decide(p, "as-the-figure-before");
        }
        let first = |role: Role| self.whole.places[role as usize].filter(|p| !(self.is_gate(*p) && self.has_sender(*p)));
        if let Some(p) = before.filter(|p| !nation(&self.places[*p])) {
            return decide(p, "last-before");
        }
        // Ministers and national offices tell of the nation, wherever they speak.
        let is_national = before.is_none() && first(Role::Office).is_none() && first(Role::Organisation).is_none();
        if is_national && let Some(decision) = self.of_the_nation(n) {
            return (Some(decision), None);
        }
        // An office or a body that is told before the figure, rather than a place that is told only behind its sentence.
        let of_body = |p: &usize| matches!(self.places[*p].role, Role::Office | Role::Organisation) && !nation(&self.places[*p]);
        // `Indonesian coal exports rose`.
        if before.is_none()
            && let Some(at) = self.head().find(|at| self.words.starts(List::Nation, *at))
            && let Some(region) = self.codes.regions.position(|region| region.parent.is_none())
        {
            return (Some(Decision::new(region, "nation-of-the-text", Some(at..at + 1))), None);
        }
        if let Some(p) = first(Role::Place).filter(|p| self.places[*p].words.start < sentence.end) {
            return decide(p, "first-of-the-text");
        }
        if let Some(p) = (last.saturating_sub(50)..last).rev().find(of_body) {
            return decide(p, "of-the-body-before");
        }
        // News of the capital is of the nation, whatever parts it tells of later.
        let said = || (0..self.places.len().min(MOST)).find(|p| self.is_where_said(*p));
        let written = first(Role::Dateline).or_else(said);
        if let Some(p) = written.filter(|p| self.is_capital_city(*p))
            && let Some(region) = self.codes.regions.position(|region| region.parent.is_none())
        {
            return (Some(Decision::new(region, "dateline-of-the-capital", Some(self.places[p].words.clone()))), None);
        }
        if let Some(p) = first(Role::Place) {
            return decide(p, "first-of-the-text");
        }
        if let Some(p) = first(Role::Office) {
            return decide(p, "of-the-office");
        }
        if let Some(p) = first(Role::Organisation) {
            return decide(p, "of-the-organisation");
        }
        if let Some(p) = before {
            return decide(p, "nation-of-the-text");
        }
        if let Some(p) = self.whole.nation {
            return decide(p, "nation-of-the-text");
        }
        if let Some(p) = written {
            return decide(p, "of-the-dateline");
        }
        (None, None)
    }

    /// Whether goods only pass a place.
    fn is_gate(&self, p: usize) -> bool {
        self.whole.gates.get(p).copied().unwrap_or(false)
    }

    /// `Melalui Pelabuhan Tanjung Perak, Surabaya`: words before a place say that goods pass it.
    pub(super) fn is_passed(&self, p: usize) -> bool {
        let Some(place) = self.places.get(p) else { return false };
        let sentence = self.text.sentence_of(place.words.start);
        let mut before = sentence.start.max(place.words.start.saturating_sub(4))..place.words.start;
        before.any(|at| is_any(self.low(at), "pelabuhan bandara terminal bandar port airport"))
            || is_any(self.low(self.led_by(p)), "melalui lewat via through")
    }

    /// Whether the text tells of another region than the one of a gate, as a place or by its office.
    fn has_sender(&self, gate: usize) -> bool {
        let of = |place: &Place| (place.region, self.codes.regions[place.region].parent);
        let (port, lies_in) = of(&self.places[gate]);
        (0..self.places.len().min(MOST)).any(|p| {
            let (region, parent) = of(&self.places[p]);
            let other = region != port && Some(region) != lies_in && parent.is_some();
            other && matches!(self.places[p].role, Role::Place | Role::Office) && !self.is_gate(p) && !self.is_where_said(p)
        })
    }

    /// Whether a place is the capital or lies in it.
    pub(super) fn is_capital_city(&self, p: usize) -> bool {
        self.places.get(p).and_then(|place| self.codes.regions.get(place.region)).is_some_and(|region| region.code.starts_with("31"))
    }

    /// The place that was told before of what a place lies in, where another part of that stands beside it in the sentence.
    fn whole_of_parts(&self, p: usize, sentence: &Words) -> Option<usize> {
        let parent = |p: usize| self.codes.regions[self.places[p].region].parent;
        let whole = parent(p).filter(|whole| self.codes.regions[*whole].parent.is_some())?;
        let is_other = |other: usize| {
            let place = &self.places[other];
            place.role == Role::Place && parent(other) == Some(whole) && place.region != self.places[p].region
        };
        let parts = within(self.places, |place| &place.words, sentence);
        let first = parts.start;
        parts.into_iter().any(is_other).then_some(())?;
        (first.saturating_sub(MOST)..first).rev().find(|told| self.places[*told].region == whole)
    }

    /// The province of goods from several of its parts, where their sentence tells it: `Pemprov NTT melepas kopi asal Ngada dan Manggarai`.
    fn whole_of_origins(&self, p: usize, sentence: &Words) -> Option<usize> {
        let parent = |p: usize| self.codes.regions[self.places[p].region].parent;
        let whole = parent(p).filter(|whole| self.codes.regions[*whole].parent.is_some())?;
        let all = within(self.places, |place| &place.words, sentence);
        let joined = |a: usize, b: usize| {
            let joint = self.places[a].words.end..self.places[b].words.start;
            let is_joint = (1..=2).contains(&joint.len()) && joint.into_iter().all(|at| is_any(self.low(at), ", dan serta and"));
            is_joint && parent(a) == Some(whole) && parent(b) == Some(whole)
        };
        let first = (all.start..p).rev().take_while(|a| joined(*a, a + 1)).last().unwrap_or(p);
        let is_several = first < p || p + 1 < all.end && joined(p, p + 1);
        let is_origin = is_any(self.text.before(self.places[first].words.start), "asal dari from");
        all.into_iter().find(|other| is_several && is_origin && self.places[*other].region == whole)
    }

    /// The nation, where a national body tells of it or a minister.
    fn of_the_nation(&self, n: usize) -> Option<Decision<RegionIx>> {
        let words = self.national_body(n)?;
        let region = self.codes.regions.position(|region| region.parent.is_none())?;
        Some(Decision::new(region, "national-body", Some(words)))
    }

    /// The word before the run of names and commas that a place ends: `melalui` in `melalui Dermaga Kertapati dan Tarahan, Lampung`.
    fn led_by(&self, p: usize) -> usize {
        let Some(place) = self.places.get(p) else { return usize::MAX };
        let sentence = self.text.sentence_of(place.words.start);
        let joins = |at: usize| self.text.is_capital(at) || is_any(self.low(at), ", dan ( )") || self.text.digits(at).is_some();
        (sentence.start..place.words.start).rev().find(|at| !joins(*at)).unwrap_or(usize::MAX)
    }

    /// Whether a place only tells where somebody spoke.
    pub(super) fn is_where_said(&self, p: usize) -> bool {
        self.whole.said.get(p).copied().unwrap_or(false)
    }

    /// `Kata Kepala BPS di Jakarta, Senin`: `di` leads to the place, and a word for speaking stands before it or behind the day.
    pub(super) fn tells_where_said(&self, p: usize) -> bool {
        let at = self.led_by(p);
        let Some(place) = self.places.get(p).filter(|_| is_any(self.low(at), "di in at")) else { return false };
        let sentence = self.text.sentence_of(place.words.start);
        let figures = within(self.figures, |figure| &figure.words, &(sentence.start..at));
        let from = figures.end.checked_sub(1).filter(|_| !figures.is_empty()).map_or(sentence.start, |n| self.figures[n].words.end);
        let says = |at: usize| self.words.starts(List::Speaks, at) && !is_any(self.low(at), "data catatan berdasarkan mencatat menurut");
        // A day or the end of the sentence follows: `Aryanto di Makassar, Selasa, mengatakan`.
        let behind = place.words.end + usize::from(is_any(self.low(place.words.end), ", ("));
        let is_day = |date: &Date| date.is_day || date.period.is_some_and(|period| period.first() == period.last());
        let next = self.dates.partition_point(|date| date.words.end <= behind);
        let day = self.dates.get(next).filter(|date| date.words.contains(&behind) && is_day(date));
        let until = day.map_or(place.words.end, |date| date.words.end);
        let before = (from..at).any(says) && (day.is_some() || place.words.end + 2 >= sentence.end);
        before || (until..sentence.end.min(until + 4)).any(says)
    }

    /// Whether a place stands behind one that lies in it, with a comma between: an address.
    fn is_address(&self, p: usize) -> bool {
        let (Some(place), Some(other)) = (self.places.get(p), p.checked_sub(1).and_then(|p| self.places.get(p))) else { return false };
        let joint = other.words.end..place.words.start;
        let is_joint = joint.len() == 1 && is_any(self.low(joint.start), ", (") && other.role == Role::Place;
        is_joint && self.codes.regions[other.region].parent == Some(place.region)
    }

    /// `Ekspor provinsi itu`: the province of the place before, with the words.
    fn province_again(&self, n: usize, carried: &Carried) -> Option<(RegionIx, Words)> {
        let (back, _) = self.clause(n);
        let at = back.rev().find(|at| {
            is_any(self.low(*at), "provinsi propinsi") && is_any(self.low(*at + 1), "ini itu tersebut")
                || self.low(*at) == "province" && is_any(self.text.before(*at), "the this")
        })?;
        let region = carried.region?.1;
        let parent = self.codes.regions[region].parent?;
        let is_part = self.codes.regions[parent].parent.is_some();
        Some((if is_part { parent } else { region }, at..at + 1))
    }

    /// A national body or minister in the sentence of a figure or in the head.
    fn national_body(&self, n: usize) -> Option<Words> {
        let sentence = self.text.sentence_of(self.figures[n].words.start);
        let at = |at: &usize| self.words.starts(List::NationalBody, *at) && self.text.is_capital(*at);
        let at = sentence.clone().find(at).or_else(|| self.head().find(at))?;
        Some(at..at + 1)
    }

    /// The last place before one in the text; not one that only tells where another lies: `Kabupaten Sidoarjo adalah penyumbang terbesar di
    /// Jawa Timur`.
    fn place_before(&self, last: usize) -> Option<usize> {
        let lies_in = |p: &usize| {
            let place = &self.places[*p];
            let sentence = self.text.sentence_of(place.words.start);
            let mut told = within(self.places, |place| &place.words, &(sentence.start..place.words.start));
            let inside = |other: usize| self.codes.regions[self.places[other].region].parent == Some(place.region);
            is_any(self.text.before(place.words.start), "di in se provinsi province")
                && told.any(|other| self.places[other].role == Role::Place && inside(other))
        };
        (last.saturating_sub(50)..last).rev().find(|p| {
            self.places[*p].role == Role::Place && !lies_in(p) && !self.is_where_said(*p) && !self.is_address(*p) && !self.is_gate(*p)
        })
    }

    /// Whether a place is the whole that something has a share of.
    fn is_whole(&self, p: usize) -> bool {
        let Some(place) = self.places.get(p) else { return false };
        let start = place.words.start;
        let back = (start.saturating_sub(4)..start).rev().take_while(|at| self.text.is_word(*at));
        let of = |at: usize| is_any(self.low(at), "terhadap dari of");
        back.clone().any(of) && back.into_iter().any(|at| is_any(self.low(at), "ekspor total nilai exports export"))
    }

    /// Whether a place only tells where another one does something: `misi dagang Jawa Timur di Kalimantan Timur`.
    pub(super) fn is_where(&self, p: usize) -> bool {
        let (Some(place), Some(other)) = (self.places.get(p), p.checked_sub(1).and_then(|p| self.places.get(p))) else { return false };
        let joint = other.words.end..place.words.start;
        let is_apart = self.codes.regions[place.region].parent != Some(other.region) && other.region != place.region;
        joint.len() == 1 && is_any(self.low(joint.start), "di in ke to -") && other.role == Role::Place && is_apart
    }

    /// The province of what happens in one of its cities, where its governor is told in the sentence, or its exports in the text.
    pub(super) fn of_event(&self, p: usize, kind: Kind, sentence: &Words) -> Option<usize> {
        let place = self.places.get(p)?;
        let region = self.codes.regions.get(place.region)?;
        let is_there = kind == Kind::Release && is_any(self.text.before(place.words.start), "di in at pelabuhan");
        let parent = region.parent.filter(|_| is_there)?;
        let is_told = |other: &Place| {
            let before = self.text.before(other.words.start);
            let governor = other.role == Role::Office && sentence.contains(&other.words.start) && is_any(before, "gubernur wagub governor");
            let exports = other.role == Role::Place && region.kind == RegionType::City && is_any(before, "ekspor exports");
            other.region == parent && (governor || exports)
        };
        self.places.iter().take(MOST).position(is_told)
    }

    /// The words that say that a figure is the nation's: `ekspor nasional`, `157 desa di 12 provinsi`, an event of the whole nation.
    pub(super) fn national(&self, n: usize, kind: Kind, sentence: &Words) -> Option<(Option<Words>, &'static str)> {
        let figure = &self.figures[n];
        let (back, _) = self.clause(n);
        let is_export =
            |at: usize| self.words.starts(List::Export, at) || is_any(self.low(at), "ekspor impor perdagangan exports imports trade total");
        let near = |at: usize| (at.saturating_sub(2)..at + 2).any(|other| other != at && is_export(other));
        let is_national = |at: &usize| is_any(self.low(*at), "nasional national nationwide country nation");
        // What is told beside the nation's is the part: `terhadap ekspor nasional 8,7 persen`.
        let is_share = figure.unit == "percent" && figure.change.is_none();
        let beside = |at: usize| {
            self.low(at + 1) != "yang"
                && (at.saturating_sub(3)..at).any(|b| self.low(b) == "terhadap" || is_share && is_any(self.low(b), "dari of dalam in pada"))
        };
        if let Some(at) = back.rev().find(|at| is_national(at) && near(*at) && !beside(*at)) {
            return Some((Some(at..at + 1), "national"));
        }
        let has_place = within(self.places, |place| &place.words, sentence).any(|p| self.places[p].role == Role::Place);
        let figures = within(self.figures, |other| &other.words, sentence);
        let provinces = figures.clone().find(|other| self.figures[*other].unit == "province" && self.figures[*other].value > 1.0);
        if let Some(other) = provinces.filter(|_| kind != Kind::Value && !has_place) {
            return Some((Some(self.figures[other].words.clone()), "several-provinces"));
        }
        let head = self.text.sentences.get(3).copied().unwrap_or(self.text.tokens.len());
        let event = (0..head).find(|at| self.words.starts(List::NationalEvent, *at));
        event.filter(|_| kind == Kind::Programme).map(|at| (Some(at..at + 1), "national-event"))
    }
}
