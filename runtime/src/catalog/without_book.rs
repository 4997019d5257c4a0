//! What a catalog has with the feature `book`: without it, rustc tells of the feature where one is called.
//!
//! ```compile_fail,E0277
//! errbook::catalog! { static ERRORS = { standard: [404] }; }
//! ERRORS.markdown();
//! ```

use std::convert::Infallible;

use crate::catalog::Catalog;

/// What nothing is without the feature.
#[diagnostic::on_unimplemented(
    message = "the feature `book` of errbook is off, and with it all that is made of a catalog",
    label = "this needs the feature `book`",
    note = "it is on unless a manifest says `default-features = false`: add `features = [\"book\"]`, for tests under `[dev-dependencies]`"
)]
pub trait WithBook {}

macro_rules! methods_of_the_book {
    ($($name:ident($($argument:ty)?);)+) => {
        impl Catalog {$(
            #[doc(hidden)]
            pub fn $name(&'static self, $(_: $argument)?) -> Infallible
            where
                for<'c> &'c Self: WithBook,
            {
                unreachable!("nothing is `WithBook`")
            }
        )+}
    };
}

methods_of_the_book! {
    book();
    lints();
    markdown();
    operators_book();
    page(&str);
}
