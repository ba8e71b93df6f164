//! Running other programs: their output is shown as it comes, and a failure is one sentence. And where the project's folders are.
use std::env;
use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What went wrong, as a sentence for the person at the terminal.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Failure {
    /// A failure of the file system, with the path that it happened on.
    pub fn at(path: &Path, error: &io::Error) -> Failure {
        Failure(format!("{}: {error}", path.display()))
    }

    /// The same failure with the name of what it happened in.
    pub fn of(name: &str) -> impl Fn(Failure) -> Failure {
        move |failure| Failure(format!("{name}: {failure}"))
    }
}

/// The project's top folder.
pub fn root() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from)
}

/// The release site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's folder for what it builds, as cargo itself names it: `CARGO_TARGET_DIR`, a setting of its configuration, or `target/`.
pub fn target() -> Result<PathBuf, Failure> {
    let mut command = cargo(&["metadata", "--no-deps", "--offline", "--format-version", "1"]);
    let output = command.output();
    let refuse = |why: String| Failure(format!("`{}`: {why}", spell(&command)));
    let output = output.map_err(|error| refuse(error.to_string()))?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).map_err(|error| refuse(error.to_string()))?;
    metadata["target_directory"].as_str().map(PathBuf::from).ok_or_else(|| refuse("it names no target directory".into()))
}

/// The folder of this user's cargo: crates and installed programs.
pub fn cargo_home() -> Option<PathBuf> {
    let named = env::var_os("CARGO_HOME").filter(|path| !path.is_empty()).map(PathBuf::from);
    named.or_else(|| home().map(|home| home.join(".cargo")))
}

/// This user's folder.
pub fn home() -> Option<PathBuf> {
    env::var_os("HOME").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// A command that runs the cargo which runs us, in the project's top folder.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command with its output on the terminal; anything but success is a failure.
pub fn must(command: &mut Command) -> Result<(), Failure> {
    let line = spell(command);
    println!("$ {line}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure(format!("`{line}` ended with {status}"))),
        Err(error) => Err(Failure(format!("`{line}` could not be started: {error}"))),
    }
}

/// The first line that a command prints, or `None` if it cannot be run or fails.
pub fn first_line(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).current_dir(root()).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

/// Where a program is on `PATH`.
pub fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// How a person would type a command, without the folder of its program.
pub fn spell(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
