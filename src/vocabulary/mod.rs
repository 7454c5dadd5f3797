//! The words by which administrations say what a passage is. One table per kind, no word of any one document.

mod change;
mod columns;
mod fields;
mod headings;
mod opposites;
mod promises;
mod reports;
mod titles;
mod words;

pub use change::{change_noun, direction, is_change};
pub use columns::{comparisons, counts, names_accounts, names_plans, names_units, names_years, series_kind, sums_up};
pub use fields::is_field;
pub use headings::{Topic, names_goals_or_indicators, topic};
pub use opposites::are_opposite;
pub use promises::{is_distant, is_end, is_event, is_head, is_launch, is_plan, is_reference, is_street, is_use, is_whole, recurs};
pub use reports::{announces, reports};
pub use titles::{is_contents, is_figures, is_matter, is_paper_part, names_overview, names_report, names_strategy};
pub use words::{MONTHS, governs, is_addition, is_conjunction, is_measure, is_open, month};
