use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a panic says, if it says anything.
pub(crate) type PanicText = Option<String>;

/// Does the work; if it panics, gives back what the panic says. Nothing that the work has touched
/// is looked at afterwards.
#[inline]
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, PanicText> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| text(&*panic))
}

/// The same for work that waits.
pub(crate) async fn caught_async<F: Future>(future: F) -> Result<F::Output, PanicText> {
    let mut future = std::pin::pin!(future);
    std::future::poll_fn(|cx| match caught(|| future.as_mut().poll(cx)) {
        Ok(poll) => poll.map(Ok),
        Err(text) => std::task::Poll::Ready(Err(text)),
    })
    .await
}

fn text(panic: &(dyn Any + Send)) -> PanicText {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
}
