//! Every error of every example comes back as the value that was answered with, in every format that
//! carries it.

use errbook::bytes::Bytes;
use errbook::format::{self, WireFormat};
use errbook::http::{Method, Response};
use errbook::standard::HttpError;
use errbook::{ApiError, Catalog, RemoteError, RequestFacts};
use errbook_examples::{
    custom_format, envelope, flat, message, migrated, problem_details, success_flag,
};

/// What a client has of a response, in all of the types that a service has: a type and a value.
type Receive = fn(&'static Catalog, &Response<Bytes>) -> Vec<String>;

struct Service {
    name: &'static str,
    occurrences: fn() -> Vec<Box<dyn ApiError>>,
    catalog: &'static Catalog,
    /// The same errors in each of the built-in formats.
    in_formats: [&'static Catalog; 5],
    receive: Receive,
}

macro_rules! services {
    ($($name:ident: $types:tt;)+) => {
        &[$(Service {
            name: stringify!($name),
            occurrences: $name::occurrences,
            catalog: &$name::ERRORS,
            in_formats: [
                services!(@catalog $types PROBLEM),
                services!(@catalog $types ENVELOPE),
                services!(@catalog $types FLAT),
                services!(@catalog $types SUCCESS_FLAG),
                services!(@catalog $types MESSAGE),
            ],
            receive: services!(@receive $types),
        }),+]
    };
    (@catalog $types:tt $format:ident) => {{
        errbook::catalog! {
            static ERRORS = {
                errors: $types,
                format: format::$format,
                authenticate: "Bearer",
                headers_elsewhere: ["Allow"],
            };
        }
        &ERRORS
    }};
    (@receive [$($ty:ty),+]) => {
        |catalog, response| {
            let mut received = Vec::new();
            $(if let RemoteError::Known(error, _) = catalog.receive::<$ty>(response) {
                received.push(format!("{error:?}"));
            })+
            received
        }
    };
}

static SERVICES: &[Service] = services! {
    problem_details: [problem_details::ClientError];
    envelope: [envelope::AccessError, envelope::SignOnError, envelope::GroupError];
    flat: [flat::CallError];
    message: [message::ClientError, message::ServerError];
    success_flag: [success_flag::CallError, HttpError];
    custom_format: [
        custom_format::BookError,
        custom_format::LabelError,
        custom_format::PaymentError,
        custom_format::ArticleError,
        custom_format::ProvisioningError,
        custom_format::TokenError
    ];
    migrated: [migrated::Traced];
};

/// What a format has of an error, besides its headers.
struct Carried {
    code: bool,
    members: bool,
    items: bool,
}

fn carried(catalog: &Catalog, by: &'static WireFormat) -> Carried {
    let (code, members, items) = match by.name() {
        "PROBLEM" | "ENVELOPE" => (true, true, true),
        "GOOGLE" | "STRIPE" | "ORDERS" => (true, true, false),
        "JSON_API" => (true, false, true),
        "FLAT" | "SCIM" | "OAUTH" => (true, false, false),
        // Its code is the end of the URI that the catalog makes of it.
        "GITHUB" => (catalog.type_base().is_some(), true, false),
        "SUCCESS_FLAG" | "MESSAGE" | "DESCRIPTION" | "TWILIO" | "PLAIN" => (false, false, false),
        name => panic!("what {name} carries, nobody has said"),
    };
    Carried { code, members, items }
}

/// What comes back without the items, or the part of them, that its format has not.
const LESS: &[(&str, &str, &str)] = &[
    ("InvalidParameter", "FLAT", "Validation(InvalidParameter { findings: [] })"),
    (
        "invalid-values",
        "GITHUB",
        r#"InvalidValues { resource: "Label", fields: [Item { pointer: Some("/name"), code: Some("already_exists"), message: "", parameter: None, members: {} }, Item { pointer: Some("/color"), code: Some("invalid"), message: "", parameter: None, members: {} }] }"#,
    ),
];

/// The errors that do not come back in any format, and why.
const STAYING: &[(&str, &str)] = &[
    ("InternalError", "its type has a source that is always there, and so cannot be received"),
    ("InvalidInput", "its type cannot"),
    ("MissingRequiredQueryParameter", "its type cannot"),
    ("InvalidRequestDomain", "its type cannot"),
    ("EmailAlreadyExists@envelope", "its type has values in the text of messages alone"),
    ("UsernameAlreadyExists", "its type cannot"),
    ("OutOfRangeUsername", "its type cannot"),
    ("OutOfRangeSuggestedUsername", "its type cannot"),
    ("InvalidUsername", "its type cannot"),
    ("InvalidEmailDomain", "its type cannot"),
    ("FailedToCreateUser", "its type cannot"),
    ("InternalServerError@problem_details", "its type has a source that is always there"),
    ("InternalServerError@migrated", "it is masked"),
    ("PaymentRequired@migrated", "a function has made it"),
    ("BadGateway@migrated", "a function has made it"),
    ("InvalidAttribute", "JSON:API has the codes of its items in the place of its own"),
    ("21211", "its type has a value in the text of a message alone"),
    ("20429", "its type cannot"),
];

#[test]
fn every_error_comes_back_where_its_format_carries_it() {
    let request = RequestFacts::new(Method::POST, "/orders/7").with_id("req-7f3a");
    let (mut back, mut staying, mut uncarried) = (0, 0, 0);
    for service in SERVICES {
        for catalog in service.in_formats.into_iter().chain([service.catalog]) {
            for error in (service.occurrences)() {
                let (entry, name) = (error.entry(), service.name);
                let occurrence = catalog.occurrence(&*error).with_request(&request);
                let format = occurrence.format();
                let received = (service.receive)(catalog, &occurrence.respond());
                let carried = carried(catalog, format);
                let has_members = entry.members().len() > entry.constants().len();
                let is_carried = carried.code && (carried.members || !has_members);
                let code = entry.code();
                let stays = |it: &str| it == code || it == format!("{code}@{name}");
                let expected = if STAYING.iter().any(|(code, _)| stays(code)) {
                    staying += 1;
                    Vec::new()
                } else if entry.has_items() && !carried.items && is_carried {
                    let has_less =
                        |row: &&(&str, &str, &str)| row.0 == code && row.1 == format.name();
                    let (_, _, less) = LESS.iter().find(has_less).unwrap();
                    vec![(*less).to_owned()]
                } else if is_carried {
                    back += 1;
                    // The challenge of the catalog is in the header of this field.
                    let challenged = "challenge: Some(\"Bearer\")";
                    vec![format!("{error:?}").replace("challenge: None", challenged)]
                } else {
                    uncarried += 1;
                    Vec::new()
                };
                assert_eq!(received, expected, "{code} of {name} in {}", format.name());
            }
        }
    }
    assert!(back > 100 && staying > 50 && uncarried > 100, "{back}, {staying}, {uncarried}");
}
