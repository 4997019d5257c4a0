use errbook::ApiError;
use std::error::Error;
use std::{fmt, io};

#[derive(Debug, ApiError)]
#[api(rename_all = "snakecase")] //~
enum AccountError {
    #[api(status = 409, mesage = "{email} is taken.", code = "EmailTaken")] //~
    EmailTaken { email: String },
    #[api(status = "409")] //~
    NameTaken,
    #[api(status = 200)] //~
    Fine,
    Closed, //~
    #[api(status = 404, message = "{nme} is not there.")] //~
    NotThere { name: String },
    #[api(status = 403, message = "{who")] //~
    Forbidden { who: String },
    #[api(status = 502, message = "The bank says: {0}")] //~
    Bank(#[from] io::Error),
    #[api(internal, code = "Inside")] //~
    Inside(#[from] fmt::Error),
    #[api(like = Closd)] //~
    Hidden,
    #[api(status = 429)]
    TooMany {
        #[api(header = "Retry After")] //~
        retry_after: u32,
    },
    #[api(status = 410, message = "{0} is gone.")]
    Gone(String), //~
    #[api(status = 405, header = "Content-Type: text/plain")] //~
    Method,
    #[api(status = 499)] //~
    Early,
    #[api(status = CONFLCT)] //~
    Late,
    #[api(status = 460, unregistered)]
    Allowed,
}

errbook::catalog! {
    static ERRORS = { errors: [AccountError], standard: [404] };
}

fn read() -> Result<String, AccountError> {
    Ok(std::fs::read_to_string("accounts")?)
}

fn write(f: &mut fmt::Formatter<'_>) -> Result<(), AccountError> {
    f.write_str("account")?;
    Ok(())
}

fn boxed() -> Result<String, Box<dyn Error + Send + Sync>> {
    Ok(read()?)
}

fn use_it(error: &AccountError) -> (String, u16, &'static str, bool) {
    let status = errbook::respond(error).status().as_u16();
    assert!(ERRORS.respond(error).status() == status);
    (error.to_string(), status, error.entry().code(), error.source().is_some())
}

fn main() {}
