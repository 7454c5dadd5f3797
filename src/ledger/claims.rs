//! Which bytes of which lines the records are made of.

use crate::layout::Layout;
use crate::layout::passage::Passage;
use crate::model::{Council, Document, Source};
use crate::normalize::{Claim, RecordKind};

/// The claims by line, and in each line by where they begin.
pub(super) struct Claims<'c> {
    pieces: Vec<Piece<'c>>,
}

/// What a record claims of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'c> {
    pub line: usize,
    pub start: usize,
    pub end: usize,
    /// Where the record stands among all.
    pub rank: usize,
    pub record: &'c str,
}

impl<'c> Claims<'c> {
    pub(super) fn new(layout: &Layout<'_>, claims: &'c [Claim]) -> Self {
        let mut pieces: Vec<Piece<'c>> = Vec::new();
        for (rank, claim) in claims.iter().enumerate() {
            for piece in &claim.passage.pieces {
                let length = layout
                    .lines
                    .get(piece.line)
                    .map_or(0, |line| line.text.len());
                let end = piece.bytes.end.min(length);
                if piece.bytes.start < end {
                    pieces.push(Piece {
                        line: piece.line,
                        start: piece.bytes.start,
                        end,
                        rank,
                        record: &claim.record,
                    });
                }
            }
        }
        pieces.sort_by_key(|piece| (piece.line, piece.start, piece.rank));
        Self { pieces }
    }

    /// What is claimed of a line.
    pub(super) fn of_line(&self, line: usize) -> &[Piece<'c>] {
        let start = self.pieces.partition_point(|piece| piece.line < line);
        let end = self.pieces.partition_point(|piece| piece.line <= line);
        self.pieces.get(start..end).unwrap_or_default()
    }
}

/// The claims of a council paper, whose head and questions say their places by page and line.
pub fn council(layout: &Layout<'_>, document: &Document) -> Vec<Claim> {
    let Some(council) = &document.council else {
        return Vec::new();
    };
    let places = Places::new(layout);
    let claim = |record: String, source: &Source| Claim {
        record,
        kind: RecordKind::Council,
        passage: places.passage(layout, source),
    };
    let Council {
        source, questions, ..
    } = council;
    let questions = questions
        .iter()
        .zip(1..)
        .map(|(question, number)| claim(format!("council/frage-{number}"), &question.source));
    std::iter::once(claim("council".to_owned(), source))
        .chain(questions)
        .collect()
}

/// The lines by page and number.
struct Places(Vec<(Option<u32>, u32, usize)>);

impl Places {
    fn new(layout: &Layout<'_>) -> Self {
        let lines = layout.lines.iter().enumerate();
        let mut places: Vec<_> = lines
            .map(|(at, line)| (line.page, line.number, at))
            .collect();
        places.sort_unstable();
        Self(places)
    }

    /// The whole lines on which a record stands.
    fn passage(&self, layout: &Layout<'_>, source: &Source) -> Passage {
        let mut passage = Passage::default();
        let mut add = |page: Option<u32>, [first, last]: [u32; 2]| {
            let start = self
                .0
                .partition_point(|(p, number, _)| (*p, *number) < (page, first));
            let rest = self.0.get(start..).unwrap_or_default().iter();
            let inside = rest.take_while(|(p, number, _)| (*p, *number) <= (page, last));
            for (_, _, at) in inside {
                let length = layout.lines.get(*at).map_or(0, |line| line.text.len());
                passage.push(*at, 0..length);
            }
        };
        if source.places.is_empty() {
            add(source.page, source.lines);
        }
        for place in &source.places {
            add(place.page, place.lines);
        }
        passage
    }
}
