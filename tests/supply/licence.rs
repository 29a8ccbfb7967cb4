//! Which licences are allowed, and how a package's own statement (an SPDX expression) is read.

/// Licences that ask for no more than a notice.
const ALLOWED: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether somebody who uses only allowed licences may use the package: of alternatives one must be allowed, of
/// conditions all.
pub fn is_allowed(expression: &str) -> bool {
    let text = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words: Vec<&str> = text.split_whitespace().rev().collect();
    alternatives(&mut words) && words.is_empty()
}

fn alternatives(words: &mut Vec<&str>) -> bool {
    let mut allowed = conditions(words);
    while words.pop_if(|word| *word == "OR").is_some() {
        allowed |= conditions(words);
    }
    allowed
}

fn conditions(words: &mut Vec<&str>) -> bool {
    let mut allowed = single(words);
    while words.pop_if(|word| *word == "AND").is_some() {
        allowed &= single(words);
    }
    allowed
}

fn single(words: &mut Vec<&str>) -> bool {
    match words.pop() {
        Some("(") => alternatives(words) && words.pop() == Some(")"),
        Some(name) if words.pop_if(|word| *word == "WITH").is_some() => words
            .pop()
            .is_some_and(|exception| ALLOWED.contains(&format!("{name} WITH {exception}").as_str())),
        Some(name) => ALLOWED.contains(&name),
        None => false,
    }
}

#[test]
fn a_statement_is_read_as_its_author_meant_it() {
    for allowed in ["MIT", "MIT/Apache-2.0", "GPL-3.0-only OR MIT", "(MIT OR GPL-2.0-only) AND Unicode-3.0"] {
        assert!(is_allowed(allowed), "{allowed}");
    }
    for refused in
        ["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "(MIT", "GPL-2.0-only WITH Classpath-exception-2.0"]
    {
        assert!(!is_allowed(refused), "{refused}");
    }
}
