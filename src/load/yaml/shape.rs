//! What a file may hold: shapes that are filled from a tree, telling every mistake and not only the first.
//!
//! `shape!` declares a struct once; from it follow the reader (unknown, missing and mistyped keys are each
//! reported, with the closest known key) and the JSON Schema that editors use.

use super::{FromNode, Kind, Node, wrong_type};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::source::{Span, Spanned, Substr};
use std::collections::BTreeMap;

/// The keys of a map that is being read as a shape.
pub struct Fields {
    /// What stands behind the keys of the shape: each once, and never many.
    entries: Vec<(Spanned<Substr>, Node)>,
    /// What stands behind unknown keys, by the keys that they seem to mean. The slip is told; what stands there is used,
    /// so that nothing follows from it.
    misspelt: BTreeMap<String, Node>,
    span: Span,
    what: &'static str,
}

impl Fields {
    /// Opens a map whose keys are fixed; unknown keys are reported.
    pub fn open(
        node: Node,
        what: &'static str,
        known: &[&str],
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let span = node.span;
        let Kind::Map(map) = node.kind else {
            wrong_type(
                &node,
                &format!("the keys of {what} ({})", suggest::one_of(known.iter().copied())),
                diagnostics,
            );
            return None;
        };
        let (entries, odd): (Vec<_>, Vec<_>) =
            map.into_iter().partition(|(key, _)| known.contains(&key.value.as_str()));
        let mut fields = Self { entries, misspelt: BTreeMap::new(), span, what };
        if !odd.is_empty() {
            fields.guess(odd, known, diagnostics);
        }
        Some(fields)
    }

    /// Reports keys that are none of the shape's, and keeps what stands behind them for the keys that they seem to mean.
    fn guess(&mut self, odd: Vec<(Spanned<Substr>, Node)>, known: &[&str], diagnostics: &mut Diagnostics) {
        let open: Vec<&str> = known.iter().copied().filter(|key| self.position(key).is_none()).collect();
        for (key, value) in odd {
            diagnostics.push(unknown_key(&key, self.what, known, &open));
            if let Some(meant) = suggest::closest(&key.value, open.iter().copied()) {
                self.misspelt.entry(meant.to_owned()).or_insert(value);
            }
        }
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.entries.iter().position(|(known, _)| known.value == *key)
    }

    /// Takes the value of a key.
    pub fn take<T: FromNode>(&mut self, key: &str, diagnostics: &mut Diagnostics) -> Option<T> {
        let Some((key_span, node)) =
            self.position(key).map(|at| self.entries.swap_remove(at)).map(|(key, node)| (key.span, node))
        else {
            if let Some(meant) = self.misspelt.remove(key) {
                return T::from_node(meant, &mut Diagnostics::default()).or_else(T::absent);
            }
            if let Some(value) = T::absent() {
                return Some(value);
            }
            let message = format!("{} has no `{key}`", self.what);
            let first_line = Span { end: self.span.start, ..self.span };
            diagnostics.push(
                Diagnostic::new(Code::KEY_MISSING, first_line, message)
                    .help(format!("add a line `{key}: …`")),
            );
            return None;
        };
        if node.is_blank() && T::absent().is_none() {
            let message = format!("`{key}` is blank");
            diagnostics.push(
                Diagnostic::new(Code::KEY_MISSING, key_span, message)
                    .help(format!("write a value behind `{key}:`")),
            );
            return None;
        }
        T::from_node(node, diagnostics)
    }
}

fn unknown_key(key: &Spanned<Substr>, what: &str, known: &[&str], open: &[&str]) -> Diagnostic {
    let message = format!("`{}` is no key of {what}", key.value);
    let help = suggest::did_you_mean(&key.value, open.iter().copied())
        .or_else(|| suggest::did_you_mean(&key.value, known.iter().copied()))
        .unwrap_or_else(|| format!("{what} knows {}", suggest::one_of(known.iter().copied())));
    Diagnostic::new(Code::KEY_UNKNOWN, key.span, message).help(help)
}

/// Declares what a file or a part of one may hold: the struct, its reader and its JSON Schema.
///
/// Each field has its key as authors write it, then its name and type; `Option` fields may be left out.
macro_rules! shape {
    ($(#[$doc:meta])* $visibility:vis struct $name:ident as $what:literal {
        $($(#[$field_doc:meta])* $key:literal $field:ident: $type:ty,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        $visibility struct $name {
            $($(#[$field_doc])* #[schemars(rename = $key)] pub $field: $type,)*
        }

        impl $crate::load::yaml::FromNode for $name {
            fn from_node(
                node: $crate::load::yaml::Node,
                diagnostics: &mut $crate::diagnostic::Diagnostics,
            ) -> Option<Self> {
                let known = &[$($key),*];
                let mut fields = $crate::load::yaml::shape::Fields::open(node, $what, known, diagnostics)?;
                $(let $field = fields.take::<$type>($key, diagnostics);)*
                Some(Self { $($field: $field?,)* })
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::load::yaml::{FromNode, Limits, parse};
    use crate::source::{Excerpt, ProjectPath, SourceFile, SourceMap, Spanned};

    shape! {
        /// A shape for tests.
        pub struct Sample as "a sample" {
            /// Its title.
            "title" title: String,
            /// Its size.
            "size" size: Option<Spanned<u32>>,
            /// Its parts.
            "the-parts" parts: Option<Vec<String>>,
        }
    }

    fn read(text: &str) -> (Option<Sample>, Vec<String>) {
        let mut sources = SourceMap::default();
        let id = sources.add(SourceFile::new(ProjectPath::new("a.yaml"), text.to_owned()));
        let mut diagnostics = Diagnostics::default();
        let node = parse(&Excerpt::verbatim(text, id, 0), Limits::default(), &mut diagnostics).unwrap();
        let sample = Sample::from_node(node, &mut diagnostics);
        let messages = diagnostics.iter().map(|found| {
            format!("{} {}", found.message, found.help.as_deref().unwrap_or("")).trim().to_owned()
        });
        (sample, messages.collect())
    }

    #[test]
    fn a_shape_is_filled() {
        let (sample, messages) = read("title: no\nsize: 3\nthe-parts: [a, b]\n");
        let sample = sample.unwrap();
        assert_eq!((sample.title.as_str(), sample.size.unwrap().value), ("no", 3));
        assert_eq!(sample.parts.unwrap(), ["a", "b"]);
        assert!(messages.is_empty());
    }

    #[test]
    fn every_mistake_is_told_once() {
        let (sample, messages) = read("titel: a\nsize: many\nthe-parts: one\n");
        assert_eq!(
            sample.map(|sample| sample.title).as_deref(),
            Some("a"),
            "what stands behind a slip is used"
        );
        assert_eq!(
            messages,
            [
                "`titel` is no key of a sample did you mean `title`?",
                "found `many`, wanted a whole number write a whole number here",
                "found `one`, wanted a list write it as `[a, b]`, or as lines that begin with `- `",
            ]
        );
    }

    #[test]
    fn the_schema_follows_from_the_shape() {
        let schema = serde_json::to_value(schemars::schema_for!(Sample)).unwrap();
        assert_eq!(schema["required"], serde_json::json!(["title"]));
        assert_eq!(schema["additionalProperties"], false);
        assert!(schema["properties"]["the-parts"].is_object());
        assert_eq!(schema["properties"]["title"]["description"], "Its title.");
    }
}
