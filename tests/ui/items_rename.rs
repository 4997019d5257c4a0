use errbook::{ApiError, Item};

#[derive(Debug, ApiError)]
#[api(status = 422)]
enum Invalid {
    OtherResult(#[api(items = str::len)] Vec<Item>), //~
    OtherArgument(#[api(items = String::into_boxed_str)] Vec<Item>), //~
}

fn main() {}
