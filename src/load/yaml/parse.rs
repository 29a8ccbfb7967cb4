//! The events of the parser, built into a tree.

use super::{Kind, Node, Scalar, hidden, messages, slips};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::text;
use crate::source::{Excerpt, ExcerptBuilder, Span, Spanned, Substr};
use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// How much one YAML text may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How deep values may be nested.
    pub depth: usize,
    /// How many values there may be.
    pub nodes: usize,
}

impl Default for Limits {
    /// 32 levels, and as many values as any file may hold.
    fn default() -> Self {
        Self { depth: 32, nodes: crate::load::limits::Limits::default().values }
    }
}

/// Reads a YAML text. What cannot be read is reported, once, and gives `None`; an empty text is an empty map.
pub fn parse(text: &Excerpt, limits: Limits, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut builder = Builder {
        text,
        limits,
        stack: Vec::new(),
        root: None,
        nodes: 0,
        problems: Diagnostics::default(),
        parted: false,
    };
    let result = builder.run();
    let Builder { root, mut problems, .. } = builder;
    let broken = match result {
        Ok(()) => problems.has_errors(),
        Err(problem) => {
            problems.push(*problem);
            true
        }
    };
    diagnostics.append(problems);
    if broken {
        return None;
    }
    Some(root.unwrap_or_else(|| Node { span: text.span(0, 0), kind: Kind::Map(Vec::new()) }))
}

/// Where lists in brackets begin (`[2024, 2025]`), as offsets into the text, up to the first mistake. A bracket inside
/// a text, be it in quotes or a block, begins none.
pub fn lists(text: &str) -> impl Iterator<Item = usize> {
    let events = Parser::new_from_str(text).map_while(Result::ok);
    let lists = events.filter(|(event, _)| matches!(event, Event::SequenceStart(..)));
    lists.map(|(_, span)| range(&span).0).filter(|at| text.get(*at..).is_some_and(|it| it.starts_with('[')))
}

struct Builder<'a> {
    text: &'a Excerpt,
    limits: Limits,
    stack: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
    problems: Diagnostics,
    /// Whether a number that a comma parts was told: who types one so types all so.
    parted: bool,
}

enum Open {
    List {
        start: usize,
        items: Vec<Node>,
    },
    Map {
        start: usize,
        entries: Vec<(Spanned<Substr>, Node)>,
        key: Option<Spanned<Substr>>,
        seen: BTreeMap<Substr, Span>,
    },
}

type Outcome = Result<(), Box<Diagnostic>>;

impl Builder<'_> {
    fn run(&mut self) -> Outcome {
        let mut documents = 0;
        for event in Parser::new_from_str(&self.text.text) {
            let (event, span) = event.map_err(|error| Box::new(messages::syntax(&error, self.text)))?;
            if matches!(event, Event::DocumentStart(..)) {
                documents += 1;
                if documents > 1 {
                    let (start, end) = range(&span);
                    let message = "a second document starts here, and a file holds one";
                    return Err(Box::new(
                        Diagnostic::new(
                            Code::YAML_SYNTAX,
                            self.text.span(start, end.max(start + 1)),
                            message,
                        )
                        .help("take out the line `---`, or put the rest into a file of its own"),
                    ));
                }
            }
            self.event(event, &span)?;
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'_>, span: &YamlSpan) -> Outcome {
        let (start, end) = range(span);
        match event {
            Event::Scalar(words, style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), start, end)?;
                let span = self.text.span(start, end);
                // Written as a code, since a file that holds one as it is was refused.
                let coded = text::suspects(&words).find(|(_, character)| text::is_hidden(*character));
                let found = coded.map(|(_, character)| text::hidden_character(character, span));
                found.into_iter().for_each(|found| self.problems.push(found));
                let scalar = self.scalar(&words, style, start, end);
                if scalar.plain {
                    let behind = self.text.text.get(end..).unwrap_or("");
                    let found = hidden::in_value(&words, span, behind);
                    found.into_iter().for_each(|found| self.problems.push(found));
                }
                self.add(Node { span, kind: Kind::Scalar(scalar) })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), start, end)?;
                self.open(Open::List { start, items: Vec::new() })
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), start, end)?;
                self.open(Open::Map { start, entries: Vec::new(), key: None, seen: BTreeMap::new() })
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(end),
            Event::Alias(_) => Err(Box::new(self.alias(start, end))),
            _ => Ok(()),
        }
    }

    fn refuse_extras(&self, anchor: usize, tag: bool, start: usize, end: usize) -> Outcome {
        if anchor != 0 {
            return Err(Box::new(self.alias(start, end)));
        }
        if tag {
            let span = self.text.span(start, end);
            let message = "a value has a tag (`!`), and values here are plain";
            return Err(Box::new(
                Diagnostic::new(Code::YAML_SYNTAX, span, message)
                    .help("take the tag out, or put the whole text in quotes"),
            ));
        }
        Ok(())
    }

    fn alias(&self, start: usize, end: usize) -> Diagnostic {
        let message = "an anchor (`&`) or alias (`*`), and every value here is written out";
        Diagnostic::new(Code::YAML_ALIAS, self.text.span(start, end), message)
            .help("write the value out; if the text begins with `&` or `*`, put it in quotes")
    }

    fn open(&mut self, open: Open) -> Outcome {
        if self.stack.len() >= self.limits.depth {
            let start = match &open {
                Open::List { start, .. } | Open::Map { start, .. } => *start,
            };
            let message = format!("values are nested more than {} levels deep", self.limits.depth);
            let span = self.text.span(start, start + 1);
            return Err(Box::new(Diagnostic::new(Code::YAML_LIMIT, span, message).help("nest fewer levels")));
        }
        self.stack.push(open);
        Ok(())
    }

    fn close(&mut self, end: usize) -> Outcome {
        let node = match self.stack.pop() {
            Some(Open::List { start, items }) => {
                Node { span: self.text.span(start, end.max(start)), kind: Kind::List(items) }
            }
            Some(Open::Map { start, entries, .. }) => {
                Node { span: self.text.span(start, end.max(start)), kind: Kind::Map(entries) }
            }
            None => return Ok(()),
        };
        self.add(node)
    }

    fn add(&mut self, node: Node) -> Outcome {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            let message = format!("more than {} values in one file", self.limits.nodes);
            let help = "split the file, keep its values in a CSV file, or allow more with `limits: {values: …}` in site.yaml";
            return Err(Box::new(Diagnostic::new(Code::YAML_LIMIT, node.span, message).help(help)));
        }
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, seen, .. }) => match key.take() {
                None => {
                    let found = key_of(&node);
                    hidden::in_key(&found).into_iter().for_each(|odd| self.problems.push(odd));
                    *key = Some(found);
                }
                Some(key) => match slips::parted_number(entries.last(), &key, &node) {
                    Some(found) if !self.parted => {
                        self.parted = true;
                        self.problems.push(found);
                    }
                    Some(_) => {}
                    None => match seen.entry(key.value.clone()) {
                        Entry::Occupied(first) => self.problems.push(repeated_key(&key, *first.get())),
                        Entry::Vacant(free) => {
                            free.insert(key.span);
                            entries.push((key, node));
                        }
                    },
                },
            },
        }
        Ok(())
    }

    fn scalar(&self, text: &str, style: ScalarStyle, start: usize, end: usize) -> Scalar {
        let raw = self.text.text.get(start..end).unwrap_or("");
        let plain = matches!(style, ScalarStyle::Plain);
        Scalar { text: trace(text, raw, start, self.text), plain }
    }
}

fn repeated_key(key: &Spanned<Substr>, first: Span) -> Diagnostic {
    let message = format!("the key `{}` is written twice", key.value);
    Diagnostic::new(Code::YAML_DUPLICATE_KEY, key.span, message)
        .related(first, "first written here")
        .help("keep one of the two")
}

/// A key as text. A list as key (`[x]: …`) is taken as typed.
fn key_of(node: &Node) -> Spanned<Substr> {
    let words = match &node.kind {
        Kind::Scalar(scalar) => scalar.text.text.clone(),
        Kind::List(items) => {
            let inner: Vec<&str> = items.iter().filter_map(Node::text).collect();
            format!("[{}]", inner.join(", ")).into()
        }
        Kind::Map(_) => Substr::new(),
    };
    Spanned::new(words, node.span)
}

fn range(span: &YamlSpan) -> (usize, usize) {
    let start = span.start.byte_offset().unwrap_or(0);
    (start, span.end.byte_offset().unwrap_or(start).max(start))
}

/// Leads the text of a scalar back to the words of the file, word by word where lines were joined or escaped.
fn trace(text: &str, raw: &str, start: usize, whole: &Excerpt) -> Excerpt {
    let origin = |at: usize| whole.span(at, at).start;
    let quote = usize::from(raw.starts_with(['"', '\'']));
    if raw.get(quote..).is_some_and(|rest| rest.starts_with(text)) {
        let from = start + quote;
        return Excerpt::verbatim(whole.words(from, from + text.len()), whole.source(), origin(from));
    }
    let mut traced = ExcerptBuilder::new(whole.source());
    let mut cursor = 0;
    let mut lost = false;
    for word in text.split_inclusive([' ', '\n']) {
        let bare = word.trim_end_matches([' ', '\n']);
        if !bare.is_empty() && !lost {
            match raw.get(cursor..).and_then(|rest| rest.find(bare)) {
                Some(at) => cursor += at,
                None => lost = true,
            }
        }
        traced.push(word, origin(start + cursor));
        if !lost {
            cursor += bare.len();
        }
    }
    traced.build()
}

#[cfg(test)]
mod tests;
