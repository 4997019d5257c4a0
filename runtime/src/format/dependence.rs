use crate::format::template::{Field, Part, Slot, Value};
use crate::occurrence::Occurrence;

/// What two bodies of one entry in one format may differ in, besides the moment and what a closure
/// looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Differing {
    /// What the error says, where it does not say the same each time.
    error: bool,
    /// The request, where there is one.
    request: bool,
}

impl Differing {
    pub(super) fn of(occurrence: &Occurrence<'_>) -> Self {
        Differing {
            error: !occurrence.error().has_fixed_body(),
            request: occurrence.request().is_some(),
        }
    }

    pub(super) fn number(self) -> usize {
        usize::from(self.error) * 2 + usize::from(self.request)
    }

    /// Whether they may differ in this.
    pub(super) fn is_in(self, value: &Value) -> bool {
        match value {
            Value::Computed(_) => true,
            Value::Request(_) => self.request,
            Value::Slot(slot) => self.is_in_slot(*slot),
            Value::Item(_) | Value::Member(_) | Value::ItemMember(_) => self.error,
            Value::Literal(_) => false,
            Value::ForEach(_, each) => self.error || self.is_in(each),
            Value::Object(fields) => fields.iter().any(|field| self.is_in_field(field)),
            Value::Array(values) => values.iter().any(|value| self.is_in(value)),
            Value::Text(parts) => parts.iter().any(|part| match part {
                Part::Text(_) => false,
                Part::Slot(slot) => self.is_in_slot(*slot),
                Part::Item(_) => self.error,
            }),
        }
    }

    pub(super) fn is_in_field(self, field: &Field) -> bool {
        match field {
            Field::Key { value, .. } => self.is_in(value),
            Field::Members | Field::ItemMembers => self.error,
            Field::ByKey(by_key) => self.error || self.is_in(&by_key.each),
        }
    }

    fn is_in_slot(self, slot: Slot) -> bool {
        match slot {
            Slot::Timestamp | Slot::UnixSeconds | Slot::UnixMillis => true,
            Slot::Instance | Slot::Uri | Slot::Method | Slot::RequestId => self.request,
            Slot::Message | Slot::Members => self.error,
            Slot::TypeUri
            | Slot::Title
            | Slot::EntryTitle
            | Slot::Status
            | Slot::StatusText
            | Slot::Reason
            | Slot::GrpcCode
            | Slot::Code
            | Slot::CodeNumber => false,
        }
    }
}
