//! Mistakes and the words that the compiler has for them.
