//! The words by which administrations say what a passage is. One table per kind, no word of any one document.

mod amounts;
mod bodies;
mod change;
mod clauses;
mod columns;
mod fields;
mod headings;
mod heads;
mod intent;
mod introductions;
mod issuers;
mod number_words;
mod opposites;
mod papers;
mod pointers;
mod promises;
mod reports;
mod stem;
mod titles;
mod tokens;
mod word_list;
mod words;

pub use amounts::{bound, is_amount_adverb, is_baseline, is_definite, is_denial};
pub use bodies::{is_other_body, is_other_owner, is_own_body, is_people};
pub use change::{change_noun, direction, is_change};
pub use clauses::{is_joined_infinitive, is_preposition, is_relative, is_subordinating};
pub use columns::{
    comparisons, counts, names_accounts, names_plans, names_state, names_units, names_years,
    series_kind, sums_up,
};
pub use fields::is_field;
pub use headings::{
    Topic, column_topic, indicator_number_len, names_goals_or_indicators, numbered_topic, topic,
    wide_topic,
};
pub use heads::{HeadField, HeadSection, SessionColumn, head_field, head_section, session_column};
pub use intent::{
    is_adverb, is_aim, is_cost, is_demand, is_duty, is_forecast, is_making, is_no_promise, is_now,
    is_passive, is_purpose, is_remark, is_start, is_target_value, is_text, is_unreal,
};
pub use introductions::{introduces, introduces_others};
pub use issuers::{
    ISSUING_BODIES, ISSUING_BODY_ENDINGS, is_placeholder_title, is_publisher_label, may_name_body,
};
pub use number_words::{half, is_article, number};
pub use opposites::{are_opposite, contradict};
pub use papers::{
    asks_mover, is_answer_type, is_imprint, is_mover, is_question_type, names_body, names_handling,
    names_office, names_record, names_type, opens_body, opens_department,
};
pub use pointers::points_elsewhere;
pub use promises::{
    is_distant, is_end, is_event, is_head, is_launch, is_plan, is_reference, is_street, is_use,
    is_whole, recurs,
};
pub use reports::{intends, reports};
pub use stem::{stem, without_gender_marks};
pub use titles::{
    is_contents, is_figures, is_matter, is_paper_part, names_overview, names_report, names_strategy,
};
pub use tokens::words;
pub use words::{
    governs, is_action, is_addition, is_conjunction, is_counting, is_function_word, is_measure,
    is_open, is_time_or_amount, month,
};
