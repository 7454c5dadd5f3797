//! HTML, DOCX and ODT: what is read of them, what is left alone, and what happens to files that are broken or hostile.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop at once and say where"
)]

mod fixtures;
mod hostile;
mod packed;
mod same;
mod tables;
