//! What the tests of errbook share.
