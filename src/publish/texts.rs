//! The texts of a site once they are pages: who uses which dataset.
//!
//! In: every text with its uses. Out: what the pages of datasets tell of them. Deliberately absent: making pages.

use super::kept::Run;
use super::uses::{Citing, Uses};
use crate::address::Address;
use crate::model::site::Page;
use crate::model::{Meeting, Paper};
use crate::page::Citations;
use std::sync::{Arc, OnceLock};

/// The texts of a site that were made into pages, with their uses of datasets.
pub(super) struct Texts<'a> {
    pub papers: Vec<(&'a Meeting, &'a Paper, Arc<Uses>)>,
    pub meetings: Vec<(&'a Meeting, Arc<Uses>)>,
    pub pages: Vec<(&'a Page, Arc<Uses>)>,
    pub citations: OnceLock<Citations>,
}

impl Texts<'_> {
    /// Which texts use each dataset, gathered when somebody asks.
    pub fn citations(&self) -> &Citations {
        self.citations.get_or_init(|| {
            let mut all = Citations::default();
            for (meeting, paper, uses) in &self.papers {
                all.paper(meeting, paper, Arc::clone(&uses.list));
            }
            for (meeting, uses) in &self.meetings {
                all.page(Address::meeting(&meeting.id), &meeting.title, Arc::clone(&uses.list));
            }
            for (page, uses) in &self.pages {
                all.page(Address::page(&page.id), &page.title, Arc::clone(&uses.list));
            }
            all
        })
    }

    /// What the texts that use each dataset are at.
    pub fn citing(&self, run: &Run<'_>) -> Arc<Citing> {
        let inputs = &run.inputs;
        let papers = self.papers.iter().map(|(meeting, _, uses)| (uses, inputs.meeting(&meeting.id)));
        let meetings = self.meetings.iter().map(|(meeting, uses)| (uses, inputs.meeting(&meeting.id)));
        let pages = self.pages.iter().map(|(_, uses)| (uses, inputs.frame));
        run.citing(papers.chain(meetings).chain(pages))
    }
}
