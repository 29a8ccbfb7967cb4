//! Milestones as a drawing beside their list: when each step is, how far it is, and where the meeting stands among them.
//!
//! In: milestones and the day of the meeting. Out: a lane for each status, named by its word, with a marker of its own shape
//! for each step, and a bar where a step takes a while. The ordered list beside it is the content; this repeats it.
//! Deliberately absent: the clock. "Today" is the day of the meeting.

use super::canvas::axis::Axis;
use super::canvas::backend::DrawFault;
use super::canvas::measure;
use super::canvas::scene::{Anchor, Frame, PX, Point, Scene};
use super::canvas::sheet::{Field, Marker, Sheet, label};
use super::canvas::token::{Role, Token};
use super::form::places;
use super::form::rows::{self, Names, Row, WAYS, Writer};
use super::shape::Place;
use crate::model::dataset::{Milestone, Status};
use crate::model::{Period, date_words};
use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How thick a lane is, in canvas units.
const LANE: i32 = 24 * PX;
/// Room for the words of the meeting above the lanes.
const ABOVE: i32 = 22 * PX;
/// Room between the frame and the first and last marker.
const INSET: i32 = 12 * PX;
/// Days from which on a step is a bar rather than a point: more than a month.
const LONG: i64 = 32;

/// What the drawing shows.
#[derive(Clone, Copy, Debug)]
pub struct Timeline<'a> {
    /// The steps.
    pub steps: &'a [Milestone],
    /// The day of the meeting.
    pub meeting: Option<Date>,
}

impl Timeline<'_> {
    /// What the drawing is, for assistive technology.
    #[must_use]
    pub fn name(&self) -> String {
        let (first, last) = match self.ends() {
            Some((first, last)) => (date_words(first), date_words(last)),
            None => {
                return "Timeline without dates. The steps are in the list after this drawing.".to_owned();
            }
        };
        let count = self.dated().count();
        let steps = if count == 1 { "step" } else { "steps" };
        let meeting =
            self.meeting.map_or(String::new(), |day| format!(", with this meeting on {}", date_words(day)));
        format!(
            "Timeline, {count} {steps} from {first} to {last}{meeting}. The steps are in the list after this drawing."
        )
    }

    fn dated(&self) -> impl Iterator<Item = (&Milestone, &Period)> {
        self.steps.iter().filter_map(|step| Some((step, &step.when.as_ref()?.1)))
    }

    /// The first and the last day of the steps.
    fn ends(&self) -> Option<(Date, Date)> {
        let first = self.dated().map(|(_, when)| when.start()).min()?;
        Some((first, self.dated().map(|(_, when)| when.end()).max()?))
    }

    /// Whether a drawing says more than the list: at least two dated steps.
    #[must_use]
    pub fn is_worth_drawing(&self) -> bool {
        self.dated().count() > 1
    }

    /// Draws one attempt at a width in canvas units.
    pub fn draw(&self, width: i32, attempt: usize) -> Option<Result<Scene, DrawFault>> {
        let names = *WAYS.get(attempt)?;
        Some(self.drawn(width, names))
    }

    fn drawn(&self, width: i32, names: Names) -> Result<Scene, DrawFault> {
        let lanes = self.lanes();
        let rows: Vec<Row> =
            lanes.iter().map(|(word, _)| Row::new(word, Role::Value, LANE, width, names)).collect();
        let gutter = rows::gutter(&rows, names);
        let Some((first, last)) = self.ends() else { return Ok(Sheet::new(width, PX).finish()) };
        let first = self.meeting.map_or(first, |day| day.min(first));
        let last = self.meeting.map_or(last, |day| day.max(last));
        let ticks = ticks(first, last);
        let bottom = ABOVE + rows.iter().map(|row| row.height(names)).sum::<i32>();
        let frame = Frame { left: gutter + INSET, right: width - INSET, top: ABOVE, bottom };
        let sheet = Sheet::new(width, bottom + places::height(&ticks));
        let axis = Axis::plain(Decimal::ZERO, Decimal::from(days_between(first, last).max(1)));
        let field = sheet.field(frame, axis, Axis::plain(Decimal::ZERO, Decimal::ONE));
        let x = |field: &Field, day: Date| field.at(Decimal::from(days_between(first, day)), Decimal::ZERO).x;
        self.scenery(&sheet, &field, frame, first, &ticks)?;
        let writer = Writer { sheet: &sheet, names, left: 0, gutter };
        let mut top = ABOVE;
        for ((_, steps), row) in lanes.iter().zip(&rows) {
            let middle = writer.name(row, top) + LANE / 2;
            for (step, when) in steps {
                let (from, to) = (x(&field, when.start()), x(&field, when.end()));
                let at = if days_between(when.start(), when.end()) > LONG {
                    let bar = Frame {
                        left: from,
                        right: to.max(from + PX),
                        top: middle - 3 * PX,
                        bottom: middle + 3 * PX,
                    };
                    sheet.area(token(step.status), bar)?;
                    Point::new(from, middle)
                } else {
                    Point::new(i32::midpoint(from, to), middle)
                };
                let (marker, hollow) = shape(step.status);
                sheet.marker(token(step.status), marker, hollow, at)?;
            }
            top += row.height(names);
        }
        Ok(sheet.finish())
    }

    /// The lanes with their steps, in the order in which a plan goes; a lane without a step is left out.
    fn lanes(&self) -> Vec<(&'static str, Vec<(&Milestone, &Period)>)> {
        let known = Status::ALL.into_iter().map(|(_, status)| Some(status));
        let lane = |status: Option<Status>| {
            let word = status.map_or("Not stated", Status::words);
            (word, self.dated().filter(|(step, _)| step.status == status).collect::<Vec<_>>())
        };
        known.chain([None]).map(lane).filter(|(_, steps)| !steps.is_empty()).collect()
    }

    /// The axis of time, and the day of the meeting from top to bottom.
    fn scenery(
        &self,
        sheet: &Sheet,
        field: &Field,
        frame: Frame,
        first: Date,
        ticks: &[Place],
    ) -> Result<(), DrawFault> {
        let x = |days: i64| field.at(Decimal::from(days), Decimal::ZERO).x;
        let (left, right) = (frame.left - INSET, frame.right + INSET);
        sheet.stroke(Token::Axis, Point::new(left, frame.bottom), Point::new(right, frame.bottom))?;
        let located: Vec<places::Located<'_>> = ticks.iter().map(|tick| (x(tick.step), tick)).collect();
        for (x, _) in &located {
            sheet.stroke(Token::Grid, Point::new(*x, frame.top), Point::new(*x, frame.bottom))?;
        }
        let whole = Frame { left, right, ..frame };
        places::draw(sheet, &located, whole, frame.bottom, true)?;
        let Some(day) = self.meeting else { return Ok(()) };
        let x = x(days_between(first, day));
        sheet.stroke(Token::Axis, Point::new(x, frame.top - 4 * PX), Point::new(x, frame.bottom))?;
        let sides = [(Anchor::Middle, 0), (Anchor::End, 6 * PX), (Anchor::Start, -6 * PX)];
        let words = ["This meeting".to_owned(), "Meeting".to_owned()];
        let placings = words.iter().flat_map(|words| {
            sides.map(|(side, dx)| {
                let at = Point::new(x + dx, measure::ascent(Role::Note));
                vec![label(Token::Ink, Role::Note, side, at, words)]
            })
        });
        sheet.settle_or_insist(placings);
        Ok(())
    }
}

/// How many days one day lies after another.
fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// The shape of a status, and whether it is in outline.
fn shape(status: Option<Status>) -> (Marker, bool) {
    match status {
        Some(Status::Complete) => (Marker::Disc, false),
        Some(Status::InProgress) => (Marker::Triangle, false),
        Some(Status::NotStarted) => (Marker::Disc, true),
        Some(Status::Continuing) => (Marker::Square, false),
        Some(Status::Late) => (Marker::Diamond, false),
        None => (Marker::Square, true),
    }
}

/// Late steps stand out in lightness; hue says nothing.
fn token(status: Option<Status>) -> Token {
    match status {
        Some(Status::Late) => Token::S3,
        Some(Status::Complete | Status::InProgress | Status::Continuing) => Token::S1,
        Some(Status::NotStarted) | None => Token::Benchmark,
    }
}

/// The starts of the months between two days, or of the years where these are more than three.
fn ticks(first: Date, last: Date) -> Vec<Place> {
    let yearly = days_between(first, last) > 3 * 366;
    let start = if yearly { first.first_of_year() } else { first.first_of_month() };
    let step = if yearly { 1.year() } else { 1.month() };
    let starts = std::iter::successors(Some(start), |day| day.checked_add(step).ok());
    let within = starts.skip_while(|day| *day < first).take_while(|day| *day <= last).take(60);
    within.map(|day| if yearly { year(first, day) } else { month(first, day) }).collect()
}

fn month(first: Date, day: Date) -> Place {
    let words = Period::Month(day.year(), day.month()).words();
    let short = words.get(..3).unwrap_or(&words).to_owned();
    let step = days_between(first, day);
    let group = Some(day.year().to_string());
    Place {
        when: format!("in {words}"),
        name: words,
        brief: short.clone(),
        short,
        group,
        step,
        benchmark: false,
    }
}

fn year(first: Date, day: Date) -> Place {
    let name = day.year().to_string();
    let step = days_between(first, day);
    Place {
        when: format!("in {name}"),
        short: name.clone(),
        brief: name.clone(),
        name,
        group: None,
        step,
        benchmark: false,
    }
}

#[cfg(test)]
mod tests;
