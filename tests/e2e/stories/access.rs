//! What axe finds wrong, in every state that a reader comes to, in both languages, on a desk and on a phone, by day and by night: nothing.
//! What it cannot decide is left out: words over a canvas or beneath a notice, signs that are no text, cells of the grid, which are pointed
//! at through the lanes. Contrast of the inks has a test of its own (`tests/native/contrast.rs`).
use crate::browser::Settings;
use crate::engine::Engine;
use crate::page::{Page, story};
use crate::states::Shown;
use serde_json::json;
use std::{env, fs};

/// With these it also looks at the size of targets, which a run without tags leaves out.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// What it finds wrong, each as rule, place, and what is said of it.
const LOOK: &str = "
    const [tags, done] = arguments;
    const tell = found => found.flatMap(rule => rule.nodes.map(node => [
        rule.id, node.target.flat().join(' '), node.html.slice(0, 200),
        [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ').slice(0, 300),
    ].join(' | ')));
    axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } })
        .then(found => done(tell(found.violations)), error => done(String(error)));";

const PHONE: (u32, u32) = (360, 800);
const DESK: (u32, u32) = (1440, 900);

/// The script of axe: `cargo xtask test` fetches it and says where it is.
fn axe() -> String {
    let file = env::var("JEJAK_AXE").expect("JEJAK_AXE names the script of axe, as `cargo xtask test` has it");
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Colours and contrast as a reader's settings ask for them; Chromium's driver alone can.
async fn see(page: &Page, scheme: &str, forced: &str) {
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }, { "name": "forced-colors", "value": forced }]);
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

/// What axe finds wrong in the page that is there.
async fn look(page: &Page, script: &str) -> Vec<String> {
    page.js(script).await;
    let found = page.js_async_with(LOOK, vec![json!(TAGS)]).await;
    let found = found.as_array().unwrap_or_else(|| panic!("axe: {found}"));
    found.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
}

/// Looks at the states in a language; each in the colours of day, night, and those that a reader forces, where the driver can.
fn nothing_is_found(name: &str, lang: &'static str, (width, height): (u32, u32), states: &'static [Shown]) {
    story(name, Settings { width, height, ..Settings::default() }, async move |page| {
        let script = axe();
        page.open("").await;
        let mut found = Vec::new();
        for state in states {
            let schemes: &[(&str, &str)] = match Engine::now() {
                Engine::Chromium => &[("light", "none"), ("dark", "none"), ("dark", "active")],
                Engine::Firefox | Engine::WebKit => &[("", "")],
            };
            state.open(&page, lang).await;
            for (scheme, forced) in schemes {
                if !scheme.is_empty() {
                    see(&page, scheme, forced).await;
                    page.settle().await;
                }
                found.extend(look(&page, &script).await.into_iter().map(|told| format!("{state:?} {scheme} {forced}: {told}")));
            }
            if Engine::now() == Engine::Chromium {
                see(&page, "light", "none").await;
            }
        }
        assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
    });
}

/// What is looked at on a phone; the other engines see these only.
const NARROW: [Shown; 8] =
    [Shown::Front, Shown::Place, Shown::Card, Shown::Conflicts, Shown::Filters, Shown::Speech, Shown::TableAsked, Shown::TextRead];

/// All but the drawer, which there is on a phone only.
fn wide() -> &'static [Shown] {
    static WIDE: std::sync::OnceLock<Vec<Shown>> = std::sync::OnceLock::new();
    WIDE.get_or_init(|| Shown::ALL.into_iter().filter(|state| *state != Shown::Filters).collect())
}

#[test]
fn axe_finds_nothing_in_indonesian_on_a_desk() {
    if Engine::now() == Engine::Chromium {
        nothing_is_found("access-id", "id", DESK, wide());
    }
}

#[test]
fn axe_finds_nothing_in_english_on_a_desk() {
    if Engine::now() == Engine::Chromium {
        nothing_is_found("access-en", "en", DESK, wide());
    }
}

#[test]
fn axe_finds_nothing_in_indonesian_on_a_phone() {
    nothing_is_found("access-phone-id", "id", PHONE, &NARROW);
}

#[test]
fn axe_finds_nothing_in_english_on_a_phone() {
    if Engine::now() == Engine::Chromium {
        nothing_is_found("access-phone-en", "en", PHONE, &NARROW);
    }
}
