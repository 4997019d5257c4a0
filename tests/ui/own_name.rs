//! Without `Debug`, whose derive is told the same by rustc once more.

use errbook::ApiError;

#[derive(ApiError)]
enum ApiError { //~ //~
    EmailTaken,
}

fn main() {}
