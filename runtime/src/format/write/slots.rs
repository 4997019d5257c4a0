use std::fmt;
use std::time::{Duration, UNIX_EPOCH};

use super::{Filled, Writer};
use crate::catalog::spelling::number;
use crate::format::template::Slot;
use crate::format::uri::UriReference;
use crate::limits;
use crate::occurrence::{Names, cut};

impl Writer<'_, '_> {
    /// A value of the occurrence.
    pub(super) fn slot(&mut self, slot: Slot) -> Filled {
        let occurrence = self.occurrence;
        let request = occurrence.request();
        match slot {
            Slot::TypeUri => self.type_uri(),
            Slot::Title => self.string(occurrence.title()),
            Slot::EntryTitle => self.string(occurrence.entry().title()),
            Slot::Reason => self.string(occurrence.entry().phrase()),
            Slot::Code => self.string(occurrence.code()),
            Slot::GrpcCode => self.string(occurrence.entry().grpc_code()),
            Slot::Message if !occurrence.entry().has_message() => self.null(),
            Slot::Message => self.string(self.statement.message(occurrence.entry())),
            Slot::Instance | Slot::Uri => self.uri_or_null(request.map(|r| r.path.as_str())),
            Slot::Method => self.string_or_null(request.map(|r| r.method.as_str())),
            Slot::RequestId => self.text_or_null(request.and_then(|r| r.id.as_deref())),
            Slot::CodeNumber => self.number_or_null(occurrence.code()),
            Slot::Timestamp => self.timestamp(),
            Slot::UnixSeconds => self.unix(|since| since.as_secs().into()),
            Slot::UnixMillis => self.unix(|since| since.as_millis()),
            Slot::Status => {
                self.json.status(occurrence.entry().status_number());
                true
            }
            Slot::StatusText => {
                self.json.raw("\"");
                self.json.status(occurrence.entry().status_number());
                self.json.raw("\"");
                true
            }
            Slot::Members => {
                self.json.open(b'{');
                let start = self.json.mark();
                self.members(&[], Names::default());
                let filled = !self.json.since(start).is_empty();
                self.json.close(b'}');
                filled
            }
        }
    }

    pub(super) fn string(&mut self, text: &str) -> Filled {
        self.json.string(text);
        true
    }

    pub(super) fn string_or_null(&mut self, text: Option<&str>) -> Filled {
        match text {
            Some(text) => self.string(text),
            None => self.null(),
        }
    }

    /// A text of any length.
    pub(super) fn text_or_null(&mut self, text: Option<&str>) -> Filled {
        self.string_or_null(text.map(cut).as_deref())
    }

    /// A number, as far as the text is one of JSON.
    pub(super) fn number_or_null(&mut self, text: &str) -> Filled {
        if number(text).is_none() {
            return self.null();
        }
        self.json.raw(text);
        true
    }

    /// A path, of which half is another one: it is there as a whole or not at all.
    pub(super) fn uri_or_null(&mut self, path: Option<&str>) -> Filled {
        match path {
            Some(path) if path.len() <= limits::TEXT => match UriReference(path).as_it_stands() {
                Some(path) => {
                    self.json.plain(path);
                    true
                }
                None => self.json.display(UriReference(path)).is_ok(),
            },
            _ => self.null(),
        }
    }

    pub(super) fn null(&mut self) -> Filled {
        self.json.raw("null");
        false
    }

    pub(super) fn type_uri(&mut self) -> Filled {
        match self.occurrence.type_parts() {
            Some((base, code)) => {
                self.json.strings(&[base, &code]);
                true
            }
            None => self.null(),
        }
    }

    pub(super) fn timestamp(&mut self) -> Filled {
        // humantime has no words for a time before 1970 and an error for one after 9999.
        let time = self.occurrence.timestamp().max(UNIX_EPOCH);
        match self.json.display(humantime::format_rfc3339_millis(time)) {
            Ok(()) => true,
            Err(fmt::Error) => self.null(),
        }
    }

    pub(super) fn unix(&mut self, count: fn(Duration) -> u128) -> Filled {
        let since = self.occurrence.timestamp().duration_since(UNIX_EPOCH).unwrap_or_default();
        self.json.raw(&count(since).to_string());
        true
    }
}
