//! Behaviour over the public API.
