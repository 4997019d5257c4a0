errbook::wire_format! { //~
    static BILLING: "application/json" = {
        "error": code,
        message: message,
    };
}

errbook::wire_format! { //~
    static SHOP: "application/json" = {
        "error": code + 1,
    };
}

errbook::wire_format! { //~
    static BANK: "application/json" = {
        "error": code
        "message": message,
    };
}

fn main() {}
