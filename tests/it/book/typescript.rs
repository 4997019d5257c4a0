//! TypeScript: what the compiler and prettier make of it, `tests/book/typescript/check` shows.

use crate::systems::EXAMPLES;

#[test]
fn modules_of_the_systems_are_the_golden_files() {
    for example in EXAMPLES {
        let file = format!("../../golden/{}.ts", example.name);
        expect_test::expect_file![file].assert_eq(&example.catalog.book().typescript());
    }
}
