//! What a mistake is.

/// A mistake.
pub struct Case {
    /// What it is, in words.
    pub name: &'static str,
    /// The file that has it.
    pub file: &'static str,
    /// The code of its message.
    pub code: &'static str,
    /// Line and column, where the message has one that matters.
    pub at: Option<(usize, usize)>,
    /// The whole file.
    pub text: &'static str,
}

/// The end of a file that is saved in an old Windows code page.
const NOT_UTF8: &[u8] = b"caf\xE9\n";

impl Case {
    /// The bytes of the file.
    pub fn bytes(&self) -> &'static [u8] {
        if self.code == "file/encoding" { NOT_UTF8 } else { self.text.as_bytes() }
    }
}

/// Names a mistake.
pub const fn case(
    name: &'static str,
    file: &'static str,
    code: &'static str,
    at: Option<(usize, usize)>,
    text: &'static str,
) -> Case {
    Case { name, file, code, at, text }
}
