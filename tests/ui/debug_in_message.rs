use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, message = "{email:?} is taken.")] //~
    EmailTaken { email: String },
    #[api(status = 409, message = "{name:#?} is taken.", display = "{name:?}")] //~
    NameTaken { name: String },
}

fn main() {}
