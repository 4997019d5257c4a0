//! What is logged while the tests run, by all services of all threads.

use std::fmt::{self, Write};
use std::sync::{Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span;

/// The targets, and the lines without them.
static LINES: Mutex<Vec<(&str, String)>> = Mutex::new(Vec::new());

/// Keeps what is logged, from now on.
pub(crate) fn listen() {
    let _ = tracing::subscriber::set_global_default(Lines);
}

/// What errbook has logged of the request with this id.
pub(crate) fn logged(id: &str) -> Vec<String> {
    let id = format!("request_id={id}");
    found(|target, line| target == "errbook" && line.split(' ').any(|part| part == id))
}

/// What anybody has logged that has this text in it.
pub(crate) fn lines_with(text: &str) -> Vec<String> {
    found(|_, line| line.contains(text))
}

fn found(is_wanted: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
    let wanted = lines.iter().filter(|(target, line)| is_wanted(target, line));
    wanted.map(|(_, line)| line.clone()).collect()
}

struct Lines;

impl tracing::Subscriber for Lines {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        let mut line = Line(event.metadata().level().to_string());
        event.record(&mut line);
        let mut lines = LINES.lock().unwrap_or_else(PoisonError::into_inner);
        lines.push((event.metadata().target(), line.0));
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
    fn record_str(&mut self, field: &Field, value: &str) {
        write!(self.0, " {field}={value}").unwrap();
    }
}
