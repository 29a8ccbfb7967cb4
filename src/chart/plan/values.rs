//! The cells of a view as series of values with their words.

use super::hues::Hues;
use super::{Axes, places};
use crate::chart::canvas::token::Token;
use crate::chart::shape::{Along, Goal, Reported, Series, Target, Value, Whose};
use crate::figure::{format, words};
use crate::model::block::{ChartSpec, View};
use crate::model::dataset::{Dimension, Grid, MemberRef, Stated};
use crate::model::{self, Amount, Dataset, Measure, Observation, Unit};
use crate::source::Spanned;

/// The cells that a chart shows.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub dataset: &'a Dataset,
    pub grid: &'a Grid,
    pub view: &'a View,
    pub measure: usize,
    pub axes: Axes,
}

impl<'a> Cells<'a> {
    fn dimension(&self, at: usize) -> Option<&'a Dimension> {
        self.grid.dimensions.get(at)
    }

    fn shown(&self, at: usize) -> &'a [usize] {
        self.view.members.get(at).map_or(&[][..], Vec::as_slice)
    }

    fn unit(&self) -> Option<&'a Measure> {
        self.grid.measures.get(self.measure)
    }

    /// What runs along the chart.
    pub fn along(&self) -> Along {
        let at = self.axes.along;
        self.dimension(at).map_or_else(Along::default, |dimension| {
            places::along(at, dimension, self.shown(at), self.grid.benchmark)
        })
    }

    /// One series for each member across, the benchmark last.
    pub fn series(&self, hues: &Hues) -> Vec<Series> {
        let Some(across) = self.axes.across else {
            let token = self.whose(hues).unwrap_or(Token::S1);
            return vec![Series { name: String::new(), token, benchmark: false, values: self.values(None) }];
        };
        let Some(dimension) = self.dimension(across) else { return Vec::new() };
        let one = |member: &usize| {
            let label = dimension.members.get(*member).map_or("", |member| member.label.as_str());
            let benchmark = self.grid.benchmark == Some(MemberRef { dimension: across, member: *member });
            let token = if benchmark { Token::Benchmark } else { hues.of(label).unwrap_or(Token::S1) };
            Series {
                name: places::name(dimension, label),
                token,
                benchmark,
                values: self.values(Some(*member)),
            }
        };
        let mut series: Vec<Series> = self.shown(across).iter().map(one).collect();
        tell_apart(&mut series);
        series
    }

    /// The hue of the only entity that a chart of one series shows: a member of `only:`, or else the dataset's place.
    fn whose(&self, hues: &Hues) -> Option<Token> {
        let fixed = (0..self.grid.dimensions.len()).filter(|at| *at != self.axes.along);
        let label = |at: usize| match self.shown(at) {
            [only] => self.dimension(at)?.members.get(*only).map(|member| member.label.as_str()),
            _ => None,
        };
        let of_member = fixed.filter_map(label).find_map(|label| hues.of(label));
        of_member.or_else(|| hues.of(self.dataset.place.as_deref()?))
    }

    /// The hue of a member that runs along the chart.
    pub fn hue_along(&self, hues: &Hues, member: usize) -> Option<Token> {
        hues.of(self.dimension(self.axes.along)?.members.get(member)?.label.as_str())
    }

    fn values(&self, across: Option<usize>) -> Vec<Value> {
        self.shown(self.axes.along).iter().map(|along| self.value(*along, across)).collect()
    }

    fn value(&self, along: usize, across: Option<usize>) -> Value {
        let members: Vec<usize> = (0..self.grid.dimensions.len())
            .map(|at| match at {
                _ if at == self.axes.along => along,
                _ if Some(at) == self.axes.across => across.unwrap_or(0),
                _ => self.shown(at).first().copied().unwrap_or(0),
            })
            .collect();
        let unit = self.unit().map_or(&Unit::Text, |measure| &measure.unit);
        let cell = |measure| self.grid.cell(&members, measure).map(|cell| &cell.observation);
        let Some(observation) = cell(self.measure) else { return self.missing("[x]", "not available") };
        let share = self.share().and_then(cell).filter(|share| matches!(share, Observation::Reported(..)));
        let share =
            share.map(|share| format!(" ({})", format::sentence(share, &Unit::Percent))).unwrap_or_default();
        match observation {
            Observation::Reported(value, flags) => {
                let (amount, to) = match value {
                    model::Value::Number(number) => (*number, None),
                    model::Value::Range(ends) => (ends.0, Some(ends.1.decimal())),
                    _ => return self.missing("[z]", "not applicable"),
                };
                let bare = match value {
                    model::Value::Range(ends) => format!("{} to {}", ends.0, ends.1),
                    _ => amount.to_string(),
                };
                let text = format::value(value, unit) + &share;
                Value::Reported(Reported { amount: amount.decimal(), to, text, bare, flags: flags.clone() })
            }
            _ => {
                let (symbol, words) = observation.absence().unwrap_or(("[x]", "not available"));
                self.missing(symbol, words)
            }
        }
    }

    /// The share that is told beside its count: of the measure that is drawn, and shown too. Periods have no room.
    fn share(&self) -> Option<usize> {
        let along = self.dimension(self.axes.along)?;
        let mut shown = self.view.measures.iter().copied().filter(|_| along.period.is_none());
        shown.find(|at| self.grid.measures.get(*at).is_some_and(|each| each.share_of == Some(self.measure)))
    }

    /// A missing value with the dataset's own note, if it has one, or the words of its symbol.
    fn missing(&self, symbol: &str, words: &str) -> Value {
        let note = self.dataset.note(symbol).map(reason).filter(|reason| !reason.is_empty());
        Value::Missing { symbol: symbol.to_owned(), reason: note.unwrap_or_else(|| words.to_owned()) }
    }

    /// What all are to reach: one number, or that of the only outermost member that is shown.
    pub fn target(&self) -> Option<Target> {
        let fixed = self.axes.along != 0 && self.axes.across != Some(0);
        let member = self.fixed_outermost().filter(|_| fixed);
        let stated = match &self.grid.target {
            Stated::ByMember(_) if member.is_none() => None,
            target => target.of(member),
        };
        stated.map(|amount| self.reach(amount.value))
    }

    fn reach(&self, amount: Amount) -> Target {
        let unit = self.unit().map_or(Unit::Text, |measure| measure.unit.clone());
        Target { amount: amount.decimal(), text: format::amount(amount, &unit) }
    }

    /// What is to be reached by some of the members that are shown, where the dataset states it for each.
    pub fn goals(&self) -> Vec<Goal> {
        let Stated::ByMember(all) = &self.grid.target else { return Vec::new() };
        let whose: fn(usize) -> Whose = match (self.axes.along, self.axes.across) {
            (0, _) => Whose::Place,
            (_, Some(0)) => Whose::Series,
            _ => return Vec::new(),
        };
        let shown = self.shown(0);
        let goal = |(member, amount): &(usize, Spanned<Amount>)| {
            let at = shown.iter().position(|shown| shown == member)?;
            Some(Goal { whose: whose(at), target: self.reach(amount.value) })
        };
        all.iter().filter_map(goal).collect()
    }

    /// The rows of a map as places along the chart; a member that is not shown leaves its place empty.
    pub fn map(&self, spec: &ChartSpec) -> Vec<Vec<Option<usize>>> {
        let shown = self.shown(self.axes.along);
        let place = |tile: &Option<MemberRef>| {
            let at = tile.filter(|at| at.dimension == self.axes.along)?;
            shown.iter().position(|member| *member == at.member)
        };
        spec.map.iter().map(|row| row.iter().map(place).collect()).collect()
    }

    /// For each place along, what percentages are percentages of.
    pub fn bases(&self) -> Vec<Option<String>> {
        let base = |along: &usize| {
            let outermost = if self.axes.along == 0 { Some(*along) } else { self.fixed_outermost() };
            Some(self.unit()?.base.of(outermost)?.value.to_string())
        };
        self.shown(self.axes.along).iter().map(base).collect()
    }

    /// The only member that is shown of the outermost dimension.
    fn fixed_outermost(&self) -> Option<usize> {
        match self.shown(0) {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether the values are means, which are not parts of anything: so the measure, its definition or the title says.
    pub fn is_mean(&self) -> bool {
        let measure = self.unit();
        let texts = [
            Some(self.dataset.title.value.as_str()),
            self.dataset.definition.as_deref(),
            measure.map(|measure| measure.name.as_str()),
            measure.and_then(|measure| measure.definition.as_deref()),
        ];
        let is_mean = |word: &str| {
            matches!(
                word.to_lowercase().as_str(),
                "mean" | "means" | "average" | "averages" | "median" | "medians"
            )
        };
        texts.into_iter().flatten().any(|text| text.split(|c: char| !c.is_alphabetic()).any(is_mean))
    }

    /// The member that stands out along the chart, by its place.
    pub fn highlighted_place(&self, spec: &ChartSpec) -> Option<usize> {
        let chosen = spec.highlight.filter(|member| member.dimension == self.axes.along)?;
        self.shown(self.axes.along).iter().position(|member| *member == chosen.member)
    }

    /// What is measured: the dataset's title, and the measure's name where there are several.
    pub fn title_of_measure(&self) -> String {
        let title = self.dataset.title.value.trim_end_matches('.').to_owned();
        let several = self.grid.measures.len() > 1;
        let name = self.unit().filter(|measure| several && !measure.name.is_empty());
        name.map_or(title.clone(), |measure| format!("{title}: {}", measure.name))
    }

    /// Measure, unit, fixed members, place and period.
    pub fn subtitle(&self, measure: &str, along: &Along) -> String {
        let fixed = (0..self.grid.dimensions.len()).filter(|at| {
            *at != self.axes.along && Some(*at) != self.axes.across && self.shown(*at).len() == 1
        });
        let fixed = fixed.filter_map(|at| {
            let dimension = self.dimension(at)?;
            let member = dimension.members.get(*self.shown(at).first()?)?;
            let period = member.period.as_ref().map(model::Period::words);
            Some(period.unwrap_or_else(|| places::name(dimension, &member.label)))
        });
        let unit =
            self.unit().map(|measure| measure.unit.to_string()).filter(|unit| !words::says(measure, unit));
        let period = match along.places.as_slice() {
            [_, .., _] if along.periods => Some(places::extent(along)),
            _ => self.dataset.period.as_ref().map(model::Period::words),
        };
        let parts = [Some(measure.to_owned()), unit].into_iter().flatten().chain(fixed);
        parts.chain(self.dataset.place.clone()).chain(period).collect::<Vec<_>>().join(", ")
    }
}

/// Gives series that can share a plot different hues, keeping as many of the site's as possible. More than a plot can
/// hold stand in panels of their own, where the title tells them apart: each keeps its hue, and one hue serves the rest.
fn tell_apart(series: &mut [Series]) {
    if series.iter().filter(|one| !one.benchmark).count() > Token::HUES.len() {
        return;
    }
    let mut taken: Vec<Token> = Vec::new();
    for one in series.iter_mut().filter(|one| !one.benchmark) {
        let free = || Token::HUES.into_iter().find(|hue| !taken.contains(hue));
        if taken.contains(&one.token) {
            one.token = free().unwrap_or(Token::Quiet);
        }
        taken.push(one.token);
    }
}

/// The first sentence of a note, as it goes on after a colon: `not yet published when the paper was written`.
fn reason(note: &str) -> String {
    let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = note.split_once(". ").map_or(note.as_str(), |(first, _)| first).trim_end_matches('.');
    let opening = first.split(' ').next().unwrap_or_default();
    let plain = [
        "Not",
        "The",
        "This",
        "These",
        "No",
        "None",
        "A",
        "An",
        "It",
        "Too",
        "Figures",
        "Data",
        "Suppressed",
    ];
    let mut letters = first.chars();
    match letters.next() {
        Some(letter) if plain.contains(&opening) => letter.to_lowercase().chain(letters).collect(),
        _ => first.to_owned(),
    }
}
