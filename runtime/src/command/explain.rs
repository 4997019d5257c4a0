use std::fmt::Write as _;

use clap::Args;
use errbook::book::{Book, BookEntry};

use crate::failure::{Failure, Result};
use crate::input::{Source, USUAL, books};
use crate::looks::{FAINT, Looks, harmless};
use crate::nearest::nearest;
use crate::output::print;
use crate::rendered::rendered;

/// Explain what a code means, and what to do about it
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  errbook explain EmailAlreadyExists
  errbook explain https://example.com/probs/EmailAlreadyExists
  errbook explain OutOfCredit accounts.json billing.json
  curl https://example.com/errors.json | errbook explain OutOfCredit -

It is in colour on a terminal, unless `NO_COLOR` is set; `CLICOLOR_FORCE=1` keeps the colour in a pipe.")]
pub(crate) struct Explain {
    /// The `code` of an error, or its `type`
    code: String,
    /// The book files to look in; `-` is standard input
    #[arg(value_name = "FILE", default_value = USUAL)]
    files: Vec<Source>,
}

impl Explain {
    pub(crate) fn run(&self) -> Result {
        let files = books(&self.files)?;
        let looks = Looks::of_standard_output();
        let mut text = String::new();
        for file in &files {
            let Some(page) = page(&file.book, &self.code) else { continue };
            if !text.is_empty() {
                text.push('\n');
            }
            if files.len() > 1 {
                let place = format!("{}: {}", file.source, file.book.title);
                let _ = writeln!(text, "{}\n", looks.paint(FAINT, &harmless(&place)));
            }
            text += &rendered(&page, looks);
        }
        if text.is_empty() {
            let books: Vec<&Book> = files.iter().map(|file| &file.book).collect();
            return Err(self.unknown(&books));
        }
        print(&text)
    }

    fn unknown(&self, books: &[&Book]) -> Failure {
        let code = &self.code;
        let places: Vec<String> = self.files.iter().map(ToString::to_string).collect();
        let places = places.join(", ");
        let mut retired = books.iter().flat_map(|book| &book.retired);
        if let Some(retired) = retired.find(|it| is_meant(&it.entry, code)) {
            let BookEntry { status, title, .. } = &retired.entry;
            return Failure::new(format_args!(
                "`{code}` is retired in {places}: it was {status} {title}, and nothing answers with it any more"
            ));
        }
        let codes = books.iter().flat_map(|book| book.entries()).map(|entry| &*entry.code);
        Failure::new(match nearest(code, codes) {
            Some(nearest) => {
                format!("no error in {places} has the code `{code}`; did you mean `{nearest}`?")
            }
            None => format!(
                "no error in {places} has the code `{code}`; `errbook markdown FILE` shows all that there are"
            ),
        })
    }
}

/// What there is to say of the errors with a code, in Markdown.
fn page(book: &Book, code: &str) -> Option<String> {
    let entries: Vec<&BookEntry> =
        book.entries().into_iter().filter(|entry| is_meant(entry, code)).collect();
    let mut page = book.page(&entries.first()?.code)?.to_string();
    for entry in entries {
        let response = entry.example_response();
        let _ = write!(page, "\n## An example of a response\n\n{}", code_block(&response));
    }
    Some(page)
}

fn is_meant(entry: &BookEntry, code: &str) -> bool {
    entry.code == code || entry.type_uri.as_deref() == Some(code)
}

fn code_block(text: &str) -> String {
    let lines = text.lines().map(|line| format!("    {line}\n"));
    lines.collect()
}
