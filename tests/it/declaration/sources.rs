//! Sources are found, whatever their fields look like.

use std::error::Error;

use errbook::ApiError;

/// A source that is an `Option`, from a fragment.
macro_rules! from_fragment {
    ($name:ident, $source:ty) => {
        #[derive(Debug, ApiError)]
        enum $name {
            #[api(internal)]
            Failed { source: $source },
        }
    };
}
from_fragment!(Fragment, Option<std::io::Error>);

/// Everybody has a method of the name that the derive might call.
trait Everywhere {
    fn as_source(&self) {}
}
impl<T: ?Sized> Everywhere for T {}

#[test]
fn sources_are_found() {
    let error = Fragment::Failed { source: Some(std::io::Error::other("disk")) };
    error.as_source();
    assert_eq!(error.source().unwrap().to_string(), "disk");
    assert!(Fragment::Failed { source: None }.source().is_none());
}
