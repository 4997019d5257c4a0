#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, K, E, const N: usize> ::errbook::Documented for StoreError<'a, K, E, N>
where
    K: Copy,
    K: ::core::fmt::Display,
    K: ::errbook::private::Serialize,
    E: ::core::error::Error + 'static,
    Self: ::core::fmt::Debug,
{
    const GROUP: &'static ::errbook::Group = &::errbook::__group!(
        "::StoreError" "Store Error"
    )
        .with_rows(
            &::errbook::private::entries(
                [
                    (
                        409,
                        "Locked",
                        14974353297783854495,
                        "Locked",
                        "",
                        "{key} is locked.",
                        256,
                        1,
                    ),
                    (500, "Backend", 5544559619428855135, "Backend", "", "", 3, 0),
                    (409, "Unused", 8907605250744213119, "Unused", "", "", 3, 0),
                ],
                &const { ::errbook::private::members([("key", "")]) },
            ),
            73786976294838206464,
            false,
        )
        .with_operators(&[(1, true, "Backend", "", "", "", "E")])
        .with_description(|__errbook| {
            __errbook
                .members(
                    ::errbook::private::schema::<K>().__errbook_schema(),
                    &[(0, "key")],
                );
        });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, K, E, const N: usize> ::errbook::ApiError for StoreError<'a, K, E, N>
where
    K: Copy,
    K: ::core::fmt::Display,
    K: ::errbook::private::Serialize,
    E: ::core::error::Error + 'static,
    Self: ::core::fmt::Debug,
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::Locked { key: __errbook_key, holder: __errbook_holder } => 0usize,
            Self::Backend { 0: __errbook_0 } => 1usize,
            Self::Unused { 0: __errbook_0 } => 2usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn write_message(&self, __errbook: &mut ::errbook::private::MessageWriter<'_>) {
        ::errbook::private::write_message(self, __errbook)
    }
    fn members(&self, __errbook: &mut ::errbook::Members<'_>) {
        #[allow(unused_imports)]
        use ::errbook::private::MayBeErrors as _;
        let __errbook_shows_0 = ::errbook::private::plain::<K>().__errbook_both();
        match self {
            Self::Locked { key: __errbook_key, .. } => {
                __errbook_shows_0(__errbook_key, __errbook, "key");
            }
            _ => {}
        }
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, K, E, const N: usize> ::core::fmt::Display for StoreError<'a, K, E, N>
where
    K: Copy,
    K: ::core::fmt::Display,
    K: ::errbook::private::Serialize,
    E: ::core::error::Error + 'static,
    Self: ::core::fmt::Debug,
{
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::errbook::ApiError::fmt_message(self, __errbook)
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, K, E, const N: usize> ::core::error::Error for StoreError<'a, K, E, N>
where
    K: Copy,
    K: ::core::fmt::Display,
    K: ::errbook::private::Serialize,
    E: ::core::error::Error + 'static,
    StoreError<'a, K, E, N>: ::core::fmt::Debug,
{
    fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
        #[allow(unused_imports)]
        use ::errbook::private::{Behind as _, FarBehind as _, Itself as _};
        match self {
            Self::Backend { 0: __errbook_0 } => {
                ::core::option::Option::Some(
                    (&&&&::errbook::private::Cause(__errbook_0)).__errbook_source(),
                )
            }
            _ => ::core::option::Option::None,
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<'a, K, E, const N: usize> ::core::convert::From<E> for StoreError<'a, K, E, N>
where
    K: Copy,
    K: ::core::fmt::Display,
    K: ::errbook::private::Serialize,
    E: ::core::error::Error + 'static,
    Self: ::core::fmt::Debug,
{
    fn from(__errbook_source: E) -> Self {
        Self::Backend {
            0: __errbook_source,
        }
    }
}
::errbook::__respond! {
    ['a, K, E, const N : usize] [StoreError < 'a, K, E, N >] [where K : Copy, K :
    ::core::fmt::Display, K : ::errbook::private::Serialize, E : ::core::error::Error +
    'static, StoreError < 'a, K, E, N > : ::core::fmt::Debug, for < '__errbook >
    StoreError < 'a, K, E, N > : ::core::error::Error]
}
