//! How far a run has come, how fast it is and how long it will take, on standard error.

use super::log::one_line;
use crate::batch::Step;
use clap::ValueEnum;
use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// When the progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal
    Auto,
    /// Everywhere: a bar on a terminal, else a line every ten seconds and at the end
    Always,
    /// Nowhere
    Never,
}

/// Time between two lines where there is no terminal.
const PAUSE: Duration = Duration::from_secs(10);

/// The progress of one run.
pub(super) struct Progress {
    bar: ProgressBar,
    /// When the last line was written, where lines are wanted.
    lines: Option<Mutex<Instant>>,
}

/// Begins to show the progress.
pub(super) fn start(when: When) -> Progress {
    let terminal = io::stderr().is_terminal();
    let target = if when != When::Never && terminal {
        ProgressDrawTarget::stderr()
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(0), target);
    if let Ok(style) = ProgressStyle::with_template(
        "{bar:30} {human_pos}/{human_len}  {per_sec}  {eta} left  {wide_msg}",
    ) {
        bar.set_style(style.with_key(
            "per_sec",
            |state: &indicatif::ProgressState, out: &mut dyn std::fmt::Write| {
                // Writing to the bar cannot fail.
                let _ = write!(out, "{:.0}/s", state.per_sec());
            },
        ));
    }
    Progress {
        bar,
        lines: (when == When::Always && !terminal).then(|| Mutex::new(Instant::now())),
    }
}

impl Progress {
    /// Shows a step.
    pub(super) fn step(&self, step: Step<'_>) {
        match step {
            Step::Found(count) => {
                self.bar.set_length(count as u64);
                self.bar.reset();
            }
            Step::Done(path) => {
                self.bar.set_message(one_line(path));
                self.bar.inc(1);
                self.line();
            }
            Step::Read(_) | Step::Failed { .. } => self.bar.finish_and_clear(),
        }
    }

    /// Writes a line, if it is time for one.
    fn line(&self) {
        let Some(last) = &self.lines else { return };
        let (done, all) = (self.bar.position(), self.bar.length().unwrap_or_default());
        let Ok(mut last) = last.lock() else { return };
        if done < all && last.elapsed() < PAUSE {
            return;
        }
        *last = Instant::now();
        let (done, all) = (HumanCount(done), HumanCount(all));
        let left = HumanDuration(self.bar.eta());
        // Without standard error there is nobody to show it to.
        let _ = writeln!(
            io::stderr().lock(),
            "{done} of {all} sources, {:.0} per second, {left} left",
            self.bar.per_sec()
        );
    }

    /// Takes the bar away: what is left to say stands in the summary.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
