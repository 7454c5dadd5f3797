//! Whether values are reported or planned, where the heads of their columns do not say so.

use super::Paper;
use super::heads::Head;
use crate::layout::Layout;
use crate::model::SeriesKind;
use crate::notation::years;
use crate::outline::Outline;
use crate::vocabulary;

/// Lines from the first in which a paper without a year in its title may give one.
const OPENING_LINES: usize = 40;
/// Letters of the longest line above a table that names it.
const MAX_CAPTION_CHARS: usize = 120;

/// What the title of a paper says of the years of its tables.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reporting {
    /// The last year of which a paper that reports can report.
    reports_until: Option<i32>,
    /// The first year of the span in its title.
    begins: Option<i32>,
}

impl Reporting {
    /// Looks at the title of the paper, and for its year also at what stands below it.
    pub fn new(layout: &Layout<'_>, outline: &Outline) -> Self {
        let title = outline
            .title
            .as_ref()
            .map(|(title, _)| title.as_str())
            .unwrap_or_default();
        let begins = years::spans(title).first().map(|span| span.period.start);
        if !vocabulary::names_report(title) {
            return Self {
                reports_until: None,
                begins,
            };
        }
        let year = |text: &str| {
            text.split(|c: char| !c.is_ascii_digit())
                .filter_map(years::year)
                .max()
        };
        let opening = || {
            layout
                .lines
                .iter()
                .take(OPENING_LINES)
                .filter_map(|line| year(line.text))
                .max()
        };
        // The year of a plan with a report before it is the first that it plans.
        let planned = i32::from(vocabulary::names_plans(title));
        Self {
            reports_until: Some(
                year(title)
                    .or_else(opening)
                    .map_or(i32::MAX, |last| last - planned),
            ),
            begins,
        }
    }

    /// Whether values of a year are reported or planned, for the table at a block.
    pub fn kind(self, paper: Paper<'_, '_>, at: usize, head: &Head) -> SeriesKind {
        let year = head.year;
        // A plan can report no year of its own.
        if head.before_aims && self.begins.is_none_or(|begins| year <= begins) {
            return SeriesKind::Actual;
        }
        if self.reports_until.is_some_and(|last| year <= last)
            || self.reports_until.is_none() && is_accounted(paper, at)
        {
            SeriesKind::Actual
        } else {
            SeriesKind::Target
        }
    }
}

/// Whether what stands above a table says that its values are reported: "Entwicklung der Schülerzahlen", "Ergebnisrechnung".
fn is_accounted(paper: Paper<'_, '_>, at: usize) -> bool {
    let above = at
        .checked_sub(1)
        .map(|above| paper.layout.block_text(above));
    let caption = above.filter(|text| text.chars().count() <= MAX_CAPTION_CHARS);
    let section = paper.section_title(at).map(str::to_owned);
    // The nearer one is asked first: a plan may stand in a chapter of accounts.
    for text in [caption, section].into_iter().flatten() {
        if vocabulary::names_plans(&text) {
            return false;
        }
        if vocabulary::names_accounts(&text) {
            return true;
        }
    }
    false
}
