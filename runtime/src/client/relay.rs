use std::error::Error;
use std::fmt;

use crate::catalog::entry::Entry;
use crate::catalog::group::Group;
use crate::client::facts::ResponseFacts;
use crate::client::remote::RemoteError;
use crate::format::Received;
use crate::occurrence::api_error::{ApiError, Documented};
use crate::occurrence::header::Headers;
use crate::occurrence::item::Item;
use crate::occurrence::member::Members;
use crate::standard;

impl<E> RemoteError<E> {
    /// An error that a service of one's own answers with, the same way: with the status and the code
    /// that the other service has answered with. A gateway does that.
    ///
    /// What goes through is what the catalog of the other service has: the entry, and of what was sent
    /// the members and headers that it names, items if it has any, and a message that is made after
    /// its template. What no entry has, or what comes with another status than the entry's, is answered
    /// with a 502.
    ///
    /// ```
    /// # use errbook::{ApiError, RemoteError, http};
    /// # #[derive(Debug, ApiError)]
    /// # #[api(status = 404, receive)]
    /// # struct NotThere;
    /// # errbook::catalog! { static ERRORS = { errors: [NotThere] }; }
    /// use errbook::client::Relay;
    ///
    /// #[derive(Debug, ApiError)]
    /// enum GatewayError {
    ///     #[api(transparent)]
    ///     Accounts(Relay<NotThere>),
    /// }
    ///
    /// let received: RemoteError<NotThere> = ERRORS.receive(&errbook::respond(&NotThere));
    /// assert_eq!(errbook::respond(&GatewayError::Accounts(received.relay())).status(), 404);
    ///
    /// let page = http::Response::builder().status(503).body("<html>").unwrap();
    /// let received: RemoteError<NotThere> = ERRORS.receive(&page);
    /// assert_eq!(errbook::respond(&GatewayError::Accounts(received.relay())).status(), 502);
    /// ```
    pub fn relay(self) -> Relay<E> {
        Relay(self)
    }
}

/// An error of another service, passed on: see [`RemoteError::relay`].
///
/// To the operators it says what the [`RemoteError`] does.
#[derive(Debug)]
pub struct Relay<E>(RemoteError<E>);

impl<E> Relay<E> {
    /// What was received.
    pub fn remote(&self) -> &RemoteError<E> {
        &self.0
    }

    /// What goes through: the entry, and what was sent of it.
    fn passed(&self) -> Option<(&'static Entry, &Received, &ResponseFacts)> {
        let facts = self.0.response();
        let (entry, format) = (facts.entry()?, facts.format()?);
        let is_its_status = format.status_for(entry.status()) == facts.status();
        is_its_status.then_some((entry, facts.received()?, facts))
    }
}

impl<E> fmt::Display for Relay<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<E: Error + 'static> Error for Relay<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

impl<E: Error + 'static> ApiError for Relay<E> {
    fn entry(&self) -> &'static Entry {
        self.passed().map_or_else(|| &standard::BAD_GATEWAY, |(entry, ..)| entry)
    }

    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = self.entry();
        let sent = self.passed().and_then(|(_, received, _)| received.message.as_deref());
        f.write_str(match sent.filter(|message| is_made_after(entry.message(), message)) {
            Some(message) => message,
            None if entry.message().contains('{') => entry.title(),
            None => entry.message(),
        })
    }

    fn members(&self, members: &mut Members<'_>) {
        let Some((entry, received, _)) = self.passed() else { return };
        members.add_constants(entry);
        for member in entry.members() {
            if let Some(value) = received.members.get(member.name) {
                members.add(member.name, value);
            }
        }
    }

    fn items(&self, visit: &mut dyn FnMut(&Item)) {
        if let Some((_, received, _)) = self.passed().filter(|(entry, ..)| entry.has_items()) {
            received.items.iter().for_each(visit);
        }
    }

    fn headers(&self, headers: &mut Headers<'_>) {
        let Some((entry, _, facts)) = self.passed() else { return };
        for header in entry.headers().iter().filter(|header| header.value.is_none()) {
            for value in facts.headers().get_all(header.name) {
                headers.add(header.name, value);
            }
        }
    }
}

impl<E: Documented> Documented for Relay<E> {
    const GROUP: &'static Group =
        &Group::new("errbook::client::Relay", (line!(), column!()), E::GROUP.title)
            .with_entries(&[standard::BAD_GATEWAY])
            .with_groups(&[E::GROUP]);
}

/// Whether the fixed parts of a template stand in a message in its order.
fn is_made_after(template: &str, message: &str) -> bool {
    let mut parts =
        template.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    let Some(mut rest) = parts.next().and_then(|first| message.strip_prefix(first)) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}
