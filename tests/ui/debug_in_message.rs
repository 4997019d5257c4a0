use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, message = "{email:?} is taken.")] //~
    EmailTaken { email: String },
    #[api(status = 409, message = "{name:#?} is taken.", display = "{name:?}")] //~
    NameTaken { name: String },
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 400)]
enum UploadError {
    #[error("bad name {0:?}")] //~
    BadName(String),
}

fn main() {}
