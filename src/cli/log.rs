//! What the program says beside its results: events, each one line on standard error.
//!
//! The stages emit events of `tracing`; here they become lines. Whoever uses the library installs a subscriber of their own, or none.

use crate::batch;
use clap::{ArgAction, ValueEnum};
use serde::Serialize;
use serde_json::{Map, Value};
use std::env;
use std::fmt::{Debug, Display};
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::{LookupSpan, Scope};
use tracing_subscriber::util::SubscriberInitExt as _;

#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Messages")]
pub(super) struct LogArgs {
    /// Say of each source what was done with it; given twice, also how long each stage took
    #[arg(short, long, global = true, action = ArgAction::Count)]
    verbose: u8,

    /// Print nothing but errors
    ///
    /// The summary of `extract` is left out, too. What other commands are asked to print, they print.
    #[arg(short, long, global = true)]
    quiet: bool,

    /// The form of the messages on standard error
    #[arg(long, global = true, value_enum, value_name = "FORM", env = "ZIELE_LOG_FORMAT", default_value_t = Form::Text)]
    log_format: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// `ziele: PATH: cause`
    Text,
    /// One JSON object per line, for programs
    Json,
}

impl LogArgs {
    /// Whether less and more are not wanted at once. Clap looks for conflicts on either side of the subcommand only.
    pub(super) fn is_sound(self) -> bool {
        !(self.quiet && self.verbose > 0)
    }

    /// Whether nothing but errors is wanted.
    pub(super) fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Whether a bar or lines of progress have a place between the messages: not where a program reads them, and not where every source
    /// has a message of its own.
    pub(super) fn leaves_room_for_progress(self) -> bool {
        !self.quiet && self.verbose == 0 && self.form() == Form::Text
    }

    fn form(self) -> Form {
        self.log_format
    }

    fn level(self) -> LevelFilter {
        match (self.quiet, self.verbose) {
            (true, _) => LevelFilter::ERROR,
            (false, 0) => LevelFilter::INFO,
            (false, 1) => LevelFilter::DEBUG,
            (false, _) => LevelFilter::TRACE,
        }
    }
}

/// Makes lines of all events from here on, and of panics events. A program that already has its own way of logging keeps it.
pub(super) fn install(args: LogArgs) {
    // What other crates have to say is not for those who use the program.
    let ours = Targets::new().with_target(env!("CARGO_CRATE_NAME"), args.level());
    let lines = Lines { form: args.form() }.with_filter(ours);
    let is_first = tracing_subscriber::registry()
        .with(lines)
        .try_init()
        .is_ok();
    if is_first && env::var_os("RUST_BACKTRACE").is_none_or(|wanted| wanted == "0") {
        panic::set_hook(Box::new(panicked));
    }
}

/// A panic is caught where it can be told which source it belongs to, and its message stands in that error. What is left to say is where
/// in the code it happened, for the report. Who asks for a backtrace gets what Rust prints.
fn panicked(panic: &PanicHookInfo<'_>) {
    let code = panic
        .location()
        .map(ToString::to_string)
        .unwrap_or_default();
    tracing::debug!(event = "panic", %code, "stopped at {code}: {}", batch::panic_message(panic.payload()));
}

/// Writes each event as a line.
struct Lines {
    form: Form,
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Lines {
    fn on_new_span(&self, span: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::default();
        span.record(&mut fields);
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(fields);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        for span in context
            .event_scope(event)
            .into_iter()
            .flat_map(Scope::from_root)
        {
            if let Some(of_span) = span.extensions().get::<Fields>() {
                fields.0.extend(of_span.0.clone());
            }
        }
        event.record(&mut fields);
        let line = Line::new(*event.metadata().level(), fields);
        let line = match self.form {
            Form::Text => line.text(),
            Form::Json => line.json(),
        };
        // In one piece, for threads write side by side. Without standard error there is nobody to tell; the exit code still says it.
        let _ = io::stderr().lock().write_all(line.as_bytes());
    }
}

/// What an event, or the span around it, says by name.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn take(&mut self, name: &str) -> Option<String> {
        match self.0.remove(name)? {
            Value::String(text) => Some(text),
            other => Some(other.to_string()),
        }
    }

    fn put(&mut self, field: &Field, value: impl Into<Value>) {
        self.0.insert(field.name().to_owned(), value.into());
    }
}

impl Visit for Fields {
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, value);
    }

    // What is recorded by its `Display` comes this way, too.
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.put(field, format!("{value:?}"));
    }
}

/// An event as it is printed. The names are those of the JSON, which the README lists.
#[derive(Serialize)]
struct Line {
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    place: Option<String>,
    message: String,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

impl Line {
    fn new(level: Level, mut fields: Fields) -> Self {
        let level = match level {
            Level::ERROR => "error",
            Level::WARN => "warning",
            Level::INFO => "info",
            Level::DEBUG => "debug",
            Level::TRACE => "trace",
        };
        let (event, place) = (fields.take("event"), fields.take("place"));
        let message = fields.take("message").unwrap_or_default();
        Self {
            level,
            event,
            place,
            message,
            fields: fields.0,
        }
    }

    /// `ziele: PATH: cause`
    fn text(&self) -> String {
        let place = self
            .place
            .as_deref()
            .map(|place| format!("{place}: "))
            .unwrap_or_default();
        one_line(&format!("ziele: {place}{}", self.message)) + "\n"
    }

    fn json(&self) -> String {
        // Strings, numbers and truth values can always be written.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

/// A text as one line of a terminal: a file name may hold line ends, and so may the message of a panic; others steer the terminal, or turn the
/// direction in which the rest is read.
pub(super) fn one_line(text: &str) -> String {
    let is_steering = |letter: char| {
        letter.is_control() || matches!(letter, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.replace(is_steering, " ")
}

/// Says what is wrong with what.
pub(super) fn complain(place: impl Display, cause: impl Display) {
    tracing::error!(%place, "{cause}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Runs as a program of its own, for the way of logging is that of a whole program.
    #[test]
    #[ignore = "the test below starts it"]
    fn a_program_that_panics_while_it_reads_a_source() {
        let verbose = env::var("VERBOSE").unwrap().parse().unwrap();
        install(LogArgs {
            verbose,
            quiet: false,
            log_format: Form::Text,
        });
        let span = tracing::debug_span!("source", place = "plan.pdf").entered();
        let error = batch::guarded(|| -> () { panic!("line {} is lost", 3) }).unwrap_err();
        drop(span);
        complain("plan.pdf", error);
    }

    #[test]
    fn a_panic_is_said_once_and_where_it_happened_when_asked() {
        let stderr = |verbose: &str, backtrace: &str| {
            let mut program = std::process::Command::new(env::current_exe().unwrap());
            program.args([
                "--exact",
                "cli::log::tests::a_program_that_panics_while_it_reads_a_source",
                "--ignored",
                "--nocapture",
            ]);
            let output = program
                .env("VERBOSE", verbose)
                .env("RUST_BACKTRACE", backtrace)
                .output()
                .unwrap();
            assert!(output.status.success());
            String::from_utf8(output.stderr).unwrap()
        };
        let said = "ziele: plan.pdf: internal error: line 3 is lost; please report it\n";
        assert_eq!(stderr("0", "0"), said);
        let both = stderr("1", "0");
        let (first, second) = both.split_once('\n').unwrap();
        assert!(
            first.starts_with("ziele: plan.pdf: stopped at src/cli/log.rs:")
                && first.ends_with(": line 3 is lost"),
            "{first}"
        );
        assert_eq!(second, said);
        assert!(stderr("0", "1").contains("stack backtrace"));
    }

    fn line(level: Level, fields: &Value) -> Line {
        Line::new(level, Fields(fields.as_object().unwrap().clone()))
    }

    #[test]
    fn a_line_is_one_line() {
        let said = line(
            Level::ERROR,
            &json!({ "place": "a\nb\t.pdf", "message": "it is\r\nlocked" }),
        );
        assert_eq!(said.text(), "ziele: a b .pdf: it is  locked\n");
        assert_eq!(
            said.json(),
            "{\"level\":\"error\",\"place\":\"a\\nb\\t.pdf\",\"message\":\"it is\\r\\nlocked\"}\n"
        );
    }

    #[test]
    fn programs_get_what_people_do_not() {
        let said = line(
            Level::TRACE,
            &json!({ "event": "stage", "stage": "read", "ms": 1.25, "place": "a.pdf", "message": "read took 1.25 ms" }),
        );
        assert_eq!(said.text(), "ziele: a.pdf: read took 1.25 ms\n");
        let expected = "{\"level\":\"trace\",\"event\":\"stage\",\"place\":\"a.pdf\",\"message\":\"read took 1.25 ms\",\"ms\":1.25,\"stage\":\"read\"}\n";
        assert_eq!(said.json(), expected);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(
            one_line("a\u{2028}b\u{85}c\u{1b}[31m\u{202e}fdp.x\u{2069}\n"),
            "a b c [31m fdp.x  "
        );
        assert_eq!(one_line("Grüne Stadt – „2030“"), "Grüne Stadt – „2030“");
    }

    #[test]
    fn what_has_no_place_has_none() {
        assert_eq!(
            line(Level::WARN, &json!({ "message": "nothing to do" })).text(),
            "ziele: nothing to do\n"
        );
        assert_eq!(
            line(Level::WARN, &json!({ "message": "nothing to do" })).json(),
            "{\"level\":\"warning\",\"place\":null,\"message\":\"nothing to do\"}\n"
        );
    }
}
