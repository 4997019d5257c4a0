//! Markdown: whatever the texts are, the document keeps its shape.

use errbook::ApiError;
use errbook::book::Column;

/// Pipes | and `code`
///
/// # A heading
///
/// ```text
/// # not a heading
/// ```
#[derive(Debug, ApiError)]
#[allow(dead_code, reason = "what counts here is the documentation")]
#[api(status = 400)]
enum Awkward {
    /// A `a|b` pipe,
    /// on two lines.
    ///
    /// A second | paragraph.
    #[api(message = "a|b *c* <d> `e` [f] \\ {{g}}", title = "The | title *of* <it>")]
    Pipes,
    #[api(route = "a|`b`", message = "{name}", header = "Link: <a`b>")]
    Values {
        /// The name,
        ///
        /// in full.
        name: String,
    },
}

errbook::catalog! {
    /// All | docs.
    static ERRORS = { title: "Awkward | *texts*", errors: [Awkward], successes: [200: "a|b"] };
}

const COLUMNS: [Column; 10] = [
    Column::CODE,
    Column::TITLE.titled("A | heading"),
    Column::STATUS,
    Column::PHRASE,
    Column::MESSAGE,
    Column::MEANING,
    Column::ROUTE,
    Column::ACTOR,
    Column::ACTION,
    Column::RETRY,
];

#[test]
fn every_row_of_a_table_has_every_column() {
    let text = ERRORS.markdown().table(&COLUMNS).with_successes().to_string();
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut columns = Vec::new();
    let mut header = 0;
    for line in text.lines() {
        if !line.starts_with('|') {
            header = 0;
        } else if header == 0 {
            header = bars(line);
            columns.push(header - 1);
        } else {
            assert_eq!(bars(line), header, "{line}");
        }
    }
    // What no row of a table has anything to say in is left out.
    assert_eq!(columns, [3, COLUMNS.len()]);
}

#[test]
fn texts_are_escaped() {
    expect_test::expect_file!["../../golden/awkward.md"].assert_eq(&format!(
        "{}\n{}\n{}",
        ERRORS.markdown().with_successes(),
        ERRORS.markdown().blocks().with_level(2),
        ERRORS.markdown().table(&COLUMNS).with_successes(),
    ));
}
