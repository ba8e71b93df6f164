//! Every phrase by name. The patterns are exhaustive: a new phrase does not compile until it is listed.
use jejak_ekspor::present::i18n::answers::{
    AboutWords, ActorWords, AnswerStrings, ComparisonWords, PlaceWords, ShareWords, SilenceWords, SpeechWords, Term, YearWords,
    answer_strings,
};
use jejak_ekspor::present::i18n::front::{FrontStrings, front_strings};
use jejak_ekspor::present::i18n::grid::{GridWords, grid_strings};
use jejak_ekspor::present::i18n::page::{
    Banner, Brush, Card, Changes, Compare, Embedding, EmptyWords, FacetWords, ImpliedWords, Kinds, LaneNotes, Lanes, LaterStrings, Offline,
    Page, Paper, PartWords, PhoneWords, RoleWords, Save, StatusWords, Strings, SuggestionWords, Summary, Table, Units, later_strings,
};
use jejak_ekspor::present::i18n::saving::{CitedWords, ColumnWords, FileWords, SavingWords, SeverityWords, SheetWords, saving_words};
use jejak_ekspor::state::Lang;

macro_rules! list {
    ($out:ident, $from:expr, $type:ident { $($plain:ident)* ; $($call:ident($($arg:expr),*))* }) => {
        let $type { $($plain,)* $($call,)* } = $from;
        $( $out.push((concat!(stringify!($type), ".", stringify!($plain)).to_string(), (*$plain).to_string())); )*
        $( $out.push((concat!(stringify!($type), ".", stringify!($call)).to_string(), $call($($arg),*))); )*
    };
}

/// Field and text of every phrase, `n` for every count.
pub fn all(strings: &Strings, n: u32) -> Vec<(String, String)> {
    let Strings { lang, page, kinds, facets, summary, lanes, units, compare, brush } = strings;
    let LaterStrings {
        table,
        card,
        status,
        implied,
        roles,
        banner,
        absent,
        phone,
        offline,
        embedding,
        changes,
        lane_notes,
        save,
        paper,
        suggestions,
        empty,
    } = later_strings(*lang);
    let mut out = Vec::new();
    list!(out, kinds, Kinds {
        release value award programme;
    });
    list!(out, page, Page {
        site_name tagline search search_label search_placeholder open_table open_table_brief open_text about share copy_link
        copied close skip_to_content
        retry part_missing;
        version("a1b2c3d4")
        holdings(n, n)
    });
    list!(out, phone, PhoneWords {
        parts timelines years list tall;
    });
    list!(out, facets, FacetWords {
        heading open clear_all show_fewer kind region hs destination measure publisher origin check party not_said;
        parts(n)
        clear("Lamongan")
        remove("3524")
        show_claims(n)
        show_all(n)
        narrow("Lamongan")
        nothing_found("kopi")
        as_of("5 Jun 2024")
    });
    list!(out, summary, Summary {
        certain_help;
        claims(n)
        from_sources(n)
        certain_possible(n, n)
        announce(n, n)
        conflicts(n, n)
    });
    list!(out, lanes, Lanes {
        values releases awards programmes axis axis_period
        axis_published legend asof one_figure all_exports parts;
        events_subtitle(n)
        not_compared(n)
        longer(n)
        leap("×60", "2022")
        other_measures(n)
        other_claims(n)
        provinces(n, "2022", "Rp1", "Rp2")
        claims_here(n)
        conflict("Lamongan", "Rp1", "Rp2", "×2")
        said_by(n, n, n)
        asof_unread("2024-13")
        undated(n)
    });
    list!(out, units, Units {
        label original idr usd measure_label rule_label rule_range rule_latest rule_lowest rule_highest range trend_not_drawn
        crowded axis_in_rupiah converted;
        rule_origin("BPS")
        trend("x")
    });
    list!(out, compare, Compare {
        label add up_to_six;
    });
    list!(out, brush, Brush {
        label start end;
    });
    list!(out, table, Table {
        when title place value publisher published origin kind party;
        caption(n)
        sort_by("Kapan")
        acting("Lamongan", "Eksportir")
        more_figures(n)
        show_rest(n)
        flag("Kurs")
    });
    list!(out, card, Card {
        label period published published_unknown in_data region figures equivalent
        commodities destinations source origin origin_not_said headline_not_seen no_url open_source
        copy_figures references copy_citation copy_claim_link report short_link picture_wide picture_square no_rate source_kind_news source_kind_government
        source_kind_statistics source_kind_other;
        date_as_written("Sabtu (5/12)")
        same_event(n)
        same_series(n)
        receipt("Rp14.850", "2022", "ECB")
        citation("Lamongan", "ECB", "2022", "https://example.id/1")
        contradicted(n)
        report_text("lamongan-2022", "x", "https://example.id/1", "https://example.id/#claim=lamongan-2022")
    });
    list!(out, status, StatusWords {
        provisional estimated forecast;
    });
    list!(out, implied, ImpliedWords {
        currency unit scale separator sign reading;
    });
    list!(out, roles, RoleWords {
        releaser exporter giver recipient host supporter speaker venue;
    });
    list!(out, suggestions, SuggestionWords {
        meant instead alone;
    });
    list!(out, absent, PartWords {
        missing elsewhere copy_by_hand loading_details details_failed answer_failed data_licence code_licence about;
        as_of("24 Nov 2026")
    });
    list!(out, empty, EmptyWords {
        title advice;
    });
    list!(out, banner, Banner {
        dismiss;
        title(n)
        province("Papua")
        unknown_key("region", "3524")
        unknown_code("region", "3524")
        not_a_date("region", "3524")
        too_long("region", "3524")
        too_many("region", "3524")
        repeated("region", "3524")
        bad_encoding("region", "3524")
        unknown_claim("region", "3524")
        unknown_code_of_card("region", "3524")
        unknown_conflict("region", "3524")
        unknown_word("region", "3524")
        incomplete("region", "3524")
    });
    list!(out, offline, Offline {
        preparing ready one_file no_worker insecure denied full interrupted new_version take later replaced reload;
    });
    list!(out, embedding, Embedding {
        heading advice what all snippet copy open_whole;
        title("Lamongan")
        made_from(n, n)
    });
    list!(out, save, Save {
        claims references csv_form csv_indonesian csv_international making elsewhere share_file copy_table table_copied missing
        picture failed everything without_undated;
        holds(n, n, n, n)
        handed("lampung-nilai.xlsx")
    });
    list!(out, paper, Paper {
        conflicts sources number as_written link qr qr_of_filter qr_missing;
    });
    let SavingWords { sheets, columns, severities, about: of_itself, cited, .. } = saving_words(*lang);
    list!(out, sheets, SheetWords {
        claims figures sources conflicts about;
    });
    list!(out, columns, ColumnWords {
        claim number kind title period first_day last_day date_as_written area_code area place measure_code measure scope_code
        scope value unit_code unit as_written status implied other_value other_unit rate goods_codes goods destination_codes
        destinations parties origin_code origin source publisher publisher_kind published headline address language note checks
        contradicts link conflict severity lowest highest ratio unexplained claims what content citation;
        converted("rupiah")
    });
    list!(out, severities, SeverityWords {
        large small misprint;
    });
    list!(out, of_itself, FileWords {
        filter link version licence holds converted conversion guarded;
        counts(n, n, n, n)
    });
    list!(out, cited, CitedWords {
        retrieved_from undated;
        accessed("2026-11-24")
        said("BPS", "Rp1")
        contradicted(n)
    });
    list!(out, lane_notes, LaneNotes {
        ;
        impossible("Jan–Sep 2023", "2023")
        earlier(n, "2016")
    });
    list!(out, changes, Changes {
        looking failed lists added changed removed show;
        unknown("a1b2c3d4", "e5f6a7b8")
        nothing("24 Nov 2026")
        some("24 Nov 2026", n, 1, 2)
    });
    answers(*lang, n, &mut out);
    grid(*lang, n, &mut out);
    list!(out, front_strings(*lang), FrontStrings {
        does places search goods actors text about;
        what(n)
        begin(n)
        all(n, n, n)
        exports("Lamongan", "2022")
        of_goods("x", "2022")
        of_goods_from("x", "Lamongan", "2022")
        said("x", "BPS", "Rp1", "ECB", "Rp2")
        said_later("x", "BPS", "Rp1", "ECB", "Rp2")
        mirrored("x", "BPS", "Rp1", "ECB", "Rp2")
        for_part("Rp1", "2022")
        for_year("Rp1")
        published("BPS", "2022")
        paste("x")
    });
    out
}

/// The phrases of answers.
fn answers(lang: Lang, n: u32, out: &mut Vec<(String, String)>) {
    let AnswerStrings { place, silence, years, comparison, actors, speech, share: picture, about: data } = answer_strings(lang);
    about(data, n, out);
    let two = ["2019".to_owned(), "2020".to_owned()];
    list!(out, place, PlaceWords {
        way contradicted how_big unnamed neighbours not_named;
        regency("Lamongan")
        city("Lamongan")
        disputed("2022", n, "Rp1", "Rp2")
        newest("Rp1", "2022", "BPS", n)
        silent("2019")
        no_total("Lamongan")
        kinds(n, n, n, 1)
        parts(n, n)
        list(&two)
        share("Rp1", "2%", "Lamongan", "2022", "Rp2")
        said("Rp1", "BPS", "ECB")
        sum("Rp1", "Rp2", "2%")
        by_rate("Rp1", "Rp14.850", "2022", "US$1")
        events(n)
        sources(n)
        more(n)
        claims(n)
    });
    list!(out, silence, SilenceWords {
        not_zero;
        heading("Lamongan")
        named("Lamongan", n, n)
        open("Lamongan", n)
        elsewhere("Lamongan")
        province("Lamongan")
        parts_only(n)
    });
    list!(out, years, YearWords {
        heading help year notes others unnamed nothing target estimated provisional no_currency repeated converted;
        sources(n)
        more(n)
        left_out(n)
        unexplained("×2")
        misprint("×2")
        slight("×2")
        rise("×2", "2022")
        fall("×2", "2022")
    });
    list!(out, comparison, ComparisonWords {
        no_year help;
        heading(n, "x")
        newest("2022", "x")
        area("Lamongan", "Rp1")
        range("Rp1", "Rp2")
    });
    list!(out, actors, ActorWords {
        heading help goods to awards programmes;
        count(n)
    });
    list!(out, picture, ShareWords {
        all_sources;
    });
    let SpeechWords { rules, .. } = speech;
    out.extend(rules.iter().enumerate().map(|(place, rule)| (format!("SpeechWords.rules.{place}"), (*rule).to_owned())));
    let sentences = [
        ("title", (speech.title)("Lamongan", "2022")),
        ("made_of", (speech.made_of)(n, n)),
        ("nothing", (speech.nothing)("Lamongan", "2022")),
        ("no_place", speech.no_place.to_owned()),
        ("rest", (speech.rest)(n)),
        ("total", (speech.total)("2022", "Lamongan", "Rp1")),
        ("target", (speech.target)("2022", "Lamongan", "Rp1")),
        ("part", (speech.part)("2022", "Lamongan", "Rp1")),
        ("event", (speech.event)("x", "2022")),
        ("according", (speech.according)("BPS", "x")),
        ("compare", (speech.compare)("Rp1", "2021", "Rp2", "2022")),
        ("and_others", (speech.and_others)("BPS", n)),
        ("sources", (speech.sources)(n)),
        ("also", (speech.also)("Rp1")),
        ("contradicted", (speech.contradicted)("×2", "×2")),
        ("peak", (speech.peak)("×2", "2022")),
        ("jump", (speech.jump)("×2")),
    ];
    out.extend(sentences.map(|(name, said)| (format!("SpeechWords.{name}"), said)));
}

/// The phrases of what is said about the data.
fn about(data: &AboutWords, n: u32, out: &mut Vec<(String, String)>) {
    let AboutWords { collected, method, handling, terms, what, recorded, spans, version, .. } = data;
    let plain = [
        data.title,
        data.back,
        data.no_judge,
        data.collected_head,
        data.made_head,
        data.made,
        data.method_head,
        data.handling_head,
        data.terms_head,
        data.dates_head,
        data.report_head,
        data.report,
        data.licence_head,
    ];
    for Term { name, means } in terms {
        out.push((format!("Term.name {name}"), (*name).to_owned()));
        out.push((format!("Term.means {name}"), (*means).to_owned()));
    }
    let plain = plain.into_iter().chain(collected.iter().copied()).chain(method.iter().copied()).chain(handling.iter().copied());
    let said = [what(n, n, n), recorded("24 Nov 2026"), spans("2010", "2026", "24 Nov 2026"), version("a1b2c3d4")];
    let all = plain.map(str::to_owned).chain(said).enumerate();
    out.extend(all.map(|(place, phrase)| (format!("AboutWords.{place}"), phrase)));
}

/// The phrases of the grid of keys.
fn grid(lang: Lang, n: u32, out: &mut Vec<(String, String)>) {
    let words = grid_strings(lang);
    let GridWords { moving, opening, disagreeing, asking, .. } = words;
    let keys = moving.iter().chain(opening).chain(disagreeing).chain(asking);
    out.extend(keys.enumerate().map(|(place, key)| (format!("KeyWords.{place}"), key.does.to_owned())));
    let GridWords {
        label,
        nothing,
        no_conflict_here,
        no_conflict,
        no_day,
        overlaps,
        hint,
        help,
        help_about,
        moving_head,
        opening_head,
        disagreeing_head,
        asking_head,
        moving: _,
        opening: _,
        disagreeing: _,
        asking: _,
        claims,
        from_sources,
        places,
        count,
        range,
        conflicts,
        conflicts_here,
        conflict,
        highest,
        lowest,
        no_figure,
        newest,
        beside,
        nothing_beside,
        all_beside,
    } = words;
    let plain = [
        label,
        nothing,
        no_conflict_here,
        no_conflict,
        no_day,
        overlaps,
        hint,
        help,
        help_about,
        moving_head,
        opening_head,
        disagreeing_head,
        asking_head,
    ];
    let said = [
        claims(n),
        from_sources(n, n),
        places(n, n),
        count(n, n, n),
        range("x", "Rp1", "Rp2"),
        conflicts(n, "×2"),
        conflicts_here(n, "x"),
        conflict(1, n, "Nilai, 2022", "x", "x", "×2", "x"),
        highest("Rp1", "2022", "Lamongan", "ECB"),
        lowest("Rp1", "2022", "Lamongan", "ECB"),
        no_figure("x"),
        newest("x", "ECB", "24 Nov 2026"),
        beside(1, n, "x", "2022", "x"),
        nothing_beside("x"),
        all_beside("x", n, n, n),
    ];
    let all = plain.into_iter().map(|phrase| (*phrase).to_owned()).chain(said).enumerate();
    out.extend(all.map(|(place, phrase)| (format!("GridWords.{place}"), phrase)));
}
