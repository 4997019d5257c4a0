//! A generic type asks for what the impls of another ask for.

use super::*;

#[derive(Debug, thiserror::Error, ApiError)]
enum Failed<E> {
    #[error("failed: {0}")]
    #[api(status = 500)]
    Broken(E),
    #[error("wrong: {0}")]
    #[api(status = 400)]
    Wrong(E),
    #[error("inside: {0}")]
    #[api(internal)]
    Internal(E),
    #[error("refused: {0}")]
    #[api(status = 403, message = "No.")]
    Refused(E),
    #[error("again: {inner:?}")]
    #[api(like = Refused2)]
    Like { inner: E },
    #[error("refused")]
    #[api(status = 403)]
    Refused2,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error(transparent)]
#[api(internal)]
struct Transparent<E: Error + 'static>(#[from] E);

#[derive(Debug, thiserror::Error, ApiError)]
#[error("two: {first} {second:x}")]
#[api(status = 502)]
struct Two<A, B, const N: usize> {
    first: A,
    second: B,
    unshown: [A; N],
}

// Without thiserror, and as generic.
#[derive(Debug, ApiError)]
#[api(status = 400, without(Error))]
struct ErrorByHand<E>(E);

impl<E: Debug + Clone> Error for ErrorByHand<E> {}

#[derive(Debug, ApiError)]
#[api(without(Error))]
enum ErrorsByHand<E> {
    #[api(status = 400)]
    Plain,
    #[api(status = 400, message = "{0} is wrong")]
    Told(#[api(member = "wrong")] E),
    #[api(status = 400, message = "wrong", display = "{0} is wrong")]
    Displayed(E),
    #[api(like = Plain)]
    Like,
    #[api(internal)]
    Internal,
    #[api(transparent)]
    Transparent(Transparent<fmt::Error>),
}

impl<E> Error for ErrorsByHand<E> where Self: Debug + Display {}

#[derive(Debug, ApiError)]
#[api(status = 400, without(Display))]
struct DisplayByHand<E>(E);

impl<E: Display> Display for DisplayByHand<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "by hand {}", self.0)
    }
}

#[derive(Debug, ApiError)]
#[api(status = 400, without(Display, Error, From))]
struct AllByHand<E>(#[api(from)] E);

impl<E: Display> Display for AllByHand<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "by hand {}", self.0)
    }
}

impl<E: Display + Debug> Error for AllByHand<E> {}

#[test]
fn a_generic_type_asks_for_what_thiserrors_impls_ask_for() {
    let failed = Failed::Broken("disk");
    assert_eq!(failed.to_string(), "failed: disk");
    assert_eq!(Occurrence::new(&failed).message(), "Internal Server Error");
    assert_eq!(message(&Failed::Wrong(7)), "wrong: 7");
    assert_eq!(errbook::respond(&Failed::Internal(7)).status(), 500);
    assert_eq!(Occurrence::new(&Failed::Refused(7)).message(), "No.");
    assert_eq!(Failed::Like { inner: 7 }.entry().code(), "Refused2");
    assert_eq!(message(&Failed::<u8>::Refused2), "refused");
    assert_eq!(errbook::respond(&Transparent(fmt::Error)).status(), 500);
    let two = Two { first: "a", second: 255, unshown: ["b"; 1] };
    assert_eq!(two.to_string(), "two: a ff");
    assert_eq!(Two::<u8, u8, 0>::GROUP.entries[0].status(), 502);
    assert_eq!(message(&ErrorByHand(7)), "Error By Hand");
    let errors = [
        ErrorsByHand::Plain,
        ErrorsByHand::Told(7),
        ErrorsByHand::Displayed(7),
        ErrorsByHand::Like,
        ErrorsByHand::Internal,
        ErrorsByHand::Transparent(Transparent(fmt::Error)),
    ];
    let texts = errors.map(|error| error.to_string());
    let formatter = fmt::Error.to_string();
    assert_eq!(texts, ["Plain", "7 is wrong", "7 is wrong", "like", "internal", &formatter]);
    assert_eq!(DisplayByHand(7).to_string(), "by hand 7");
    assert_eq!(DisplayByHand(7).entry().status(), 400);
    assert_eq!(AllByHand(7).entry().code(), "AllByHand");
}
