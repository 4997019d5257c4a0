use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 422)]
struct Invalid {
    #[api(items)]
    fields: Vec<String>, //~
}

fn main() {}
