//! A template of JSON has a media type of JSON, and a text one of text.

errbook::wire_format! {
    static TYPELESS: "json" = { "code": code }; //~
    static TEXT: "text/plain" = { "code": code }; //~
    static XML: "application/xml" = message; //~
    static UNREADABLE: "text/plain" = "draining: {cod}"; //~
    static FINE: "text/plain; charset=utf-8" = message;
    static PROBLEM: "application/problem+json" = { "detail": message };
}

fn main() {}
