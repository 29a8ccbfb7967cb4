//! Every text that an author can write, full of what would run if one place forgot to escape it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::markup::{dangers, tags};
use crate::project::Project;

/// Text that would run, if it were not text.
pub const EVIL: &str = r#"<script>alert(1)</script>"'><img src=x onerror=alert(2)></title>&lt;b&gt;"#;
/// The same for texts in Markdown, where a bare tag is refused.
const TOLD: &str =
    r#"\<script\>alert(1)\</script\>"'\>\<img src=x onerror=alert(2)\>&lt;script&gt; `</code><script>`"#;

/// As evil, and short enough for the label of a chart.
const SHORT: &str = "<script>\"'&lt;";

/// A text as a quoted scalar of YAML.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A project in which every field of every format is evil.
pub fn evil_project() -> Project {
    let (evil, told, short) = (quoted(EVIL), quoted(TOLD), quoted(SHORT));
    let project = Project::new();
    project.write(
        "site.yaml",
        format!(
            "title: {evil}\norganisation: {evil}\nlanguage: en-GB\npublished: 2023-03-20\nnotice: {evil}\n\
             base_url: https://www.example.org/papers\ncontact: {evil}\nextra: {{{evil}: {evil}}}\nstatutory:\n  plan:\n    title: {evil}\n    kind: yes-no\n    \
             items: {{growth: {evil}}}\n  docs:\n    title: {evil}\n    kind: text\n    intro: {told}\n"
        ),
    );
    let front = format!("---\ntitle: {evil}\ndescription: {evil}\nextra: {{a: {evil}}}\n---\n\n{TOLD}\n");
    project.write("content/index.md", &front);
    project.write("content/about/q'uote & more.md", &front);
    project.write(
        "content/2023-03-28-board/index.md",
        format!("---\ntitle: {evil}\nboard: {evil}\ndate: 2023-03-28\ntime: {evil}\nplace: {evil}\nextra: {{a: {evil}}}\n---\n\n{TOLD}\n"),
    );
    project.write("content/2023-03-28-board/paper.md", evil_paper(&evil, &told));
    project.write(
        "data/wards.yaml",
        format!(
            "title: {evil}\ndefinition: {told}\nunit: {evil}\nbetter: higher\nby: [year, {evil}]\n\
             benchmark: {short}\nplace: {evil}\n\
             values:\n  2021: {{{short}: 12, Gosport: 30}}\n  2022: {{{short}: 15, Gosport: '[x]'}}\n\
             notes: {{'[x]': {told}, {short}: {told}}}\n\
             extra: {{a: {evil}}}\n\
             source: {{document: {evil}, paragraph: {evil}, page: {evil}, section: {evil}, table: {evil}, \
             url: 'https://www.example.org/\"onclick=x'}}\n"
        ),
    );
    project.write(
        "data/shares.yaml",
        format!(
            "title: {evil}\nbetter: higher\nby: [{evil}]\nplace: {evil}\nmeasures:\n  {short}: {{unit: {evil}, definition: {told}}}\n  \
             plain: {evil}\nvalues: {{{short}: {{{short}: 1, plain: 2}}}}\nsource: {{document: {evil}}}\n"
        ),
    );
    project.write(
        "data/words.yaml",
        format!("title: {evil}\nunit: text\nby: [ward]\nvalues: {{{evil}: {evil}, Hart: '=1+1', '@SUM(A1)': '+1'}}\nsource: {{document: x}}\n"),
    );
    project.write(
        "data/steps.yaml",
        format!("title: {evil}\nkind: milestones\nrows: [{{what: {evil}, when: July 2022, status: Complete}}]\nsource: {{document: x}}\n"),
    );
    project.write(
        "data/glossary.yaml",
        format!("NEET:\n  means: {evil}\n  text: {told}\n{evil}:\n  means: {evil}\n"),
    );
    project
}

fn evil_paper(evil: &str, told: &str) -> String {
    format!(
        "---\ntitle: {evil}\nitem: 1\nfrom: {evil}\ncontact: {evil}\npurpose: noting\nperiod: {evil}\nsummary: {told}\n\
         recommendations: [{told}]\nstatutory: {{plan: {{growth: yes}}, docs: {told}}}\n---\n\n\
         ## {TOLD} {{#a-b}}\n\n{TOLD} NEET.[^1] {{wards: 2022, Gosport}}\n\n\
         | {TOLD} | b |\n|---|---|\n| {TOLD} | {TOLD} |\n\n> [!NOTE]\n> {TOLD}\n\n```\n{EVIL}\n```\n\n\
         [{TOLD}](https://www.example.org/?a=\"b 'onclick=x' \"{EVIL_TITLE}\")\n\n[^1]: {TOLD}\n\n\
         ```chart\ndata: wards\nform: line\ntitle: {told}\nnote: {told}\n```\n\n\
         ```chart\ndata: wards\nform: bars\nonly: {{year: 2021}}\ntitle: {told}\nnote: {told}\n```\n\n\
         ```chart\ndata: wards\nform: columns\ntitle: {told}\nnote: {told}\n```\n\n\
         ```table\ndata: words\ntitle: {told}\nnote: {told}\n```\n\n\
         ```table\ndata: wards\ntitle: {told}\nnote: {told}\n```\n\n\
         ```tiles\ntitle: {told}\ntiles:\n  - label: {told}\n    value: \"{{wards: 2021, Gosport}}\"\n    compare: {told}\n    note: {told}\n```\n\n\
         ```timeline\ndata: steps\ntitle: {told}\nnote: {told}\n```\n",
    )
}

const EVIL_TITLE: &str = "\\\"onmouseover=x";

/// Every text file of the site, by path.
fn built(project: &Project) -> BTreeMap<String, String> {
    let output = project.candour(&["build"]);
    let said =
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    let mut files = BTreeMap::new();
    collect(&project.path("output"), "", &mut files);
    assert!(files.len() > 10, "{:?}", files.keys());
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.insert(name, text);
        }
    }
}

#[test]
fn row_28_no_field_of_any_format_can_bring_script_into_a_page() {
    let files = built(&evil_project());
    let mut seen = 0;
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        assert_eq!(dangers(text), [""; 0], "{name}");
        assert!(!text.contains("<script"), "{name}");
        seen += text.matches("&lt;script&gt;").count();
        let policy = tags(text).into_iter().find(|tag| tag.attribute("http-equiv").is_some());
        let policy = policy.unwrap_or_else(|| panic!("{name} has no policy"));
        let policy = policy.attribute("content").unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{name}: {policy}");
    }
    assert!(seen > 100, "the evil text was printed {seen} times only");
}

#[test]
fn row_29_pictures_feeds_and_downloads_are_escaped_each_in_its_way() {
    let files = built(&evil_project());
    let kinds = ["svg", "xml", "csv", "json"].map(|kind| {
        let of_kind: Vec<_> = files.iter().filter(|(name, _)| name.ends_with(&format!(".{kind}"))).collect();
        assert!(!of_kind.is_empty(), "no file ends in .{kind}");
        of_kind
    });
    for (name, text) in kinds[0].iter().chain(&kinds[1]) {
        assert!(!text.contains("<script") && !text.contains("<img"), "{name}");
        let found: Vec<_> = dangers(text).into_iter().filter(|danger| danger != "<style>").collect();
        assert_eq!(found, [""; 0], "{name}");
    }
    for (name, text) in &kinds[2] {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
                assert!(!runs, "{name}: a spreadsheet runs `{cell}`");
            }
        }
    }
    let words = &files["data/words.csv"];
    assert!(words.contains("'=1+1") && words.contains("'@SUM(A1)") && words.contains("'+1"), "{words}");
}

#[test]
fn row_28_addresses_that_run_are_refused_wherever_one_can_be_written() {
    for address in [
        // The first is sound: what is refused below is refused for its address.
        "https://www.example.org/a",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x01;javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ] {
        let is_sound = address.starts_with("https:");
        for link in [
            format!("[a]({address})"),
            format!("![a]({address})"),
            format!("[a][b]\n\n[b]: {address}"),
            format!("<{address}>"),
        ] {
            let page = Project::with("content/page.md", format!("---\ntitle: A page\n---\n\n{link}\n"));
            let is_built = built_or_refused(&page, "content/page.md", &link);
            // A picture must stand in the project; with an entity before its colon `<…>` is no link but words. A control
            // character is refused anywhere.
            let is_words = link.starts_with('<') && link.contains("&#") && !link.contains("&#x01;");
            let is_harmless = if is_sound { !link.starts_with('!') } else { is_words };
            assert_eq!(is_built, is_harmless, "{link}");
        }
        let source = format!("source: {{document: x, url: {}}}\n", quoted(address));
        let project = Project::new();
        project.replace("data/wards.yaml", "source: {document: Annual report, paragraph: 3}\n", &source);
        assert_eq!(built_or_refused(&project, "data/wards.yaml", &source), is_sound, "{source}");
        let project = Project::new();
        project.replace("site.yaml", "language:", &format!("base_url: {}\nlanguage:", quoted(address)));
        assert_eq!(built_or_refused(&project, "site.yaml", address), is_sound, "base_url: {address}");
    }
}

/// The project is not built because of this file alone, or what is built is inert. Returns whether it was built.
fn built_or_refused(project: &Project, file: &str, what: &str) -> bool {
    let output = project.candour(&["build"]);
    match output.status.code() {
        Some(1) => {
            let report = project.check();
            let errors: Vec<_> = report.findings.iter().filter(|found| found.severity == "error").collect();
            assert!(!errors.is_empty(), "{what}: {report:#?}");
            for error in errors {
                assert!(error.file == file && !error.at.is_empty(), "{what}: {error:?}");
                let codes =
                    ["link/scheme", "link/file", "key/value", "site/settings", "file/control-character"];
                let is_of_addresses = codes.contains(&error.code.as_str());
                assert!(is_of_addresses, "{what}: {error:?}");
            }
            false
        }
        Some(0) => {
            let files = built(project);
            let pages = files.iter().filter(|(name, _)| name.ends_with(".html") || name.ends_with(".xml"));
            for (name, text) in pages {
                assert_eq!(dangers(text), [""; 0], "{what} in {name}");
            }
            true
        }
        other => panic!("{what}: {other:?} {}", String::from_utf8_lossy(&output.stderr)),
    }
}
