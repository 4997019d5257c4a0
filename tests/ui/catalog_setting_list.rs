errbook::catalog! { static ONE = { standard: 404 }; } //~
errbook::catalog! { static TWO = { standard: [404], successes: 200 }; } //~
errbook::catalog! { static THREE = { standard: [404], allow_lints: CodeCase }; } //~
errbook::catalog! { static FOUR = { standard: [404], headers_elsewhere: "Allow" }; } //~
errbook::catalog! { static FIVE = { standard: [404], headers_omitted: "WWW-Authenticate" }; } //~
errbook::catalog! { static SIX = { standard: [404], erors: [] }; } //~
errbook::catalog! { static SEVEN = { standard: [404], colour: "red" }; } //~
errbook::catalog! { static EIGHT: u8 = { standard: [404] }; } //~

fn main() {}
