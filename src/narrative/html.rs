//! HTML that is safe to stand in a page, and the way to write it.

/// HTML that is safe to stand in a page: whatever an author typed in it is escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(pub String);

/// Escapes words for the text of an element or the value of a quoted attribute.
#[must_use]
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    push_escaped(&mut out, words);
    out
}

fn push_escaped(out: &mut String, words: &str) {
    // Most words of a page have no mark at all.
    if plain(words.as_bytes()) == words.len() {
        return out.push_str(words);
    }
    out.extend(stretches(words));
}

/// Words in stretches, and between them the entities of what they must not hold.
pub fn stretches(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = words;
    std::iter::from_fn(move || {
        let first = entity(*rest.as_bytes().first()?);
        let end = if first.is_some() { 1 } else { plain(rest.as_bytes()) };
        let (stretch, behind) = rest.split_at_checked(end)?;
        rest = behind;
        first.or(Some(stretch))
    })
}

/// How many bytes stand before the first mark of HTML.
fn plain(bytes: &[u8]) -> usize {
    // Sixteen bytes are compared at once, unless one of them ends the search.
    let (sixteens, _) = bytes.as_chunks::<16>();
    let is_plain = |some: &&[u8; 16]| !some.iter().fold(false, |found, byte| found | is_mark(*byte));
    let start = sixteens.iter().take_while(is_plain).count() * 16;
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().position(|byte| is_mark(*byte)).unwrap_or(rest.len())
}

/// Whether a byte is a mark of HTML.
#[expect(clippy::needless_bitwise_bool, reason = "many bytes are compared at once where none is a choice")]
fn is_mark(byte: u8) -> bool {
    (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'')
}

/// How a mark of HTML is written that is meant as itself.
fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

impl Html {
    /// Makes room for so many bytes to come.
    pub fn make_room(&mut self, bytes: usize) {
        self.0.reserve(bytes);
    }

    /// Appends words of an author, escaped.
    pub fn words(&mut self, words: &str) -> &mut Self {
        push_escaped(&mut self.0, words);
        self
    }

    /// Appends a tag or entity that this program wrote itself.
    pub fn raw(&mut self, tag: &str) -> &mut Self {
        self.0.push_str(tag);
        self
    }

    /// Appends the start of an element; values of attributes are escaped, and attributes without a value are left out.
    pub fn open(&mut self, element: &str, attributes: &[(&str, Option<&str>)]) -> &mut Self {
        self.raw("<").raw(element);
        for (name, value) in attributes {
            if let Some(value) = value {
                self.raw(" ").raw(name).raw("=\"").words(value).raw("\"");
            }
        }
        self.raw(">")
    }

    /// Appends the end of an element.
    pub fn close(&mut self, element: &str) -> &mut Self {
        self.raw("</").raw(element).raw(">")
    }

    /// Appends an element with words in it.
    pub fn element(&mut self, element: &str, attributes: &[(&str, Option<&str>)], words: &str) -> &mut Self {
        self.open(element, attributes).words(words).close(element)
    }

    /// Appends other HTML.
    pub fn html(&mut self, other: &Self) -> &mut Self {
        self.raw(&other.0)
    }

    /// A line break between two blocks, so that a page can be read and compared line by line.
    pub fn line(&mut self) -> &mut Self {
        self.raw("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_an_author_types_cannot_become_a_tag_or_leave_an_attribute() {
        let mut html = Html::default();
        html.element("a", &[("href", Some("\"><script>")), ("id", None)], "<b> & 'c'");
        assert_eq!(html.0, "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &#39;c&#39;</a>");
    }

    proptest! {
        #[test]
        fn escaped_words_hold_no_mark_of_html(words in "\\PC{0,40}") {
            prop_assert!(!escaped(&words).contains(['<', '>', '"', '\'']));
        }
    }
}
