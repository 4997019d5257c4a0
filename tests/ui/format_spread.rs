//! What is spread in an object is another format, and an object too.

errbook::wire_format! {
    static LIST: "application/json" = [{ "code": code }];
    static WRONG: "application/json" = { ..LIST, "more": true }; //~
    static FINE: "application/json" = { ..errbook::format::PROBLEM, "status": status_text };
}

fn main() {}
