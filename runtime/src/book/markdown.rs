mod operators;

use std::borrow::Cow;
use std::fmt;

use crate::book::anchors::Anchors;
use crate::book::column::{Column, Row};
use crate::book::model::{Book, BookEntry, BookHeader, BookMember, BookSection, BookSuccess};
use crate::book::parts::error_type;
use crate::book::text::{cell, code, end_of_open, plain, under};
use crate::catalog::Catalog;
use crate::occurrence::api_error::Documented;

/// A book as Markdown, for people. Its `Display` is the document.
///
/// ```
/// use errbook::book::Column;
/// # use errbook::ApiError;
/// #
/// # /// Accounts
/// # #[derive(Debug, ApiError)]
/// # enum AccountError {
/// #     /// The email is already registered.
/// #     #[api(status = 409)]
/// #     EmailAlreadyExists,
/// # }
/// # errbook::catalog! { static ERRORS = { title: "Account service", errors: [AccountError] }; }
///
/// let table = ERRORS.markdown().table(&[Column::CODE, Column::STATUS, Column::MEANING]);
/// assert_eq!(table.to_string(), "\
/// ## Account service
///
/// ### Accounts
///
/// | Code | Status | Meaning |
/// | --- | --- | --- |
/// | `EmailAlreadyExists` | 409 | The email is already registered. |
/// ");
/// ```
#[derive(Debug, Clone)]
pub struct Markdown<'a> {
    book: Cow<'a, Book>,
    layout: Layout<'a>,
    /// The tables of single types.
    tables: Vec<(&'static str, &'a [Column])>,
    successes: bool,
    level: usize,
}

#[derive(Debug, Clone, Copy)]
enum Layout<'a> {
    Tree,
    Blocks,
    Table(&'a [Column]),
}

impl Catalog {
    /// The catalog as Markdown: a tree of sections, unless another layout is chosen.
    pub fn markdown(&'static self) -> Markdown<'static> {
        Markdown::of(Cow::Owned(self.book()))
    }
}

impl Book {
    /// The book as Markdown: a tree of sections, unless another layout is chosen.
    ///
    /// The tree of a book that has something [for operators](crate::book::ForOperators) shows it, and says
    /// that it is not for publication.
    pub fn markdown(&self) -> Markdown<'_> {
        Markdown::of(Cow::Borrowed(self))
    }
}

impl<'a> Markdown<'a> {
    fn of(book: Cow<'a, Book>) -> Self {
        Markdown { book, layout: Layout::Tree, tables: Vec::new(), successes: false, level: 1 }
    }

    /// A tree of sections, each with its description and the errors that belong to it.
    #[must_use]
    pub fn tree(self) -> Self {
        Markdown { layout: Layout::Tree, ..self }
    }

    /// A block an error: title, status, code, message.
    #[must_use]
    pub fn blocks(self) -> Self {
        Markdown { layout: Layout::Blocks, ..self }
    }

    /// A table a section, with these columns. A column that is empty in a whole table is left out.
    #[must_use]
    pub fn table(self, columns: &'a [Column]) -> Self {
        Markdown { layout: Layout::Table(columns), ..self }
    }

    /// A table with columns of its own for the section of one error type, whatever the layout.
    ///
    /// ```
    /// use errbook::{book::Column, standard::HttpError};
    /// # errbook::catalog! { static ERRORS = { title: "Service", standard: [404] }; }
    ///
    /// let text = ERRORS.markdown().table_of::<HttpError>(&[Column::STATUS, Column::MEANING]);
    /// assert!(text.to_string().ends_with("| 404 | The resource does not exist. |\n"));
    /// ```
    #[must_use]
    pub fn table_of<E: Documented>(mut self, columns: &'a [Column]) -> Self {
        self.tables.push((error_type(E::GROUP), columns));
        self
    }

    /// Puts the success statuses that the catalog documents before the errors.
    #[must_use]
    pub fn with_successes(self) -> Self {
        Markdown { successes: true, ..self }
    }

    /// Starts with a heading of this level, 1 to 6, to be a part of another document.
    #[must_use]
    pub fn with_level(self, level: usize) -> Self {
        Markdown { level: level.clamp(1, 6), ..self }
    }
}

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let book = &*self.book;
        title(f, self.level, &book.title)?;
        if matches!(self.layout, Layout::Tree) && book.is_for_operators() {
            writeln!(f, "\n{}", operators::NOTE)?;
        }
        paragraph(f, self.level, &book.docs)?;
        if self.successes && !book.successes.is_empty() {
            heading(f, self.level + 1, SUCCESS)?;
            self.successes(f)?;
        }
        let mut anchors = self.anchors();
        for section in &book.sections {
            self.section(f, section, self.level + 1, &mut anchors)?;
        }
        Ok(())
    }
}

const SUCCESS: &str = "Success";

impl Markdown<'_> {
    fn layout_of(&self, section: &BookSection) -> Layout<'_> {
        let own = self.tables.iter().rfind(|(error_type, _)| *error_type == section.error_type);
        own.map_or(self.layout, |(_, columns)| Layout::Table(columns))
    }

    /// Where two headings would lead to one place.
    fn anchors(&self) -> Anchors {
        let mut anchors = Anchors::default();
        anchors.add(&self.book.title);
        if self.successes {
            anchors.add(SUCCESS);
        }
        self.book.sections.iter().for_each(|section| self.add_anchors(section, &mut anchors));
        anchors
    }

    fn add_anchors(&self, section: &BookSection, anchors: &mut Anchors) {
        let is_table = matches!(self.layout_of(section), Layout::Table(_));
        if is_table || section.lone_entry().is_none() {
            anchors.add(&section.title);
        }
        if !is_table {
            section.entries.iter().for_each(|entry| anchors.add(&entry.title));
        }
        section.sections.iter().for_each(|nested| self.add_anchors(nested, anchors));
    }

    fn section(
        &self,
        f: &mut fmt::Formatter<'_>,
        section: &BookSection,
        level: usize,
        anchors: &mut Anchors,
    ) -> fmt::Result {
        let layout = self.layout_of(section);
        let lone = section.lone_entry().filter(|_| !matches!(layout, Layout::Table(_)));
        if lone.is_none() {
            heading(f, level, &section.title)?;
            paragraph(f, level, &section.docs)?;
            besides(f, section)?;
        }
        let level_of_entries = if lone.is_some() { level } else { level + 1 };
        match layout {
            Layout::Table(columns) if !section.entries.is_empty() => {
                table(f, columns, section.entries.iter().map(Row::Entry))?;
            }
            Layout::Table(_) => {}
            Layout::Tree | Layout::Blocks => {
                for it in &section.entries {
                    if let Some(anchor) = anchors.anchor(it) {
                        writeln!(f, "\n<a id=\"{anchor}\"></a>")?;
                    }
                    heading(f, level_of_entries, &it.title)?;
                    if let Layout::Tree = layout {
                        entry(f, it, level_of_entries)?;
                    } else {
                        facts(f, it)?;
                    }
                }
            }
        }
        for nested in &section.sections {
            self.section(f, nested, level + 1, anchors)?;
        }
        Ok(())
    }

    fn successes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let successes = &self.book.successes;
        match self.layout {
            Layout::Table(columns) => table(f, columns, successes.iter().map(Row::Success)),
            Layout::Tree | Layout::Blocks => {
                writeln!(f)?;
                for BookSuccess { status, phrase, meaning } in successes {
                    writeln!(f, "- **{status} {}**: {meaning}", plain(phrase))?;
                }
                Ok(())
            }
        }
    }
}

impl BookSection {
    /// The one entry of a struct, which has the title of its section and all that there is to say.
    pub(super) fn lone_entry(&self) -> Option<&BookEntry> {
        let BookSection { title, docs, entries, sections, .. } = self;
        match entries.as_slice() {
            [entry] if entry.title == *title && docs.is_empty() && sections.is_empty() => {
                Some(entry)
            }
            _ => None,
        }
    }
}

/// An entry of a tree, under a heading of this level: what happened, then the facts.
pub(super) fn entry(f: &mut fmt::Formatter<'_>, entry: &BookEntry, level: usize) -> fmt::Result {
    paragraph(f, level, &entry.docs)?;
    facts(f, entry)?;
    if let Some(uri) = &entry.type_uri {
        writeln!(f, "- **Type:** {}", code(uri))?;
    }
    for member in &entry.members {
        self::member(f, member)?;
    }
    if entry.items {
        writeln!(f, "- **Items:** each finding with its message, its place and its code")?;
    }
    for header in &entry.headers {
        self::header(f, header)?;
    }
    if let Some(action) = &entry.action {
        writeln!(f, "- **What to do:** {}", plain(action))?;
    }
    entry.operators.as_ref().map_or(Ok(()), |it| operators::told(f, it, level))
}

fn member(f: &mut fmt::Formatter<'_>, member: &BookMember) -> fmt::Result {
    write!(f, "- **Member** {}", code(&member.name))?;
    let example = member.example.as_ref().map(|value| code(&value.to_string()));
    let text = match (member.schema.the_constant(), example) {
        (Some(constant), _) => code(&constant.to_string()),
        (None, Some(example)) if member.docs.is_empty() => format!("such as {example}"),
        (None, Some(example)) => format!("{} (such as {example})", cell(&member.docs)),
        (None, None) => cell(&member.docs),
    };
    separated(f, &text)
}

fn header(f: &mut fmt::Formatter<'_>, header: &BookHeader) -> fmt::Result {
    write!(f, "- **Header** {}", code(&header.name))?;
    separated(f, &header.value.as_deref().map_or_else(|| cell(&header.docs), code))
}

/// What the errors of a wrapper have besides their own.
fn besides(f: &mut fmt::Formatter<'_>, section: &BookSection) -> fmt::Result {
    if section.members.is_empty() && section.headers.is_empty() {
        return Ok(());
    }
    writeln!(f, "\nBesides what is said of each, the errors in here have:\n")?;
    section.members.iter().try_for_each(|it| member(f, it))?;
    section.headers.iter().try_for_each(|it| header(f, it))
}

// Every block but the title begins with an empty line, so that none ends the document.

pub(super) fn title(f: &mut fmt::Formatter<'_>, level: usize, title: &str) -> fmt::Result {
    writeln!(f, "{} {}", "#".repeat(level.min(6)), plain(title))
}

fn heading(f: &mut fmt::Formatter<'_>, level: usize, text: &str) -> fmt::Result {
    writeln!(f)?;
    title(f, level, text)
}

fn paragraph(f: &mut fmt::Formatter<'_>, level: usize, markdown: &str) -> fmt::Result {
    if markdown.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{}{}", under(level, markdown), end_of_open(markdown))
}

fn facts(f: &mut fmt::Formatter<'_>, entry: &BookEntry) -> fmt::Result {
    writeln!(f, "\n- **Status:** {} {}", entry.status, plain(&entry.phrase))?;
    writeln!(f, "- **Code:** {}", code(&entry.code))?;
    if let Some(message) = &entry.message {
        writeln!(f, "- **Message:** {}", plain(message))?;
    }
    if let Some(deprecated) = &entry.deprecated {
        write!(f, "- **Deprecated**")?;
        separated(f, &cell(&deprecated.text()))?;
    }
    Ok(())
}

fn separated(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    if text.is_empty() { writeln!(f) } else { writeln!(f, ": {text}") }
}

fn table<'b>(
    f: &mut fmt::Formatter<'_>,
    columns: &[Column],
    rows: impl Iterator<Item = Row<'b>>,
) -> fmt::Result {
    let rows: Vec<Row<'_>> = rows.collect();
    let has_it = columns.iter().any(Column::tells_deprecated);
    let deprecated = (!has_it).then_some(&Column::DEPRECATED);
    // Each column, its heading first. One without a word in it, such as the code of a success,
    // says nothing to a reader.
    let columns: Vec<Vec<String>> = columns
        .iter()
        .chain(deprecated)
        .map(|column| {
            (column.heading(), rows.iter().map(|row| column.cell(*row)).collect::<Vec<_>>())
        })
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .map(|(heading, cells)| [vec![plain(heading)], cells].concat())
        .collect();
    writeln!(f)?;
    for line in 0..=rows.len() {
        let cells: Vec<&str> = columns.iter().map(|column| column[line].as_str()).collect();
        writeln!(f, "| {} |", cells.join(" | "))?;
        if line == 0 {
            writeln!(f, "| {} |", vec!["---"; cells.len()].join(" | "))?;
        }
    }
    Ok(())
}
