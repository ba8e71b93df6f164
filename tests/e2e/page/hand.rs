//! What a reader's hand does: presses, taps, drags and keys.
use super::Page;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use fantoccini::key::Key;
use std::env;

impl Page {
    /// Chooses an element as a reader does, by a press on it, or by the keyboard where `JEJAK_HAND` is `keys`: it must stand still, and be
    /// visible and not covered, or be where the keyboard comes to.
    pub async fn click(&self, css: &str) {
        let element = self.wait_for(css).await;
        self.steady(css).await;
        if env::var("JEJAK_HAND").is_ok_and(|hand| hand == "keys") {
            return self.choose_by_key(css).await;
        }
        element.click().await.unwrap_or_else(|error| panic!("click on {css}: {error}"));
    }

    /// Goes to a control and presses the key that chooses it. Arrows go to those of a group that share one stop of the Tab key.
    async fn choose_by_key(&self, css: &str) {
        let go = "
            const found = document.querySelector(arguments[0]);
            const control = found.closest('label')?.control ?? found.closest('button, a[href], input, select, textarea, summary, [tabindex]');
            if (!control) return 'it is no control';
            const group = '[role=grid], [role=tablist], [role=radiogroup], [role=listbox], [role=toolbar]';
            if (control.tabIndex < 0 && !control.closest(group)) return 'the Tab key does not come to it';
            if (control.matches(':disabled') || !control.checkVisibility()) return 'it is disabled or hidden';
            control.focus();
            if (document.activeElement !== control) return 'it does not take the focus';
            return control.matches('[type=checkbox], [type=radio]') ? ' ' : 'Enter';";
        let key = self.js_with(go, vec![css.into()]).await;
        match key.as_str() {
            Some("Enter") => self.press_focused(&[Key::Enter]).await,
            Some(" ") => self.type_focused(" ").await,
            why => panic!("{css} by keys: {why:?}"),
        }
    }

    /// Brings an element to the middle of the window and waits until it stands still.
    async fn steady(&self, css: &str) {
        let steady = "
            const [css, done] = arguments;
            const place = () => {
                const element = document.querySelector(css);
                element?.scrollIntoView({ block: 'center', behavior: 'instant' });
                const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
                return [x, y, width, height].join();
            };
            const look = (before, tries) => requestAnimationFrame(() => requestAnimationFrame(() => {
                const now = place();
                if (now === before || tries === 0) done(); else look(now, tries - 1);
            }));
            look(place(), 50);";
        self.client.execute_async(steady, vec![css.into()]).await.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Taps on what lies at the middle of an element, as a finger does: that may be something else. Not every driver has a finger.
    pub async fn tap(&self, css: &str) -> Result<(), fantoccini::error::CmdError> {
        self.wait_for(css).await;
        self.steady(css).await;
        let (x, y) = self.middle(css).await;
        let finger = TouchActions::new("finger".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(finger).await
    }

    /// Brings an element to the middle of the window; where its own middle is then.
    async fn middle(&self, css: &str) -> (f64, f64) {
        let body = "const e = document.querySelector(arguments[0]); e.scrollIntoView({ block: 'center', behavior: 'instant' }); \
            const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]";
        let point = self.js_with(body, vec![css.into()]).await;
        (point[0].as_f64().expect("x"), point[1].as_f64().expect("y"))
    }

    /// Clicks on what lies at a point of the window, as a mouse does.
    pub async fn click_point(&self, x: f64, y: f64) {
        let button = MOUSE_BUTTON_LEFT;
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        self.client.perform_actions(mouse).await.unwrap_or_else(|error| panic!("click at {x}, {y}: {error}"));
    }

    /// Drags what lies at the middle of an element by so many px downwards, as a mouse does.
    pub async fn drag_down(&self, css: &str, by: f64) {
        self.wait_for(css).await;
        let (x, y) = self.middle(css).await;
        let button = MOUSE_BUTTON_LEFT;
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button })
            .then(PointerAction::MoveTo { duration: None, x, y: y + by / 2.0 })
            .then(PointerAction::MoveTo { duration: None, x, y: y + by })
            .then(PointerAction::Up { button });
        self.client.perform_actions(mouse).await.unwrap_or_else(|error| panic!("drag of {css}: {error}"));
    }

    /// Types into an element.
    pub async fn type_into(&self, css: &str, text: &str) {
        self.wait_for(css).await.send_keys(text).await.unwrap_or_else(|error| panic!("keys into {css}: {error}"));
    }

    /// Presses keys together where the focus is.
    pub async fn press_focused(&self, keys: &[Key]) {
        self.type_focused(&keys.iter().copied().map(char::from).collect::<String>()).await;
    }

    /// Types where the focus is. Not by `:focus`: no selector finds it while another program's window is in front.
    pub async fn type_focused(&self, text: &str) {
        // The focus follows a key in the grid; what is sent to the cell before would bring it back there, which no keyboard does.
        let is_there = "!document.activeElement.matches('.keys [role=gridcell]') || document.activeElement.tabIndex === 0";
        self.wait_until(is_there).await;
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(text).await.unwrap_or_else(|error| panic!("keys where the focus is: {error}"));
    }

    /// Presses one key on an element.
    pub async fn press(&self, css: &str, key: Key) {
        self.type_into(css, &String::from(char::from(key))).await;
    }
}
