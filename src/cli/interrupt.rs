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
    let told = move || {
        if flag.swap(true, Ordering::Relaxed) {
            process::exit(i32::from(INTERRUPTED));
        }
        tracing::info!(
            event = "stopping",
            "stopping: the files in hand are finished; press Ctrl-C again to end at once"
        );
    };
    // Where no handler can be set, a signal ends the program at once, as it does by default.
    on_signal(told);
    stop
}

#[cfg(unix)]
fn on_signal(told: impl Fn() + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    // Who starts a long run with nohup wants it to outlive the terminal.
    let hangup = (!ignores_hangup()).then_some(SIGHUP);
    if let Ok(mut signals) = Signals::new([SIGINT, SIGTERM].into_iter().chain(hangup)) {
        std::thread::spawn(move || signals.forever().for_each(|_| told()));
    }
}

/// Whether the program was started with an ear deaf to SIGHUP. Linux tells: signal 1 is the lowest bit of the mask. Elsewhere it is not known.
#[cfg(unix)]
fn ignores_hangup() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .is_some_and(|mask| mask & 1 == 1)
}

#[cfg(not(unix))]
fn on_signal(told: impl Fn() + Send + 'static) {
    let _ = ctrlc::set_handler(told);
}
