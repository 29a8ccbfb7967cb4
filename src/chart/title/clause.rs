//! A title cut into clauses, each with words in small letters.

/// Words of a rise.
const UP: [&str; 9] =
    ["rose", "risen", "grew", "grown", "increased", "climbed", "doubled", "trebled", "quadrupled"];
/// Words of a fall.
const DOWN: [&str; 7] = ["fell", "fallen", "dropped", "decreased", "declined", "halved", "shrank"];
/// Words of a fall that, with what follows, are other words.
const OTHERWISE: [(&str, &[&str]); 3] = [
    ("declined", &["a", "an", "the", "to", "their", "it"]),
    ("dropped", &["out", "off", "in", "a", "the"]),
    ("fell", &["ill", "within", "short", "behind", "into", "below", "above"]),
];
/// Words after which a statement says less than it seems to.
const HEDGES: [&str; 26] = [
    "not", "no", "nor", "never", "neither", "without", "if", "unless", "would", "could", "should", "may",
    "might", "will", "stopped", "nearly", "almost", "hardly", "expected", "planned", "target", "until",
    "once", "then", "before", "after",
];
/// Words that make a statement one about every series or every time.
const ALL: [&str; 7] = ["all", "every", "each", "always", "throughout", "both", "stayed"];

/// A part of a title that makes one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its words, in small letters, without punctuation.
    pub words: Vec<String>,
}

/// The clauses of a title: parted at punctuation, and at `and`, `but` and `while` where another verb follows.
pub fn clauses(title: &str) -> Vec<Clause> {
    title.split([',', ';', ':']).flat_map(parted).filter(|clause| !clause.words.is_empty()).collect()
}

/// Parts a stretch without punctuation at the words that join two statements.
fn parted(stretch: &str) -> Vec<Clause> {
    let words = words_of(stretch);
    let mut clauses = vec![Clause { words: Vec::new() }];
    for (at, word) in words.iter().enumerate() {
        let rest = || Clause { words: words.get(at + 1..).unwrap_or_default().to_vec() };
        let joins = match word.as_str() {
            "but" | "while" | "whereas" => true,
            "and" => rest().movement().is_some_and(|(verb, _)| {
                verb == 0 || clauses.last().is_some_and(|clause| clause.movement().is_some())
            }),
            _ => false,
        };
        if joins {
            clauses.push(Clause { words: Vec::new() });
        } else if let Some(last) = clauses.last_mut() {
            last.words.push(word.clone());
        }
    }
    clauses
}

/// The words of a text, in small letters and without punctuation around them.
pub fn words_of(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

impl Clause {
    /// Whether a word stands in it.
    pub fn has(&self, wanted: &str) -> bool {
        self.words.iter().any(|word| word == wanted)
    }

    /// Whether it denies, wishes or only nears what it says.
    pub fn is_hedged(&self) -> bool {
        HEDGES.iter().any(|hedge| self.has(hedge))
    }

    /// Whether it speaks of every series or every time.
    pub fn speaks_of_all(&self) -> bool {
        ALL.iter().any(|word| self.has(word))
    }

    /// Its word of movement: where it stands, and whether it is a rise.
    pub fn movement(&self) -> Option<(usize, bool)> {
        let words = self.words.iter().enumerate();
        let mut told = words.filter_map(|(at, word)| {
            let next = self.words.get(at + 1).map_or("", String::as_str);
            let up = UP.contains(&word.as_str());
            let other = OTHERWISE.iter().any(|(verb, follow)| verb == word && follow.contains(&next));
            let down = DOWN.contains(&word.as_str()) && !other;
            (up || down).then_some((at, up))
        });
        told.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(title: &str) -> Vec<String> {
        clauses(title).iter().map(|clause| clause.words.join(" ")).collect()
    }

    #[test]
    fn a_clause_ends_where_another_statement_begins() {
        assert_eq!(
            cut("Suitable homes rose at 18, held at 19 and fell at 20 and 21"),
            ["suitable homes rose at 18", "held at 19", "fell at 20 and 21"]
        );
        assert_eq!(cut("Boys and girls rose while “others” fell"), ["boys and girls rose", "others fell"]);
        assert_eq!(cut("Visits rose and loans fell"), ["visits rose", "loans fell"]);
    }

    #[test]
    fn a_word_of_a_fall_may_be_another_word() {
        let verb = |text: &str| clauses(text)[0].movement();
        assert_eq!(verb("many declined a passport"), None);
        assert_eq!(verb("pupils dropped out"), None);
        assert_eq!(verb("numbers declined"), Some((1, false)));
    }
}
