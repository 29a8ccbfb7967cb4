//! Milestones: as a timeline in a text, and as the table of their dataset's page.

use super::html::Html;
use super::shown::Named;
use super::writer::Writer;
use crate::figure::format;
use crate::model::block::DataBlock;
use crate::model::dataset::Milestone;
use crate::model::document::BlockIndex;
use crate::model::{Dataset, DatasetId, Missing, date_words};
use jiff::civil::Date;

impl<'a> Writer<'a> {
    /// Milestones in an ordered list: time, step, status. The day of the meeting stands among them when they are in
    /// the order of time.
    pub(super) fn timeline(
        &mut self,
        block: &'a DataBlock,
        dataset: &DatasetId,
        index: BlockIndex,
        named: &Named,
        out: &mut Html,
    ) {
        let Some(found) = self.context.site.datasets.get(dataset) else { return };
        let Some(steps) = found.milestones() else { return };
        self.uses(dataset);
        let number = named.number.as_deref().unwrap_or_default();
        self.open_figure("timeline", block, named, number, out);
        if let Some(drawn) = self.chart(index) {
            out.html(&drawn.drawings).line();
        }
        out.raw("<ol>\n");
        let mut meeting = self.meeting_day().filter(|_| is_sorted(steps));
        for step in steps {
            if let Some(day) =
                meeting.filter(|day| step.when.as_ref().is_some_and(|(_, when)| when.start() > *day))
            {
                meeting = None;
                out.raw("<li class=\"meeting-day\">").element(
                    "p",
                    &[("class", Some("when"))],
                    &date_words(day),
                );
                out.raw("<p>This meeting</p></li>\n");
            }
            milestone(step, out);
        }
        out.raw("</ol>\n");
        if let Some(note) = found
            .note(Missing::NotAvailable.symbol())
            .filter(|_| steps.iter().any(|step| step.status.is_none()))
        {
            out.element("p", &[("class", Some("note"))], &format!("Status not stated: {note}")).line();
        }
        self.note(block, out);
        self.source(found, number, &[], out);
        out.raw("</figure>");
    }

    /// The day of the meeting to which the article belongs.
    fn meeting_day(&self) -> Option<Date> {
        self.context.site.meeting_day(self.article)
    }
}

fn is_sorted(steps: &[Milestone]) -> bool {
    let starts: Vec<Date> =
        steps.iter().filter_map(|step| step.when.as_ref()).map(|(_, when)| when.start()).collect();
    starts.is_sorted()
}

fn milestone(step: &Milestone, out: &mut Html) {
    let status = step.status.map_or("Status not stated", |status| status.words());
    let class = step
        .status
        .map_or_else(|| "not-stated".to_owned(), |status| status.words().to_lowercase().replace(' ', "-"));
    let when = step
        .when
        .as_ref()
        .map_or_else(|| "Not dated".to_owned(), |(written, when)| format::date(when, written));
    out.open("li", &[("class", Some(&class))]);
    out.element("p", &[("class", Some("when"))], &when);
    out.element("p", &[("class", Some("what"))], &step.what);
    out.element("p", &[("class", Some("status"))], status);
    out.raw("</li>\n");
}

/// A list of milestones as a table.
#[must_use]
pub fn milestones(dataset: &Dataset) -> Html {
    let mut out = Html::default();
    super::table::open_region("The milestones as a table", &mut out);
    out.raw("<table>\n").element("caption", &[], &dataset.title.value);
    out.raw("\n<thead><tr><th scope=\"col\">What</th><th scope=\"col\">When</th><th scope=\"col\">Status</th></tr></thead>\n");
    out.raw("<tbody>\n");
    for step in dataset.milestones().unwrap_or_default() {
        let when = step
            .when
            .as_ref()
            .map_or_else(|| "[x]".to_owned(), |(written, when)| format::date(when, written));
        let status = step.status.map_or("[x]", |status| status.words());
        out.raw("<tr>").element("th", &[("scope", Some("row"))], &step.what);
        out.element("td", &[], &when).element("td", &[], status).raw("</tr>\n");
    }
    out.raw("</tbody>\n</table></div>");
    out
}
