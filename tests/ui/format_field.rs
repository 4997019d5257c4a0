errbook::wire_format! {
    static BILLING: "application/json" = {
        "error": code,
        message: message, //~
    };
    static SHOP: "application/json" = {
        "error": code + 1, //~
        "message": , //~
    };
    static BANK: "application/json" = {
        "error": code
        "message": message, //~
        "text" message, //~
        ..item.code, //~ //~
        "more": [for it in items { "text": item.message }], //~
    };
}

errbook::wire_format! {
    static DESK: "application/json", code = 200 = { "code": code }; //~
}

errbook::wire_format! {
    DESK: "application/json" = { "code": code }; //~
}

fn main() {}
