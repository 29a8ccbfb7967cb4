//! temporary
use candour::check::claims;
use candour::diagnostic::Place;
use candour::source::{ProjectPath, SourceFile, SourceMap};
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let (mut miss, mut fa, mut n, mut t) = (0, 0, 0, 0);
    for line in text.lines() {
        let Some((kind, words)) = line.split_once('|') else { continue };
        let words = words.replace("\\n", "\n");
        let mut sources = SourceMap::default();
        let id = sources.add(SourceFile::new(ProjectPath::new("p"), words.clone()));
        let found = claims::audit(id, &words);
        let shown: Vec<String> = found
            .iter()
            .map(|d| {
                let Place::Words(s) = &d.place else { panic!() };
                format!("{} `{}` {}", d.code, sources.words(*s), d.message)
            })
            .collect();
        if kind == "F" {
            n += 1;
            if found.is_empty() {
                miss += 1;
                println!("MISS  {words}");
            } else if std::env::args().nth(2).is_some() {
                println!("ok    {words}\n        {}", shown.join("\n        "));
            }
        } else {
            t += 1;
            if !found.is_empty() {
                fa += 1;
                println!("ALARM {words}\n        {}", shown.join("\n        "));
            }
        }
    }
    println!("{miss} of {n} missed, {fa} of {t} false");
}
