//! Charts as documents: data becomes drawings and words.
//!
//! In: a [`shape::Plot`], numbers beside their finished words. Out: [`Drawn`]: three drawings, their name for
//! assistive technology, a summary in words, a drawing to download, and every label that found no place.
//! Deliberately absent: files, pages, and formatting of published values.

pub mod canvas;
pub mod form;
pub mod gaps;
#[cfg(test)]
mod samples;
pub mod shape;

use canvas::backend::DrawFault;
use canvas::layout::{self, LayoutFault};
use canvas::scene::{PX, Scene};
use shape::Plot;

/// The natural widths of the three drawings, in CSS pixels: for a phone, a tablet and a page.
pub const WIDTHS: [i32; 3] = [288, 480, 672];

/// Draws a plot at one width: the first layout in which every label has a place of its own, or else the one with the
/// fewest faults, and these.
///
/// # Errors
/// When a form uses what the canvas refuses.
pub fn laid_out(plot: &Plot, width: i32) -> Result<(Scene, Vec<LayoutFault>), DrawFault> {
    let mut best: Option<(Scene, Vec<LayoutFault>)> = None;
    let attempts = (0..).map_while(|attempt| (plot.form.draw)(plot, width * PX, attempt));
    for attempt in attempts {
        let scene = attempt?;
        let faults = layout::faults(&scene);
        if best.as_ref().is_none_or(|(_, fewest)| faults.len() < fewest.len()) {
            let clean = faults.is_empty();
            best = Some((scene, faults));
            if clean {
                break;
            }
        }
    }
    Ok(best.unwrap_or_default())
}
