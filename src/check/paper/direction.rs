//! A movement said twice: `rose by {change …}` prints `rose by a fall of 22` where the figure fell, and reads ill where
//! it rose.

use crate::check::claims::prose::Prose;
use crate::check::pattern::Pattern;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// A verb of movement and a change with its own direction. Other words may stand before one: `followed by a rise of 22`.
pub(in crate::check) static TWICE: Pattern = Pattern::new(
    r"(?ix)\b(?:rose|rise[sn]?|rising|increase[sd]?|increasing|gr[eo]wn?|grows|growing|climb(?:ed|s|ing)?|improv(?:ed|es|ing)
            |fell|fall(?:s|en|ing)?|drop(?:ped|s|ping)?|decrease[sd]?|decreasing|declin(?:ed|es|ing)|reduc(?:ed|es|ing)
            |worsen(?:ed|s|ing)?|chang(?:ed|es|ing)|mov(?:ed|es|ing)|up|down)\s(?:again\s)?by\s
            (?:a\s(?:rise|fall)\sof|no\schange)\b",
);

/// Movements that are said twice.
pub(in crate::check) fn check(prose: &Prose, found: &mut Diagnostics) {
    for hit in TWICE.find_iter(prose.text()) {
        let message = format!("`{}` says a movement twice", hit.as_str());
        found.push(Diagnostic::new(Code::FIGURE_DIRECTION, prose.span(&hit.range()), message).help(
            "a `change` says whether it is a rise or a fall: write \"there was {change …}\" or \"with {change …}\"",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::claims::plain;
    use crate::source::SourceId;

    fn told(text: &str) -> usize {
        let mut found = Diagnostics::default();
        check(&plain::read(SourceId::default(), text), &mut found);
        found.iter().count()
    }

    #[test]
    fn a_rise_by_a_fall_is_found() {
        for text in [
            "Calls rose by a fall of 22.",
            "The share has fallen by a fall of 0.8 percentage points.",
            "It went up by a rise of 3, and the other changed by no change.",
        ] {
            assert!(told(text) > 0, "{text}");
        }
    }

    #[test]
    fn a_change_that_is_said_once_is_left_alone() {
        for text in [
            "There was a fall of 22.",
            "A fall in May was followed by a rise of 22 in June, and offset by a fall of 3.",
            "Calls rose by 22.",
        ] {
            assert_eq!(told(text), 0, "{text}");
        }
    }
}
