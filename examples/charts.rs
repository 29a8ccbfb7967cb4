//! Writes one page with every chart of a project, to look at: `cargo run --example charts -- ROOT > page.html`.

use candour::chart::Charts;
use candour::diagnostic::Diagnostics;
use std::io::Write;
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let root = std::env::args().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let checked = candour::check(&root, &candour::Wish::default());
    let site = checked.site.as_ref().ok_or_else(|| anyhow::anyhow!("the project has no settings"))?;
    let theme = checked.theme.as_ref().ok_or_else(|| anyhow::anyhow!("the theme cannot be used"))?;
    let mut diagnostics = Diagnostics::default();
    let charts = Charts::new(site, &checked.figures);
    let mut out = std::io::stdout().lock();
    writeln!(out, "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\"><title>Charts</title>")?;
    writeln!(
        out,
        "<meta name=\"viewport\" content=\"width=device-width\"><style>{}</style>",
        theme.style_sheet
    )?;
    writeln!(out, "<main class=\"wide\"><div class=\"prose\" style=\"max-width:46rem\">")?;
    for article in site.articles() {
        for chart in charts.of_article(article, &mut diagnostics).values() {
            writeln!(
                out,
                "<figure class=\"chart\"><figcaption><h3>{}</h3><p>{}</p></figcaption>",
                chart.title, chart.subtitle
            )?;
            writeln!(out, "{}<p>{}</p></figure>", chart.html(), chart.summary.join(" "))?;
        }
    }
    for finding in diagnostics.iter() {
        writeln!(out, "<p><strong>{}</strong>: {}</p>", finding.code, finding.message)?;
    }
    Ok(())
}
