use errbook::ApiError;
use std::io;

#[derive(Debug, ApiError)]
#[api(status = 400, message("cannot read: {}", self.cause()))] //~
struct Method {
    limit: u8,
    cause: io::Error,
}

impl Method {
    fn cause(&self) -> &io::Error {
        &self.cause
    }
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Whole {
    #[api(message("{}", Self::text(self)))] //~
    Function { password: String },
    #[api(message("{}", { let text = || Self::text(&**&self); text() }))] //~
    Closure { password: String },
    #[api(message("{}", format!("{:?}", self)))] //~
    Macro { password: String },
    #[api(message("{}", format!("{ self:?}")))] //~
    Captured { password: String },
    #[api(message("{}", matches!(self, Self::Matched { password: text } if text.is_empty())))] //~
    Matched { password: String },
    #[api(message("{text}", text = (self).to_string()))] //~
    Text { password: String },
    #[api(message("{}", self.to_string(),))]
    Open {
        #[api(disclose)]
        text: String,
    },
    #[api(message("{}", Self::text(self)))]
    Empty,
    #[api(display("{}", Self::text(self)))]
    Operators { password: String },
}

impl Whole {
    fn text(&self) -> &str {
        match self {
            Self::Function { password } | Self::Closure { password } => password,
            _ => "",
        }
    }
}

/// Beside thiserror, existing texts are looked at too.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("cannot read: {}", self.text())] //~
#[api(status = 400)]
struct Theirs {
    password: String,
}

impl Theirs {
    fn text(&self) -> &str {
        &self.password
    }
}

#[derive(Debug, ApiError)]
#[api(status = 400, message = "cannot read: {self}", without(Display))] //~
struct OwnDisplay {
    password: String,
}

impl std::fmt::Display for OwnDisplay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.password)
    }
}

/// A macro can look at what is behind the dot, and at what is not.
#[allow(unused_macros)]
macro_rules! source_of {
    ($itself:tt . $field:ident) => {
        $itself.source
    };
}

#[derive(Debug, ApiError)]
#[api(status = 400, message("{}", source_of!(self.limit)))] //~
struct InMacro {
    limit: u8,
    source: io::Error,
}

fn main() {}
