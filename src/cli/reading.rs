//! The flags that every subcommand has that reads sources: what opens them, and what reading them may cost.

use crate::source::Limits;

#[derive(Debug, Clone, clap::Args)]
pub(super) struct ReadArgs {
    /// The password of PDFs that are locked
    #[arg(
        long,
        value_name = "PASSWORD",
        env = "ZIELE_PASSWORD",
        hide_env_values = true
    )]
    pub(super) password: Option<String>,

    #[command(flatten)]
    limits: LimitArgs,
}

impl ReadArgs {
    /// What opens sources that are locked.
    pub(super) fn password(&self) -> Option<&str> {
        self.password.as_deref()
    }

    /// What reading a source may cost.
    pub(super) fn limits(&self) -> Limits {
        self.limits.into()
    }
}

#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Limits")]
#[expect(
    clippy::struct_field_names,
    reason = "the names are those of the flags"
)]
struct LimitArgs {
    /// Refuse sources with more bytes than this
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().max_bytes, value_parser = clap::value_parser!(u64).range(1..=Limits::MAX_BYTES))]
    max_bytes: u64,

    /// Refuse sources with more bytes than this in one line
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().max_line_bytes, value_parser = clap::value_parser!(u64).range(1..=Limits::MAX_BYTES))]
    max_line_bytes: u64,

    /// Refuse sources with more objects or elements than this
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_objects)]
    max_objects: u64,

    /// Refuse sources whose parts nest deeper than this
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_nesting, value_parser = clap::value_parser!(u64).range(1..=1000))]
    max_nesting: u64,

    /// Refuse sources of which one stream or part inflates to more bytes than this
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().max_stream_bytes)]
    max_stream_bytes: u64,

    /// Refuse sources that inflate to more bytes than this in all
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().max_inflated_bytes)]
    max_inflated_bytes: u64,

    /// Refuse PDFs with more glyphs than this on one page
    #[arg(long, value_name = "N", default_value_t = Limits::default().max_page_glyphs)]
    max_page_glyphs: u64,

    /// Give a document up that takes longer than this to read
    #[arg(long, value_name = "SECONDS", default_value_t = Limits::default().max_seconds)]
    max_seconds: u64,
}

impl From<LimitArgs> for Limits {
    fn from(args: LimitArgs) -> Self {
        Self {
            max_bytes: args.max_bytes,
            max_line_bytes: args.max_line_bytes,
            max_objects: args.max_objects,
            max_nesting: args.max_nesting,
            max_stream_bytes: args.max_stream_bytes,
            max_inflated_bytes: args.max_inflated_bytes,
            max_page_glyphs: args.max_page_glyphs,
            max_seconds: args.max_seconds,
        }
    }
}
