//! Titles beside the marks of an event lane: short, in rows, none over another.
use super::event::{Event, GAP, Title, row_count, wide};

/// Room below which no title is tried, and above which none goes on, px.
const LEAST: f64 = 64.0;
const MOST: f64 = 340.0;
/// Letters below which a title that was cut says too little.
const LETTERS: usize = 16;
/// Within this of the right edge a title may stand on the left of its mark, px.
const EDGE: f64 = 190.0;

/// The short form of a title: what stands before a colon if that says something by itself, else what follows it; then up to the first
/// comma after 24 letters.
pub fn short(title: &str) -> &str {
    let whole = match title.split_once(": ") {
        Some((head, _)) if head.split(' ').count() > 2 || head.bytes().any(|byte| byte.is_ascii_digit()) => head,
        Some((_, tail)) => tail,
        None => title,
    };
    // Not the comma of a figure.
    let mut commas = whole.match_indices(", ").filter(|(at, _)| whole.get(..*at).is_some_and(|head| head.chars().count() > 24));
    commas.next().and_then(|(at, _)| whole.get(..at)).unwrap_or(whole)
}

/// As much of a title as fits into `room` px, cut at a word.
fn fit(title: &str, room: f64) -> Option<String> {
    if wide(title) <= room {
        return Some(title.to_owned());
    }
    let mut rest = title;
    while let Some((head, _)) = rest.rsplit_once(' ') {
        let cut = [head.trim_end_matches([',', ';', ' ', '–', '-']), "…"].concat();
        if wide(&cut) <= room {
            return (cut.chars().count() > LETTERS).then_some(cut);
        }
        rest = head;
    }
    None
}

/// Gives titles to events, those of most sources first, then the latest: each takes the row that lets most of it stand. Titles that have
/// not come yet take the room that most need, so that the lane does not grow when they come.
pub fn titles(events: &[Event], names: &[&str], (left, width): (f64, f64), from_sources: fn(u32) -> String) -> Vec<Option<Title>> {
    let count = row_count(width);
    let mut rows: Vec<Vec<(f64, f64)>> = vec![Vec::new(); count];
    let mut order: Vec<(usize, &Event)> = events.iter().enumerate().collect();
    crate::model::sort::sort(&mut order, |(n, a), (m, b)| b.sources.cmp(&a.sources).then(b.first.cmp(&a.first)).then(n.cmp(m)));
    let mut placed: Vec<Option<Title>> = events.iter().map(|_| None).collect();
    for (n, event) in order {
        let name = short(names.get(n).copied().unwrap_or_default());
        let half = match (event.is_point, event.is_unsure()) {
            (false, _) => 0.0,
            (true, false) => 7.0,
            (true, true) => 14.0,
        };
        let (from, to) = (event.x0 - half, event.x1 + half);
        let sources = if event.sources > 1 { from_sources(event.sources) } else { String::new() };
        let suffix = if sources.is_empty() { 0.0 } else { wide(&sources) + GAP };
        let (right_x, left_x) = (if event.is_point { to + 3.0 } else { from + 6.0 }, from - 3.0);
        let mut best: Option<(f64, Title, (f64, f64))> = None;
        for (row, used) in rows.iter().enumerate() {
            let reach = to.max(right_x);
            if used.iter().any(|(a, b)| *a < reach && from < *b) {
                continue;
            }
            let next = used.iter().map(|(a, _)| *a).filter(|a| *a >= from).fold(width - 4.0, f64::min);
            let before = used.iter().map(|(_, b)| *b).filter(|b| *b <= from).fold(left, f64::max);
            let is_at_edge = event.is_point && from > width - EDGE;
            for (x, room, ends_at_x) in [(right_x, next - right_x - 6.0, false), (left_x, left_x - before - 9.0, true)] {
                if room < LEAST || (ends_at_x && !is_at_edge) {
                    continue;
                }
                let room = room.min(MOST) - suffix;
                let (words, needs) = if name.is_empty() {
                    (String::new(), room.min(MOST / 2.0))
                } else {
                    let Some(words) = fit(name, room) else { continue };
                    let needs = wide(&words);
                    (words, needs)
                };
                if best.as_ref().is_none_or(|(most, ..)| needs > *most) {
                    let taken =
                        if ends_at_x { (x - needs - suffix - 4.0, to + 8.0) } else { (from - 4.0, to.max(x + needs + suffix) + 8.0) };
                    let sources = if name.is_empty() { String::new() } else { sources.clone() };
                    let width = if name.is_empty() { 0.0 } else { needs + suffix };
                    best = Some((needs, Title { row, words, sources, width, x, ends_at_x }, taken));
                }
            }
        }
        if let Some((_, title, taken)) = best
            && let Some((row, slot)) = rows.get_mut(title.row).zip(placed.get_mut(n))
        {
            row.push(taken);
            *slot = Some(title);
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_title_keeps_what_says_something_by_itself() {
        for (title, expected) in [
            ("Lamongan Exportiva 2024: 18 UMKM ikut", "Lamongan Exportiva 2024"),
            ("Ekspor: Lamongan mengirim dua kontainer", "Lamongan mengirim dua kontainer"),
            ("Presiden melepas ekspor: enam belas provinsi", "Presiden melepas ekspor"),
            ("Kopi, teh, dan kakao dikirim, kata Bupati", "Kopi, teh, dan kakao dikirim"),
            ("Sulut mengirim 213 ton senilai Rp13,75 miliar, kata gubernur", "Sulut mengirim 213 ton senilai Rp13,75 miliar"),
            ("Pukul 10:30 kapal berangkat", "Pukul 10:30 kapal berangkat"),
            ("Satu", "Satu"),
            ("", ""),
        ] {
            assert_eq!(short(title), expected, "{title}");
        }
    }

    #[test]
    fn a_title_is_cut_at_a_word_and_never_to_a_stub() {
        let title = "Lima perusahaan Lamongan melepas ekspor pertama";
        assert_eq!(fit(title, wide(title)).as_deref(), Some(title));
        assert_eq!(fit(title, wide(title) - 1.0).as_deref(), Some("Lima perusahaan Lamongan melepas ekspor…"));
        assert_eq!(fit(title, wide("Lima perusahaan Lam…")), None, "fewer than 16 letters");
        assert_eq!(fit("Satukatayangsangatpanjangsekali", 60.0), None);
        assert_eq!(fit("Dua", 60.0).as_deref(), Some("Dua"), "a whole title may be short");
    }
}
