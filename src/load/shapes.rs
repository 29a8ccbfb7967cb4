//! What each kind of file may hold, as written. `resolve` takes these wholly apart into the model.

use super::yaml::{FromNode, Kind, Node, shape::Keyed, shape::wrong_type};
use crate::diagnostic::Diagnostics;
use crate::model::settings::DrawingFile;
use crate::model::site::Purpose;
use crate::source::{Excerpt, Span, Spanned};
use schemars::JsonSchema;

shape! {
    /// What `site.yaml` holds: what is common to all papers.
    pub struct RawSite as "site.yaml" {
        /// The site's name, on top of every page.
        "title" title: Spanned<String>,
        /// Whose papers they are.
        "organisation" organisation: Spanned<String>,
        /// The language of the papers, `en-GB` when left out.
        "language" language: Option<Spanned<String>>,
        /// The folder of the theme below `themes/`, `council` when left out.
        "theme" theme: Option<Spanned<String>>,
        /// The date of this edition, such as 2023-03-20. Meetings on or after it are shown as next.
        "published" published: Spanned<String>,
        /// The address at which the site will stand; it makes a site map and a feed possible.
        "base_url" base_url: Option<Spanned<String>>,
        /// A sentence that stands on every page.
        "notice" notice: Option<String>,
        /// A mailbox for questions.
        "contact" contact: Option<String>,
        /// The files in which the drawings of charts are offered: `svg` (the default), `png` or both.
        #[schemars(extend("items" = { "type": "string", "enum": DrawingFile::ALL.map(|(word, _)| word) }))]
        "downloads" downloads: Option<Vec<Spanned<String>>>,
        /// The sections that every paper answers, in the order of their printing.
        "statutory" statutory: Option<Keyed<RawStatutory>>,
        /// How much files may hold, where the usual limits are too narrow.
        "limits" limits: Option<RawLimits>,
        /// Free fields.
        "extra" extra: Option<Node>,
    }
}

shape! {
    /// How much files may hold.
    pub struct RawLimits as "limits" {
        /// The largest file of words or figures, in megabytes: 16 when left out, at most 256.
        "text" text: Option<Spanned<u32>>,
        /// The largest picture or document beside a paper, in megabytes: 64 when left out, at most 2048.
        "document" document: Option<Spanned<u32>>,
        /// How many values one YAML file may hold: 2000000 when left out, at most 20000000.
        "values" values: Option<Spanned<u32>>,
    }
}

shape! {
    /// A section that every paper answers.
    pub struct RawStatutory as "a statutory section" {
        /// Its heading.
        "title" title: String,
        /// How it is answered: `yes-no` or `text` (the default).
        #[schemars(extend("enum" = ["yes-no", "text"]))]
        "kind" kind: Option<Spanned<String>>,
        /// For `yes-no`: the key and the words of each item.
        "items" items: Option<Keyed<String>>,
        /// What stands before the answer, as Markdown.
        "intro" intro: Option<Excerpt>,
        /// `false` when a paper may leave it out.
        "required" required: Option<bool>,
    }
}

shape! {
    /// The front matter of an ordinary page.
    pub struct RawPage as "a page's front matter" {
        /// Its title.
        "title" title: Spanned<String>,
        /// A line about it.
        "description" description: Option<String>,
        /// Where it is listed: `header`, `footer` (the default) or `none`.
        #[schemars(extend("enum" = ["header", "footer", "none"]))]
        "menu" menu: Option<Spanned<String>>,
        /// Where short dataset names are looked up, a folder below `data/`.
        "data" data: Option<Spanned<String>>,
        /// Findings that you have looked at and accept, with the reason.
        "accept" accept: Option<Vec<RawAccept>>,
        /// Free fields.
        "extra" extra: Option<Node>,
    }
}

shape! {
    /// The front matter of a meeting's `index.md`.
    pub struct RawMeeting as "a meeting's front matter" {
        /// Its title; the board's name when left out.
        "title" title: Option<String>,
        /// The board.
        "board" board: Spanned<String>,
        /// The day, such as 2023-03-28; the folder's name begins with it.
        "date" date: Spanned<String>,
        /// The time of day, such as 10am.
        "time" time: Option<String>,
        /// The place.
        "place" place: Option<String>,
        /// Where short dataset names are looked up, a folder below `data/`.
        "data" data: Option<Spanned<String>>,
        /// Findings that you have looked at and accept, with the reason.
        "accept" accept: Option<Vec<RawAccept>>,
        /// Free fields.
        "extra" extra: Option<Node>,
    }
}

shape! {
    /// The front matter of a paper.
    pub struct RawPaper as "a paper's front matter" {
        /// Its title.
        "title" title: Spanned<String>,
        /// Its agenda item.
        "item" item: Spanned<u32>,
        /// Whose report it is.
        "from" from: Spanned<String>,
        /// Whom to ask: a role or a mailbox, not a person.
        "contact" contact: Option<String>,
        /// What it asks of the board: `noting`, `decision` or `information`.
        #[schemars(extend("enum" = Purpose::ALL.map(|(word, _)| word)))]
        "purpose" purpose: Spanned<String>,
        /// The period that it covers, in words.
        "period" period: Option<String>,
        /// Where short dataset names are looked up, a folder below `data/`.
        "data" data: Option<Spanned<String>>,
        /// What it says in a sentence or two, as Markdown; figures are welcome.
        "summary" summary: Option<Excerpt>,
        /// What the board is asked to do, each as Markdown.
        "recommendations" recommendations: Option<Vec<Excerpt>>,
        /// The answers to the sections that site.yaml asks for.
        "statutory" statutory: Option<Keyed<Node>>,
        /// `true` while it is not to be published.
        "draft" draft: Option<bool>,
        /// Findings that you have looked at and accept, with the reason.
        "accept" accept: Option<Vec<RawAccept>>,
        /// Free fields.
        "extra" extra: Option<Node>,
    }
}

shape! {
    /// A finding that the author has looked at and accepted.
    pub struct RawAccept as "an acceptance" {
        /// The finding's code, with or without the part before the `/`.
        "check" check: Spanned<String>,
        /// Words that the line of the finding must hold.
        "quote" quote: Option<String>,
        /// Why it is accepted.
        "because" because: String,
    }
}

shape! {
    /// What a dataset holds.
    pub struct RawDataset as "a dataset" {
        /// What it shows.
        "title" title: Spanned<String>,
        /// What is counted, and how.
        "definition" definition: Option<String>,
        /// `people`, `percent`, `pounds`, `per 10,000`, `text`, `date`, or any things that are counted.
        "unit" unit: Option<Spanned<String>>,
        /// Which way is better: `higher`, `lower` or `neither`.
        #[schemars(extend("enum" = ["higher", "lower", "neither"]))]
        "better" better: Option<Spanned<String>>,
        /// The dimensions, outermost first.
        "by" by: Option<Vec<Spanned<String>>>,
        /// What was measured, when there are several measures of the same things.
        "measures" measures: Option<Keyed<RawMeasure>>,
        /// The values, nested as `by` says, or the name of a CSV file beside this file.
        "values" values: Option<Node>,
        /// The total of the outermost breakdown: a number, or one for each outermost member.
        "total" total: Option<Node>,
        /// What a percentage is a percentage of: a number, or one for each outermost member.
        "base" base: Option<Node>,
        /// `true` when parts may overlap, so that they need not sum.
        "overlapping" overlapping: Option<bool>,
        /// The member that is there for comparison.
        "benchmark" benchmark: Option<Spanned<String>>,
        /// What is aimed at: a number, or one for each outermost member.
        "target" target: Option<Node>,
        /// Dimensions whose written order means something, such as age.
        "ordinal" ordinal: Option<Vec<Spanned<String>>>,
        /// The place that it is about.
        "place" place: Option<String>,
        /// When, for data without a period among its dimensions.
        "period" period: Option<Spanned<String>>,
        /// Where it comes from.
        "source" source: Option<RawSource>,
        /// Notes, by symbol or member.
        "notes" notes: Option<Keyed<String>>,
        /// Findings that you have looked at and accept, with the reason.
        "accept" accept: Option<Vec<RawAccept>>,
        /// `milestones` for a list of milestones.
        #[schemars(extend("enum" = ["milestones"]))]
        "kind" kind: Option<Spanned<String>>,
        /// The milestones.
        "rows" rows: Option<Vec<Spanned<RawMilestone>>>,
        /// Free fields.
        "extra" extra: Option<Node>,
    }
}

shape! {
    /// Where a dataset comes from.
    pub struct RawSource as "a source" {
        /// The document's title.
        "document" document: String,
        /// The meeting's folder, when the document is one of its papers.
        "meeting" meeting: Option<Spanned<String>>,
        /// The paper's file name without `.md`, when it is on this site.
        "paper" paper: Option<Spanned<String>>,
        /// The paragraph.
        "paragraph" paragraph: Option<String>,
        /// The page.
        "page" page: Option<String>,
        /// The section.
        "section" section: Option<String>,
        /// The table.
        "table" table: Option<String>,
        /// An address outside the site.
        "url" url: Option<Spanned<String>>,
    }
}

shape! {
    /// One of several measures.
    pub struct RawMeasureKeys as "a measure" {
        /// What its numbers count.
        "unit" unit: Spanned<String>,
        /// For a share: the measure whose count it is a share of.
        "of" of: Option<Spanned<String>>,
        /// What a percentage is a percentage of.
        "base" base: Option<Node>,
        /// The total of the outermost breakdown.
        "total" total: Option<Node>,
        /// Which way is better: `higher`, `lower` or `neither`.
        #[schemars(extend("enum" = ["higher", "lower", "neither"]))]
        "better" better: Option<Spanned<String>>,
        /// What is counted, and how.
        "definition" definition: Option<String>,
    }
}

shape! {
    /// A step of a plan.
    pub struct RawMilestone as "a milestone" {
        /// What is to happen.
        "what" what: String,
        /// When: a date, month, year, or `April to June 2023`; `[x]` when not stated.
        "when" when: Option<Node>,
        /// `complete`, `in progress`, `not started`, `continuing` or `late`; `[x]` when not stated.
        "status" status: Option<Node>,
    }
}

shape! {
    /// A term of the glossary.
    pub struct RawTerm as "a glossary term" {
        /// The words that it stands for.
        "means" means: String,
        /// A longer explanation.
        "text" text: Option<String>,
    }
}

shape! {
    /// A `chart` block.
    pub struct RawChart as "a chart block" {
        /// The dataset.
        "data" data: Spanned<String>,
        /// What the reader should see, as a sentence.
        "title" title: Option<Spanned<Excerpt>>,
        /// Its anchor.
        "id" id: Option<Spanned<String>>,
        /// The form; without it the form follows from the data.
        "form" form: Option<Spanned<String>>,
        /// The measure, when the dataset has several.
        "measure" measure: Option<Spanned<OneOrMore>>,
        /// The members that are shown, by dimension.
        "only" only: Option<Keyed<Spanned<OneOrMore>>>,
        /// The member that stands out.
        "highlight" highlight: Option<Spanned<String>>,
        /// Where the tiles of a map stand: rows from north to south, each a list of members, `""` where there is none.
        "map" map: Option<Spanned<Vec<Vec<Node>>>>,
        /// What you add below.
        "note" note: Option<Excerpt>,
    }
}

shape! {
    /// A `table` block.
    pub struct RawTable as "a table block" {
        /// The dataset.
        "data" data: Spanned<String>,
        /// What the reader should see, as a sentence.
        "title" title: Option<Spanned<Excerpt>>,
        /// Its anchor.
        "id" id: Option<Spanned<String>>,
        /// The measure or measures that are shown.
        "measure" measure: Option<Spanned<OneOrMore>>,
        /// The members that are shown, by dimension.
        "only" only: Option<Keyed<Spanned<OneOrMore>>>,
        /// The dimension that runs across.
        "columns" columns: Option<Spanned<String>>,
        /// `true` puts a small line and the change from the first to the last time behind each row.
        "trend" trend: Option<Spanned<bool>>,
        /// What you add below.
        "note" note: Option<Excerpt>,
    }
}

shape! {
    /// A `tiles` block: headline figures.
    pub struct RawTiles as "a tiles block" {
        /// What the reader should see, as a sentence.
        "title" title: Option<Spanned<Excerpt>>,
        /// Its anchor.
        "id" id: Option<Spanned<String>>,
        /// The tiles.
        "tiles" tiles: Vec<RawTile>,
        /// What you add below.
        "note" note: Option<Excerpt>,
    }
}

shape! {
    /// A headline figure.
    pub struct RawTile as "a tile" {
        /// What it is.
        "label" label: Excerpt,
        /// The figure, usually a figure reference in quotes.
        "value" value: Excerpt,
        /// A comparison in words.
        "compare" compare: Option<Excerpt>,
        /// `true` draws a small line of the figure's past; `compare` must say the change.
        "trend" trend: Option<Spanned<bool>>,
        /// What you add.
        "note" note: Option<Excerpt>,
    }
}

shape! {
    /// A `timeline` block.
    pub struct RawTimeline as "a timeline block" {
        /// The dataset of milestones.
        "data" data: Spanned<String>,
        /// What the reader should see, as a sentence.
        "title" title: Option<Spanned<Excerpt>>,
        /// Its anchor.
        "id" id: Option<Spanned<String>>,
        /// What you add below.
        "note" note: Option<Excerpt>,
    }
}

/// A measure: its unit alone, or its keys.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub enum RawMeasure {
    /// Its unit.
    Unit(Spanned<String>),
    /// Its keys.
    Keys(Box<RawMeasureKeys>),
}

impl FromNode for RawMeasure {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.kind {
            Kind::Map(_) => Some(Self::Keys(Box::new(RawMeasureKeys::from_node(node, diagnostics)?))),
            _ => Some(Self::Unit(Spanned::from_node(node, diagnostics)?)),
        }
    }
}

/// One word or a list of them.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub enum OneOrMore {
    /// One.
    One(Spanned<String>),
    /// Several.
    More(Vec<Spanned<String>>),
}

impl OneOrMore {
    /// The words, one or several.
    #[must_use]
    pub fn words(&self) -> &[Spanned<String>] {
        match self {
            Self::One(word) => std::slice::from_ref(word),
            Self::More(words) => words,
        }
    }
}

impl FromNode for OneOrMore {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.kind {
            Kind::List(_) => Some(Self::More(Vec::from_node(node, diagnostics)?)),
            Kind::Scalar(_) => Some(Self::One(Spanned::from_node(node, diagnostics)?)),
            Kind::Map(_) => {
                wrong_type(&node, "a word or a list of words", diagnostics);
                None
            }
        }
    }
}

/// The terms of `data/glossary.yaml`.
#[derive(Clone, Debug)]
pub struct RawGlossary(pub Keyed<RawTerm>);

impl FromNode for RawGlossary {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        Keyed::from_node(node, diagnostics).map(Self)
    }
}

/// A Markdown file: its front matter as a shape, and its text.
#[derive(Clone, Debug)]
pub struct Markdown<T> {
    /// The front matter, unless it could not be read.
    pub front: Option<T>,
    /// Where the front matter stands.
    pub front_span: Span,
    /// Where the text below it stands.
    pub body: Span,
}
