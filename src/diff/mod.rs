//! What differs between two outputs of one document, or between two editions of one strategy.

pub mod likeness;
mod pairing;
mod words;
