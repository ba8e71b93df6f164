//! What an installed page needs: the manifest, and the icon as SVG and as PNG in the sizes that systems ask for.
use super::Site;
use crate::command::Failure;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

const MANIFEST: &str = include_str!("../../../offline/manifest.webmanifest");
const ICON: &str = include_str!("../../../offline/icon.svg");
const MASKABLE: &str = include_str!("../../../offline/icon-maskable.svg");
/// File name, drawing, width and height in px.
const PICTURES: [(&str, &str, u16); 3] =
    [("icon-192.png", ICON, 192), ("icon-512.png", ICON, 512), ("icon-maskable-512.png", MASKABLE, 512)];

/// Adds them to the site.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    site.put("manifest.webmanifest", compact(MANIFEST)?);
    site.put("icon.svg", ICON.trim());
    for (name, svg, size) in PICTURES {
        site.put(name, png(svg, size)?);
    }
    Ok(())
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
    let plain = picture.encode_png().map_err(|error| refuse(error.to_string()))?;
    let options = oxipng::Options { strip: oxipng::StripChunks::All, ..oxipng::Options::from_preset(4) };
    oxipng::optimize_from_memory(&plain, &options).map_err(|error| refuse(error.to_string()))
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
    fn a_maskable_icon_fills_its_square_and_the_other_has_round_corners() {
        let corner = |svg: &str| {
            let picture = Pixmap::decode_png(&png(svg, 192).unwrap()).unwrap();
            assert_eq!((picture.width(), picture.height()), (192, 192));
            picture.pixel(0, 0).unwrap().alpha()
        };
        assert_eq!((corner(MASKABLE), corner(ICON)), (255, 0));
    }
}
