//! The tables of a view: one of all, a row a figure; and claims, figures, sources, conflicts apart.
use super::cite;
use super::sheet::{Cell, Sheet};
use super::view::{BETWEEN, Claim, View, date};
use crate::model::edtf::{DAY_MAX, DAY_MIN, Day, Period};
use crate::model::vocabulary::Severity;
use crate::protocol::page_api::{ObservationCard, SourceCard};
use crate::protocol::saving::{Converted, NamesOf};

/// Widths of columns, in letters.
const CODE: u8 = 9;
const SHORT: u8 = 14;
const NAME: u8 = 24;
const LONG: u8 = 44;

/// The head of a column, and its width.
type Head = (&'static str, u8);

/// All in one: a row for each figure of a claim, one for a claim without figures.
pub fn whole(view: &View) -> Sheet {
    let c = &view.words.columns;
    let converted = converted_head(view);
    let named = about_heads(view);
    let [kind, title, when_stated, area_code, area, place] = named.what;
    let mut heads = vec![(c.claim, NAME), (c.number, CODE), kind, title, (c.period, SHORT), when_stated, area_code, area, place];
    heads.extend(amount_heads(view, &converted));
    heads.extend(named.with);
    heads.extend([(c.publisher, NAME), (c.published, SHORT), (c.headline, LONG), (c.address, LONG)]);
    heads.extend(named.beside);
    let mut sheet = Sheet::new(view.words.sheets.figures, &heads);
    for claim in view.claims() {
        let figures: Vec<Option<Figure>> = claim.figures().map(Some).collect();
        let figures = if figures.is_empty() { vec![None] } else { figures };
        for figure in figures {
            sheet.rows.push(whole_row(view, claim, figure));
        }
    }
    sheet
}

/// A figure with its number in its claim.
type Figure<'r> = (usize, &'r ObservationCard, Option<&'r Converted>);

fn whole_row(view: &View, claim: Claim, figure: Option<Figure>) -> Vec<Cell> {
    let card = claim.card;
    let about = about(view, claim);
    let period = figure.map_or(&card.when, |(_, o, _)| &o.when);
    let [kind, title, when_stated, area_code, area, place] = about.what;
    let mut row = vec![Cell::text(&card.id), number(figure), kind, title, Cell::text(period), when_stated, area_code, area, place];
    row.extend(amount(view, figure));
    row.extend(about.with);
    row.extend([
        Cell::text(&card.source.publisher),
        card.source.published.as_deref().map_or(Cell::Empty, date),
        Cell::of(card.source.title.as_ref()),
        Cell::link(card.source.url.as_ref()),
    ]);
    row.extend(about.beside);
    row
}

fn number(figure: Option<Figure>) -> Cell {
    Cell::number(figure.map(|(n, _, _)| n as f64))
}

/// What a claim says but for its figures: heads, or cells.
struct About<T> {
    what: [T; 6],
    with: [T; 7],
    beside: [T; 5],
}

fn about_heads(view: &View) -> About<Head> {
    let c = &view.words.columns;
    About {
        what: [(c.kind, SHORT), (c.title, LONG), (c.date_as_written, SHORT), (c.area_code, CODE), (c.area, NAME), (c.place, SHORT)],
        with: [
            (c.goods_codes, CODE),
            (c.goods, NAME),
            (c.destination_codes, CODE),
            (c.destinations, NAME),
            (c.parties, NAME),
            (c.origin_code, SHORT),
            (c.origin, NAME),
        ],
        beside: [(c.note, LONG), (c.checks, SHORT), (c.contradicts, NAME), (c.link, LONG), (c.citation, LONG)],
    }
}

fn about(view: &View, claim: Claim) -> About<Cell> {
    let card = claim.card;
    let lang = view.request.lang;
    let codes: Vec<&str> = card.commodities.iter().filter_map(|good| good.hs.as_deref()).collect();
    // A spreadsheet that opens CSV makes 3 of 03: beside the names the codes are safe.
    let goods = card.commodities.iter().map(|good| {
        let code = good.hs.as_ref().map(|hs| [hs, " "].concat()).unwrap_or_default();
        [&code, good.name.here(lang)].concat()
    });
    let destinations: Vec<&str> = card.destinations.iter().map(String::as_str).collect();
    let checks: Vec<&str> = card.checks.iter().map(|check| check.check.code()).collect();
    let parties: Vec<String> = card.parties.iter().map(|party| view.party(party)).collect();
    About {
        what: [
            Cell::text(view.name(NamesOf::Kind, card.kind.code())),
            Cell::text(card.title.here(lang)),
            Cell::of(card.when_stated.as_ref()),
            Cell::text(&card.region),
            Cell::text(view.region(&card.region)),
            Cell::of(card.place.as_ref()),
        ],
        with: [
            Cell::text(codes.join(BETWEEN)),
            Cell::text(goods.collect::<Vec<_>>().join(BETWEEN)),
            Cell::text(destinations.join(BETWEEN)),
            Cell::text(view.names_of(NamesOf::Country, &destinations)),
            Cell::text(parties.join(BETWEEN)),
            Cell::of(card.origin.as_ref()),
            Cell::text(card.origin.as_ref().map_or("", |origin| view.name(NamesOf::Origin, origin))),
        ],
        beside: [
            Cell::text(card.note.as_ref().map_or("", |note| note.here(lang))),
            Cell::text(view.names_of(NamesOf::Check, &checks)),
            Cell::text(claim.contradicted_by().join(BETWEEN)),
            Cell::Link(claim.link.to_owned()),
            Cell::text(cite::plain(view, claim)),
        ],
    }
}

fn amount_heads<'h>(view: &View, converted: &'h str) -> [(&'h str, u8); 14] {
    let c = &view.words.columns;
    [
        (c.measure_code, SHORT),
        (c.measure, NAME),
        (c.scope_code, SHORT),
        (c.scope, NAME),
        (c.value, SHORT),
        (c.unit_code, CODE),
        (c.unit, SHORT),
        (c.as_written, NAME),
        (c.status, SHORT),
        (c.implied, SHORT),
        (c.other_value, SHORT),
        (c.other_unit, CODE),
        (converted, SHORT),
        (c.rate, SHORT),
    ]
}

/// What a figure says, from its measure to the rate.
fn amount(view: &View, figure: Option<Figure>) -> [Cell; 14] {
    let Some((_, o, converted)) = figure else { return [const { Cell::Empty }; 14] };
    let flags: Vec<&str> = o.implied.iter().map(|flag| flag.code()).collect();
    let other = o.equivalent.as_ref();
    [
        Cell::text(&o.measure),
        Cell::text(view.name(NamesOf::Measure, &o.measure)),
        Cell::of(o.scope.as_ref()),
        Cell::text(o.scope.as_ref().map_or("", |scope| view.name(NamesOf::Scope, scope))),
        Cell::Number(o.value),
        Cell::text(&o.unit),
        Cell::text(view.name(NamesOf::Unit, &o.unit)),
        Cell::of(o.original.as_ref()),
        Cell::text(view.name(NamesOf::Status, o.status.code())),
        Cell::text(view.names_of(NamesOf::Flag, &flags)),
        Cell::number(other.map(|other| other.value)),
        Cell::text(other.map_or("", |other| &other.unit)),
        Cell::number(converted.map(|converted| converted.value.round())),
        Cell::number(converted.map(|converted| (converted.rate * 100.0).round() / 100.0)),
    ]
}

fn converted_head(view: &View) -> String {
    (view.words.columns.converted)(view.name(NamesOf::Unit, &view.request.unit))
}

/// Claims, a row each.
pub fn claims(view: &View) -> Sheet {
    let c = &view.words.columns;
    let named = about_heads(view);
    let [kind, title, when_stated, area_code, area, place] = named.what;
    let days = [(c.period, SHORT), (c.first_day, SHORT), (c.last_day, SHORT)];
    let mut heads = vec![(c.claim, NAME), kind, title];
    heads.extend(days);
    heads.extend([when_stated, area_code, area, place]);
    heads.extend(named.with);
    heads.push((c.source, NAME));
    heads.extend(named.beside);
    let mut sheet = Sheet::new(view.words.sheets.claims, &heads);
    for claim in view.claims() {
        let card = claim.card;
        let about = about(view, claim);
        let [kind, title, when_stated, area_code, area, place] = about.what;
        let [first, last] = ends(&card.when);
        let mut row = vec![Cell::text(&card.id), kind, title, Cell::text(&card.when), first, last, when_stated, area_code, area, place];
        row.extend(about.with);
        row.push(Cell::of(card.source.id.as_ref()));
        row.extend(about.beside);
        sheet.rows.push(row);
    }
    sheet
}

/// Figures, a row each.
pub fn figures(view: &View) -> Sheet {
    let c = &view.words.columns;
    let converted = converted_head(view);
    let mut heads = vec![
        (c.claim, NAME),
        (c.number, CODE),
        (c.period, SHORT),
        (c.first_day, SHORT),
        (c.last_day, SHORT),
        (c.area_code, CODE),
        (c.area, NAME),
    ];
    heads.extend(amount_heads(view, &converted));
    let mut sheet = Sheet::new(view.words.sheets.figures, &heads);
    for claim in view.claims() {
        for figure in claim.figures() {
            let when = &figure.1.when;
            let [first, last] = ends(when);
            let area = [Cell::text(&claim.card.region), Cell::text(view.region(&claim.card.region))];
            let mut row = vec![Cell::text(&claim.card.id), number(Some(figure)), Cell::text(when), first, last];
            row.extend(area);
            row.extend(amount(view, Some(figure)));
            sheet.rows.push(row);
        }
    }
    sheet
}

/// The days on which a period begins and ends; empty where it is open.
fn ends(edtf: &str) -> [Cell; 2] {
    let Ok(period) = Period::parse(edtf) else { return [Cell::Empty, Cell::Empty] };
    let day = |day: Day| if [DAY_MIN, DAY_MAX].contains(&day) { Cell::Empty } else { Cell::Day(day) };
    [day(period.first()), day(period.last())]
}

/// Sources, each once.
pub fn sources(view: &View) -> Sheet {
    let c = &view.words.columns;
    let heads = [
        (c.source, NAME),
        (c.publisher, NAME),
        (c.publisher_kind, SHORT),
        (c.published, SHORT),
        (c.headline, LONG),
        (c.address, LONG),
        (c.language, CODE),
    ];
    let mut sheet = Sheet::new(view.words.sheets.sources, &heads);
    sheet.rows = view.request.document.sources.iter().map(|source| source_row(view, source)).collect();
    sheet
}

fn source_row(view: &View, source: &SourceCard) -> Vec<Cell> {
    vec![
        Cell::of(source.id.as_ref()),
        Cell::text(&source.publisher),
        Cell::text(source.kind.map_or("", |kind| view.name(NamesOf::Publisher, kind.code()))),
        source.published.as_deref().map_or(Cell::Empty, date),
        Cell::of(source.title.as_ref()),
        Cell::link(source.url.as_ref()),
        Cell::text(source.lang.map_or("", |lang| lang.code())),
    ]
}

/// Conflicts, the most severe first.
pub fn conflicts(view: &View) -> Sheet {
    let c = &view.words.columns;
    let s = &view.words.severities;
    let heads = [
        (c.conflict, LONG),
        (c.severity, SHORT),
        (c.lowest, SHORT),
        (c.highest, SHORT),
        (c.unit_code, CODE),
        (c.unit, SHORT),
        (c.ratio, SHORT),
        (c.unexplained, SHORT),
        (c.claims, LONG),
    ];
    let mut sheet = Sheet::new(view.words.sheets.conflicts, &heads);
    sheet.rows = view
        .request
        .document
        .conflicts
        .iter()
        .map(|conflict| {
            let severity = match conflict.severity {
                Severity::Large => s.large,
                Severity::Small => s.small,
                Severity::Misprint => s.misprint,
            };
            vec![
                Cell::text(&conflict.id),
                Cell::text(severity),
                Cell::Number(conflict.low),
                Cell::Number(conflict.high),
                Cell::text(&conflict.unit),
                Cell::text(view.name(NamesOf::Unit, &conflict.unit)),
                Cell::number(conflict.ratio),
                Cell::number(conflict.unexplained),
                Cell::text(conflict.ids.join(BETWEEN)),
            ]
        })
        .collect();
    sheet
}

/// What the file says of itself.
pub fn about_file(view: &View) -> Sheet {
    let (c, a) = (&view.words.columns, &view.words.about);
    let document = &view.request.document;
    let lang = view.request.lang;
    let figures: usize = document.claims.iter().map(|card| card.observations.len()).sum();
    let size = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let counts = (a.counts)(size(document.claims.len()), size(figures), size(document.sources.len()), size(document.conflicts.len()));
    let mut sheet = Sheet::new(view.words.sheets.about, &[(c.what, SHORT), (c.content, 96)]);
    sheet.rows = vec![
        vec![Cell::text(a.filter), Cell::text(document.filter.here(lang))],
        vec![Cell::text(a.holds), Cell::text(counts)],
        vec![Cell::text(a.link), Cell::Link(document.link.clone())],
        vec![Cell::text(a.version), Cell::text(&document.version)],
        vec![Cell::text(a.licence), Cell::text(document.licence.here(lang))],
        vec![Cell::text(a.converted), Cell::text(a.conversion)],
    ];
    sheet
}
