//! What is received: a response comes in, and the error that it is of goes out, as a value of the type
//! that declares it.

mod answer;
mod field;
mod receive;
mod remote;

pub use self::answer::Answer;
pub use self::field::{FromHeader, FromItems};
pub(crate) use self::receive::receive;
pub use self::receive::{Receive, Told};
pub use self::remote::{RemoteError, ResponseFacts};
