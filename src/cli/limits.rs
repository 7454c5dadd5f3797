//! The flags for the limits, which every subcommand has that reads sources.

use crate::source::Limits;

#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Limits")]
pub(super) struct LimitArgs {
    /// Refuse sources with more bytes than this
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().max_bytes, value_parser = clap::value_parser!(u64).range(1..=Limits::MAX_BYTES))]
    max_bytes: u64,

    /// Refuse sources with more bytes than this in one line
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().max_line_bytes, value_parser = clap::value_parser!(u64).range(1..=Limits::MAX_BYTES))]
    max_line_bytes: u64,
}

impl From<LimitArgs> for Limits {
    fn from(args: LimitArgs) -> Self {
        Self { max_bytes: args.max_bytes, max_line_bytes: args.max_line_bytes }
    }
}
