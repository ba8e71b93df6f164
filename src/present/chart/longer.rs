//! In a narrow window, figures of periods that go on beyond both of its ends are one line, so that they do not bury what is said of the
//! window itself.
use super::canvas::{Canvas, Stroke, TEXT};
use super::input::Input;
use super::points::{Group, Span};
use super::scene::{Anchor, Ink, Mark, text_width};
use crate::model::index::ClaimIx;

/// `Mark::series` of the line: it belongs to no other.
const LONGER: u32 = u32::MAX - 2;
/// Px that the line takes.
pub const ROW: f64 = 20.0;
/// So few are drawn each for itself.
const FEW: usize = 6;

/// Takes the groups that are only possible in the window out of the others, where they are many and something else is drawn.
pub fn fold(input: &Input, groups: &mut Vec<Group>) -> Vec<ClaimIx> {
    let is_longer = |group: &Group| !group.is_open && Span::new(&group.period, input.domain).cut == (true, true);
    let longer = groups.iter().filter(|group| is_longer(group)).count();
    if input.state.when.is_none() || longer <= FEW || longer == groups.len() {
        return Vec::new();
    }
    let mut rows: Vec<ClaimIx> = groups.iter().filter(|group| is_longer(group)).flat_map(|group| &group.rows).copied().collect();
    groups.retain(|group| !is_longer(group));
    crate::model::sort::ascending(&mut rows);
    rows.dedup();
    rows
}

/// Draws the line at a height, with how many claims it stands for.
pub fn draw(canvas: &Canvas, input: &Input, rows: Vec<ClaimIx>, y: f64) -> Mark {
    let words = (input.strings.lanes.longer)(rows.len() as u32);
    let (ends, middle) = ((canvas.left + 1.0, canvas.right - 1.0), y + ROW / 2.0);
    let stroke = Stroke(Ink::Mute, 0.65, 2.0, false);
    canvas.line((ends.0, middle), (ends.1, middle), stroke);
    canvas.arrows(ends, middle, stroke, (true, true));
    let width = text_width(&words, TEXT, false) + 12.0;
    let x = (canvas.left + canvas.right) / 2.0;
    canvas.bar((x - width / 2.0, y + 2.0), (width, ROW - 4.0), 4.0, Ink::Panel, 1.0);
    canvas.text((x, middle + 4.0), &words, false, Ink::Mute, Anchor::Middle);
    let width = canvas.right - canvas.left;
    Mark { rows, x: canvas.left, y, w: width, h: ROW, series: LONGER, words, label: None, conflict: None }
}
