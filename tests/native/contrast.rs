//! Inks and backgrounds of the style sheet: axe sees what is drawn on a canvas as little as the eye of a reader sees a pale one.
use std::collections::BTreeMap;
use std::fs;

type Rgb = [f64; 3];

fn colour(hex: &str) -> Option<Rgb> {
    let long = if hex.len() == 4 { hex[1..].chars().flat_map(|sign| [sign, sign]).collect() } else { hex.get(1..)?.to_owned() };
    let part = |at: usize| u8::from_str_radix(long.get(at..at + 2)?, 16).ok().map(|part| f64::from(part) / 255.0);
    Some([part(0)?, part(2)?, part(4)?])
}

/// Relative luminance, as WCAG defines it.
fn luminance(colour: Rgb) -> f64 {
    let linear = |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    colour.into_iter().map(linear).zip([0.2126, 0.7152, 0.0722]).map(|(part, weight)| part * weight).sum()
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colours of each block of the style sheet that gives a background: by day, by night, on paper.
fn schemes() -> Vec<BTreeMap<String, Rgb>> {
    let styles = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css")).unwrap();
    let block = |block: &str| {
        let lines =
            block.split('}').next().unwrap_or_default().split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
        lines.filter_map(|(name, value)| Some((name.to_owned(), colour(value.trim())?))).collect::<BTreeMap<String, Rgb>>()
    };
    styles.split('{').map(block).filter(|colours| colours.contains_key("bg")).collect()
}

#[test]
fn black_on_white_is_twenty_one_to_one() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast(colour("#777").unwrap(), [1.0; 3]) - 4.48).abs() < 0.01);
}

#[test]
fn every_ink_can_be_read_on_every_background_and_edges_of_controls_can_be_seen() {
    let schemes = schemes();
    assert_eq!(schemes.len(), 3, "by day, by night, on paper");
    for scheme in schemes {
        for (name, ink) in &scheme {
            let least = match name.as_str() {
                // Backgrounds, and lines that only part what the distance between them parts as well.
                "bg" | "panel" | "sel" | "line" | "grid" => continue,
                "control" => 3.0,
                _ => 4.5,
            };
            for behind in ["bg", "panel", "sel"] {
                let is = contrast(*ink, scheme[behind]);
                assert!(is >= least || (name == "control" && behind == "sel"), "{name} on {behind}: {is:.2} to 1");
            }
        }
    }
}
