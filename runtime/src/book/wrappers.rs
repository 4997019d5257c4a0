use std::collections::HashMap;

use crate::book::model::BookMember;
use crate::book::parts::member;
use crate::book::schema::any_of;
use crate::catalog::group::Group;

/// What the error types around another one add to its errors, whichever way leads there: by the
/// identity of a group.
pub(super) struct Wrappers(HashMap<u64, Vec<BookMember>>);

impl Wrappers {
    pub(super) fn of(groups: &[&'static Group]) -> Self {
        let mut wrappers = Wrappers(HashMap::new());
        groups.iter().for_each(|group| wrappers.follow(group, &[]));
        wrappers
    }

    /// Goes on until nothing is new, so that a group that several ways lead to has what all of them add.
    fn follow(&mut self, group: &'static Group, around: &[BookMember]) {
        let is_known = self.0.contains_key(&group.identity);
        let known = self.0.entry(group.identity).or_default();
        let before = known.clone();
        for member in around {
            add(known, member);
        }
        if is_known && *known == before {
            return;
        }
        let mut inside = known.clone();
        let own = group.members.iter().map(|doc| member(doc, None));
        own.for_each(|member| add(&mut inside, &member));
        group.groups.iter().for_each(|nested| self.follow(nested, &inside));
    }

    /// The members that an error may have, in a group: its own, which stand first, and those of what is
    /// around it, which are there or not.
    pub(super) fn around(&self, group: &Group, own: &[BookMember]) -> Vec<BookMember> {
        let mut members = own.to_vec();
        for member in self.0.get(&group.identity).into_iter().flatten() {
            match members.iter().find(|known| known.name == member.name) {
                Some(known) if known.required => {}
                _ => add(&mut members, member),
            }
        }
        members
    }
}

/// Adds a member. One of its name may have either of the two values then.
fn add(members: &mut Vec<BookMember>, member: &BookMember) {
    match members.iter_mut().find(|known| known.name == member.name) {
        Some(known) => {
            let both = [&known.schema, &member.schema].map(|schema| schema.as_json().clone());
            known.schema = any_of(both).into();
        }
        None => members.push(BookMember { required: false, ..member.clone() }),
    }
}
