//! Runnable examples of errbook, one file each. The library gives them to the tests.
