//! A browser of any of the three engines, driven over WebDriver: one driver and one fresh profile for each session.
use crate::engine::Engine;
use crate::process::Process;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;
use std::{env, fs};

/// How a browser is started.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// CSS px.
    pub width: u32,
    /// CSS px.
    pub height: u32,
    /// The reader's languages, best first, as in `Accept-Language`.
    pub languages: &'static str,
    /// Further switches of Chromium; the other engines take none.
    pub switches: Vec<&'static str>,
    /// Whether Chromium keeps a log of its requests.
    pub log_requests: bool,
    /// What is wrong with the browser.
    pub trouble: Option<Trouble>,
    /// Whether a story goes on before all of a page's files are here: some never come.
    pub is_impatient: bool,
}

/// What a browser refuses or lacks.
#[allow(dead_code, reason = "the bench has none")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The reader's settings forbid a page to keep anything.
    NoStorage,
    /// There are no service workers.
    NoWorker,
    /// There is next to no room for what pages keep.
    FullStorage,
    /// `http://jejak.test` is this machine: an address without encryption.
    Insecure,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            width: 1440,
            height: 900,
            languages: "id",
            switches: Vec::new(),
            log_requests: false,
            trouble: None,
            is_impatient: false,
        }
    }
}

/// A running driver with one browser session.
pub struct Browser {
    pub client: Client,
    pub engine: Engine,
    driver: Process,
}

impl Browser {
    /// Starts a driver on a free port, and a browser with a new profile.
    pub async fn start(engine: Engine, settings: &Settings) -> Browser {
        let (driver, port) = engine.start_driver(settings);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(engine.capabilities(settings))
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|error| panic!("{engine:?} did not start: {error}. `cargo xtask setup --browser` installs it."));
        let browser = Browser { client, engine, driver };
        browser.resize(settings).await;
        browser
    }

    /// Gives the page the size of the settings: no window of a desktop is as narrow as a phone, so each engine has a way of its own.
    pub async fn resize(&self, settings: &Settings) {
        let (width, height) = (settings.width, settings.height);
        match self.engine {
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
                self.devtools("Emulation.setDeviceMetricsOverride", &size).await;
                // An empty page on an emulated phone is wider than the phone, as on a real one.
                return;
            }
            Engine::Firefox => {
                // The place of the page within the window, which is itself a document.
                self.client.set_window_size(width, height + 200).await.expect("a window's size");
                self.vendor("moz/context", json!({ "context": "chrome" })).await.expect("the window's own document");
                let body = "for (const [side, px] of [['width', arguments[0]], ['height', arguments[1]]]) \
                    for (const limit of ['', 'min-', 'max-']) gBrowser.selectedBrowser.style.setProperty(limit + side, `${px}px`);";
                let done = self.client.execute(body, vec![width.into(), height.into()]).await;
                self.vendor("moz/context", json!({ "context": "content" })).await.expect("the page");
                done.expect("the page's size");
            }
            Engine::WebKit => self.client.set_window_size(width, height).await.expect("a window's size"),
        }
        let inner = || async { self.client.execute("return [innerWidth, innerHeight]", vec![]).await.ok() };
        let met = until(Duration::from_secs(10), || async { inner().await.filter(|size| *size == json!([width, height])) });
        let met = met.await.is_some();
        assert!(met, "{:?} gives a page of {:?} px, not {width} x {height}", self.engine, inner().await);
    }

    /// Sends a command of Chromium's own protocol.
    pub async fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let answer = self.vendor("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// What the page wrote to the console as an error since the last call.
    #[allow(dead_code, reason = "the bench does not ask")]
    pub async fn console_errors(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            // Their drivers have no such log: `Page` listens for errors itself.
            return Vec::new();
        }
        let answer = self.vendor("se/log", json!({ "type": "browser" })).await.expect("the console's log");
        let entries = answer.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .filter(|entry| entry["level"] == "SEVERE" && !entry["message"].to_string().contains("/favicon.ico"))
            .map(|entry| entry["message"].to_string())
            .collect()
    }

    /// Ends the session and the driver.
    pub async fn stop(self) {
        // A session that is already gone is what we want.
        let _ = self.client.close().await;
        drop(self.driver);
    }

    async fn vendor(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        vendor(&self.client, path, body).await
    }
}

/// Sends a command that is not in the standard.
pub async fn vendor(client: &Client, path: &'static str, body: Value) -> Result<Value, CmdError> {
    client.issue_cmd(Vendor { path, body }).await
}

/// A command that only one of the drivers has.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// The folder with the built site: `JEJAK_DIST`, else `dist/`.
pub fn dist() -> PathBuf {
    let folder = env::var_os("JEJAK_DIST").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    assert!(folder.join("index.html").is_file(), "{}: no site; `cargo xtask build` writes it", folder.display());
    folder
}

/// Where to put what a run leaves behind.
#[allow(dead_code, reason = "the bench has its own")]
pub fn scratch() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(&folder).expect("a folder for screenshots");
    folder
}

/// Runs `work` on the executor that all share, so that a browser outlives the story that started it.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    static RUNTIME: OnceLock<tokio::runtime::Runtime> = OnceLock::new();
    let build = || tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("an executor");
    RUNTIME.get_or_init(build).block_on(work)
}

/// Asks until `question` has an answer, for at most `limit`.
pub async fn until<T, F: Future<Output = Option<T>>>(limit: Duration, mut question: impl FnMut() -> F) -> Option<T> {
    let start = tokio::time::Instant::now();
    loop {
        if let Some(answer) = question().await {
            return Some(answer);
        }
        if start.elapsed() > limit {
            return None;
        }
        tokio::time::sleep(Duration::from_millis(15)).await;
    }
}
