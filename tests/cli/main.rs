//! The command line, run as a user runs it. Every test has a folder of its own.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop at once and say where"
)]

mod bad_input;
mod check;
mod commands;
mod diff;
mod export;
mod folders;
mod formats;
mod manual;
mod messages;
mod oparl;
mod outputs;
mod pdf;
mod report;
mod stopped;
mod texts;
mod unchanged;
mod workspace;
