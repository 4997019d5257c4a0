//! What the derive makes of a declaration.

mod derive;
mod disclosure;
mod docs;
mod expansions;
mod generics;
mod hygiene;
mod sources;
mod thiserror;
