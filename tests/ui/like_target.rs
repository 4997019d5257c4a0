use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(like = WrongPasswrod)] //~
    Misspelt,
    #[api(like = NoSuchPhone)] //~
    NoSuchEmail,
    #[api(like = WrongPassword)]
    NoSuchPhone,
    #[api(like = NameTaken)] //~
    EmailTaken,
    #[api(like = Itself)] //~
    Itself,
    #[api(status = 401)]
    WrongPassword,
    #[api(status = 409, message = "{name} is taken.")]
    NameTaken { name: String },
}

fn main() {}
