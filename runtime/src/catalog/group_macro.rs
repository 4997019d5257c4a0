/// Where the derive begins a group: that of a type with this path and this title, declared here. A value of a
/// type that is named is found again, with the feature `recover`.
#[doc(hidden)]
#[macro_export]
macro_rules! __group {
    ($path:literal $title:literal) => {
        $crate::Group::new(
            ::core::concat!(::core::module_path!(), $path),
            (::core::line!(), ::core::column!()),
            $title,
        )
    };
    ($path:literal $title:literal $ty:ident) => {
        $crate::__recovered!($ty $crate::__group!($path $title))
    };
}

// What is on is known here only: `cfg` in what a macro expands to asks for the features of its caller.
#[cfg(feature = "recover")]
#[doc(hidden)]
#[macro_export]
macro_rules! __recovered {
    ($ty:ident $($group:tt)*) => {
        $($group)*.with_recovery(|| &$crate::private::Recovery(|erased| {
            $crate::private::Wanted::<$ty>::NEW.__errbook_found(erased)
        }))
    };
}

#[cfg(not(feature = "recover"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __recovered {
    ($ty:ident $($group:tt)*) => { $($group)* };
}
