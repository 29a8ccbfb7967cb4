//! Which member the words of an author name.
//!
//! In: the members of a dimension. Out: for words the member, found by key, since a long text may name each of many
//! members. One place says what counts as the same name, for figures and blocks alike. Deliberately absent: what to do
//! where nothing or several fit (`figure::select`, `resolve::view`).

use super::{Dimension, Member};
use crate::model::Period;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// The last of the periods.
pub const LATEST: &str = "latest";
/// The period before the last; before another one where an end of a change is named.
pub const PREVIOUS: &str = "previous";
/// Words that name a period by its place.
pub const TIMES: [&str; 3] = [LATEST, "first", PREVIOUS];

/// How near words must come to a name. Single spaces and straight apostrophes are as good as others in either case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Capital and small letters as they are.
    AsWritten,
    /// In capital or small letters.
    Either,
}

impl Letters {
    /// The nearer one first: what is named exactly is meant.
    pub const IN_TURN: [Self; 2] = [Self::AsWritten, Self::Either];

    /// What is equal for names that are the same.
    fn key(self, name: &str) -> String {
        match self {
            Self::AsWritten => plain(name).collect(),
            Self::Either => plain(name).flat_map(char::to_uppercase).collect(),
        }
    }

    /// Whether a name is the one that is wanted.
    #[must_use]
    pub fn same(self, name: &str, wanted: &str) -> bool {
        let (name, wanted) = (plain(name), plain(wanted));
        match self {
            Self::AsWritten => name.eq(wanted),
            Self::Either => name.flat_map(char::to_uppercase).eq(wanted.flat_map(char::to_uppercase)),
        }
    }
}

/// A name with single spaces and straight apostrophes, as people type it either way.
fn plain(name: &str) -> impl Iterator<Item = char> + '_ {
    let words = name.split_whitespace().enumerate();
    let letters = words.flat_map(|(at, word)| (at > 0).then_some(' ').into_iter().chain(word.chars()));
    letters.map(|letter| if matches!(letter, '\u{2018}' | '\u{2019}') { '\'' } else { letter })
}

/// The members of a dimension by their names, made when somebody asks first.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    as_written: OnceLock<HashMap<String, usize>>,
    either: OnceLock<HashMap<String, usize>>,
    periods: OnceLock<BTreeMap<Period, usize>>,
}

impl Names {
    /// The first member of a label.
    pub fn label(&self, members: &[Member], key: &str, letters: Letters) -> Option<usize> {
        let place = match letters {
            Letters::AsWritten => &self.as_written,
            Letters::Either => &self.either,
        };
        let all = place.get_or_init(|| {
            let keys = members.iter().map(|member| letters.key(&member.label)).enumerate();
            // The first of a name comes last, and stays.
            keys.rev().map(|(at, key)| (key, at)).collect()
        });
        all.get(key).copied()
    }

    fn period(&self, members: &[Member], period: &Period) -> Option<usize> {
        let all = self.periods.get_or_init(|| {
            let periods = members.iter().enumerate().rev();
            periods.filter_map(|(at, member)| Some((member.period.clone()?, at))).collect()
        });
        all.get(period).copied()
    }
}

impl Dimension {
    /// The position of the member that words name: by its label, perhaps behind the dimension's name, by another way to
    /// write its period, or by its place among periods. What is so as written goes before what is so in other letters.
    #[must_use]
    pub fn find(&self, words: &str) -> Option<usize> {
        Letters::IN_TURN.into_iter().find_map(|letters| self.find_as(words, letters))
    }

    /// The same with letters that are as wanted.
    #[must_use]
    pub fn find_as(&self, words: &str, letters: Letters) -> Option<usize> {
        let (wanted, own) = (letters.key(words), letters.key(&self.name.value));
        let label = |key: &str| self.names.label(&self.members, key, letters);
        let behind_own = wanted.strip_prefix(&own).and_then(|rest| rest.strip_prefix(' '));
        let time = self.period.filter(|_| letters == Letters::AsWritten).and_then(|kind| {
            self.time(words).or_else(|| self.names.period(&self.members, &Period::parse(kind, words)?))
        });
        [label(&wanted), behind_own.and_then(label), time].into_iter().flatten().min()
    }

    /// The position of the period that is named by its place.
    fn time(&self, word: &str) -> Option<usize> {
        let last = self.members.len().checked_sub(1)?;
        let [latest, first, previous] = TIMES;
        match word {
            _ if word == latest => Some(last),
            _ if word == first => Some(0),
            _ if word == previous => last.checked_sub(1),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PeriodKind;
    use crate::source::{Span, Spanned};

    fn dimension(name: &str, labels: &[&str]) -> Dimension {
        let period = PeriodKind::of_dimension(name);
        let members = labels.iter().map(|label| Member {
            label: (*label).into(),
            period: period.and_then(|kind| Period::parse(kind, label)),
            span: Span::default(),
        });
        let name = Spanned::new(name.to_owned(), Span::default());
        Dimension::new(name, period, period.is_some(), members.collect())
    }

    #[test]
    fn a_member_is_found_in_other_letters_unless_another_is_so_as_written() {
        let areas = dimension("area", &["HAMPSHIRE", "Hampshire", "King\u{2019}s  Worthy"]);
        let found = ["Hampshire", "hampshire", "area Hampshire", "AREA hampshire", "king's worthy", "Hamp"];
        assert_eq!(found.map(|words| areas.find(words)), [Some(1), Some(0), Some(1), Some(0), Some(2), None]);
    }

    #[test]
    fn periods_are_found_by_their_places_and_however_they_are_written() {
        let years = dimension("year", &["2021", "2022", "2023"]);
        let found = ["first", "previous", "latest", "2022", "year 2023", "Latest", "2024"];
        let wanted = [Some(0), Some(1), Some(2), Some(1), Some(2), None, None];
        assert_eq!(found.map(|words| years.find(words)), wanted);
        assert_eq!(dimension("year", &["2021"]).find("previous"), None);
        assert_eq!(dimension("area", &["A", "B"]).find("latest"), None);
        let quarters = dimension("quarter", &["2022-23 Q2", "2022-23 Q3"]);
        assert_eq!(quarters.find("2022/23 Q3"), Some(1));
    }
}
