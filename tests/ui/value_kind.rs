use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(format = "PROBLEM", without)] //~ //~
#[api(member, status = 400)] //~
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
    #[api(member = "type")] //~
    ConstantAsName,
    #[api(member(type = "a"), title = "A")] //~
    ConstantNamedByIdent,
    #[api(member("type" = "a", "b" = [1], "c" = 1u8), code = "Ok")] //~
    ConstantAsList,
    #[api(member("type"))] //~
    ConstantWithoutValue,
    #[api(member("type" = -"a"))] //~
    MinusText,
    #[api(member())] //~
    NoConstant,
    #[api(message = true)] //~
    MessageOn,
    #[api(code = 404u16)] //~
    CodeWithSuffix,
    #[api(code = -"a")] //~
    MinusCode,
    #[api(code = 4.5)] //~
    CodeAsFraction,
    #[api(display(fmt = "path"))] //~
    WriterAsText,
    #[api(display(by = path))] //~
    WriterByName,
    #[api(display(fmt = path, 1), code = "Ok2")] //~
    WriterWithArguments,
    #[api(message(fmt = path))] //~
    MessageByFunction,
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
