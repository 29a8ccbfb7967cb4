//! A small site for the tests of pages: as full as it can be, and as bare.

mod datasets;

pub use datasets::{bare_dataset, full_dataset};

use super::parts::{ArticleParts, Heading, Html, PaperParts, StatutoryParts, Use, UsePlace};
use crate::model::settings::{Settings, StatutoryAnswer, StatutoryKind, StatutorySection};
use crate::model::site::{Article, Menu, Page, Purpose, Term};
use crate::model::{DatasetId, Document, Meeting, Paper, Site};
use crate::source::{ProjectPath, SourceFile, SourceId, SourceMap, Span, Spanned};
use jiff::civil::date;

/// The folder of the sample's meeting.
pub const MEETING: &str = "2023-03-28-board";

fn source() -> SourceId {
    SourceMap::default().add(SourceFile::new(ProjectPath::new("sample"), String::new()))
}

fn span() -> Span {
    Span { source: source(), start: 0, end: 0 }
}

/// A value without a place of its own.
pub fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, span())
}

fn article(path: &str) -> Article {
    Article {
        path: ProjectPath::new(path),
        source: source(),
        data: None,
        body: Document::default(),
        figures: Vec::new(),
        block_sources: Vec::new(),
        blocks: Vec::new(),
        accepts: Vec::new(),
    }
}

/// A site with everything that can be left out left out.
pub fn bare_site() -> Site {
    let front = Page {
        id: "index".to_owned(),
        title: "Papers".to_owned(),
        description: None,
        menu: Menu::None,
        article: article("content/index.md"),
    };
    Site {
        settings: Settings {
            title: "Board papers".to_owned(),
            organisation: "Sample Council".to_owned(),
            language: "en-GB".to_owned(),
            theme: "council".to_owned(),
            published: date(2023, 3, 20),
            base_url: None,
            notice: None,
            contact: None,
            downloads: vec![crate::model::settings::DrawingFile::Svg],
            statutory: Vec::new(),
        },
        meetings: vec![meeting(Vec::new())],
        pages: vec![front],
        datasets: [bare_dataset("alone/single")]
            .into_iter()
            .map(|dataset| (dataset.id.clone(), dataset))
            .collect(),
        unusable: std::collections::BTreeSet::new(),
        glossary: Vec::new(),
        copies: std::collections::BTreeMap::new(),
    }
}

/// A meeting with the papers given, and neither time nor place.
pub fn meeting(papers: Vec<Paper>) -> Meeting {
    Meeting {
        id: MEETING.to_owned(),
        board: "Parenting Board".to_owned(),
        title: "Parenting Board".to_owned(),
        date: date(2023, 3, 28),
        time: None,
        place: None,
        article: article("content/2023-03-28-board/index.md"),
        papers,
    }
}

/// A paper with nothing that can be left out.
pub fn bare_paper(item: u32, slug: &str) -> Paper {
    Paper {
        meeting: MEETING.to_owned(),
        slug: slug.to_owned(),
        title: format!("The {slug} <report> & more"),
        item: spanned(item),
        from: "Director".to_owned(),
        contact: None,
        purpose: Purpose::Noting,
        period: None,
        summary: None,
        recommendations: Vec::new(),
        statutory: Vec::new(),
        draft: false,
        article: article(&format!("content/2023-03-28-board/{slug}.md")),
    }
}

/// A site with everything that a site can have.
pub fn full_site() -> Site {
    let mut site = bare_site();
    site.settings.notice = Some("A demonstration.".to_owned());
    site.settings.contact = Some("papers@example.org".to_owned());
    let section = |id: &str, kind| StatutorySection {
        id: id.to_owned(),
        title: format!("Section {id}"),
        intro: None,
        kind,
        required: true,
    };
    let items = vec![("growth".to_owned(), "Growth & jobs".to_owned()), ("air".to_owned(), "Air".to_owned())];
    site.settings.statutory =
        vec![section("plan", StatutoryKind::YesNo(items)), section("equalities", StatutoryKind::Text)];
    let answers = || {
        vec![
            Some(StatutoryAnswer::YesNo(vec![true, false])),
            Some(StatutoryAnswer::Text(Document::default())),
        ]
    };
    let mut first = bare_paper(9, "first");
    first.contact = Some("Care leavers service (care@example.org)".to_owned());
    first.period = Some("January to December 2022".to_owned());
    first.article.data = Some("care".to_owned());
    first.statutory = answers();
    let mut second = bare_paper(10, "second");
    second.statutory = answers();
    let mut draft = bare_paper(11, "draft");
    draft.draft = true;
    draft.statutory = answers();
    draft.article.data = Some("secret".to_owned());
    let mut next = meeting(vec![first, second, draft]);
    next.time = Some("2pm".to_owned());
    next.place = Some("Ashburton Hall".to_owned());
    let mut past = meeting(Vec::new());
    past.id = "2022-02-08-panel".to_owned();
    past.date = date(2022, 2, 8);
    site.meetings = vec![past, next];
    for (id, menu) in [("about/index", Menu::Header), ("about/accessibility", Menu::Footer)] {
        site.pages.push(Page {
            id: id.to_owned(),
            title: format!("Page {id}"),
            description: Some("About".to_owned()),
            menu,
            article: article(&format!("content/{id}.md")),
        });
    }
    let datasets = [full_dataset("care/in-touch"), bare_dataset("care/unused"), bare_dataset("secret/plan")];
    site.datasets.extend(datasets.map(|dataset| (dataset.id.clone(), dataset)));
    site.glossary = ["NEET", "C&F"]
        .map(|term| Term {
            term: spanned(term.to_owned()),
            means: format!("what {term} means"),
            text: (term == "NEET").then(|| "Longer.".to_owned()),
        })
        .to_vec();
    site
}

/// HTML as the narrative makes it.
pub fn html(text: &str) -> Html {
    Html(text.to_owned())
}

/// The texts of a paper with all that it can have.
pub fn full_parts() -> PaperParts {
    let used = |anchor: &str, place| Use {
        dataset: DatasetId::new("care/in-touch"),
        anchor: anchor.to_owned(),
        place,
    };
    PaperParts {
        article: ArticleParts {
            body: html("<h2 id=\"in-touch\">In touch</h2><p id=\"paragraph-1\">Words.</p>"),
            footnotes: Some(html("<ol><li id=\"footnote-1\">A note.</li></ol>")),
            headings: vec![Heading { anchor: "in-touch".to_owned(), words: html("In touch") }],
            uses: vec![
                used("paragraph-4", UsePlace::Paragraph(4)),
                used("paragraph-1", UsePlace::Paragraph(1)),
                used("paragraph-1", UsePlace::Paragraph(1)),
                used("paragraph-7", UsePlace::Paragraph(7)),
                used("figure-1", UsePlace::Shown("Figure 1".to_owned(), "It rose".to_owned())),
                used("_summary", UsePlace::Summary),
            ],
            files: Vec::new(),
        },
        summary: Some(html("<p>A summary.</p>")),
        recommendations: vec![html("That the board notes it."), html("That it goes on.")],
        statutory: vec![
            StatutoryParts::default(),
            StatutoryParts { intro: Some(html("<p>The law.</p>")), answer: Some(html("<p>None</p>")) },
        ],
    }
}
