//! Changes to the text of a file that leave every other byte as it is.
//!
//! In: a file's bytes, and changes at places of its text as it is read (mark of byte order taken off, line ends `\n`).
//! Out: new bytes. The mark, Windows line ends and all that is not changed stay.
//! Deliberately absent: reading and writing files (`load`, `emit`).

use super::Tally;
use crate::source::Span;
use std::ops::Range;

/// A change of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where, in the text as it is read.
    pub at: Span,
    /// What stands there.
    pub before: String,
    /// What will stand there.
    pub after: String,
}

/// The changes that bind the typed statistics of a paper which are exactly one cell and read just so.
#[must_use]
pub fn changes(tally: &Tally) -> Vec<Change> {
    let fixable = tally.typed.iter().filter(|typed| typed.is_fixable);
    let mut changes: Vec<Change> = fixable
        .filter_map(|typed| {
            let after = typed.reference.clone()?;
            Some(Change { at: typed.span, before: typed.written.clone(), after })
        })
        .collect();
    changes.sort_by_key(|change| change.at);
    changes.dedup_by_key(|change| change.at);
    changes
}

/// The bytes of a file with changes at places of its text. `None` when the file does not hold what they change.
#[must_use]
pub fn changed(bytes: &[u8], changes: &[Change]) -> Option<Vec<u8>> {
    let places = raw_places(bytes, changes);
    let mut made = Vec::with_capacity(bytes.len() + changes.len() * 32);
    let mut kept = 0;
    for (change, place) in changes.iter().zip(places) {
        if bytes.get(place.clone())? != change.before.as_bytes() {
            return None;
        }
        made.extend_from_slice(bytes.get(kept..place.start)?);
        made.extend_from_slice(change.after.as_bytes());
        kept = place.end;
    }
    made.extend_from_slice(bytes.get(kept..)?);
    Some(made)
}

/// The places of changes in the bytes of the file: the mark has three, and a Windows line end has two for one.
fn raw_places(bytes: &[u8], changes: &[Change]) -> Vec<Range<usize>> {
    let mut read = 0;
    let mut raw = if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    let mut find = |wanted: u32| {
        while read < wanted && raw < bytes.len() {
            raw += if bytes.get(raw..raw + 2) == Some(b"\r\n") { 2 } else { 1 };
            read += 1;
        }
        raw
    };
    changes.iter().map(|change| find(change.at.start)..find(change.at.end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use proptest::prelude::*;

    fn change(text: &str, before: &str, after: &str) -> Change {
        let start = u32::try_from(text.find(before).unwrap()).unwrap();
        let end = start + u32::try_from(before.len()).unwrap();
        let at = Span { source: SourceId::default(), start, end };
        Change { at, before: before.to_owned(), after: after.to_owned() }
    }

    #[test]
    fn the_mark_and_windows_line_ends_stay() {
        let changes =
            [change("one\ntwo 2\nthree 33\n", "2", "{two}"), change("one\ntwo 2\nthree 33\n", "33", "{x}")];
        let made = changed("\u{feff}one\r\ntwo 2\r\nthree 33\n".as_bytes(), &changes).unwrap();
        assert_eq!(String::from_utf8(made).unwrap(), "\u{feff}one\r\ntwo {two}\r\nthree {x}\n");
    }

    #[test]
    fn a_file_that_holds_something_else_is_left() {
        assert_eq!(changed(b"one\ntwo 3\n", &[change("one\ntwo 2\n", "2", "{two}")]), None);
        assert_eq!(changed(b"one", &[change("one\ntwo 2\n", "2", "{two}")]), None);
    }

    proptest! {
        #[test]
        fn every_other_byte_stays(lines in proptest::collection::vec("[a-zé£ ]{0,12}", 1..12), mark: bool, at in 0_usize..12) {
            let at = at % lines.len();
            let text: String = lines.iter().enumerate()
                .map(|(line, words)| if line == at { format!("{words}77\n") } else { format!("{words}\n") }).collect();
            let raw = format!("{}{}", if mark { "\u{feff}" } else { "" }, text.replace('\n', "\r\n"));
            let made = changed(raw.as_bytes(), &[change(&text, "77", "{seventy: seven}")]).unwrap();
            prop_assert_eq!(String::from_utf8(made).unwrap(), raw.replace("77", "{seventy: seven}"));
        }
    }
}
