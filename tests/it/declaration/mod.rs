//! What the derive makes of a declaration.

mod answers;
mod codes;
mod derive;
mod docs;
mod expansions;
mod formats;
mod generics;
mod hygiene;
mod members;
mod sources;
mod texts;
mod thiserror;
mod wrappers;
