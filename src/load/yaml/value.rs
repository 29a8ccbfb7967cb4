//! What a YAML value can be read as: text, numbers, lists, keys of the author's own.
//!
//! In: a [`Node`]. Out: a value, or a message that says what was found and what is wanted. Deliberately absent: shapes
//! with fixed keys (`shape`).

use super::{Kind, Node, slips};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Excerpt, Spanned, Substr};

/// Something that a YAML value can be read as.
pub trait FromNode: Sized {
    /// Reads it; what does not fit is reported and gives `None`.
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self>;

    /// What stands for it when its key is missing; `None` means that the key must be there.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// Reports a value of the wrong kind.
pub fn wrong_type(node: &Node, wanted: &str, diagnostics: &mut Diagnostics) {
    let message = format!("found {}, wanted {wanted}", node.describe());
    diagnostics
        .push(Diagnostic::new(Code::KEY_TYPE, node.span, message).help(format!("write {wanted} here")));
}

impl FromNode for Node {
    fn from_node(node: Node, _: &mut Diagnostics) -> Option<Self> {
        Some(node)
    }
}

impl FromNode for Excerpt {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        if node.is_blank() {
            wrong_type(&node, "text", diagnostics);
            return None;
        }
        match node.kind {
            Kind::Scalar(scalar) => Some(scalar.text),
            Kind::List(_) | Kind::Map(_) => {
                let quoted = slips::bare_figure(&node);
                let help = quoted.unwrap_or_else(|| "write text here".to_owned());
                let message = format!("found {}, wanted text", node.describe());
                diagnostics.push(Diagnostic::new(Code::KEY_TYPE, node.span, message).help(help));
                None
            }
        }
    }
}

impl FromNode for Substr {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        Excerpt::from_node(node, diagnostics).map(|excerpt| excerpt.text)
    }
}

impl FromNode for String {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        Substr::from_node(node, diagnostics).map(|text| text.to_string())
    }
}

impl FromNode for bool {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.text().map(str::to_lowercase).as_deref() {
            Some("true" | "yes") => Some(true),
            Some("false" | "no") => Some(false),
            _ => {
                wrong_type(&node, "`true` or `false`", diagnostics);
                None
            }
        }
    }
}

impl FromNode for u32 {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let digits = node.text().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let number = digits.and_then(|text| text.parse().ok());
        if number.is_none() {
            wrong_type(&node, "a whole number", diagnostics);
        }
        number
    }
}

impl<T: FromNode> FromNode for Spanned<T> {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let span = node.span;
        T::from_node(node, diagnostics).map(|value| Self::new(value, span))
    }

    fn absent() -> Option<Self> {
        None
    }
}

/// A blank value and a missing key are the same. A value that does not fit is reported and then left out.
impl<T: FromNode> FromNode for Option<T> {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        if node.is_blank() { Some(None) } else { Some(T::from_node(node, diagnostics)) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromNode> FromNode for Vec<T> {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.kind {
            Kind::List(items) => {
                Some(items.into_iter().filter_map(|item| T::from_node(item, diagnostics)).collect())
            }
            _ => {
                let message = format!("found {}, wanted a list", node.describe());
                let help = "write it as `[a, b]`, or as lines that begin with `- `";
                diagnostics.push(Diagnostic::new(Code::KEY_TYPE, node.span, message).help(help));
                None
            }
        }
    }
}

/// Keys that the author chooses, with their places.
#[derive(Clone, Debug)]
pub struct Keyed<T>(pub Vec<(Spanned<Substr>, T)>);

impl<T: FromNode> FromNode for Keyed<T> {
    fn from_node(node: Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.kind {
            Kind::Map(entries) => {
                let read = entries
                    .into_iter()
                    .filter_map(|(key, value)| T::from_node(value, diagnostics).map(|value| (key, value)));
                Some(Self(read.collect()))
            }
            _ => {
                wrong_type(&node, "keys with values (`key: value`)", diagnostics);
                None
            }
        }
    }
}
