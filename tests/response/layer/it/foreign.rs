//! Errors from elsewhere, taken by `?`: clients get the standard 500, the operators every cause.

use std::error::Error;
use std::fmt;

use errbook::standard::HttpError;
use errbook::{ApiError, OrInternal};
use http::Method;

use errbook_tests_layer::service::{ERRORS, Seen, answered, request, through};

/// As `sqlx::Error`: an enum, some of whose variants have a cause.
#[derive(Debug)]
enum SqlError {
    Io(std::io::Error),
}

impl fmt::Display for SqlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("error communicating with the database")
    }
}

impl Error for SqlError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let SqlError::Io(cause) = self;
        Some(cause)
    }
}

/// As `reqwest::Error`: opaque, with a boxed cause.
#[derive(Debug)]
struct HttpClientError {
    cause: Box<dyn Error + Send + Sync>,
}

impl fmt::Display for HttpClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("error sending request")
    }
}

impl Error for HttpClientError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.cause)
    }
}

#[derive(Debug, ApiError)]
enum ServiceError {
    #[api(internal, display = "database")]
    Sql(#[from] SqlError),
    #[api(internal, display = "payment provider")]
    Client(#[from] HttpClientError),
    #[api(internal, display = "any")]
    Any(#[from] anyhow::Error),
    #[api(internal, display = "boxed")]
    Boxed(#[from] Box<dyn Error + Send + Sync>),
}

fn refused() -> std::io::Error {
    std::io::Error::other("10.0.0.5 refused")
}

fn sql() -> Result<(), ServiceError> {
    Err(SqlError::Io(refused()))?;
    Ok(())
}

fn client() -> Result<(), ServiceError> {
    Err(HttpClientError { cause: Box::new(SqlError::Io(refused())) })?;
    Ok(())
}

fn any() -> Result<(), ServiceError> {
    Err(anyhow::Error::new(refused()).context("loading the account"))?;
    Ok(())
}

fn boxed() -> Result<(), ServiceError> {
    let error: Box<dyn Error + Send + Sync> = "10.0.0.5 refused".into();
    Err(error)?;
    Ok(())
}

fn or_internal() -> Result<(), errbook::Error> {
    let result: Result<(), _> = Err(SqlError::Io(refused()));
    result.or_internal()
}

#[tokio::test]
async fn from_elsewhere() {
    let seen = Seen::default();
    let told = seen.clone();
    let layer = ERRORS.layer().observe(move |occurrence| {
        let causes: Vec<String> = occurrence.causes().map(ToString::to_string).collect();
        told.push(format!("{}: {}", occurrence.error(), causes.join(": ")));
    });
    let expected = through(ERRORS.layer(), request(Method::GET, "/"), || {
        answered(&HttpError::InternalServerError)
    });
    let expected = expected.await;
    let cases: [(errbook::Error, &str); 5] = [
        (
            sql().unwrap_err().into(),
            "database: error communicating with the database: 10.0.0.5 refused",
        ),
        (
            client().unwrap_err().into(),
            "payment provider: error sending request: error communicating with the database: \
             10.0.0.5 refused",
        ),
        (any().unwrap_err().into(), "any: loading the account: 10.0.0.5 refused"),
        (boxed().unwrap_err().into(), "boxed: 10.0.0.5 refused"),
        (
            or_internal().unwrap_err(),
            "internal error: error communicating with the database: 10.0.0.5 refused",
        ),
    ];
    for (error, logged) in cases {
        let answer = through(layer.clone(), request(Method::GET, "/"), || answered(&*error)).await;
        assert_eq!(answer.status(), 500);
        assert_eq!(answer.body(), expected.body());
        assert_eq!(answer.headers(), expected.headers());
        assert_eq!(seen.take(), [logged]);
    }
}
