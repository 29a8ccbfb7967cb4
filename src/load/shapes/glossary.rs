//! `data/glossary.yaml` as written.
//!
//! In: the file's tree. Out: [`RawGlossary`], the terms in their order. Deliberately absent: where terms occur in papers
//! (`narrative::terms`).

use crate::diagnostic::Diagnostics;
use crate::load::yaml::{FromNode, Keyed, Node};

/// The terms of `data/glossary.yaml`.
#[derive(Clone, Debug)]
pub struct RawGlossary(pub Keyed<RawTerm>);

impl FromNode for RawGlossary {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        Keyed::from_node(node, diagnostics).map(Self)
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
