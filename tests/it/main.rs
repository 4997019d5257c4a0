//! Behaviour over the public API.

mod systems;
