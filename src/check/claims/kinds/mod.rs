//! The kinds of claims, one file each. To add a kind, write its file and name it in [`KINDS`].
//!
//! In: a paper as read. Out: findings. Each rule looks at every sentence a bounded number of times.
//! Deliberately absent: how findings are shown (`report`).

pub mod average;
pub mod bands;
pub mod capacity;
pub mod change;
pub mod dates;
pub mod direction;
pub mod factor;
pub mod hundred;
pub mod list_count;
pub mod opposites;
pub mod parts_inline;
pub mod parts_list;
pub mod rate;
pub mod remaining;
pub mod share_of_count;
pub mod share_in_words;
pub mod stated_twice;
pub mod table_change;
pub mod table_difference;
pub mod table_share;
pub mod table_total;
pub mod that_year;
pub mod whole_periods;

use super::finding::Finding;
use super::prose::{Prose, Role};
use super::reading::Reading;
use super::tables::Table;
use super::wholes::Wholes;

/// What every rule may look at.
pub struct Paper<'a> {
    /// The sentences.
    pub reading: &'a Reading<'a>,
    /// The wholes that the paper states.
    pub wholes: &'a Wholes,
    /// Its tables.
    pub tables: &'a [Table],
}

/// A rule: looks at the whole paper and says what does not hold.
pub type Rule = fn(&Paper<'_>) -> Vec<Finding>;

/// Every kind of claim that is checked.
pub const KINDS: &[Rule] = &[
    share_of_count::find,
    change::find,
    direction::find,
    parts_inline::find,
    parts_list::find,
    remaining::find,
    hundred::find,
    opposites::find,
    rate::find,
    table_total::find,
    table_share::find,
    table_difference::find,
    table_change::find,
    dates::find,
    that_year::find,
    bands::find,
    average::find,
    factor::find,
    capacity::find,
    whole_periods::find,
    share_in_words::find,
    list_count::find,
    stated_twice::find,
];

/// The block that leads in the list that a block is an item of: the last before the list that is no item.
#[must_use]
pub fn lead_of(prose: &Prose, block: usize) -> Option<usize> {
    let blocks = prose.blocks();
    let group = blocks.get(block).filter(|item| item.role == Role::Item)?.group;
    let first = (block.saturating_sub(FARTHEST)..block)
        .rev()
        .find(|at| blocks.get(*at).is_none_or(|it| it.group != group))?;
    blocks.get(first).filter(|lead| matches!(lead.role, Role::Paragraph | Role::Heading)).map(|_| first)
}

/// A list longer than this has no lead-in.
const FARTHEST: usize = 40;
