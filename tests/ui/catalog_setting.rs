errbook::catalog! {
    static ERRORS = {
        standard: [404],
        titel: "Account service", //~
        successes: [200],
    };
}

fn main() {}
