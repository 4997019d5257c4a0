//! The books: that of the example server, what becomes of it, and others.

use std::fs;
use std::path::Path;

use errbook::ApiError;
use errbook::book::Book;
use serde_json::{Value, json};

/// Charges
#[derive(Debug, ApiError)]
#[allow(dead_code, reason = "what counts here is what is published")]
enum BillingError {
    /// There is no such account any more.
    #[api(status = 410)]
    AccountNotFound,
    /// The account has too little credit.
    ///
    /// A charge is taken as a whole or not at all. What an account has is in
    /// [its balance](https://example.com/balance):
    ///
    /// | currency | unit  |
    /// |----------|-------|
    /// | EUR      | cents |
    /// | JPY      | yen   |
    ///
    /// 1. Ask for the balance.
    /// 2. Charge *less* than that:
    ///    ```text
    ///    POST /charges
    ///    ```
    ///
    /// > Nothing was taken.
    #[api(status = 403, message = "Your balance is {balance}, but that costs {price}.")]
    OutOfCredit { balance: u32, price: u32 },
    #[api(status = 503, code = "bankAway")]
    BankAway,
    /// The ledger did not answer.
    ///
    /// # Internal
    /// Look at its disk first.
    #[api(internal, display = "ledger {0} is silent")]
    Ledger(u32),
}

errbook::catalog! {
    static BILLING = { title: "Billing service", errors: [BillingError], successes: [200: "It was charged."] };
}

/// Writes all of them into a folder.
pub(crate) fn write(folder: &Path) {
    fs::create_dir_all(folder.join("folder")).unwrap();
    let server = include_str!("../../golden/server.book.json");
    let other = "{ \"errbook\": 7, \"title\": \"Tomorrow's\" }\n";
    let edited = server.replacen("\"docs\"", "\"doks\"", 1);
    for (name, text) in [
        ("errors.json", server),
        ("next.json", &next(server)),
        ("reworded.json", &server.replace("Slow down.", "Too fast.")),
        ("billing.json", &BILLING.book().to_json()),
        ("operators.json", &BILLING.operators_book().to_json()),
        ("other-version.json", other),
        ("edited.json", &edited),
        ("no-book.json", "[1, 2, 3]\n"),
        ("no-json.txt", "Errors are documented elsewhere.\n"),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    fs::write(folder.join("utf-16.json"), [0xFF, 0xFE, b'{', 0, b'}', 0]).unwrap();
}

/// What becomes of the server's errors one day.
fn next(server: &str) -> String {
    let mut book: Value = serde_json::from_str(server).unwrap();
    let accounts = book["sections"][0]["entries"].as_array_mut().unwrap();
    let mut locked = accounts[2].clone();
    for (key, value) in [
        ("code", json!("AccountLocked")),
        ("status", json!(423)),
        ("phrase", json!("Locked")),
        ("title", json!("Account Locked")),
        ("message", json!("The account is locked.")),
        ("docs", json!("Somebody has reported this account.")),
        ("typeUri", json!("http://localhost:3000/errors/AccountLocked")),
    ] {
        locked[key] = value;
    }
    accounts[0]["members"][0]["name"] = json!("address");
    let gone = accounts.remove(2);
    accounts[2]["status"] = json!(402);
    accounts.push(locked);
    book["retired"] = json!([{ "entry": gone }]);
    serde_json::from_value::<Book>(book).unwrap().to_json()
}
