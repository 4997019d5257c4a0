use errbook::ApiError;

fn shout(text: &str) -> String {
    text.to_uppercase()
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum UploadError {
    #[api(message("header {}", if *missing { "missing" } else { "provided" }))] //~
    Header { missing: bool },
    #[api(display("{}", _0 + 1))] //~
    Tuple(u8),
    #[api(display("{all}", all = list.len()))] //~
    Method { list: Vec<u8> },
    #[api(display("{}", .list.iter().map(|it| it * factor).sum::<u8>()))] //~
    Inside { list: Vec<u8>, factor: u8 },
    #[api(display("{}", format!("{name}")))] //~
    Captured { name: String },
    #[api(display("{} {}", .max, matches!(.kind, Kind::Sized { max } if *max > 1)))]
    Pattern { kind: Kind, max: u8 },
    #[api(display("{} {}", shout(.text), .list.iter().map(|text| text + 1).sum::<u8>()))]
    Called { text: String, shout: u8, list: Vec<u8> },
    #[api(display("{} {}", self::limits::max, .kind.max(u8::MAX)))]
    Elsewhere { max: u8, kind: u8 },
}

#[derive(Debug)]
enum Kind {
    Sized { max: u8 },
}

mod limits {
    #[allow(non_upper_case_globals)]
    pub const max: u8 = 7;
}

/// What thiserror names so is told to clients as well.
#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 400)]
enum TheirError {
    #[error("cannot read: {}", source)] //~
    Named { source: std::io::Error },
    #[error("cannot read: {}", _0.kind())] //~
    Tuple(#[source] std::io::Error),
    #[error("cannot read: {}", format!("{source}"))] //~
    Captured { source: std::io::Error },
}

fn main() {}
