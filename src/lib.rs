//! Candour.
