//! Tests of errbook's layer: `it/`. The frameworks have a package of their own, beside this one.
