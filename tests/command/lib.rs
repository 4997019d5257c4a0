//! A package for the tests of the program `errbook`, which it builds with its feature `cli`.
