errbook::catalog! {
    static ERRORS = {
        standard: [404],
        successes: [200, 302, 204: "Gone, as asked.", 299: "?"], //~ //~
    };
}

fn main() {}
