//! Names that every system can hold, and those that some cannot.

use super::*;

fn reason(text: &str) -> String {
    OutputPath::new(text).unwrap_err().to_string()
}

#[test]
fn names_are_composed() {
    assert_eq!(composed("Caf\u{e9}"), "Caf\u{e9}");
    assert_eq!(composed("Cafe\u{301}"), "Caf\u{e9}");
}

#[test]
fn ordinary_paths_are_kept_as_written() {
    for text in
        ["index.html", "2023-03-28-board/care-leavers.html", "assets/style.css", ".nojekyll", "è/é.html"]
    {
        assert_eq!(OutputPath::new(text).unwrap().as_str(), text);
    }
    assert_eq!(OutputPath::new("console.html").unwrap().as_str(), "console.html");
    assert_eq!(OutputPath::new("com10.html").unwrap().as_str(), "com10.html");
}

#[test]
fn a_path_cannot_leave_the_folder() {
    for text in ["../x", "a/../../x", "a/./b", "..", "."] {
        assert!(reason(text).contains("lead out of"), "{text}: {}", reason(text));
    }
    assert!(reason("/etc/passwd").contains("starts with `/`"));
    assert!(reason("C:\\x").contains("cannot stand in a file name"));
    assert!(reason("C:/x").contains("`:`"));
    assert!(reason("\\\\server\\share").contains("cannot stand in a file name"));
    assert!(reason("%2e%2e/x").contains("`%`"));
}

#[test]
fn names_that_windows_cannot_hold_are_refused() {
    for text in ["CON", "con.html", "a/Aux.tar.gz", "lpt1", "COM\u{b9}.csv", "nul .txt", "conin$"] {
        assert!(reason(text).contains("device"), "{text}: {}", reason(text));
    }
    for text in ["ward.", "ward ", "a./b", " ward"] {
        assert!(reason(text).contains("a space or full stop"), "{text}: {}", reason(text));
    }
}

#[test]
fn names_that_cannot_be_read_are_refused() {
    for (text, shown) in [("a\u{1b}[31m", "U+001B"), ("a\u{202e}b", "U+202E"), ("a\0", "U+0000")] {
        assert!(reason(text).contains(shown), "{}", reason(text));
        assert!(!reason(text).contains(|c: char| c.is_control()), "the message itself is clean");
    }
    assert!(reason("").contains("empty"));
    assert!(reason("a//b").contains("empty part"));
    assert!(reason("a/").contains("empty part"));
}

#[test]
fn lengths_are_limited_in_the_units_of_each_system() {
    assert!(OutputPath::new(&"a".repeat(LONGEST_PATH)).is_ok());
    assert!(reason(&"a".repeat(LONGEST_PATH + 1)).contains("161 characters"));
    assert!(reason(&"字".repeat(86)).contains("258 bytes"));
}

#[test]
fn the_two_spellings_of_an_accent_are_one_path() {
    assert_eq!(OutputPath::new("e\u{301}.html").unwrap(), OutputPath::new("\u{e9}.html").unwrap());
}

#[test]
fn folders_are_listed_from_the_outside() {
    let path = OutputPath::new("a/b/c.html").unwrap();
    assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
    assert_eq!(path.file_name(), "c.html");
    assert_eq!(path.below(Path::new("site")), Path::new("site").join("a").join("b").join("c.html"));
}
