//! Sentences of board papers, put together by chance that is the same on every run.

/// Boards that meet.
pub const BOARDS: [&str; 20] = [
    "Corporate Parenting Board",
    "Health and Wellbeing Board",
    "Schools Forum",
    "Pension Board",
    "Audit Committee",
    "Libraries and Roads Board",
    "Children and Families Panel",
    "Adult Care Board",
    "Highways Panel",
    "Planning Committee",
    "Licensing Committee",
    "Public Health Board",
    "Growth Board",
    "Climate Board",
    "Culture Panel",
    "Fire Authority",
    "Police Panel",
    "Housing Board",
    "Standards Committee",
    "Youth Council",
];
const SERVICES: [&str; 12] = [
    "Fostering",
    "Early help",
    "School transport",
    "Road safety",
    "Home care",
    "Library",
    "Youth justice",
    "Short breaks",
    "Waste",
    "Registration",
    "Adult learning",
    "Countryside",
];
const KINDS: [&str; 8] =
    ["annual", "quarterly", "performance", "progress", "inspection", "workforce", "customer", "improvement"];
const WHO: [&str; 12] = [
    "The service",
    "The lead officer",
    "The partnership",
    "The district team",
    "The commissioning team",
    "The virtual school",
    "The board",
    "The contractor",
    "The independent reviewer",
    "The steering group",
    "The finance team",
    "The project team",
];
const DID: [&str; 12] = [
    "has reviewed",
    "continues to support",
    "has agreed",
    "will report on",
    "has strengthened",
    "is testing",
    "has written to partners about",
    "keeps under review",
    "has published",
    "has consulted on",
    "asked residents about",
    "is preparing",
];
const WHAT: [&str; 16] = [
    "the arrangements for children who move between districts",
    "the way in which requests are recorded and answered",
    "a plan for the training of new staff and their managers",
    "the advice that families receive before a visit",
    "the pledge that the council made to young people",
    "the contract for **home-to-school** journeys in rural areas",
    "its guidance on writing in plain English",
    "the survey of carers, whose answers are set out below",
    "the *improvement plan* that members saw in the autumn",
    "how buildings are kept open for people who need them",
    "the support for people who leave hospital at short notice",
    "the register of risks and the actions that follow from it",
    "the agreement with health partners on shared records",
    "its work with schools on attendance and exclusion",
    "the standards that visitors can expect at the front desk",
    "the timetable for the renewal of equipment and vehicles",
];
const WHY: [&str; 14] = [
    "so that decisions are made by those who know the person best",
    "because earlier reports found that records were not kept in one place",
    "and will bring a further paper when the consultation has closed",
    "in line with the strategic plan and the duties of the council",
    "which members asked for at the meeting in the spring",
    "and expects that the change will be in place before the winter",
    "although recruitment in the county remains difficult",
    "as the inspectors recommended in their letter",
    "with the help of volunteers and of the voluntary sector",
    "and has set aside time for staff to learn from each other",
    "while keeping within the budget that the council has set",
    "so that nobody has to tell their story again and again",
    "and shares what it learns with neighbouring councils",
    "as described in [the list of papers](index.md)",
];

/// Chance that depends on nothing but a number: the generator splitmix64.
pub struct Chance(u64);

impl Chance {
    /// The chance of a paper.
    pub fn of(number: usize) -> Self {
        Self((number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5eed_ca4d_0012_2026)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).unwrap_or(0)
    }

    /// One of several words.
    pub fn one<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.below(words.len())).copied().unwrap_or("")
    }
}

/// What a paper is about: "Fostering annual".
pub fn topic(chance: &mut Chance) -> String {
    format!("{} {}", chance.one(&SERVICES), chance.one(&KINDS))
}

/// A paragraph of three to five sentences, fewer when the words are used up.
pub fn paragraph(chance: &mut Chance, words: usize) -> String {
    let (mut text, mut written) = (String::new(), 0);
    for _ in 0..3 + chance.below(3) {
        if written >= words {
            break;
        }
        let sentence =
            format!("{} {} {} {}.", chance.one(&WHO), chance.one(&DID), chance.one(&WHAT), chance.one(&WHY));
        written += sentence.split_whitespace().count();
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&sentence);
    }
    text
}
