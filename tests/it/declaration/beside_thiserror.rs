//! Beside a thiserror derive: whatever that takes, errbook's takes too, and of a 4xx clients read what it
//! displays.

mod arguments;
mod generics;
mod others;
mod paths;
mod sources;

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use errbook::{ApiError, Documented, Occurrence};

/// The message of a 4xx, which is what thiserror displays.
fn message(error: &dyn ApiError) -> String {
    let message = Occurrence::new(error).message();
    assert_eq!(message, error.to_string());
    message
}
