//! Room on the disk: a compiler that finds none says so after many minutes, in words about its own files.
use crate::command::{Failure, target};
use std::env;
use std::path::Path;
use std::process::Command;

/// What all steps leave in the target folder, kB, measured; and what incremental compilation adds to it, where it is not turned off.
const ALL: u64 = 8_000_000;
const INCREMENTAL: u64 = 7_000_000;
/// What they need where most of it is there already.
const AGAIN: u64 = 2_000_000;

/// Refuses to begin where the disk is too full to end.
pub fn look() -> Result<(), Failure> {
    let folder = target()?;
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let is_incremental = env::var_os("CARGO_INCREMENTAL").is_none_or(|set| set != "0");
    let whole = ALL + if is_incremental { INCREMENTAL } else { 0 };
    let needed = if folder.join("debug/deps").is_dir() { AGAIN } else { whole };
    let mut command = Command::new("df");
    let output = command.args(["-Pk"]).arg(there).output().map_err(|error| Failure(format!("df: {error}")))?;
    match free(&String::from_utf8_lossy(&output.stdout)) {
        Some(free) if free < needed => Err(Failure(format!(
            "{}: {} are free, {} are needed; `cargo clean` frees what earlier builds left",
            there.display(),
            spelled(free),
            spelled(needed)
        ))),
        Some(free) => {
            println!("{} are free for {}.", spelled(free), folder.display());
            Ok(())
        }
        None => Err(Failure(format!("df {}: no number of free blocks: {}", there.display(), String::from_utf8_lossy(&output.stdout)))),
    }
}

/// The free kB of the one file system that `df -Pk` tells of.
fn free(told: &str) -> Option<u64> {
    told.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

fn spelled(kilobytes: u64) -> String {
    format!("{}.{} GB", kilobytes / 1_000_000, kilobytes / 100_000 % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_blocks_are_read() {
        let told = "Filesystem 1024-blocks     Used Available Capacity Mounted on\n/dev/vda     263174212 86021340   8598036      92% /\n";
        assert_eq!(free(told), Some(8_598_036));
        assert_eq!(free("df: x: No such file or directory\n"), None);
    }

    #[test]
    fn sizes_are_spelled_in_gigabytes() {
        assert_eq!([spelled(8_598_036), spelled(99_999), spelled(2_000_000)], ["8.5 GB", "0.0 GB", "2.0 GB"]);
    }
}
