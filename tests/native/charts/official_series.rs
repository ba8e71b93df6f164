//! The reader's own table as a series over the values lane.
use super::*;
use jejak_ekspor::present::chart::official::{self, Apart};
use jejak_ekspor::protocol::host::{Ends, Frame};

/// Official values of Lamongan: two whole years, the second also by its months.
fn official_lamongan() -> official::Series {
    let observation = |first, last, height: f64| official::Observation { first, last, height, words: format!("{height}") };
    let month = |m: u8| {
        let last = jejak_ekspor::model::edtf::days_in_month(2017, m);
        observation(day_from_civil(2017, m, 1), day_from_civil(2017, m, last), 136_933_600_000.0 / 12.0)
    };
    let year = |year, height| observation(day_from_civil(year, 1, 1), day_from_civil(year, 12, 31), height);
    let mut observations = vec![year(2016, 123_900_000_000.0), year(2017, 136_933_600_000.0)];
    observations.extend((1..=12).map(month));
    official::Series { ink: Ink::S2, is_quiet: false, observations }
}

#[test]
fn an_official_series_lies_on_the_axes_of_the_lane() {
    let session = session();
    let state = lamongan();
    let answer = session.answer(&state, Lang::Id);
    let series = [official_lamongan()];
    for (width, height) in [(360.0, 240.0), (812.0, 300.0)] {
        let mut input = input(session, &answer, &state, "export_value");
        let size = Size { width, height };
        input.beside = official::range(&values(&input, size).frame, &series);
        assert_eq!(input.beside, Some(Ends { low: 136_933_600_000.0 / 12.0, high: 136_933_600_000.0 }));
        let lane = values(&input, size);
        let overlay = official::overlay(&lane.frame, &series, &[]);
        let claimed = lane.marks.iter().find(|mark| mark.words.contains("Rp123,9 miliar")).expect("a claim on 2016");
        let told = overlay.marks.iter().find(|mark| mark.words == "123900000000").expect("the table on 2016");
        assert!((claimed.y + claimed.h / 2.0 - told.y - told.h / 2.0).abs() < 0.51, "equal values are at one height: {claimed:?} {told:?}");
        let x = |year| x_of_day(input.domain, width, day_from_civil(year, 1, 1));
        assert!((told.x - x(2016)).abs() < 0.51 && (told.x + told.w - x(2017)).abs() < 0.51, "{told:?}");
        assert_eq!(overlay.marks.len(), 14);
        let bottom = lane.frame.bottom;
        assert!(overlay.marks.iter().all(|mark| mark.y + mark.h / 2.0 < bottom && mark.y > 0.0), "every value is on the axis");
    }
}

#[test]
fn the_axis_holds_what_is_laid_over_it() {
    let session = session();
    let state = lamongan();
    let answer = session.answer(&state, Lang::Id);
    let mut input = input(session, &answer, &state, "export_value");
    let size = Size { width: 812.0, height: 300.0 };
    let alone = values(&input, size).frame;
    input.beside = Some(Ends { low: 1e3, high: 1e15 });
    let wide = values(&input, size).frame;
    let [narrower, wider] = [alone, wide].map(|frame| frame.logarithms.expect("a logarithmic axis"));
    assert!(narrower.low > 3.0 && wider.low < 3.0 && wider.high > 15.0, "{alone:?} {wide:?}");
    input.beside = None;
    assert_eq!(values(&input, size).frame, alone);
}

/// A lane of values from ten billion to a trillion between two days.
fn frame(first_day: i32, last_day: i32) -> Frame {
    let logarithms = Some(Ends { low: 10.0, high: 12.0 });
    Frame { width: 812.0, height: 300.0, first_day, last_day, top: 10.0, bottom: 262.0, logarithms }
}

#[test]
fn an_official_series_is_drawn_as_before() {
    let frame = frame(day_from_civil(2015, 1, 1), day_from_civil(2018, 12, 31));
    let apart = Apart {
        claim: (day_from_civil(2017, 1, 1), day_from_civil(2017, 10, 31), 5e11),
        table: (day_from_civil(2017, 1, 1), day_from_civil(2017, 12, 31), 136_933_600_000.0),
    };
    let quiet = official::Series { is_quiet: true, ..official_lamongan() };
    let loud = official::overlay(&frame, &[official_lamongan()], &[apart]);
    looks_as_before("official", &[loud.clone(), official::overlay(&frame, &[quiet], &[])]);
    let squares = |scene: &Scene| scene.prims.iter().filter(|prim| matches!(prim, Prim::Polygon { ink: Ink::S2, .. })).count();
    assert_eq!(squares(&loud), 14, "months have room for squares here");
    let narrow = Frame { width: 360.0, ..frame };
    assert_eq!(squares(&official::overlay(&narrow, &[official_lamongan()], &[])), 2, "only years have on a phone");
    assert!(!loud.prims.iter().any(|prim| matches!(prim, Prim::Circle { .. })), "circles are claims");
    let linear = Frame { logarithms: None, ..frame };
    let none = official::overlay(&linear, &[official_lamongan()], &[apart]);
    assert!(none.prims.is_empty() && none.marks.is_empty(), "on another axis it has no place");
}

#[test]
fn what_lies_outside_the_brush_is_not_drawn_and_not_on_the_axis() {
    let summer = frame(day_from_civil(2016, 3, 1), day_from_civil(2016, 9, 30));
    let series = [official_lamongan()];
    assert_eq!(official::range(&summer, &series), Some(Ends { low: 123_900_000_000.0, high: 123_900_000_000.0 }));
    let scene = official::overlay(&summer, &series, &[]);
    assert_eq!(scene.marks.len(), 1);
    assert!(scene.marks[0].x >= 63.5 && scene.marks[0].x + scene.marks[0].w <= 794.5, "cut at the plot: {:?}", scene.marks[0]);
    let later = frame(day_from_civil(2019, 1, 1), day_from_civil(2019, 12, 31));
    assert_eq!((official::range(&later, &series), official::overlay(&later, &series, &[]).marks.len()), (None, 0));
}
