//! The page can be installed: its manifest, its icons, its shortcuts.
use crate::browser::Settings;
use crate::engine::Engine;
use crate::facts::Facts;
use crate::page::story;
use serde_json::{Value, json};

#[test]
fn the_manifest_is_whole_and_its_shortcuts_lead_to_the_timelines() {
    let icons = "
        const done = arguments[0];
        (async () => {
            const link = document.querySelector('link[rel=manifest]').href;
            const manifest = await (await fetch(link)).json();
            const wrong = [];
            for (const icon of manifest.icons) {
                const picture = new Image();
                picture.src = new URL(icon.src, link);
                await picture.decode().catch(error => wrong.push(`${icon.src}: ${error}`));
                const size = `${picture.naturalWidth}x${picture.naturalHeight}`;
                if (icon.sizes !== 'any' && icon.sizes !== size) wrong.push(`${icon.src}: ${size}`);
            }
            done({ manifest, wrong, colours: [...document.querySelectorAll('meta[name=theme-color]')].map(meta => meta.media) });
        })().catch(error => done(String(error)));";
    story("manifest", Settings::default(), async move |page| {
        page.open("").await;
        page.wait_until("document.querySelector('#offline').dataset.kept === 'ready'").await;
        let found = page.js_async(icons).await;
        assert_eq!(found["wrong"], json!([]), "{found}");
        let purposes: Vec<&Value> = found["manifest"]["icons"].as_array().into_iter().flatten().map(|icon| &icon["purpose"]).collect();
        assert!(purposes.contains(&&json!("maskable")) && purposes.contains(&&json!("any")), "{purposes:?}");
        assert_eq!(found["colours"], json!(["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]));
        if page.engine() == Engine::Chromium {
            // What Chromium itself has against installing the page.
            let answer = page.devtools("Page.getInstallabilityErrors", json!({})).await;
            let errors: Vec<&Value> =
                answer["installabilityErrors"].as_array().expect("a list").iter().map(|error| &error["errorId"]).collect();
            assert_eq!(errors, Vec::<&Value>::new());
        }
        let shortcuts = found["manifest"]["shortcuts"].as_array().cloned().unwrap_or_default();
        assert_eq!(shortcuts.len(), 3);
        let kinds = [vec!["value"], vec!["release"], vec!["award", "programme"]];
        for (shortcut, kinds) in shortcuts.iter().zip(kinds) {
            let fragment = shortcut["url"].as_str().and_then(|url| url.strip_prefix("./#")).expect("a fragment of the page");
            page.open(fragment).await;
            let count = Facts::read().ids(&[("kind", kinds.iter().map(|kind| (*kind).to_owned()).collect())]).len();
            page.wait_for_count(count).await;
            page.wait_until("!document.querySelector('#banner')").await;
        }
    });
}
