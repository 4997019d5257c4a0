errbook::wire_format! {
    static BILLING: "application/json" = {
        "error": cod, //~
        "items": [for item in itms { "at": item.pointer }], //~
        "zebra": zebra, //~
    };
}

fn main() {}
