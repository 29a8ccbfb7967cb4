//! The theme that is built into the program: the files of `themes/council`.

/// Lists files of `themes/council` with what they hold.
macro_rules! council {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../../themes/council/", $path)))),*]
    };
}

/// Every file of the built-in theme by its path in the theme's folder.
pub(super) const FILES: &[(&str, &[u8])] = council![
    "static/chart.css",
    "static/council.css",
    "static/icon.svg",
    "templates/base.html",
    "templates/components.html",
    "templates/dataset.html",
    "templates/datasets.html",
    "templates/feed.xml",
    "templates/front.html",
    "templates/glossary.html",
    "templates/meeting.html",
    "templates/not-found.html",
    "templates/page.html",
    "templates/paper.html",
    "templates/sitemap.xml",
    "theme.yaml",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn names_below(folder: &Path, prefix: &str) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        entries
            .flat_map(|entry| {
                let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
                let folder = entry.file_type().unwrap().is_dir();
                if folder { names_below(&entry.path(), &format!("{name}/")) } else { vec![name] }
            })
            .collect()
    }

    #[test]
    fn no_file_of_the_theme_is_forgotten() {
        let mut found = names_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/council"), "");
        found.sort();
        let built_in: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        assert_eq!(found, built_in);
    }
}
