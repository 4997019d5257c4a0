//! A setting is no assignment.

errbook::catalog! { //~
    static ERRORS = { standard: [404], title = "Errors" };
}

fn main() {}
