//! Several services, and codes that mean different things in two of them.

use errbook::book::{Book, ChangeKind, Conflict, conflicts};

use super::compare::{MUTATIONS, book, entry};

fn named(title: &str, count: usize) -> Book {
    let mut book = book(count);
    title.clone_into(&mut book.title);
    book
}

#[test]
fn services_that_agree_have_no_conflicts() {
    assert!(conflicts(&[]).is_empty());
    assert!(conflicts(&[&named("A", 3)]).is_empty());
    assert!(conflicts(&[&named("A", 3), &named("B", 3), &named("C", 9)]).is_empty());
    let books: Vec<Book> = crate::systems::EXAMPLES.iter().map(|it| it.catalog.book()).collect();
    for book in &books {
        assert!(conflicts(&[book, book]).is_empty());
    }
}

#[test]
fn what_makes_another_meaning_is_a_conflict() {
    use ChangeKind::*;
    for (kind, mutate) in MUTATIONS {
        let (mut left, mut right) = (named("A", 3), named("B", 3));
        mutate(&mut left, &mut right, 1);
        let found = conflicts(&[&left, &right]);
        let meaning = matches!(
            kind,
            Status
                | Title
                | Permanent
                | Retryable
                | ItemsGone
                | ItemsAdded
                | MemberGone
                | MemberAdded
                | MemberRenamed
                | MemberType
        );
        assert_eq!(found.len(), usize::from(meaning), "{kind:?}: {found:?}");
        let back = conflicts(&[&right, &left]);
        assert_eq!(back.len(), found.len(), "it does not matter which book comes first: {kind:?}");
    }
}

#[test]
fn a_conflict_names_both_places() {
    let (left, mut right) = (named("Accounts", 2), named("Billing", 2));
    "BillingError".clone_into(&mut right.sections[0].error_type);
    let changed = entry(&mut right, 1);
    (changed.status, changed.title) = (410, "Other".to_owned());
    changed.members.remove(0);
    let found = conflicts(&[&left, &named("Third", 2), &right]);
    let told: Vec<String> = found.iter().map(Conflict::to_string).collect();
    expect_test::expect![[r#"
        `Code1` is not the same in "Accounts" (`Errors`) and in "Billing" (`BillingError`):
          - the status is 409 in the one, and 410 in the other
          - only the one has the member `always`
          - the title is Title 1 in the one, and Other in the other"#]]
    .assert_eq(&told.join("\n"));
    assert_eq!(
        serde_json::to_value(&found[0]).unwrap()["right"],
        serde_json::json!({ "book": "Billing", "errorType": "BillingError" })
    );
}
