//! The room `response`, without a framework. What has a layer or a framework is in packages of its
//! own, in `tests/response`.

mod allocations;
