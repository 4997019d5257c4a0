use crate::format::template::{Field, Part, Slot, Value};

/// What the bodies of a format depend on, besides the error. The larger includes the smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dependence {
    /// Nothing.
    Nothing,
    /// The request.
    Request,
    /// The moment, or whatever a closure looks at.
    Moment,
}

impl Dependence {
    const fn or(self, other: Self) -> Self {
        if (self as u8) < other as u8 { other } else { self }
    }

    pub(super) const fn of(value: &Value) -> Self {
        let mut dependence = Dependence::Nothing;
        let mut index = 0;
        match value {
            Value::Computed(_) => dependence = Dependence::Moment,
            Value::Request(_) => dependence = Dependence::Request,
            Value::Slot(slot) => dependence = Self::of_slot(*slot),
            Value::Item(_) | Value::Member(_) | Value::ItemMember(_) | Value::Literal(_) => {}
            Value::ForEach(_, each) => dependence = Self::of(each),
            Value::Object(fields) => {
                while index < fields.len() {
                    match &fields[index] {
                        Field::Key { value, .. } => dependence = dependence.or(Self::of(value)),
                        Field::ByKey(by_key) => dependence = dependence.or(Self::of(&by_key.each)),
                        Field::Members | Field::ItemMembers => {}
                    }
                    index += 1;
                }
            }
            Value::Array(values) => {
                while index < values.len() {
                    dependence = dependence.or(Self::of(&values[index]));
                    index += 1;
                }
            }
            Value::Text(parts) => {
                while index < parts.len() {
                    if let Part::Slot(slot) = parts[index] {
                        dependence = dependence.or(Self::of_slot(slot));
                    }
                    index += 1;
                }
            }
        }
        dependence
    }

    const fn of_slot(slot: Slot) -> Self {
        match slot {
            Slot::Timestamp | Slot::UnixSeconds | Slot::UnixMillis => Dependence::Moment,
            Slot::Instance | Slot::Uri | Slot::Method | Slot::RequestId => Dependence::Request,
            _ => Dependence::Nothing,
        }
    }
}
