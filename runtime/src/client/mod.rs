//! What is received: a response comes in, and the error that it is of goes out, as a value of the type
//! that declares it.

// It uses `catalog` (which entry it is), `format` (what the body says) and `occurrence` (to pass it on).

mod again;
mod answer;
mod checked;
mod facts;
mod field;
mod misfit;
mod receive;
mod relay;
mod remote;
#[cfg(feature = "reqwest")]
pub mod reqwest;
mod unread;

pub use self::again::TryAgain;
pub use self::answer::Answer;
pub use self::facts::ResponseFacts;
pub use self::field::{FromHeader, FromItems};
pub use self::misfit::Misfit;
pub(crate) use self::receive::receive;
pub use self::receive::{Receive, Told};
pub use self::relay::Relay;
pub use self::remote::RemoteError;
pub use self::unread::Unread;
