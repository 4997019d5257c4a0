//! `reqwest::blocking::Client`.

use errbook::Catalog;
use errbook::client::reqwest::blocking::OrApiError;

use crate::AccountError;
use crate::responses::{Answered, Success, check, check_gzip};

fn client(address: &str, catalog: &'static Catalog) -> Answered {
    let response = reqwest::blocking::Client::new().get(address).send().unwrap();
    let response = response.or_api_error::<AccountError>(catalog)?;
    let mark = response.headers().get("x-mark").map(|mark| mark.to_str().unwrap().to_owned());
    let (status, address) = (response.status().as_u16(), response.url().to_string());
    Ok(Success { status, mark, address, body: response.bytes().unwrap().to_vec() })
}

#[test]
fn it_receives() {
    check(client);
    check_gzip(client);
}
