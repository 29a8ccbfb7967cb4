//! Charts in words, from the same facts as the marks.
//!
//! In: a plot. Out: [`name`], what the chart is, for assistive technology (L1 of Lundgard and Satyanarayan), and
//! [`summary`], its statistics and trends as visible text (L2 and L3), in a closed vocabulary whose thresholds stand in
//! `facts`. Deliberately absent: why anything happened (L4), which is the author's alone; no verb here is causal.

mod categories;
pub mod facts;
mod parts;
mod trends;
mod words;

use crate::chart::canvas::axis::Axis;
use crate::chart::form::Scale;
use crate::chart::gaps;
use crate::chart::shape::{self, Along, Plot};
pub use parts::{answers, parts};
use words::sentence;

/// What the chart is: form, number of series and places, axis, where the data is. It never repeats the title.
#[must_use]
pub fn name(plot: &Plot) -> String {
    let mut parts = vec![plot.form.what.to_owned()];
    if plot.series.len() > 1 {
        parts.push(format!("{} series", plot.series.len()));
    }
    parts.push(extent(&plot.along));
    let runs = |which: &str, axis: Axis| {
        let tick = |number| shape::tick(number, &plot.unit);
        format!("The {which} axis runs from {} to {}.", tick(axis.low()), tick(axis.high()))
    };
    let axis = match (plot.form.scale)(plot) {
        Scale::Vertical(axis) => runs("vertical", axis),
        Scale::Horizontal(axis) => runs("horizontal", axis),
        Scale::Zero => "The axis starts at zero.".to_owned(),
        Scale::Shades => "Each tile has the shade of its class, and its figure.".to_owned(),
        Scale::Hundred => "Each bar is 100%.".to_owned(),
        Scale::Middle => "The bars part at the middle of the scale.".to_owned(),
        Scale::Ends => "The values stand at the ends of the lines.".to_owned(),
    };
    format!("{}. {axis} The data is in the table after this chart.", parts.join(", "))
}

/// The line under the title: measure, unit, place, period, and a remark when the axis does not start at zero, since
/// heights must then not be compared.
#[must_use]
pub fn subtitle(plot: &Plot) -> String {
    let zero = rust_decimal::Decimal::ZERO;
    let (which, low) = match (plot.form.scale)(plot) {
        Scale::Vertical(axis) => ("vertical", axis.low()),
        Scale::Horizontal(axis) => ("horizontal", axis.low()),
        Scale::Zero | Scale::Shades | Scale::Hundred | Scale::Middle | Scale::Ends => ("", zero),
    };
    let remark = (low > zero)
        .then(|| format!(". The {which} axis starts at {}, not zero.", shape::tick(low, &plot.unit)));
    format!("{}{}", plot.subtitle, remark.unwrap_or_default())
}

/// How many places from where to where: `6 quarters from 2021-22 Q2 to 2022-23 Q3`, `5 groups`.
fn extent(along: &Along) -> String {
    match along.places.as_slice() {
        [first, .., last] if along.periods => {
            let count = along.places.len();
            first.rolling().zip(last.rolling()).map_or_else(
                || format!("{count} {} from {} to {}", along.plural, first.name, last.name),
                |(first, last)| format!("{count} years, the first to {first} and the last to {last}"),
            )
        }
        [only] => only.name.clone(),
        _ => format!("{} {}", along.places.len(), along.plural),
    }
}

/// What the chart shows, in sentences.
#[must_use]
pub fn summary(plot: &Plot) -> Vec<String> {
    let statistics = (plot.form.told)(plot);
    let missing = gaps::gaps(plot).into_iter().map(|gap| words::missing(plot, &gap));
    let breaks = words::breaks(plot);
    statistics.into_iter().chain(missing).chain(breaks).map(|text| sentence(&text)).collect()
}

/// The statistics of most forms: how series moved over periods, or the highest and lowest of categories.
#[must_use]
pub fn statistics(plot: &Plot) -> Vec<String> {
    if plot.along.periods { trends::told(plot) } else { categories::told(plot) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{form, samples};
    use crate::model::Unit;

    fn told(plot: &Plot) -> String {
        summary(plot).join(" ")
    }

    #[test]
    fn the_worked_example_reads_as_designed() {
        let plot = samples::in_touch();
        assert_eq!(
            name(&plot),
            "Line chart, 2 series, 6 quarters from 2021-22 Q2 to 2022-23 Q3. The vertical axis runs from 80% to 95%. \
             The data is in the table after this chart."
        );
        assert_eq!(
            told(&plot),
            "Hampshire moved little: 85.0% in 2021-22 Q2 and 84.2% in 2022-23 Q3, between 83.9% and 85.1%, and \
             stayed below the South East in all 5 quarters with both figures. The South East was between 90.5% and \
             92.2%. The gap was smallest in 2021-22 Q3 (5.4 points) and largest in 2021-22 Q4 (8.3). The South East \
             figure for 2022-23 Q3 is not yet published."
        );
    }

    #[test]
    fn panels_are_told_one_by_one() {
        assert_eq!(
            told(&samples::suitable()),
            "At age 18 the figure fell from 61% in 2018 to 50% in 2021 and rose to 73% in 2022, the highest of the 5 \
             years. At age 19 the figure fell from 79% in 2018 to 72% in 2019 and rose to 79% in 2022. At age 20 the \
             figure rose from 66% in 2018 to 88% in 2021 and fell to 79% in 2022. At age 21 the figure varied \
             between 57% in 2019 and 75% in 2021, and was 71% in 2022."
        );
    }

    #[test]
    fn categories_are_told_by_the_highest_and_the_lowest() {
        assert_eq!(
            told(&samples::ethnicity()),
            "The highest of the 5 is 545, for “White”, and the lowest is 56, for “Mixed or multiple ethnic groups”."
        );
        let bars = |values: &[&str]| {
            let names: Vec<&str> = ["A", "B", "C"].into_iter().take(values.len()).collect();
            samples::plot(&form::BARS, Unit::Percent, samples::categories(&names), &[("", values)])
        };
        assert_eq!(
            told(&bars(&["85", "85", "70"])),
            "The highest of the 3 is 85%, for A and B, and the lowest is 70%, for C."
        );
        assert_eq!(told(&bars(&["85", "85", "85"])), "All 3 are at 85%.");
        assert_eq!(told(&bars(&["85", "70"])), "The higher is 85%, for A, and the lower is 70%, for B.");
        assert_eq!(told(&bars(&["85"])), "The only figure is for A, at 85%.");
        assert_eq!(
            told(&bars(&["85", "[c] suppressed to protect people", "70"])),
            "The higher of the 2 known is 85%, for A, and the lower is 70%, for C. The figure for B is suppressed to \
             protect people."
        );
        assert_eq!(
            told(&bars(&["[x] not available", "[x] not available"])),
            "There are no figures: not available."
        );
    }

    #[test]
    fn a_benchmark_among_bars_is_compared_in_points() {
        let plot = samples::plot(
            &form::BARS,
            Unit::Percent,
            samples::categories(&["Hampshire", "South East"]),
            &[("", &["84.2", "91.2"])],
        );
        assert_eq!(
            told(&plot),
            "The figure for Hampshire (84.2%) is below that for the South East (91.2%), by 7.0 points."
        );
    }

    #[test]
    fn rolling_years_are_told_by_their_ends() {
        let mut plot = samples::line(&[
            ("Hampshire", &["61", "73"]),
            ("Kent", &["71", "60"]),
            ("Surrey", &["60", "70"]),
            ("Dorset", &["50", "70"]),
            ("Oxfordshire", &["50", "70"]),
        ]);
        for (place, year) in plot.along.places.iter_mut().zip([2021, 2022]) {
            place.name = format!("year to July {year}");
            place.when = format!("in the year to July {year}");
        }
        assert!(
            name(&plot).starts_with(
                "Line chart, 5 series, 2 years, the first to July 2021 and the last to July 2022."
            )
        );
        let told = told(&plot);
        let start = "From the year to July 2021 to that to July 2022, Hampshire, Surrey, Dorset and Oxfordshire rose and Kent fell.";
        assert!(told.starts_with(start), "{told}");
    }

    #[test]
    fn every_shape_of_a_line_is_a_sentence() {
        let one = |values: &[&str]| told(&samples::line(&[("", values)]));
        assert_eq!(one(&["61"]), "The figure was 61% in 2018.");
        assert_eq!(one(&["61", "61"]), "The figure was 61% in both years.");
        assert_eq!(one(&["61", "61", "61"]), "The figure was 61% in all 3 years.");
        assert_eq!(
            one(&["-3", "4", "-8"]),
            "The figure rose from −3% in 2018 to 4% in 2019 and fell to −8% in 2020, the lowest of the 3 years."
        );
        assert_eq!(one(&["61", "73"]), "The figure rose from 61% in 2018 to 73% in 2019.");
        assert_eq!(
            one(&["61", "[x] not collected", "50"]),
            "The figure fell from 61% in 2018 to 50% in 2020. The figure for 2019 is not collected."
        );
        assert_eq!(
            one(&["61", "63", "50 [b]", "51"]),
            "The figure moved little: 50% in 2020 and 51% in 2021. The figures from 2020 on cannot be compared with those \
             before, because of a break in the series."
        );
    }

    #[test]
    fn many_series_are_grouped_by_how_they_moved() {
        let plot = samples::line(&[
            ("Hampshire", &["61", "73"]),
            ("Kent", &["71", "72"]),
            ("West Sussex", &["55", "47"]),
            ("Surrey", &["60", "70"]),
            ("Dorset", &["[x] not collected", "70"]),
        ]);
        assert_eq!(
            told(&plot),
            "From 2018 to 2019, Hampshire and Surrey rose, West Sussex fell and Kent moved little. In 2019 the highest \
             of the 5 is 73%, for Hampshire, and the lowest is 47%, for West Sussex. The Dorset figure for 2018 is not \
             collected."
        );
    }

    #[test]
    fn a_direction_over_a_span_is_told_of_those_known_at_both_its_ends() {
        let plot = samples::line(&[
            ("A", &["98", "101", "[c] suppressed"]),
            ("B", &["[c] suppressed", "90", "80"]),
            ("C", &["60", "[x] not collected", "80"]),
            ("D", &["60", "70 [b]", "80"]),
            ("E", &["61", "61", "51"]),
        ]);
        assert!(told(&plot).starts_with("From 2018 to 2020, C rose and E fell. "), "{}", told(&plot));
    }
}
