errbook::catalog! { //~
    static ERRORS = { title: "Account service" };
}

errbook::catalog! { //~
    static NOTHING = {};
}

fn main() {}
