use errbook::ApiError;
use std::io;

type Cause = io::Error;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(internal)]
    Read(#[from] io::Error),
    #[api(internal)]
    Write(#[from] Cause), //~
}

#[derive(Debug, ApiError)]
#[api(internal)]
struct ByHand(#[api(from)] io::Error); //~

impl From<io::Error> for ByHand {
    fn from(source: io::Error) -> Self {
        ByHand(source)
    }
}

fn main() {}
