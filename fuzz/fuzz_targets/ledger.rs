//! Every byte of any source has exactly one account, and every record has lines.
//!
//! The first byte says as what the others are read: `cargo +nightly fuzz run ledger`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ziele::source::{Limits, Source};

/// The names under which the bytes are read.
const NAMES: [&str; 6] = ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.odt"];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else {
        return;
    };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    // A source that is refused has no ledger.
    let Ok(source) = Source::from_bytes(name, bytes.to_vec(), &Limits::default()) else {
        return;
    };
    if let Ok(faults) = ziele::audit(&source) {
        assert!(faults.is_empty(), "{faults:#?}");
    }
});
