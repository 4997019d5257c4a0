use errbook::ApiError;

#[derive(Debug)]
struct Outage;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(internal)]
    Database { source: Outage }, //~
    #[api(internal)]
    Files(#[source] Option<Outage>), //~
    #[api(internal)]
    Mail(#[from] String), //~
}

#[derive(Debug, ApiError)]
#[api(internal, transparent)]
struct Masked(String); //~

fn main() {}
