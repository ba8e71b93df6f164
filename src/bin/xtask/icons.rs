//! What an installed page needs: the manifest, and the icon as SVG and as PNG in the sizes that systems ask for.
use crate::command::Failure;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, FilterType};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const MANIFEST: &str = include_str!("../../offline/manifest.webmanifest");
const ICON: &str = include_str!("../../offline/icon.svg");
const MASKABLE: &str = include_str!("../../offline/icon-maskable.svg");
/// File name, drawing, width and height in px.
const PICTURES: [(&str, &str, u16); 3] =
    [("icon-192.png", ICON, 192), ("icon-512.png", ICON, 512), ("icon-maskable-512.png", MASKABLE, 512)];

/// Writes them to a site.
pub fn write(site: &Path) -> Result<(), Failure> {
    let put = |name: &str, bytes: &[u8]| {
        let path = site.join(name);
        fs::write(&path, bytes).map_err(|error| Failure::at(&path, &error))
    };
    put("manifest.webmanifest", compact(MANIFEST)?.as_bytes())?;
    put("icon.svg", ICON.trim().as_bytes())?;
    PICTURES.iter().try_for_each(|(name, svg, size)| put(name, &png(svg, *size)?))
}

fn compact(manifest: &str) -> Result<String, Failure> {
    let value: serde_json::Value =
        serde_json::from_str(manifest).map_err(|error| Failure(format!("src/offline/manifest.webmanifest: {error}")))?;
    Ok(value.to_string())
}

fn png(svg: &str, size: u16) -> Result<Vec<u8>, Failure> {
    let refuse = |why: String| Failure(format!("an icon of src/offline: {why}"));
    let tree = Tree::from_str(svg, &Options::default()).map_err(|error| refuse(error.to_string()))?;
    let mut picture = Pixmap::new(size.into(), size.into()).ok_or_else(|| refuse(format!("no picture of {size} px")))?;
    let scale = f32::from(size) / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    smallest(&picture).map_err(|error| refuse(error.to_string()))
}

type Colour = [u8; 4];

/// The picture as the smallest of the PNGs that the filters give, with a palette.
fn smallest(picture: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let pixels: Vec<Colour> =
        picture.pixels().iter().map(|pixel| pixel.demultiply()).map(|c| [c.red(), c.green(), c.blue(), c.alpha()]).collect();
    let shades = shades(&pixels);
    let palette: BTreeSet<Colour> = shades.values().copied().collect();
    let palette: Vec<Colour> = palette.into_iter().collect();
    let place = |pixel: &Colour| palette.binary_search(&shades[pixel]).unwrap_or_default() as u8;
    let places: Vec<u8> = pixels.iter().map(place).collect();
    let mut best = Vec::new();
    for filter in [FilterType::NoFilter, FilterType::Sub, FilterType::Up, FilterType::Paeth] {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette.iter().flat_map(|c| &c[..3]).copied().collect::<Vec<u8>>());
        encoder.set_trns(palette.iter().map(|c| c[3]).collect::<Vec<u8>>());
        encoder.set_compression(Compression::Best);
        encoder.set_filter(filter);
        encoder.write_header()?.write_image_data(&places)?;
        if best.is_empty() || bytes.len() < best.len() {
            best = bytes;
        }
    }
    Ok(best)
}

/// What each colour becomes so that at most 256 are left: of those that differ in their last bits only, the most frequent one. What is
/// large keeps its colour; the shades of its edges make way.
fn shades(pixels: &[Colour]) -> BTreeMap<Colour, Colour> {
    let mut counts: BTreeMap<Colour, usize> = BTreeMap::new();
    for pixel in pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    for bits in 0..8 {
        let alike = |colour: &Colour| colour.map(|channel| channel >> bits);
        let mut chosen: BTreeMap<Colour, (usize, Colour)> = BTreeMap::new();
        for (colour, count) in &counts {
            let most = chosen.entry(alike(colour)).or_insert((*count, *colour));
            *most = (*most).max((*count, *colour));
        }
        if chosen.len() <= 256 {
            return counts.keys().map(|colour| (*colour, chosen[&alike(colour)].1)).collect();
        }
    }
    BTreeMap::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_of_the_manifest_is_one_that_is_written() {
        let manifest: serde_json::Value = serde_json::from_str(&compact(MANIFEST).unwrap()).unwrap();
        let written: Vec<&str> = PICTURES.iter().map(|picture| picture.0).chain(["icon.svg"]).collect();
        let shortcuts = manifest["shortcuts"].as_array().unwrap();
        assert_eq!(shortcuts.len(), 3);
        let icons = shortcuts.iter().chain([&manifest]).flat_map(|part| part["icons"].as_array().unwrap());
        for icon in icons {
            let name = icon["src"].as_str().unwrap();
            assert!(written.contains(&name), "{name}");
        }
    }

    #[test]
    fn large_areas_keep_their_colour_and_edges_nearly_do() {
        let few = vec![[1, 2, 3, 255], [1, 2, 4, 255], [1, 2, 3, 0]];
        assert!(shades(&few).iter().all(|(from, to)| from == to), "as few as these all stay");
        let mut many: Vec<Colour> = (0..1000u32).map(|n| [(n % 250) as u8, (n / 250) as u8 * 60, 7, 255]).collect();
        many.extend([[103, 0, 7, 255]; 50]);
        let shades = shades(&many);
        let left: BTreeSet<&Colour> = shades.values().collect();
        assert!(left.len() <= 256 && left.len() > 100, "{}", left.len());
        assert_eq!(shades[&[103, 0, 7, 255]], [103, 0, 7, 255]);
        for (from, to) in &shades {
            assert!(from.iter().zip(to).all(|(a, b)| a.abs_diff(*b) < 8), "{from:?} became {to:?}");
        }
    }

    #[test]
    fn a_maskable_icon_fills_its_square_and_the_other_has_round_corners() {
        let corner = |svg: &str| {
            let picture = Pixmap::decode_png(&png(svg, 192).unwrap()).unwrap();
            assert_eq!((picture.width(), picture.height()), (192, 192));
            picture.pixel(0, 0).unwrap().alpha()
        };
        assert_eq!((corner(MASKABLE), corner(ICON)), (255, 0));
    }
}
