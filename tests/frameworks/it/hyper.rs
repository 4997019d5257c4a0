//! hyper 1 without a framework: what the core gives, and the layer around a function.
