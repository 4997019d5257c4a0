//! What the tests of a service ask of its errors.

use std::path::{Path, PathBuf};

use crate::book::Update;
use crate::catalog::Catalog;

/// Fails if clients of what a catalog has published would trip over what it has now.
///
/// The file, a path from the package's folder, holds what is published; `ERRBOOK_UPDATE=1 cargo test`
/// writes it. It is committed with the code, so a review sees what clients will see.
///
/// ```no_run
/// # errbook::catalog! { static ERRORS = { standard: [404] }; }
/// #[test]
/// fn nothing_breaks_a_client() {
///     errbook::testing::assert_published(&ERRORS, "errors.json");
/// }
/// ```
///
/// What breaks a client: a code that is gone, renamed, or answered with another status; a member that is
/// gone, renamed, no longer always there, or of another type; a header that is gone, no longer always there,
/// or of another value; items or a message that are gone; an error that cannot be retried any more; another
/// type URI, media type or format.
/// `ERRBOOK_UPDATE=breaking cargo test` records even that. A code that is gone stays in the file as
/// retired, and cannot come back with another meaning.
///
/// New codes, new members, and other words pass. They are printed (`cargo test -- --nocapture` shows it)
/// as a changelog would tell of them, and `ERRBOOK_UPDATE=1` records them: with each release, so that the
/// next one is held to them.
///
/// # Panics
/// With what breaks, and how to go on. Also if there is no such file yet, or no book in it, or
/// `ERRBOOK_UPDATE` asks for something else.
#[track_caller]
pub fn assert_published(catalog: &'static Catalog, file: impl AsRef<Path>) {
    let update = match Update::from_env() {
        Ok(update) => update,
        // Not in a closure, which the place of the call does not reach.
        Err(wrong) => panic!("{wrong}"),
    };
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let file = folder.join(file);
    match catalog.book().check_published(&file, update) {
        Ok(checked) if checked.changes.is_empty() && !checked.written => {}
        Ok(checked) => println!("{checked}"),
        Err(error) => panic!("{error}"),
    }
}

/// Fails if there is anything to remark on a catalog: [`Catalog::lints`].
///
/// ```no_run
/// # errbook::catalog! { static ERRORS = { standard: [404] }; }
/// #[test]
/// fn nothing_trips_a_client() {
///     errbook::testing::assert_no_lints(&ERRORS);
/// }
/// ```
///
/// # Panics
/// With each remark, how to mend what it is about, and how to allow it.
#[track_caller]
pub fn assert_no_lints(catalog: &'static Catalog) {
    let lints: Vec<String> = catalog.lints().iter().map(|lint| format!("- {lint}\n")).collect();
    assert!(
        lints.is_empty(),
        "what clients may stumble over in `{}`:\n{}where it is meant so, the catalog allows it: `allow_lints: [CodeCase]`, or of one code `allow_lints: [CodeCase(\"tooLate\")]`",
        catalog.title(),
        lints.concat(),
    );
}
