//! The floor that the page is measured against: the same outline with 300 bare events, in plain HTML, SVG and JSON.
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::process;

const EVENTS: usize = 300;

const PAGE: &str = r##"<!doctype html>
<html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Plain</title>
<link rel="icon" href="data:,">
<h1>Events</h1><p id="count">Opening</p><svg id="lanes" width="1100" height="320"></svg>
<script type="module">
const events = await (await fetch("events.json")).json();
const svg = document.querySelector("#lanes");
for (const [day, lane] of events) {
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  dot.setAttribute("cx", 20 + day / 4);
  dot.setAttribute("cy", 40 + lane * 80 + day % 30);
  dot.setAttribute("r", 4);
  dot.append(document.createElementNS("http://www.w3.org/2000/svg", "title"));
  dot.firstChild.textContent = `Event ${day}`;
  svg.append(dot);
}
document.querySelector("#count").textContent = events.length;
performance.mark("jejak:lanes");
performance.mark("jejak:ready");
</script></html>
"##;

/// Writes the floor page to a new folder: some 4 kB, so not worth compressing.
pub fn write() -> PathBuf {
    let folder = env::temp_dir().join(format!("jejak-ekspor-floor-{}", process::id()));
    fs::create_dir_all(&folder).expect("a temporary folder");
    let mut events = String::from("[");
    for n in 0..EVENTS {
        let comma = if n == 0 { "" } else { "," };
        write!(events, "{comma}[{},{}]", n * 7919 % 4000, n % 4).expect("text");
    }
    events.push(']');
    fs::write(folder.join("index.html"), PAGE).expect("the floor page");
    fs::write(folder.join("events.json"), events).expect("the floor's data");
    folder
}
