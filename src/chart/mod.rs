//! Charts as documents: data becomes drawings and words.
//!
//! In: datasets, and the blocks that show them ([`Charts`]). Out: for each chart [`Drawn`]: three drawings, their name for
//! assistive technology, a summary in words, a drawing to download, and every label that found no place.
//! Deliberately absent: files, pages, and formatting of published values.

pub mod canvas;
pub mod describe;
mod download;
mod charts;
mod pardons;
pub mod form;
pub mod gaps;
pub mod palette;
pub mod picture;
pub mod plan;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod properties;
pub mod shape;
pub mod sparkline;
pub mod timeline;
pub mod title;

use canvas::backend::DrawFault;
use canvas::layout::{self, LayoutFault};
use canvas::scene::{EDGE, PX, Scene};
use canvas::write;
pub use charts::{Charts, Explained};
use palette::Palette;
use shape::Plot;

/// The natural widths of the three drawings, in CSS pixels: for a phone, a tablet and a page.
pub const WIDTHS: [i32; 3] = [288, 480, 672];

/// A chart as a document.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// One SVG element for each of [`WIDTHS`]; the style sheet shows the one that fits.
    pub drawings: [String; 3],
    /// What assistive technology reads in place of each drawing (already in them).
    pub name: String,
    /// What the chart shows, in sentences for all readers.
    pub summary: Vec<String>,
    /// The sentence title.
    pub title: String,
    /// Measure, unit, place and period, and the remark on the axis.
    pub subtitle: String,
    /// What the numbers contradict in the title.
    pub contradictions: Vec<title::Contradiction>,
    /// Labels that found no place, at the widths where they did not.
    pub faults: Vec<LayoutFault>,
    wide: Scene,
    /// The marks and texts of the widest drawing, which the file to download shows too.
    wide_body: String,
    source: String,
}

/// Draws a plot at all widths and tells it in words.
///
/// # Errors
/// When a form uses what the canvas refuses: a fault of this program.
pub fn draw(plot: &Plot) -> Result<Drawn, DrawFault> {
    let name = describe::name(plot);
    let drawn = drawn(WIDTHS.map(|width| laid_out(plot, width)), name)?;
    Ok(Drawn {
        summary: describe::summary(plot),
        title: plot.title.clone(),
        contradictions: title::contradictions(plot),
        subtitle: describe::subtitle(plot),
        source: plot.source.clone(),
        ..drawn
    })
}

/// The drawings at all widths with their name, and no words yet.
fn drawn(scenes: [Result<Laid, DrawFault>; 3], name: String) -> Result<Drawn, DrawFault> {
    let [narrow, middle, wide] = scenes;
    let ((narrow, mut faults), (middle, more), (wide, most)) = (narrow?, middle?, wide?);
    faults.extend(more);
    faults.extend(most);
    let inline = |scene: &Scene| write::inline(scene, &write::body(scene), &name);
    let wide_body = write::body(&wide);
    Ok(Drawn {
        drawings: [inline(&narrow), inline(&middle), write::inline(&wide, &wide_body, &name)],
        summary: Vec::new(),
        title: String::new(),
        contradictions: Vec::new(),
        subtitle: String::new(),
        source: String::new(),
        name,
        faults,
        wide,
        wide_body,
    })
}

impl Drawn {
    /// The three drawings in the element by whose width the style sheet chooses.
    #[must_use]
    pub fn html(&self) -> String {
        let [narrow, middle, wide] = self.drawings.each_ref().map(String::as_str);
        ["<div class=\"plot\">", narrow, middle, wide, "</div>"].concat()
    }

    /// What stands against a picture of the file to download; as a rule nothing does.
    #[must_use]
    pub fn obstacle(&self) -> Option<picture::Obstacle> {
        let labels = self.wide.labels.iter().map(|label| label.text.as_str());
        let around = [&self.title, &self.subtitle, &self.source].map(String::as_str);
        picture::obstacle(self.wide.height / PX, labels.chain(around))
    }

    /// The file to download: an SVG with its own title, source and style, in the theme's colours for light pages.
    #[must_use]
    pub fn download(&self, palette: &Palette) -> String {
        let words = download::Words {
            title: &self.title,
            subtitle: &self.subtitle,
            description: &format!("{} {}", self.name, self.summary.join(" ")),
            source: &self.source,
        };
        download::svg(&self.wide, &self.wide_body, words, palette)
    }
}

/// Draws milestones at all widths; there is no summary, for their list stands beside the drawing.
///
/// # Errors
/// When the drawing uses what the canvas refuses.
pub fn draw_timeline(timeline: &timeline::Timeline<'_>) -> Result<Drawn, DrawFault> {
    let name = timeline.name();
    let at = |width| best((0..).map_while(|attempt| timeline.draw(width * PX - 2 * EDGE, attempt)));
    drawn(WIDTHS.map(at), name)
}

/// A drawing and the faults that remain in it.
type Laid = (Scene, Vec<LayoutFault>);

/// Draws a plot at one width: the first layout in which every label has a place of its own, or else the one in which the
/// fewest names have none, and of these the one that leaves out the fewest values; and the faults of the names.
///
/// # Errors
/// When a form uses what the canvas refuses.
pub fn laid_out(plot: &Plot, width: i32) -> Result<Laid, DrawFault> {
    let room = width * PX - 2 * EDGE;
    let layouts = |plot: &Plot| best((0..).map_while(|attempt| (plot.form.draw)(plot, room, attempt)));
    let (scene, faults) = layouts(plot)?;
    if faults.is_empty() {
        return Ok((scene, faults));
    }
    // A name without a place stops the build: before that, all values give up theirs.
    let (bare, _) = layouts(&plot.without_values())?;
    let bare = layout::said(bare);
    let left = layout::faults(&bare);
    Ok(if left.len() < faults.len() { (bare, left) } else { (scene, faults) })
}

/// The best of some layouts.
fn best(attempts: impl Iterator<Item = Result<Scene, DrawFault>>) -> Result<Laid, DrawFault> {
    let mut best: Option<Laid> = None;
    for attempt in attempts {
        let (scene, faults) = relieved(attempt?);
        let cost = |scene: &Scene, faults: &[LayoutFault]| (faults.len(), scene.omitted);
        if best.as_ref().is_none_or(|(other, least)| cost(&scene, &faults) < cost(other, least)) {
            let clean = cost(&scene, &faults) == (0, 0);
            best = Some((scene, faults));
            if clean {
                break;
            }
        }
    }
    Ok(best.unwrap_or_default())
}

/// A drawing relieved of values that find no place, and the faults that remain.
fn relieved(scene: Scene) -> Laid {
    let faults = layout::faults(&scene);
    if faults.is_empty() {
        return (scene, faults);
    }
    let scene = layout::thinned(scene);
    let faults = layout::faults(&scene);
    (scene, faults)
}
