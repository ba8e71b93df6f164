//! The address bar is the state also where the browser refuses changes of it past a rate.
use jejak_ekspor::state::{Address, History};

/// A browser that takes so many changes in ten seconds, and refuses the rest in silence.
struct Browser {
    limit: usize,
    taken: Vec<f64>,
    entries: Vec<String>,
}

impl Browser {
    fn new(limit: usize) -> Browser {
        Browser { limit, taken: Vec::new(), entries: vec![String::new()] }
    }

    fn take(&mut self, now: f64, history: History, link: &str) -> bool {
        if self.taken.iter().filter(|at| **at > now - 10_000.0).count() >= self.limit {
            return false;
        }
        self.taken.push(now);
        if history == History::Replace {
            self.entries.pop();
        }
        self.entries.push(link.to_owned());
        true
    }

    fn shown(&self) -> &str {
        self.entries.last().map_or("", String::as_str)
    }
}

/// Lets the reader's acts happen at their times, and the page write when it may, until nothing waits.
fn run(browser: &mut Browser, acts: &[(f64, History, String)]) -> f64 {
    let (mut address, mut now, mut next) = (Address::default(), 0.0, 0);
    while next < acts.len() || address.wait(now).is_some() {
        while let Some((_, history, link)) = acts.get(next).filter(|(at, ..)| *at <= now) {
            address.ask(*history, link);
            next += 1;
        }
        if address.wait(now) == Some(0.0) {
            address.write(now, &mut |history, link| browser.take(now, history, link));
        }
        now += 5.0;
        assert!(now < 120_000.0, "the page goes on for ever");
    }
    now
}

#[test]
fn after_300_steps_of_a_drag_in_ten_seconds_the_address_is_the_last_within_a_quarter_of_a_second() {
    let acts: Vec<(f64, History, String)> =
        (0..300).map(|n| (f64::from(n) * 33.0, if n == 0 { History::Push } else { History::Replace }, format!("when={n}"))).collect();
    for limit in [100, 200] {
        let mut browser = Browser::new(limit);
        let end = run(&mut browser, &acts);
        assert_eq!(browser.shown(), "when=299");
        assert_eq!(browser.entries.len(), 2, "one drag is one entry");
        assert!(end < 299.0 * 33.0 + 300.0, "{end}");
        assert!(browser.taken.len() <= 42, "{} changes in ten seconds", browser.taken.len());
    }
}

#[test]
fn choices_past_the_limit_are_entries_of_their_own_once_the_browser_takes_them() {
    let acts: Vec<(f64, History, String)> = (0..300).map(|n| (f64::from(n) * 33.0, History::Push, format!("region={n}"))).collect();
    let mut browser = Browser::new(100);
    let end = run(&mut browser, &acts);
    let wanted: Vec<String> = (0..300).map(|n| format!("region={n}")).collect();
    assert_eq!(browser.entries[1..], wanted);
    assert!(end < 33_000.0, "{end}");
}

#[test]
fn a_choice_is_written_at_once_and_behind_what_waits() {
    let mut address = Address::default();
    let mut written = Vec::new();
    address.ask(History::Push, "a");
    assert_eq!(address.wait(0.0), Some(0.0));
    address.write(0.0, &mut |history, link| {
        written.push((history, link.to_owned()));
        true
    });
    address.ask(History::Replace, "b");
    address.ask(History::Replace, "c");
    assert_eq!(address.wait(10.0), Some(240.0), "a drag rests");
    address.ask(History::Push, "d");
    assert_eq!(address.wait(10.0), Some(0.0));
    address.write(10.0, &mut |history, link| {
        written.push((history, link.to_owned()));
        true
    });
    assert_eq!(written.iter().map(|(_, link)| link.as_str()).collect::<Vec<_>>(), ["a", "c", "d"]);
    address.write(20.0, &mut |_, _| panic!("nothing waits"));
    address.ask(History::Push, "e");
    address.write(30.0, &mut |_, _| false);
    assert_eq!(address.wait(30.0), Some(1000.0), "a refusal is tried again after a second");
    address.forget();
    assert_eq!(address.wait(9_999.0), None, "another entry was chosen meanwhile");
}
