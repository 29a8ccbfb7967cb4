//! The `candour` program.
fn main() {}
