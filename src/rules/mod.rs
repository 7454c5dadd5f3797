//! The extraction rules: plain functions, one file each, called in the order of [`RULES`].
//!
//! A rule describes a way of writing. It reads blocks, takes those that it understands, and leaves drafts of records; a block that one
//! rule has taken is closed to those after it.

pub mod council_head;
pub mod council_questions;
pub mod displaced_block;
pub mod goal_block;
pub mod goal_list;
pub mod indicator_block;
pub mod inline_series;
pub mod introduced_list;
pub mod labelled_line;
pub mod overview_topic;
pub mod principle_block;
pub mod project_status;
pub mod prose_goal;
pub mod table_columns;
pub mod table_series;
pub mod titled_goals;
pub mod year_pairs;
pub mod year_series;

pub use crate::layout::passage::Passage;

use crate::layout::{Block, Kind, Layout};
use crate::model::{Council, Form, Period, SeriesKind, Unit};
use crate::notation::numbering;
use crate::outline::{self, Outline};
use crate::problem::Problem;
use crate::tables::Table;
use crate::vocabulary::Topic;

/// A rule.
pub struct Rule {
    /// Its id: the stem of its file.
    pub name: &'static str,
    /// What it reads, leaves alone, an example, where it was seen.
    pub doc: &'static str,
    /// What it does.
    find: for<'t> fn(&Context<'_, 't>, &mut Findings<'t>),
}

/// All rules. The order matters: a block belongs to the first that takes it, so those that look at the most go first.
pub const RULES: &[Rule] = &[
    council_head::RULE,
    council_questions::RULE,
    project_status::RULE,
    goal_block::RULE,
    principle_block::RULE,
    indicator_block::RULE,
    table_series::RULE,
    table_columns::RULE,
    labelled_line::RULE,
    introduced_list::RULE,
    // These look at what the headed blocks have left.
    overview_topic::RULE,
    titled_goals::RULE,
    goal_list::RULE,
    year_series::RULE,
    inline_series::RULE,
    year_pairs::RULE,
    // Reads the sentences that are left.
    prose_goal::RULE,
    // Moves what the others have found.
    displaced_block::RULE,
];

/// A rule as `ziele rules` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// Its id.
    pub name: &'static str,
    /// What it reads, in a few words.
    pub summary: String,
    /// What it reads, leaves alone, an example, where it was seen, each under its heading.
    pub doc: &'static str,
}

/// All rules, those that find headings first.
pub fn catalogue() -> Vec<Info> {
    let headings = [
        (
            outline::numbered_heading::NAME,
            outline::numbered_heading::DOC,
        ),
        (
            outline::capital_heading::NAME,
            outline::capital_heading::DOC,
        ),
        (outline::marked_heading::NAME, outline::marked_heading::DOC),
        (outline::plain_heading::NAME, outline::plain_heading::DOC),
        (
            outline::question_heading::NAME,
            outline::question_heading::DOC,
        ),
    ];
    headings
        .into_iter()
        .chain(RULES.iter().map(|rule| (rule.name, rule.doc)))
        .map(|(name, doc)| Info {
            name,
            summary: summary(doc),
            doc,
        })
        .collect()
}

/// The opening of what a rule reads, up to its first example or the end of its first sentence.
fn summary(doc: &str) -> String {
    let reads = doc
        .trim_start_matches("# Reads\n")
        .split("\n# ")
        .next()
        .unwrap_or_default()
        .replace('\n', " ");
    let end = [": `", ". ", "; ", " (`"]
        .iter()
        .filter_map(|mark| reads.find(mark))
        .min()
        .unwrap_or(reads.len());
    reads
        .get(..end)
        .unwrap_or(&reads)
        .trim_end_matches('.')
        .to_owned()
}

/// What a rule looks at.
pub struct Context<'a, 't> {
    /// Lines and blocks.
    pub layout: &'a Layout<'t>,
    /// Headings and sections.
    pub outline: &'a Outline,
    /// The tables, understood.
    pub tables: &'a [Table<'t>],
}

impl<'a> Context<'a, '_> {
    /// A block.
    pub fn block(&self, at: usize) -> Option<&'a Block> {
        self.layout.blocks.get(at)
    }

    /// What a block is. `None` past the end, so that a rule need not count.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.block(at).map(|block| block.kind)
    }

    /// Whether a block is a heading of the outline.
    pub fn is_heading(&self, at: usize) -> bool {
        self.outline.is_heading(at)
    }

    /// The section in which a block stands.
    pub fn section(&self, at: usize) -> Option<usize> {
        self.block(at)
            .and_then(|block| self.outline.section_at(block.lines.start))
    }

    /// The healed text of a block, without bullets and marks.
    pub fn text(&self, at: usize) -> String {
        self.layout.block_text(at)
    }

    /// A block as a passage, without bullets and marks.
    pub fn passage(&self, at: usize) -> Passage {
        self.layout.block_passage(at)
    }

    /// A block as a passage, without bullets, marks and the number of an item: "1. Ausbau".
    pub fn item(&self, at: usize) -> Passage {
        let mut passage = self.passage(at);
        if let Some(piece) = passage.pieces.first_mut()
            && let Some(text) = self
                .layout
                .lines
                .get(piece.line)
                .and_then(|line| line.text.get(piece.bytes.clone()))
            && let Some((number, rest)) = numbering::leading(text)
            && (number.closed)
        {
            piece.bytes.start = piece.bytes.end - rest.len();
        }
        passage
    }

    /// The blocks of a section's own text, from behind its heading to the next heading.
    pub fn own_blocks(&self, section: usize) -> std::ops::Range<usize> {
        let Some(found) = self.outline.sections.get(section) else {
            return 0..0;
        };
        let start = self
            .layout
            .blocks
            .partition_point(|block| block.lines.start < found.start);
        let end = self
            .outline
            .sections
            .get(section + 1)
            .map_or(self.layout.blocks.len(), |next| {
                self.layout
                    .blocks
                    .partition_point(|block| block.lines.start < next.start)
            });
        start..end
    }

    /// Whether a block can be an item of a headed block: a list item, or a numbered line that is no heading.
    pub fn is_item(&self, at: usize) -> bool {
        let capitals = || {
            self.block(at)
                .and_then(|block| self.layout.first(block))
                .is_some_and(|line| line.shape.is_capitals())
        };
        // "7 Prioritäten" opens a chapter, "7. mehr Busse" is an item.
        let closed = || {
            let line = self.block(at).and_then(|block| self.layout.first(block));
            line.and_then(|line| numbering::leading(line.body()))
                .is_some_and(|(number, _)| number.closed || number.parts.len() > 1)
        };
        !self.is_heading(at)
            && (self.kind(at) == Some(Kind::Item)
                || (self.kind(at) == Some(Kind::Numbered) && !capitals() && closed()))
    }

    /// The topics of a kind: index of the block of each heading word.
    pub fn topics(&self, topic: Topic) -> impl Iterator<Item = usize> + '_ {
        let wanted = Kind::Topic(topic);
        self.layout
            .blocks
            .iter()
            .enumerate()
            .filter(move |(_, block)| block.kind == wanted)
            .map(|(at, _)| at)
    }
}

/// The values of a series as they stand in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cells<'t> {
    /// Values in a row. Their years stand elsewhere, or in a row above.
    Row {
        /// As printed.
        cells: Vec<&'t str>,
        /// The years of a row above them.
        header: Option<Vec<i32>>,
    },
    /// Each value with its year.
    Pairs(Vec<(i32, &'t str)>),
}

/// What a draft is of.
#[derive(Debug, Clone, PartialEq)]
pub enum What<'t> {
    /// A goal.
    Goal {
        /// How it is written.
        form: Form,
        /// Its text.
        text: Passage,
    },
    /// A principle.
    Principle {
        /// Its text.
        text: Passage,
    },
    /// An indicator.
    Indicator {
        /// Its label, with all that stands in it.
        label: Passage,
        /// Its values and the lines on which they stand.
        values: Option<(Cells<'t>, Passage)>,
        /// Planned or reported.
        kind: SeriesKind,
        /// The years that the heading or the introduction above states.
        stated: Option<Period>,
        /// The unit that a column or a header gives, should the label have none.
        unit: Option<Unit>,
    },
    /// A project.
    Project {
        /// Its title.
        title: Passage,
        /// The status line without its brackets.
        status: &'t str,
        /// The line of it.
        status_line: Passage,
        /// What it is about.
        text: Option<Passage>,
    },
    /// The head and the questions of a council paper, complete but for its sources.
    Council(Box<Council>, Passage),
}

/// A draft of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft<'t> {
    /// The rule that left it.
    pub rule: &'static str,
    /// The section in which it stands.
    pub section: Option<usize>,
    /// What holds goals and indicators together that stand in one block: the block of the heading word, or of the section's heading.
    pub group: Option<usize>,
    /// What it is.
    pub what: What<'t>,
}

impl Draft<'_> {
    /// The passage that comes first.
    pub fn passage(&self) -> &Passage {
        match &self.what {
            What::Goal { text, .. } | What::Principle { text } => text,
            What::Indicator { label, .. } => label,
            What::Project { title, .. } => title,
            What::Council(_, head) => head,
        }
    }

    /// Where it stands, for the order of the document.
    pub fn order(&self) -> (usize, usize) {
        let passage = self.passage();
        passage
            .pieces
            .get(passage.head)
            .or(passage.pieces.first())
            .map_or((0, 0), |piece| (piece.line, piece.bytes.start))
    }
}

/// What the rules have found so far.
#[derive(Debug, Default)]
pub struct Findings<'t> {
    /// In the order of their finding.
    pub drafts: Vec<Draft<'t>>,
    /// What is not as it should be.
    pub problems: Vec<Problem>,
    taken: Vec<bool>,
}

impl Findings<'_> {
    /// Whether a rule has taken a block.
    pub fn is_taken(&self, block: usize) -> bool {
        self.taken.get(block).copied().unwrap_or_default()
    }

    /// Takes a block.
    pub fn take(&mut self, block: usize) {
        if let Some(taken) = self.taken.get_mut(block) {
            *taken = true;
        }
    }
}

/// Applies all rules.
pub fn apply<'t>(layout: &Layout<'t>, outline: &Outline, tables: &[Table<'t>]) -> Findings<'t> {
    let context = Context {
        layout,
        outline,
        tables,
    };
    let mut findings = Findings {
        taken: vec![false; layout.blocks.len()],
        ..Findings::default()
    };
    for rule in RULES {
        (rule.find)(&context, &mut findings);
    }
    findings.drafts.sort_by_key(Draft::order);
    findings
}
