//! What a careful auditor finds: the table of checks, one family a file.
//!
//! In: the paper as a reader sees it. Out: findings for `diagnostic`.
//! Deliberately absent: changing anything, asking a network.

pub mod claims;
