//! A file holds what is published.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use errbook::ApiError;
use errbook::book::{Book, Update};
use serde_json::{Value, json};

/// The errors of a service, before and after somebody has worked on them.
mod before {
    use super::ApiError;

    /// Accounts
    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "what counts here is what is published")]
    pub(super) enum AccountError {
        /// The email is already registered.
        #[api(status = 409)]
        EmailAlreadyExists,
        /// The account has too little credit.
        #[api(status = 403, message = "Your balance is {balance}.")]
        OutOfCredit { balance: u32 },
        /// The account was closed.
        #[api(status = 410)]
        AccountClosed,
        /// Too many requests.
        #[api(status = 429, header = "Retry-After: 60")]
        SlowDown,
    }

    errbook::catalog! {
        pub(super) static ERRORS = { title: "Account service", errors: [AccountError] };
    }
}

mod after {
    use super::ApiError;

    /// Accounts
    #[derive(Debug, ApiError)]
    #[allow(dead_code, reason = "what counts here is what is published")]
    pub(super) enum AccountError {
        /// The email is already registered.
        #[api(status = 422)]
        EmailAlreadyExists,
        /// The account has too little credit.
        #[api(status = 403, message = "You have {credit}.")]
        OutOfCredit { credit: i64 },
        /// Too many requests.
        #[api(status = 429)]
        SlowDown,
        /// The name is taken.
        #[api(status = 409)]
        NameTaken,
    }

    errbook::catalog! {
        pub(super) static ERRORS = { title: "Account service", errors: [AccountError] };
    }
}

/// A file of its own for each test.
struct File(PathBuf);

impl File {
    fn new(name: &str) -> Self {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.json"));
        let _ = fs::remove_file(&file);
        File(file)
    }

    fn of(name: &str, book: &Book) -> Self {
        let file = File::new(name);
        fs::write(&file.0, book.to_json()).unwrap();
        file
    }

    fn check(&self, book: &Book, update: Update) -> Result<String, String> {
        let hide = |text: String| text.replace(&self.0.display().to_string(), "errors.json");
        let checked = book.check_published(&self.0, update);
        checked.map(|it| hide(it.to_string())).map_err(|it| hide(it.to_string()))
    }

    fn book(&self) -> Book {
        Book::from_json(&fs::read_to_string(&self.0).unwrap()).unwrap()
    }
}

fn without(book: &Book, code: &str) -> Book {
    let mut book = book.clone();
    book.sections[0].entries.retain(|entry| entry.code != code);
    book
}

#[test]
fn what_breaks_a_client_is_told_with_the_ways_on() {
    let (before, after) = (before::ERRORS.book(), after::ERRORS.book());
    let file = File::of("breaking", &before);
    for update in [Update::No, Update::Safe] {
        let told = file.check(&after, update).unwrap_err();
        expect_test::expect_file!["../../golden/lock_breaking.txt"].assert_eq(&told);
    }
    assert_eq!(file.book(), before, "nothing is written");
    let told = file.check(&after, Update::Breaking).unwrap();
    expect_test::expect_file!["../../golden/lock_accepted.txt"].assert_eq(&told);
    let retired: Vec<String> = file.book().retired.into_iter().map(|it| it.entry.code).collect();
    assert_eq!(retired, ["AccountClosed"]);
    assert_eq!(
        file.check(&after, Update::No).unwrap(),
        "errors.json is what \"Account service\" publishes.\n"
    );
}

#[test]
fn what_breaks_nobody_passes_and_is_recorded_when_asked_to() {
    let before = before::ERRORS.book();
    let fewer = without(&before, "SlowDown");
    let file = File::of("safe", &fewer);
    let told = file.check(&before, Update::No).unwrap();
    expect_test::expect![[r#"
        "Account service" has changed, and no client trips over it:

        - `SlowDown`: new (429, `AccountError`): Slow Down

        `ERRBOOK_UPDATE=1 cargo test` records it in errors.json.
    "#]]
    .assert_eq(&told);
    assert_eq!(file.book(), fewer, "nothing is written");
    let told = file.check(&before, Update::Safe).unwrap();
    expect_test::expect![[r"
        errors.json has been written.

        ### Also changed
        - `SlowDown`: new (429, `AccountError`): Slow Down

    "]]
    .assert_eq(&told);
    assert_eq!(file.book(), before);
}

#[test]
fn a_retired_code_cannot_come_back_with_another_meaning() {
    let all = before::ERRORS.book();
    let file = File::of("retired", &all);
    file.check(&without(&all, "AccountClosed"), Update::Breaking).unwrap();
    // Years go by, and other codes come and go.
    file.check(&without(&without(&all, "AccountClosed"), "SlowDown"), Update::Breaking).unwrap();
    let retired: Vec<String> = file.book().retired.into_iter().map(|it| it.entry.code).collect();
    assert_eq!(retired, ["AccountClosed", "SlowDown"]);
    let mut other = all.clone();
    for entry in other.sections[0].entries.iter_mut().filter(|it| it.code == "AccountClosed") {
        (entry.status, entry.response.status) = (403, 403);
    }
    for update in [Update::No, Update::Safe, Update::Breaking] {
        let told = file.check(&other, update).unwrap_err();
        expect_test::expect_file!["../../golden/lock_reused.txt"].assert_eq(&told);
    }
    // As what it was, it may.
    let told = file.check(&all, Update::Safe).unwrap();
    assert!(told.contains("- `AccountClosed`, `SlowDown`: the retired code is back"), "{told}");
    assert_eq!(file.book(), all);
}

#[test]
fn a_file_that_is_none_is_told_with_the_mend() {
    let book = before::ERRORS.book();
    let file = File::new("none");
    expect_test::expect![[r#"
        nothing holds what "Account service" publishes yet: there is no errors.json

        `ERRBOOK_UPDATE=1 cargo test` writes it; commit it with the code."#]]
    .assert_eq(&file.check(&book, Update::No).unwrap_err());
    file.check(&book, Update::Safe).unwrap();
    assert_eq!(file.book(), book);

    let json: Value = serde_json::from_str(&book.to_json()).unwrap();
    let edited = |edit: fn(&mut Value)| {
        let mut json = json.clone();
        edit(&mut json);
        json.to_string()
    };
    for text in [
        String::new(),
        "<<<<<<< HEAD\n".to_owned() + &book.to_json(),
        book.to_json()[..200].to_owned(),
        "{}".to_owned(),
        "[1, 2]".to_owned(),
        edited(|json| json["errbook"] = json!(2)),
        edited(|json| json["sections"] = json!("none")),
        edited(|json| json["sections"][0]["entries"][0]["status"] = json!("409")),
        edited(|json| json["sections"][0]["entries"][0]["statsu"] = json!(409)),
    ] {
        fs::write(&file.0, &text).unwrap();
        for update in [Update::No, Update::Safe, Update::Breaking] {
            let told = file.check(&book, update).unwrap_err();
            assert!(told.starts_with("errors.json is not what errbook has written: "), "{told}");
            assert!(told.contains("Take it from version control as it was."), "{told}");
            assert!(told.contains("In a merge take either side"), "{told}");
        }
        assert_eq!(fs::read_to_string(&file.0).unwrap(), text, "it is left as it is");
    }
    let folder = File(Path::new(env!("CARGO_TARGET_TMPDIR")).to_owned());
    let told = folder.check(&book, Update::Safe).unwrap_err();
    assert!(told.starts_with("errors.json cannot be read: "), "{told}");
}

/// The test that a service has, run by the one below.
#[test]
fn a_service_asserts() {
    if std::env::var_os("ERRBOOK_TEST_FOLDER").is_some() {
        errbook::testing::assert_published(&before::ERRORS, "asserted.json");
    }
}

#[test]
fn the_environment_has_the_file_written() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("asserted");
    fs::create_dir_all(&folder).unwrap();
    let _ = fs::remove_file(folder.join("asserted.json"));
    let run = |update: &str| {
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "book::lock::a_service_asserts", "--nocapture"])
            .env("CARGO_MANIFEST_DIR", &folder)
            .env("ERRBOOK_TEST_FOLDER", "1")
            .env("ERRBOOK_UPDATE", update)
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap()).concat();
        (output.status.success(), text)
    };
    let (passed, text) = run("");
    assert!(!passed && text.contains("there is no "), "{text}");
    let (passed, text) = run("yes");
    assert!(
        !passed && text.contains("`ERRBOOK_UPDATE` is \"yes\": `ERRBOOK_UPDATE=1` records"),
        "{text}"
    );
    let (passed, text) = run("1");
    assert!(passed && text.contains("asserted.json has been written"), "{text}");
    let (passed, text) = run("");
    assert!(passed && !text.contains("asserted.json"), "{text}");
}
