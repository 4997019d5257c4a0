use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct NotFound;

errbook::catalog! {
    static ERRORS = { errors: [NotFound] };
}

fn main() {
    let response = errbook::respond(&NotFound);
    let _ = ERRORS.receive::<NotFound>(&response); //~
}
