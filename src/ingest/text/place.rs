//! Regions of a text by their BPS code, and the district or village inside them.
//!
//! A name inside an organisation, an office, a party or a dateline is no place; it is kept apart as a hint of the area. A name that a
//! regency and a city share is told apart by the words before it, by the same name elsewhere in the text, or is asked about.
use crate::ingest::text::flag::{Flag, FlagKind, Reading};
use crate::ingest::text::names::Names;
use crate::ingest::text::token::{Gap, Shape, Text, Words, is_any};
use crate::ingest::text::words::{Cues, List};
use crate::model::codes::{Codes, RegionType};
use crate::model::index::RegionIx;

closed_list! {
    /// What a region's name is in a text.
    Role {
        Place = "place",
        Organisation = "organisation",
        Office = "office",
        Dateline = "dateline",
    }
}

/// A region's name in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub words: Words,
    pub region: RegionIx,
    pub role: Role,
    pub rule: &'static str,
    pub flags: Vec<Flag>,
    /// The district or village that is told with it.
    pub inside: Option<Words>,
}

/// Reads the places of one text.
pub struct Places<'r, 't> {
    pub text: &'r Text<'t>,
    pub words: &'r Cues<'r>,
    pub names: &'r Names,
    pub codes: &'r Codes,
    /// The tokens of dates and figures.
    pub taken: &'r [bool],
}

/// Whether a text is typed without capitals, but for its first word and signs of currencies.
fn is_small(text: &Text<'_>) -> bool {
    let is_told = |n: &usize| text.is_word(*n) && text.is_capital(*n) && !is_any(text.low(*n), "rp us usd idr m t");
    !(1..text.tokens.len()).any(|n| is_told(&n))
}

/// Whether most words of a sentence begin with a capital, as in a headline.
pub fn is_headline(text: &Text<'_>, sentence: &Words) -> bool {
    let long = |n: &usize| text.is_word(*n) && text.low(*n).len() > 3;
    let all = sentence.clone().filter(long).count();
    let capitals = sentence.clone().filter(long).filter(|n| text.is_capital(*n)).count();
    // A sentence that ends in a full stop is none, however many names it has.
    let is_ended = sentence.end > sentence.start && text.is_sign(sentence.end - 1, '.');
    all > 2 && !is_ended && capitals * 10 >= all * 8
}

impl Places<'_, '_> {
    /// All regions that the text names, in their order.
    pub fn read(&self) -> Vec<Place> {
        let mut places = Vec::new();
        let mut at = 0;
        let mut sentence = 0..0;
        let mut headline = false;
        let is_small = is_small(self.text);
        while at < self.text.tokens.len() {
            if !sentence.contains(&at) {
                sentence = self.text.sentence_of(at);
                headline = is_headline(self.text, &sentence);
            }
            match self.place(at, &sentence, headline, is_small, places.last()) {
                Some(place) => {
                    at = place.words.end.max(at + 1);
                    places.push(place);
                }
                None => at += 1,
            }
        }
        // `BPS Sulawesi Tenggara (Sultra)`: the same name once more.
        for n in 1..places.len() {
            let (before, place) = (&places[n - 1], &places[n]);
            let is_again = before.region == place.region
                && place.words.start == before.words.end + 1
                && self.text.is_sign(before.words.end, '(')
                && self.text.is_sign(place.words.end, ')');
            if is_again && place.role == Role::Place {
                places[n].role = before.role;
            }
        }
        self.settle(&mut places);
        self.inside(&mut places);
        places
    }

    fn low(&self, at: usize) -> &str {
        self.text.low(at)
    }

    fn place(&self, at: usize, sentence: &Words, headline: bool, is_small: bool, before: Option<&Place>) -> Option<Place> {
        if !(self.text.is_capital(at) || is_small && self.low(at).len() > 4)
            || (at > 0 && self.text.is_glued(at) && matches!(self.text.shape(at - 1), Some(Shape::Sign('@' | '#' | '_' | '.' | '/'))))
        {
            return None;
        }
        if let Some((length, region)) = self.names.nicknames.find(self.text, at) {
            return Some(Place {
                words: at..at + length,
                region: *region,
                role: Role::Place,
                rule: "nickname",
                flags: Vec::new(),
                inside: None,
            });
        }
        // `Kota` and `Kabupaten` stand before the name and belong to it.
        let (length, mut regions) = self.names.regions_at(self.text, at)?;
        let mut end = at + length;
        // `Jawa barat`.
        let is_province = |region: &RegionIx| self.codes.regions[*region].kind == RegionType::Province;
        let is_half = length == 2 && self.text.is_capital(at) && regions.iter().any(is_province);
        if !(self.text.is_capital(end - 1) || is_small || is_half)
            || (self.text.is_sign(end, '.') && self.text.is_glued(end + 1) && self.text.is_word(end + 1))
        {
            return None;
        }
        // A wider one: `Bandung Raya`.
        if self.low(end) == "raya" && self.text.is_capital(end) {
            return None;
        }
        // A longer name that only begins so: `Jawa Timur Park`, `Papua Nugini`.
        if length == 1 && self.names.countries.find(self.text, at).is_some_and(|(longer, _)| longer > 1) {
            return None;
        }
        let mut start = at;
        let mut cue = "";
        // `Kab. Tuban`, `Kota Administrasi Jakarta Utara`.
        let dot = usize::from(
            self.text.is_sign(at.wrapping_sub(1), '.') && is_any(self.low(at.saturating_sub(2)), "kab prov")
                || self.text.before(at) == "administrasi",
        );
        let typed = self.text.before(at - dot);
        for (list, kind) in
            [(List::RegencyCue, RegionType::Regency), (List::CityCue, RegionType::City), (List::ProvinceCue, RegionType::Province)]
        {
            let two_words = kind == RegionType::City && typed == "kota" && self.text.before(at.saturating_sub(1)) == "wali";
            if self.words.has(list, typed) && at > dot && self.text.sentence(at) == self.text.sentence(at - 1 - dot) {
                let fits: Vec<RegionIx> = regions.iter().copied().filter(|region| self.codes.regions[*region].kind == kind).collect();
                if !fits.is_empty() {
                    regions = fits;
                    cue = "told-by-its-kind";
                }
                if is_any(typed, "kabupaten kab kota kotamadya provinsi prov propinsi") && !two_words && self.text.is_capital(at - 1 - dot)
                {
                    start = at - 1 - dot;
                }
            }
        }
        let by_name = ["regency", "city", "province"].contains(&self.low(end)) && self.text.english;
        if by_name {
            let kind = match self.low(end) {
                "regency" => RegionType::Regency,
                "city" => RegionType::City,
                _ => RegionType::Province,
            };
            let fits: Vec<RegionIx> = regions.iter().copied().filter(|region| self.codes.regions[*region].kind == kind).collect();
            if !fits.is_empty() {
                (regions, cue) = (fits, "told-by-its-kind");
                end += usize::from(self.text.is_capital(end));
            }
        }
        let kind = |region: &RegionIx| self.codes.regions[*region].kind;
        let mut flags = Vec::new();
        let mut rule = if cue.is_empty() { "only-one-of-its-name" } else { cue };
        let province = regions.iter().copied().find(|region| kind(region) == RegionType::Province);
        let region = match (regions.as_slice(), province) {
            ([one], _) => *one,
            (_, Some(province)) => {
                rule = "province-before-its-city";
                province
            }
            (several, None) => {
                rule = "several";
                let codes = several.iter().rev().map(|region| Reading::Code(self.codes.regions[*region].code.clone()));
                flags.push(Flag::new(FlagKind::SeveralPlaces, true, codes));
                *several.iter().rfind(|region| kind(region) == RegionType::City).or(several.last())?
            }
        };
        // `Pak Bantul Wijaya`.
        if is_any(self.text.before(at), "pak bapak bu ibu bernama") {
            return None;
        }
        // Words that are also names: only where something says that a place is meant.
        let phrase = self.text.tokens[at..at + length].iter().map(|token| token.low.as_str()).collect::<Vec<_>>().join(" ");
        if self.words.has(List::OrdinaryName, &phrase) && cue.is_empty() {
            let before = self.text.before(at);
            let upper = self.text.tokens[at].upper && !headline;
            // The first word of another name: `Batu Ampar`.
            let is_longer = self.text.is_word(end)
                && self.text.is_capital(end)
                && !headline
                && !self.text.tokens[at].upper
                && self.text.sentence(end) == self.text.sentence(at)
                && self.names.regions_at(self.text, end).is_none()
                && !self.is_taken(end);
            if is_longer {
                return None;
            }
            // `Mebel dan ukir Jepara`: a capital amid small letters is a name, if nobody speaks.
            let lone = at > sentence.start
                && self.text.is_word(at - 1)
                && !self.text.is_capital(at - 1)
                && self.text.is_capital(at)
                && !headline
                && !self.words.starts(List::Speaks, at - 1)
                && !self.words.has(List::Person, before);
            let cued = self.words.has(List::Locative, before)
                || self.words.has(List::Office, before)
                || self.words.has(List::Organisation, before)
                || at > 0 && self.short_name(at - 1).is_some()
                || !headline
                    && (before == "ekspor" || at > 0 && self.names.goods.find(self.text, at - 1).is_some_and(|(length, _)| length == 1))
                || lone
                || self.ends_address(at, sentence)
                || (self.text.is_sign(end, ',') && self.names.regions_at(self.text, end + 1).is_some())
                || (before == ","
                    && self.text.tokens[at].gap > Gap::None
                    && self.names.regions_at(self.text, at.saturating_sub(2)).is_some());
            let first = at == sentence.start && (self.text.is_sign(end, ',') || self.text.is_sign(end, '-'));
            if !(cued || upper && first) || phrase == "batu bara" && !is_any(before, "kabupaten kab") {
                return None;
            }
        }
        // `Di Banyuasin Sumsel`: what lies in it stands right before it.
        let parent = self.codes.regions[region].parent;
        let part = before.filter(|part| {
            part.words.end == start && start > sentence.start && parent.is_some() && self.codes.regions[part.region].parent == Some(region)
        });
        let role = match part {
            Some(part) => part.role,
            None => self.role(start, end, sentence, headline, start < at, parent.is_none())?,
        };
        if role == Role::Place && kind(&region) != RegionType::Province && self.is_port(start, end, sentence) {
            return None;
        }
        Some(Place { words: start..end, region, role, rule, flags, inside: None })
    }

    /// What a name is here; none inside a name of something else.
    fn role(&self, start: usize, end: usize, sentence: &Words, headline: bool, is_typed: bool, is_nation: bool) -> Option<Role> {
        // The capitals before it, without a sign between them.
        let mut from = start;
        while from > sentence.start {
            let before = from - 1;
            // The short name in brackets: `Badan Pusat Statistik (BPS) Jawa Timur`.
            if let Some(open) = self.short_name(before).filter(|open| *open > sentence.start && self.text.is_capital(*open - 1)) {
                from = open;
                continue;
            }
            let after_capital = before > sentence.start && self.text.is_capital(before - 1);
            // `Dinas Koperasi kabupaten Tuban`, `Karantina pertanian Palembang`.
            let is_field = is_any(self.low(before), "kabupaten kota provinsi")
                || is_any(self.low(before), "pertanian perikanan perdagangan perindustrian perkebunan")
                    && self.words.starts(List::Organisation, before.saturating_sub(1));
            let joins = after_capital && (from < start && is_any(self.low(before), "dan & of for untuk") || is_field);
            // `SMK Negeri 1 Jepara`, `Jl. Malang`, `BP3MI Jateng`.
            if self.is_inner(before, from) {
                from = before;
                continue;
            }
            let gap = self.text.tokens[from].gap;
            if !(self.text.is_word(before) && (self.text.is_capital(before) || joins))
                || (gap == Gap::None && from < start && !self.is_inner(from, from + 1))
                || gap == Gap::Cell
            {
                break;
            }
            from = before;
        }
        if self.is_dateline(start, end, sentence) {
            return Some(Role::Dateline);
        }
        let from = self.first_field(from..start, sentence).unwrap_or(from);
        let run = from..start;
        let is_good = |n: usize| self.names.goods.find(self.text, n).is_some();
        let low_before = self.text.before(start);
        // Common words at the start of a sentence or in a headline are no part of a name.
        let office = run.clone().any(|n| self.words.starts(List::Office, n))
            || self.words.has(List::Office, low_before)
            || (low_before == "kota" && self.text.before(start - 1) == "wali");
        let organisation = run
            .clone()
            .rev()
            .take_while(|n| !self.words.has(List::Open, self.low(*n)) || *n > from)
            .any(|n| self.words.starts(List::Organisation, n));
        // A zone that is named by a regency lies there: `Kawasan Industri Gresik`, `KEK Kendal`; its company and whoever runs it do not.
        let behind_name = start - usize::from(start > from && self.low(start - 1) == "terpadu");
        let is_zone = self.words.ending(List::Zone, behind_name).or_else(|| {
            let open = self.short_name(start.checked_sub(1)?)?;
            (from..open).rev().find(|n| self.words.starts(List::Zone, *n))
        });
        if let Some(zone) = is_zone.filter(|_| !organisation && !office) {
            let is_run_by = zone > from && zone - 1 > sentence.start && !self.words.has(List::Open, self.text.before(zone));
            return Some(if is_run_by { Role::Organisation } else { Role::Place });
        }
        if run.clone().any(|n| self.words.starts(List::Zone, n)) {
            return Some(Role::Organisation);
        }
        if organisation {
            // `Ekspor Dinas` is none; an organisation that ends before a word such as `ekspor` does not reach the name.
            let last = run.clone().rfind(|n| self.words.starts(List::Organisation, *n))?;
            let open_after = (last + 1..start).any(|n| {
                self.words.has(List::Open, self.low(n))
                    && (headline || self.low(n) != "ekspor")
                    && !is_any(self.low(n), "provinsi kota kabupaten kab statistik dan negeri daerah produk pelabuhan perusahaan pertumbuhan wilayah industri pengusaha ikan ekonomi eksportir ukm umkm ikm kopi usaha negara hasil karet sawit kelapa kakao mebel kerajinan")
                    // `Persatuan Petani Lada Bangka`.
                    && (headline || !(is_any(self.low(n), "petani perajin pengrajin peternak nelayan") || is_good(n)))
            });
            if !open_after {
                return Some(Role::Organisation);
            }
        }
        // `Indonesia Morowali Industrial Park`, `the North Sumatra Statistics Agency`.
        let behind = (end..sentence.end.min(end + 4)).take_while(|n| self.text.is_word(*n) && self.text.is_capital(*n));
        if !headline && behind.into_iter().any(|n| self.words.starts(List::NameEnd, n)) {
            return Some(Role::Organisation);
        }
        // `The East Java Governor`.
        let is_held = self.text.english && self.text.is_capital(end) && is_any(self.low(end), "governor regent mayor");
        if office || is_held || self.words.ending(List::Office, start).is_some() {
            return Some(Role::Office);
        }
        // `Sate Madura` and `telur asin Brebes`; but `hasil laut Lamongan`.
        if self.words.ending(List::Nature, start).is_some() && !is_any(low_before, "laut pantai sungai teluk pulau bandeng") {
            return None;
        }
        // Goods only pass a port: `Pelabuhan Tanjung Emas Semarang`, `Bandara Ambon`.
        let is_gate = |n: usize| is_any(self.low(n), "pelabuhan bandara dermaga terminal") && !is_nation;
        if let Some(gate) = run.clone().find(|n| is_gate(*n)).or(from.checked_sub(1).filter(|n| *n >= sentence.start && is_gate(*n)))
            && !headline
            && !(gate + 1 == start && self.text.before(gate) == "di")
        {
            return None;
        }
        // `Tim Penggerak PKK Kabupaten Ngawi`.
        let is_short =
            |n: usize| self.text.tokens[n].upper && self.low(n).len() > 2 && !self.words.has(List::Open, self.low(n)) && !is_good(n);
        if is_typed && !headline && run.len() > 1 && is_short(start - 1) {
            return Some(Role::Organisation);
        }
        if run.is_empty() || headline || is_typed || self.short_name(start - 1).is_some() {
            return Some(Role::Place);
        }
        let last = start - 1 - usize::from(self.text.is_sign(start - 1, '.'));
        let word = self.low(last);
        if self.words.has(List::Nature, word) {
            return if word == "pulau" { Some(Role::Place) } else { None };
        }
        if self.words.has(List::Inside, word) {
            return None;
        }
        let is_open = self.words.has(List::Open, word);
        // Letters that stand for an organisation: `DPW PKB Jatim`.
        if self.text.tokens[last].upper && !is_open && (word.len() > 2 || last > from && self.text.is_glued(last)) {
            return Some(Role::Organisation);
        }
        // Neither a name's nor a word's: `Pada semester 1 Jepara`.
        if self.text.digits(last).is_some() {
            return Some(Role::Place);
        }
        let starts_sentence =
            last == sentence.start || matches!(self.text.shape(last.wrapping_sub(1)), Some(Shape::Sign('"' | ':' | '(' | '-')));
        // A firm that is called by its goods: `Naruna Keramik Salatiga`.
        let is_told = |n: usize| is_good(n) || self.words.has(List::Open, self.low(n));
        let is_firm = from > sentence.start && last > from && is_good(last) && !(from..last).any(is_told);
        // `PN Medan`: letters that stand for a body begin no sentence of the place.
        let begins = starts_sentence && !self.text.tokens[last].upper;
        if is_open || begins || is_good(last) && !is_firm {
            return Some(Role::Place);
        }
        if self.text.tokens[last].upper {
            return Some(Role::Organisation);
        }
        // A village before it that no word tells: `di Cikarang Bekasi`, `petani Wonosalam Jombang`, `Salak Pondoh Sleman`.
        let leads = |n: usize| {
            self.words.has(List::Locative, self.low(n)) && !is_any(self.low(n), "dan serta hingga se antara untuk ekspor of at")
                || is_good(n)
        };
        let lead = if from > sentence.start && !self.text.is_capital(from - 1) && leads(from - 1) { from } else { from + 1 };
        let is_led = lead == from || leads(from);
        if is_led && (1..=2).contains(&(start - lead)) && !is_nation && (lead..start).all(|n| self.text.is_word(n)) {
            return Some(Role::Place);
        }
        // The end of a good's name: `Rumput Laut Sumenep`.
        if !is_firm && run.clone().any(|n| self.names.goods.find(self.text, n).is_some_and(|(length, _)| n + length == start)) {
            return Some(Role::Place);
        }
        None
    }

    /// The word that begins the name of a body with several fields, which end in a run of capitals: `Dinas Koperasi, Perindustrian dan
    /// Perdagangan` before `Kabupaten Tuban`.
    fn first_field(&self, run: Words, sentence: &Words) -> Option<usize> {
        const LONGEST: usize = 12;
        let is_last = run.clone().any(|n| is_any(self.low(n), "dan serta &")) && run.start > sentence.start;
        (is_last && self.text.is_sign(run.start - 1, ',')).then_some(())?;
        let joins = |n: usize| self.text.is_word(n) && self.text.is_capital(n) || self.text.is_sign(n, ',');
        let names = (sentence.start.max(run.start.saturating_sub(LONGEST))..run.start).rev().take_while(|n| joins(*n));
        names.into_iter().find(|n| is_any(self.low(*n), "dinas badan balai kementerian direktorat kantor"))
    }

    fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(false)
    }

    /// Whether a token before a name is inside a longer one: a short number, the dot of a shortened word.
    fn is_inner(&self, at: usize, next: usize) -> bool {
        let follows = at > 0 && self.text.is_capital(at - 1) && self.text.sentence(at) == self.text.sentence(at - 1);
        let is_number = self.text.digits(at).is_some_and(|digits| digits.len() <= 2) && !self.is_taken(at);
        let is_dot = self.text.is_sign(at, '.') && is_any(self.text.before(at), "jl kec kel ds dr prof");
        follows && (is_number || is_dot) && self.text.sentence(next) == self.text.sentence(at)
    }

    /// Whether a name stands behind another one that words for a place lead to: `lewat PLBN Motaain, Belu`, `di Cikajang, Garut`.
    fn ends_address(&self, at: usize, sentence: &Words) -> bool {
        let Some(comma) = at.checked_sub(1).filter(|comma| self.text.is_sign(*comma, ',') && *comma > sentence.start) else {
            return false;
        };
        let first = (sentence.start..comma).rev().take_while(|n| self.text.is_capital(*n)).last();
        first.is_some_and(|first| {
            let lead = if first > sentence.start { self.text.before(first) } else { "" };
            self.words.has(List::Locative, lead) && !is_any(lead, "dan serta") || is_any(lead, "lewat melalui via through")
        })
    }

    /// Whether a name is one of several ports: `Pelabuhan Ambon (62 persen), Tual, dan Saumlaki`. One behind a comma alone tells where the
    /// port lies.
    fn is_port(&self, start: usize, end: usize, sentence: &Words) -> bool {
        let is_joint = |at: usize| is_any(self.low(at), "dan serta and");
        let goes_on = |at: &usize| {
            self.text.is_capital(*at)
                || self.text.digits(*at).is_some()
                || is_joint(*at)
                || is_any(self.low(*at), ", ( ) % persen percent .")
        };
        let is_kind = |at: usize| is_any(self.low(at), "pelabuhan bandara dermaga ports port");
        const FAR: usize = 40;
        let from = sentence.start.max(start.saturating_sub(FAR));
        let Some(first) = (from..start).rev().take_while(|at| goes_on(at) || is_kind(*at)).find(|at| is_kind(*at)) else {
            return false;
        };
        let last = (end..sentence.end).take_while(|at| goes_on(at) && !is_kind(*at)).last().unwrap_or(end);
        // `Palu (pelabuhan Pantoloan), Luwuk`: the port is told in brackets.
        if (first..start).find(|at| is_any(self.low(*at), "( )")).is_some_and(|at| self.low(at) == ")") {
            return false;
        }
        let is_apart = (first + 1..start).any(|at| is_any(self.low(at), ", dan serta and"));
        is_apart && (first..last).any(is_joint)
    }

    /// Where a bracket opens that closes here and has only capitals inside.
    fn short_name(&self, close: usize) -> Option<usize> {
        const LONGEST: usize = 5;
        self.text.is_sign(close, ')').then_some(())?;
        let open = (close.saturating_sub(LONGEST)..close).rev().find(|at| self.text.is_sign(*at, '('))?;
        (open + 1..close).all(|at| self.text.is_word(at) && self.text.is_capital(at)).then_some(open)
    }

    /// `LAMONGAN, KOMPAS.com -`, `Surabaya (ANTARA) -`, `Bisnis.com, JAKARTA -` at the start of a paragraph.
    fn is_dateline(&self, start: usize, end: usize, sentence: &Words) -> bool {
        let opens = self.text.tokens[sentence.start].gap >= Gap::Line || sentence.start == 0;
        if !opens || start > sentence.start + 6 {
            return false;
        }
        let before = (sentence.start..start)
            .all(|n| !self.text.is_word(n) || self.text.is_capital(n) || is_any(self.low(n), "com id co net news tv kota kab"));
        // `(Beritadaerah - Semarang)`.
        if before && self.text.is_sign(sentence.start, '(') && self.text.is_sign(start - 1, '-') && self.text.is_sign(end, ')') {
            return true;
        }
        // `(Medan, 3/5)`: with the day.
        let close = (end..sentence.end.min(end + 7)).find(|at| self.text.is_sign(*at, ')'));
        let is_open = start == sentence.start + 1 && self.text.is_sign(sentence.start, '(');
        let is_day = |at: usize| self.is_taken(at) || self.text.digits(at).is_some() || self.text.is_sign(at, '/');
        if is_open && self.text.is_sign(end, ',') && close.is_some_and(|close| close > end + 1 && (end + 1..close).all(is_day)) {
            return true;
        }
        let mut n = end;
        // `Surabaya (beritajatim.com) -`.
        if self.text.is_sign(n, '(') {
            n = (n..(n + 8).min(sentence.end)).find(|at| self.text.is_sign(*at, ')')).unwrap_or(n);
        }
        while n < (end + 14).min(sentence.end) {
            let token = &self.text.tokens[n];
            match token.shape {
                Shape::Sign('-')
                    if token.gap > Gap::None
                        || self.text.tokens.get(n + 1).is_some_and(|next| next.gap > Gap::None)
                        || n == end && start > sentence.start && self.text.tokens[start].upper =>
                {
                    return before;
                }
                Shape::Sign(':' | '|')
                    if before
                        && (self.text.is_sign(n - 1, ')')
                            || (n == end || is_any(self.text.before(n), "com id net"))
                                && (self.text.tokens[start].upper || (sentence.start..n).any(|at| is_any(self.low(at), "com id net")))) =>
                {
                    return true;
                }
                // `KONTAN.CO.ID - JAKARTA. Kinerja`.
                Shape::Sign('.')
                    if n == end
                        && before
                        && self.text.tokens[start].upper
                        && is_any(self.text.before(start), "- , :")
                        && n + 1 >= sentence.end =>
                {
                    return true;
                }
                // `Kupang, detikBali -`.
                Shape::Word
                    if self.text.is_sign(n - 1, ',') && n == end + 1 && self.text.is_sign(n + 1, '-') && !self.text.is_glued(n + 1) => {}
                // `Kupang, iNews.id -`.
                Shape::Word if self.text.is_sign(n + 1, '.') && self.text.is_glued(n + 1) && self.text.is_glued(n + 2) => {}
                Shape::Word if !token.capital && !is_any(token.low.as_str(), "com id co net news tv") => {
                    return false;
                }
                _ => {}
            }
            n += 1;
        }
        false
    }

    /// Names that several regions have: as the text tells elsewhere, or by the province that is told with them.
    fn settle(&self, places: &mut [Place]) {
        let mut sure: Vec<RegionIx> = Vec::new();
        for place in places.iter().filter(|place| place.flags.is_empty()) {
            if !sure.contains(&place.region) {
                sure.push(place.region);
            }
        }
        // `Kabupaten Malang, Kediri, dan Blitar` are of one kind, and so are `Kabupaten Malang, Gresik, dan Kediri`.
        let mut listed = false;
        for n in 1..places.len() {
            let (told, rest) = places.split_at_mut(n);
            let (Some(before), Some(place)) = (told.last(), rest.first_mut()) else { continue };
            let joint = before.words.end..place.words.start;
            let joins = (1..=2).contains(&joint.len()) && joint.into_iter().all(|at| is_any(self.low(at), ", dan serta and"));
            let is_told = listed || is_any(before.rule, "told-by-its-kind as-those-before-it");
            let is_told = is_told && self.codes.regions[before.region].kind == RegionType::Regency;
            listed = joins && is_told;
            let of = |code: &String| self.codes.regions.position(|region| region.code == *code && region.kind == RegionType::Regency);
            let readings = place.flags.iter().flat_map(|flag| &flag.readings);
            let mut like = readings.filter_map(|reading| if let Reading::Code(code) = reading { of(code) } else { None });
            if joins
                && is_told
                && let Some(region) = like.next()
            {
                (place.region, place.rule) = (region, "as-those-before-it");
            }
        }
        for place in places.iter_mut().filter(|place| !place.flags.is_empty()) {
            let of = |code: &String| self.codes.regions.position(|region| region.code == *code);
            let readings = place.flags.iter().flat_map(|flag| &flag.readings);
            let regions: Vec<RegionIx> =
                readings.filter_map(|reading| if let Reading::Code(code) = reading { of(code) } else { None }).collect();
            let in_sure = |region: &RegionIx| self.codes.regions[*region].parent.is_some_and(|parent| sure.contains(&parent));
            let known: Vec<RegionIx> = regions.iter().copied().filter(|region| sure.contains(region)).collect();
            let parents: Vec<RegionIx> = regions.iter().copied().filter(in_sure).collect();
            if let [one] = known.as_slice() {
                (place.region, place.rule) = (*one, "as-elsewhere-in-the-text");
                place.flags.clear();
            } else if let [one] = parents.as_slice() {
                (place.region, place.rule) = (*one, "by-its-province");
                place.flags.clear();
            }
        }
    }

    /// `Desa Weru, Kecamatan Paciran` before a region in the same sentence.
    fn inside(&self, places: &mut [Place]) {
        for n in 0..places.len() {
            let start = places[n].words.start;
            let sentence = self.text.sentence_of(start);
            let from = if n > 0 { places[n - 1].words.end.max(sentence.start) } else { sentence.start };
            let from = from.max(start.saturating_sub(14));
            let Some(first) = (from..start)
                .find(|at| self.words.has(List::Inside, self.low(*at)) && self.text.is_capital(*at) && self.text.is_capital(*at + 1))
            else {
                continue;
            };
            let mut end = first;
            while end < start
                && (self.text.is_capital(end) || self.text.is_sign(end, ',') || self.text.is_sign(end, '.'))
                && !is_any(self.low(end), "kabupaten kota kab")
            {
                end += 1;
            }
            while end > first && !self.text.is_word(end - 1) {
                end -= 1;
            }
            if end > first + 1 && start - end < 4 {
                places[n].inside = Some(first..end);
            }
        }
    }
}
