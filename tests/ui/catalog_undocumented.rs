use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 409, catalog = ERRORS)] //~
enum AccountError {
    EmailTaken,
}

#[derive(Debug, ApiError)]
#[api(status = 404, catalog = ERRORS)]
struct Listed;

#[derive(Debug, ApiError)]
#[api(catalog = ERRORS)]
enum Wrapper<T: errbook::ApiError + errbook::Documented> {
    #[api(transparent)]
    Inner(T),
}

errbook::catalog! {
    static ERRORS = { errors: [Wrapper<Listed>] };
    static LAX = { errors: [Listed], allow_lints: [UndocumentedType] };
}

#[derive(Debug, ApiError)]
#[api(status = 403, catalog = LAX)]
struct Elsewhere;

fn main() {}
