//! The four datasets of a paper: a share by quarter, counts by district, counts by month, and people by age.

use crate::prose::Chance;

/// A dataset as a grid: rows by columns, every value as it is printed.
pub struct Dataset {
    /// The name of its file without the extension.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// What each value is counted in.
    pub unit: &'static str,
    /// Whether more is better.
    pub better: &'static str,
    /// The name of the dimension of the rows.
    pub rows_are: &'static str,
    /// The name of the dimension of the columns, if there is more than one column.
    pub columns_are: Option<&'static str>,
    /// When it holds, where the rows do not say.
    pub period: Option<&'static str>,
    /// The column that the others are compared with.
    pub benchmark: Option<&'static str>,
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<(&'static str, Vec<String>)>,
    /// The form of its chart.
    pub form: &'static str,
}

const QUARTERS: [&str; 8] = [
    "2020-21 Q3",
    "2020-21 Q4",
    "2021-22 Q1",
    "2021-22 Q2",
    "2021-22 Q3",
    "2021-22 Q4",
    "2022-23 Q1",
    "2022-23 Q2",
];
const MONTHS: [&str; 12] = [
    "January 2022",
    "February 2022",
    "March 2022",
    "April 2022",
    "May 2022",
    "June 2022",
    "July 2022",
    "August 2022",
    "September 2022",
    "October 2022",
    "November 2022",
    "December 2022",
];
const DISTRICTS: [&str; 8] =
    ["Basingstoke", "East", "Eastleigh", "Fareham", "Gosport", "Havant", "New Forest", "Winchester"];
const AGES: [&str; 5] = ["Under 5", "5 to 9", "10 to 13", "14 to 15", "16 and over"];

/// The datasets of a paper.
pub fn all(topic: &str, chance: &mut Chance) -> Vec<Dataset> {
    vec![in_time(topic, chance), by_district(topic, chance), by_month(topic, chance), by_age(topic, chance)]
}

fn in_time(topic: &str, chance: &mut Chance) -> Dataset {
    let mut rates = [700 + chance.below(100), 650 + chance.below(100)];
    let rows = QUARTERS.iter().map(|quarter| {
        let values = rates.iter_mut().map(|rate| {
            *rate = (*rate + chance.below(41)).saturating_sub(18).min(990);
            format!("{}.{}", *rate / 10, *rate % 10)
        });
        (*quarter, values.collect())
    });
    Dataset {
        name: "in-time",
        title: format!("{topic} requests answered in time"),
        unit: "percent",
        better: "higher",
        rows_are: "quarter",
        columns_are: Some("area"),
        period: None,
        benchmark: Some("South East"),
        columns: vec!["Hampshire", "South East"],
        rows: rows.collect(),
        form: "line",
    }
}

fn by_district(topic: &str, chance: &mut Chance) -> Dataset {
    let rows = DISTRICTS.iter().map(|district| (*district, vec![(40 + chance.below(400)).to_string()]));
    Dataset {
        name: "by-district",
        title: format!("{topic} requests by district"),
        unit: "requests",
        better: "neither",
        rows_are: "district",
        columns_are: None,
        period: Some("2021-22"),
        benchmark: None,
        columns: vec!["Requests"],
        rows: rows.collect(),
        form: "bars",
    }
}

fn by_month(topic: &str, chance: &mut Chance) -> Dataset {
    let rows = MONTHS.iter().map(|month| (*month, vec![(100 + chance.below(150)).to_string()]));
    Dataset {
        name: "by-month",
        title: format!("{topic} visits by month"),
        unit: "visits",
        better: "neither",
        rows_are: "month",
        columns_are: None,
        period: None,
        benchmark: None,
        columns: vec!["Visits"],
        rows: rows.collect(),
        form: "columns",
    }
}

fn by_age(topic: &str, chance: &mut Chance) -> Dataset {
    let rows = AGES.iter().map(|age| (*age, vec![(10 + chance.below(90)).to_string()]));
    Dataset {
        name: "by-age",
        title: format!("{topic} users by age"),
        unit: "people",
        better: "neither",
        rows_are: "age",
        columns_are: None,
        period: Some("December 2022"),
        benchmark: None,
        columns: vec!["Users"],
        rows: rows.collect(),
        form: "bars",
    }
}

impl Dataset {
    /// The figure that a sentence cites: selectors, and the value as Candour prints it.
    pub fn cited(&self) -> (String, String) {
        let (row, values) = self
            .rows
            .last()
            .map_or(("", ""), |(row, values)| (*row, values.first().map_or("", String::as_str)));
        let time = ["quarter", "month"].contains(&self.rows_are);
        let row = if time { "latest" } else { row };
        let selectors = match (self.columns_are, self.columns.first()) {
            (Some(_), Some(column)) => format!("{column}, {row}"),
            _ => row.to_owned(),
        };
        let unit = if self.unit == "percent" { "%".to_owned() } else { format!(" {}", self.unit) };
        (format!("{{{}: {selectors}}}", self.name), format!("{values}{unit}"))
    }

    /// The dataset as a Markdown table.
    pub fn markdown(&self) -> String {
        let mut text = format!("| {} | {} |\n|---|", self.rows_are, self.columns.join(" | "));
        text.push_str(&"---:|".repeat(self.columns.len()));
        for (row, values) in &self.rows {
            text.push_str("\n| ");
            text.push_str(row);
            text.push_str(" | ");
            text.push_str(&values.join(" | "));
            text.push_str(" |");
        }
        text
    }
}
