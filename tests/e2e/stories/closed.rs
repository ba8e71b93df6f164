//! Nothing leaves: no request goes elsewhere, and the page's own policy would stop one.
use crate::browser::Settings;
use crate::engine::Engine;
use crate::page::story;
use serde_json::{Value, json};

#[test]
fn nothing_is_fetched_from_elsewhere() {
    story("own-origin", Settings { log_requests: true, ..Settings::default() }, async |page| {
        page.open("q=nikel").await;
        page.type_into("header input[type=search]", " lamongan").await;
        page.click("#lang").await;
        page.wait_until("document.querySelector('#offline').dataset.kept === 'ready'").await;
        // What the page itself knows of, in every engine.
        let others = page
            .js("return performance.getEntriesByType('resource').map(r => r.name).filter(name => !name.startsWith(location.origin))")
            .await;
        assert_eq!(others, json!([]));
        // What the browser itself says it asked for, where it keeps such a log.
        if page.engine() == Engine::Chromium {
            let requests = page.requests().await;
            assert!(requests.iter().any(|request| request.contains("_bg-")), "the log is a log: {requests:?}");
            for request in &requests {
                let inside = request.starts_with(page.address()) || request.starts_with("data:") || request == "about:blank";
                assert!(inside, "{request}");
                assert!(!request.contains("nikel") && !request.contains("lamongan"), "the search stays here: {request}");
            }
        }
    });
}

#[test]
fn the_policy_stops_what_does_not_belong_to_the_page() {
    let attempts = "
        const done = arguments[0];
        const stopped = new Set();
        document.addEventListener('securitypolicyviolation', event => stopped.add(event.effectiveDirective));
        const elsewhere = 'http://127.0.0.1:9/';
        const add = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
        window.__harm = [];
        add('script', { textContent: 'window.__harm.push(\"inline script\")' });
        add('script', { src: elsewhere + 'x.js' });
        add('img', { src: elsewhere + 'x.png' });
        document.body.insertAdjacentHTML('beforeend', '<p id=styled style=\"color: rgb(1, 2, 3)\" onclick=\"window.__harm.push(1)\">x</p>');
        document.querySelector('#styled').click();
        if (getComputedStyle(document.querySelector('#styled')).color === 'rgb(1, 2, 3)') window.__harm.push('style attribute');
        add('style', { textContent: '#styled { color: rgb(4, 5, 6) }' });
        if (getComputedStyle(document.querySelector('#styled')).color === 'rgb(4, 5, 6)') window.__harm.push('style element');
        const base = add('base', { href: elsewhere });
        if (document.baseURI.startsWith(elsewhere)) window.__harm.push('base');
        const asked = fetch(elsewhere).then(() => window.__harm.push('fetch'), () => {});
        const waited = new Promise(resolve => { const look = () => stopped.size >= 7 ? resolve() : setTimeout(look, 20); look(); setTimeout(resolve, 5000); });
        Promise.all([asked, waited]).then(() => done({ harm: window.__harm, stopped: [...stopped].sort() }));";
    story("policy", Settings::default(), async move |page| {
        page.open("").await;
        let loose = "return [...document.querySelectorAll('script[src], link[rel=modulepreload]')].filter(e => !/^sha256-/.test(e.integrity)).length";
        assert_eq!(page.js(loose).await, 0, "every script has its integrity");
        page.expect_trouble("policy: ");
        page.expect_trouble("Content Security Policy");
        page.expect_trouble("http://127.0.0.1:9/");
        // The inline script that was stopped has no address.
        page.expect_trouble("error: undefined");
        let outcome = page.js_async(attempts).await;
        assert_eq!(outcome["harm"], json!([]));
        let stopped: Vec<&str> = outcome["stopped"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let directives = ["base-uri", "connect-src", "img-src", "script-src-attr", "script-src-elem", "style-src-attr", "style-src-elem"];
        for directive in directives {
            assert!(stopped.contains(&directive), "{directive} did not stop what it should: {stopped:?}");
        }
        let policy = page.js("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content").await;
        let policy = policy.as_str().expect("a policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{policy}");
        for word in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "data:", "blob:", "*"] {
            assert!(!policy.contains(word), "{word} in {policy}");
        }
        assert_eq!(page.js("return document.querySelector('meta[name=referrer]').content").await, "no-referrer");
    });
}
