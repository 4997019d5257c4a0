//! What web frameworks ask of an error type and of a layer, one feature each.
//!
//! With the feature of a framework, every derived type and [`Error`](crate::Error) can be returned
//! from its handlers, and [`ErrorLayer`](crate::layer::ErrorLayer) is a middleware of it.
//! `#[api(without(Response))]` leaves the impl of a type to you.
//!
//! | feature | an error is | the layer is added by |
//! |---|---|---|
//! | `tower` | – | `.layer(ERRORS.layer())` |
//! | `axum` (0.8) | `IntoResponse` | `.layer(ERRORS.layer())` |
//! | `poem` (3) | `Into<poem::Error>` | `.with(ERRORS.layer())` |
//! | `salvo` (0.96, needs Rust 1.94) | `Scribe` | `.hoop(ERRORS.layer())` of the `Service` |

#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "poem")]
pub mod poem;
#[cfg(feature = "salvo")]
pub mod salvo;
#[cfg(feature = "tower")]
pub mod tower;

/// Each framework's macro, or nothing where its feature is off. What is on is known here only:
/// `cfg` in what a macro expands to asks for the features of the crate that calls it.
macro_rules! macros_of_frameworks {
    ($($feature:literal: $in_file:ident as $name:ident;)+) => {$(
        #[cfg(feature = $feature)]
        #[doc(hidden)]
        pub use crate::$in_file as $name;
        #[cfg(not(feature = $feature))]
        #[doc(hidden)]
        pub use crate::__respond_with_nothing as $name;
    )+};
}

macros_of_frameworks! {
    "axum": __respond_with_axum as respond_with_axum;
    "poem": __respond_with_poem as respond_with_poem;
    "salvo": __respond_with_salvo as respond_with_salvo;
}

/// What the derive calls for each type: the impls that the frameworks ask for, as far as their
/// features are on. The arguments are the pieces of `impl<…> … for Type where …`.
#[doc(hidden)]
#[macro_export]
macro_rules! __respond {
    ($($pieces:tt)*) => {
        $crate::integration::respond_with_axum!($($pieces)*);
        $crate::integration::respond_with_poem!($($pieces)*);
        $crate::integration::respond_with_salvo!($($pieces)*);
    };
}

/// What stands for the macro of a framework whose feature is off.
#[doc(hidden)]
#[macro_export]
macro_rules! __respond_with_nothing {
    ($($pieces:tt)*) => {};
}
