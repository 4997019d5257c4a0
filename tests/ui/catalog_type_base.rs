errbook::catalog! { static ONE = { standard: [404], type_base: "https://example.com/my errors/" }; } //~
errbook::catalog! { static TWO = { standard: [404], type_base: "https://example.com/{code}" }; } //~

fn main() {}
