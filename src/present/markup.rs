//! Markup as text. Tags are literals of this crate; whatever comes from data goes through `text`, which escapes it.

/// Markup being written.
#[derive(Default)]
pub struct Html(String);

impl Html {
    /// Adds markup as it is; `'static`, so that no data can be markup.
    pub fn raw(&mut self, markup: &'static str) -> &mut Html {
        self.0.push_str(markup);
        self
    }

    /// Adds text or an attribute's value, escaped.
    pub fn text(&mut self, text: &str) -> &mut Html {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                c => self.0.push(c),
            }
        }
        self
    }

    /// Adds a whole number as scripts read it.
    pub fn number(&mut self, number: u32) -> &mut Html {
        self.0.push_str(&number.to_string());
        self
    }

    /// Adds what is markup already, as another one of these made it.
    pub fn markup(&mut self, markup: String) -> &mut Html {
        self.0.push_str(&markup);
        self
    }

    /// The markup.
    pub fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn text_never_becomes_markup() {
        let mut html = Html::default();
        html.raw("<b title=\"").text("\"><script>alert('1')</script>&amp;").raw("\">").number(7).raw("</b>");
        assert_eq!(html.finish(), "<b title=\"&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;\">7</b>");
    }
}
