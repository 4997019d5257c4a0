errbook::wire_format! {
    static BILLING: "application/json" = {
        "error": {
            "code": code,
            "message": message,
            "code"?: reason, //~
        },
        "message": message,
    };
}

fn main() {}
