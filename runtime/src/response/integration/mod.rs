//! What web frameworks ask of an error type and of a layer, one feature each.
//!
//! With the feature of a framework, every derived type and [`Error`](crate::Error) can be returned
//! from its handlers, and an `ErrorLayer` (of `Catalog::layer`) is a middleware of it.
//! So can a `Box` of one, and a `Box<dyn ApiError + Send + Sync>`. `#[api(without(Response))]` leaves
//! the impls of a type to you.
//!
//! What [`Occurrence::respond`](crate::Occurrence::respond) gives is a `Response<Bytes>` of the crate
//! `http`: neither the type nor the traits of the frameworks are errbook's, so no impl can be. The
//! occurrence itself is a response on each: the last column.
//!
//! | feature | an error is | the layer is added by | an `Occurrence` is |
//! |---|---|---|---|
//! | `tower` | – | `.layer(ERRORS.layer())` | `.respond().map(Full::new)`, or the like |
//! | `actix` (actix-web 4; 4.13 wants Rust 1.88, 4.18 1.89) | `ResponseError` | `.wrap(ERRORS.layer())` | `Into<HttpResponse>`, `Into<Error>` |
//! | `axum` (0.8) | `IntoResponse` | `.layer(ERRORS.layer())` | `IntoResponse` |
//! | `poem` (3) | `Into<poem::Error>` | `.with(ERRORS.layer())` | `Into<poem::Error>` |
//! | `rocket` (0.5; 0.5.2 needs Rust 1.89) | `Responder` | `.attach(ERRORS.layer())` | `Responder` |
//! | `salvo` (1.1, needs Rust 1.95) | `Scribe` | `.hoop(ERRORS.layer())` of the `Service` | `Scribe` |
//!
//! With the feature `html`, each framework's module shows the lines that mount a `Site`: the pages that
//! the type URIs of errors lead to.
//!
//! Each framework's module has a `Json`, which reads a body and refuses a request with an
//! [`InputError`](crate::InputError): where and why it cannot be read, and nothing of what was sent.

#[cfg(feature = "actix")]
pub mod actix;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(any(
    feature = "actix",
    feature = "axum",
    feature = "poem",
    feature = "rocket",
    feature = "salvo"
))]
mod json;
#[cfg(feature = "poem")]
pub mod poem;
#[cfg(feature = "rocket")]
pub mod rocket;
#[cfg(feature = "salvo")]
pub mod salvo;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(any(feature = "poem", feature = "salvo", feature = "tower"))]
mod watched;

/// Each framework's macro, or nothing where its feature is off; and so of the libraries that document what
/// is answered. What is on is known here only: `cfg` in what a macro expands to asks for the features of
/// the crate that calls it.
macro_rules! macros_of_features {
    ($($feature:literal: $in_file:ident as $name:ident;)+) => {$(
        #[cfg(feature = $feature)]
        #[doc(hidden)]
        pub use crate::$in_file as $name;
        #[cfg(not(feature = $feature))]
        #[doc(hidden)]
        pub use crate::__nothing as $name;
    )+};
}

macros_of_features! {
    "actix": __respond_with_actix as respond_with_actix;
    "axum": __respond_with_axum as respond_with_axum;
    "poem": __respond_with_poem as respond_with_poem;
    "rocket": __respond_with_rocket as respond_with_rocket;
    "salvo": __respond_with_salvo as respond_with_salvo;
    "aide": __document_with_aide as document_with_aide;
    "poem-openapi": __document_with_poem_openapi as document_with_poem_openapi;
    "salvo-oapi": __document_with_salvo_oapi as document_with_salvo_oapi;
    "utoipa": __document_with_utoipa as document_with_utoipa;
}

/// What the derive calls for each type: the impls that the frameworks ask for, as far as their
/// features are on. The arguments are the pieces of `impl<…> … for Type where …`.
#[doc(hidden)]
#[macro_export]
macro_rules! __respond {
    ($($pieces:tt)*) => {
        $crate::integration::respond_with_actix!($($pieces)*);
        $crate::integration::respond_with_axum!($($pieces)*);
        $crate::integration::respond_with_poem!($($pieces)*);
        $crate::integration::respond_with_rocket!($($pieces)*);
        $crate::integration::respond_with_salvo!($($pieces)*);
        // What answers with an error is what documents it.
        $crate::__document!($($pieces)*);
    };
}

/// The impls that the libraries ask for which document answers, as far as their features are on.
#[doc(hidden)]
#[macro_export]
macro_rules! __document {
    ($($pieces:tt)*) => {
        $crate::integration::document_with_aide!($($pieces)*);
        $crate::integration::document_with_poem_openapi!($($pieces)*);
        $crate::integration::document_with_salvo_oapi!($($pieces)*);
        $crate::integration::document_with_utoipa!($($pieces)*);
    };
}

/// What stands for a macro whose feature is off.
#[doc(hidden)]
#[macro_export]
macro_rules! __nothing {
    ($($pieces:tt)*) => {};
}
