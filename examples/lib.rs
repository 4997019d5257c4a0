//! Runnable examples of errbook, one file each: `cargo run --example envelope`.
//!
//! Each file is a program, and a module of this library, so that the tests can take the errors
//! that it declares.

// So that a file finds `on_the_wire` at one path, whether it is the program or the module.
extern crate self as errbook_examples;

pub mod custom_format;
pub mod envelope;
pub mod flat;
pub mod message;
pub mod migrated;
pub mod problem_details;
pub mod success_flag;

use std::fmt::Write as _;

use errbook::bytes::Bytes;
use errbook::status::Status;

/// A response as it goes over the wire: status line, headers, an empty line, the body.
pub fn on_the_wire(response: &http::Response<Bytes>) -> String {
    let status = response.status().as_u16();
    let phrase = Status::of(status).map_or("", |row| row.phrase);
    let mut text = format!("HTTP/1.1 {status} {phrase}\n");
    for (name, value) in response.headers() {
        let _ = writeln!(text, "{name}: {}", String::from_utf8_lossy(value.as_bytes()));
    }
    text + "\n" + &String::from_utf8_lossy(response.body()) + "\n"
}
