//! The first inputs of every target, taken from the files of real projects.
//!
//! `CANDOUR_FUZZ_CORPUS` names the folder that gets a folder for each target, `CANDOUR_FUZZ_PROJECTS` the projects, parted
//! as in `PATH`.

#![no_main]

use candour::diagnostic::Diagnostics;
use candour::load;
use candour::model::Site;
use candour::resolve;
use candour::source::SourceFile;
use candour_fuzz::project::BASE;
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The longest seed, in bytes: longer files are cut, since short inputs are tried more often.
const LONGEST: usize = 6_000;

fuzz_target!(init: write_all(), |_input: &[u8]| {});

/// Writes every seed and ends the program: it is a target in name only, since whatever is built with the flags that count
/// branches must hold the fuzzer.
fn write_all() {
    let setting = |name| std::env::var_os(name).unwrap_or_else(|| panic!("{name} is not set"));
    let mut seeds = Seeds { corpus: setting("CANDOUR_FUZZ_CORPUS").into(), numbers: BTreeMap::new() };
    seeds.whole_site();
    std::env::split_paths(&setting("CANDOUR_FUZZ_PROJECTS")).for_each(|project| seeds.project(&project));
    for (target, count) in &seeds.numbers {
        println!("{target}: {count} seeds");
    }
    std::process::exit(0);
}

struct Seeds {
    corpus: PathBuf,
    numbers: BTreeMap<&'static str, u32>,
}

impl Seeds {
    fn keep(&mut self, target: &'static str, text: &str) {
        let number = self.numbers.entry(target).or_default();
        *number += 1;
        let folder = self.corpus.join(target);
        fs::create_dir_all(&folder).expect("the folder of seeds can be made");
        let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        fs::write(folder.join(format!("seed-{number:03}")), &text[..end]).expect("a seed can be written");
    }

    /// The sound project in one input, and each of its files alone.
    fn whole_site(&mut self) {
        let all = BASE.iter().fold(String::new(), |all, (path, text)| all + "=== " + path + "\n" + text);
        self.keep("site", &all);
        for (path, text) in BASE {
            self.keep("site", &format!("=== {path}\n{text}"));
        }
    }

    fn project(&mut self, root: &Path) {
        let mut diagnostics = Diagnostics::default();
        let sources = load::read(root, &mut diagnostics);
        let files: Vec<&SourceFile> = sources.map.iter().map(|(_, file)| file).collect();
        for file in files {
            self.file(file);
        }
        if let Some(site) = resolve::site(&sources, &mut diagnostics) {
            self.site(&site);
        }
    }

    fn file(&mut self, file: &SourceFile) {
        let text = file.text();
        match file.path().as_str().rsplit_once('.').map(|(_, ending)| ending) {
            Some("md") => {
                self.keep("front_matter", text);
                self.keep("claims", text);
                self.keep("site", &format!("=== {}\n{text}", file.path()));
                let body = text.splitn(3, "---\n").nth(2).unwrap_or(text);
                self.keep("markdown", body);
                body.split("\n## ")
                    .skip(1)
                    .for_each(|section| self.keep("markdown", &format!("## {section}")));
                body.split("\n\n").filter(|part| part.len() > 80).for_each(|part| self.keep("claims", part));
            }
            Some("csv") => self.keep("csv", text),
            Some("yaml") if file.path().as_str().starts_with("data/") => self.keep("dataset", text),
            _ => {}
        }
    }

    fn site(&mut self, site: &Site) {
        for article in site.articles() {
            for figure in &article.figures {
                self.keep("figures", &figure.text.text);
            }
            for block in &article.block_sources {
                self.keep("blocks", &format!("{}\n{}", block.kind.word(), block.yaml.text));
            }
        }
    }
}
