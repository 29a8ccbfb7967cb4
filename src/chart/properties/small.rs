//! The same for what is no plot: small lines, timelines, classes of a map and sides of a scale.

use super::amount;
use crate::chart::canvas::layout;
use crate::chart::sparkline;
use crate::chart::timeline::Timeline;
use crate::chart::{WIDTHS, draw_timeline};
use crate::figure::classes::classes;
use crate::figure::fixture::nowhere;
use crate::figure::sides::Sides;
use crate::model::dataset::{Milestone, Status};
use crate::model::{Amount, Period, PeriodKind, Unit};
use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Whether all that stands in the paths of a drawing is letters of paths and numbers.
fn sound_paths(drawing: &str) -> bool {
    let mut paths = drawing.split(" d=\"").skip(1).filter_map(|rest| rest.split('"').next());
    paths.all(|path| path.chars().all(|letter| "MhvlazHVL0123456789.- ".contains(letter)))
}

fn step() -> impl Strategy<Value = Milestone> {
    let day = (1900i16..2100, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day));
    let when = (day, 0usize..4).prop_map(|(day, way)| match way {
        0 => day.to_string(),
        1 => day.strftime("%B %Y").to_string(),
        2 => day.year().to_string(),
        _ => format!("{}-{:02}", day.year(), (day.year() + 1) % 100),
    });
    let status = prop::sample::select(vec![
        Some(Status::Complete),
        Some(Status::InProgress),
        Some(Status::NotStarted),
        Some(Status::Continuing),
        Some(Status::Late),
        None,
    ]);
    ("[A-Z][a-z ]{0,78}[a-z]", prop::option::weighted(0.9, when), status).prop_map(|(what, when, status)| {
        let when = when.and_then(|text| Some((text.as_str().into(), Period::parse(PeriodKind::Any, &text)?)));
        Milestone { what, when, status, span: nowhere() }
    })
}

fn amounts(values: &[Decimal]) -> Vec<Amount> {
    values.iter().copied().map(Amount::new).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_small_line_joins_known_neighbours_and_nothing_else(
        values in prop::collection::vec(prop::option::weighted(0.8, amount()), 0..200)
    ) {
        let drawn = sparkline::draw(&values).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
        let joined = values.windows(2).any(|pair| pair.iter().all(Option::is_some));
        prop_assert_eq!(drawn.is_some(), joined);
        let drawn = drawn.unwrap_or_default();
        prop_assert!(sound_paths(&drawn) && !drawn.contains("<text") && !drawn.contains("NaN"), "{}", drawn);
    }

    #[test]
    fn every_dated_step_stands_on_a_timeline(steps in prop::collection::vec(step(), 0..40), meeting in any::<bool>()) {
        let timeline = Timeline { steps: &steps, meeting: meeting.then(|| date(2023, 3, 28)) };
        let dated = steps.iter().filter(|step| step.when.is_some()).count();
        prop_assert_eq!(timeline.is_worth_drawing(), dated > 1);
        prop_assume!(dated > 1);
        prop_assert!(timeline.name().starts_with(&format!("Timeline, {dated} steps from ")), "{}", timeline.name());
        let drawn = draw_timeline(&timeline).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
        prop_assert!(drawn.drawings.iter().all(|drawing| sound_paths(drawing)));
        prop_assert!(layout::marks_on_canvas(&drawn.wide));
        prop_assert!(drawn.faults.iter().all(|fault| WIDTHS.contains(&fault.width)), "{:?}", drawn.faults);
    }

    #[test]
    fn every_value_of_a_map_is_in_one_class(values in prop::collection::vec(amount(), 1..60)) {
        let found = classes(&amounts(&values));
        prop_assert!((1..=5).contains(&found.len()), "{:?}", found);
        for value in &values {
            let holds = |class: &&crate::figure::classes::Class| {
                let (from, to) = (class.from.decimal(), class.to.decimal());
                from <= *value && (*value < to || (class.closed && *value <= to))
            };
            prop_assert_eq!(found.iter().filter(holds).count(), 1, "{} in {:?}", value, found);
        }
        let words: Vec<String> = found.iter().map(|class| class.words(&Unit::Percent)).collect();
        prop_assert!(words.iter().all(|words| words.ends_with('%') && !words.contains("NaN")), "{:?}", words);
    }

    #[test]
    fn both_sides_and_the_middle_are_the_whole(
        parts in prop::collection::vec((0i64..1_000_000, 0u32..3), 2..6)
    ) {
        let parts: Vec<Decimal> = parts.into_iter().map(|(digits, scale)| Decimal::new(digits, scale)).collect();
        let sides = Sides::of(&amounts(&parts));
        prop_assert_eq!(sides.is_some(), parts.iter().any(|part| !part.is_zero()));
        let Some(sides) = sides else { return Ok(()) };
        let neutral = sides.neutral.map_or(Decimal::ZERO, Amount::decimal);
        prop_assert_eq!(sides.before.decimal() + neutral + sides.after.decimal(), sides.total.decimal());
        let (left, right) = sides.reach();
        prop_assert_eq!(left + right, Decimal::ONE);
        prop_assert!(left >= Decimal::ZERO && right >= Decimal::ZERO, "{} {}", left, right);
    }
}
