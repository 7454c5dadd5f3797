//! Ctrl-C, and the signals by which a system ends a program.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit code of a program that was stopped with Ctrl-C: 128 and the number of SIGINT, as shells have it.
pub const INTERRUPTED: u8 = 130;

/// What is set by the first signal. A second one ends the program at once, which costs the files in hand and nothing else.
pub(super) fn watch() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let handler = move || {
        if flag.swap(true, Ordering::Relaxed) {
            process::exit(i32::from(INTERRUPTED));
        }
        tracing::info!(event = "stopping", "stopping: the files in hand are finished; press Ctrl-C again to end at once");
    };
    // Where no handler can be set, a signal ends the program at once, as it does by default.
    let _ = ctrlc::set_handler(handler);
    stop
}
