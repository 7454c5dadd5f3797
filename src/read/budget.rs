//! What reading one file may cost. A file that wants more is refused by the name of the limit.

use crate::problem::Error;
use crate::source::Limits;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The account of one file, shared by the threads that read its pages.
#[derive(Debug)]
pub(super) struct Budget {
    limits: Limits,
    started: Instant,
    inflated: AtomicU64,
    /// One bit for each [`Kind`] that is exceeded. How far beyond its limit a file would have gone depends on the threads and is not said.
    exceeded: AtomicU8,
}

/// What is limited, in the order in which it is named should there be several.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Objects,
    Nesting,
    Stream,
    Inflated,
    Glyphs,
    Seconds,
}

const KINDS: [Kind; 6] = [
    Kind::Objects,
    Kind::Nesting,
    Kind::Stream,
    Kind::Inflated,
    Kind::Glyphs,
    Kind::Seconds,
];

/// Objects are a hundred times as large as what they are written in, so that a stream of them may be as much smaller than any other.
const OBJECTS: u64 = 8;
/// Bytes of text that count as a glyph: one glyph may stand for several letters.
const LETTERS: usize = 16;

impl Budget {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            started: Instant::now(),
            inflated: AtomicU64::new(0),
            exceeded: AtomicU8::new(0),
        }
    }

    /// Depth to which forms, page trees and trees of any other kind may nest.
    pub(super) fn nesting(&self) -> usize {
        usize::try_from(self.limits.max_nesting).unwrap_or(usize::MAX)
    }

    /// Bytes that one stream may have when it is inflated.
    pub(super) fn stream_bytes(&self) -> usize {
        usize::try_from(self.limits.max_stream_bytes.min(self.left())).unwrap_or(usize::MAX)
    }

    /// Bytes that a stream of objects, or a table of them, may have when it is inflated.
    pub(super) fn object_bytes(&self) -> usize {
        usize::try_from(self.limits.max_stream_bytes / OBJECTS).unwrap_or(usize::MAX)
    }

    fn left(&self) -> u64 {
        self.limits
            .max_inflated_bytes
            .saturating_sub(self.inflated.load(Ordering::Relaxed))
    }

    /// Books the bytes of an inflated stream, or of what is as large in memory.
    pub(super) fn inflate(&self, bytes: usize) {
        let all = self.inflated.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
        if all > self.limits.max_inflated_bytes {
            self.exceed(Kind::Inflated);
        }
    }

    /// Says that a stream was larger than it may be.
    pub(super) fn stream_too_large(&self) {
        self.exceed(if self.left() < self.limits.max_stream_bytes {
            Kind::Inflated
        } else {
            Kind::Stream
        });
    }

    /// Checks the number of objects of the file.
    pub(super) fn objects(&self, found: usize) {
        if found as u64 > self.limits.max_objects {
            self.exceed(Kind::Objects);
        }
    }

    /// Glyphs, or what stands for them in bytes of text, that a page may have.
    pub(super) fn page_text(&self) -> usize {
        usize::try_from(self.limits.max_page_glyphs)
            .unwrap_or(usize::MAX)
            .saturating_mul(LETTERS)
    }

    /// Checks the number of glyphs of a page and the bytes of their text.
    pub(super) fn glyphs(&self, found: usize, text: usize) {
        if found as u64 > self.limits.max_page_glyphs || text > self.page_text() {
            self.exceed(Kind::Glyphs);
        }
    }

    /// Says that something nests deeper than [`Budget::nesting`].
    pub(super) fn too_deep(&self) {
        self.exceed(Kind::Nesting);
    }

    /// Looks at the clock. To be called often, but not for every glyph.
    pub(super) fn time(&self) {
        if self.started.elapsed() > Duration::from_secs(self.limits.max_seconds) {
            self.exceed(Kind::Seconds);
        }
    }

    /// Whether some limit is exceeded, so that reading on is pointless.
    pub(super) fn is_spent(&self) -> bool {
        self.exceeded.load(Ordering::Relaxed) != 0
    }

    /// The limit that was exceeded.
    pub(super) fn check(&self) -> Result<(), Error> {
        let bits = self.exceeded.load(Ordering::Relaxed);
        match KINDS
            .into_iter()
            .find(|kind| bits & (1 << *kind as u8) != 0)
        {
            Some(kind) => Err(self.error(kind)),
            None => Ok(()),
        }
    }

    fn error(&self, kind: Kind) -> Error {
        let (what, limit, flag) = match kind {
            Kind::Objects => ("objects", self.limits.max_objects, "--max-objects"),
            Kind::Nesting => (
                "levels of nesting",
                self.limits.max_nesting,
                "--max-nesting",
            ),
            Kind::Stream => (
                "inflated bytes in one stream",
                self.limits.max_stream_bytes,
                "--max-stream-bytes",
            ),
            Kind::Inflated => (
                "inflated bytes in all",
                self.limits.max_inflated_bytes,
                "--max-inflated-bytes",
            ),
            Kind::Glyphs => (
                "glyphs on one page",
                self.limits.max_page_glyphs,
                "--max-page-glyphs",
            ),
            Kind::Seconds => (
                "seconds for one document",
                self.limits.max_seconds,
                "--max-seconds",
            ),
        };
        Error::Exceeded { what, limit, flag }
    }

    fn exceed(&self, kind: Kind) {
        self.exceeded.fetch_or(1 << kind as u8, Ordering::Relaxed);
    }
}
