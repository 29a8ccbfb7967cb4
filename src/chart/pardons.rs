//! What an author accepts of the findings of an article's drawings.
//!
//! In: the acceptances of an article, and what is found chart by chart. Out: whether a finding is accepted, and the
//! acceptances that accept nothing. Deliberately absent: what is found in words and data (`check`).

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::dataset::Acceptance;
use crate::model::site::Article;

/// The acceptances of an article that are for its drawings, and whether each has accepted something.
pub(super) struct Pardons<'a> {
    all: Vec<(&'a Acceptance, bool)>,
    /// Whether every chart was drawn: what a missing one would have been accused of nobody knows.
    pub is_whole: bool,
}

impl<'a> Pardons<'a> {
    pub fn of(article: &'a Article) -> Self {
        let all = article.accepts.iter().filter(|acceptance| acceptance.is_for_drawing());
        Self { all: all.map(|acceptance| (acceptance, false)).collect(), is_whole: true }
    }

    /// Whether a finding about the chart of a title is accepted. What makes a drawing unfit to be shown never is.
    pub fn accept(&mut self, finding: &Diagnostic, title: &str) -> bool {
        let mut accepted = false;
        for (acceptance, used) in &mut self.all {
            let fits = Acceptance::OF_DRAWINGS.contains(&finding.code)
                && acceptance.is_for(finding.code)
                && acceptance.quote.as_ref().is_none_or(|quote| title.contains(quote.as_str()));
            *used |= fits;
            accepted |= fits;
        }
        accepted
    }

    /// A finding for each acceptance that accepted nothing.
    pub fn unused(self) -> impl Iterator<Item = Diagnostic> {
        let is_whole = self.is_whole;
        let unused = self.all.into_iter().filter(move |(_, used)| is_whole && !used);
        unused.map(|(acceptance, _)| check::unused_acceptance(acceptance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::figure::fixture::nowhere;
    use crate::source::ProjectPath;
    use crate::{Wish, assemble_files};

    /// What is found on a site with a chart that has no picture, and whose author accepts something.
    fn found(accept: &str) -> Vec<&'static str> {
        let page = format!(
            "---\ntitle: T\naccept: [{accept}]\n---\n\n```chart\ndata: visits\ntitle: 📚 Visits rose from 2024 to 2025\n```\n"
        );
        let files = [
            ("site.yaml", "title: T\norganisation: O\npublished: 2024-01-01\ndownloads: [svg, png]\n"),
            (
                "data/visits.yaml",
                "title: Visits\nunit: visits\nbetter: higher\nby: [year]\nvalues: {2024: 90, 2025: 100}\n\
                 source: {document: Report}\n",
            ),
            ("content/index.md", page.as_str()),
        ];
        let files = files.map(|(path, text)| (ProjectPath::new(path), text.as_bytes().to_vec())).into();
        let (checked, _) = assemble_files(&files, &Wish::default());
        checked.diagnostics.iter().map(|found| found.code.name()).collect()
    }

    #[test]
    fn a_warning_of_a_drawing_may_be_accepted() {
        assert_eq!(found(""), ["chart/picture"]);
        assert_eq!(found("{check: chart/picture, quote: Visits rose, because: The emoji stays.}"), [""; 0]);
    }

    #[test]
    fn an_acceptance_for_drawings_that_accepts_nothing_is_told() {
        let other = found("{check: chart/picture, quote: Loans, because: The emoji stays.}");
        assert_eq!(other, ["accept/unused", "chart/picture"]);
        let title =
            found("{check: chart/title, because: Right.}, {check: picture, because: The emoji stays.}");
        assert_eq!(title, ["accept/unused"]);
    }

    #[test]
    fn a_chart_that_cannot_be_shown_is_never_accepted() {
        let check = crate::source::Spanned::new("chart/layout".to_owned(), nowhere());
        let acceptance = Acceptance { check, quote: None, because: "Right.".to_owned() };
        let mut pardons = Pardons { all: vec![(&acceptance, false)], is_whole: true };
        assert!(!pardons.accept(&Diagnostic::new(Code::CHART_LAYOUT, nowhere(), "too wide"), "A title"));
    }
}
