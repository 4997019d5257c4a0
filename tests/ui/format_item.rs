//! Items are in a repetition, and have no items.

errbook::wire_format! {
    static OUTSIDE: "application/json" = { "at": item.pointer }; //~
    static TEXT: "application/json" = { "at": "at {item.pointer}" }; //~
    static SPREAD: "application/json" = { ..item.members }; //~
    static NESTED: "application/json" = {
        "errors": [for item in items { "causes": [for item in items { "text": item.message }] }], //~
    };
    static MISSPELT: "application/json" = {
        "errors": [for item in items { "at": item.pointre, "in": "{item.fild}" }], //~ //~
    };
    static TREE: "application/json" = { ..for item in items { item.path: [item.message] } }; //~
    static KEYLESS: "application/json" = { ..for item in items { message: item.message } }; //~
}

fn main() {}
