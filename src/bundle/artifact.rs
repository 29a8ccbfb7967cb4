//! `Artifact`: the content of one file of the site.

/// What one file of the site holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact(Content);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Text(String),
    Binary(Vec<u8>),
}

impl Artifact {
    /// A page, style sheet, picture in SVG or table in CSV: UTF-8, with LF at the ends of lines.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self(Content::Text(text.into()))
    }

    /// Anything that is not text: a photograph, a font, a spreadsheet.
    #[must_use]
    pub fn binary(bytes: impl Into<Vec<u8>>) -> Self {
        Self(Content::Binary(bytes.into()))
    }

    /// The bytes that stand in the file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match &self.0 {
            Content::Text(text) => text.as_bytes(),
            Content::Binary(bytes) => bytes,
        }
    }

    /// The text, if the file is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.0 {
            Content::Text(text) => Some(text),
            Content::Binary(_) => None,
        }
    }
}
