//! Share cards: what they say is what the conflict or the claim says, and nothing leaves the picture.
use crate::support::{answer, fixture};
use jejak_ekspor::model::index::ObservationIx;
use jejak_ekspor::present::chart::{Anchor, Ink, Prim, Scene, text_width};
use jejak_ekspor::present::conflict_words::apart;
use jejak_ekspor::present::export::share_card::{Cut, of_claim, of_conflict};
use jejak_ekspor::present::place::figure;
use jejak_ekspor::state::Lang;

fn texts(scene: &Scene) -> Vec<&str> {
    scene.prims.iter().filter_map(|prim| if let Prim::Text { text, .. } = prim { Some(text.as_str()) } else { None }).collect()
}

fn bars(scene: &Scene) -> Vec<f64> {
    scene.prims.iter().filter_map(|prim| if let Prim::Rect { w, ink: Ink::Value, .. } = prim { Some(*w) } else { None }).collect()
}

/// Everything lies within the picture, and no line over another.
#[track_caller]
fn fits(scene: &Scene, what: &str) {
    let mut lowest = 0.0;
    for prim in &scene.prims {
        if let Prim::Text { x, y, text, size, bold, anchor, .. } = prim {
            let width = text_width(text, *size, *bold);
            let left = if *anchor == Anchor::End { x - width } else { *x };
            assert!(left >= 0.0 && left + width <= scene.size.width && *y <= scene.size.height, "{what}: {text}");
            if *anchor == Anchor::Start {
                assert!(*y > lowest, "{what}: {text}");
                lowest = *y;
            }
        }
    }
    assert!(lowest < scene.size.height, "{what}");
}

#[test]
fn a_conflicts_card_has_both_figures_who_says_them_the_ratio_and_the_link() {
    let session = fixture::session();
    let (state, answer) = answer(session, "");
    for lang in [Lang::Id, Lang::En] {
        let view = crate::place::view(session, &state, &answer, lang);
        for group in session.data.compared.groups.indices() {
            let conflict = session.conflict(group, &state).unwrap();
            let id = session.data.conflict_id(group).unwrap();
            for cut in [Cut::Wide, Cut::Square] {
                let scene = of_conflict(&view, group, cut).unwrap();
                let said = texts(&scene).join(" ");
                for end in [conflict.values.first().unwrap(), conflict.values.last().unwrap()] {
                    assert!(said.contains(&figure(&view, end.member)), "{id}: {said}");
                    let source = &session.data.sources[session.data.claims[end.member.claim].source];
                    assert!(said.contains(session.data.publisher(source)), "{id}: {said}");
                }
                assert!(said.contains(&apart(&conflict, &view)), "{id}: {said}");
                assert!(said.contains(&format!("#c={}", session.data.code_of_conflict(group).unwrap())), "{id}: {said}");
                let bars = bars(&scene);
                let ratio = bars[1] / bars[0];
                let expected = (conflict.low / conflict.high).max(0.0);
                assert!((ratio - expected).abs() < 0.005 || conflict.low <= 0.0 && bars[1] < 5.0, "{id}: {ratio} {expected}");
                fits(&scene, &id);
            }
        }
    }
}

#[test]
fn a_claims_card_has_its_title_its_figure_and_its_link() {
    let session = fixture::session();
    let (state, answer) = answer(session, "");
    for lang in [Lang::Id, Lang::En] {
        let view = crate::place::view(session, &state, &answer, lang);
        for (row, claim) in session.data.claims.iter_indexed() {
            for cut in [Cut::Wide, Cut::Square] {
                let scene = of_claim(&view, row, cut).unwrap();
                let said = texts(&scene).join(" ");
                assert!(said.contains(&format!("#c={}", session.data.code_of_claim(row).unwrap())), "{said}");
                assert!(said.replace(' ', "").contains(&claim.title[lang].replace(' ', "")), "{said}");
                if !claim.observations.is_empty() {
                    let member = jejak_ekspor::model::finding::Member { claim: row, observation: ObservationIx::new(0) };
                    assert!(said.contains(&figure(&view, member)), "{said}");
                }
                fits(&scene, &claim.id);
            }
        }
    }
}
