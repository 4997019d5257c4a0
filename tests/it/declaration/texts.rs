//! Texts for a whole enum, functions that write them, and errors that are masked and nothing else.

use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

use errbook::standard::HttpError;
use errbook::{ApiError, Occurrence};

/// What an error says: to clients, to operators, and of its cause.
fn said(error: &impl ApiError) -> (String, String, Option<String>) {
    let source = error.source().map(ToString::to_string);
    (Occurrence::new(error).message(), error.to_string(), source)
}

fn words(message: &str, display: &str) -> (String, String, Option<String>) {
    (message.to_owned(), display.to_owned(), None)
}

mod of_an_enum {
    use super::*;

    fn length(name: &str) -> usize {
        name.len()
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400, message = "{name} is wrong.", display("{name:?}, {} letters", length(.name)))]
    enum Texts {
        /// Documents say this.
        Plain { name: &'static str },
        #[api(status = 503)]
        Unavailable { name: &'static str },
        #[api(message = "Gone.")]
        OwnMessage { name: &'static str },
        #[api(display = "{0} again", message("{} again", .0))]
        Own(&'static str),
        #[api(internal)]
        Inside { name: &'static str },
        #[api(transparent)]
        Http(HttpError),
    }

    #[test]
    fn a_text_is_for_every_variant_without_one() {
        let name = "x";
        assert_eq!(said(&Texts::Plain { name }), words("x is wrong.", "\"x\", 1 letters"));
        assert_eq!(said(&Texts::Unavailable { name }), words("x is wrong.", "\"x\", 1 letters"));
        assert_eq!(said(&Texts::OwnMessage { name }), words("Gone.", "\"x\", 1 letters"));
        assert_eq!(said(&Texts::Own(name)), words("x again", "x again"));
        let masked = HttpError::InternalServerError.entry().message();
        assert_eq!(said(&Texts::Inside { name }), words(masked, "\"x\", 1 letters"));
        let gone = HttpError::Gone.entry().message();
        assert_eq!(said(&Texts::Http(HttpError::Gone)), words(gone, gone));
        assert_eq!(Texts::Plain { name }.entry().message(), "{name} is wrong.");
        assert_eq!(Occurrence::new(&Texts::Plain { name }).member("name"), Some("x".into()));
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400, message = false)]
    enum Silent {
        Plain,
        #[api(message = "Not this one.")]
        Loud,
    }

    #[test]
    fn it_may_be_none() {
        assert_eq!(said(&Silent::Plain), words("", "plain"));
        assert_eq!(said(&Silent::Loud), words("Not this one.", "Not this one."));
        assert!(!Silent::Plain.entry().has_message() && Silent::Loud.entry().has_message());
    }
}

mod functions {
    use super::*;

    #[derive(Debug, ApiError)]
    #[api(status = 400, display(fmt = self::any))]
    enum OfTheEnum<T: Debug> {
        Plain,
        #[api(internal)]
        Inside(T),
        #[api(display = "its own")]
        Own,
        #[api(display(fmt = both))]
        Fields {
            first: u8,
            r#second: T,
        },
        #[api(display(fmt = unit))]
        Unit,
    }

    fn any<T: Debug>(error: &OfTheEnum<T>, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "any: {error:?}")
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "it takes references to the fields")]
    fn both<T: Debug>(first: &u8, second: &T, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "both: {first} {second:?}")
    }

    fn unit(f: &mut Formatter<'_>) -> fmt::Result {
        f.pad("unit")
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400, display(fmt = both))]
    struct OfAStruct(u8, &'static str);

    #[test]
    fn a_function_writes_for_the_operators() {
        type It = OfTheEnum<u8>;
        assert_eq!(It::Plain.to_string(), "any: Plain");
        assert_eq!(It::Inside(1).to_string(), "any: Inside(1)");
        assert_eq!(It::Own.to_string(), "its own");
        assert_eq!(It::Fields { first: 1, second: 2 }.to_string(), "both: 1 2");
        assert_eq!(format!("{:>5}", It::Unit), " unit");
        assert_eq!(OfAStruct(1, "x").to_string(), "both: 1 \"x\"");
        assert_eq!(said(&It::Plain).0, "Plain");
    }
}

mod masked {
    use std::sync::Arc;

    use super::*;

    #[derive(Debug)]
    struct Outer(fmt::Error);

    impl Display for Outer {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            f.write_str("outer")
        }
    }

    impl Error for Outer {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }

    #[derive(Debug, ApiError)]
    enum Masked<E: Error + 'static> {
        #[api(internal, transparent)]
        Concrete(#[from] Outer),
        #[api(internal, transparent)]
        Named { error: E },
        #[api(internal, transparent)]
        Boxed(Box<dyn Error + Send + Sync>),
        #[api(internal, transparent)]
        Anyhow(#[from] anyhow::Error),
        #[api(internal, transparent)]
        Shared(Arc<anyhow::Error>),
    }

    #[derive(Debug, ApiError)]
    #[api(internal, transparent)]
    struct Struct(#[from] Outer);

    const OUTER: Outer = Outer(fmt::Error);

    #[test]
    fn clients_see_the_standard_500_and_operators_the_error_itself() {
        type It = Masked<Outer>;
        let anyhow = || anyhow::Error::new(OUTER);
        let errors = [
            It::from(OUTER),
            It::Named { error: OUTER },
            It::Boxed(Box::new(OUTER)),
            It::from(anyhow()),
            It::Shared(Arc::new(anyhow())),
        ];
        let standard = errbook::respond(&HttpError::InternalServerError).into_body();
        let text = |(_, display, source): (String, String, Option<String>)| (display, source);
        let expected = ("outer".to_owned(), Some(fmt::Error.to_string()));
        for error in &errors {
            assert_eq!(errbook::respond(error).body(), &standard);
            assert_eq!(text(said(error)), expected, "{error:?}");
            assert!(error.has_fixed_body());
        }
        assert_eq!(text(said(&Struct::from(OUTER))), expected);
    }
}

/// The entry's message is a template where fields stand in it as they are.
mod of_templates {
    use std::path::PathBuf;

    use super::*;

    #[derive(Debug, ApiError)]
    #[api(status = 400)]
    enum Template {
        #[api(message = "{second} before {first}, and {second}, {third}")]
        Order { first: u8, second: String, third: char },
        #[api(message = "{name} of {{name}}")]
        Braces { name: &'static str },
        #[api(message = "}} of {name}")]
        Closed { name: &'static str },
        #[api(message = "{one}, {two}")]
        NameOfAnother {
            #[api(member = "two")]
            one: u8,
            #[api(member = false)]
            two: u8,
        },
        #[api(message = "{0}{1} {2}")]
        Tuple(
            #[api(member = false)] f64,
            #[api(member = "unit")] &'static str,
            #[api(member = "path")] PathBuf,
        ),
        #[api(message = "{cause} at {at}")]
        Disclosed {
            #[api(disclose, member = false)]
            cause: fmt::Error,
            at: bool,
        },
        #[api(message = "{it}")]
        Itself { it: Brace },
    }

    /// A value that looks like a template.
    #[derive(Debug, serde::Serialize)]
    struct Brace;

    impl Display for Brace {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            f.write_str("{it} {")
        }
    }

    #[test]
    fn each_name_is_filled_with_its_own_value() {
        let cases = [
            (Template::Order { first: 1, second: "b".into(), third: 'c' }, "b before 1, and b, c"),
            (Template::Braces { name: "x" }, "x of {name}"),
            (Template::Closed { name: "x" }, "} of x"),
            (Template::NameOfAnother { one: 1, two: 2 }, "1, 2"),
            (Template::Tuple(1.5, "m", "/a".into()), "1.5m /a"),
            (
                Template::Disclosed { cause: fmt::Error, at: true },
                &format!("{} at true", fmt::Error),
            ),
            (Template::Itself { it: Brace }, "{it} {"),
        ];
        for (error, message) in cases {
            assert_eq!(said(&error), words(message, message));
        }
        let order = Template::Order { first: 1, second: "b".into(), third: 'c' };
        let names: Vec<&str> =
            Occurrence::new(&order).entry().members().iter().map(|it| it.name).collect();
        assert_eq!(names, ["first", "second", "third"]);
    }
}
