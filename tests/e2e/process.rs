//! Programs that run beside the stories, and end with them however they end.
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

const OURS: &str = "jejak-ekspor-";
const PATIENCE: Duration = Duration::from_secs(30);
/// Runs a program and kills it and all that it started as soon as our end of the pipe closes, which it does when we are no more. What the
/// program says ends with it: the guard does not hold that pipe.
const GUARD: &str = r#""$0" "$@" </dev/null & exec >&-; read -r line; kill -KILL 0"#;

/// A running program, the leader of a process group of its own.
pub struct Process {
    name: String,
    guard: Child,
    output: Option<BufReader<ChildStdout>>,
    temporary: PathBuf,
}

impl Process {
    /// Starts a program with arguments and variables; `origin` says where one gets it.
    pub fn start(name: &str, arguments: &[&str], environment: &[(&str, &str)], origin: &str) -> Process {
        assert!(is_there(name), "{name} is not installed; it is {origin}");
        let temporary = temporary();
        let mut guard = Command::new("sh")
            .arg("-c")
            .arg(GUARD)
            .arg(name)
            .args(arguments)
            .envs(environment.iter().copied())
            .env("TMPDIR", &temporary)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let output = guard.stdout.take().map(BufReader::new);
        Process { name: name.to_owned(), guard, output, temporary }
    }

    /// Starts a program, and reads its output until a line has what is looked for: where it listens. Drivers that start side by side may
    /// take the same port, and one of them ends: so there is a second and a third attempt.
    pub fn start_and_find<T>(name: &str, arguments: &[&str], origin: &str, find: impl Fn(&str) -> Option<T>) -> (Process, T) {
        let start = || {
            let mut process = Process::start(name, arguments, &[], origin);
            let found = process.find_in_output(&find)?;
            Some((process, found))
        };
        (0..3).find_map(|_| start()).unwrap_or_else(|| panic!("{name} ended three times without saying where it listens"))
    }

    /// What is looked for in the program's output; none where it ends without it. What follows is read and dropped: a full pipe would stop it.
    fn find_in_output<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let mut lines = self.output.take()?.lines().map_while(Result::ok);
        let found = lines.find_map(|line| find(&line));
        thread::spawn(move || lines.for_each(drop));
        found
    }

    /// Waits until something listens on a port.
    pub fn wait_for_port(&mut self, port: u16) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < PATIENCE, "{} does not listen on port {port}", self.name);
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The guard leads its own group, so this reaches the browser too.
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", self.guard.id())]).stderr(Stdio::null()).status();
        let _ = self.guard.wait();
        let _ = fs::remove_dir_all(&self.temporary);
    }
}

/// A folder for what a program keeps while it runs: a browser that is killed leaves its profile, hundreds of megabytes after some stories.
/// The name is short, since Chromium puts a socket there.
fn temporary() -> PathBuf {
    static LAST: AtomicU32 = AtomicU32::new(0);
    static SWEPT: Once = Once::new();
    SWEPT.call_once(sweep);
    let folder = env::temp_dir().join(format!("{OURS}{}-{}", process::id(), LAST.fetch_add(1, Ordering::Relaxed)));
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}

/// Removes the folders of earlier runs, which were ended with their browsers.
fn sweep() {
    for folder in fs::read_dir(env::temp_dir()).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let of = folder.file_name().and_then(|name| name.to_str()?.strip_prefix(OURS)?.split_once('-')?.0.parse::<u32>().ok());
        if of.is_some_and(|run| !Path::new("/proc").join(run.to_string()).exists()) {
            let _ = fs::remove_dir_all(&folder);
        }
    }
}

fn is_there(program: &str) -> bool {
    let on_path = || std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).any(|folder| folder.join(program).is_file());
    std::path::Path::new(program).is_file() || on_path()
}
