//! The extraction rules: plain functions, one file each, called in the order of [`RULES`].
//!
//! A rule describes a way of writing. It reads blocks, takes those that it understands, and leaves drafts of records; a block that one
//! rule has taken is closed to those after it.

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

use crate::council::{self, Paper};
use crate::layout::Layout;
use crate::model::{Form, Period, SeriesKind, Unit};
use crate::outline::{self, Outline};
use crate::problem::Problem;
use crate::tables::Table;
use std::ops::Deref;

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

/// All rules, those that find headings first, then those that read council papers.
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
        .chain(council::RULES)
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

/// What a rule looks at: blocks, headings, and the tables.
pub struct Context<'a, 't> {
    document: outline::Context<'a, 't>,
    /// The tables, understood.
    pub tables: &'a [Table<'t>],
}

impl<'a, 't> Deref for Context<'a, 't> {
    type Target = outline::Context<'a, 't>;

    fn deref(&self) -> &Self::Target {
        &self.document
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
    /// The document is a council paper: its answers are taken, and may state goals all the same.
    pub is_council_paper: bool,
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

/// Applies all rules to what the head and the questions of a council paper have left.
pub fn apply<'t>(
    layout: &Layout<'t>,
    outline: &Outline,
    tables: &[Table<'t>],
    paper: &Paper,
) -> Findings<'t> {
    let context = Context {
        document: outline::Context { layout, outline },
        tables,
    };
    let mut findings = Findings {
        is_council_paper: paper.head.is_some(),
        taken: vec![false; layout.blocks.len()],
        ..Findings::default()
    };
    for block in &paper.taken {
        findings.take(*block);
    }
    for rule in RULES {
        (rule.find)(&context, &mut findings);
    }
    findings.drafts.sort_by_key(Draft::order);
    findings
}
