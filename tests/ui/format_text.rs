//! A string has slots in braces.

errbook::wire_format! {
    static LINKS: "application/json" = {
        "href": "https://example.com/errors/{cod}", //~
        "open": "https://example.com/{code", //~
        "close": "https://example.com/code}", //~
        "side": "{status}{code}", //~
        "object": "all {members}", //~
        "item": "at {item}", //~
        "fine": "{{{code}}} is {status}",
    };
}

fn main() {}
