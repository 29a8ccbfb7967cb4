//! `site.yaml` as written: the names, the date of the edition, the statutory sections, the limits of files.
//!
//! In: the file's tree. Out: [`RawSite`]. Deliberately absent: what stands for a key that is left out
//! (`resolve::settings`, `load::limits`).

use crate::load::yaml::{Keyed, Node};
use crate::model::settings::DrawingFile;
use crate::source::{Excerpt, Spanned};

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
