#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for Never {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::Never" "Never" Never
        );
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for Never
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        match *self {}
    }
    fn has_fixed_body(&self) -> bool {
        match *self {}
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for Never {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::errbook::ApiError::fmt_message(self, __errbook)
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for Never {}
::errbook::__respond! {
    [] [Never] [where for < '__errbook > Never : ::core::error::Error]
}
