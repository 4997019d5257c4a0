use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, cod = "EmailTaken")] //~
    EmailTaken { email: String },
    #[api(status = 200)] //~
    Fine,
    #[api(status = 404, message = "{nme} is not there.")] //~
    NotThere { name: String },
    #[api(like = NotTher)] //~
    Hidden,
    Closed, //~
}

fn main() {}
