//! Where the lanes stand: their heads, and the places of the canvases that `web` paints and listens to.
use super::clocks::Clocks;
use super::deferred::{Deferred, Part};
use super::kit::words;
use super::lane_head::LaneHead;
use super::store::Store;
use crate::model::claim::Kind;
use leptos::prelude::*;

/// The four lanes, the overview under that of the values.
#[component]
pub fn Lanes(store: Store) -> impl IntoView {
    let lane = |kind| view! { <Lane store kind /> }.into_any();
    let (values, events) = Kind::IN_PAGE_ORDER.split_at(1);
    let (values, events) = [values, events].map(|kinds| kinds.iter().copied().map(lane).collect::<Vec<AnyView>>()).into();
    view! {
        <div class="lanes">
            <Deferred store part=Part::Grid />
            {values}
            <section class="lane overview" aria-label=words(move || store.t().brush.label)>
                <Clocks store />
                <div class="plot" data-plot="overview">
                    <canvas aria-hidden="true"></canvas>
                    <div class="brush">
                        <div class="window"></div>
                        <div class="handle lo" role="slider" tabindex="0"></div>
                        <div class="handle hi" role="slider" tabindex="0"></div>
                    </div>
                </div>
            </section>
            {events}
        </div>
    }
}

#[component]
fn Lane(store: Store, kind: Kind) -> impl IntoView {
    view! {
        <section class="lane" data-lane=kind.code()>
            <LaneHead store kind />
            <div class="plot" data-plot=kind.code()>
                <canvas aria-hidden="true"></canvas>
                <div class="tip" translate="no" hidden aria-hidden="true"></div>
            </div>
        </section>
    }
}
