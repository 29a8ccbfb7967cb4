//! The nouns: what a site, a paper and a dataset are, as meant by their authors.
//!
//! In: nothing. Out: types that `resolve` fills and every later phase reads.
//! Deliberately absent: reading and writing, arithmetic on data (`figure`), and how anything looks.

pub mod amount;
pub mod unit;
pub mod period;
mod period_text;
pub mod observation;
pub mod dataset;
pub mod document;
pub mod settings;
pub mod block;
pub mod site;
mod numbers;

pub use amount::Amount;
pub use dataset::{Content, Dataset, DatasetId, Dimension, Grid, Measure, Member, Milestone};
pub use document::Document;
pub use numbers::Numbers;
pub use observation::{Flag, Missing, Observation, Value};
pub use period::{Period, PeriodKind};
pub use period_text::date_words;
pub use site::{Meeting, Paper, Site};
pub use unit::{Polarity, Unit};
