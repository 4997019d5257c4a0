//! The layer on a tower service, whatever framework it is of.

mod allocations;
mod facts;
mod failures;
mod foreign;
mod grpc;
mod input;
mod logs;
mod nested;
mod panics;
mod passing;
mod received;
mod same_bytes;
mod snapshots;
mod texts;
