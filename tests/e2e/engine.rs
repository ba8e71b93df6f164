//! The three browser engines: which program drives each, and how it is told to start the browser.
use crate::browser::{Settings, Trouble, scratch};
use crate::process::Process;
use fantoccini::wd::Capabilities;
use serde_json::json;
use std::env;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};

/// An engine, by the browser that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The engine of this run: `JEJAK_ENGINE`, else Chromium.
    pub fn now() -> Engine {
        match env::var("JEJAK_ENGINE").as_deref() {
            Ok("chromium") | Err(_) => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("JEJAK_ENGINE is {other:?}; chromium, firefox or webkit was expected"),
        }
    }

    /// Whether the engine can be brought into such trouble: each has switches for some.
    pub fn can_have(self, trouble: Trouble) -> bool {
        match self {
            Engine::Chromium => trouble != Trouble::NoWorker,
            Engine::Firefox => true,
            Engine::WebKit => false,
        }
    }

    /// Starts the engine's driver and gives the port that it listens on.
    pub fn start_driver(self, settings: &Settings) -> (Process, u16) {
        match self {
            Engine::Chromium => {
                let port = |line: &str| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok();
                Process::start_and_find("chromedriver", &["--port=0"], "in Debian's package chromium-driver", port)
            }
            Engine::Firefox => {
                let program = env::var("JEJAK_GECKODRIVER").unwrap_or_else(|_| "geckodriver".into());
                let arguments = ["--port=0", "--websocket-port=0", "--allow-system-access"];
                let port = |line: &str| line.split_once("Listening on 127.0.0.1:")?.1.trim().parse().ok();
                Process::start_and_find(&program, &arguments, "in the crate geckodriver; `cargo xtask test` installs it", port)
            }
            Engine::WebKit => {
                let port = free_port();
                let display = format!(":{}", display());
                let mut environment = vec![("DISPLAY", display.as_str()), ("LIBGL_ALWAYS_SOFTWARE", "1"), ("NO_AT_BRIDGE", "1")];
                // It takes the reader's first language from the locale, which must be there.
                let (locales, locale) = locale(settings.languages);
                environment.extend([("LOCPATH", locales.as_str()), ("LC_ALL", locale.as_str())]);
                if is_root() {
                    environment.push(("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"));
                }
                let argument = format!("--port={port}");
                let mut process = Process::start("WebKitWebDriver", &[&argument], &environment, "in Debian's package webkit2gtk-driver");
                process.wait_for_port(port);
                (process, port)
            }
        }
    }

    /// What the driver is asked for.
    pub fn capabilities(self, settings: &Settings) -> Capabilities {
        let mut capabilities = Capabilities::new();
        capabilities.insert("timeouts".into(), json!({ "script": 60_000, "pageLoad": 120_000 }));
        capabilities.insert("pageLoadStrategy".into(), json!(if settings.is_impatient { "none" } else { "normal" }));
        match self {
            Engine::Chromium => {
                capabilities.insert("goog:chromeOptions".into(), chromium_options(settings));
                capabilities.insert(
                    "goog:loggingPrefs".into(),
                    json!({ "browser": "SEVERE", "performance": if settings.log_requests { "ALL" } else { "OFF" } }),
                );
            }
            Engine::Firefox => {
                let mut preferences = json!({
                    "intl.accept_languages": settings.languages,
                    // Reports of what the page's own policy stopped.
                    "dom.reporting.enabled": true,
                    "network.proxy.type": 0,
                    // Scroll bars that take no room, as on a phone and in the other engines.
                    "ui.useOverlayScrollbars": 1,
                    "widget.gtk.overlay-scrollbars.enabled": true,
                });
                for (name, value) in match settings.trouble {
                    None => vec![],
                    Some(Trouble::NoStorage) => vec![("network.cookie.cookieBehavior", json!(2))],
                    Some(Trouble::NoWorker) => vec![("dom.serviceWorkers.enabled", json!(false))],
                    // In kB.
                    Some(Trouble::FullStorage) => vec![("dom.quotaManager.temporaryStorage.fixedLimit", json!(400))],
                    Some(Trouble::Insecure) => vec![("network.dns.localDomains", json!("jejak.test"))],
                } {
                    preferences[name] = value;
                }
                let options = json!({ "binary": firefox(), "args": ["-headless"], "prefs": preferences });
                capabilities.insert("moz:firefoxOptions".into(), options);
            }
            Engine::WebKit => {
                capabilities.insert(
                    "webkitgtk:browserOptions".into(),
                    json!({ "binary": mini_browser(), "args": ["--automation", "--full-screen"] }),
                );
            }
        }
        capabilities
    }
}

fn chromium_options(settings: &Settings) -> serde_json::Value {
    let mut switches: Vec<String> = [
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    .map(String::from)
    .into();
    switches.push(format!("--window-size={},{}", settings.width.max(500), settings.height));
    switches.extend(settings.switches.iter().map(|switch| (*switch).to_owned()));
    if is_root() {
        switches.push("--no-sandbox".into());
    }
    let mut preferences = json!({ "intl.accept_languages": settings.languages });
    match settings.trouble {
        Some(Trouble::NoStorage) => preferences["profile.default_content_setting_values.cookies"] = json!(2),
        Some(Trouble::Insecure) => switches.push("--host-resolver-rules=MAP jejak.test 127.0.0.1".into()),
        None | Some(Trouble::NoWorker | Trouble::FullStorage) => {}
    }
    json!({ "args": switches, "prefs": preferences })
}

fn firefox() -> &'static str {
    if Command::new("firefox-esr").arg("--version").output().is_ok() { "firefox-esr" } else { "firefox" }
}

/// WebKitGTK's own small browser; it is not on `PATH`.
fn mini_browser() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let found = folders.map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser")).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("no MiniBrowser below /usr/lib; Debian has it in the package webkit2gtk-driver"))
}

/// The number of a screen that is nowhere to be seen, one for all windows of this run.
fn display() -> u32 {
    static DISPLAY: OnceLock<(Process, u32)> = OnceLock::new();
    let start = || {
        let arguments = ["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"];
        Process::start_and_find("Xvfb", &arguments, "in Debian's package xvfb", |line| line.trim().parse().ok())
    };
    DISPLAY.get_or_init(start).1
}

/// A folder of locales, made where it lacks the one of the first language, and that locale's name.
fn locale(languages: &str) -> (String, String) {
    let language = languages.split(',').next().unwrap_or_default();
    let territory = if language.contains('-') { language.replace('-', "_") } else { format!("{language}_{}", language.to_uppercase()) };
    let name = format!("{territory}.UTF-8");
    let folder = scratch().join("locales");
    std::fs::create_dir_all(&folder).expect("a folder for locales");
    static MAKING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    if !folder.join(&name).is_dir() {
        let made = Command::new("localedef").args(["-i", &territory, "-f", "UTF-8"]).arg(folder.join(&name)).output();
        let made = made.unwrap_or_else(|error| panic!("localedef: {error}"));
        assert!(made.status.success(), "no locale {name}; Debian has it in the package locales: {}", String::from_utf8_lossy(&made.stderr));
    }
    (folder.display().to_string(), name)
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr()).expect("a free port").port()
}
