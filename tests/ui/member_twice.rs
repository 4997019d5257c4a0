use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, message = "{email} is taken.")]
    EmailTaken {
        email: String,
        #[api(member = "email")] //~
        other: String,
    },
}

fn main() {}
