//! How far a run has come, on standard error.

use crate::batch::Step;
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal as _, Write as _};

/// When the progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal
    Auto,
    /// Everywhere: a bar on a terminal, else one line per source
    Always,
    /// Nowhere
    Never,
}

/// The progress of one run.
pub(super) struct Progress {
    bar: ProgressBar,
    lines: bool,
}

/// Begins to show the progress.
pub(super) fn start(when: When) -> Progress {
    let terminal = io::stderr().is_terminal();
    let target = if when != When::Never && terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(0), target);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}") {
        bar.set_style(style);
    }
    Progress { bar, lines: when == When::Always && !terminal }
}

impl Progress {
    /// Shows a step.
    pub(super) fn step(&self, step: Step<'_>) {
        match step {
            Step::Found(count) => self.bar.set_length(count as u64),
            Step::Done(path) => {
                self.bar.set_message(path.to_owned());
                self.bar.inc(1);
                if self.lines {
                    // Without standard error there is nobody to show it to.
                    let _ = writeln!(io::stderr().lock(), "{path}");
                }
            }
        }
    }

    /// Takes the bar away: what is left to say stands in the summary.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
