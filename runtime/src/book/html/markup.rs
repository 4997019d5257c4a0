//! Markdown on its way into a page.

use std::fmt;

use askama::filters::HtmlSafe;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

/// Documentation as HTML that cannot do anything: no HTML of the author's, no link to a script, nothing
/// that is loaded.
pub(super) struct Markup(String);

impl HtmlSafe for Markup {}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Markup {
    /// What stands under a heading of this level: its own headings go below it.
    pub(super) fn under(level: usize, markdown: &str) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        // Whether each link that is open leads somewhere.
        let mut links = Vec::new();
        let harmless = Parser::new_ext(markdown, options).filter_map(|event| match event {
            Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
            Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let leads = link_type == LinkType::Email || leads_somewhere(&dest_url);
                links.push(leads);
                leads.then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            Event::End(TagEnd::Link) => links.pop()?.then_some(event),
            // An image is its text: the page loads nothing.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
            Event::Start(Tag::Heading { level: own, .. }) => Some(Event::Start(Tag::Heading {
                level: below(level, own),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            })),
            Event::End(TagEnd::Heading(own)) => {
                Some(Event::End(TagEnd::Heading(below(level, own))))
            }
            // An alignment would be a `style` attribute, which a strict policy forbids.
            Event::Start(Tag::Table(columns)) => {
                Some(Event::Start(Tag::Table(vec![pulldown_cmark::Alignment::None; columns.len()])))
            }
            Event::Start(Tag::CodeBlock(_)) => Some(Event::Start(Tag::CodeBlock(PLAIN_BLOCK))),
            event => Some(event),
        });
        let mut markup = String::new();
        html::push_html(&mut markup, harmless);
        Markup(markup)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

const PLAIN_BLOCK: pulldown_cmark::CodeBlockKind<'static> =
    pulldown_cmark::CodeBlockKind::Fenced(CowStr::Borrowed(""));

/// Whether a link goes to the web, to a mailbox or to a place of the page: a path of Rust or of
/// somebody's files goes nowhere.
fn leads_somewhere(uri: &str) -> bool {
    leads_to_the_web(uri) || has_scheme(uri, "mailto:") || uri.starts_with('#')
}

pub(super) fn leads_to_the_web(uri: &str) -> bool {
    has_scheme(uri, "http://") || has_scheme(uri, "https://")
}

fn has_scheme(uri: &str, scheme: &str) -> bool {
    uri.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

fn below(level: usize, own: HeadingLevel) -> HeadingLevel {
    HeadingLevel::try_from(level + own as usize).unwrap_or(HeadingLevel::H6)
}
