//! Work on many things at once, shared out so that all processors end together.
//!
//! In: things that do not depend on each other, and what is done with one. Out: what came of each, in their order.
//! Deliberately absent: what is done, and any order in which it is.

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::num::NonZero;

/// Takes one thread more than there are processors: while one waits for the disk, another works. To be asked before the
/// first work; later it changes nothing.
pub fn with_one_to_spare() {
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    // Where they cannot be had, the first work takes as many as there are processors.
    let _ = ThreadPoolBuilder::new().num_threads(processors + 1).build_global();
}

/// Does the same with each of many things. A processor takes one thing at a time: one paper is a hundred times the work of
/// one dataset, and where a thousand of either were one share, a processor would be left alone with the papers.
pub fn each<T: Send, Made: Send>(things: Vec<T>, make: impl Fn(T) -> Made + Sync + Send) -> Vec<Made> {
    things.into_par_iter().with_max_len(1).map(make).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_made_comes_in_the_order_of_the_things() {
        let things: Vec<usize> = (0..1_000).collect();
        let made = super::each(things.clone(), |thing| thing * 2);
        assert!(things.iter().map(|thing| thing * 2).eq(made));
    }
}
