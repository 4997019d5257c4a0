//! The reports of validation crates: where each finding is, what it says, and what nothing says.

mod garde;
mod names;
mod rejected;
mod validator;

use ::validator::Validate as _;
use errbook::format::PROBLEM;
use errbook::{ApiError, Findings, Item, WireFormat};
use errbook_examples::custom_format::{GITHUB, JSON_API};

fn items(findings: &impl Findings) -> Vec<Item> {
    let mut items = Vec::new();
    findings.visit(&mut |item| items.push(item.clone()));
    items
}

/// Pointer, code and message of each.
fn shown(findings: &impl Findings) -> Vec<String> {
    let items = items(findings).into_iter().map(|item| {
        let code = item.code.map_or(String::new(), |code| format!(" [{code}]"));
        format!("{}{code} {}", item.pointer.as_deref().unwrap_or("-"), item.message)
    });
    items.collect()
}

fn body(format: &'static WireFormat, error: &dyn ApiError) -> String {
    String::from_utf8(format.respond(error).into_body().into()).unwrap()
}

/// The least there is to write, as the README has it.
#[derive(Debug, ApiError)]
#[api(status = 422)]
enum Invalid {
    #[api(message = "Some fields are not valid.")]
    Garde(
        #[from]
        #[api(items)]
        ::garde::Report,
    ),
    #[api(message = "Some fields are not valid.")]
    Validator(
        #[from]
        #[api(items = errbook::camel_case)]
        ::validator::ValidationErrors,
    ),
}

#[derive(::garde::Validate, ::validator::Validate)]
struct SignUp {
    #[garde(email)]
    #[validate(email)]
    email: String,
    #[garde(dive)]
    #[validate(nested)]
    home_address: Address,
}

#[derive(::garde::Validate, ::validator::Validate)]
struct Address {
    #[garde(length(max = 5))]
    #[validate(length(max = 5))]
    zip_code: String,
}

fn sign_up() -> SignUp {
    SignUp { email: "ada".into(), home_address: Address { zip_code: "1234567".into() } }
}

fn with_garde() -> Result<(), Invalid> {
    Ok(::garde::Validate::validate(&sign_up())?)
}

fn with_validator() -> Result<(), Invalid> {
    Ok(sign_up().validate()?)
}

#[test]
fn formats_show_the_list() {
    let (garde, validator) = (with_garde().unwrap_err(), with_validator().unwrap_err());
    assert_eq!(
        body(&PROBLEM, &garde),
        r#"{"title":"Unprocessable Content","status":422,"detail":"Some fields are not valid.","code":"Garde","errors":[{"pointer":"/email","detail":"not a valid email: value is missing `@`"},{"pointer":"/home_address/zip_code","detail":"length is greater than 5"}]}"#
    );
    assert_eq!(
        body(&PROBLEM, &validator),
        r#"{"title":"Unprocessable Content","status":422,"detail":"Some fields are not valid.","code":"Validator","errors":[{"pointer":"/email","code":"email","detail":"must be an email address"},{"pointer":"/homeAddress/zipCode","code":"length","detail":"must have a length of at most 5"}]}"#
    );
    assert_eq!(
        body(&GITHUB, &garde),
        r#"{"message":"Some fields are not valid.","errors":[{"field":"email"},{"field":"home_address.zip_code"}],"status":"422"}"#
    );
    assert_eq!(
        body(&GITHUB, &validator),
        r#"{"message":"Some fields are not valid.","errors":[{"field":"email","code":"email"},{"field":"homeAddress.zipCode","code":"length"}],"status":"422"}"#
    );
    assert_eq!(
        body(&JSON_API, &garde),
        r#"{"errors":[{"status":"422","title":"Garde","detail":"not a valid email: value is missing `@`","source":{"pointer":"/email"}},{"status":"422","title":"Garde","detail":"length is greater than 5","source":{"pointer":"/home_address/zip_code"}}]}"#
    );
    assert_eq!(
        body(&JSON_API, &validator),
        r#"{"errors":[{"status":"422","code":"email","title":"Validator","detail":"must be an email address","source":{"pointer":"/email"}},{"status":"422","code":"length","title":"Validator","detail":"must have a length of at most 5","source":{"pointer":"/homeAddress/zipCode"}}]}"#
    );
}

#[test]
fn a_client_reads_the_list_back() {
    for error in [with_garde().unwrap_err(), with_validator().unwrap_err()] {
        let mut sent = Vec::new();
        error.items(&mut |item| sent.push(item.clone()));
        let response = PROBLEM.respond(&error);
        let received = PROBLEM.read(response.status(), response.body()).unwrap();
        assert_eq!(received.items, sent);
    }
}

#[test]
fn whatever_holds_findings_is_findings() {
    let one = || Item::new("one");
    assert_eq!(items(&one()), [one()]);
    assert_eq!(items(&[&one(), &one()]), [one(), one()]);
    assert_eq!(items(&Some(vec![one()])), [one()]);
    assert_eq!(items(&None::<Item>), []);
    let boxed: Box<[Item]> = Box::new([one()]);
    assert_eq!(items(&boxed), [one()]);
    let shared: std::sync::Arc<dyn Findings> = std::sync::Arc::new(::garde::Report::new());
    assert_eq!(items(&shared), []);
}

/// The whole body has no field's path, and reads back as what it is.
#[test]
fn a_finding_about_the_whole_body() {
    #[derive(Debug, ApiError)]
    #[api(status = 422)]
    struct Wrong(#[api(items)] Item);

    let wrong = Wrong(Item::new("ends before it starts").pointer(""));
    assert!(body(&PROBLEM, &wrong).contains(r#""errors":[{"pointer":"","detail":"ends"#));
    assert!(body(&JSON_API, &wrong).contains(r#""source":{"pointer":""}"#));
    assert!(!body(&GITHUB, &wrong).contains("field"));
    let response = JSON_API.respond(&wrong);
    let received = JSON_API.read(response.status(), response.body()).unwrap();
    assert_eq!(received.items[0].pointer.as_deref(), Some(""));
}
