use std::fmt;

use crate::book::column::{Column, Row};
use crate::book::text::{cell, code, plain, under};
use crate::catalog::entry::{Entry, HeaderDoc, MemberValue};
use crate::catalog::group::Group;
use crate::catalog::settings::Success;
use crate::catalog::{Catalog, Section};
use crate::occurrence::api_error::Documented;

/// A catalog as Markdown, for people. Its `Display` is the document.
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
    catalog: &'a Catalog,
    layout: Layout<'a>,
    /// The tables of single types.
    tables: Vec<(&'static Group, &'a [Column])>,
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
    pub fn markdown(&self) -> Markdown<'_> {
        Markdown {
            catalog: self,
            layout: Layout::Tree,
            tables: Vec::new(),
            successes: false,
            level: 1,
        }
    }
}

impl<'a> Markdown<'a> {
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
        self.tables.push((E::GROUP, columns));
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
        let catalog = self.catalog;
        title(f, self.level, catalog.title())?;
        paragraph(f, self.level, catalog.docs())?;
        if self.successes && !catalog.successes().is_empty() {
            heading(f, self.level + 1, "Success")?;
            self.successes(f)?;
        }
        for section in catalog.sections() {
            self.section(f, &section, self.level + 1)?;
        }
        Ok(())
    }
}

impl Markdown<'_> {
    fn section(&self, f: &mut fmt::Formatter<'_>, section: &Section, level: usize) -> fmt::Result {
        heading(f, level, section.group.title)?;
        paragraph(f, level, section.group.docs)?;
        besides(f, section.group)?;
        let own = self.tables.iter().rfind(|(group, _)| group.is(section.group));
        match own.map_or(self.layout, |(_, columns)| Layout::Table(columns)) {
            Layout::Tree => {
                for entry in &section.entries {
                    heading(f, level + 1, entry.title())?;
                    self.entry(f, entry, level + 1)?;
                }
            }
            Layout::Blocks => {
                for entry in &section.entries {
                    heading(f, level + 1, entry.title())?;
                    facts(f, entry)?;
                }
            }
            Layout::Table(columns) if !section.entries.is_empty() => {
                table(f, columns, section.entries.iter().map(|entry| Row::Entry(entry)))?;
            }
            Layout::Table(_) => {}
        }
        for nested in &section.sections {
            self.section(f, nested, level + 1)?;
        }
        Ok(())
    }

    fn successes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let successes = self.catalog.successes().iter().copied();
        match self.layout {
            Layout::Table(columns) => table(f, columns, successes.map(Row::Success)),
            Layout::Tree | Layout::Blocks => {
                writeln!(f)?;
                for Success { status, phrase, meaning } in successes {
                    writeln!(f, "- **{status} {}**: {meaning}", plain(phrase))?;
                }
                Ok(())
            }
        }
    }

    /// An entry of a tree, under a heading of this level: what happened, then the facts.
    pub(super) fn entry(
        &self,
        f: &mut fmt::Formatter<'_>,
        entry: &Entry,
        level: usize,
    ) -> fmt::Result {
        paragraph(f, level, entry.docs())?;
        facts(f, entry)?;
        let uri = entry.type_uri().map(str::to_owned);
        let made = self.catalog.type_base().map(|base| [base, &*entry.code_in_uri()].concat());
        if let Some(uri) = uri.or(made) {
            writeln!(f, "- **Type:** {}", code(&uri))?;
        }
        for member in entry.members() {
            write!(f, "- **Member** {}", code(member.name))?;
            let of = |values: &'static [MemberValue]| {
                values.iter().find(|value| value.name == member.name).map(|value| code(value.json))
            };
            let text = match (of(entry.constants()), of(entry.examples())) {
                (Some(constant), _) => constant,
                (None, Some(example)) if member.docs.is_empty() => format!("such as {example}"),
                (None, Some(example)) => format!("{} (such as {example})", cell(member.docs)),
                (None, None) => cell(member.docs),
            };
            separated(f, &text)?;
        }
        if entry.has_items() {
            writeln!(f, "- **Items:** each finding with its message, its place and its code")?;
        }
        if let (401, Some(challenge)) = (entry.status_number(), self.catalog.authenticate()) {
            let own = |header: &HeaderDoc| header.name.eq_ignore_ascii_case("www-authenticate");
            if !entry.headers().iter().any(own) {
                writeln!(f, "- **Header** `WWW-Authenticate`: {}", code(challenge))?;
            }
        }
        for header in entry.headers() {
            write!(f, "- **Header** {}", code(header.name))?;
            separated(f, &header.value.map_or_else(|| cell(header.docs), code))?;
        }
        if let Some(action) = entry.action() {
            writeln!(f, "- **What to do:** {}", plain(action))?;
        }
        Ok(())
    }
}

/// What the errors of a wrapper have besides their own.
fn besides(f: &mut fmt::Formatter<'_>, group: &Group) -> fmt::Result {
    if group.members.is_empty() && group.headers.is_empty() {
        return Ok(());
    }
    writeln!(f, "\nBesides what is said of each, the errors in here have:\n")?;
    for member in group.members {
        write!(f, "- **Member** {}", code(member.name))?;
        separated(f, &cell(member.docs))?;
    }
    for header in group.headers {
        write!(f, "- **Header** {}", code(header.name))?;
        separated(f, &header.value.map_or_else(|| cell(header.docs), code))?;
    }
    Ok(())
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
    writeln!(f, "\n{}", under(level, markdown))
}

fn facts(f: &mut fmt::Formatter<'_>, entry: &Entry) -> fmt::Result {
    writeln!(f, "\n- **Status:** {} {}", entry.status_number(), plain(entry.phrase()))?;
    writeln!(f, "- **Code:** {}", code(entry.code()))?;
    if entry.has_message() {
        writeln!(f, "- **Message:** {}", plain(entry.message()))?;
    }
    Ok(())
}

fn separated(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    if text.is_empty() { writeln!(f) } else { writeln!(f, ": {text}") }
}

fn table(
    f: &mut fmt::Formatter<'_>,
    columns: &[Column],
    rows: impl Iterator<Item = Row>,
) -> fmt::Result {
    let rows: Vec<Row> = rows.collect();
    // Each column, its heading first. One without a word in it, such as the code of a success,
    // says nothing to a reader.
    let columns: Vec<Vec<String>> = columns
        .iter()
        .map(|column| {
            (column.heading(), rows.iter().map(|row| column.cell(row)).collect::<Vec<_>>())
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
