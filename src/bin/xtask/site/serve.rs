//! Builds the site and serves it to this machine.
use super::build;
use super::server::Site;
use crate::command::{Failure, dist, on_path};
use crate::tools;
use std::env;
use std::io::ErrorKind;
use std::process::{Command, Stdio};

const PORT: u16 = 8080;

/// Serves on the port asked for, else on 8080 or the next one that is free.
pub fn run(port: Option<u16>) -> Result<(), Failure> {
    build(&tools::for_building()?)?;
    let site = start(port)?;
    println!("\nJejak Ekspor is at {}  (Ctrl+C stops it)", site.address());
    open(&site.address());
    site.wait();
    Ok(())
}

fn start(port: Option<u16>) -> Result<Site, Failure> {
    let ports = port.map_or(PORT..=PORT + 99, |port| port..=port);
    let mut last = String::new();
    for port in ports {
        match Site::start(&dist(), port) {
            Ok(site) => return Ok(site),
            Err(error) => {
                last = format!("port {port}: {error}");
                if error.kind() != ErrorKind::AddrInUse {
                    break;
                }
            }
        }
    }
    Err(Failure(last))
}

/// Opens the address in the person's browser where there is a screen.
fn open(address: &str) {
    let has_screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    if has_screen && on_path("xdg-open").is_some() {
        // The address is printed anyway, so it does not matter whether this works.
        let _ = Command::new("xdg-open").arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    }
}
