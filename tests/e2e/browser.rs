//! Chromium, driven over WebDriver: one driver and one fresh profile for each session, both gone afterwards.
use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

/// How a browser is started.
#[derive(Clone, Debug)]
pub struct Settings {
    /// CSS px.
    pub width: u32,
    /// CSS px.
    pub height: u32,
    /// The reader's languages, best first, as in `Accept-Language`.
    pub languages: &'static str,
    /// Further switches of Chromium.
    pub switches: Vec<&'static str>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { width: 1440, height: 900, languages: "id", switches: Vec::new() }
    }
}

/// A running driver with one browser session.
pub struct Browser {
    pub client: Client,
    driver: Driver,
}

impl Browser {
    /// Starts a driver on a free port, and a browser with a new profile.
    pub async fn start(settings: &Settings) -> Browser {
        let driver = Driver::start();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(settings))
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap_or_else(|error| panic!("Chromium did not start: {error}. Debian has it in the package `chromium`."));
        let browser = Browser { client, driver };
        // The window of a headless Chromium is no narrower than 500 px, so the size is that of the emulated screen.
        let size = json!({ "width": settings.width, "height": settings.height, "deviceScaleFactor": 1, "mobile": settings.width < 600 });
        browser.devtools("Emulation.setDeviceMetricsOverride", &size).await;
        browser
    }

    /// Sends a command of Chromium's own protocol.
    pub async fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let answer = self.vendor("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// What the page wrote to the console as an error since the last call.
    #[allow(dead_code, reason = "the bench does not ask")]
    pub async fn console_errors(&self) -> Vec<String> {
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
        self.client.issue_cmd(Vendor { path, body }).await
    }
}

fn capabilities(settings: &Settings) -> Capabilities {
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
    let user = Command::new("id").arg("-u").output();
    if user.is_ok_and(|output| output.stdout.trim_ascii() == b"0") {
        switches.push("--no-sandbox".into());
    }
    let options = json!({
        "args": switches,
        "prefs": { "intl.accept_languages": settings.languages },
    });
    let mut capabilities = Capabilities::new();
    capabilities.insert("goog:chromeOptions".into(), options);
    capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "SEVERE" }));
    capabilities.insert("timeouts".into(), json!({ "script": 60_000, "pageLoad": 120_000 }));
    capabilities
}

/// A command that only Chromium's driver has.
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

/// The driver's process, and the browser that it started.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start() -> Driver {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver: {error}. Debian has it in the package `chromium-driver`."));
        let output = process.stdout.take().expect("stdout is piped");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok());
        let Some(port) = port else {
            let _ = process.kill();
            panic!("chromedriver named no port: {:?}", process.wait());
        };
        // A full pipe would stop the driver.
        thread::spawn(move || lines.for_each(drop));
        Driver { process, port }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver leads its own group, so this reaches the browser too.
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", self.process.id())]).stderr(Stdio::null()).status();
        let _ = self.process.wait();
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

/// Runs `work` on an executor of its own.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("an executor");
    runtime.block_on(work)
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
