//! Which field is the source.

use super::*;

#[derive(Debug, thiserror::Error, ApiError)]
enum Named {
    #[error("{source} cannot be read")]
    #[api(status = 400)]
    Another {
        source: String,
        #[source]
        io: std::io::Error,
    },
    #[error("{source} cannot be read")]
    #[api(status = 400)]
    Raw { r#source: String },
    #[error("cannot be read")]
    #[api(status = 400)]
    RawBeside {
        r#source: String,
        #[source]
        io: std::io::Error,
    },
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Ours {
    #[api(message = "{source} cannot be read")]
    Another {
        source: String,
        #[source]
        io: std::io::Error,
    },
    #[api(message = "{source} cannot be read")]
    Raw {
        r#source: String,
    },
    From {
        r#source: &'static str,
    },
}

#[test]
fn a_field_named_source_is_none_where_another_says_so_or_its_name_is_raw() {
    let io = || std::io::Error::other("disk");
    let cause = |error: &dyn Error| error.source().map(ToString::to_string);
    let named = Named::Another { source: "a".into(), io: io() };
    assert_eq!(message(&named), "a cannot be read");
    assert_eq!(cause(&named).as_deref(), Some("disk"));
    let raw = Named::Raw { r#source: "a".into() };
    assert_eq!(message(&raw), "a cannot be read");
    assert_eq!(cause(&raw), None);
    let beside = Named::RawBeside { r#source: "a".into(), io: io() };
    assert_eq!(cause(&beside).as_deref(), Some("disk"));
    let ours = Ours::Another { source: "a".into(), io: io() };
    assert_eq!((message(&ours), cause(&ours)), ("a cannot be read".into(), Some("disk".into())));
    let ours = Ours::Raw { r#source: "a".into() };
    assert_eq!((message(&ours), cause(&ours)), ("a cannot be read".into(), None));
    assert_eq!(cause(&Ours::From { r#source: "a" }), None);
}
