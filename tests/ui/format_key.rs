errbook::wire_format! {
    static BILLING: "application/json" = {
        "the \"code\"": code,
        5: message, //~
        message: message, //~
    };
}

fn main() {}
