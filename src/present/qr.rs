//! A link as a QR code.
use super::markup::Html;
use qrcodegen_no_heap::{QrCode, QrCodeEcc, Version};

/// The largest code that a phone still reads off a page at the size that paper gives it.
const LARGEST: Version = Version::new(25);

/// The code as a picture of lines, one for each run of dark squares; None where the text is too long for one. It is as wide as what it is
/// put into, without a border of its own: paper is white around it. Its correction of errors is the least that costs no more squares: on
/// clean paper large squares are worth more.
pub fn picture(text: &str, called: &str) -> Option<String> {
    let mut scratch = [0; LARGEST.buffer_len()];
    let mut squares = [0; LARGEST.buffer_len()];
    scratch.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    let code = QrCode::encode_binary(&mut scratch, text.len(), &mut squares, QrCodeEcc::Low, Version::MIN, LARGEST, None, true).ok()?;
    let mut html = Html::default();
    let side = code.size();
    let number = |html: &mut Html, n: i32| {
        html.number(n.unsigned_abs());
    };
    html.raw("<svg class=\"qr\" role=\"img\" shape-rendering=\"crispEdges\" viewBox=\"0 0 ");
    number(&mut html, side);
    html.raw(" ");
    number(&mut html, side);
    html.raw("\" aria-label=\"").text(called).raw("\"><path d=\"");
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                html.raw("M");
                number(&mut html, start);
                html.raw(" ");
                number(&mut html, y);
                html.raw("h");
                number(&mut html, x - start);
                html.raw("v1h-");
                number(&mut html, x - start);
                html.raw("z");
            }
            x += 1;
        }
    }
    html.raw("\"/></svg>");
    Some(html.finish())
}
