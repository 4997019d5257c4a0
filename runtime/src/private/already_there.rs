//! The macro whose name is all that errbook can say where rustc finds two impls of one trait.

/// `impl Error`, as the derive has put it together.
#[doc(hidden)]
#[macro_export]
macro_rules! __if_already_there_say_without_Display_Error_From {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*] { $($body:tt)* }) => {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<$($generics)*> ::core::error::Error for $ty $($clause)* {
            $($body)*
        }
    };
}
