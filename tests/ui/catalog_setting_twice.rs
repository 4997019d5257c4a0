errbook::catalog! { //~
    static ERRORS = { standard: [404], title: "Accounts", title: "Account service" };
}

fn main() {}
