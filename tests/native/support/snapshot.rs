//! Scenes kept as pictures in `tests/fixture/snapshots`, for a person to look at.
//!
//! A picture that changed is written beside the old one, as `NAME.new.svg`; whoever likes it renames it. What a mark says is its
//! title, so that a pointer over it shows it.
use jejak_ekspor::present::chart::{Ink, Prim, Scene, Size};
use jejak_ekspor::present::export::svg;
use jejak_ekspor::protocol::host::Frame;
use std::fmt::Write;
use std::fs;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture/snapshots/");
const GAP: f64 = 12.0;

/// To the half px, so that a picture does not change with the last bit of a logarithm.
fn half(px: f64) -> f64 {
    (px * 2.0).round() / 2.0
}

fn moved(prim: &Prim, down: f64) -> Prim {
    let mut prim = prim.clone();
    let half_all = |values: &mut [&mut f64]| values.iter_mut().for_each(|value| **value = half(**value));
    match &mut prim {
        Prim::Line { from, to, .. } => {
            (from.1, to.1) = (from.1 + down, to.1 + down);
            half_all(&mut [&mut from.0, &mut from.1, &mut to.0, &mut to.1]);
        }
        Prim::Rect { x, y, w, h, .. } => {
            *y += down;
            half_all(&mut [x, y, w, h]);
        }
        Prim::Circle { cx, cy, r, .. } => {
            *cy += down;
            half_all(&mut [cx, cy, r]);
        }
        Prim::Polygon { points, .. } => {
            for (x, y) in points {
                *y += down;
                half_all(&mut [x, y]);
            }
        }
        Prim::Text { x, y, .. } => {
            *y += down;
            half_all(&mut [x, y]);
        }
    }
    prim
}

/// Scenes under each other, on the ground that the page gives them.
fn stacked(scenes: &[Scene]) -> Scene {
    let width = scenes.iter().map(|scene| scene.size.width).fold(0.0, f64::max);
    let height = scenes.iter().map(|scene| scene.size.height + GAP).sum::<f64>() - GAP;
    let ground = Prim::Rect { x: 0.0, y: 0.0, w: width, h: height, radius: 0.0, ink: Ink::Panel, alpha: 1.0, fill: true };
    let mut all = Scene { size: Size { width, height: half(height) }, prims: vec![ground], marks: Vec::new(), frame: Frame::default() };
    let mut down = 0.0;
    for scene in scenes {
        all.prims.extend(scene.prims.iter().map(|prim| moved(prim, down)));
        all.marks.extend(scene.marks.iter().cloned().map(|mut mark| {
            mark.y += down;
            mark
        }));
        down += scene.size.height + GAP;
    }
    all
}

/// The colours of the light page, by ink.
fn colours() -> Vec<String> {
    let sheet = include_str!("../../../style/tokens.css");
    let light = sheet.split_once('}').expect("a rule").0;
    let value = |ink: Ink| {
        let name = ink.code();
        let (_, rest) = light.split_once(&format!("{name}: ")).unwrap_or_else(|| panic!("no {name}"));
        rest.split_once(';').expect("a value").0.to_owned()
    };
    Ink::ALL.into_iter().map(value).collect()
}

fn picture(scenes: &[Scene]) -> String {
    let (scene, colours) = (stacked(scenes), colours());
    let mut file = svg(&scene, |ink| &colours[ink as usize], "sans-serif");
    file.truncate(file.len() - "</svg>\n".len());
    for mark in &scene.marks {
        let [x, y, w, h] = [mark.x, mark.y, mark.w, mark.h].map(half);
        let words = mark.words.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(
            file,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill-opacity=\"0\"><title>{words} [{}]</title></rect>",
            mark.rows.len()
        );
    }
    file + "</svg>\n"
}

/// Compares scenes, under each other, with the picture that is kept of them.
#[track_caller]
pub fn looks_as_before(name: &str, scenes: &[Scene]) {
    let (now, kept) = (picture(scenes), fs::read_to_string(format!("{FOLDER}{name}.svg")).unwrap_or_default());
    let new = format!("{FOLDER}{name}.new.svg");
    if now == kept {
        let _ = fs::remove_file(new);
        return;
    }
    fs::write(&new, &now).unwrap();
    let same = now.lines().zip(kept.lines()).take_while(|(a, b)| a == b).count();
    panic!(
        "{name}.svg is drawn otherwise from line {}:\n now  {:?}\n kept {:?}\n\
         Look at both: tests/fixture/snapshots/{name}.svg and {name}.new.svg. To accept the new one:\n\
         mv tests/fixture/snapshots/{name}.new.svg tests/fixture/snapshots/{name}.svg",
        same + 1,
        now.lines().nth(same),
        kept.lines().nth(same)
    );
}
