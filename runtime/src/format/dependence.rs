use crate::format::template::{Field, Slot, Value};

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

    pub(super) const fn of_fields(fields: &[Field]) -> Self {
        let mut dependence = Dependence::Nothing;
        let mut index = 0;
        while index < fields.len() {
            if let Field::Key { value, .. } = &fields[index] {
                dependence = dependence.or(Self::of_value(value));
            }
            index += 1;
        }
        dependence
    }

    const fn of_value(value: &Value) -> Self {
        match value {
            Value::Slot(Slot::Timestamp) | Value::Computed(_) => Dependence::Moment,
            Value::Slot(Slot::Instance | Slot::Uri | Slot::Method | Slot::RequestId) => {
                Dependence::Request
            }
            Value::Slot(_) | Value::Item(_) | Value::Member(_) | Value::Literal(_) => {
                Dependence::Nothing
            }
            Value::Object(fields) => Self::of_fields(fields),
            Value::ForEach(_, each) => Self::of_value(each),
            Value::Array(values) => {
                let mut dependence = Dependence::Nothing;
                let mut index = 0;
                while index < values.len() {
                    dependence = dependence.or(Self::of_value(&values[index]));
                    index += 1;
                }
                dependence
            }
        }
    }
}
