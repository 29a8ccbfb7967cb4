//! What stands below a drawing: missing values, provisional values, breaks.

use crate::chart::canvas::measure;
use crate::chart::canvas::scene::{Anchor, PX, Point};
use crate::chart::canvas::sheet::{Sheet, label};
use crate::chart::canvas::token::{Role, Token};
use crate::chart::gaps::Gap;
use crate::chart::shape::{Goal, Plot, Reported, Target, Value, Whose};
use crate::model::Flag;

/// Room above the remarks, in canvas units.
const ABOVE: i32 = 8 * PX;

/// Sentences under a drawing, broken to its width.
pub struct Remarks {
    lines: Vec<String>,
}

impl Remarks {
    /// Breaks sentences to a width in canvas units.
    pub fn new(sentences: &[String], width: i32) -> Self {
        let lines = sentences.iter().flat_map(|sentence| measure::wrap(sentence, Role::Note, width));
        Self { lines: lines.collect() }
    }

    /// How much room they take, in canvas units.
    pub fn height(&self) -> i32 {
        let lines = i32::try_from(self.lines.len()).unwrap_or(i32::MAX);
        if lines == 0 { 0 } else { ABOVE + lines * measure::line_height(Role::Note) + 2 * PX }
    }

    /// Writes them below `top`.
    pub fn draw(&self, sheet: &Sheet, top: i32) {
        let first = top + ABOVE + measure::ascent(Role::Note);
        for (index, line) in (0..).zip(&self.lines) {
            let at = Point::new(0, first + index * measure::line_height(Role::Note));
            sheet.write(label(Token::Muted, Role::Note, Anchor::Start, at, line));
        }
    }
}

/// A missing value in a sentence: `South East: no figure for 2021-22 Q4 (not collected).`
pub fn of_gap(plot: &Plot, gap: &Gap<'_>) -> String {
    let who = if gap.series.name.is_empty() || plot.series.len() < 2 {
        String::new()
    } else {
        format!("{}: ", gap.series.name)
    };
    let what =
        if gap.whole { "no figures".into() } else { format!("no figure for {}", gap.places_in_words()) };
    let sentence = format!("{who}{what} ({}).", gap.reason);
    let mut letters = sentence.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// What a dashed line without a name is.
pub fn of_target(target: &Target) -> String {
    format!("The dashed line is the target, {}.", target.text)
}

/// Values to reach that differ: short dashed lines, or told alone where a form has no room for them.
pub fn of_goals(plot: &Plot) -> Option<String> {
    let name = |goal: &Goal| match goal.whose {
        Whose::Series(at) => plot.series.get(at).map(|series| series.name.as_str()),
        Whose::Place(at) => plot.along.places.get(at).map(|place| place.name.as_str()),
    };
    let told: Vec<String> =
        plot.goals.iter().filter_map(|goal| Some(format!("{} {}", name(goal)?, goal.target.text))).collect();
    let drawn = ["line", "columns", "bars", "grouped"].contains(&plot.form.name);
    let lines = if drawn { " (dashed lines)" } else { "" };
    let one = plot.target.as_ref().filter(|_| !drawn).map(|target| format!("Target: {}.", target.text));
    one.or_else(|| (!told.is_empty()).then(|| format!("Targets{lines}: {}.", told.join(", "))))
}

/// What the cautions beside values mean; `hollow` where provisional values have hollow markers.
pub fn of_flags(plot: &Plot, hollow: bool) -> Vec<String> {
    let used = |flag: Flag| {
        let mut reported = plot.series.iter().flat_map(|series| &series.values).filter_map(Value::reported);
        reported.any(|value| value.flags.contains(&flag))
    };
    let plain = Flag::ALL.into_iter().filter(|flag| *flag != Flag::Break && used(*flag));
    let symbols = plain.map(|flag| {
        let marker = if hollow && flag == Flag::Provisional { " (hollow marker)" } else { "" };
        format!("{} {}{marker}.", flag.symbol(), flag.words())
    });
    let places = plot.along.places.iter().enumerate();
    let broken = places.filter(|(index, _)| {
        let mut at = plot.series.iter().filter_map(|series| series.values.get(*index)?.reported());
        at.any(Reported::breaks)
    });
    let breaks = broken.map(|(_, place)| {
        format!(
            "[b] Figures from {} on cannot be compared with those before: a break in the series.",
            place.name
        )
    });
    symbols.chain(breaks).collect()
}
