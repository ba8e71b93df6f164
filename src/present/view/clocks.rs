//! The two clocks: which one the axis follows, and the day whose public knowledge is shown.
use super::{Act, Html, View};
use crate::model::edtf::Period;
use crate::state::{Action, Axis};

/// A choice between the clocks, and a day.
pub fn clocks(view: &View, html: &mut Html) {
    let t = &view.strings().lanes;
    html.raw("<fieldset class=\"clock\"><legend>").text(t.axis).raw("</legend>");
    for (axis, words) in [(Axis::Period, t.axis_period), (Axis::Published, t.axis_published)] {
        html.raw("<label><input type=\"radio\" name=\"axis\" data-act=\"").text(&Act::Do(Action::SetAxis(axis)).code());
        html.raw(if view.state.axis == axis { "\" checked>" } else { "\">" }).text(words).raw("</label>");
    }
    let typed = &view.desk.asof;
    let day = view.state.asof.map(|day| Period::from_days(day, day).to_string()).unwrap_or_default();
    html.raw("</fieldset><label class=\"clock\">").text(t.asof).raw(" <input type=\"date\" id=\"asof\" value=\"");
    html.text(if typed.is_empty() { &day } else { typed }).raw(if typed.is_empty() { "\"" } else { "\" aria-invalid=\"true\"" });
    html.raw(" aria-describedby=\"asof-problem\"></label><p id=\"asof-problem\" role=\"alert\">");
    if !typed.is_empty() {
        html.text(&(t.asof_unread)(typed));
    }
    html.raw("</p>");
}
