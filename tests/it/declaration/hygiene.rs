//! The derive's code means the same wherever it stands, and raises no lint.
#![deny(warnings, clippy::pedantic, clippy::nursery)]
#![allow(dead_code, reason = "what counts is that it compiles")]

/// Nothing but what is named by a rooted path.
mod without_prelude {
    #![no_implicit_prelude]

    #[derive(::std::fmt::Debug, ::errbook::ApiError)]
    #[api(status = 400, rename_all = "camelCase")]
    pub(super) enum Bare {
        /// A unit.
        Unit,
        #[api(message = "{0}", header = "Link: <x>")]
        Tuple(#[api(member = "number")] u8),
        #[api(message("{} {n:>8}", .0.len() + 1, n = *.1 as usize))]
        Arguments(::std::string::String, u8),
        #[api(message = "{name:>8}", display = "{name:?} {source}")]
        Named {
            name: ::std::string::String,
            #[api(header = "Retry-After")]
            wait: ::std::time::Duration,
            #[api(header = "X-Client", display)]
            client: ::std::net::IpAddr,
            #[api(header = "X-Proxy", display)]
            proxy: ::std::option::Option<::std::net::IpAddr>,
            #[api(items = ::errbook::camel_case)]
            items: ::std::vec::Vec<::errbook::Item>,
            source: ::std::fmt::Error,
        },
        #[api(internal)]
        Internal(#[from] ::std::boxed::Box<dyn ::std::error::Error + Send + Sync>),
        #[api(internal)]
        Optional(#[source] ::std::option::Option<::std::fmt::Error>),
        #[api(like = Unit)]
        Like,
        #[api(transparent)]
        Http(#[from] ::errbook::standard::HttpError),
    }

    #[derive(::std::fmt::Debug, ::errbook::ApiError)]
    #[api(status = 400, receive, format = FORMAT)]
    pub(super) enum Back<'a, T> {
        Unit,
        #[api(format = ::errbook::format::PROBLEM)]
        Tuple(#[api(member = "number")] T, #[api(header = "X-Value", default)] u8),
        Named {
            #[api(member)]
            r#type: ::std::borrow::Cow<'a, str>,
            #[api(header = "Retry-After")]
            wait: ::std::time::Duration,
            #[api(header = "X-Client", display)]
            client: ::std::net::IpAddr,
            #[api(header = "X-Proxy", display)]
            proxy: ::std::option::Option<::std::net::IpAddr>,
            #[api(items)]
            items: ::std::vec::Vec<::errbook::Item>,
            #[api(default)]
            source: ::std::option::Option<::std::fmt::Error>,
            #[api(default = ::std::default::Default::default)]
            inside: &'a str,
            #[api(member, with = as_it_is)]
            read: u8,
        },
        #[api(internal)]
        Internal(#[from] ::std::boxed::Box<dyn ::std::error::Error + Send + Sync>),
        #[api(like = Unit)]
        Like,
        #[api(transparent)]
        Http(::errbook::standard::HttpError),
        Wrapping {
            #[api(transparent)]
            error: ::std::boxed::Box<Other>,
            #[api(member)]
            flags: ::std::vec::Vec<bool>,
        },
    }

    #[derive(::std::fmt::Debug, ::errbook::ApiError)]
    #[api(status = 410, receive)]
    pub(super) struct Other;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "fields are lent to the function")]
    mod as_it_is {
        pub(super) use ::serde::{Deserialize, Serialize};

        pub(super) fn serialize<S: ::serde::Serializer>(
            value: &u8,
            to: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            value.serialize(to)
        }

        pub(super) fn deserialize<'de, D: ::serde::Deserializer<'de>>(
            from: D,
        ) -> ::std::result::Result<u8, D::Error> {
            u8::deserialize(from)
        }
    }

    // What a derive may not know by its short name: only the traits of the language itself.
    use ::std::marker::{Send, Sync};

    ::errbook::wire_format! {
        /// A format.
        pub(super) static FORMAT: "application/json", status = 200, "Pragma": "no-cache" = {
            "a": code, "b"?: [for item in items { "c": item.message }], "d": |o| o.code(), ..members
        };
    }

    ::errbook::catalog! {
        /// A catalog.
        pub(super) static ERRORS = {
            errors: [Bare],
            format: FORMAT,
            standard: [404],
            successes: [200, 201: "made"],
            authenticate: "Bearer",
            headers_elsewhere: ["Allow"],
        };
    }
}

/// Names of the prelude that mean something else here.
mod shadowed {
    #![allow(clippy::all, non_camel_case_types, non_upper_case_globals, unused_macros)]

    struct Result;
    struct Option;
    struct Some;
    struct None;
    struct Ok;
    struct Err;
    struct String;
    struct Vec;
    struct Box;
    struct Display;
    struct Debug;
    struct Error;
    struct From;
    struct Into;
    struct Entry;
    struct Group;
    struct Self_;
    mod core {}
    mod std {}
    mod alloc {}
    macro_rules! write {
        ($($any:tt)*) => {
            compile_error!("not this one")
        };
    }
    macro_rules! format {
        ($($any:tt)*) => {
            compile_error!("not this one")
        };
    }
    macro_rules! concat {
        ($($any:tt)*) => {
            compile_error!("not this one")
        };
    }
    macro_rules! module_path {
        ($($any:tt)*) => {
            compile_error!("not this one")
        };
    }
    const name: u8 = 1;
    const source: u8 = 1;
    const f: u8 = 1;
    const members: u8 = 1;
    const headers: u8 = 1;
    const visit: u8 = 1;
    const entry: u8 = 1;

    #[derive(::core::fmt::Debug, ::errbook::ApiError)]
    #[api(status = 400)]
    pub(super) enum Shadowed {
        Some,
        None,
        #[api(message = "{name} {f}", display = "{source}")]
        Ok {
            name: u8,
            f: u8,
            #[api(header = "X-Entry")]
            entry: u8,
            #[api(member)]
            members: u8,
            source: ::core::fmt::Error,
        },
        #[api(message = "{0}")]
        Err(#[api(member = "visit")] u8, #[source] ::core::option::Option<::core::fmt::Error>),
        Error(#[from] ::core::fmt::Error),
    }

    #[derive(::core::fmt::Debug, ::errbook::ApiError)]
    #[api(status = 400, receive)]
    pub(super) enum Back {
        Some,
        None,
        Ok {
            #[api(member)]
            name: u8,
            #[api(header = "X-Entry")]
            entry: u8,
            #[api(header = "X-Optional", display)]
            members: ::core::option::Option<u8>,
            #[api(default)]
            source: ::core::option::Option<::core::fmt::Error>,
        },
        #[api(transparent)]
        Err(::errbook::standard::HttpError),
    }
}

/// Everything comes from fragments of another macro.
mod from_macro_rules {
    macro_rules! error {
        (
            $(#[$meta:meta])*
            $name:ident, $status:literal, $code:literal, $message:literal, $docs:expr,
            $variant:ident { $field:ident: $ty:ty }, $tuple:ident, $path:path, $source:ty
        ) => {
            #[doc = $docs]
            $(#[$meta])*
            pub(super) enum $name {
                #[doc = $docs]
                #[api(status = $status, code = $code, message = $message)]
                $variant { $field: $ty },
                #[api(status = $status, message = "{0}")]
                $tuple(#[api(member = "value")] $ty, #[api(header = "X-Value")] $ty),
                #[api(internal, display = "{source}")]
                Inner { source: $source },
                #[api(transparent)]
                Http(#[from] $path),
            }
        };
    }

    error! {
        #[derive(Debug, errbook::ApiError)]
        #[api(receive)]
        Made, 409, "made", "{field} is made", "Made by a macro.",
        Variant { field: String }, Tuple, errbook::standard::HttpError, std::fmt::Error
    }
}

/// What the user's own attributes say, the generated code follows.
mod attributes {
    use errbook::ApiError;

    #[derive(Debug, ApiError)]
    #[api(status = 400, receive)]
    pub(super) enum Back {
        #[deprecated = "use `Other`"]
        Old {
            #[deprecated]
            #[api(member)]
            value: u8,
        },
        #[cfg(not(test))]
        #[api(nonsense)]
        Gone,
        #[cfg(test)]
        Other {
            #[cfg(not(test))]
            gone: NoSuchType,
            #[cfg(test)]
            #[api(member)]
            here: u8,
        },
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    pub(super) enum Attributed {
        #[deprecated = "use `Other`"]
        #[api(message = "{value}")]
        Old {
            #[deprecated]
            value: u8,
        },
        #[cfg(not(test))]
        #[api(nonsense)]
        Gone,
        #[cfg(test)]
        Other {
            #[cfg(not(test))]
            gone: NoSuchType,
            #[cfg(test)]
            #[api(member)]
            here: u8,
        },
    }

    #[derive(Debug, ApiError)]
    enum Private {
        #[api(status = 400, message = "{0}")]
        Inner(#[api(member = false)] std::num::NonZeroU8),
    }

    #[derive(Debug, ApiError)]
    pub(in crate::declaration::hygiene) enum Empty {}

    #[derive(Debug, ApiError)]
    #[api(receive)]
    enum Nothing {}

    #[derive(Debug, ApiError)]
    #[api(internal, receive)]
    struct Masked;

    pub(super) mod nested {
        #[derive(Debug, errbook::ApiError)]
        #[api(status = 400, message = "{text}")]
        pub(in super::super) struct Deep<'a, T: ?Sized + std::fmt::Debug + 'a, const N: usize = 3> {
            pub(super) text: &'a str,
            #[api(member = false)]
            pub(super) other: std::marker::PhantomData<T>,
        }
    }
}

/// errbook under another name, re-exported from inside another crate's facade.
mod renamed {
    mod facade {
        pub(super) mod deep {
            pub(in super::super) use ::errbook as book;
        }
    }

    #[derive(Debug, facade::deep::book::ApiError)]
    #[api(crate = facade::deep::book, status = 400, receive)]
    pub(super) enum Renamed {
        #[api(message = "{0}")]
        Text(#[api(member = "text")] String),
        #[api(internal)]
        Cause(#[from] std::fmt::Error),
        #[api(transparent)]
        Http(facade::deep::book::standard::HttpError),
    }
}

use errbook::ApiError;

#[test]
fn the_code_of_odd_places_works_too() {
    use without_prelude::{Bare, ERRORS};

    let error = Bare::Named {
        name: "ann".into(),
        client: [127, 0, 0, 1].into(),
        proxy: None,
        wait: std::time::Duration::from_secs(1),
        items: vec![errbook::Item::new("one")],
        source: std::fmt::Error,
    };
    let response = ERRORS.respond(&error);
    assert_eq!(response.status(), 200);
    assert_eq!(response.body(), r#"{"a":"named","b":[{"c":"one"}],"d":"named","name":"ann"}"#);
    assert_eq!(response.headers()["retry-after"], "1");
    assert_eq!(response.headers()["pragma"], "no-cache");

    let shadowed = shadowed::Shadowed::Err(7, Some(std::fmt::Error));
    assert_eq!(shadowed.to_string(), "7");

    let made = from_macro_rules::Made::Variant { field: "x".into() };
    assert_eq!((made.to_string().as_str(), made.entry().code()), ("x is made", "made"));
    let renamed = renamed::Renamed::Text("t".into());
    assert_eq!(errbook::respond(&renamed).status(), 400);
    #[allow(deprecated)]
    let old = attributes::Attributed::Old { value: 1 };
    assert_eq!(old.to_string(), "1");
}
