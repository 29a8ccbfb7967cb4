//! Every chart of a site.
//!
//! In: the site with its figures. Out: [`Charts`], by article and block, and findings: data that cannot be drawn as
//! wished, and labels that fit nowhere.

use super::canvas::layout::LayoutFault;
use super::plan::{self, Wish, hues::Hues};
use super::{Drawn, draw};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figure::Figures;
use crate::model::Site;
use crate::model::document::{BlockIndex, Document, Inline};
use crate::model::site::{Article, BlockKind, ChartSpec, DataBlock};
use crate::source::{ProjectPath, Span};
use std::collections::BTreeMap;

/// The charts of a site.
#[derive(Clone, Debug, Default)]
pub struct Charts {
    by_article: BTreeMap<ProjectPath, BTreeMap<usize, Drawn>>,
}

impl Charts {
    /// The chart of a block; `None` when it could not be drawn, or the block is no chart.
    #[must_use]
    pub fn get(&self, article: &ProjectPath, block: BlockIndex) -> Option<&Drawn> {
        self.by_article.get(article)?.get(&block.0)
    }
}

/// Plans and draws every chart block of a site; what cannot be drawn is reported.
pub fn charts(site: &Site, figures: &Figures, diagnostics: &mut Diagnostics) -> Charts {
    let hues = Hues::of_datasets(site.datasets.values());
    let mut all = Charts::default();
    for article in site.articles() {
        for (index, block) in article.blocks.iter().enumerate() {
            let Some(block) = block else { continue };
            let BlockKind::Chart(spec) = &block.kind else { continue };
            let title = block.title.as_ref().map(|title| words_of(&title.value, article, figures));
            let chart = Block { site, hues: &hues, block, spec, title: title.as_deref() };
            match chart.drawn(diagnostics) {
                Ok(Some(drawn)) => {
                    all.by_article.entry(article.path.clone()).or_default().insert(index, drawn);
                }
                Ok(None) => {}
                Err(fault) => diagnostics.push(*fault),
            }
        }
    }
    all
}

/// One block to draw.
struct Block<'a> {
    site: &'a Site,
    hues: &'a Hues,
    block: &'a DataBlock,
    spec: &'a ChartSpec,
    title: Option<&'a str>,
}

impl Block<'_> {
    fn drawn(&self, diagnostics: &mut Diagnostics) -> Result<Option<Drawn>, Box<Diagnostic>> {
        let Some(dataset) = self.site.datasets.get(&self.spec.view.dataset) else { return Ok(None) };
        let wish = Wish { spec: self.spec, span: self.block.span, title: self.title, hues: self.hues };
        let plot = plan::plot(dataset, wish)?;
        let drawn = draw(&plot).map_err(|fault| {
            let message = format!("the chart cannot be drawn: {fault}");
            Box::new(
                Diagnostic::new(Code::CHART_LAYOUT, self.block.span, message)
                    .help("please report this chart"),
            )
        })?;
        if let Some(fault) = drawn.faults.first() {
            diagnostics.push(crowded(fault, drawn.faults.len(), self.block.span));
        }
        Ok(Some(drawn))
    }
}

/// One finding for all labels of a chart that fit nowhere.
fn crowded(fault: &LayoutFault, count: usize, span: Span) -> Diagnostic {
    let more = if count > 1 { format!(" (and {} more)", count - 1) } else { String::new() };
    Diagnostic::new(Code::CHART_LAYOUT, span, format!("{fault}{more}"))
        .help("shorten the name in the dataset, show fewer members with `only:`, or use a table")
}

/// The words of a title with its figures.
fn words_of(document: &Document, article: &Article, figures: &Figures) -> String {
    let mut words = String::new();
    document.each_inline(&mut |inline| match inline {
        Inline::Text(text, _) | Inline::Code(text, _) => words.push_str(text),
        Inline::Figure(index) => {
            words.push_str(figures.get(&article.path, *index).map_or("", |figure| figure.text.as_str()));
        }
        Inline::SoftBreak | Inline::HardBreak => words.push(' '),
        _ => {}
    });
    words
}
