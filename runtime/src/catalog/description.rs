use crate::format::WireFormat;

/// What a type says of its errors when a book is made of them, and not before: the schemas of members,
/// the formats. The derive writes a function that fills it, which nothing calls until then.
#[derive(Debug, Default)]
pub struct Description {
    pub(crate) members: Vec<(Of, &'static str, MemberSchema)>,
    pub(crate) flattened: Vec<(Of, MemberSchema)>,
    /// Those that are always there.
    pub(crate) headers: Vec<(usize, &'static str)>,
    pub(crate) format: Option<&'static WireFormat>,
    pub(crate) formats: Vec<(usize, &'static WireFormat)>,
}

/// What something belongs to: an entry, by its number, or the errors of the types in this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Entry(usize),
    Wrapped,
}

/// The JSON Schema of what a type writes.
#[derive(Debug, Clone)]
pub struct MemberSchema {
    /// That of what it writes besides `null`.
    pub schema: serde_json::Value,
    /// Whether it may write `null`, and so no member.
    pub nullable: bool,
}

#[allow(missing_docs, reason = "the derive calls them, by the names of what they tell")]
impl Description {
    /// The schema is given away: where it is dropped, all of `Value` is compiled, in the user's crate.
    #[allow(clippy::needless_pass_by_value, reason = "as said")]
    pub fn members(&mut self, schema: MemberSchema, members: &[(usize, &'static str)]) {
        let of_entry = |&(entry, name)| (Of::Entry(entry), name, schema.clone());
        self.members.extend(members.iter().map(of_entry));
    }

    pub fn flattened(&mut self, entry: usize, schema: MemberSchema) {
        self.flattened.push((Of::Entry(entry), schema));
    }

    pub fn wrapped_member(&mut self, name: &'static str, schema: MemberSchema) {
        self.members.push((Of::Wrapped, name, schema));
    }

    pub fn wrapped_flattened(&mut self, schema: MemberSchema) {
        self.flattened.push((Of::Wrapped, schema));
    }

    pub fn header(&mut self, entry: usize, name: &'static str) {
        self.headers.push((entry, name));
    }

    pub fn format(&mut self, format: &'static WireFormat) {
        self.format = Some(format);
    }

    pub fn format_of(&mut self, entry: usize, format: &'static WireFormat) {
        self.formats.push((entry, format));
    }
}
