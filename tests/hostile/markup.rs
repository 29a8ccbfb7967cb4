//! What a browser would see in a page: its tags, read by the parser that browsers agree on.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A tag that opens something.
#[derive(Debug)]
pub struct Tag {
    /// Its name in small letters.
    pub name: String,
    /// Its attributes, with what stands in them as the browser reads it.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// What stands in an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// The tags of a page, in their order.
pub fn tags(page: &str) -> Vec<Tag> {
    let tokenizer = Tokenizer::new(Collector::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(page));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[derive(Default)]
struct Collector(RefCell<Vec<Tag>>);

impl TokenSink for Collector {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind != TagKind::StartTag {
            return TokenSinkResult::Continue;
        }
        let name = tag.name.to_string();
        let attributes = tag.attrs.iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string()));
        self.0.borrow_mut().push(Tag { name: name.clone(), attributes: attributes.collect() });
        match name.as_str() {
            "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
            "script" => TokenSinkResult::RawData(ScriptData),
            _ => TokenSinkResult::Continue,
        }
    }
}

/// What in a page could run, load from elsewhere, or change what addresses mean.
pub fn dangers(page: &str) -> Vec<String> {
    tags(page).iter().flat_map(danger).collect()
}

fn danger(tag: &Tag) -> Vec<String> {
    let mut found = Vec::new();
    if ["script", "iframe", "object", "embed", "base", "form", "foreignobject", "template", "style"]
        .contains(&tag.name.as_str())
    {
        found.push(format!("<{}>", tag.name));
    }
    for (name, value) in &tag.attributes {
        let address =
            ["href", "src", "srcset", "xlink:href", "action", "formaction", "poster", "data", "ping"];
        let scheme = scheme(value);
        let is_safe = ["", "https", "http", "mailto"].contains(&scheme.as_str());
        if name.starts_with("on") || name == "style" || name == "srcdoc" {
            found.push(format!("<{} {name}>", tag.name));
        }
        if address.contains(&name.as_str()) && !is_safe {
            found.push(format!("<{} {name}={value}>", tag.name));
        }
        if name == "http-equiv" && value != "Content-Security-Policy" {
            found.push(format!("<{} http-equiv={value}>", tag.name));
        }
    }
    found
}

/// The scheme of an address as a browser finds it: controls and blanks are passed over.
fn scheme(address: &str) -> String {
    let bare: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    match bare.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => scheme.to_lowercase(),
        _ => String::new(),
    }
}

#[test]
fn dangers_are_seen() {
    for page in [
        "<p><script>x</script>",
        "<svg><a xlink:href='java\nscript:x'>",
        "<img src=x onerror=y>",
        "<a href='JAVASCRIPT:x'>",
        "<img src='data:image/svg+xml,x'>",
        "<p style='color:red'>",
        "<meta http-equiv=refresh content=0>",
    ] {
        assert_eq!(dangers(page).len(), 1, "{page}");
    }
    assert_eq!(dangers("<title><script></title><a href='a.html#b:c'>x</a> &lt;script&gt;"), [""; 0]);
}
