//! Ends that stand before the sentence that states the change: `In 2018 there were 98. In 2019 there were 81. This is …`.
//!
//! In: the sentence and its size. Out: the two values, and how far the words can be believed.
//! Deliberately absent: ends of the same sentence.

use super::{FIRM, LIKELY, NEAR, Values, judge, values};
use crate::check::claims::ends;
use crate::check::claims::kinds::Paper;
use crate::check::claims::lexicon;
use crate::check::claims::reading::Sentence;
use crate::check::claims::sizes::{self, Size};
use crate::check::claims::tokens::{Kind, Unit};
use rust_decimal::Decimal;

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
    let own: Vec<usize> = compared(sentence, sizes).collect();
    match (ends.as_slice(), own.as_slice()) {
        ([only], []) => values(&earlier, only, if leads_back { FIRM } else { NEAR }),
        ([], []) if leads_back => match ends::dated_pair(&earlier) {
            Some(pair) => values(&earlier, &pair, FIRM),
            None => two_before(paper, &earlier, &earlier_sizes, size),
        },
        ([] | [_], [here]) => across(&earlier, &earlier_sizes, sentence, *here, size)
            .or_else(|| compared_with(&earlier, &earlier_sizes, sentence, *here, size)),
        _ => None,
    }
}

/// `We received 2,345 referrals, of which 1,876 were accepted. This compares with 2,120 a year before, 11% more`: what the
/// first sentence counts first, unless the size is right for another of its numbers.
fn compared_with<'a>(
    earlier: &Sentence<'a>,
    sizes: &[Size],
    sentence: &Sentence<'a>,
    here: usize,
    size: &Size,
) -> Option<Values<'a>> {
    if !opens_comparison(sentence) {
        return None;
    }
    let from = (sentence.quantity(here)?, sentence.stretch(here, here));
    let candidates = compared(earlier, sizes)
        .filter_map(|at| Some((earlier.quantity(at)?, earlier.stretch(at, at))))
        .filter(|to| ends::alike(from.0, to.0) && goes(size, from.0.value, to.0.value));
    let tries: Vec<Values<'a>> =
        candidates.map(|to| Values { from: from.clone(), to, doubt: LIKELY, time: "" }).collect();
    let holds = tries.iter().any(|values| judge(sentence, size, values).is_none());
    tries.into_iter().next().filter(|_| !holds)
}

/// Whether a value went to another in the way that the size says.
fn goes(size: &Size, from: Decimal, to: Decimal) -> bool {
    match size.way {
        lexicon::Way::Up => to > from,
        lexicon::Way::Down => to < from,
        lexicon::Way::Either => true,
    }
}

/// `This compares with …`, `That compared to …`.
fn opens_comparison(sentence: &Sentence<'_>) -> bool {
    matches!(sentence.word(0), "this" | "that" | "it") && sentence.word(1).starts_with("compare")
}

/// `In 2018 there were 98. In 2019 there were 81. This is a reduction of 27%`: the last value of each of two sentences.
fn two_before<'a>(
    paper: &'a Paper<'_>,
    earlier: &Sentence<'a>,
    sizes: &[Size],
    size: &Size,
) -> Option<Values<'a>> {
    let mut own = compared(earlier, sizes);
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

/// The values of a sentence that are no sizes of changes: where each stands.
fn compared<'b>(
    sentence: &'b Sentence<'_>,
    sizes: &'b [Size],
) -> impl DoubleEndedIterator<Item = usize> + 'b {
    (0..sentence.len()).filter(|at| sizes.iter().all(|size| size.at != *at) && comparable(sentence, *at))
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
    let mut alike = compared(earlier, sizes)
        .filter(|at| earlier.quantity(*at).is_some_and(|other| ends::alike(own, other)));
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
    alone.then_some(Values {
        from,
        to,
        doubt: if dated || opens_comparison(sentence) { LIKELY } else { NEAR },
        time: "",
    })
}
