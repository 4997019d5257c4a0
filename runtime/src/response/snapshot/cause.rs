use std::error::Error;
use std::fmt;

/// The text of one cause, and the cause of that one.
#[derive(Clone)]
pub(super) struct Cause {
    text: String,
    next: Option<Box<Cause>>,
}

impl Cause {
    pub(super) fn chain(texts: Vec<String>) -> Option<Box<Self>> {
        texts.into_iter().rev().fold(None, |next, text| Some(Box::new(Cause { text, next })))
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.next.as_deref().map(|cause| cause as _)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}
