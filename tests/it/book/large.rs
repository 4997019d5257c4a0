//! A book of 2,000 errors. `cargo test --release -p errbook-tests --test it large -- --nocapture` prints
//! what each step takes: less than the 100 ms that a build can wait.

use std::time::{Duration, Instant};

use errbook::book::{Book, Column};
use errbook::private::{Index, Settings, Table, fill};
use errbook::{Catalog, Entry, Group, MemberDoc};

const COUNT: usize = 2_000;
const SLOTS: usize = (2 * COUNT + 1).next_power_of_two();

fn leaked(text: String) -> &'static str {
    String::leak(text)
}

fn catalog() -> &'static Catalog {
    const MEMBERS: &[MemberDoc] = &[
        MemberDoc { name: "email", docs: "The address." },
        MemberDoc { name: "limit", docs: "How many there may be." },
    ];
    let entry = |number: usize| {
        let summary = leaked(format!("The error of the number {number}."));
        let docs = leaked(format!("{summary}\n\nIt may have been `{number}` | what was sent."));
        let entry =
            Entry::new(409, leaked(format!("Error{number}")), leaked(format!("Error {number}")));
        entry
            .with_docs(docs, summary)
            .with_message("{email} is over {limit}.")
            .with_members(MEMBERS)
    };
    let entries: Vec<Entry> = (0..COUNT).map(entry).collect();
    let group = Group::new("large::Error", (1, 1), "Large").with_entries(entries.leak());
    let flat: &'static [&'static Group] = vec![&*Box::leak(Box::new(group))].leak();
    let table: &'static Table<SLOTS> = Box::leak(Box::new(fill(flat)));
    let settings = Settings::EMPTY.type_base("https://example.com/probs/");
    let index = Index::new(flat, table);
    Box::leak(Box::new(Catalog::new("LARGE", "", settings, flat, index)))
}

fn timed<T>(what: &str, step: impl Fn() -> T) -> T {
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        std::hint::black_box(step());
        best = best.min(start.elapsed());
    }
    println!("{COUNT} errors, {what}: {best:?}");
    step()
}

#[test]
fn a_large_book_is_made_at_once() {
    let catalog = catalog();
    let book = timed("book", || catalog.book());
    let json = timed("JSON", || book.to_json());
    let read = timed("book from JSON", || Book::from_json(&json).unwrap());
    assert!(read == book);
    timed("book for operators", || catalog.operators_book());
    timed("page", || catalog.page("Error1999").unwrap().to_string());
    let tree = timed("Markdown", || book.markdown().to_string());
    assert_eq!(tree.matches("\n### ").count(), COUNT);
    timed("table", || book.markdown().table(&[Column::CODE, Column::MEANING]).to_string());
}
