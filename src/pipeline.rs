//! From one source to one document: one call per stage.

use crate::compose;
use crate::layout::{Kind, Layout, Role, layout};
use crate::link;
use crate::model::Document;
use crate::normalize;
use crate::outline::{Outline, outline};
use crate::problem::Error;
use crate::read;
use crate::rules;
use crate::source::{Body, Media, Source};
use crate::tables;
use crate::text::Reading;
use std::fmt::Write as _;
use std::time::Instant;

/// Extracts everything from a source. What is not as it should be becomes a diagnostic.
///
/// # Example
///
/// ```
/// use ziele::source::{Limits, Source};
///
/// let text = "1 NETZE\n\nWir bauen.\n\nZIELE:\n\n- Ausbau bis 2028\n";
/// let source = Source::from_bytes("plan.txt", text.as_bytes().to_vec(), &Limits::default())?;
/// let document = ziele::extract(&source, "plan")?;
/// assert_eq!(document.goals[0].text, "Ausbau bis 2028");
/// # Ok::<(), ziele::problem::Error>(())
/// ```
///
/// # Errors
/// [`Error`], for a file that is damaged, locked, or costs more than it may.
pub fn extract(source: &Source, id: &str) -> Result<Document, Error> {
    let reading = timed("read", || reading(source))?;
    let layout = timed("layout", || layout(&reading));
    let outline = timed("outline", || outline(&layout));
    let tables = timed("tables", || tables::understand(&layout, &outline));
    let findings = timed("rules", || rules::apply(&layout, &outline, &tables));
    let mut document = timed("normalize", || {
        normalize::document(source, &reading, id, &layout, &outline, findings)
    });
    timed("link", || link::link(&mut document));
    Ok(document)
}

/// Does one stage, and says how long it took to whom it concerns.
pub(crate) fn timed<T>(stage: &'static str, work: impl FnOnce() -> T) -> T {
    if !tracing::enabled!(tracing::Level::TRACE) {
        return work();
    }
    let start = Instant::now();
    let made = work();
    let ms = start.elapsed().as_micros() as f64 / 1000.0;
    tracing::trace!(event = "stage", stage, ms, "{stage} took {ms} ms");
    made
}

/// Reads a source as lines: a text has them, pages are composed to them.
fn reading(source: &Source) -> Result<Reading<'_>, Error> {
    match &source.body {
        Body::Text(text) => read::text(source.media, text, source.limits),
        Body::Bytes(bytes) if source.media == Media::Docx => read::docx::read(bytes, source.limits),
        Body::Bytes(bytes) if source.media == Media::Odt => read::odt::read(bytes, source.limits),
        Body::Bytes(bytes) => Ok(compose::compose(read::pdf::read(
            bytes,
            source.password.as_deref(),
            source.limits,
            compose::sheet,
        )?)),
    }
}

/// A stage that `ziele text` can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The lines as read, with page and number.
    Lines,
    /// Paragraphs, healed.
    Healed,
    /// The blocks and their kinds.
    Blocks,
    /// The sections.
    Outline,
}

/// What became of a source at a stage, for people to read.
///
/// # Errors
/// Those of [`extract`].
pub fn show(source: &Source, stage: Stage) -> Result<String, Error> {
    let reading = reading(source)?;
    let layout = layout(&reading);
    let mut out = String::new();
    match stage {
        Stage::Lines => show_lines(&layout, &mut out),
        Stage::Healed => show_blocks(&layout, &mut out, false),
        Stage::Blocks => show_blocks(&layout, &mut out, true),
        Stage::Outline => show_outline(&layout, &outline(&layout), &mut out),
    }
    Ok(out)
}

fn place(page: Option<u32>, line: u32) -> String {
    page.map_or_else(|| line.to_string(), |page| format!("{page}:{line}"))
}

fn show_lines(layout: &Layout<'_>, out: &mut String) {
    for line in &layout.lines {
        let role = match line.role {
            Role::Body => "",
            Role::Running => "  [running]",
            Role::PullQuote => "  [pull quote]",
            Role::Contents => "  [contents]",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{:>7}  {}{role}",
            place(line.page, line.number),
            line.text.replace('\t', "  ")
        );
    }
}

fn show_blocks(layout: &Layout<'_>, out: &mut String, kinds: bool) {
    for block in &layout.blocks {
        let text = layout.text(&block.lines);
        let kind = match block.kind {
            Kind::Topic(topic) => format!("Topic::{topic:?}"),
            Kind::Asked(_) => "Question".to_owned(),
            kind => format!("{kind:?}"),
        };
        let at = layout
            .first(block)
            .map(|line| place(line.page, line.number))
            .unwrap_or_default();
        let _ = if kinds {
            writeln!(out, "{at:>7}  {kind:<18}{text}")
        } else {
            writeln!(out, "{at:>7}  {text}")
        };
    }
}

fn show_outline(layout: &Layout<'_>, outline: &Outline, out: &mut String) {
    for section in &outline.sections {
        let indent = "  ".repeat(section.level.saturating_sub(1) as usize);
        let at = layout
            .lines
            .get(section.heading.lines.start)
            .map(|line| place(line.page, line.number))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "{at:>7}  {indent}{}  {}",
            section.id, section.heading.title
        );
    }
}
