//! Every phrase by name. The patterns are exhaustive: a new phrase does not compile until it is listed.
use jejak_ekspor::present::i18n::page::{
    Banner, Brush, Card, Changes, Compare, Embedding, FacetWords, ImpliedWords, Kinds, Lanes, LaterStrings, Offline, Page, PartWords,
    RoleWords, Save, StatusWords, Strings, SuggestionWords, Summary, Table, Units, later_strings,
};

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
    let LaterStrings { table, card, status, implied, roles, banner, absent, offline, embedding, changes, save, suggestions } =
        later_strings(*lang);
    let mut out = Vec::new();
    list!(out, kinds, Kinds {
        release value award programme;
    });
    list!(out, page, Page {
        site_name tagline search search_label search_placeholder open_table open_table_brief open_text share copy_link
        copied close skip_to_content empty_title empty_advice
        retry part_missing;
        version("a1b2c3d4")
        holdings(n, n)
    });
    list!(out, facets, FacetWords {
        heading open clear_all show_fewer kind region hs destination measure publisher origin check not_said;
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
        values releases awards programmes keyboard axis axis_period
        axis_published legend asof one_figure;
        events_subtitle(n)
        not_compared(n)
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
        when title place value publisher published origin kind;
        caption(n)
        sort_by("Kapan")
        more_figures(n)
        show_rest(n)
        flag("Kurs")
    });
    list!(out, card, Card {
        label period published published_unknown in_data region figures equivalent
        commodities destinations source origin origin_not_said headline_not_seen no_url open_source
        copy_citation copy_claim_link no_rate source_kind_news source_kind_government
        source_kind_statistics source_kind_other;
        date_as_written("Sabtu (5/12)")
        same_event(n)
        same_series(n)
        receipt("Rp14.850", "2022", "ECB")
        citation("Lamongan", "ECB", "2022", "https://example.id/1")
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
        missing elsewhere copy_by_hand loading_details details_failed data_licence code_licence;
    });
    list!(out, banner, Banner {
        dismiss;
        title(n)
        unknown_key("region", "3524")
        unknown_code("region", "3524")
        not_a_date("region", "3524")
        too_long("region", "3524")
        too_many("region", "3524")
        repeated("region", "3524")
        bad_encoding("region", "3524")
        unknown_claim("region", "3524")
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
        picture failed everything without_undated;
        claims(n)
    });
    list!(out, changes, Changes {
        looking failed lists added changed removed show;
        unknown("a1b2c3d4", "e5f6a7b8")
        nothing("24 Nov 2026")
        some("24 Nov 2026", n, 1, 2)
    });
    out
}
