//! Ends that stand before the sentence that states the change: `In 2018 there were 98. In 2019 there were 81. This is …`.
//!
//! In: the sentence and its size. Out: the two values, and how far the words can be believed.
//! Deliberately absent: ends of the same sentence.

use super::{FIRM, LIKELY, NEAR, Values, values};
use crate::check::claims::ends;
use crate::check::claims::kinds::Paper;
use crate::check::claims::lexicon;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sizes::{self, Size};
use crate::check::claims::tokens::{Kind, Unit};

/// The ends in the sentence before, or one value there and one here.
pub(super) fn before<'a>(
    paper: &'a Paper<'_>,
    sentence: &Sentence<'a>,
    size: &Size,
    sizes: &[Size],
) -> Option<Values<'a>> {
    let earlier = paper.reading.before(sentence)?;
    let earlier_sizes = sizes::sizes(&earlier);
    let ends = ends::ends(&earlier, &earlier_sizes);
    let leads_back = matches!(sentence.word(0), "this" | "that" | "these" | "it" | "which" | "overall")
        || (matches!(sentence.word(0), "a" | "an") && size.word == 1 && sentence.len() <= 8)
        || (sentence.word(0) == "the" && size.word == 1 && matches!(sentence.word(2), "is" | "was"));
    let own = (0..sentence.len())
        .filter(|at| sizes.iter().all(|size| size.at != *at) && comparable(sentence, *at))
        .collect::<Vec<_>>();
    match (ends.as_slice(), own.as_slice()) {
        ([only], []) => values(&earlier, only, if leads_back { FIRM } else { NEAR }),
        ([], []) if leads_back => match ends::dated_pair(&earlier) {
            Some(pair) => values(&earlier, &pair, FIRM),
            None => two_before(paper, &earlier, &earlier_sizes, size),
        },
        ([] | [_], [here]) => across(&earlier, &earlier_sizes, sentence, *here, size),
        _ => None,
    }
}

/// `In 2018 there were 98. In 2019 there were 81. This is a reduction of 27%`: the last value of each of two sentences.
fn two_before<'a>(
    paper: &'a Paper<'_>,
    earlier: &Sentence<'a>,
    sizes: &[Size],
    size: &Size,
) -> Option<Values<'a>> {
    let mut own =
        (0..earlier.len()).filter(|at| sizes.iter().all(|size| size.at != *at) && comparable(earlier, *at));
    let (here, alone) = (own.next()?, own.next().is_none());
    let first = paper.reading.before(earlier).filter(|_| alone)?;
    let found = across(&first, &sizes::sizes(&first), earlier, here, size)?;
    Some(Values { doubt: found.doubt.max(NEAR), ..found })
}

fn has_date(sentence: &Sentence<'_>) -> bool {
    (0..sentence.len()).any(|at| {
        sentence.token(at).is_some_and(|token| matches!(token.kind, Kind::Date(_) | Kind::Period(..)))
    })
}

pub(super) fn comparable(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .quantity(at)
        .is_some_and(|quantity| matches!(quantity.unit, Unit::Count | Unit::Percent | Unit::Pounds))
        && !lexicon::time(sentence.word(at + 1))
}

/// `… was 1,669. At the end of July 2020 this figure was 1,647, a 1.4% increase`: which is the earlier is told by the way.
fn across<'a>(
    earlier: &Sentence<'a>,
    sizes: &[Size],
    sentence: &Sentence<'a>,
    here: usize,
    size: &Size,
) -> Option<Values<'a>> {
    use lexicon::Way;
    let own = sentence.quantity(here)?;
    let mut alike = (0..earlier.len()).filter(|at| {
        sizes.iter().all(|size| size.at != *at)
            && comparable(earlier, *at)
            && earlier.quantity(*at).is_some_and(|other| ends::alike(own, other))
    });
    let there = alike.next_back()?;
    let other = earlier.quantity(there)?;
    let alone = alike.next().is_none();
    let here = (own, sentence.stretch(here, here));
    let there = (other, earlier.stretch(there, there));
    let rises = match size.way {
        Way::Up => true,
        Way::Down => false,
        Way::Either => here.0.value > there.0.value,
    };
    let (low, high) = if here.0.value <= there.0.value { (here, there) } else { (there, here) };
    let (from, to) = if rises { (low, high) } else { (high, low) };
    let dated = has_date(sentence) && has_date(earlier);
    let compares =
        matches!(sentence.word(0), "this" | "that" | "it") && sentence.word(1).starts_with("compare");
    alone.then_some(Values { from, to, doubt: if dated || compares { LIKELY } else { NEAR }, time: "" })
}
