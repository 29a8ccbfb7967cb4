//! Candour turns a council's board papers into a site whose figures cannot contradict each other.
// The order of the modules is the order in which data flows.
#![forbid(unsafe_code)]

pub mod source;
pub mod diagnostic;
pub mod bundle;
pub mod model;
#[macro_use]
pub mod load;
pub mod markdown;
pub mod resolve;
pub mod address;
pub mod figure;
pub mod check;
pub mod chart;
pub mod page;
pub mod emit;
