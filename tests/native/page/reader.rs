//! The screen that reads texts, as a reader gets it.
use super::{BOTH, markup, with};
use crate::support::fixture;
use jejak_ekspor::ingest::text::Reader;
use jejak_ekspor::page::reader::{Acts, Desk, TextReader};
use jejak_ekspor::present::i18n::text_reader::words;
use jejak_ekspor::present::text_words::own_note;
use jejak_ekspor::state::Lang;
use jejak_ekspor::text_reader::answer;
use jejak_ekspor::user_text::own::{self, Base, is_own};
use jejak_ekspor::user_text::slots::Slot;
use jejak_ekspor::user_text::work::Standing;
use leptos::prelude::*;
use std::cell::OnceCell;

static ACTS: Acts = Acts { read: |_| {}, save: |_, _| true, join: put, close: || {} };

/// Puts the reader's own claims among those of the data, as the page does.
fn put(desk: Desk) -> bool {
    thread_local! {
        static BASE: OnceCell<Base> = const { OnceCell::new() };
    }
    let texts = desk.own.get_untracked();
    BASE.with(|base| {
        let base = base.get_or_init(|| desk.store.session.with_untracked(|session| Base::of(&session.data)));
        desk.store.session.update(|session| session.renew(&mut |data, cards| own::put(data, cards, base, &texts, &own_note())));
    });
    true
}

const ARTICLE: &str = "Ekspor Kabupaten Lamongan pada 2023 mencapai 96 triliun. Pada 2021 nilainya Rp 1,8 triliun dari 16 perusahaan.";

/// What `f` says of a desk on which a text was read.
fn on_desk<T>(text: &str, lang: Lang, f: impl FnOnce(Desk) -> T) -> T {
    with("", lang, |store| {
        let desk = Desk::new(store, &ACTS);
        let data = fixture::dataset();
        let reader = Reader::new(&data.codes, &data.goods);
        desk.type_text(text.to_owned());
        desk.take(text.to_owned(), answer::reading(&reader, &reader.read(text, None), text));
        f(desk)
    })
}

fn screen(desk: Desk) -> String {
    markup(view! { <TextReader desk /> })
}

#[test]
fn an_empty_desk_asks_for_a_text_in_both_languages() {
    for lang in BOTH {
        let html = with("", lang, |store| screen(Desk::new(store, &ACTS)));
        assert!(html.contains(words(lang).paste) && html.contains("<textarea"), "{html}");
        assert!(!html.contains("reader-card") && !html.contains("reader-foot"), "{html}");
    }
}

#[test]
fn the_text_has_its_marks_and_a_figure_leads_to_its_card() {
    for lang in BOTH {
        let html = on_desk(ARTICLE, lang, |desk| {
            desk.is_typed.set(false);
            screen(desk)
        });
        assert!(html.contains("class=\"mark figure asks\""), "{html}");
        assert!(html.contains("96 triliun<sup>1</sup>"), "{html}");
        assert!(html.contains(words(lang).asks) && html.contains(words(lang).ready), "{html}");
        assert!(html.contains(words(lang).answer_first), "{html}");
    }
}

#[test]
fn a_sentence_is_answered_on_its_own_with_a_reply_that_has_a_link() {
    for lang in BOTH {
        let html = on_desk("Ekspor Kabupaten Lamongan pada 2021 mencapai Rp 1,8 triliun.", lang, screen);
        assert!(html.contains("reader-headline") && html.contains("region=3524"), "{html}");
        assert!(html.contains(words(lang).no_verdict), "{html}");
    }
}

#[test]
fn a_sentence_is_answered_with_the_leap_from_the_year_before() {
    for lang in BOTH {
        let html = on_desk("ekspor Kabupaten Lamongan 2023 Rp96 triliun", lang, screen);
        let headline = html.split("reader-headline").nth(1).and_then(|rest| rest.split("</h3>").next()).unwrap();
        let reply = html.split("reader-reply").nth(1).and_then(|rest| rest.split("</p>").next()).unwrap();
        for told in [headline, reply] {
            assert!(told.contains("53") && told.contains("2021"), "{told}");
        }
    }
}

#[test]
fn a_conflict_has_one_row_however_many_figures_are_in_it() {
    for (text, rows) in [
        ("Ekspor Kabupaten Lamongan pada 2022 mencapai Rp 9 triliun.", 1),
        ("Ekspor Kabupaten Lamongan pada 2016 mencapai Rp 9 triliun.", 1),
        ("Ekspor Kabupaten Lamongan pada 2021 mencapai Rp 1,8 triliun.", 0),
    ] {
        let html = on_desk(text, Lang::Id, screen);
        assert_eq!(html.matches("<dt class=\"against\"").count(), rows, "{html}");
    }
}

#[test]
fn what_is_accepted_can_be_saved_and_taken_back() {
    on_desk(ARTICLE, Lang::Id, |desk| {
        desk.is_typed.set(false);
        assert!(!screen(desk).contains(words(Lang::Id).save_claims));
        let ready = untrack(|| desk.cards()).into_iter().find(|card| card.number == 2).unwrap();
        desk.stand(&ready.figures, Standing::Accepted);
        let html = screen(desk);
        assert!(html.contains(words(Lang::Id).save_claims) && html.contains(words(Lang::Id).undo), "{html}");
        desk.save(false);
        assert_eq!(desk.note.get_untracked(), words(Lang::Id).saved);
        desk.stand(&ready.figures, Standing::Open);
        assert!(!screen(desk).contains(words(Lang::Id).save_claims));
    });
}

#[test]
fn what_is_accepted_stands_among_the_claims_until_it_is_taken_back() {
    on_desk(ARTICLE, Lang::Id, |desk| {
        let own = || {
            untrack(|| {
                desk.store
                    .shown()
                    .answer
                    .rows
                    .iter()
                    .filter(|row| desk.store.session.with_untracked(|session| is_own(&session.data.claims[**row])))
                    .count()
            })
        };
        assert_eq!(own(), 0);
        let ready = untrack(|| desk.cards()).into_iter().find(|card| card.number == 2).unwrap();
        desk.stand(&ready.figures, Standing::Accepted);
        assert_eq!((own(), desk.own.with_untracked(Vec::len)), (1, 1));
        assert!(screen(desk).contains(&(words(Lang::Id).joined)(1)));
        desk.publisher.set("Kabar Pagi".to_owned());
        desk.change(&[], |_| {});
        assert_eq!(desk.own.with_untracked(|own| own[0].publisher.clone()), "Kabar Pagi");
        desk.stand(&ready.figures, Standing::Open);
        assert_eq!((own(), desk.own.with_untracked(Vec::len)), (0, 0));
    });
}

#[test]
fn what_was_taken_over_of_a_text_is_taken_over_again_when_the_text_comes_back() {
    on_desk(ARTICLE, Lang::En, |desk| {
        let reading = desk.work.get_untracked().unwrap().reading;
        let ready = untrack(|| desk.cards()).into_iter().find(|card| card.number == 2).unwrap();
        desk.change(&ready.figures, |work| assert!(work.set_value(ready.figures[0], "1,8 miliar", "IDR")));
        desk.stand(&ready.figures, Standing::Accepted);
        desk.type_text("Lain.".to_owned());
        desk.type_text(ARTICLE.to_owned());
        desk.take(ARTICLE.to_owned(), reading);
        let work = desk.work.get_untracked().unwrap();
        let figure = &work.figures[ready.figures[0]];
        assert!(figure.standing == Standing::Accepted && figure.is_changed && figure.candidate.value == 1.8e9);
        desk.remove_own();
        assert!(desk.own.with_untracked(Vec::is_empty) && desk.work.get_untracked().unwrap().accepted().is_empty());
        assert!(screen(desk).contains("own-undo"));
        desk.undo_removal();
        assert_eq!((desk.own.with_untracked(Vec::len), desk.work.get_untracked().unwrap().accepted().len()), (1, 2));
        assert_eq!(desk.work.get_untracked().unwrap().accepted()[0].value, 1.8e9);
        assert!(!screen(desk).contains("own-undo"));
    });
}

#[test]
fn what_was_removed_comes_back_where_no_text_is_read_and_until_something_else_is_taken_over() {
    on_desk(ARTICLE, Lang::En, |desk| {
        let ready = untrack(|| desk.cards()).into_iter().find(|card| card.number == 2).unwrap();
        desk.stand(&ready.figures, Standing::Accepted);
        desk.type_text(String::new());
        desk.remove_own();
        assert!(screen(desk).contains("own-undo"));
        desk.undo_removal();
        assert!(desk.own.with_untracked(|own| own.len() == 1) && screen(desk).contains("own-remove"));
        desk.remove_own();
        desk.type_text(ARTICLE.to_owned());
        desk.read();
        let data = fixture::dataset();
        let reader = Reader::new(&data.codes, &data.goods);
        desk.take(ARTICLE.to_owned(), answer::reading(&reader, &reader.read(ARTICLE, None), ARTICLE));
        desk.stand(&ready.figures, Standing::Accepted);
        assert!(!screen(desk).contains("own-undo"));
    });
}

#[test]
fn scope_goods_destinations_and_parties_are_chosen_from_the_lists() {
    for lang in BOTH {
        on_desk(ARTICLE, lang, |desk| {
            desk.choose(2);
            desk.is_edited.set(true);
            let html = screen(desk);
            for id in ["reader-scopes", "reader-goods", "reader-to", "reader-who"] {
                assert!(html.contains(&["id=\"", id, "\""].concat()), "{id}: {html}");
            }
            let figures = untrack(|| desk.cards()).into_iter().find(|card| card.number == 2).unwrap().figures;
            desk.change(&figures, |work| assert!(work.add(&figures, Slot::Destinations, &fixture::dataset(), "jepang")));
            assert!(screen(desk).contains(&(words(lang).take_out)(if lang == Lang::En { "Japan" } else { "Jepang" })));
        });
    }
}

#[test]
fn the_chosen_card_tells_why_and_can_be_corrected() {
    on_desk(ARTICLE, Lang::En, |desk| {
        desk.choose(2);
        let html = screen(desk);
        assert!(html.contains(words(Lang::En).why) && html.contains("<code"), "{html}");
        desk.is_edited.set(true);
        let html = screen(desk);
        assert!(html.contains("reader-regions") && html.contains(words(Lang::En).when_help), "{html}");
        desk.step(-1);
        assert!(!desk.is_edited.get_untracked());
        assert_eq!(desk.chosen.get_untracked(), 1);
    });
}

#[test]
fn what_was_read_of_a_text_that_is_gone_is_not_shown() {
    on_desk(ARTICLE, Lang::Id, |desk| {
        let reading = desk.work.get_untracked().unwrap().reading;
        desk.type_text("Lain.".to_owned());
        desk.work.set(None);
        desk.take(ARTICLE.to_owned(), reading);
        assert!(desk.work.get_untracked().is_none());
    });
}
