//! Datasets of the small site: as full as one can be, and as bare.

use super::{MEETING, span, spanned};
use crate::model::dataset::{
    Acceptance, Cell, Content, Dimension, Grid, Measure, Member, Note, Provenance, Stated,
};
use crate::model::{
    Amount, Dataset, DatasetId, Flag, Missing, Observation, PeriodKind, Polarity, Unit, Value,
};

/// A dataset of one number without source, notes or dimensions.
pub fn bare_dataset(id: &str) -> Dataset {
    Dataset {
        id: DatasetId::new(id),
        title: spanned("A number".to_owned()),
        definition: None,
        place: None,
        period: None,
        source: None,
        notes: Vec::new(),
        accepts: Vec::new(),
        content: Content::Grid(Grid {
            dimensions: Vec::new(),
            measures: vec![measure("", Unit::Counted("people".to_owned()))],
            cells: vec![cell(number("1669"))],
            benchmark: None,
            derived: Vec::new(),
            overlapping: false,
            target: Stated::Nothing,
        }),
    }
}

fn measure(name: &str, unit: Unit) -> Measure {
    Measure {
        name: name.to_owned(),
        unit,
        better: None,
        share_of: None,
        base: Stated::Nothing,
        total: Stated::Nothing,
        definition: None,
        span: span(),
    }
}

fn cell(observation: Observation) -> Cell {
    Cell { observation, span: span() }
}

fn amount(text: &str) -> Amount {
    Amount::parse(text).unwrap()
}

fn number(text: &str) -> Observation {
    Observation::Reported(Value::Number(amount(text)), Vec::new())
}

fn dimension(name: &str, labels: &[&str]) -> Dimension {
    let period = PeriodKind::of_dimension(name);
    let members = labels.iter().map(|label| Member {
        label: (*label).into(),
        period: period.and_then(|kind| crate::model::Period::parse(kind, label)),
        span: span(),
    });
    Dimension::new(spanned(name.to_owned()), period, period.is_some(), members.collect())
}

/// A dataset with quarters, areas, two measures, symbols, notes, a source and an accepted finding.
pub fn full_dataset(id: &str) -> Dataset {
    let mut share = measure("share", Unit::Percent);
    share.share_of = Some(0);
    share.better = Some(Polarity::Higher);
    share.base = Stated::One(spanned(amount("240")));
    let note = |key: &str, text: &str| Note { key: spanned(key.into()), text: text.to_owned() };
    Dataset {
        id: DatasetId::new(id),
        title: spanned("In touch".to_owned()),
        definition: Some("Care leavers with whom the service is in touch.".to_owned()),
        place: Some("Hampshire".to_owned()),
        period: None,
        source: Some(Provenance {
            document: "The first <report>".to_owned(),
            meeting: Some(MEETING.to_owned()),
            paper: Some("first".to_owned()),
            places: vec![("paragraph".to_owned(), "16".to_owned())],
            url: None,
        }),
        notes: vec![note("[x]", "Not yet published"), note("=Other", "Two councils.")],
        accepts: vec![Acceptance {
            check: spanned("parts-sum-to-total".to_owned()),
            quote: None,
            because: "printed so in the paper; 2 records unexplained".to_owned(),
        }],
        content: Content::Grid(Grid {
            dimensions: vec![
                dimension("quarter", &["2021-22 Q2", "2021-22 Q3"]),
                dimension("area", &["Hampshire", "=Other"]),
            ],
            measures: vec![measure("care leavers", Unit::Counted("people".to_owned())), share],
            cells: vec![
                cell(number("1,669")),
                cell(Observation::Reported(Value::Number(amount("85.0")), vec![Flag::Provisional])),
                cell(number("-3")),
                cell(Observation::Reported(
                    Value::Range(Box::new((amount("89"), amount("100")))),
                    Vec::new(),
                )),
                cell(Observation::Missing(Missing::NotAvailable)),
                cell(Observation::Suppressed),
                cell(number("12")),
                cell(Observation::Reported(Value::Text("=1+1".into()), Vec::new())),
            ],
            benchmark: Some(crate::model::dataset::MemberRef { dimension: 1, member: 1 }),
            derived: Vec::new(),
            overlapping: true,
            target: Stated::ByMember(vec![(0, spanned(amount("90")))]),
        }),
    }
}
