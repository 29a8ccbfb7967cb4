//! The table of codes. Each has a usual severity; each has an explanation page and a test page.

use super::Severity;
use std::fmt;

/// Names a kind of finding, such as `figure/unknown-member`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str);

impl Code {
    /// The name as people type it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }

    /// How much findings of this code usually matter.
    #[must_use]
    pub fn severity(self) -> Severity {
        TABLE.iter().find(|(code, _)| *code == self).map_or(Severity::Error, |(_, severity)| *severity)
    }

    /// The code of a name, if there is one.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        TABLE.iter().map(|(code, _)| *code).find(|code| code.name() == name)
    }

    /// What the code means, with an example and what to do, as Markdown.
    #[must_use]
    pub fn page(self) -> &'static str {
        let place = TABLE.iter().position(|(code, _)| *code == self);
        place.and_then(|place| PAGES.get(place)).copied().unwrap_or("")
    }

    /// The first paragraph of its page, on one line.
    #[must_use]
    pub fn summary(self) -> String {
        let mut paragraphs = self.page().split("\n\n").filter(|part| !part.starts_with('#'));
        paragraphs.next().unwrap_or(self.name()).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// All codes with their usual severity, in the order of the table.
    #[must_use]
    pub fn all() -> &'static [(Self, Severity)] {
        TABLE
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $constant:ident = $name:literal, $severity:ident;)*) => {
        impl Code {
            $($(#[$doc])* pub const $constant: Self = Self($name);)*
        }
        static TABLE: &[(Code, Severity)] = &[$((Code::$constant, Severity::$severity)),*];
        /// The pages, in the order of the table. A code without a page does not compile.
        static PAGES: &[&str] = &[$(include_str!(concat!("../../tests/diagnostics/", $name, ".md"))),*];
    };
}

codes! {
    /// A file is no UTF-8 text.
    FILE_ENCODING = "file/encoding", Error;
    /// A file holds a character that no text has, such as a NUL.
    FILE_CONTROL_CHARACTER = "file/control-character", Error;
    /// A file is larger than the tool reads.
    FILE_TOO_LARGE = "file/too-large", Error;
    /// A file that should be there is not, or cannot be read.
    FILE_MISSING = "file/missing", Error;
    /// Something in a project folder is neither file nor folder, or leads out of the project.
    FILE_KIND = "file/kind", Error;
    /// A name that some system cannot hold, or that two files share but for case.
    FILE_NAME = "file/name", Error;
    /// The YAML cannot be read.
    YAML_SYNTAX = "yaml/syntax", Error;
    /// A tab where YAML wants spaces.
    YAML_TAB = "yaml/tab", Error;
    /// The same key twice.
    YAML_DUPLICATE_KEY = "yaml/duplicate-key", Error;
    /// An anchor or alias.
    YAML_ALIAS = "yaml/alias", Error;
    /// Nested too deep, or too many entries.
    YAML_LIMIT = "yaml/limit", Error;
    /// A `#` in the middle of an unquoted text cuts the rest off.
    YAML_CUT_OFF = "yaml/cut-off", Warning;
    /// Curly quotes around a whole value, which YAML takes for a part of it.
    YAML_CURLY_QUOTES = "yaml/curly-quotes", Warning;
    /// A space that is none of the ordinary kind, in a key or at the edge of a value.
    YAML_HIDDEN_SPACE = "yaml/hidden-space", Warning;
    /// A key that the file's kind does not have.
    KEY_UNKNOWN = "key/unknown", Error;
    /// A key that must be there is not.
    KEY_MISSING = "key/missing", Error;
    /// A key holds the wrong kind of thing.
    KEY_TYPE = "key/type", Error;
    /// A key holds a word that is not one of those it can hold.
    KEY_VALUE = "key/value", Error;
    /// The front matter of a Markdown file is missing or not closed.
    FRONT_MATTER = "key/front-matter", Error;
    /// A cell is not a number, a symbol or what its unit asks for.
    DATA_CELL = "data/cell", Error;
    /// A cell is blank.
    DATA_BLANK = "data/blank", Error;
    /// A row has no value for a member that others have.
    DATA_MISSING_MEMBER = "data/missing-member", Error;
    /// A dimension's member is not the period that its dimension asks for.
    DATA_PERIOD = "data/period", Error;
    /// Periods are not in order.
    DATA_PERIOD_ORDER = "data/period-order", Warning;
    /// The same member twice.
    DATA_DUPLICATE_MEMBER = "data/duplicate-member", Error;
    /// The values are not nested as `by` says.
    DATA_SHAPE = "data/shape", Error;
    /// The parts do not sum to the stated total.
    DATA_PARTS = "data/parts-sum-to-total", Error;
    /// A total stands among its parts as a member like them.
    DATA_TOTAL_MEMBER = "data/total-member", Error;
    /// A published share is not its count over its base.
    DATA_SHARE = "data/share-of-count", Error;
    /// A percentage that is a share is below 0 or above 100.
    DATA_PERCENT = "data/percent-range", Error;
    /// A percentage above 100 of which nothing says that it can be.
    DATA_OVER_ALL = "data/over-100", Warning;
    /// A dataset does not say where it comes from.
    DATA_NO_SOURCE = "data/no-source", Warning;
    /// A chart or comparison needs to know which way is better.
    DATA_NO_POLARITY = "data/no-polarity", Warning;
    /// The CSV file of a dataset cannot be read as its dimensions say.
    DATA_CSV = "data/csv", Error;
    /// A note belongs to no symbol or member of its dataset.
    DATA_NOTE = "data/note", Warning;
    /// A milestone's time or status cannot be read.
    DATA_MILESTONE = "data/milestone", Error;
    /// Two datasets state the same cell differently.
    DATA_DISAGREE = "data/disagree", Warning;
    /// A figure reference cannot be read.
    FIGURE_SYNTAX = "figure/syntax", Error;
    /// A figure reference names a dataset that is not there.
    FIGURE_UNKNOWN_DATASET = "figure/unknown-dataset", Error;
    /// A selector is no member of any dimension.
    FIGURE_UNKNOWN_MEMBER = "figure/unknown-member", Error;
    /// The selectors fit several cells.
    FIGURE_AMBIGUOUS = "figure/ambiguous", Error;
    /// Two selectors pick from the same dimension.
    FIGURE_CONFLICT = "figure/conflict", Error;
    /// The figure cannot be computed from what the dataset has.
    FIGURE_NOT_COMPUTABLE = "figure/not-computable", Error;
    /// A verb of movement before a change that says its own direction.
    FIGURE_DIRECTION = "figure/direction", Warning;
    /// A typed number is another than the one in the dataset it speaks of.
    FIGURE_CONTRADICTS = "figure/contradicts", Warning;
    /// A typed number that is exactly one cell of a dataset.
    FIGURE_UNBOUND = "figure/unbound", Advice;
    /// The word of a block is misspelt, so that its YAML would be printed.
    BLOCK_WORD = "block/word", Error;
    /// A block cannot be drawn from the dataset it names.
    BLOCK_UNSUITABLE = "block/unsuitable", Error;
    /// A chart or table has no sentence for a title.
    BLOCK_NO_TITLE = "block/no-title", Advice;
    /// A chart's label fits nowhere.
    CHART_LAYOUT = "chart/layout", Error;
    /// A chart of which no picture can be made.
    CHART_PICTURE = "chart/picture", Warning;
    /// The title of a chart says what its numbers deny.
    CHART_TITLE = "chart/title", Error;
    /// Raw HTML in Markdown.
    PAPER_RAW_HTML = "paper/raw-html", Error;
    /// Two papers of a meeting have the same item number.
    PAPER_SAME_ITEM = "paper/same-item", Error;
    /// A statutory section is not answered.
    PAPER_STATUTORY = "paper/statutory", Error;
    /// A mark that is not closed or not known would be printed as it stands.
    PAPER_MARKUP = "paper/markup", Warning;
    /// A heading level is skipped.
    PAPER_HEADING = "paper/heading-level", Error;
    /// Two things of a page have the same anchor.
    PAPER_DUPLICATE_ANCHOR = "paper/duplicate-anchor", Error;
    /// A footnote is missing or never used.
    PAPER_FOOTNOTE = "paper/footnote", Error;
    /// A paper is nested too deep.
    PAPER_NESTING = "paper/nesting", Error;
    /// An instruction of the template that was never replaced.
    PAPER_LEFTOVER = "paper/leftover", Error;
    /// A sign that stands for a fact which was not known yet.
    PAPER_PLACEHOLDER = "paper/placeholder", Warning;
    /// A pointer to a paragraph, figure or appendix that is not there.
    PAPER_POINTER = "paper/pointer", Warning;
    /// An abbreviation that is used before, or without, the words that it stands for.
    PAPER_ABBREVIATION = "paper/abbreviation", Warning;
    /// A heading with nothing below it.
    PAPER_EMPTY = "paper/empty-section", Warning;
    /// A telephone number of a person or place.
    PRIVACY_TELEPHONE = "privacy/telephone", Warning;
    /// A mailbox of a named person.
    PRIVACY_MAILBOX = "privacy/email", Warning;
    /// A full postcode.
    PRIVACY_POSTCODE = "privacy/postcode", Warning;
    /// An NHS number.
    PRIVACY_NHS = "privacy/nhs-number", Error;
    /// A National Insurance number.
    PRIVACY_INSURANCE = "privacy/national-insurance", Error;
    /// A date of birth.
    PRIVACY_BIRTH = "privacy/date-of-birth", Error;
    /// The reference of one person's case.
    PRIVACY_CASE = "privacy/case-reference", Error;
    /// A part that is kept back can be worked out.
    PRIVACY_SUPPRESSED = "privacy/suppressed-cell", Error;
    /// A meeting's folder and its date differ, or a meeting has no index.
    MEETING_FOLDER = "meeting/folder", Error;
    /// A link leads to a file that is not there.
    LINK_FILE = "link/file", Error;
    /// A link leads to an anchor that is not there.
    LINK_ANCHOR = "link/anchor", Error;
    /// A link of a kind that no page may have.
    LINK_SCHEME = "link/scheme", Error;
    /// A link asks for a number, and leads to what has none.
    LINK_NUMBER = "link/number", Error;
    /// A picture or document that no text shows or links to, so that it is not published.
    LINK_NONE = "link/none", Warning;
    /// A link or picture of a file that is large for a telephone.
    LINK_LARGE = "link/large-file", Warning;
    /// An image without words for those who do not see it.
    ACCESS_IMAGE = "access/image", Error;
    /// A table without a header row.
    ACCESS_TABLE_HEADER = "access/table-header", Warning;
    /// Link text that says nothing.
    ACCESS_LINK_TEXT = "access/link-text", Warning;
    /// A meaning that colour words alone carry.
    ACCESS_COLOUR = "access/colour", Warning;
    /// A percentage in the prose is not its count's share of the whole.
    CLAIM_SHARE_OF_COUNT = "claim/share-of-count", Error;
    /// A number in the prose was cut off or rounded the wrong way.
    CLAIM_ROUNDING = "claim/rounding", Warning;
    /// A change that is not the difference of its two ends.
    CLAIM_CHANGE = "claim/change", Error;
    /// A difference of two percentages called per cent.
    CLAIM_POINTS = "claim/points-called-percent", Error;
    /// A word that says up where the numbers say down.
    CLAIM_DIRECTION = "claim/direction", Error;
    /// Parts that do not sum to the total that is stated with them.
    CLAIM_PARTS = "claim/parts-and-total", Error;
    /// A row or column of a table that does not sum to its total.
    CLAIM_TABLE = "claim/table-total", Error;
    /// A rate or an average that its two terms do not give.
    CLAIM_RATIO = "claim/ratio", Error;
    /// A share in words that is not the share in numbers.
    CLAIM_SHARE_WORDS = "claim/share-in-words", Error;
    /// Dates and spans of time that contradict each other.
    CLAIM_DATES = "claim/dates", Error;
    /// Bands of ages or amounts that share a value.
    CLAIM_BANDS = "claim/bands", Warning;
    /// A list that has more or fewer items than its lead-in says.
    CLAIM_LIST = "claim/list-count", Warning;
    /// The same fact stated twice with different numbers.
    CLAIM_TWICE = "claim/stated-twice", Advice;
    /// Two papers state the same measure differently.
    CLAIM_OTHER_PAPER = "claim/other-paper", Advice;
    /// An acceptance that no longer matches anything.
    ACCEPT_UNUSED = "accept/unused", Warning;
    /// The site's settings cannot be used.
    SITE_SETTINGS = "site/settings", Error;
    /// A theme's template or token cannot be used.
    THEME = "theme/template", Error;
}
