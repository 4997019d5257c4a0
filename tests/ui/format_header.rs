//! The head of a format is checked like its body.

errbook::wire_format! {
    static SPACED: "application/json", "Bad Header": "x" = { "code": code }; //~
    static OWNED: "application/json", "Content-Type": "text/plain" = { "code": code }; //~
    static BROKEN: "application/json", "X-Note": "two\nlines" = { "code": code }; //~
}

fn main() {}
