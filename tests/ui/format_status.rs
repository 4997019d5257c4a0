//! A format answers with a status that has a body.

errbook::wire_format! {
    static EMPTY: "application/json", status = 204 = { "code": code }; //~
    static LOW: "application/json", status = 99 = { "code": code }; //~
    static LARGE: "application/json", status = 70000 = { "code": code }; //~
    static EXCEPT: "application/json", status = 200 except [429, 201] = { "code": code }; //~
}

fn main() {}
