use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, message = "{email is taken")] //~
    NeverClosed { email: String },
    #[api(status = 409, message = "email} is taken")] //~
    NeverOpened { email: String },
    #[api(status = 409, message = "{} is taken")] //~
    Nameless { email: String },
    #[api(status = 409, message = "{email.len()} letters")] //~
    Expression { email: String },
    #[api(status = 409, message = "{email:.*}")] //~
    Precision { email: String },
    #[api(status = 409, message = "{:?}")] //~
    NamelessDebug { email: String },
    #[api(status = 409, message = "{limits::EMAIL:?} are too many")] //~
    Path,
    #[api(status = 409, message = r#"{é"#)] //~
    Raw { email: String },
}

fn main() {}
