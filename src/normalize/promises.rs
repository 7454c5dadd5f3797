//! How much and by when: the quantities and dates of goals and answers.

use super::records::Records;
use crate::model::{Date, Quantity};
use crate::notation::{dates, quantities};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Reads the texts of all goals and answers. A date without its year is read where a council paper dates itself.
pub fn read(records: &mut Records) {
    let today = records
        .council
        .as_ref()
        .and_then(|council| council.date.clone());
    let today = today.as_deref();
    // An overview repeats most goals word for word.
    let mut known: FxHashMap<String, (Vec<Quantity>, Vec<Date>)> = FxHashMap::default();
    for goal in &mut records.goals {
        if let Some((quantities, dates)) = known.get(&goal.text) {
            (goal.quantities, goal.dates) = (quantities.clone(), dates.clone());
            continue;
        }
        (goal.quantities, goal.dates) = promises(&goal.text, today, quantities::quantities);
        if !(goal.quantities.is_empty() && goal.dates.is_empty()) {
            known.insert(
                goal.text.clone(),
                (goal.quantities.clone(), goal.dates.clone()),
            );
        }
    }
    for question in records
        .council
        .iter_mut()
        .flat_map(|council| &mut council.questions)
    {
        for paragraph in &question.answer {
            let (amounts, dates) = promises(paragraph, today, quantities::in_prose);
            question.amounts.extend(amounts);
            question.dates.extend(dates);
        }
    }
}

fn promises(
    text: &str,
    today: Option<&str>,
    amounts: fn(&str, &[Range<usize>]) -> Vec<Quantity>,
) -> (Vec<Quantity>, Vec<Date>) {
    let mentions = dates::mentions(text, today);
    let places: Vec<Range<usize>> = mentions
        .iter()
        .map(|mention| mention.range.clone())
        .collect();
    (
        amounts(text, &places),
        mentions
            .into_iter()
            .filter_map(|mention| mention.date)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use std::fmt::Write as _;
    use std::path::Path;

    /// Each fixture is a list of sentences; one that a document dated `2024-06-18` says begins with that day and a bar.
    #[test]
    fn promises_in_sentences() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/promises");
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();
        files.sort();
        for file in files {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            let mut shown = String::new();
            for line in std::fs::read_to_string(&file).unwrap().lines() {
                let (today, text) = line
                    .split_once(" | ")
                    .map_or((None, line), |(today, text)| (Some(today), text));
                let (found, dates) = promises(text, today, quantities::quantities);
                assert!(
                    !name.starts_with("leaves_") || (found.is_empty() && dates.is_empty()),
                    "{name}: {text}\n{found:#?}\n{dates:#?}"
                );
                let _ = writeln!(shown, "{line}{}", testing::promises(&found, &dates));
            }
            insta::with_settings!({
                snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/promises"),
                prepend_module_to_snapshot => false,
                omit_expression => true,
            }, { insta::assert_snapshot!(name, shown); });
        }
    }
}
