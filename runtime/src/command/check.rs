use std::process::ExitCode;

use clap::Args;
use errbook::Lint;
use errbook::book::{Conflict, LintName, conflicts};
use serde::Serialize;

use crate::failure::Result;
use crate::input::{BookFile, Source, USUAL, books};
use crate::looks::{ERROR, Looks, WARNING, harmless};
use crate::nearest::did_you_mean;
use crate::output::{print, print_exactly};
use crate::report::{Annotation, Format, Level, json};

/// Find what clients may trip over, in one book or in those of several services
///
/// Of several services: codes that mean one thing in one and another in another, so that a client of both
/// takes one error for the other. Of each: lints, which are remarks on what is not wrong.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  errbook check                                     the lints of ./errors.json
  errbook check accounts.json billing.json          conflicts between two services as well
  errbook check --strict --allow MissingRetryAfter  exit status 1 for every other lint

Exit status:
  0  nothing conflicts
  1  codes conflict; with `--strict`, also if there are lints
  2  one of the books cannot be read")]
pub(crate) struct Check {
    /// The book files, one a service; `-` is standard input
    #[arg(value_name = "FILE", default_value = USUAL)]
    files: Vec<Source>,
    /// How it is told
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Allow a lint, everywhere or of one code: `CodeCase`, `CodeCase:tooLate`
    #[arg(long, value_name = "LINT[:CODE]", value_parser = Allowed::parse)]
    allow: Vec<Allowed>,
    /// Count lints as failures
    #[arg(long)]
    strict: bool,
}

/// A lint that is not told.
#[derive(Debug, Clone)]
struct Allowed {
    name: LintName,
    code: Option<String>,
}

impl Allowed {
    fn parse(argument: &str) -> std::result::Result<Self, String> {
        let (name, code) = match argument.split_once(':') {
            Some((name, code)) => (name, Some(code.to_owned())),
            None => (argument, None),
        };
        let names: Vec<String> = LintName::ALL.iter().map(ToString::to_string).collect();
        let Some(at) = names.iter().position(|it| it == name) else {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            return Err(format!("there is no such lint; {}", did_you_mean(name, &names)));
        };
        Ok(Allowed { name: LintName::ALL[at], code })
    }

    fn allows(&self, lint: &Lint) -> bool {
        self.name == lint.name && self.code.as_ref().is_none_or(|code| *code == lint.code)
    }
}

/// All that was found.
#[derive(Debug, Serialize)]
struct Findings<'a> {
    conflicts: Vec<Conflict>,
    lints: Vec<InFile<'a>>,
}

#[derive(Debug, Serialize)]
struct InFile<'a> {
    file: &'a Source,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(flatten)]
    lint: Lint,
}

impl Check {
    pub(crate) fn run(&self) -> Result<ExitCode> {
        let mut files = books(&self.files)?;
        // Two services may have one title, and people know the files.
        for file in &mut files {
            file.book.title = file.source.to_string();
        }
        let findings = self.findings(&files);
        match self.format {
            Format::Text => print(&findings.text(&files)),
            Format::Json => print_exactly(&json(&findings)),
            Format::Github => print(&findings.annotations(&files)),
        }?;
        let fails = !findings.conflicts.is_empty() || self.strict && !findings.lints.is_empty();
        Ok(ExitCode::from(u8::from(fails)))
    }

    fn findings<'a>(&self, files: &'a [BookFile]) -> Findings<'a> {
        let is_told = |lint: &Lint| !self.allow.iter().any(|it| it.allows(lint));
        let lints = files.iter().flat_map(|it| {
            let lints = it.book.lints().into_iter().filter(is_told);
            lints.map(|lint| InFile { file: &it.source, line: it.line(&lint.code), lint })
        });
        let books: Vec<_> = files.iter().map(|it| &it.book).collect();
        Findings { conflicts: conflicts(&books), lints: lints.collect() }
    }
}

impl Findings<'_> {
    fn text(&self, files: &[BookFile]) -> String {
        let looks = Looks::of_standard_output();
        let told = |place: String, label: String, text: &str| {
            format!("{place}: {label} {}\n", looks.sentence(&harmless(text)))
        };
        let conflicts = self.conflicts.iter().map(|conflict| {
            let place = place(&conflict.right.book, file_of(conflict, files).line(&conflict.code));
            let text = conflict.to_string().replace("  - ", "    ");
            told(place, looks.paint(ERROR, "error:"), &text)
        });
        let lints = self.lints.iter().map(|InFile { file, line, lint }| {
            let Lint { name, error_type, text, mend, .. } = lint;
            let text = format!("{text}\n    {mend} ({name}, in `{error_type}`)");
            told(place(&file.to_string(), *line), looks.paint(WARNING, "warning:"), &text)
        });
        conflicts.chain(lints).collect::<String>() + &self.count(files.len())
    }

    fn count(&self, books: usize) -> String {
        let counted = |count: usize, what: &str| match count {
            0 => format!("no {what}"),
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        };
        let conflicts = counted(self.conflicts.len(), "conflict");
        let lints = counted(self.lints.len(), "lint");
        format!("{}: {conflicts}, {lints}\n", counted(books, "book"))
    }

    fn annotations(&self, files: &[BookFile]) -> String {
        let conflicts = self.conflicts.iter().map(|conflict| {
            let file = file_of(conflict, files);
            let line = file.line(&conflict.code);
            let (source, text) = (&file.source, conflict.to_string());
            Annotation { level: Level::Error, source, line, title: "Conflict", text }.to_string()
        });
        let lints = self.lints.iter().map(|InFile { file, line, lint }| {
            let title = lint.name.to_string();
            let text = lint.to_string();
            Annotation { level: Level::Warning, source: file, line: *line, title: &title, text }
                .to_string()
        });
        conflicts.chain(lints).collect()
    }
}

/// The file of what came second.
fn file_of<'a>(conflict: &Conflict, files: &'a [BookFile]) -> &'a BookFile {
    let of_it = files.iter().rfind(|file| file.book.title == conflict.right.book);
    of_it.expect("a conflict is between the books that were compared")
}

fn place(file: &str, line: Option<usize>) -> String {
    let file = harmless(file);
    line.map_or_else(|| file.to_string(), |line| format!("{file}:{line}"))
}
