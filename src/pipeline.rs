//! From one source to one document: one call per stage.

use crate::compose;
use crate::council;
use crate::layout::{Kind, Layout, Role, layout};
use crate::ledger::{self, Ledger};
use crate::link;
use crate::model::Document;
use crate::normalize::{self, Understood};
use crate::outline::{Outline, outline};
use crate::problem::Error;
use crate::read;
use crate::rules;
use crate::source::{Body, Media, Source};
use crate::tables;
use crate::text::{Evidence, Reading};
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
    let Understood {
        mut document,
        claims,
        mut problems,
    } = understood(source, id, &reading, &layout, &outline);
    timed("ledger", || {
        let ledger = ledger::ledger(&layout, &outline, &claims);
        let losses = ledger::losses(&layout, &outline, &ledger, &claims, &problems);
        problems.extend(losses);
        document.lines = Some(ledger.lines());
    });
    document.diagnostics = normalize::diagnostics(&layout, problems);
    Ok(document)
}

/// The document that the rules make of the lines, without its diagnostics, and what each record is made of.
fn understood(
    source: &Source,
    id: &str,
    reading: &Reading<'_>,
    layout: &Layout<'_>,
    outline: &Outline,
) -> Understood {
    let tables = timed("tables", || tables::understand(layout, outline));
    let paper = timed("council", || council::read(layout, outline));
    let findings = timed("rules", || rules::apply(layout, outline, &tables, &paper));
    let mut understood = timed("normalize", || {
        normalize::document(source, reading, id, layout, outline, paper, findings)
    });
    timed("link", || link::link(&mut understood.document));
    let council = ledger::council(layout, &understood.document);
    understood.claims.extend(council);
    understood
}

/// What does not hold of the ledger of a source: nothing, for any source. Tests and fuzzers ask for it.
///
/// # Errors
/// Those of [`extract`].
#[doc(hidden)]
pub fn audit(source: &Source) -> Result<Vec<String>, Error> {
    let reading = reading(source)?;
    let layout = layout(&reading);
    let outline = outline(&layout);
    let understood = understood(source, "", &reading, &layout, &outline);
    let ledger = ledger::ledger(&layout, &outline, &understood.claims);
    Ok(ledger.audit(&layout, &understood.claims))
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
    /// What became of each part of each line.
    Ledger,
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
        Stage::Ledger => {
            let outline = outline(&layout);
            let understood = understood(source, "", &reading, &layout, &outline);
            let ledger = ledger::ledger(&layout, &outline, &understood.claims);
            show_ledger(&layout, &ledger, &mut out);
        }
    }
    Ok(out)
}

fn place(page: Option<u32>, line: u32) -> String {
    page.map_or_else(|| line.to_string(), |page| format!("{page}:{line}"))
}

fn show_lines(layout: &Layout<'_>, out: &mut String) {
    for line in &layout.lines {
        let role = match line.role {
            Role::Body => String::new(),
            Role::Furniture(why) => format!("  [{}]", why.name()),
            Role::Note => "  [note]".to_owned(),
            Role::PullQuote => "  [pull quote]".to_owned(),
            Role::Contents => "  [contents]".to_owned(),
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
            let told_by = match block.told_by {
                Evidence::Source => "source",
                Evidence::Page => "page",
                Evidence::Form => "form",
            };
            writeln!(out, "{at:>7}  {kind:<18}{told_by:<8}{text}")
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

/// The accounts in the order of the page; the parts of one line stand below one another.
fn show_ledger(layout: &Layout<'_>, ledger: &Ledger<'_>, out: &mut String) {
    for entry in &ledger.entries {
        let at = layout
            .lines
            .get(entry.line)
            .map(|line| place(line.page, line.number))
            .unwrap_or_default();
        let account = entry.account.to_string();
        let text = Ledger::text(layout, entry).replace('\t', "  ");
        let _ = writeln!(out, "{at:>7}  {account:<34}  {text}");
    }
}
