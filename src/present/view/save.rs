//! The row that saves what is shown as files.
use super::{Act, Details, Html, View};

/// The files, in the order of their buttons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum File {
    Csv,
    Json,
    Png,
    Svg,
}

impl File {
    pub const ALL: [File; 4] = [File::Csv, File::Json, File::Png, File::Svg];

    /// What it is called, in both languages.
    fn name(self) -> &'static str {
        match self {
            File::Csv => "CSV",
            File::Json => "JSON",
            File::Png => "PNG",
            File::Svg => "SVG",
        }
    }
}

/// Buttons for the claims and for the picture of the lanes; nothing where no claim is shown. They wait for the words of the cards,
/// so that no file lacks its sources.
pub fn save(view: &View, html: &mut Html) {
    if view.answer.rows.is_empty() {
        return;
    }
    let t = &view.strings().save;
    let is_ready = view.desk.details == Details::Here;
    let claims = (t.claims)(view.answer.rows.len() as u32);
    html.raw("<div class=\"save\">");
    for (words, files) in [(claims.as_str(), &File::ALL[..2]), (t.picture, &File::ALL[2..])] {
        html.raw("<span role=\"group\" aria-label=\"").text(words).raw("\"><span>").text(words).raw("</span>");
        for file in files {
            html.raw(if is_ready { " <button type=\"button\" data-act=\"" } else { " <button type=\"button\" disabled data-act=\"" });
            html.text(&Act::Save(*file).code()).raw("\">").raw(file.name()).raw("</button>");
        }
        html.raw("</span>");
    }
    html.raw("<span role=\"status\">").raw(if view.desk.save_failed { t.failed } else { "" }).raw("</span></div>");
}
