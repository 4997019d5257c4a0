//! Markdown: whatever the texts are, the document keeps its shape.

use errbook::ApiError;
use errbook::export::Column;

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
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 2 + 1 + 2 + 2);
    for row in rows {
        let bars = row.replace("\\|", "").matches('|').count();
        assert_eq!(bars, COLUMNS.len() + 1, "{row}");
    }
}

#[test]
fn texts_are_escaped() {
    expect_test::expect_file!["../golden/awkward.md"].assert_eq(&format!(
        "{}{}{}",
        ERRORS.markdown().with_successes(),
        ERRORS.markdown().blocks().with_level(2),
        ERRORS.markdown().table(&COLUMNS).with_successes(),
    ));
}
