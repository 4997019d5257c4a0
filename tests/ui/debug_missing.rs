use errbook::ApiError;

#[derive(ApiError)]
enum AccountError { //~
    #[api(status = 409, message = "{email} is taken.")]
    EmailTaken { email: String },
}

#[derive(ApiError)]
#[api(status = 404, mesage = "Not there.")] //~
struct Missing; //~

#[derive(ApiError)]
#[api(status = 410, message = "{thing} is gone.")]
struct Gone<T> {
    thing: T,
}

fn answer(error: &AccountError, missing: &Missing) -> (u16, String) {
    (errbook::respond(error).status().as_u16(), missing.to_string())
}

fn boxed(missing: Missing, error: AccountError) -> [Box<dyn std::error::Error>; 2] {
    [missing.into(), error.into()]
}

fn gone(gone: &Gone<u8>) -> u16 {
    errbook::respond(gone).status().as_u16() //~
}

fn main() {}
