//! Bytes to text: UTF-8 alone, the byte-order mark taken off, line ends made one kind, and no hidden characters.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::source::{ProjectPath, SourceFile, SourceId, Span, offset};

/// Makes text of the bytes of a file.
///
/// # Errors
/// A message that says how to save the file so that it can be read.
pub fn decode(path: &ProjectPath, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    let encoding = |message: String| {
        Box::new(
            Diagnostic::file(Code::FILE_ENCODING, path, message)
                .help("save the file again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"),
        )
    };
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(encoding("the file is saved as UTF-16, and UTF-8 is wanted".to_owned()));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(error.as_bytes().get(..at).unwrap_or(&[])).into_owned();
        let line = before.matches('\n').count() + 1;
        encoding(format!("line {line} holds bytes that are no UTF-8 text"))
    })?;
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    Ok(if text.contains('\r') { text.replace("\r\n", "\n") } else { text })
}

/// Finds characters that no text has: lone carriage returns, NUL and other controls, and marks that turn the direction
/// of the text round, behind which words can hide (<https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing>).
#[must_use]
pub fn control_character(id: SourceId, file: &SourceFile) -> Option<Diagnostic> {
    // Text taken out of a PDF parts its pages by form feeds; nothing else that we read does.
    let pages = std::path::Path::new(file.path().as_str()).extension().is_some_and(|it| it == "txt");
    let hidden = |character: char| is_hidden(character) && !(pages && character == '\u{c}');
    let (at, character) = suspects(file.text()).find(|(_, character)| hidden(*character))?;
    let span = Span { source: id, start: offset(at), end: offset(at + character.len_utf8()) };
    Some(hidden_character(character, span))
}

/// The characters among which those are that no text has, each with its place. Nearly all stretches of English hold
/// letters and ends of lines alone, which is seen of many bytes at a time.
pub(super) fn suspects(text: &str) -> impl Iterator<Item = (usize, char)> {
    const STRETCH: usize = 64;
    let stretches = text.as_bytes().chunks(STRETCH).enumerate();
    let odd = stretches.filter(|(_, bytes)| bytes.iter().fold(false, |odd, byte| odd | is_suspect(*byte)));
    let places = odd.flat_map(|(number, bytes)| (number * STRETCH..).take(bytes.len()));
    places.filter_map(|at| Some((at, text.get(at..)?.chars().next()?)))
}

/// Whether a character that begins with a byte may be one that no text has.
fn is_suspect(byte: u8) -> bool {
    !matches!(byte, b' '..=b'~' | b'\n' | b'\t')
}

/// Whether no text has a character: a control other than an end of line or a tab, a mark that turns the text round, and
/// what is no character at all and XML cannot hold (<https://www.unicode.org/faq/private_use.html#noncharacters>).
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t')
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(character) & 0xFFFE == 0xFFFE
}

/// What is said of such a character, typed as it is or as a code (`\x1b` in YAML, `&#27;` in Markdown).
#[must_use]
pub fn hidden_character(character: char, span: Span) -> Diagnostic {
    let (message, help) = match character {
        '\r' => (
            "a line ends with a lone carriage return, as old Macintosh files did".to_owned(),
            "save the file with Windows or Unix line ends",
        ),
        '\u{202A}'..='\u{2069}' => (
            format!("a hidden mark that turns the text round (U+{:04X})", u32::from(character)),
            "delete the words and type them again",
        ),
        other => (
            format!("a hidden control character (U+{:04X})", u32::from(other)),
            "delete the line and type it again",
        ),
    };
    Diagnostic::at(Code::FILE_CONTROL_CHARACTER, Place::Words(span), message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<String, String> {
        decode(&ProjectPath::new("a.md"), bytes.to_vec()).map_err(|found| found.message)
    }

    #[test]
    fn a_mark_and_windows_line_ends_change_nothing() {
        assert_eq!(decoded(b"\xEF\xBB\xBFa\r\nb\r\n").as_deref(), Ok("a\nb\n"));
    }

    #[test]
    fn what_is_no_utf8_says_how_to_save_it() {
        assert_eq!(decoded(b"a\nb\xE9").unwrap_err(), "line 2 holds bytes that are no UTF-8 text");
        assert!(decoded(b"\xFF\xFEa\0").unwrap_err().contains("UTF-16"));
    }

    #[test]
    fn hidden_characters_are_found() {
        let mut sources = crate::source::SourceMap::default();
        let file = SourceFile::new(ProjectPath::new("a.md"), "a\rb".to_owned());
        let id = sources.add(file.clone());
        assert!(control_character(id, &file).unwrap().message.contains("carriage return"));
    }

    #[test]
    fn a_hidden_character_is_found_wherever_it_stands() {
        for hidden in ['\0', '\u{7f}', '\u{85}', '\u{202E}', '\u{FDD0}', '\u{1FFFF}'] {
            for before in [0, 1, 61, 62, 63, 64, 130] {
                let text = format!("{}£{hidden}b\n", "a\n".repeat(before));
                let file = SourceFile::new(ProjectPath::new("a.md"), text);
                let found = control_character(SourceId::default(), &file).map(|found| found.place);
                let start = offset(2 * before + "£".len());
                let span =
                    Span { source: SourceId::default(), start, end: start + offset(hidden.len_utf8()) };
                assert_eq!(found, Some(Place::Words(span)), "{hidden:?} behind {before} lines");
            }
        }
    }

    #[test]
    fn pages_of_plain_text_are_parted_by_form_feeds() {
        let mut sources = crate::source::SourceMap::default();
        let mut found = |name: &str| {
            let file = SourceFile::new(ProjectPath::new(name), "a\u{c}b".to_owned());
            let id = sources.add(file.clone());
            control_character(id, &file).is_some()
        };
        assert!(!found("paper.txt"));
        assert!(found("paper.md"));
    }
}
