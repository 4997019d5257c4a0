//! What makes the program at home in a shell.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::Arguments;
use crate::failure::{Failure, Result};
use crate::nearest::did_you_mean;
use crate::output::Output;

/// Write what completes errbook's commands in a shell
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  errbook completions bash > ~/.local/share/bash-completion/completions/errbook
  errbook completions fish > ~/.config/fish/completions/errbook.fish")]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
    #[command(flatten)]
    output: Output,
}

impl Completions {
    pub(crate) fn run(&self) -> Result {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "errbook", &mut script);
        self.output.write(&String::from_utf8_lossy(&script))
    }
}

/// Write the man page
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  errbook man > ~/.local/share/man/man1/errbook.1
  errbook man diff | man -l -")]
pub(crate) struct Man {
    /// The command that it is of; without one, it is that of errbook
    command: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Man {
    pub(crate) fn run(&self) -> Result {
        let mut errbook = Arguments::command();
        errbook.build();
        let page = match &self.command {
            None => &errbook,
            Some(name) => errbook.find_subcommand(name).ok_or_else(|| {
                let names: Vec<&str> =
                    errbook.get_subcommands().map(clap::Command::get_name).collect();
                let end = did_you_mean(name, &names);
                Failure::new(format_args!("there is no command `{name}`; {end}"))
            })?,
        };
        let mut text = Vec::new();
        clap_mangen::Man::new(page.clone()).render(&mut text).map_err(Failure::new)?;
        self.output.write(&String::from_utf8_lossy(&text))
    }
}
