use crate::book::model::{Book, BookSection};

impl Book {
    /// A book of what this one says of a code: its entries, each in its section, or what is retired.
    /// `None`: it says nothing.
    pub(crate) fn excerpt(&self, code: &str) -> Option<Book> {
        let sections: Vec<_> = self.sections.iter().filter_map(|it| it.excerpt(code)).collect();
        let retired = self.retired.iter().filter(|it| it.entry.code == code);
        let book = Book {
            errbook: self.errbook,
            title: self.title.clone(),
            docs: String::new(),
            type_base: self.type_base.clone(),
            successes: Vec::new(),
            sections,
            retired: retired.cloned().collect(),
        };
        (!book.sections.is_empty() || !book.retired.is_empty()).then_some(book)
    }
}

impl BookSection {
    fn excerpt(&self, code: &str) -> Option<BookSection> {
        let entries: Vec<_> = self.entries.iter().filter(|it| it.code == code).cloned().collect();
        let sections: Vec<_> = self.sections.iter().filter_map(|it| it.excerpt(code)).collect();
        (!entries.is_empty() || !sections.is_empty()).then(|| BookSection {
            title: self.title.clone(),
            error_type: self.error_type.clone(),
            docs: self.docs.clone(),
            members: self.members.clone(),
            headers: self.headers.clone(),
            entries,
            sections,
        })
    }
}
