//! Items are in a repetition, and have no items.

errbook::wire_format! { //~
    static OUTSIDE: "application/json" = { "at": item.pointer };
}

errbook::wire_format! { //~
    static NESTED: "application/json" = {
        "errors": [for item in items { "causes": [for item in items { "text": item.message }] }],
    };
}

fn main() {}
