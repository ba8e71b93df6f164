//! Browsers that wait for the next story: starting one costs more than most stories.
//!
//! Every story has a server on a port that none had before, so the origin is new to the browser and holds nothing.
use crate::browser::{Browser, Settings};
use crate::engine::Engine;
use crate::ports;
use crate::server::Site;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

static IDLE: Mutex<Vec<(Settings, Browser)>> = Mutex::new(Vec::new());

/// A browser of the size and languages asked for, an idle one if there is one.
pub async fn take(engine: Engine, settings: &Settings) -> Browser {
    let idle = {
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = |kept: &Settings| Settings { width: settings.width, height: settings.height, ..kept.clone() } == *settings;
        idle.iter().position(|(kept, _)| fits(kept)).map(|place| idle.swap_remove(place).1)
    };
    match idle {
        Some(browser) => {
            browser.resize(settings).await;
            browser
        }
        None => Browser::start(engine, settings).await,
    }
}

/// Keeps a browser that is still in order.
pub async fn give_back(settings: Settings, browser: Browser) {
    if browser.client.goto("about:blank").await.is_ok() {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push((settings, browser));
    } else {
        browser.stop().await;
    }
}

/// A server of a folder on a port that no story of this run has used.
pub fn serve(folder: &Path) -> Site {
    let mut others = Vec::new();
    loop {
        let site = Site::start(folder, 0).expect("a free port");
        if ports::is_new(site.port()) {
            return site;
        }
        others.push(site);
    }
}
