//! API errors whose type was erased, and those among the causes of other errors, are found again.

use std::error::Error as StdError;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

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
fn answered(erased: impl errbook::ErasedError, error: &dyn ApiError) {
    let recovered = Err::<(), _>(erased).or_recover(&ERRORS).unwrap_err();
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
fn it_is_answered_as_if_its_type_were_known() {
    let quota = || QuotaError { seconds: 7 };
    answered(Boxed::from(no_such_user()), &no_such_user());
    answered(Boxed::from(Because(quota())), &quota());
    answered(anyhow::Error::from(no_such_user()), &no_such_user());
    answered(anyhow::Error::from(Because(UserError::Quota(quota()))), &quota());
    answered(anyhow::Error::from(no_such_user()).context("while logging in"), &no_such_user());
    answered(anyhow::Error::from_boxed(Because(quota()).into()), &quota());
}

/// Nobody
#[derive(Debug, ApiError)]
#[api(status = 403)]
struct Nobody;

/// Nothing
#[derive(Debug, ApiError)]
#[api(status = 410)]
struct Nothing;

errbook::catalog! { static ONE_WAY = { errors: [UserError, Nobody, Nothing] }; }
errbook::catalog! { static OTHER_WAY = { errors: [Nothing, Nobody, UserError] }; }

/// Of each two, as context and what that is given to, whatever the order of the catalog, and whether there is
/// anything of it in the memory.
#[test]
fn the_nearest_counts_be_it_a_context_or_a_cause() {
    type Error = anyhow::Error;
    /// The code of an error, and that it is the context of any error, or of one of a known type.
    type Given = (&'static str, fn(Error) -> Error, fn(std::io::Result<()>) -> Error);
    let roots: [fn() -> Error; 5] = [
        || Nobody.into(),
        || Nothing.into(),
        || no_such_user().into(),
        || Because(Nobody).into(),
        || std::io::Error::other("disk").into(),
    ];
    let contexts: [Given; 3] = [
        ("Nobody", |it| it.context(Nobody), |it| it.context(Nobody).unwrap_err()),
        ("Nothing", |it| it.context(Nothing), |it| it.context(Nothing).unwrap_err()),
        (
            "NoSuchUser",
            |it| it.context(no_such_user()),
            |it| it.context(no_such_user()).unwrap_err(),
        ),
    ];
    let words: [fn(Error) -> Error; 3] =
        [|it| it, |it| it.context("at night"), |it| it.context("at night").context("twice")];
    for catalog in [&ONE_WAY, &OTHER_WAY] {
        let code = |error: Error| {
            let error = Err::<(), _>(error).or_recover(catalog).unwrap_err();
            error.entry().code()
        };
        for (outer, outside, _) in &contexts {
            for (inner, inside, directly) in &contexts {
                for around in &words {
                    for root in &roots {
                        let once = inside(around(root()));
                        assert_eq!(code(around(once)), *inner);
                        assert_eq!(code(around(outside(inside(around(root()))))), *outer);
                    }
                    let direct = || directly(Err(std::io::Error::other("disk")));
                    assert_eq!(code(around(direct())), *inner);
                    assert_eq!(code(outside(around(direct()))), *outer);
                }
            }
        }
        // Inline beside the context, in one value.
        let both = Err::<(), _>(Nobody).context(Nothing).unwrap_err();
        assert_eq!(code(both), "Nothing");
        let both = Err::<(), _>(Nothing).context(Nobody).unwrap_err();
        assert_eq!(code(both), "Nobody");
        let both = Err::<(), _>(QuotaError { seconds: 7 }).context(no_such_user()).unwrap_err();
        assert_eq!(code(both), "NoSuchUser");
        let both = Err::<(), _>(no_such_user()).context(QuotaError { seconds: 7 }).unwrap_err();
        assert_eq!(code(both), "QuotaError");
    }
}

#[test]
fn what_was_masked_on_purpose_stays_masked() {
    let masked = || errbook::Error::internal(no_such_user());
    answered(anyhow::Error::from(masked()), &HttpError::InternalServerError);
    answered(anyhow::Error::from(masked()).context("at night"), &HttpError::InternalServerError);
    let again = Err::<(), _>(anyhow::Error::from(masked())).or_recover(&ERRORS).unwrap_err();
    answered(anyhow::Error::from(again), &HttpError::InternalServerError);
}

#[test]
fn input_that_cannot_be_read_is_the_clients_mistake() {
    let unreadable = || errbook::read_json::<u8>(b"x").unwrap_err();
    answered(Boxed::from(unreadable()), &unreadable());
    answered(anyhow::Error::from(unreadable()).context("while reading"), &unreadable());
}

#[test]
fn it_is_found_behind_pointers() {
    answered(Boxed::from(Because(Arc::new(no_such_user()))), &no_such_user());
    answered(anyhow::Error::from(Arc::new(no_such_user())), &no_such_user());
    answered(anyhow::Error::from(Box::new(no_such_user())), &no_such_user());
}

#[test]
fn what_was_found_is_what_can_be_asked_for() {
    let context = Err::<(), _>(std::io::Error::other("disk")).context(no_such_user());
    for error in [anyhow::Error::from(Because(no_such_user())), context.unwrap_err()] {
        let error = Err::<(), _>(error).or_recover(&ERRORS).unwrap_err();
        assert!(matches!(error.downcast_ref(), Some(UserError::NoSuchUser { .. })));
        assert!(error.downcast_ref::<QuotaError>().is_none());
    }
}

/// The rest of a catalog does not change with the feature.
#[test]
fn a_catalog_is_unwind_safe() {
    let catalog: &'static errbook::Catalog = &ERRORS;
    assert!(std::panic::catch_unwind(|| catalog.recover(&no_such_user()).is_some()).unwrap());
}

/// One cause behind the last that is looked at.
#[test]
fn so_many_causes_are_looked_at() {
    #[derive(Debug)]
    struct Link(usize, UserError);

    impl fmt::Display for Link {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("link")
        }
    }

    thread_local! {
        static LINKS: Vec<&'static Link> =
            (0..40).map(|at| &*Box::leak(Box::new(Link(at, no_such_user())))).collect();
    }

    impl StdError for Link {
        fn source(&self) -> Option<&(dyn StdError + 'static)> {
            match self.0 {
                0 => Some(&self.1),
                more => Some(LINKS.with(|links| links[more - 1])),
            }
        }
    }

    let behind = |causes: usize| found(LINKS.with(|links| links[causes - 1]));
    assert_eq!(behind(errbook::limits::CAUSES), Some("NoSuchUser"));
    assert_eq!(behind(errbook::limits::CAUSES + 1), None);
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
fn what_was_found_can_be_erased_again() {
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
