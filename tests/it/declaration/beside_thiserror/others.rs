//! Attributes that belong to other derives.

use super::*;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 400)]
enum Theirs {
    #[error("optional")]
    Optional(#[from] Option<std::num::ParseIntError>),
    #[error("skipped {0}")]
    Skipped(#[from(skip)] String),
}

#[derive(Debug, derive_more::Display, derive_more::Error, derive_more::From, ApiError)]
#[api(without(Display, Error, From))]
enum DeriveMore {
    #[display("the disk failed")]
    #[api(internal)]
    Io(std::io::Error),
    #[display("there is no {_0}")]
    #[from(skip)]
    #[api(status = 404, message = "There is no {0}.")]
    Missing(
        #[error(not(source))]
        #[api(member = "name")]
        String,
    ),
}

#[derive(Debug, derive_more::Display, derive_more::Error, derive_more::From, ApiError)]
#[display("{_variant}")]
#[api(status = 500, without(Display, Error, From))]
enum Chosen {
    #[display("a format failed")]
    #[from]
    Format { source: fmt::Error },
    #[display("nothing failed")]
    #[from(i8, i16)]
    Number(#[error(not(source))] i32),
}

// `derive_more`'s impl asks that the type is `Display`, which here is errbook's.
#[derive(Debug, derive_more::Error, ApiError)]
#[api(status = 400, message = "{wrong} is wrong", without(Error))]
struct Generic<E> {
    wrong: E,
}

#[derive(Debug, derive_more::From, ApiError)]
#[from(forward)]
#[api(status = 400, without(From))]
struct Forward(#[api(member = "number")] u64);

#[test]
fn attributes_of_other_derives_are_theirs() {
    let number = "x".parse::<u8>().unwrap_err();
    assert_eq!(message(&Theirs::from(number)), "optional");
    assert_eq!(message(&Theirs::Skipped("x".into())), "skipped x");
    let io = DeriveMore::from(std::io::Error::other("10.0.0.5"));
    assert_eq!((io.to_string().as_str(), io.entry().status().as_u16()), ("the disk failed", 500));
    let missing = DeriveMore::Missing("user".into());
    assert_eq!(missing.to_string(), "there is no user");
    assert_eq!(Occurrence::new(&missing).message(), "There is no user.");
    assert!(Chosen::from(fmt::Error).source().is_some());
    assert_eq!(Chosen::from(1_i8).to_string(), "nothing failed");
    assert_eq!(message(&Generic { wrong: 7 }), "7 is wrong");
    assert_eq!(message(&Forward::from(7_u8)), "Forward");
}
