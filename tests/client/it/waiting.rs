//! `reqwest::Client`.

use errbook::Catalog;
use errbook::client::reqwest::OrApiError;

use crate::AccountError;
use crate::responses::{Answered, Success, check, check_gzip};

fn client(address: &str, catalog: &'static Catalog) -> Answered {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let address = address.to_owned();
    // A task of another thread: what is asked is `Send`.
    let task = runtime.spawn(async move {
        let response = reqwest::Client::new().get(address).send().await.unwrap();
        let response = response.or_api_error::<AccountError>(catalog).await?;
        let mark = response.headers().get("x-mark").map(|mark| mark.to_str().unwrap().to_owned());
        let (status, address) = (response.status().as_u16(), response.url().to_string());
        Ok(Success { status, mark, address, body: response.bytes().await.unwrap().to_vec() })
    });
    runtime.block_on(task).unwrap()
}

#[test]
fn it_receives() {
    check(client);
    check_gzip(client);
}
