errbook::wire_format! {
    static BILLING: "application/json" = {
        "version": 1u8, //~
        "letter": 'x', //~
        "bytes": b"x", //~
        "many": [1, 2.5, 0x10, 1_000], //~ //~
        "minus": -"x", //~
        "source": "the \"bank\"",
        "raw": r"C:\x",
        "fine": [5000000000, -1, 1e5, 2.5E-3, true, null],
    };
}

fn main() {}
