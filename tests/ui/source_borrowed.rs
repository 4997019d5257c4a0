use errbook::ApiError;
use std::error::Error;

#[derive(Debug, thiserror::Error)]
#[error("cannot parse {0}")]
struct ParseError<'a>(&'a str);

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum UploadError<'a> {
    Named {
        source: ParseError<'a>, //~
    },
    Marked(#[source] Box<dyn Error + 'a>), //~
    Made(#[from] Option<ParseError<'a>>), //~
    Parsed {
        r#source: ParseError<'a>,
    },
    Function {
        #[source]
        cause: Box<dyn Error + 'static>,
        call: for<'b> fn(&'b str) -> &'b str,
    },
}

fn main() {}
