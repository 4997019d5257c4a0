errbook::wire_format! {
    static BILLING: "application/json" = {
        "error": {
            "code": code,
            "message": message,
            "code"?: reason, //~
        },
        "message": message,
        ..members,
        ..members, //~
    };
    static SHOP: "application/json" = {
        ..for item in items { item.field: [item.message] },
        ..members, //~
    };
}

fn main() {}
