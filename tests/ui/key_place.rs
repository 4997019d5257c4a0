use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(code = "Account")] //~
enum AccountError {
    #[api(status = 409, rename_all = "camelCase")] //~
    EmailTaken {
        #[api(code = "EmailTaken")] //~
        email: String,
    },
    #[api(status = 403, disclose)] //~
    Forbidden,
    #[api(status = 404, receive)] //~
    NotFound,
    Closed {
        #[api(status = 410)] //~
        since: u32,
    },
}

#[derive(Debug, ApiError)]
#[api(status = 402, rename_all = "camelCase")] //~
struct OutOfCredit;

#[derive(Debug, ApiError)]
#[api(internal)] //~
enum Masked {
    Database,
    Network,
}

#[derive(Debug, ApiError)]
#[api(transparent)] //~
enum Forwarding {
    Database(Masked),
    Network(Masked),
}

#[derive(Debug, ApiError)]
#[source] //~
#[api(status = 500)]
enum Caused {
    Database(std::io::Error),
}

#[derive(Debug, ApiError)]
#[from] //~
#[api(status = 500)]
struct Made(std::io::Error);

fn main() {}
