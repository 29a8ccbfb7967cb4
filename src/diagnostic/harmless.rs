//! Text of others, made safe to print: a terminal obeys some characters, and some turn the words beside them round.
//!
//! Deliberately absent: HTML, which has rules of its own (`page`).

/// Whether a terminal obeys a character, or whether it hides or turns words: controls of both sets (U+009B begins a
/// command as well as ESC does), marks of direction, and characters without width.
fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(character, '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text with every such character written out, as `\u{1b}`.
#[must_use]
pub fn harmless(text: &str) -> String {
    replaced(text, is_obeyed, |character| character.escape_unicode().to_string())
}

/// What the renderer drew, with every such character that it let through covered by one of the same width, so that the
/// marks below the line stay where they are. Its own line ends and colours (which begin with ESC) stay: it covers
/// what stands in files itself.
pub(super) fn masked(drawn: &str) -> String {
    let let_through = |character| is_obeyed(character) && !matches!(character, '\n' | '\u{1b}');
    replaced(drawn, let_through, |_| '\u{fffd}'.to_string())
}

/// A JSON text in which every such character is written as JSON writes it, `\u009b`. Between strings there is none.
pub(super) fn in_json(json: &str) -> String {
    let inside = |character| is_obeyed(character) && character != '\n';
    replaced(json, inside, |character| format!("\\u{:04x}", u32::from(character)))
}

fn replaced(text: &str, which: impl Fn(char) -> bool, by: impl Fn(char) -> String) -> String {
    if !text.contains(&which) {
        return text.to_owned();
    }
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if which(character) {
            safe.push_str(&by(character));
        } else {
            safe.push(character);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_and_marks_of_direction_are_written_out() {
        assert_eq!(
            harmless("a\u{1b}[31m\u{9b}b\u{202e}\u{200f}é"),
            "a\\u{1b}[31m\\u{9b}b\\u{202e}\\u{200f}é"
        );
        assert_eq!(masked("\u{1b}[1mé\u{9b}\n"), "\u{1b}[1mé\u{fffd}\n");
        assert_eq!(in_json("{\"a\":\"\u{9b}\u{202e}\"}\n"), "{\"a\":\"\\u009b\\u202e\"}\n");
    }
}
