//! YAML with places: text to a tree whose every key and value knows where it was written.
//!
//! In: an [`Excerpt`] of a file. Out: a [`Node`], or a message that says what is wrong in an officer's words.
//! Deliberately absent: guessing types. A scalar is the text as typed (`1.10`, `no`, `2021-22`, `017`), and the
//! shapes ask for what they want. Anchors, aliases, tags and several documents in one file are refused.

mod hidden;
mod messages;
mod parse;
mod schema;
#[macro_use]
pub mod shape;
mod slips;
mod value;

pub use parse::{Limits, lists, parse};
pub use value::{FromNode, Keyed, wrong_type};

use crate::source::{Excerpt, Span, Spanned, Substr};

/// A value of a YAML file.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of value.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A text, number or date: whatever stands there, as typed.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in the order written; no key stands twice.
    Map(Vec<(Spanned<Substr>, Node)>),
}

/// A scalar as typed.
#[derive(Clone, Debug)]
pub struct Scalar {
    /// Its text, with the way back to each of its lines.
    pub text: Excerpt,
    /// Whether it stands without quotes and not as a block.
    pub plain: bool,
}

impl Node {
    /// Whether nothing is written there: a blank, `~` or `null`.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match &self.kind {
            Kind::Scalar(scalar) => scalar.plain && matches!(scalar.text.text.as_str(), "" | "~" | "null"),
            _ => false,
        }
    }

    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(&scalar.text.text),
            _ => None,
        }
    }

    /// What it is, for messages: `a list`, `"84.2"`.
    #[must_use]
    pub fn describe(&self) -> String {
        match &self.kind {
            Kind::Scalar(_) if self.is_blank() => "a blank".to_owned(),
            Kind::Scalar(scalar) => {
                let text = &scalar.text.text;
                let short: String = text.chars().take(40).collect();
                if short.len() < text.len() { format!("the text `{short}…`") } else { format!("`{short}`") }
            }
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(_) => "a block of keys".to_owned(),
        }
    }
}
