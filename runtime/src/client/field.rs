use http::header::HeaderValue;

/// A value that comes back from a header: what [`HeaderField`](crate::HeaderField) has written, read.
pub trait FromHeader: Sized {
    /// The value of these lines, which are none where the response has no such field.
    fn from_header(lines: &[&HeaderValue]) -> Option<Self>;
}
