use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, message = "{emial} is taken.")] //~
    EmailTaken { email: String },
    #[api(status = 403, message = "{who} may not.")] //~
    Forbidden,
    #[api(status = 404, message = "{1} is not there.")] //~
    Unknown(#[api(member = "account")] String),
    #[api(internal, display = "query {quer:>width$} failed")] //~ //~
    Database { query: &'static str },
    #[api(status = 404, message = "{é} is not there.")] //~
    NotThere { e: String },
}

#[derive(Debug, ApiError)]
#[api(status = 409, display = "{name}", message = "{email} is taken.")] //~ //~
enum TextOfTheEnum {
    First { email: String, nam: String },
    Second { email: String, name: String },
    Third(String),
    Fourth,
}

fn main() {}
