//! The same text and tables for Zola and Hugo, with templates that print as little as a page needs.

use crate::Mode;
use crate::paper::Paper;
use crate::put;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

const ZOLA: [(&str, &str); 4] = [
    (
        "config.toml",
        "base_url = \"https://example.org\"\ntitle = \"Papers of all boards\"\ngenerate_feeds = false\n\
         [markdown]\nsmart_punctuation = true\n",
    ),
    (
        "content/_index.md",
        "+++\ntitle = \"Papers of all boards\"\nsort_by = \"none\"\n+++\n\nThe papers of every board.\n",
    ),
    (
        "templates/index.html",
        "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{{ config.title }}</title></head>\
         <body><main><h1>{{ section.title }}</h1>{{ section.content | safe }}<ul>{% for path in section.subsections %}\
         {% set one = get_section(path=path, metadata_only=true) %}<li><a href=\"{{ one.permalink }}\">\
         {{ one.title }}</a></li>{% endfor %}</ul></main></body></html>\n",
    ),
    (
        "templates/section.html",
        "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{{ section.title }}</title></head>\
         <body><main><h1>{{ section.title }}</h1><ol>{% for page in section.pages %}<li>\
         <a href=\"{{ page.permalink }}\">{{ page.title }}</a></li>{% endfor %}</ol></main></body></html>\n",
    ),
];
const ZOLA_PAGE: &str = "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{{ page.title }}</title></head>\
    <body><main><h1>{{ page.title }}</h1><nav><ul>{% for part in page.toc %}<li><a href=\"{{ part.permalink }}\">\
    {{ part.title }}</a></li>{% endfor %}</ul></nav>{{ page.content | safe }}</main></body></html>\n";
const HUGO: [(&str, &str); 5] = [
    (
        "hugo.toml",
        "baseURL = \"https://example.org/\"\ntitle = \"Papers of all boards\"\nlanguageCode = \"en-GB\"\n\
         disableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\"]\n",
    ),
    ("content/_index.md", "+++\ntitle = \"Papers of all boards\"\n+++\n\nThe papers of every board.\n"),
    (
        "layouts/index.html",
        "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body>\
         <main><h1>{{ .Title }}</h1>{{ .Content }}<ul>{{ range .Sections }}<li><a href=\"{{ .Permalink }}\">\
         {{ .Title }}</a></li>{{ end }}</ul></main></body></html>\n",
    ),
    (
        "layouts/_default/list.html",
        "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body>\
         <main><h1>{{ .Title }}</h1><ol>{{ range .Pages }}<li><a href=\"{{ .Permalink }}\">{{ .Title }}</a></li>\
         {{ end }}</ol></main></body></html>\n",
    ),
    (
        "layouts/_default/single.html",
        "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body>\
         <main><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</main></body></html>\n",
    ),
];

/// Writes what stands once.
pub fn start(folder: &Path) -> io::Result<()> {
    for (name, text) in ZOLA {
        put(&folder.join("zola").join(name), text)?;
    }
    put(&folder.join("zola/templates/page.html"), ZOLA_PAGE)?;
    HUGO.iter().try_for_each(|(name, text)| put(&folder.join("hugo").join(name), text))
}

/// Writes a paper for both, and with the first paper of a meeting the meeting.
pub fn paper(folder: &Path, paper: &Paper, mode: Mode) -> io::Result<()> {
    let meeting = &paper.meeting;
    // A folder that begins with a date would lose it: Zola and Hugo read dates out of names.
    let here = format!("content/meeting-{}", meeting.folder);
    for peer in ["zola", "hugo"] {
        let place = folder.join(peer).join(&here);
        if paper.item == 1 {
            put(
                &place.join("_index.md"),
                &format!("+++\ntitle = \"{}, {}\"\n+++\n", meeting.board, meeting.date),
            )?;
        }
        put(&place.join(format!("{}.md", paper.slug)), &text(paper, mode))?;
    }
    Ok(())
}

fn text(paper: &Paper, mode: Mode) -> String {
    let mut text = format!("+++\ntitle = \"{}\"\nweight = {}\n+++\n", paper.title, paper.item);
    let mut datasets = paper.datasets.iter().filter(|_| mode != Mode::Text);
    for (at, (heading, paragraphs)) in paper.sections.iter().enumerate() {
        let body = paragraphs.join("\n\n").replace("(index.md)", "(../)");
        let _ = write!(text, "\n## {heading}\n\n{body}\n");
        if (1..=4).contains(&at)
            && let Some(dataset) = datasets.next()
        {
            let (_, value) = dataset.cited();
            let _ = write!(
                text,
                "\nThe return shows {value} for the last entry below.\n\n**{}**\n\n{}\n",
                dataset.title,
                dataset.markdown()
            );
        }
    }
    text
}
