//! Claims in prose: statements whose arithmetic can be redone.
//!
//! In: the text of a paper as a reader sees it, with the way back to its source. Out: findings, each with the
//! numbers used and where they stand.
//! Deliberately absent: numbers that the text does not state, and judgements that are not arithmetic.

pub mod tokens;
