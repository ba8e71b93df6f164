//! Where the sections stand: the page's markup before any of them is shown.
use super::{Act, Html, Part};
use crate::model::claim::Kind;
use crate::model::facet::Facet;

/// The facets, in the order of the rail.
const RAIL: [Facet; Facet::COUNT] =
    [Facet::Kind, Facet::Check, Facet::Region, Facet::Hs, Facet::Destination, Facet::Measure, Facet::Publisher, Facet::Origin];

/// The page without its contents.
pub struct Skeleton {
    pub html: String,
    /// Each section stands in the element whose `data-part` is its place here.
    pub parts: Vec<Part>,
}

impl Skeleton {
    fn place(&mut self, html: &mut Html, class: &'static str, part: Part) {
        html.raw("<div class=\"").raw(class).raw("\" data-part=\"").number(self.parts.len() as u32).raw("\"></div>");
        self.parts.push(part);
    }
}

/// Where the sections stand.
pub fn skeleton() -> Skeleton {
    let mut s = Skeleton { html: String::new(), parts: Vec::new() };
    let mut h = Html::default();
    h.raw("<a class=\"skip\" href=\"#\" data-act=\"").text(&Act::SkipToMain.code());
    h.raw("\"></a><header class=\"top\"><h1>Jejak Ekspor</h1><span class=\"tagline\"></span><form role=\"search\">");
    h.raw("<input type=\"search\" role=\"searchbox\" maxlength=\"200\" autocomplete=\"off\"></form>");
    s.place(&mut h, "part", Part::Tools);
    h.raw("</header><div role=\"status\">");
    s.place(&mut h, "part", Part::ByHand);
    h.raw("</div><div class=\"app\"><button type=\"button\" class=\"veil\" data-act=\"").text(&Act::CloseFilters.code());
    h.raw("\"></button><nav class=\"rail\"><div class=\"grab\" aria-hidden=\"true\"></div>");
    s.place(&mut h, "part", Part::ShowClaims);
    for facet in RAIL {
        h.raw("<section class=\"facet\" data-facet=\"").raw(facet.code()).raw("\">");
        s.place(&mut h, "part", Part::FacetHead(facet));
        s.place(&mut h, "rows", Part::FacetRows(facet));
        s.place(&mut h, "part", Part::FacetMore(facet));
        h.raw("</section>");
    }
    h.raw("</nav><main tabindex=\"-1\"><div role=\"status\">");
    s.place(&mut h, "part", Part::Changes);
    h.raw("</div>");
    s.place(&mut h, "part", Part::Banner);
    h.raw("<div class=\"sum\">");
    s.place(&mut h, "part", Part::Summary);
    h.raw("<span class=\"space\"></span>");
    s.place(&mut h, "part", Part::Choices);
    h.raw("</div>");
    s.place(&mut h, "part", Part::Empty);
    h.raw("<div class=\"hide\" role=\"status\">");
    s.place(&mut h, "part", Part::Announcement);
    h.raw("</div><div class=\"lanes\">");
    for kind in Kind::IN_PAGE_ORDER {
        let name = kind.code();
        h.raw("<section class=\"lane\" data-lane=\"").raw(name).raw("\">");
        s.place(&mut h, "lane-head", Part::LaneHead(kind));
        h.raw("<div class=\"plot\" data-plot=\"").raw(name).raw("\"><canvas aria-hidden=\"true\"></canvas>");
        h.raw("<button class=\"cursor\" type=\"button\" hidden></button><div class=\"tip\" hidden aria-hidden=\"true\"></div></div></section>");
    }
    h.raw("<section class=\"lane overview\">");
    s.place(&mut h, "clocks", Part::Clocks);
    h.raw("<div class=\"plot\" data-plot=\"overview\"><canvas aria-hidden=\"true\"></canvas>");
    h.raw("<div class=\"brush\"><div class=\"window\"></div><div class=\"handle lo\" role=\"slider\" tabindex=\"0\"></div>");
    h.raw("<div class=\"handle hi\" role=\"slider\" tabindex=\"0\"></div></div></div></section></div>");
    s.place(&mut h, "part", Part::Coverage);
    s.place(&mut h, "part", Part::Save);
    s.place(&mut h, "table", Part::Table);
    s.place(&mut h, "part", Part::EmbedSource);
    h.raw("<div class=\"print-link\" hidden>");
    s.place(&mut h, "part", Part::PrintLink);
    h.raw("</div></main>");
    s.place(&mut h, "part", Part::Card);
    h.raw("</div><footer>");
    s.place(&mut h, "part", Part::Footer);
    s.place(&mut h, "part", Part::EmbedCode);
    h.raw("<div role=\"status\">");
    s.place(&mut h, "part", Part::Kept);
    h.raw("</div><div role=\"status\">");
    s.place(&mut h, "part", Part::News);
    h.raw("</div></footer>");
    s.html = h.finish();
    s
}
