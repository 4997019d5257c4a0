use errbook::ApiError;
use std::{fmt, io};

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(internal)]
    Database {
        #[source]
        cause: io::Error,
        #[source] //~
        formatter: fmt::Error,
    },
    #[api(internal)]
    Network {
        #[source]
        cause: io::Error,
        source: String,
    },
    #[api(internal)]
    Files(#[from] io::Error, #[api(source)] fmt::Error), //~
}

fn main() {}
