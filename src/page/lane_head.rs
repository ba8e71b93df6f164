//! The head of a lane: its kind, how many claims it shows, and for values the measure and how to read it.
use super::deferred::{Deferred, Part};
use super::kit::{Followed, Rows, When, choose, memo, property, tick, words};
use super::store::Store;
use crate::model::claim::Kind;
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, MeasureIx, Ordinal, OriginIx};
use crate::present::i18n::name;
use crate::present::words::{drawn_by_rule, rule_in_words, rule_name};
use crate::query::session::Session;
use crate::state::{Action, PlaceParts, Rule, State};
use leptos::prelude::*;

/// The head of a lane.
#[component]
pub fn LaneHead(store: Store, kind: Kind) -> impl IntoView {
    let of_values = (kind == Kind::Value).then(|| view! { <RuleAndMeasure store /> }.into_any());
    view! {
        <div class="lane-head">
            <h2>
                <i class=["dot ", kind.code()].concat()></i>
                {words(move || store.t().lane(kind))}
                " "
                <span translate="no">{words(move || (store.t().lanes.events_subtitle)(store.count_of(kind)))}</span>
            </h2>
            <Deferred store part=Part::Earlier(kind) />
            {of_values}
        </div>
    }
}

/// How several claims about one period become one number, what the lane draws by it, and which measure it shows. Where nothing is drawn
/// by a rule there is nothing to choose.
#[component]
fn RuleAndMeasure(store: Store) -> impl IntoView {
    let has_rule = memo(move || store.see(|view| drawn_by_rule(view).is_some()) || store.shown().state.rule != Rule::Range);
    let are_inked = move || store.shown().state.parts == PlaceParts::Full;
    let has_parts = memo(move || {
        let now = store.shown();
        let chosen = &now.state.facets[Facet::Region];
        let is_part = |n: &ClaimIx, session: &Session| {
            session.data.claims.get(*n).is_some_and(|claim| claim.kind == Kind::Value && !chosen.contains(&Ordinal::of(claim.region)))
        };
        !chosen.is_empty()
            && now.state.compare.is_empty()
            && store.with_session(|session| now.answer.rows.iter().any(|n| is_part(n, session)))
    });
    view! {
        <div class=words(move || if has_rule.followed() { "how" } else { "how alone" })>
            <p class="legend">{words(move || store.t().lanes.legend)}</p>
            <p class="rule">{words(move || store.tell(&rule_in_words))}</p>
        </div>
        <When is=has_rule>
            <RuleChoice store />
        </When>
        <When is=has_parts>
            <label class="choice parts">
                <input type="checkbox" id="parts" autocomplete="off" prop:checked=property(are_inked)
                    on:change=tick(move || store.act(Action::SetParts(if are_inked() { PlaceParts::Pale } else { PlaceParts::Full })), are_inked) />
                <span>{words(move || store.t().lanes.parts)}</span>
            </label>
        </When>
        <MeasureChoice store />
    }
}

/// A rule as a number, for keyed lists and options.
fn code(rule: Rule) -> u32 {
    match rule {
        Rule::Range => 0,
        Rule::Latest => 1,
        Rule::Lowest => 2,
        Rule::Highest => 3,
        Rule::Origin(origin) => 4 + u32::from(origin.number()),
    }
}

fn rule_of(code: u32) -> Rule {
    match code {
        0 => Rule::Range,
        1 => Rule::Latest,
        2 => Rule::Lowest,
        3 => Rule::Highest,
        other => Rule::Origin(OriginIx::at(other as usize - 4)),
    }
}

#[component]
fn RuleChoice(store: Store) -> impl IntoView {
    let codes = memo(move || {
        let now = store.shown();
        let counts = now.counts(Facet::Origin);
        let origins = (0..counts.len().saturating_sub(1))
            .map(OriginIx::at)
            .filter(|o| now.count(Facet::Origin, Ordinal::of(*o)) > 0)
            .map(Rule::Origin);
        let chosen = Some(now.state.rule).filter(|rule| matches!(rule, Rule::Origin(_)));
        let named = origins.filter(|rule| Some(*rule) != chosen);
        let first = [Rule::Range, Rule::Latest, Rule::Lowest, Rule::Highest];
        first.into_iter().chain(chosen).chain(named).map(code).collect::<Vec<u32>>()
    });
    let row = Box::new(move |n: u32| {
        view! {
            <option value=n.to_string() translate="no" prop:selected=property(move || store.shown().state.rule == rule_of(n))>
                {words(move || store.tell(&|view| rule_name(view, rule_of(n))))}
            </option>
        }
        .into_any()
    });
    let set = choose(
        move |text| {
            if let Ok(n) = text.parse() {
                store.act(Action::SetRule(rule_of(n)));
            }
        },
        move || code(store.shown().state.rule).to_string(),
    );
    view! {
        <label class="choice">
            <span class="hide">{words(move || store.t().units.rule_label)}</span>
            <select id="rule" autocomplete="off" on:change=set><Rows codes row /></select>
        </label>
    }
}

/// Chooses the measure of the values lane, the common ones first. It filters nothing.
#[component]
fn MeasureChoice(store: Store) -> impl IntoView {
    let by_use =
        memo(move || store.with_session(|session| session.measures_by_use().into_iter().map(|m| m.number().into()).collect::<Vec<u32>>()));
    let codes = memo(move || {
        let (now, chosen) = (store.shown(), store.measure());
        let is_offered = |m: &u32| {
            let measure = MeasureIx::at(*m as usize);
            measure == chosen || now.count(Facet::Measure, Ordinal::of(measure)) > 0
        };
        by_use.followed().into_iter().filter(is_offered).collect::<Vec<u32>>()
    });
    let row = Box::new(move |n: u32| {
        view! {
            <option value=n.to_string() translate="no" prop:selected=property(move || store.measure().place() == n as usize)>
                {words(move || store.tell(&|view| {
                    view.session.data.codes.measures.get(MeasureIx::at(n as usize)).map_or_else(String::new, |m| name(&m.entry, view.lang).to_owned())
                }))}
            </option>
        }
        .into_any()
    });
    let set = choose(
        move |text| {
            if let Ok(measure) = text.parse().map(MeasureIx::new) {
                let by_itself = State { lane_measure: None, ..store.shown_untracked().state.clone() };
                let is_default = measure == store.session.with_untracked(|session| session.lane_measure(&by_itself));
                store.act(Action::SetLaneMeasure(Some(measure).filter(|_| !is_default)));
            }
        },
        move || store.measure().number().to_string(),
    );
    view! {
        <label class="choice">
            <span class="hide">{words(move || store.t().units.measure_label)}</span>
            <select id="measure" autocomplete="off" on:change=set><Rows codes row /></select>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_told_by_its_code() {
        for rule in
            [Rule::Range, Rule::Latest, Rule::Lowest, Rule::Highest, Rule::Origin(OriginIx::new(0)), Rule::Origin(OriginIx::new(u16::MAX))]
        {
            assert_eq!(rule_of(code(rule)), rule);
        }
    }
}
