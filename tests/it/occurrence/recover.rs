//! API errors that were swallowed by a box, a chain of causes or an `anyhow::Error` are found again.

use std::error::Error as StdError;
use std::fmt;
use std::rc::Rc;

use anyhow::Context as _;
use errbook::standard::HttpError;
use errbook::{ApiError, Entry, Occurrence, OrRecover};

type Boxed = Box<dyn StdError + Send + Sync>;

/// Users
#[derive(Debug, ApiError)]
enum UserError {
    /// There is no such user.
    #[api(status = 404, message = "There is no user {name}.")]
    NoSuchUser { name: String },
    #[api(transparent)]
    Quota(QuotaError),
}

/// Quotas
#[derive(Debug, ApiError)]
#[api(status = 429, message = "This is too much.")]
struct QuotaError {
    #[api(header = "Retry-After")]
    seconds: u64,
}

/// Sessions
#[derive(Debug, ApiError)]
#[api(status = 409, message = "The session has changed.")]
struct SessionError(Rc<str>);

/// Logins
#[derive(Debug, ApiError)]
#[api(status = 403, message = "Nobody can log in now.")]
struct LoginError {
    source: QuotaError,
}

/// Of no catalog.
#[derive(Debug, ApiError)]
#[api(status = 410, message = "It is gone.")]
struct Elsewhere;

/// Values
#[derive(Debug, ApiError)]
#[api(status = 422, message = "This is no value.")]
struct ValueError<T: fmt::Debug>(T);

errbook::catalog! {
    /// All.
    static ERRORS = {
        format: errbook::format::ENVELOPE,
        errors: [UserError, LoginError, SessionError, ValueError<u8>],
    };
}

fn no_such_user() -> UserError {
    UserError::NoSuchUser { name: "ada".to_owned() }
}

/// Something that has gone wrong, with its cause.
#[derive(Debug)]
struct Because<E>(E);

impl<E> fmt::Display for Because<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("secret")
    }
}

impl<E: StdError + 'static> StdError for Because<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.0)
    }
}

fn found(error: &(dyn StdError + 'static)) -> Option<&'static str> {
    ERRORS.recover(error).map(|error| error.entry().code())
}

/// What a client gets of it, and what it gets of the error itself.
fn answered(swallowed: impl errbook::AnyError, error: &dyn ApiError) {
    let recovered = Err::<(), _>(swallowed).or_recover(&ERRORS).unwrap_err();
    let (of_it, own) = (recovered.respond(), ERRORS.respond(error));
    assert_eq!(of_it.status(), own.status());
    assert_eq!(of_it.headers(), own.headers());
    assert_eq!(of_it.body(), own.body());
}

#[test]
fn it_is_found_wherever_it_is_among_the_causes() {
    assert_eq!(found(&no_such_user()), Some("NoSuchUser"));
    assert_eq!(found(&Because(no_such_user())), Some("NoSuchUser"));
    assert_eq!(found(&Because(Because(no_such_user()))), Some("NoSuchUser"));
    assert_eq!(found(&std::io::Error::other(Because(no_such_user()))), Some("NoSuchUser"));
    assert_eq!(found(&Because(std::io::Error::other(no_such_user()))), Some("NoSuchUser"));
    assert_eq!(found(&UserError::Quota(QuotaError { seconds: 7 })), Some("QuotaError"));
    // A type in another one, on its own; and one that is neither `Send` nor `Sync`.
    assert_eq!(found(&Because(QuotaError { seconds: 7 })), Some("QuotaError"));
    assert_eq!(found(&Because(SessionError(Rc::from("x")))), Some("SessionError"));
    // Any application may answer with those of HTTP.
    assert_eq!(found(&Because(HttpError::NotFound)), Some("NotFound"));
    // The nearest one counts.
    let login = LoginError { source: QuotaError { seconds: 7 } };
    assert_eq!(found(&Because(login)), Some("LoginError"));
}

#[test]
fn what_is_not_of_the_catalog_is_not_found() {
    assert_eq!(found(&Because(std::io::Error::other("disk"))), None);
    assert_eq!(found(&Because(Elsewhere)), None);
    // No function can ask for every type that its parameter may be.
    assert_eq!(found(&ValueError(1_u8)), None);
}

#[test]
fn it_is_answered_as_if_nothing_had_swallowed_it() {
    let quota = || QuotaError { seconds: 7 };
    answered(Boxed::from(no_such_user()), &no_such_user());
    answered(Boxed::from(Because(quota())), &quota());
    answered(anyhow::Error::from(no_such_user()), &no_such_user());
    answered(anyhow::Error::from(Because(UserError::Quota(quota()))), &quota());
    answered(anyhow::Error::from(no_such_user()).context("while logging in"), &no_such_user());
    answered(anyhow::Error::from_boxed(Because(quota()).into()), &quota());
}

#[test]
fn a_context_is_nearer_than_what_it_was_given_to() {
    let disk = || std::io::Error::other("disk");
    let in_context = |error: anyhow::Error| error.context("while logging in").context("at night");
    answered(
        in_context(Err::<(), _>(disk()).context(no_such_user()).unwrap_err()),
        &no_such_user(),
    );
    answered(in_context(None::<()>.context(no_such_user()).unwrap_err()), &no_such_user());
    let both = Err::<(), _>(QuotaError { seconds: 7 }).context(no_such_user()).unwrap_err();
    answered(in_context(both), &no_such_user());
    let both = Err::<(), _>(no_such_user()).context(QuotaError { seconds: 7 }).unwrap_err();
    answered(in_context(both), &QuotaError { seconds: 7 });
}

#[test]
fn everything_else_is_a_500_that_tells_nothing() {
    let disk = || Because(std::io::Error::other("disk"));
    answered(Boxed::from(disk()), &HttpError::InternalServerError);
    answered(anyhow::Error::from(disk()).context("secret"), &HttpError::InternalServerError);
    answered(anyhow::Error::from(Elsewhere), &HttpError::InternalServerError);
}

#[test]
fn the_operators_are_told_all_of_it() {
    let error = anyhow::Error::from(Because(no_such_user())).context("while logging in");
    let error = Err::<(), _>(error).or_recover(&ERRORS).unwrap_err();
    let occurrence = Occurrence::new(&*error);
    let causes: Vec<String> = occurrence.causes().map(ToString::to_string).collect();
    assert_eq!(error.to_string(), "while logging in");
    assert_eq!(causes, ["secret", "There is no user ada."]);
    assert_eq!(occurrence.message(), "There is no user ada.");
}

#[test]
fn what_was_found_can_be_swallowed_again() {
    let once = anyhow::Error::from(errbook::Error::new(no_such_user()));
    assert!(once.is::<UserError>());
    let again = Err::<(), _>(once).or_recover(&ERRORS).unwrap_err();
    answered(anyhow::Error::from(again).context("while logging in"), &no_such_user());
    let boxed = Err::<(), _>(Boxed::from(no_such_user())).or_recover(&ERRORS).unwrap_err();
    answered(anyhow::Error::from(boxed), &no_such_user());
}

#[test]
fn causes_without_an_end_have_one() {
    #[derive(Debug)]
    struct Its;

    impl fmt::Display for Its {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("its own cause")
        }
    }

    impl StdError for Its {
        fn source(&self) -> Option<&(dyn StdError + 'static)> {
            Some(self)
        }
    }

    assert_eq!(found(&Its), None);
    answered(Boxed::from(Its), &HttpError::InternalServerError);
}

/// By hand it cannot be found, and says so by being masked.
#[test]
fn an_error_by_hand_is_not_found() {
    #[derive(Debug)]
    struct Teapot;

    impl fmt::Display for Teapot {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("somebody asked for coffee")
        }
    }

    impl StdError for Teapot {}

    impl ApiError for Teapot {
        fn entry(&self) -> &'static Entry {
            const ENTRY: &Entry = &Entry::new(418, "Teapot", "This is a teapot");
            ENTRY
        }
    }

    answered(Boxed::from(Teapot), &HttpError::InternalServerError);
}
