//! What the derive makes of a declaration.

mod answers;
mod beside_thiserror;
mod codes;
mod conduct;
mod derive;
mod disclosure;
mod docs;
mod expansions;
mod formats;
mod generics;
mod hygiene;
mod members;
mod sources;
mod texts;
mod thiserror;
mod unread;
mod wrappers;
