//! What a book of 2,000 errors costs. Each export and a comparison are to take less than 100 ms.

use std::hint::black_box;
use std::time::Instant;

use errbook::book::Book;
use errbook::standard::HttpError;

errbook::catalog! {
    static ERRORS = { errors: [HttpError], headers_elsewhere: ["Allow", "WWW-Authenticate"] };
}

const ENTRIES: usize = 2_000;

fn main() {
    let mut book = ERRORS.book();
    let models = book.sections[0].entries.clone();
    let entries = models.iter().cycle().take(ENTRIES).enumerate().map(|(number, model)| {
        let mut entry = model.clone();
        entry.code = format!("{}{number}", model.code);
        // Each has a body of its own, as the code in it differs.
        let quoted = |code: &str| format!("\"{code}\"");
        let schema = model.response.schema.as_json().to_string();
        let schema = schema.replace(&quoted(&model.code), &quoted(&entry.code));
        entry.response.schema = serde_json::from_str(&schema).unwrap();
        entry
    });
    book.sections[0].entries = entries.collect();
    let json = book.to_json();
    time("JSON", || book.to_json());
    time("JSON, read", || Book::from_json(&json).unwrap());
    time("OpenAPI", || book.openapi().to_json());
    time("Markdown", || book.markdown().to_string());
    let mut other = book.clone();
    for entry in &mut other.sections[0].entries {
        entry.title.push_str(" now");
    }
    time("changes since another", || other.changes_since(&book));
}

/// The fastest of ten, printed.
fn time<T>(what: &str, mut export: impl FnMut() -> T) {
    let fastest = (0..10).map(|_| {
        let start = Instant::now();
        black_box(export());
        start.elapsed()
    });
    let fastest = fastest.min().unwrap();
    println!("{ENTRIES} entries as {what}: {} ms", fastest.as_millis());
}
