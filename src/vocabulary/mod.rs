//! The words by which administrations say what a passage is. One table per kind, no word of any one document.

mod change;
mod columns;
mod fields;
mod headings;
mod introductions;
mod opposites;
mod papers;
mod promises;
mod reports;
mod titles;
mod words;

pub use change::{change_noun, direction, is_change};
pub use columns::{names_units, series_kind};
pub use fields::is_field;
pub use headings::{Topic, names_goals_or_indicators, topic, wide_topic};
pub use introductions::introduces;
pub use opposites::are_opposite;
pub use papers::{asks_mover, is_answer_type, is_imprint, is_mover, is_question_type, names_body, names_record, names_type, opens_body};
pub use promises::{is_distant, is_end, is_event, is_head, is_launch, is_plan, is_reference, is_street, is_use, is_whole, recurs};
pub use reports::{announces, reports};
pub use titles::{is_contents, is_figures, is_matter, is_paper_part, names_overview, names_report, names_strategy};
pub use words::{MONTHS, governs, is_addition, is_conjunction, is_measure, is_open, month};
