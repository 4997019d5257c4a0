use errbook::{ApiError, Item};

#[derive(Debug, ApiError)]
#[api(status = 422)]
struct Invalid {
    #[api(items)]
    fields: Vec<Item>,
    #[api(items)] //~
    rules: Vec<Item>,
}

fn main() {}
