use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400, redirect)] //~
enum Redirects {
    #[api(status = 301)] //~
    NotSaid,
    #[api(status = FOUND)] //~
    NameNotSaid,
    #[api(status = 304, redirect)] //~
    WithoutBody,
    #[api(status = 404, redirect)] //~
    NoRedirect,
    #[api(redirect)] //~
    WithoutStatus,
    #[api(status = 399, redirect)] //~
    Unregistered,
    #[api(internal, redirect)] //~
    Internal,
}

fn main() {}
