errbook::wire_format! {
    static BILLING: "application/json" = {
        "error": cod, //~
        "items": [for item in itms { "at": item.pointer }], //~
        "zebra": zebra, //~
        "tenant": request, //~
        "param": member, //~
        "list": items, //~
        "one": [for item in items { "it": item }], //~
        "quoted": request(tenant), //~
        "text": [for item in items { "at": "at {item.feld}" }], //~
    };
}

fn main() {}
