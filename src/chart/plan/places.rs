//! Members of a dimension as places along a chart.

use crate::chart::shape::{Along, Place};
use crate::figure::words;
use crate::model::dataset::{Dimension, Member, MemberRef};
use crate::model::{Period, PeriodKind};

/// The places of some members of a dimension, in order.
pub fn along(at: usize, dimension: &Dimension, members: &[usize], benchmark: Option<MemberRef>) -> Along {
    let chosen: Vec<(usize, &Member)> =
        members.iter().filter_map(|member| Some((*member, dimension.members.get(*member)?))).collect();
    let first = chosen.first().and_then(|(_, member)| member.period.as_ref());
    let places = (0..).zip(&chosen).map(|(index, (position, member))| {
        let since = member.period.as_ref().zip(first).and_then(|(period, first)| period.steps_since(first));
        let is_benchmark = benchmark == Some(MemberRef { dimension: at, member: *position });
        Place { step: since.unwrap_or(index), benchmark: is_benchmark, ..place(dimension, member) }
    });
    let mut places: Vec<Place> = places.collect();
    if first.is_none() && places.iter().any(|place| words::reads_on(&place.name)) {
        places.iter_mut().for_each(|place| place.when = format!("for “{}”", place.name));
    }
    let in_order = places.iter().zip(places.iter().skip(1)).all(|(one, next)| one.step < next.step);
    if !in_order {
        for (index, place) in (0..).zip(&mut places) {
            place.step = index;
        }
    }
    Along {
        dimension: dimension.name.value.clone(),
        plural: plural(dimension),
        periods: dimension.period.is_some(),
        regular: in_order && dimension.period.is_some_and(is_regular),
        ordinal: dimension.ordinal,
        places,
    }
}

/// From the first to the last period: `2018 to 2022`, `years to July 2020 and July 2021`.
pub fn extent(along: &Along) -> String {
    let ends = along.places.first().zip(along.places.last());
    match ends {
        Some((first, last)) => match first.rolling().zip(last.rolling()) {
            Some((first, last)) if along.places.len() == 2 => format!("years to {first} and {last}"),
            Some((first, last)) => format!("years to {first} up to {last}"),
            None => format!("{} to {}", first.name, last.name),
        },
        None => String::new(),
    }
}

/// Whether neighbours are a step apart, so that a step without a member is a gap.
fn is_regular(kind: PeriodKind) -> bool {
    use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year};
    matches!(kind, Quarter | Month | Year | FinancialYear | AcademicYear)
}

fn place(dimension: &Dimension, member: &Member) -> Place {
    let name = name(dimension, &member.label);
    let Some(period) = &member.period else {
        let when = format!("for {name}");
        return Place {
            short: name.clone(),
            brief: name.clone(),
            name,
            when,
            group: None,
            step: 0,
            benchmark: false,
        };
    };
    let words = period.words();
    let (short, brief, group) = parts(period, &words);
    let name = words.strip_prefix("the ").unwrap_or(&words).to_owned();
    Place { name, short, brief, when: when(period, &words), group, step: 0, benchmark: false }
}

/// The name of a category where it stands alone: an age says that it is one.
pub fn name(dimension: &Dimension, label: &str) -> String {
    let bare = label.starts_with(|letter: char| letter.is_ascii_digit()) && !label.contains(' ');
    if bare && dimension.name.value == "age" {
        format!("{} {label}", words::capital(&dimension.name.value))
    } else {
        label.to_owned()
    }
}

/// The name inside its year, the name where there is hardly room, and the year.
fn parts(period: &Period, words: &str) -> (String, String, Option<String>) {
    let within = |short: String, group: String| (short.clone(), short, Some(group));
    match period {
        Period::Quarter(..) | Period::FinancialQuarter(..) | Period::Month(..) | Period::Date(_) => {
            split_off_year(period, words).map_or_else(|| whole(words), |(short, year)| within(short, year))
        }
        Period::AsAt(day) | Period::YearTo(day) => {
            let split = split_off_year(day, &day.words());
            split.map_or_else(|| whole(words), |(short, year)| within(short, year))
        }
        Period::Year(_) => {
            let brief = words.get(2..).map_or(words.to_owned(), |digits| format!("’{digits}"));
            (words.to_owned(), brief, None)
        }
        Period::FinancialYear(_) | Period::AcademicYear(_) => {
            (words.to_owned(), words.get(2..).unwrap_or(words).to_owned(), None)
        }
        Period::Span(..) => whole(words),
    }
}

fn whole(words: &str) -> (String, String, Option<String>) {
    (words.to_owned(), words.to_owned(), None)
}

/// `Q2` of `2021-22`, `Dec` of `2021`, `31 Jul` of `2020`.
fn split_off_year(period: &Period, words: &str) -> Option<(String, String)> {
    match period {
        Period::Quarter(..) | Period::FinancialQuarter(..) => {
            words.split_once(' ').map(|(year, quarter)| (quarter.to_owned(), year.to_owned()))
        }
        Period::Month(..) => words.split_once(' ').map(|(month, year)| (abbreviated(month), year.to_owned())),
        Period::Date(_) => {
            let (day, year) = words.rsplit_once(' ')?;
            let (day, month) = day.split_once(' ')?;
            Some((format!("{day} {}", abbreviated(month)), year.to_owned()))
        }
        _ => None,
    }
}

/// The first three letters of a month.
fn abbreviated(month: &str) -> String {
    month.chars().take(3).collect()
}

/// The period in a sentence.
fn when(period: &Period, words: &str) -> String {
    match period {
        Period::AsAt(day) if matches!(**day, Period::Date(_)) => format!("at {words}"),
        Period::Date(_) => format!("on {words}"),
        Period::Span(..) => format!("from {words}"),
        _ => format!("in {words}"),
    }
}

/// What several members are called.
fn plural(dimension: &Dimension) -> String {
    match dimension.period {
        Some(PeriodKind::AsAt | PeriodKind::Date) => "dates".to_owned(),
        Some(PeriodKind::FinancialYear) => "financial years".to_owned(),
        Some(PeriodKind::AcademicYear) => "academic years".to_owned(),
        Some(PeriodKind::YearTo) => "years".to_owned(),
        Some(PeriodKind::Any) => "periods".to_owned(),
        Some(kind) => format!("{}s", kind.name()),
        None => words::plural(&dimension.name.value),
    }
}
