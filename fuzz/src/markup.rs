//! A page as a browser reads it: what opens and closes, what could run, and where it leads.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Elements that have no end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "param",
];
/// Elements that run something, load something or change what addresses mean.
const DANGEROUS: [&str; 12] = [
    "script",
    "iframe",
    "object",
    "embed",
    "base",
    "form",
    "foreignobject",
    "template",
    "style",
    "frame",
    "applet",
    "portal",
];
/// Attributes that hold an address.
const ADDRESSES: [&str; 10] =
    ["href", "src", "srcset", "xlink:href", "action", "formaction", "poster", "data", "ping", "background"];
/// Attributes by which a page names its own parts.
const REFERENCES: [&str; 4] = ["aria-labelledby", "aria-describedby", "for", "headers"];

/// What a page holds, and every fault that was seen in it.
#[derive(Default)]
pub struct Page {
    /// What is wrong.
    pub faults: Vec<String>,
    /// Its identifiers.
    pub ids: BTreeSet<String>,
    /// Where its links and pictures lead.
    pub links: Vec<String>,
    /// Identifiers that it refers to.
    pub references: Vec<String>,
    open: Vec<String>,
}

impl Page {
    /// Reads a page.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let tokenizer =
            Tokenizer::new(Reader::default(), TokenizerOpts { exact_errors: true, ..Default::default() });
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(text));
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        let mut page = tokenizer.sink.0.into_inner();
        if !page.open.is_empty() {
            page.faults.push(format!("never closed: {:?}", page.open));
        }
        page
    }

    fn start(&mut self, name: &str, attributes: Vec<(String, String)>, closes_itself: bool) {
        if DANGEROUS.contains(&name) {
            self.faults.push(format!("<{name}>"));
        }
        for (key, value) in attributes {
            self.attribute(name, &key, value);
        }
        if closes_itself && !self.is_drawing() {
            self.faults.push(format!("<{name}/> closes nothing"));
        }
        if !VOID.contains(&name) && !closes_itself {
            self.open.push(name.to_owned());
        }
    }

    fn attribute(&mut self, name: &str, key: &str, value: String) {
        if key.starts_with("on") || key == "style" || key == "srcdoc" {
            self.faults.push(format!("<{name} {key}>"));
        }
        if key == "http-equiv" && value != "Content-Security-Policy" {
            self.faults.push(format!("<{name} http-equiv={value}>"));
        }
        if key == "id" && (value.is_empty() || !self.ids.insert(value.clone())) {
            self.faults.push(format!("the identifier `{value}` twice, or none"));
        }
        if REFERENCES.contains(&key) {
            self.references.extend(value.split_ascii_whitespace().map(str::to_owned));
        }
        if ADDRESSES.contains(&key) {
            let scheme = scheme(&value);
            // Nothing is fetched from elsewhere; a link may lead there, and a page may say where it stands.
            let may_lead_out = name == "a" || name == "link";
            let safe = if may_lead_out {
                matches!(&*scheme, "" | "http" | "https" | "mailto")
            } else {
                scheme.is_empty()
            };
            if !safe || value.starts_with("//") {
                self.faults.push(format!("<{name} {key}={value}>"));
            }
            if scheme.is_empty() {
                self.links.push(value);
            }
        }
    }

    /// Whether a drawing is open, in which elements may close themselves.
    fn is_drawing(&self) -> bool {
        self.open.iter().any(|open| open == "svg")
    }

    fn end(&mut self, name: &str) {
        if self.open.last().is_some_and(|open| open == name) {
            self.open.pop();
        } else {
            self.faults.push(format!("</{name}> closes {:?}", self.open.last()));
        }
    }
}

#[derive(Default)]
struct Reader(RefCell<Page>);

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let name = tag.name.to_string();
                let attributes =
                    tag.attrs.iter().map(|one| (one.name.local.to_string(), one.value.to_string()));
                page.start(&name, attributes.collect(), tag.self_closing);
                match name.as_str() {
                    // Inside a drawing a title is an element as any other.
                    "title" if page.is_drawing() => TokenSinkResult::Continue,
                    "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
                    "script" => TokenSinkResult::RawData(ScriptData),
                    _ => TokenSinkResult::Continue,
                }
            }
            Token::TagToken(tag) => {
                page.end(&tag.name);
                TokenSinkResult::Continue
            }
            Token::ParseError(error) => {
                page.faults.push(error.into_owned());
                TokenSinkResult::Continue
            }
            Token::NullCharacterToken => {
                page.faults.push("a NUL".to_owned());
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// The scheme of an address as a browser finds it: controls and blanks are passed over.
fn scheme(address: &str) -> String {
    let bare: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    match bare.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => scheme.to_lowercase(),
        _ => String::new(),
    }
}
