//! Whether the title of a chart says what its numbers say.
//!
//! In: a [`Plot`] with its title. Out: each statement of the title that the numbers contradict, with the numbers. The
//! statements are a closed list: a rise or fall, a highest or lowest, one thing above, below, more or less than another.
//! Only what is certain is told: a statement that fits some series, some stretch of time, or no name of the chart is left
//! alone. Deliberately absent: numbers in titles, which the check of prose reads, and any judgement of words such as
//! "much" or "nearly".

mod clause;
mod order;
mod scene;

use super::shape::Plot;
use clause::Clause;
use scene::{Entity, Scene};

/// A statement of a title that the numbers contradict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The word of the title: `rose`.
    pub word: String,
    /// What the numbers say: `Hampshire fell from 85.0% in 2021-22 Q2 to 84.2% in 2022-23 Q3`.
    pub found: String,
}

/// What a chart's numbers contradict in its title, in the title's order.
#[must_use]
pub fn contradictions(plot: &Plot) -> Vec<Contradiction> {
    let scene = Scene::of(plot);
    let clauses = clause::clauses(&plot.title);
    let whole = clauses.iter().flat_map(|clause| clause.words.clone()).collect::<Vec<_>>();
    if scene.speaks_of_other_times(&whole) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for clause in &clauses {
        if clause.is_hedged() {
            continue;
        }
        found.extend(movement(&scene, clause, &whole));
        found.extend(order::extreme(&scene, clause));
        found.extend(order::relation(&scene, clause));
    }
    found
}

/// A rise that is none, a fall that is none.
fn movement(scene: &Scene<'_>, clause: &Clause, whole: &[String]) -> Option<Contradiction> {
    let (at, up) = clause.movement()?;
    if clause.has("than") {
        return None;
    }
    let before = clause.words.get(..at).unwrap_or_default();
    let after = clause.words.get(at..).unwrap_or_default();
    let mut named = scene.named(before);
    if named.is_empty() {
        named = scene.named(after);
    }
    let spoken: Vec<&Entity<'_>> =
        if named.is_empty() { scene.entities.iter().collect() } else { named.clone() };
    let windows = scene.windows(&clause.words, whole);
    let against = |entity: &&&Entity<'_>| {
        let moves = windows.iter().filter_map(|window| entity.change(*window));
        let mut wrong = moves.map(|change| if up { !change.rises() } else { !change.falls() }).peekable();
        wrong.peek().is_some() && wrong.all(|wrong| wrong)
    };
    let wrong: Vec<&Entity<'_>> = spoken.iter().filter(against).copied().collect();
    let each = !named.is_empty() || clause.speaks_of_all();
    let first = wrong.first().filter(|_| each || wrong.len() == spoken.len())?;
    let told = windows.iter().find_map(|window| first.change(*window))?;
    Some(Contradiction { word: clause.words.get(at)?.clone(), found: told.words(first) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::form;
    use crate::chart::samples;
    use crate::model::Unit;

    fn told(mut plot: Plot, title: &str) -> Vec<String> {
        title.clone_into(&mut plot.title);
        contradictions(&plot).into_iter().map(|each| format!("{}: {}", each.word, each.found)).collect()
    }

    fn one(values: &[&str]) -> Plot {
        samples::line(&[("Visits", values)])
    }

    #[test]
    fn a_rise_that_fell_is_told_with_both_ends() {
        assert_eq!(
            told(one(&["70", "66", "61"]), "Visits rose in the three years"),
            ["rose: Visits fell from 70% in 2018 to 61% in 2020"]
        );
        assert_eq!(told(one(&["61", "66", "70"]), "Fewer came: visits fell").len(), 1);
        assert_eq!(
            told(one(&["61", "61"]), "Visits grew"),
            ["grew: Visits was 61% both in 2018 and in 2019"]
        );
    }

    #[test]
    fn what_holds_is_silent() {
        for (values, title) in [
            (&["61", "66", "70"] as &[&str], "Visits rose"),
            (&["70", "66", "68", "61"], "Visits fell, if not in every year"),
            (&["70", "60", "65"], "Visits rose in 2020"),
            (&["70", "60", "65"], "Visits rose again"),
            (&["70", "60"], "Visits did not rise as they rose in 2012"),
            (&["70", "60"], "Visits would have risen but for the works"),
            (&["70"], "Visits rose"),
            (&["70", "[x] not asked"], "Visits rose"),
            (&["70", "60"], "Visits rose faster than loans"),
            (&["70", "60"], "What the year brought"),
        ] {
            assert_eq!(told(one(values), title), [""; 0], "{title}");
        }
    }

    #[test]
    fn each_series_that_is_named_is_held_to_its_own_verb() {
        let title = "From 2021 to 2022, suitable homes rose at 18, held at 19 and fell at 20 and 21";
        assert_eq!(told(samples::suitable(), title), [""; 0]);
        let title = "From 2021 to 2022, suitable homes fell at 18, and rose at 20";
        assert_eq!(
            told(samples::suitable(), title),
            [
                "fell: Age 18 rose from 50% in 2021 to 73% in 2022",
                "rose: Age 20 fell from 88% in 2021 to 79% in 2022"
            ]
        );
    }

    #[test]
    fn some_may_rise_where_the_title_names_none_and_none_may_fall_where_it_says_all() {
        assert_eq!(told(samples::suitable(), "From 2021 to 2022 suitable homes rose"), [""; 0]);
        assert_eq!(told(samples::suitable(), "From 2021 to 2022 suitable homes rose at every age").len(), 1);
    }

    #[test]
    fn a_line_that_stayed_below_is_not_above() {
        assert_eq!(told(samples::in_touch(), "Hampshire stayed 5 to 8 points below the South East"), [""; 0]);
        assert_eq!(
            told(samples::in_touch(), "Hampshire stayed above the South East"),
            ["above: Hampshire was 85.0% in 2021-22 Q2, and South East 92.1%"]
        );
        let title = "In every quarter with both figures, Hampshire was in touch with a smaller share than the South East";
        assert_eq!(told(samples::in_touch(), title), [""; 0]);
        assert_eq!(told(samples::in_touch(), &title.replace("smaller", "larger")).len(), 1);
    }

    fn ages() -> Plot {
        let along = samples::categories(&["Aged 4 to 7", "Aged 8 to 10", "Aged 11 to 15"]);
        samples::plot(&form::BARS, Unit::parse("people"), along, &[("", &["10", "40", "25"])])
    }

    #[test]
    fn a_highest_that_is_not_is_told() {
        assert_eq!(told(ages(), "Those aged 8 to 10 were the largest group"), [""; 0]);
        assert_eq!(
            told(ages(), "Those aged 11 to 15 were the largest group"),
            ["largest: Aged 8 to 10 is 40, and Aged 11 to 15 is 25"]
        );
        assert_eq!(told(ages(), "Those aged 11 to 15 were the second largest group"), [""; 0]);
        assert_eq!(told(ages(), "Fewer were aged 8 to 10 than aged 11 to 15").len(), 1);
        assert_eq!(told(ages(), "More were aged 8 to 10 than aged 11 to 15"), [""; 0]);
        assert_eq!(
            told(one(&["70", "60", "65"]), "Visits were at their highest in 2019"),
            ["highest: Visits is 70% in 2018, and 60% in 2019"]
        );
    }
}
