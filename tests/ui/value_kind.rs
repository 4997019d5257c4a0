use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(format = "PROBLEM", without)] //~ //~
enum AccountError {
    #[api(status = "409")] //~
    StatusAsText,
    #[api(status = StatusCode::CONFLICT)] //~
    StatusAsPath,
    #[api(status = 409u16)] //~
    StatusWithSuffix,
    #[api(status(409))] //~
    StatusInParentheses,
    #[api(status)] //~
    StatusAlone,
    #[api(status = 409, code = EmailTaken)] //~
    CodeAsName,
    #[api(status = 409, message(409))] //~
    MessageInParentheses,
    #[api(internal = true)] //~
    FlagWithValue,
    #[api(like = "StatusAlone")] //~
    LikeAsText,
    #[api(status = 409)]
    MemberAsNumber {
        #[api(member = 5)] //~
        email: String,
    },
    #[api(status = 422)]
    ItemsAsText {
        #[api(items = "camelCase")] //~
        report: Vec<errbook::Item>,
        #[api(items(errbook::camel_case))] //~
        rules: Vec<errbook::Item>,
    },
    #[api(status = http::StatusCode::PAYLOAD_TOO_LARGE)] //~
    StatusAsLongPath,
    #[api(status = concat!("CON", "FLICT"))] //~
    StatusAsMacro,
    #[api(status = 409.5)] //~
    StatusAsFloat,
}

#[derive(Debug, ApiError)]
#[api(status = 409, without("Display"))] //~
struct Quoted;

impl std::fmt::Display for Quoted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("quoted")
    }
}

fn main() {}
