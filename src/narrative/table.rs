//! Tables of data as HTML: for a `table` block, under a chart, and on the page of a dataset.
//!
//! The last dimension runs across unless there are several measures, which then do; the other dimensions head the rows,
//! the outermost one as groups. A cell without a value shows its official symbol.
//!
//! In: a grid and the part of it that is shown. Out: `<table>` in a region that can be scrolled. Deliberately absent:
//! tables that an author types (`typed`), and which part is shown (`resolve::view`).

mod heads;

use super::html::Html;
use crate::figure::{format, trend, words::capital};
use crate::model::block::View;
use crate::model::dataset::Stated;
use crate::model::{Grid, Measure, Observation};
use heads::{class, heading};

/// How a table of data is made.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// The data.
    pub grid: &'a Grid,
    /// The part of it that is shown.
    pub view: &'a View,
    /// The dimension that runs across, when the author says so.
    pub columns: Option<usize>,
    /// What stands above the table.
    pub caption: &'a str,
    /// The name of the region around it, once on the page.
    pub label: &'a str,
    /// Whether each cell has an anchor, so that figures can lead to it.
    pub anchors: bool,
    /// Whether a small line and the change from first to last stand behind each row.
    pub trend: bool,
}

/// Where the dimensions stand.
struct Layout {
    /// The dimensions that head the rows, outermost first.
    rows: Vec<usize>,
    /// The dimension that runs across.
    across: Option<usize>,
}

/// The whole of a dataset's data, as its page shows it.
#[must_use]
pub fn whole(grid: &Grid, dataset: &crate::model::DatasetId) -> View {
    View {
        dataset: dataset.clone(),
        measures: (0..grid.measures.len()).collect(),
        members: grid.dimensions.iter().map(|dimension| (0..dimension.members.len()).collect()).collect(),
    }
}

/// Opens a region that can be scrolled, also by keyboard. It ends with `</div>`.
pub(super) fn open_region(label: &str, out: &mut Html) {
    out.open(
        "div",
        &[
            ("class", Some("scroll")),
            ("role", Some("region")),
            ("aria-label", Some(label)),
            ("tabindex", Some("0")),
        ],
    );
}

/// The anchor of a cell on the page of its dataset.
#[must_use]
pub fn cell_anchor(position: usize) -> String {
    format!("cell-{}", position + 1)
}

impl Table<'_> {
    /// Writes the table in its region.
    pub fn write(&self, out: &mut Html) {
        open_region(self.label, out);
        out.raw("<table>\n").element("caption", &[], self.caption).line();
        let layout = self.layout();
        if layout.rows.is_empty() && layout.across.is_none() {
            self.single(out);
        } else {
            self.head(&layout, out);
            self.body(&layout, out);
            self.total(&layout, out);
        }
        out.raw("</table></div>");
    }

    fn layout(&self) -> Layout {
        let count = |at: &usize| self.view.members.get(*at).map_or(0, Vec::len);
        let several: Vec<usize> = (0..self.grid.dimensions.len()).filter(|at| count(at) > 1).collect();
        // A single row still needs its heading.
        let shown =
            if several.is_empty() { (0..self.grid.dimensions.len()).take(1).collect() } else { several };
        let wanted = self.columns.filter(|at| *at < self.grid.dimensions.len());
        let last = shown.last().copied().filter(|_| shown.len() > 1 && self.view.measures.len() == 1);
        let across = wanted.or(last);
        Layout { rows: shown.into_iter().filter(|at| Some(*at) != across).collect(), across }
    }

    /// Data without dimensions: a row for each measure.
    fn single(&self, out: &mut Html) {
        out.raw("<thead><tr><th scope=\"col\">What</th><th scope=\"col\" class=\"num\">Value</th></tr></thead>\n<tbody>\n");
        for (at, measure) in self.measures() {
            let name = heading(measure);
            out.raw("<tr>").element("th", &[("scope", Some("row"))], &capital(&name));
            self.cell(&[], at, measure, out);
            out.raw("</tr>\n");
        }
        out.raw("</tbody>\n");
    }

    fn measures(&self) -> impl Iterator<Item = (usize, &Measure)> {
        self.view.measures.iter().filter_map(|at| Some((*at, self.grid.measures.get(*at)?)))
    }

    fn members(&self, dimension: Option<usize>) -> &[usize] {
        dimension.and_then(|at| self.view.members.get(at)).map_or(&[], Vec::as_slice)
    }

    fn body(&self, layout: &Layout, out: &mut Html) {
        let mut members: Vec<usize> =
            self.view.members.iter().map(|members| members.first().copied().unwrap_or(0)).collect();
        out.raw("<tbody>\n");
        for (row, places) in self.places(&layout.rows).into_iter().enumerate() {
            let opens_group = places.len() > 1 && places.iter().skip(1).all(|place| *place == 0);
            if row > 0 && opens_group {
                out.raw("</tbody>\n<tbody>\n");
            }
            out.raw("<tr>");
            self.row_heads(&layout.rows, &places, &mut members, out);
            self.cells(&mut members, layout, out);
            out.raw("</tr>\n");
        }
        out.raw("</tbody>\n");
    }

    /// For every row the place of its member among those shown, for each of the dimensions.
    fn places(&self, dimensions: &[usize]) -> Vec<Vec<usize>> {
        dimensions.iter().fold(vec![Vec::new()], |rows, dimension| {
            let count = self.members(Some(*dimension)).len();
            let extend =
                |row: Vec<usize>| (0..count).map(move |place| row.iter().copied().chain([place]).collect());
            rows.into_iter().flat_map(extend).collect()
        })
    }

    fn cells(&self, members: &mut [usize], layout: &Layout, out: &mut Html) {
        self.along(layout, members, |members| {
            self.measures().for_each(|(at, measure)| self.cell(members, at, measure, out));
        });
        if let Some((at, measure)) = self.measures().next().filter(|_| self.trend) {
            let mut all: Vec<&Observation> = Vec::new();
            self.along(layout, members, |members| {
                all.extend(self.grid.cell(members, at).map(|cell| &cell.observation));
            });
            out.open("td", &[("class", Some("trend"))]).html(&super::trend::line(&all)).raw(" ");
            out.words(&trend::first_to_last(&all, &measure.unit)).close("td");
        }
    }

    /// Goes along a row: to each member of the dimension that runs across, or to its one place.
    fn along(&self, layout: &Layout, members: &mut [usize], mut visit: impl FnMut(&[usize])) {
        let Some(across) = layout.across else { return visit(members) };
        for member in self.members(Some(across)) {
            set(members, across, *member);
            visit(members);
        }
    }

    fn cell(&self, members: &[usize], at: usize, measure: &Measure, out: &mut Html) {
        let position = self.grid.position(members, at);
        let anchor = position.filter(|_| self.anchors).map(cell_anchor);
        out.open("td", &[("class", class(measure)), ("id", anchor.as_deref())]);
        if let Some(cell) = position.and_then(|position| self.grid.cells.get(position)) {
            observation(&cell.observation, out);
        }
        out.close("td");
    }

    /// The stated total below a plain breakdown that is shown whole.
    fn total(&self, layout: &Layout, out: &mut Html) {
        let [(_, measure)] = self.measures().collect::<Vec<_>>()[..] else { return };
        let whole = self.grid.dimensions.len() == 1
            && self
                .grid
                .dimensions
                .first()
                .is_some_and(|dimension| dimension.members.len() == self.members(Some(0)).len());
        if let (true, [0], None, Stated::One(total)) =
            (whole, layout.rows.as_slice(), layout.across, &measure.total)
        {
            out.raw("<tfoot>\n<tr><th scope=\"row\">Total</th>");
            out.element("td", &[("class", Some("num"))], &total.value.to_string()).raw("</tr>\n</tfoot>\n");
        }
    }
}

fn set(members: &mut [usize], dimension: usize, member: usize) {
    if let Some(place) = members.get_mut(dimension) {
        *place = member;
    }
}

/// A cell's value, each symbol with its meaning.
fn observation(observation: &Observation, out: &mut Html) {
    if let Some((symbol, words)) = observation.absence() {
        out.element("abbr", &[("title", Some(words))], symbol);
        return;
    }
    if let Observation::Reported(value, flags) = observation {
        out.words(&format::bare(value));
        for flag in flags {
            out.raw(" ").element("abbr", &[("title", Some(flag.words()))], flag.symbol());
        }
    }
}
