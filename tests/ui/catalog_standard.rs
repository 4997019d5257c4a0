errbook::catalog! {
    static ERRORS = { standard: [404, 499] }; //~
}

errbook::catalog! {
    static FINE = { standard: [200] }; //~
}

fn main() {}
