//! Which hue each entity of the site wears: the same on every page.
//!
//! In: the datasets. Out: [`Hues`], by the label of a member. Members that stand in one dimension get different hues as
//! long as there are hues; a benchmark has none, for it recedes.

use crate::chart::canvas::token::Token;
use crate::model::Dataset;
use crate::model::dataset::{Dimension, Grid, MemberRef};
use std::collections::BTreeMap;

/// Most members of a dimension that are told apart by hue: the hues, and a benchmark.
const MOST: usize = 5;

/// The hues of the site's entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hues(BTreeMap<String, Token>);

impl Hues {
    /// Gives hues to the members of all datasets, in the order of the datasets.
    pub fn of_datasets<'a>(datasets: impl IntoIterator<Item = &'a Dataset>) -> Self {
        let mut hues = Self::default();
        for dataset in datasets {
            let Some(grid) = dataset.grid() else { continue };
            if let Some(place) = &dataset.place {
                hues.0.entry(place.clone()).or_insert(Token::S1);
            }
            for (at, dimension) in grid.dimensions.iter().enumerate() {
                if dimension.period.is_none() && dimension.members.len() <= MOST {
                    hues.give(grid, at, dimension);
                }
            }
        }
        hues
    }

    fn give(&mut self, grid: &Grid, at: usize, dimension: &Dimension) {
        let is_benchmark = |member| grid.benchmark == Some(MemberRef { dimension: at, member });
        let labels: Vec<&str> = dimension
            .members
            .iter()
            .enumerate()
            .filter(|(member, _)| !is_benchmark(*member))
            .map(|(_, member)| member.label.as_str())
            .collect();
        for label in &labels {
            let taken: Vec<Token> = labels.iter().filter_map(|other| self.of(other)).collect();
            let free = Token::HUES.into_iter().find(|hue| !taken.contains(hue));
            self.0.entry((*label).to_owned()).or_insert(free.unwrap_or(Token::S1));
        }
    }

    /// The hue of an entity, if it has one.
    #[must_use]
    pub fn of(&self, label: &str) -> Option<Token> {
        self.0.get(label).copied()
    }
}
