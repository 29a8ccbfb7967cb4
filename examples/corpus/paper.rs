//! One paper of the corpus: its place on an agenda, its sections and its four datasets, made from its number alone.

use crate::figures::{self, Dataset};
use crate::prose::{self, Chance};

/// Papers on an agenda.
pub const PER_MEETING: usize = 10;
/// Words of a paper, figures left out.
const WORDS: usize = 1530;
/// Headings of a paper, each with the name that its anchor gets.
const HEADINGS: [&str; 6] = [
    "Purpose of this paper",
    "What the service has done",
    "How well it went",
    "What people told us",
    "Finance and staff",
    "What happens next",
];

/// A paper.
pub struct Paper {
    /// Its place on the agenda, from 1.
    pub item: usize,
    /// The name of its file without the extension.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its meeting.
    pub meeting: Meeting,
    /// Its headings, each with paragraphs.
    pub sections: Vec<(&'static str, Vec<String>)>,
    /// Its datasets.
    pub datasets: Vec<Dataset>,
}

/// A meeting.
pub struct Meeting {
    /// The name of its folder.
    pub folder: String,
    /// The board that meets.
    pub board: String,
    /// Its date as the folder writes it.
    pub date: String,
}

impl Meeting {
    fn of(number: usize) -> Self {
        let (board, month) = (number % prose::BOARDS.len(), number / prose::BOARDS.len());
        let date = format!("{}-{:02}-{:02}", 2015 + month / 12, month % 12 + 1, board + 1);
        let name = prose::BOARDS.get(board).copied().unwrap_or("Board");
        let slug = name.to_lowercase().replace(' ', "-");
        Self { folder: format!("{date}-{slug}"), board: name.to_owned(), date }
    }
}

impl Paper {
    /// The paper of a number.
    pub fn of(number: usize) -> Self {
        let mut chance = Chance::of(number);
        let item = number % PER_MEETING + 1;
        let topic = prose::topic(&mut chance);
        let sections = sections(&mut chance);
        Self {
            item,
            slug: format!("{:02}-{}", item, topic.to_lowercase().replace(' ', "-")),
            title: format!("{topic} report"),
            meeting: Meeting::of(number / PER_MEETING),
            sections,
            // A number of its own, since two datasets with one title would have to state the same.
            datasets: figures::all(&format!("{topic} (return {})", number + 1), &mut chance),
        }
    }
}

fn sections(chance: &mut Chance) -> Vec<(&'static str, Vec<String>)> {
    let (mut written, mut wanted) = (0, 0);
    HEADINGS
        .into_iter()
        .map(|heading| {
            wanted += WORDS / HEADINGS.len();
            let mut paragraphs = Vec::new();
            while written < wanted {
                let paragraph = prose::paragraph(chance, wanted - written);
                written += paragraph.split_whitespace().count();
                paragraphs.push(paragraph);
            }
            (heading, paragraphs)
        })
        .collect()
}
