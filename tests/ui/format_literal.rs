errbook::wire_format! {
    static BILLING: "application/json" = {
        "version": 1u8, //~
        "source": "the \"bank\"", //~
        "letter": 'x', //~
        "bytes": b"x", //~
        "raw": r"x", //~
        "many": [1, 2.5, 0x10], //~
        "fine": 5000000000,
    };
}

fn main() {}
