//! A figure reference as written: a verb, a dataset, selectors, options.
//!
//! What the selectors mean depends on the dataset (see [`super::select`]).

use super::piece::Piece;
use crate::diagnostic::suggest::{did_you_mean, one_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Excerpt, Span};

/// Why a reference gives no figure. Boxed, since a finding is large and most references have none.
pub type Fault = Box<Diagnostic>;

/// What a figure reference asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// The figure itself; the verb that nobody needs to write.
    Value,
    /// How it moved from one member to another.
    Change,
    /// How far two members are apart.
    Gap,
    /// A part of its whole, as a percentage.
    Share,
    /// The total of a breakdown.
    Total,
    /// The number of things counted.
    Count,
    /// What a percentage is a percentage of.
    Base,
    /// The highest of a row, and where it stands.
    Highest,
    /// The lowest of a row, and where it stands.
    Lowest,
}

impl Verb {
    /// Every verb with the word that authors write.
    pub const ALL: [(&'static str, Self); 9] = [
        ("value", Self::Value),
        ("change", Self::Change),
        ("gap", Self::Gap),
        ("share", Self::Share),
        ("total", Self::Total),
        ("count", Self::Count),
        ("base", Self::Base),
        ("highest", Self::Highest),
        ("lowest", Self::Lowest),
    ];

    /// The word that authors write.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, verb)| *verb == self).map_or("value", |(word, _)| word)
    }
}

/// How a figure is to be printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word that an author writes or does not write")]
pub struct Options {
    /// Rounded, with "about" before it.
    pub about: bool,
    /// A change or gap between counts as a percentage; where it is written.
    pub percent: Option<Span>,
    /// Small numbers in words.
    pub words: bool,
    /// Without the sign of its unit.
    pub number: bool,
    /// With a capital, to open a sentence.
    pub capital: bool,
}

/// The words of all options.
const OPTIONS: [&str; 5] = ["about", "percent", "words", "number", "capital"];

/// A reference taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    /// What it asks for.
    pub verb: Verb,
    /// The dataset's name as written.
    pub dataset: Piece<'a>,
    /// What stands behind the colon, if there is one.
    pub selectors: Option<Piece<'a>>,
    /// How it is to be printed.
    pub options: Options,
    /// Everything between the braces.
    pub whole: Piece<'a>,
}

/// Takes a reference apart.
///
/// # Errors
/// Says which part cannot be read, and what was wanted.
pub fn parse(text: &Excerpt) -> Result<Reference<'_>, Fault> {
    let whole = Piece::whole(text);
    let (asked, written_options) = match whole.split_once("|") {
        // In a Markdown table the bar must be written `\|`.
        Some((asked, options)) => (asked.without_end('\\'), Some(options)),
        None => (whole, None),
    };
    let (head, selectors) = match asked.split_once(":") {
        Some((head, selectors)) => (head, Some(selectors)),
        None => (asked, None),
    };
    if let Some(nothing) = selectors.filter(|selectors| selectors.text().is_empty()) {
        return Err(syntax(nothing.span(), "nothing stands after the colon".to_owned())
            .help("write members with commas between them, or leave the colon out")
            .into());
    }
    let (verb, dataset) = self::head(head)?;
    let options = written_options.map_or(Ok(Options::default()), self::options)?;
    Ok(Reference { verb, dataset, selectors, options, whole })
}

fn head(head: Piece<'_>) -> Result<(Verb, Piece<'_>), Fault> {
    if head.text().is_empty() {
        return Err(syntax(head.span(), "the braces name no dataset".to_owned())
            .help("write `{dataset: member, latest}`, or `\\{` for a brace in the text")
            .into());
    }
    let Some((first, rest)) = head.split_once(" ") else { return Ok((Verb::Value, head)) };
    let known = Verb::ALL.iter().find(|(word, _)| *word == first.text());
    known.map(|(_, verb)| (*verb, rest)).ok_or_else(|| {
        let words = Verb::ALL.map(|(word, _)| word);
        let message = format!("`{}` is not something to compute", first.text());
        let fault =
            syntax(first.span(), message).note(format!("before a dataset can stand {}", one_of(words)));
        fault.maybe_help(did_you_mean(first.text(), words)).into()
    })
}

fn options(written: Piece<'_>) -> Result<Options, Fault> {
    let mut options = Options::default();
    let words = written.parts(&['|', ',', ' ']).into_iter().map(|word| word.without_end('\\'));
    let words: Vec<Piece<'_>> = words.filter(|word| !word.text().is_empty()).collect();
    if words.is_empty() {
        let fault = syntax(written.span(), "nothing stands after `|`".to_owned());
        return Err(fault.note(format!("an option is {}", one_of(OPTIONS))).into());
    }
    for word in words {
        match word.text() {
            "about" => options.about = true,
            "percent" => options.percent = Some(word.span()),
            "words" => options.words = true,
            "number" => options.number = true,
            "capital" => options.capital = true,
            other => {
                let fault = syntax(word.span(), format!("`{other}` is no way to print a figure"));
                let fault = fault.note(format!("an option is {}", one_of(OPTIONS)));
                return Err(fault.maybe_help(did_you_mean(other, OPTIONS)).into());
            }
        }
    }
    Ok(options)
}

fn syntax(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(Code::FIGURE_SYNTAX, span, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{ProjectPath, SourceFile, SourceMap};

    /// Verb, dataset, selectors and options of a reference, or the words at which a fault points with its message.
    fn read(text: &str) -> String {
        let mut sources = SourceMap::default();
        let id = sources.add(SourceFile::new(ProjectPath::new("a.md"), format!("xx{{{text}}}")));
        let excerpt = Excerpt::verbatim(text, id, 3);
        match parse(&excerpt) {
            Ok(reference) => {
                let selectors = reference.selectors.map_or("-", Piece::text);
                let mut flags = String::new();
                let options = reference.options;
                for (set, letter) in [
                    (options.about, 'a'),
                    (options.percent.is_some(), 'p'),
                    (options.words, 'w'),
                    (options.number, 'n'),
                    (options.capital, 'c'),
                ] {
                    flags.extend(set.then_some(letter));
                }
                format!("{} {} [{selectors}] {flags}", reference.verb.word(), reference.dataset.text())
            }
            Err(fault) => {
                let crate::diagnostic::Place::Words(span) = fault.place else {
                    panic!("a fault has a place")
                };
                format!("{} at <{}>", fault.message, sources.words(span))
            }
        }
    }

    #[test]
    fn a_reference_is_taken_apart() {
        assert_eq!(read("in-touch: Hampshire, latest"), "value in-touch [Hampshire, latest] ");
        assert_eq!(read("total gender"), "total gender [-] ");
        assert_eq!(read(" change  a/b : x to y|percent "), "change a/b [x to y] p");
        assert_eq!(read("posts | words, number"), "value posts [-] wn");
        assert_eq!(read("posts | words | capital"), "value posts [-] wc");
        assert_eq!(read(r"posts: a \| about"), "value posts [a] a");
        assert_eq!(read("change: a"), "value change [a] ");
    }

    #[test]
    fn a_fault_points_at_the_part_that_it_speaks_of() {
        assert_eq!(read(""), "the braces name no dataset at <>");
        assert_eq!(read(": latest"), "the braces name no dataset at <>");
        assert_eq!(read("posts:"), "nothing stands after the colon at <>");
        assert_eq!(read("chnage posts: a to b"), "`chnage` is not something to compute at <chnage>");
        assert_eq!(read("posts: a | rounded"), "`rounded` is no way to print a figure at <rounded>");
        assert_eq!(read("posts |"), "nothing stands after `|` at <>");
    }
}
