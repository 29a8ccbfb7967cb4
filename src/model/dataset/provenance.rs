//! Where a dataset comes from, and how that is said.
//!
//! In: what the author wrote under `source`. Out: [`Provenance`] and its words. Deliberately absent: whether the paper
//! is there (`resolve`), and the link to it (`page`).

/// Where a dataset comes from.
#[derive(Clone, Debug, Default)]
pub struct Provenance {
    /// The document's title.
    pub document: String,
    /// The meeting's folder, when the document is one of its papers.
    pub meeting: Option<String>,
    /// The paper's file name without extension, when it is on this site.
    pub paper: Option<String>,
    /// Where in the document: `("paragraph", "16")`, `("page", "78")`, in the order written.
    pub places: Vec<(String, String)>,
    /// An address outside the site.
    pub url: Option<String>,
}

impl Provenance {
    /// The source in words: "Annual report of the care leavers service, paragraph 16".
    #[must_use]
    pub fn words(&self) -> String {
        let places = self.place_words().map(|place| format!(", {place}"));
        std::iter::once(self.document.clone()).chain(places).collect()
    }

    /// The places in the document in words: `paragraph 16`, `paragraphs 10 to 15`, `section late jobs`.
    pub fn place_words(&self) -> impl Iterator<Item = String> {
        self.places.iter().map(|(kind, value)| {
            let numbers =
                value.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|part| !part.is_empty());
            let starts_with_number = value.starts_with(|c: char| c.is_ascii_digit());
            let plural = if starts_with_number && numbers.count() > 1 { "s" } else { "" };
            format!("{kind}{plural} {value}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_paragraphs_are_in_the_plural() {
        let place = |kind: &str, value: &str| {
            let places = vec![(kind.to_owned(), value.to_owned())];
            Provenance { document: "The report".to_owned(), places, ..Provenance::default() }.words()
        };
        assert_eq!(place("paragraph", "16"), "The report, paragraph 16");
        assert_eq!(place("paragraph", "6.12"), "The report, paragraph 6.12");
        assert_eq!(place("paragraph", "45, 47 and 49"), "The report, paragraphs 45, 47 and 49");
        assert_eq!(place("paragraph", "10 to 15"), "The report, paragraphs 10 to 15");
        assert_eq!(
            place("section", "late jobs of 2022 and 2023"),
            "The report, section late jobs of 2022 and 2023"
        );
    }
}
