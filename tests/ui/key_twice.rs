use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(receive)]
#[api(receive)] //~
enum AccountError {
    #[api(status = 409, code = "EmailTaken", status = 410)] //~
    EmailTaken,
    #[api(status = 403)]
    #[api(message = "No.", status = 403)] //~
    Forbidden {
        #[api(member)]
        #[api(member = "name")] //~
        account: String,
    },
}

fn main() {}
