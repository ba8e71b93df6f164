//! What the front page itself says, before the program runs.

/// The sentence of an element of `index.html` in a language, by the language's code.
pub fn front_page(id: &str, lang: &str) -> &'static str {
    let html = include_str!("../../../index.html");
    let part = html.split_once(&format!("id=\"{id}\"")).and_then(|(_, rest)| rest.split_once("</div>")).expect("the element").0;
    let words = part.split_once(&format!("<p lang=\"{lang}\">")).and_then(|(_, rest)| rest.split_once("</p>"));
    words.expect("a sentence in each language").0
}
