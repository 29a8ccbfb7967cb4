//! What a title can name: things with their values, and the times at which they have them.

use super::clause::words_of;
use crate::chart::shape::{Plot, Reported};
use crate::model::{Period, PeriodKind};

/// Things and times, whichever of the two runs along the chart.
#[derive(Clone, Debug)]
pub struct Scene<'a> {
    /// The things: series over time, or the bars of a chart without time.
    pub entities: Vec<Entity<'a>>,
    /// The times, in order; none in a chart without time.
    pub times: Vec<Time>,
}

/// A thing with its values.
#[derive(Clone, Debug)]
pub struct Entity<'a> {
    /// Its name; empty where the chart shows one thing only.
    pub name: &'a str,
    /// A known value for each time, or one for a chart without time.
    pub values: Vec<Option<&'a Reported>>,
    times: Vec<&'a str>,
}

/// A time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    words: Vec<String>,
}

/// Two times, by position.
pub type Window = (usize, usize);

impl<'a> Scene<'a> {
    /// The scene of a chart.
    pub fn of(plot: &'a Plot) -> Self {
        let places: Vec<&str> = plot.along.places.iter().map(|place| place.name.as_str()).collect();
        let whens: Vec<&str> = plot.along.places.iter().map(|place| place.when.as_str()).collect();
        let names: Vec<&str> = plot.series.iter().map(|series| series.name.as_str()).collect();
        let row = |at: usize| -> Vec<Option<&'a Reported>> {
            plot.series.iter().map(|series| series.values.get(at)?.reported()).collect()
        };
        let across_time =
            names.len() > 1 && names.iter().all(|name| Period::parse(PeriodKind::Any, name).is_some());
        if plot.along.periods {
            let entities = plot.series.iter().map(|series| Entity {
                name: &series.name,
                values: series.values.iter().map(|value| value.reported()).collect(),
                times: whens.clone(),
            });
            Self { entities: entities.collect(), times: places.iter().map(|name| Time::of(name)).collect() }
        } else if across_time {
            let entities = places.iter().enumerate().map(|(at, name)| Entity {
                name,
                values: row(at),
                times: names.clone(),
            });
            Self { entities: entities.collect(), times: names.iter().map(|name| Time::of(name)).collect() }
        } else if names.len() == 1 {
            let entities = places.iter().enumerate().map(|(at, name)| Entity {
                name,
                values: row(at),
                times: Vec::new(),
            });
            Self { entities: entities.collect(), times: Vec::new() }
        } else {
            Self { entities: Vec::new(), times: Vec::new() }
        }
    }

    /// The things that words name; where one name lies in another (`White` in `White British`), the longer.
    pub fn named(&self, words: &[String]) -> Vec<&Entity<'a>> {
        let found: Vec<(&Entity<'a>, usize, usize)> = self
            .entities
            .iter()
            .filter(|entity| !entity.name.is_empty())
            .filter_map(|entity| place_of(entity.name, words).map(|(start, end)| (entity, start, end)))
            .collect();
        let inside = |start: usize, end: usize| {
            found.iter().any(|(_, from, to)| *from <= start && end <= *to && to - from > end - start)
        };
        let outer = found.iter().filter(|(_, start, end)| !inside(*start, *end));
        outer.map(|(entity, _, _)| *entity).collect()
    }

    /// Whether words name a year that the chart does not show.
    pub fn speaks_of_other_times(&self, words: &[String]) -> bool {
        let year = |word: &&String| {
            word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
        };
        let known = |word: &String| self.times.iter().any(|time| time.words.contains(word));
        words.iter().filter(year).any(|word| !known(word)) && !self.times.is_empty()
    }

    /// The stretches of time that a statement may speak of: those that its clause names, else those of the whole title,
    /// else from the first time to the last, and from the last but one.
    pub fn windows(&self, clause: &[String], whole: &[String]) -> Vec<Window> {
        let last = self.times.len().saturating_sub(1);
        if last == 0 {
            return Vec::new();
        }
        let named =
            [clause, whole].into_iter().map(|words| self.times_in(words)).find(|times| !times.is_empty());
        match named.as_deref() {
            Some([]) | None => vec![(0, last), (last - 1, last)],
            Some([only]) => match *only {
                0 => vec![(0, last)],
                at if at == last => vec![(at - 1, at), (0, at)],
                at => vec![(at - 1, at), (0, at), (at, last)],
            },
            Some([first, .., last]) => vec![(*first, *last)],
        }
    }

    /// The times that words name, in order.
    pub fn times_in(&self, words: &[String]) -> Vec<usize> {
        let whole = |time: &Time| words.windows(time.words.len().max(1)).any(|window| window == time.words);
        let times = self.times.iter().enumerate();
        let by_name: Vec<usize> = times.clone().filter(|(_, time)| whole(time)).map(|(at, _)| at).collect();
        let by_year =
            times.filter(|(_, time)| self.year_alone(time).is_some_and(|year| words.contains(year)));
        let mut all: Vec<usize> = by_name.into_iter().chain(by_year.map(|(at, _)| at)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The year of a time, where no other time is of that year.
    fn year_alone<'t>(&self, time: &'t Time) -> Option<&'t String> {
        let year = time.words.last()?;
        let rivals = self.times.iter().filter(|time| time.words.contains(year)).count();
        (year.len() == 4 && rivals == 1).then_some(year)
    }
}

impl Time {
    fn of(name: &str) -> Self {
        Self { words: words_of(name) }
    }
}

/// Where a name stands in words; a name such as `Age 18` is also named by `18`.
fn place_of(name: &str, words: &[String]) -> Option<(usize, usize)> {
    let name = words_of(name);
    let find = |name: &[String]| {
        let length = name.len().max(1);
        words.windows(length).position(|window| window == name).map(|start| (start, start + length))
    };
    let bare = name.strip_prefix(&["age".to_owned()]).or(name.strip_prefix(&["aged".to_owned()]));
    find(&name).or_else(|| bare.and_then(find)).filter(|_| !name.is_empty())
}

/// A move from one known value to another.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    from: (&'a Reported, &'a str),
    to: (&'a Reported, &'a str),
}

impl<'a> Entity<'a> {
    /// The move between two times, where both values are known.
    pub fn change(&self, (from, to): Window) -> Option<Change<'a>> {
        let at = |at: usize| Some((self.values.get(at).copied().flatten()?, *self.times.get(at)?));
        Some(Change { from: at(from)?, to: at(to)? })
    }

    /// The value at a time with its words: `85.0% in 2021-22 Q2`; without time, the value.
    pub fn at(&self, at: usize) -> Option<(&'a Reported, String)> {
        let value = self.values.get(at).copied().flatten()?;
        let words = self
            .times
            .get(at)
            .map_or_else(|| value.text.clone(), |time| format!("{} {}", value.text, when(time)));
        Some((value, words))
    }
}

impl Change<'_> {
    /// Whether the later value is the higher.
    pub fn rises(&self) -> bool {
        self.to.0.amount > self.from.0.amount
    }

    /// Whether the later value is the lower.
    pub fn falls(&self) -> bool {
        self.to.0.amount < self.from.0.amount
    }

    /// `Hampshire fell from 85.0% in 2021-22 Q2 to 84.2% in 2022-23 Q3`.
    pub fn words(&self, entity: &Entity<'_>) -> String {
        let name = if entity.name.is_empty() { "the data" } else { entity.name };
        let [(from, start), (to, end)] = [&self.from, &self.to];
        let [start, end] = [when(start), when(end)];
        if !self.rises() && !self.falls() {
            return format!("{name} was {} both {start} and {end}", from.text);
        }
        let verb = if self.rises() { "rose" } else { "fell" };
        format!("{name} {verb} from {} {start} to {} {end}", from.text, to.text)
    }
}

/// `in 2021`: the words of a place say it already; a period across the chart has its name alone.
fn when(time: &str) -> String {
    if time.starts_with(|character: char| character.is_ascii_digit()) {
        format!("in {time}")
    } else {
        time.to_owned()
    }
}
