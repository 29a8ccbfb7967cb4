//! Words that only some readers can follow: a meaning told by colour alone, "click here", a bare address.

use crate::check::claims::prose::Prose;
use crate::check::pattern::{Pattern, Written};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};

/// A thing of a chart or table named by its colour, or a fact that stands "in red" (WCAG 2.2, 1.4.1).
pub(in crate::check) static COLOUR: Pattern = Pattern::new(
    r"(?ix)\b(?:shown|marked|highlighted|coloured|shaded|indicated|represented|displayed|flagged|outlined)\s(?:in|as)\s
            (?:(?:dark|light|pale|bright)\s)?(?:red|green|blue|yellow|orange|amber|purple|pink|grey|gray|black|brown|turquoise|teal)\b
          | \b(?:dark|light|pale|bright)?\s?(?:red|green|blue|yellow|orange|amber|purple|pink|grey|gray|brown|turquoise|teal)\s
            (?:bars?|columns?|cells?|segments?|slices?|dots?|shading|markers?|wedges?|bubbles?|line\s(?:in|on|shows|is|rises|falls))\b",
);

static CLICK: Pattern =
    Pattern::new(r"(?i)\b(?:click|press|tap)\s(?:here|(?:on\s)?(?:this|the)\slink)\b|\bfollow\sthis\slink\b");

static ADDRESS: Pattern = Pattern::new(r"https?://[A-Za-z0-9][^\s<>()\]]{3,}");

/// A meaning that colour alone carries.
pub(in crate::check) fn colour(prose: &Prose, found: &mut Diagnostics) {
    for hit in COLOUR.find_iter(prose.text()) {
        let message = format!("`{}` says it by colour alone", hit.as_str().trim());
        found.push(
            Diagnostic::new(Code::ACCESS_COLOUR, prose.span(&hit.range()), message).help(
                "name the thing itself, such as \"the bars for Hampshire\": many readers do not see the colour, or print in grey",
            ),
        );
    }
}

/// In plain text, where links are not marked: words that ask to click, and bare addresses.
pub(in crate::check) fn links(text: Written<'_>, found: &mut Diagnostics) {
    for hit in CLICK.find_iter(text.text) {
        let message = format!("`{}` does not say where it leads", hit.as_str());
        found.push(
            Diagnostic::new(Code::ACCESS_LINK_TEXT, text.span(&hit.range()), message)
                .help("name what the link leads to, so that it makes sense on its own"),
        );
    }
    for hit in ADDRESS.find_iter(text.text) {
        let mut made =
            Diagnostic::new(Code::ACCESS_LINK_TEXT, text.span(&hit.range()), "an address in place of words")
                .help("write what it leads to, and put the link on these words");
        made.severity = Severity::Advice;
        found.push(made);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::claims::plain;
    use crate::source::SourceId;

    fn coloured(text: &str) -> usize {
        let mut found = Diagnostics::default();
        colour(&plain::read(SourceId::default(), text), &mut found);
        found.iter().count()
    }

    #[test]
    fn a_colour_that_carries_the_meaning_is_found() {
        for text in [
            "The green bars are Hampshire.",
            "Late reviews are shown in red.",
            "Targets that were missed are highlighted in dark amber",
            "The light blue line shows the South East.",
        ] {
            assert_eq!(coloured(text), 1, "{text}");
        }
    }

    #[test]
    fn a_colour_that_is_only_a_colour_is_left_alone() {
        for text in [
            "the green belt, the green spaces, the red lines of the negotiation, the Green Line bus",
            "blue badges, the Green Paper, a yellow card; three are rated red",
        ] {
            assert_eq!(coloured(text), 0, "{text}");
        }
    }

    #[test]
    fn plain_text_that_asks_to_click_is_found() {
        let mut found = Diagnostics::default();
        let text = "For more, click here: https://www.example.org/a/b";
        links(Written { source: SourceId::default(), text, yaml: false }, &mut found);
        let told: Vec<&str> = found.iter().map(|each| each.message.as_str()).collect();
        assert_eq!(told, ["`click here` does not say where it leads", "an address in place of words"]);
    }
}
