//! What heads the columns and the rows of a table of data.
//!
//! In: the table, and where its dimensions stand. Out: the cells `th`, each with its scope and how far it reaches.
//! Deliberately absent: the cells that they head (`table`).

use super::{Layout, Table, set};
use crate::figure::{describe, words::capital};
use crate::model::dataset::MemberRef;
use crate::model::{Measure, Period, Unit};
use crate::narrative::html::Html;
use crate::narrative::trend;

impl Table<'_> {
    /// The rows above the table: names of dimensions, members that run across, measures.
    pub(super) fn head(&self, layout: &Layout, out: &mut Html) {
        let several = self.view.measures.len() > 1;
        let two_rows = several && layout.across.is_some();
        let span = two_rows.then_some("2");
        out.raw("<thead>\n<tr>");
        for dimension in layout.rows.iter().filter_map(|at| self.grid.dimensions.get(*at)) {
            out.element("th", &[("scope", Some("col")), ("rowspan", span)], &capital(&dimension.name.value));
        }
        if layout.rows.is_empty() {
            // The one row is headed by what was measured.
            out.open("td", &[("rowspan", span)]).close("td");
        }
        match layout.across {
            None => self.measure_heads(out),
            Some(across) => {
                let width = self.view.measures.len().to_string();
                let (scope, width) = if several { ("colgroup", Some(&*width)) } else { ("col", None) };
                let class = if several {
                    None
                } else {
                    self.measures().next().and_then(|(_, measure)| class(measure))
                };
                for member in self.members(Some(across)) {
                    let name = describe::member(self.grid, MemberRef { dimension: across, member: *member });
                    out.element(
                        "th",
                        &[("scope", Some(scope)), ("colspan", width), ("class", class)],
                        &capital(&name),
                    );
                }
            }
        }
        if let Some(times) = layout.across.filter(|_| self.trend) {
            out.element(
                "th",
                &[("scope", Some("col"))],
                &trend::heading(self.grid, times, self.members(Some(times))),
            );
        }
        out.raw("</tr>\n");
        if two_rows {
            out.raw("<tr>");
            for _ in self.members(layout.across) {
                self.measure_heads(out);
            }
            out.raw("</tr>\n");
        }
        out.raw("</thead>\n");
    }

    fn measure_heads(&self, out: &mut Html) {
        for (_, measure) in self.measures() {
            let name = heading(measure);
            out.element("th", &[("scope", Some("col")), ("class", class(measure))], &capital(&name));
        }
    }

    /// The headings that begin in a row: that of the last dimension, and others above their first row. The row's own
    /// members take their place among all.
    pub(super) fn row_heads(
        &self,
        dimensions: &[usize],
        places: &[usize],
        members: &mut [usize],
        out: &mut Html,
    ) {
        if dimensions.is_empty() {
            let name = self.measures().next().map_or_else(String::new, |(_, measure)| heading(measure));
            out.element("th", &[("scope", Some("row"))], &capital(&name));
        }
        for (level, (dimension, place)) in dimensions.iter().zip(places).enumerate() {
            let member = self.members(Some(*dimension)).get(*place).copied().unwrap_or(0);
            set(members, *dimension, member);
            let begins = places.iter().skip(level + 1).all(|place| *place == 0);
            let height: usize =
                dimensions.iter().skip(level + 1).map(|at| self.members(Some(*at)).len()).product();
            let scope = if level == 0 && dimensions.len() > 1 { "rowgroup" } else { "row" };
            let height = (height > 1).then(|| height.to_string());
            if begins {
                let attributes = [("scope", Some(scope)), ("rowspan", height.as_deref())];
                out.element("th", &attributes, &self.name(*dimension, member));
            }
        }
    }

    /// A member below the heading of its dimension: a snapshot or rolling year by its day or month alone.
    fn name(&self, dimension: usize, member: usize) -> String {
        let found = self.grid.member(MemberRef { dimension, member });
        found.map_or_else(String::new, |member| match &member.period {
            Some(Period::YearTo(end)) => end.words(),
            Some(period) => period.words(),
            None => member.label.to_string(),
        })
    }
}

/// What heads a measure's column: its name with its unit, else the unit.
pub(super) fn heading(measure: &Measure) -> String {
    if measure.name.is_empty() {
        if measure.unit == Unit::Text { "details".to_owned() } else { measure.unit.to_string() }
    } else if measure.unit.is_number() {
        format!("{} ({})", measure.name, measure.unit)
    } else {
        measure.name.clone()
    }
}

/// Numbers stand to the right.
pub(super) fn class(measure: &Measure) -> Option<&'static str> {
    measure.unit.is_number().then_some("num")
}
