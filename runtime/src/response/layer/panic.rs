use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

// The layer catches panics itself: most frameworks have no middleware for it, and where one has, its
// text would be all that is known.

/// What a panic says, if it says anything.
pub(crate) type PanicText = Option<String>;

/// Does the work; if it panics, gives back what the panic says. Nothing that the work has touched
/// is looked at afterwards.
#[inline]
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, PanicText> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| text(&*panic))
}

pin_project! {
    /// The same for work that waits.
    #[derive(Debug)]
    #[project = CaughtProjection]
    pub(crate) enum Caught<F> {
        Waiting { #[pin] future: F },
        Panicked { text: PanicText },
    }
}

impl<F> Caught<F> {
    /// Begins the work, which may panic at that.
    #[inline]
    pub(crate) fn begin(work: impl FnOnce() -> F) -> Self {
        match caught(work) {
            Ok(future) => Caught::Waiting { future },
            Err(text) => Caught::Panicked { text },
        }
    }
}

impl<F: Future> Future for Caught<F> {
    type Output = Result<F::Output, PanicText>;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.project() {
            CaughtProjection::Waiting { future } => match caught(|| future.poll(cx)) {
                Ok(poll) => poll.map(Ok),
                Err(text) => Poll::Ready(Err(text)),
            },
            CaughtProjection::Panicked { text } => Poll::Ready(Err(text.take())),
        }
    }
}

pub(super) fn text(panic: &(dyn Any + Send)) -> PanicText {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
}
