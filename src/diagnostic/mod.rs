//! What is wrong, where, and what to do: the messages that every phase collects.
//!
//! In: findings of any phase. Out: [`Diagnostics`], in a fixed order, and renderers for people, JSON and SARIF.
//! Deliberately absent: deciding what to do about them (the gate in `lib.rs`) and printing (`cli`).
//!
//! A message is lower case without a full stop, says what was found and what was wanted, and never uses the
//! word that tells an officer only that a value was not accepted.

pub mod codes;
mod harmless;
pub mod json;
pub mod sarif;
pub mod suggest;
pub mod terminal;

pub use codes::Code;

use crate::source::{ProjectPath, SourceMap, Span};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; somebody should look (`--strict` makes it an error).
    Warning,
    /// Something to consider.
    Advice,
}

impl Severity {
    /// The word that people and programs read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// Where a finding stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Words in a file.
    Words(Span),
    /// A whole file, for example one that is no text.
    File(ProjectPath),
    /// The project as a whole.
    Project,
}

/// Another place that belongs to a finding, and what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is to be seen there, as a short phrase.
    pub text: String,
}

/// What the auditor of prose recomputed, for programs that read the findings.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Evidence {
    /// The claim as read.
    pub claim: String,
    /// What it should say.
    pub expected: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of finding it is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What was found and what was wanted.
    pub message: String,
    /// Where it stands.
    pub place: Place,
    /// A short phrase beside the marked words; often empty.
    pub label: String,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// Facts that help to understand it.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
    /// What was recomputed, when the finding is about a claim in prose.
    pub evidence: Option<Evidence>,
}

impl Diagnostic {
    /// A finding at words of a file, with the usual severity of its code.
    #[must_use]
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::at(code, Place::Words(span), message)
    }

    /// A finding at any place.
    #[must_use]
    pub fn at(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place,
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
            evidence: None,
        }
    }

    /// A finding about a whole file.
    #[must_use]
    pub fn file(code: Code, path: &ProjectPath, message: impl Into<String>) -> Self {
        Self::at(code, Place::File(path.clone()), message)
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds what to do, when there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a phrase beside the marked words.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Related { span, text: text.into() });
        self
    }

    /// Adds what was recomputed.
    #[must_use]
    pub fn evidence(mut self, claim: impl Into<String>, expected: impl Into<String>) -> Self {
        self.evidence = Some(Evidence { claim: claim.into(), expected: expected.into() });
        self
    }

    /// Whatever the order in which findings were collected, they are told in the same order.
    fn sort_key(&self, sources: &SourceMap) -> (ProjectPath, u32, u32, &'static str, String) {
        let (path, start, end) = match &self.place {
            Place::Words(span) => (sources.path(span.source), span.start, span.end),
            Place::File(path) => (path.clone(), 0, 0),
            Place::Project => (ProjectPath::new(""), 0, 0),
        };
        (path, start, end, self.code.name(), self.message.clone())
    }
}

/// All findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all findings of another collection.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// Whether anything stops the build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many findings there are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Makes warnings errors, as `--strict` asks.
    pub fn be_strict(&mut self) {
        for diagnostic in &mut self.list {
            if diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
        }
    }

    /// Puts the findings in the order of path, place and code, and drops exact repeats.
    pub fn sort(&mut self, sources: &SourceMap) {
        self.list.sort_by_cached_key(|diagnostic| diagnostic.sort_key(sources));
        self.list.dedup();
    }

    /// The findings, as collected or as sorted.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Keeps the findings for which the answer is yes (used where the author accepted a finding).
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
