//! Which chart follows from which data, and what is told of wishes that it cannot grant.

mod explained;

use super::hues::Hues;
use super::{Wish, plot};
use crate::chart::canvas::token::Token;
use crate::chart::shape::{Plot, Value, Whose};
use crate::figure::fixture::{dataset, nowhere};
use crate::model::block::{ChartSpec, View};
use crate::model::dataset::{MemberRef, Note};
use crate::model::{Amount, Dataset};
use crate::source::Spanned;

const IN_TOUCH: &str = "care-leavers/in-touch
    by quarter; area
    measures = percent
    benchmark South East
    2021-22 Q2; Hampshire = 85.0
    2021-22 Q2; South East = 92.1
    2021-22 Q3; Hampshire = 85.1
    2021-22 Q3; South East = 90.5
    2022-23 Q1; Hampshire = 84.1
    2022-23 Q1; South East = [x]";

const AGES: &str = "care-leavers/suitable
    by age; year
    measures = percent
    18; 2021 = 50
    18; 2022 = 73
    19; 2021 = 79
    19; 2022 = 79";

const GENDER: &str = "care-leavers/gender
    by gender
    measures = people
    Male = 484
    Female = 299";

fn spec(dataset: &Dataset, form: Option<&str>) -> ChartSpec {
    let grid = dataset.grid().unwrap();
    let view = View {
        dataset: dataset.id.clone(),
        measures: (0..grid.measures.len()).collect(),
        members: grid.dimensions.iter().map(|dimension| (0..dimension.members.len()).collect()).collect(),
    };
    ChartSpec {
        view,
        form: form.map(|form| Spanned::new(form.to_owned(), nowhere())),
        highlight: None,
        map: Vec::new(),
    }
}

fn of(dataset: &Dataset, spec: &ChartSpec) -> Result<Plot, String> {
    let hues = Hues::of_datasets([dataset]);
    let wish = Wish { spec, span: nowhere(), title: None, hues: &hues };
    plot(dataset, wish).map_err(|fault| format!("{}; {}", fault.message, fault.help.unwrap_or_default()))
}

fn planned(text: &str, form: Option<&str>) -> Result<Plot, String> {
    let dataset = dataset(text);
    of(&dataset, &spec(&dataset, form))
}

#[test]
fn form_follows_data() {
    let form = |text: &str| planned(text, None).unwrap().form.name;
    assert_eq!(form(IN_TOUCH), "line");
    assert_eq!(form(AGES), "columns");
    assert_eq!(form(GENDER), "bars");
    assert_eq!(form("a\n by year\n measures = people\n 2020 = 4\n 2021 = 5\n 2022 = 7"), "columns");
    assert_eq!(form("a\n by year\n measures = percent\n 2020 = 4\n 2021 = 5\n 2022 = 7"), "line");
}

const SURVEY: &str = "survey
    by question; ordinal answer
    measures = percent
    Safe; Disagree = 12
    Safe; Neither = 18
    Safe; Agree = 70
    Heard; Disagree = 30
    Heard; Neither = 20
    Heard; Agree = 50";

/// The survey as a dataset that says how many answered, or does not.
fn survey(base: bool) -> Dataset {
    let mut survey = dataset(&SURVEY.replace("ordinal answer", "answer"));
    let crate::model::Content::Grid(grid) = &mut survey.content else { panic!() };
    grid.dimensions[1].ordinal = true;
    if base {
        grid.measures[0].base =
            crate::model::dataset::Stated::One(Spanned::new(Amount::parse("240").unwrap(), nowhere()));
    }
    survey
}

#[test]
fn answers_from_one_side_to_the_other_part_in_the_middle() {
    let survey = survey(true);
    let plot = of(&survey, &spec(&survey, None)).unwrap();
    assert_eq!((plot.form.name, plot.bases), ("likert", vec![Some("240".to_owned()); 2]));
}

#[test]
fn a_scale_of_answers_needs_an_order_and_says_how_many_answered() {
    let fault = |dataset: &Dataset| of(dataset, &spec(dataset, Some("likert"))).unwrap_err();
    assert_eq!(
        fault(&survey(false)),
        "a scale of answers must say how many answered; state `base:` in the dataset, or use `form: stacked`"
    );
    let mut unordered = survey(true);
    let crate::model::Content::Grid(grid) = &mut unordered.content else { panic!() };
    grid.dimensions[1].ordinal = false;
    assert_eq!(
        fault(&unordered),
        "a scale of answers needs answers in an order, and these have none; name their dimension under `ordinal:` in \
         the dataset, or use `form: stacked`"
    );
    assert_eq!(of(&unordered, &spec(&unordered, None)).unwrap().form.name, "stacked");
}

#[test]
fn targets_differ_by_series_or_by_place_or_are_that_of_the_only_member() {
    let mut ages = dataset(AGES);
    let crate::model::Content::Grid(grid) = &mut ages.content else { panic!() };
    let amount = |text| Spanned::new(Amount::parse(text).unwrap(), nowhere());
    grid.target = crate::model::dataset::Stated::ByMember(vec![(0, amount("75")), (1, amount("80"))]);
    let told = |dataset: &Dataset, spec: &ChartSpec| {
        let plot = of(dataset, spec).unwrap();
        let goals: Vec<(Whose, String)> =
            plot.goals.into_iter().map(|goal| (goal.whose, goal.target.text)).collect();
        (plot.target.map(|target| target.text), goals)
    };
    let both = vec![(Whose::Series(0), "75%".to_owned()), (Whose::Series(1), "80%".to_owned())];
    assert_eq!(told(&ages, &spec(&ages, None)), (None, both));
    let mut only = spec(&ages, None);
    only.view.members[0] = vec![1];
    assert_eq!(told(&ages, &only), (Some("80%".to_owned()), Vec::new()));
    let mut one_year = spec(&ages, None);
    one_year.view.members[1] = vec![1];
    let both = vec![(Whose::Place(0), "75%".to_owned()), (Whose::Place(1), "80%".to_owned())];
    assert_eq!(told(&ages, &one_year), (None, both));
}

#[test]
fn means_are_no_parts() {
    let days = "days\n by ward; year\n measures = days\n Castle; 2021 = 4\n Castle; 2022 = 5\n Mill; 2021 = 7\n Mill; 2022 = 8";
    let of_days = |definition: &str| {
        let mut days = dataset(days);
        days.definition = Some(definition.to_owned());
        of(&days, &spec(&days, Some("stacked"))).map(|plot| plot.form.name)
    };
    assert_eq!(of_days("Days lost."), Ok("stacked"));
    let refusal = "these values are not parts of one whole; use `form: grouped` or a table".to_owned();
    assert_eq!(of_days("The median number of days."), Err(refusal));
}

#[test]
fn ranges_are_dots_and_so_many_in_ten_are_icons() {
    let form = |text: &str| planned(text, None).unwrap().form.name;
    assert_eq!(form("a\n by area\n measures = percent\n North = 89 to 100\n South = 83 to 92"), "dots");
    assert_eq!(form("a\n by finding\n measures = in every 10\n One = 2\n Two = 1"), "icons");
}

#[test]
fn an_unsuitable_wish_is_told_what_to_use_instead() {
    let fault = |text: &str, form: &str| planned(text, Some(form)).unwrap_err();
    assert_eq!(fault(GENDER, "line"), "a line joins periods, and these are categories; use `form: bars`");
    assert_eq!(
        fault(GENDER, "columns"),
        "columns stand in an order, and these categories have none; use `form: bars`, or say `ordinal:` in the dataset"
    );
    let pie = fault(GENDER, "pie");
    assert!(
        pie.starts_with("`pie` is no form of a chart; the forms are `line`, `bars`, `columns`,"),
        "{pie}"
    );
    assert_eq!(
        fault(AGES, "stacked"),
        "these values are not parts of one whole; use `form: grouped` or a table"
    );
    assert_eq!(
        fault(GENDER, "slope"),
        "a slope joins two periods, and these are categories; use `form: bars`"
    );
    assert_eq!(fault(GENDER, "grouped"), "there is one value in each group; use `form: bars`");
    assert_eq!(fault(GENDER, "bar"), "`bar` is no form of a chart; did you mean `bars`?");
    let single = planned("a\n measures = people\n = 4", None).unwrap_err();
    assert_eq!(single, "there is one value, which is no chart; write it in a sentence or a tile");
    let words = planned("a\n by step\n measures = text\n one = done\n two = begun", None).unwrap_err();
    assert_eq!(words, "the values are words or dates, which have no length; use a `table` block");
}

#[test]
fn periods_run_along_and_the_benchmark_is_marked() {
    let plot = planned(IN_TOUCH, None).unwrap();
    let places: Vec<(&str, &str, Option<&str>, i64)> = plot
        .along
        .places
        .iter()
        .map(|place| (place.name.as_str(), place.short.as_str(), place.group.as_deref(), place.step))
        .collect();
    assert_eq!(
        places,
        [
            ("2021-22 Q2", "Q2", Some("2021-22"), 0),
            ("2021-22 Q3", "Q3", Some("2021-22"), 1),
            ("2022-23 Q1", "Q1", Some("2022-23"), 3),
        ]
    );
    assert!(plot.along.regular, "the quarter that is left out leaves a gap");
    let series: Vec<(&str, bool, Token)> =
        plot.series.iter().map(|series| (series.name.as_str(), series.benchmark, series.token)).collect();
    assert_eq!(series, [("Hampshire", false, Token::S1), ("South East", true, Token::Benchmark)]);
    let last = plot.series[1].values.last().unwrap();
    assert_eq!(last, &Value::Missing { symbol: "[x]".into(), reason: "not available".into() });
    assert_eq!(plot.subtitle, "Title of care-leavers/in-touch, percentage, 2021-22 Q2 to 2022-23 Q1");
}

#[test]
fn the_datasets_own_note_says_why_a_value_is_missing() {
    let mut dataset = dataset(IN_TOUCH);
    let text = "Not yet published when the paper was written. See the return.".into();
    dataset.notes = vec![Note { key: Spanned::new("[x]".into(), nowhere()), text }];
    let plot = of(&dataset, &spec(&dataset, None)).unwrap();
    let reason = "not yet published when the paper was written".into();
    assert_eq!(plot.series[1].values.last(), Some(&Value::Missing { symbol: "[x]".into(), reason }));
}

#[test]
fn an_age_says_that_it_is_one_and_a_count_tells_its_share() {
    let plot = planned(AGES, None).unwrap();
    assert_eq!(
        plot.series.iter().map(|series| series.name.as_str()).collect::<Vec<_>>(),
        ["Age 18", "Age 19"]
    );
    let passports = "a\n by record\n measures care leavers = people; share = percent of care leavers\n Received = 155; 19.9\n Declined = 387; 49.6";
    let plot = planned(passports, None).unwrap();
    let texts: Vec<&str> =
        plot.series[0].values.iter().filter_map(Value::reported).map(|value| value.text.as_str()).collect();
    assert_eq!(texts, ["155 (19.9%)", "387 (49.6%)"]);
}

#[test]
fn a_highlighted_member_stands_out_along_and_across() {
    let dataset = dataset(IN_TOUCH);
    let highlighted = |dimension, member| {
        let highlight = Some(MemberRef { dimension, member });
        of(&dataset, &ChartSpec { highlight, ..spec(&dataset, None) }).unwrap()
    };
    assert_eq!(highlighted(0, 2).highlight, Some(2));
    let tokens: Vec<Token> = highlighted(1, 1).series.iter().map(|series| series.token).collect();
    assert_eq!(tokens, [Token::Quiet, Token::S1]);
}

#[test]
fn a_highlighted_or_single_entity_keeps_its_hue() {
    let areas = dataset(
        "a\n by year; area\n measures = people\n 2020; Kent = 4\n 2020; Surrey = 5\n 2021; Kent = 6\n 2021; Surrey = 7",
    );
    let tokens =
        |spec: &ChartSpec| of(&areas, spec).unwrap().series.iter().map(|one| one.token).collect::<Vec<_>>();
    assert_eq!(tokens(&spec(&areas, None)), [Token::S1, Token::S2]);
    let highlight = Some(MemberRef { dimension: 1, member: 1 });
    assert_eq!(tokens(&ChartSpec { highlight, ..spec(&areas, None) }), [Token::Quiet, Token::S2]);
    let mut alone = spec(&areas, None);
    alone.view.members[1] = vec![1];
    assert_eq!(tokens(&alone), [Token::S2]);
    let mut along = spec(&areas, None);
    along.view.members[0] = vec![1];
    assert_eq!(
        tokens(&ChartSpec { highlight, ..along }),
        [Token::S2],
        "Surrey stands out among bars as among lines"
    );
}

#[test]
fn an_entity_wears_one_hue_on_the_whole_site() {
    let one = dataset("a\n by area\n measures = people\n Kent = 4\n Hampshire = 5");
    let two = dataset("b\n by area\n measures = people\n Hampshire = 4\n Surrey = 5\n Dorset = 3");
    let hues = Hues::of_datasets([&one, &two]);
    let all: Vec<Option<Token>> = ["Kent", "Hampshire", "Surrey", "Dorset"].map(|name| hues.of(name)).into();
    assert_eq!(all, [Some(Token::S1), Some(Token::S2), Some(Token::S1), Some(Token::S3)]);
}
