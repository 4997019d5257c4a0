errbook::wire_format! {
    static BILLING: "application/json" = {
        "none": || 1, //~
        "two": |o, p| 1, //~
        "one": |o| o.status().as_u16(),
        "typed": |o: &errbook::Occurrence<'_>| o.status().as_u16(),
    };
}

fn main() {}
