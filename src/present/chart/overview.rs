//! The overview: how many claims begin in each month, quarter or year of the whole domain.
use super::axis::{Scale, TimeAxis, ValueAxis};
use super::canvas::Canvas;
use super::input::Input;
use super::labels;
use super::scene::{Ink, Scene, Size};
use crate::model::edtf::{Day, civil_from_day, day_from_civil};

/// A histogram of `Answer::others`; it has no marks, the page draws the brush over it.
pub fn overview(input: &Input, size: Size) -> Scene {
    let bottom = (size.height - 20.0).max(8.0);
    let value = ValueAxis::new(Scale::Linear, &[], bottom);
    let canvas = Canvas::new(size, (0.0, bottom), TimeAxis::new(input.domain, size.width), value);
    let days = f64::from(input.domain.1) - f64::from(input.domain.0) + 1.0;
    let month = (canvas.right - canvas.left) * 30.4 / days;
    let months = if month >= 6.0 {
        1
    } else if month >= 1.4 {
        3
    } else {
        12
    };
    let (first_year, _, _) = civil_from_day(input.domain.0);
    let bin_of = |day: Day| {
        let (year, month, _) = civil_from_day(day.min(input.domain.1).max(input.domain.0));
        ((year - first_year) * 12 + i32::from(month) - 1) / months
    };
    let mut bins = vec![0u32; (bin_of(input.domain.1).clamp(0, 20_000) + 1) as usize];
    for &row in &input.answer.others {
        let first = input.claim(row).and_then(|c| input.when(c, None)).map(|p| p.first());
        if let Some(count) = first.and_then(|day| bins.get_mut(bin_of(day).max(0) as usize)) {
            *count += 1;
        }
    }
    let most = bins.iter().copied().max().unwrap_or(0).max(4);
    let start = |bin: i32| day_from_civil(first_year + bin * months / 12, (bin * months % 12 + 1) as u8, 1);
    for (bin, &count) in (0..).zip(&bins).filter(|(_, count)| **count > 0) {
        let (x0, x1) = (canvas.x(start(bin)), canvas.x(start(bin + 1)));
        // Square root: thirty claims of one day must not flatten the years that have two or three.
        let h = (f64::from(count) / f64::from(most)).sqrt() * (bottom - 6.0);
        let gap = if x1 - x0 > 4.0 { 0.75 } else { 0.25 };
        canvas.bar((x0 + gap, bottom - h), ((x1 - x0 - 2.0 * gap).max(0.5), h), 0.0, Ink::Mute, 0.5);
    }
    canvas.baseline();
    canvas.time_labels(size.height - 5.0, &|day| labels::month(day, input.strings.lang));
    canvas.finish(Vec::new())
}
