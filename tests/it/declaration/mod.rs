//! What the derive makes of a declaration.

mod beside_thiserror;
mod derive;
mod disclosure;
mod docs;
mod expansions;
mod generics;
mod hygiene;
mod sources;
mod thiserror;
mod unread;
