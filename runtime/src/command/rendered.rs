//! Markdown in a terminal.

use std::mem;

use anstyle::Style;
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use textwrap::WordSplitter;
use textwrap::core::display_width;

use crate::looks::{Looks, STRONG, harmless};

/// Markdown as a terminal shows it, or a pipe: its lines broken, without its marks.
pub(crate) fn rendered(markdown: &str, looks: Looks) -> String {
    let mut sheet = Sheet {
        looks,
        text: String::new(),
        block: String::new(),
        styles: Vec::new(),
        margins: Vec::new(),
        lists: Vec::new(),
        links: Vec::new(),
        rows: Vec::new(),
        gap: None,
        is_code: false,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(&harmless(markdown), options).for_each(|event| sheet.add(event));
    sheet.end_block();
    sheet.text
}

struct Sheet {
    looks: Looks,
    text: String,
    /// The block that is open, in one line.
    block: String,
    /// The styles that are open, each with those around it.
    styles: Vec<Style>,
    /// What stands before each line, from the outside in.
    margins: Vec<Margin>,
    /// The number of the next item in each list that is open, if it is a list with numbers.
    lists: Vec<Option<u64>>,
    /// Where each link that is open leads, if its text does not say it.
    links: Vec<Option<String>>,
    /// The rows of the table that is open.
    rows: Vec<Vec<String>>,
    /// How many of the margins an empty line before the next block has, if there is to be one.
    gap: Option<usize>,
    is_code: bool,
}

struct Margin {
    /// Before the first line: the mark of an item. It is empty once it stands there.
    first: Option<String>,
    others: String,
}

impl Sheet {
    fn add(&mut self, event: Event<'_>) {
        match event {
            // What a list or a cell has for the end of a paragraph.
            Event::InlineHtml(text) if &*text == "<br>" => self.block.push('\n'),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.block += &text,
            Event::Code(text) => {
                let code = self.looks.code(&text);
                self.block += &code;
                self.resume();
            }
            Event::SoftBreak => self.block.push(' '),
            Event::HardBreak => self.block.push('\n'),
            Event::Rule => {
                self.part();
                self.block += "---";
                self.part();
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.part();
                self.open(STRONG);
            }
            Tag::Strong => self.open(Style::new().bold()),
            Tag::Emphasis => self.open(Style::new().italic()),
            Tag::Strikethrough => self.open(Style::new().strikethrough()),
            Tag::BlockQuote(_) => {
                self.part();
                self.margins.push(Margin { first: None, others: "> ".to_owned() });
            }
            Tag::CodeBlock(_) => {
                self.part();
                self.margins.push(Margin { first: None, others: "    ".to_owned() });
                self.is_code = true;
            }
            Tag::List(first) => {
                if self.lists.is_empty() {
                    self.part();
                } else {
                    self.end_block();
                }
                self.lists.push(first);
            }
            Tag::Item => {
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                let others = " ".repeat(mark.len());
                self.margins.push(Margin { first: Some(mark), others });
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::Link { link_type, dest_url, .. } => {
                let is_told = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let leads = dest_url.starts_with("http://") || dest_url.starts_with("https://");
                self.links.push((leads && !is_told).then(|| dest_url.to_string()));
            }
            Tag::Paragraph | Tag::HtmlBlock | Tag::Table(_) => self.part(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                self.close();
                self.heading(level);
            }
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough => self.close(),
            TagEnd::BlockQuote(_) => {
                self.part();
                self.margins.pop();
            }
            TagEnd::CodeBlock => {
                self.part();
                self.margins.pop();
                self.is_code = false;
            }
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.part();
                }
            }
            TagEnd::Item => {
                self.end_block();
                self.margins.pop();
            }
            TagEnd::TableCell => {
                let cell = mem::take(&mut self.block);
                self.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            TagEnd::Table => self.table(),
            TagEnd::Link => {
                if let Some(Some(uri)) = self.links.pop() {
                    self.block.extend([" <", &*uri, ">"]);
                }
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.part(),
            _ => {}
        }
    }

    /// Ends what is open, and parts it from what follows.
    fn part(&mut self) {
        self.end_block();
        let margins = self.margins.len();
        self.gap = Some(self.gap.map_or(margins, |gap| gap.min(margins)));
    }

    /// The empty line before a block, if there is to be one.
    fn begin_block(&mut self) {
        if let (Some(margins), false) = (self.gap.take(), self.text.is_empty()) {
            let margin: String = self.margins[..margins].iter().map(|it| &*it.others).collect();
            self.line(&margin);
        }
    }

    fn end_block(&mut self) {
        let block = mem::take(&mut self.block);
        if block.is_empty() {
            return;
        }
        self.begin_block();
        if self.is_code {
            for line in block.lines() {
                let margin = self.margin();
                self.line(&(margin + line));
            }
        } else {
            let first = self.margin();
            let others = self.margin();
            let options = textwrap::Options::new(self.looks.width)
                .initial_indent(&first)
                .subsequent_indent(&others)
                .word_splitter(WordSplitter::NoHyphenation)
                .break_words(false);
            let lines = textwrap::fill(&block, options);
            self.line(&lines);
        }
    }

    /// What stands before the next line.
    fn margin(&mut self) -> String {
        let part = |it: &mut Margin| it.first.take().unwrap_or_else(|| it.others.clone());
        self.margins.iter_mut().map(part).collect()
    }

    fn line(&mut self, line: &str) {
        self.text += line.trim_end();
        self.text.push('\n');
    }

    /// A heading: bold where there is colour, underlined where there is none.
    fn heading(&mut self, level: HeadingLevel) {
        let width = display_width(&self.block).min(self.looks.width);
        self.end_block();
        if !self.looks.colour {
            let line = if level == HeadingLevel::H1 { "=" } else { "-" };
            self.block = line.repeat(width);
            self.end_block();
        }
        self.part();
    }

    /// A table: each column as wide as its widest cell.
    fn table(&mut self) {
        let mut rows = mem::take(&mut self.rows);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| display_width(cell)).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let rule = widths.iter().map(|width| "-".repeat(*width)).collect();
        rows.insert(1.min(rows.len()), rule);
        self.begin_block();
        for row in rows {
            let cell = |(cell, width): (&String, &usize)| {
                cell.clone() + &" ".repeat(width - display_width(cell))
            };
            let cells: Vec<String> = row.iter().zip(&widths).map(cell).collect();
            let margin = self.margin();
            self.line(&(margin + &cells.join("  ")));
        }
        self.part();
    }

    fn open(&mut self, style: Style) {
        let around = self.styles.last().copied().unwrap_or_default();
        self.styles.push(style.effects(style.get_effects() | around.get_effects()));
        self.resume();
    }

    fn close(&mut self) {
        if let (Some(style), true) = (self.styles.pop(), self.looks.colour) {
            self.block += &style.render_reset().to_string();
        }
        self.resume();
    }

    /// Begins the style anew that something in it has ended.
    fn resume(&mut self) {
        if let (Some(style), true) = (self.styles.last(), self.looks.colour) {
            self.block += &style.to_string();
        }
    }
}
