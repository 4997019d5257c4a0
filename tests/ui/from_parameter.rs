use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(internal)]
struct Wrapped<T>(#[from] T); //~

fn main() {}
