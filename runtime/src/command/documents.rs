//! What is made of a book, and published.

use clap::{Args, ValueEnum};
use errbook::book::{Book, Column};

use crate::failure::Result;
use crate::input::TheBook;
use crate::output::Output;

/// A document that has no options of its own.
#[derive(Debug, Args)]
pub(crate) struct Document {
    #[command(flatten)]
    book: TheBook,
    #[command(flatten)]
    output: Output,
}

impl Document {
    pub(crate) fn write(&self, made: fn(&Book) -> String) -> Result {
        self.output.write(&made(&self.book.read()?))
    }
}

/// Write the errors as Markdown
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  errbook markdown -o ERRORS.md                    from ./errors.json
  errbook markdown --columns status,code,meaning   tables, with these columns
  errbook markdown --level 3 >> README.md          a part of another document")]
pub(crate) struct Markdown {
    #[command(flatten)]
    book: TheBook,
    #[command(flatten)]
    output: Output,
    /// How the errors are laid out
    #[arg(long, value_enum, default_value_t)]
    layout: Layout,
    /// The columns of a table for each section, instead
    #[arg(long, value_enum, value_delimiter = ',', conflicts_with = "layout")]
    columns: Vec<ColumnName>,
    /// Put the documented success statuses first
    #[arg(long)]
    successes: bool,
    /// The level of the first heading
    #[arg(long, value_name = "1-6", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=6))]
    level: u8,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Layout {
    /// All that there is to say of each
    #[default]
    Tree,
    /// Title, status, code and message of each
    Blocks,
}

macro_rules! columns {
    ($($Name:ident $COLUMN:ident,)+) => {
        #[derive(Debug, Clone, Copy, ValueEnum)]
        enum ColumnName {
            $($Name,)+
        }

        impl ColumnName {
            fn column(self) -> Column {
                match self {
                    $(Self::$Name => Column::$COLUMN,)+
                }
            }
        }
    };
}

columns! {
    Code CODE,
    Title TITLE,
    Status STATUS,
    Phrase PHRASE,
    Message MESSAGE,
    Meaning MEANING,
    Route ROUTE,
    Actor ACTOR,
    Action ACTION,
    Retry RETRY,
    Deprecated DEPRECATED,
}

impl Markdown {
    pub(crate) fn run(&self) -> Result {
        let book = self.book.read()?;
        let columns: Vec<Column> = self.columns.iter().map(|it| it.column()).collect();
        self.output.write(&self.of(&book, &columns))
    }

    fn of(&self, book: &Book, columns: &[Column]) -> String {
        let mut markdown = book.markdown().with_level(usize::from(self.level));
        markdown = match self.layout {
            _ if !columns.is_empty() => markdown.table(columns),
            Layout::Tree => markdown.tree(),
            Layout::Blocks => markdown.blocks(),
        };
        if self.successes {
            markdown = markdown.with_successes();
        }
        markdown.to_string()
    }
}

/// Write an OpenAPI 3.1 document of the errors, for the document of the API to refer to
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  errbook openapi -o errors.openapi.json            from ./errors.json
  errbook openapi billing.json --api-version 1.2.0")]
pub(crate) struct OpenApi {
    #[command(flatten)]
    book: TheBook,
    #[command(flatten)]
    output: Output,
    /// The version of the API, where it is to be told
    #[arg(long, value_name = "VERSION")]
    api_version: Option<String>,
}

impl OpenApi {
    pub(crate) fn run(&self) -> Result {
        let mut document = self.book.read()?.openapi();
        if let Some(version) = &self.api_version {
            document = document.with_version(version);
        }
        self.output.write(&document.to_json())
    }
}
