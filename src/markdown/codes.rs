//! Characters that no text has, written as a code: `&#27;`. What comes in is the text of which the document is made; what
//! goes out are findings. Deliberately absent: such characters as they are, for which the file was refused (`load::text`).

use crate::diagnostic::Diagnostics;
use crate::load::text::{hidden_character, is_hidden};
use crate::source::Excerpt;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// Reports each text, link and picture in which a code stands for a character that no text has.
pub fn refuse(text: &Excerpt, options: Options, diagnostics: &mut Diagnostics) {
    if !text.text.contains("&#") {
        return;
    }
    for (event, range) in Parser::new_ext(&text.text, options).into_offset_iter() {
        let hidden = |words: &str| words.chars().find(|character| is_hidden(*character));
        let found = match &event {
            Event::Text(words) => hidden(words),
            Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
                hidden(dest_url).or_else(|| hidden(title))
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => hidden(info),
            _ => None,
        };
        if let Some(character) = found {
            diagnostics.push(hidden_character(character, text.span(range.start, range.end)));
        }
    }
}
