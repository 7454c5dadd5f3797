//! Whole comparisons: what is told of the sample, and what must hold of any.

use super::sample::editions;
use super::{compare, compare_all, compare_two, render, situation};
use crate::model::{Change, Comparison, Document, Fate, Situation, Subject, changes_schema};

fn shown(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/diff"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text); });
}

fn fates(comparison: &Comparison, subject: Subject) -> Vec<(Fate, &str)> {
    let of_subject = comparison
        .changes
        .iter()
        .filter(|change| change.subject == subject);
    of_subject
        .map(|change| {
            (
                change.fate,
                change
                    .new
                    .as_ref()
                    .or(change.old.as_ref())
                    .unwrap()
                    .text
                    .as_str(),
            )
        })
        .collect()
}

fn of<'c>(comparison: &'c Comparison, subject: Subject, start: &str) -> &'c Change {
    let mut changes = comparison
        .changes
        .iter()
        .filter(|change| change.subject == subject);
    changes
        .find(|change| {
            change
                .new
                .as_ref()
                .or(change.old.as_ref())
                .unwrap()
                .text
                .starts_with(start)
        })
        .unwrap()
}

#[test]
fn two_editions_as_text() {
    let (old, new) = editions();
    shown(
        "editions_text",
        &render::text(&compare_two(&old, &new, None)),
    );
}

#[test]
fn two_editions_as_markdown() {
    let (old, new) = editions();
    shown(
        "editions_markdown",
        &render::markdown(&compare_two(&old, &new, None)),
    );
}

/// A rule that has changed: one goal lost, one new, one cut short, a section with another number, an indicator without its unit.
fn two_outputs() -> (Document, Document) {
    let old = editions().0;
    let mut new = old.clone();
    new.goals.remove(3);
    new.goals[0].text = "Ausbau des Radwegenetzes".into();
    new.indicators[0].unit = None;
    let mut goal = new.goals[1].clone();
    (goal.id, goal.text, goal.source.lines) = (
        "1/ziel-1".into(),
        "Die Stadt am Hafen plant ihre Wege".into(),
        [3, 3],
    );
    new.goals.push(goal);
    for section in new.sections.iter_mut().filter(|section| section.id == "2") {
        section.id = "2.1".into();
    }
    for project in &mut new.projects {
        (project.id, project.section) = (project.id.replace("2/", "2.1/"), Some("2.1".into()));
    }
    (old, new)
}

#[test]
fn two_outputs_as_text() {
    let (old, new) = two_outputs();
    shown(
        "outputs_text",
        &render::text(&compare_two(&old, &new, None)),
    );
}

#[test]
fn two_outputs_as_markdown() {
    let (old, new) = two_outputs();
    shown(
        "outputs_markdown",
        &render::markdown(&compare_two(&old, &new, None)),
    );
}

#[test]
fn a_reference_that_follows_its_record_has_not_changed() {
    let (old, new) = two_outputs();
    let comparison = compare(&old, &new, None);
    assert_eq!(
        fates(&comparison, Subject::Project),
        [(Fate::Moved, "KRANBUCH"), (Fate::Moved, "HAFENPORTAL")]
    );
    assert_eq!(comparison.situation, Situation::Outputs);
}

#[test]
fn promises_are_judged_by_what_they_ask_for() {
    let (old, new) = editions();
    let comparison = compare(&old, &new, None);
    assert_eq!(comparison.situation, Situation::Editions);
    let arithmetic = |start: &str| {
        of(&comparison, Subject::Goal, start).differences[0]
            .arithmetic
            .clone()
            .unwrap()
    };
    assert_eq!(
        arithmetic("Ausbau"),
        "10 % -> 5 % per year: relaxed by 5 points"
    );
    assert_eq!(
        arithmetic("Beleuchtung"),
        "2022-12-31 -> 2024-12-31: relaxed by 2 years"
    );
    assert_eq!(
        arithmetic("50 %"),
        "at least 60 % -> 50 %: relaxed by 10 points"
    );
    assert_eq!(arithmetic("drei neue"), "2 -> 3 per year: sharpened by 1");
}

#[test]
fn a_repetition_is_not_counted_twice() {
    let (old, new) = editions();
    let comparison = compare(&old, &new, None);
    assert!(
        comparison
            .changes
            .iter()
            .all(|change| change.fate != Fate::Dropped),
        "{:#?}",
        fates(&comparison, Subject::Goal)
    );
    assert_eq!(
        comparison
            .changes
            .iter()
            .filter(|change| change.subject == Subject::Goal && change.old.is_some())
            .count(),
        6
    );
}

#[test]
fn a_repetition_lends_its_values() {
    let (mut old, new) = editions();
    let mut repeated = old.indicators[0].clone();
    (repeated.id, repeated.section, repeated.source.lines) =
        ("3.1/kennzahl-1".into(), Some("3.1".into()), [60, 60]);
    repeated.restates = Some(old.indicators[0].id.clone());
    (old.indicators[0].series, old.indicators[0].unit) = (None, None);
    old.indicators.push(repeated);
    let comparison = compare(&old, &new, None);
    let change = of(&comparison, Subject::Indicator, "Länge");
    let place = change.old.as_ref().unwrap();
    assert_eq!(
        (change.fate, place.record.as_deref(), place.at.lines),
        (Fate::Continues, Some("1.1/kennzahl-1"), [60, 60])
    );
}

#[test]
fn more_of_one_and_less_of_another_is_neither() {
    let (mut old, mut new) = editions();
    (old.goals[0].dates, new.goals[0].dates) =
        (old.goals[1].dates.clone(), old.goals[1].dates.clone());
    new.goals[0].dates[0].latest = Some("2020-12-31".into());
    let comparison = compare(&old, &new, None);
    let goal = of(&comparison, Subject::Goal, "Ausbau");
    assert_eq!((goal.fate, goal.differences.len()), (Fate::Changed, 2));
}

#[test]
fn without_quantities_other_numbers_are_no_other_words() {
    let (mut old, mut new) = editions();
    for goal in old.goals.iter_mut().chain(&mut new.goals) {
        (goal.quantities, goal.dates) = (Vec::new(), Vec::new());
    }
    let comparison = compare(&old, &new, None);
    assert_eq!(of(&comparison, Subject::Goal, "Ausbau").fate, Fate::Changed);
    assert_eq!(
        of(&comparison, Subject::Goal, "drei neue").fate,
        Fate::Changed
    );
    assert_eq!(
        of(&comparison, Subject::Goal, "sichere").fate,
        Fate::Reworded
    );
}

#[test]
fn the_documents_say_what_they_are_to_each_other() {
    let (old, new) = editions();
    let (old, mut same) = (old.document, new.document);
    assert_eq!(situation(&old, &same), Situation::Editions);
    // One name for two editions: the years tell them apart.
    same.id.clone_from(&old.id);
    assert_eq!(situation(&old, &same), Situation::Editions);
    (same.period, same.edition) = (None, None);
    assert_eq!(situation(&old, &same), Situation::Outputs);
    same.id = "another".into();
    assert_eq!(situation(&old, &same), Situation::Editions);
    same.source.sha256.clone_from(&old.source.sha256);
    assert_eq!(situation(&old, &same), Situation::Outputs);
}

#[test]
fn what_says_the_same_says_so_in_one_line() {
    let (old, new) = editions();
    for document in [&old, &new] {
        for given in [Situation::Outputs, Situation::Editions] {
            let changes = compare_two(document, document, Some(given));
            assert!(changes.is_same(), "{changes:#?}");
            for shown in [render::text(&changes), render::markdown(&changes)] {
                assert_eq!(shown.lines().count(), 1, "{shown}");
            }
        }
    }
    assert_eq!(
        render::text(&compare_two(&new, &new, None)),
        "hafenplan-2027: no differences (5 sections, 7 goals, 4 indicators, 2 projects)\n"
    );
}

#[test]
fn folders_are_compared_by_id() {
    let (old, new) = editions();
    let changes = compare_all(
        &[old.clone(), new.clone()],
        std::slice::from_ref(&new),
        None,
    );
    assert_eq!(
        (
            changes.comparisons.len(),
            changes.only_old.len(),
            changes.only_new.len()
        ),
        (1, 1, 0)
    );
    assert!(!changes.is_same());
    let text = render::text(&changes);
    assert!(
        text.contains("Only among the old:\n  hafenplan-2024 (fixtures/diff/hafenplan-2024.txt, "),
        "{text}"
    );
    assert!(compare_all(&[old.clone(), new.clone()], &[old, new], None).is_same());
}

#[test]
fn every_record_is_told_of_once_and_always_the_same() {
    let (old, new) = editions();
    let comparison = compare(&old, &new, None);
    assert_eq!(comparison, compare(&old, &new, None));
    let count = |subject, new: bool| {
        let of_subject = comparison
            .changes
            .iter()
            .filter(|change| change.subject == subject);
        of_subject
            .filter(|change| {
                if new {
                    change.new.is_some()
                } else {
                    change.old.is_some()
                }
            })
            .count()
    };
    assert_eq!(
        (count(Subject::Goal, false), count(Subject::Goal, true)),
        (old.goals.len() - 1, new.goals.len())
    );
    assert_eq!(
        (
            count(Subject::Indicator, false),
            count(Subject::Indicator, true)
        ),
        (old.indicators.len(), new.indicators.len())
    );
    let counted: usize = comparison.counts.iter().map(|count| count.count).sum();
    assert_eq!(counted, comparison.changes.len());
}

#[test]
fn the_schema_describes_what_is_written() {
    let (old, new) = editions();
    let schema = changes_schema();
    let validator = jsonschema::validator_for(schema.as_value()).unwrap();
    let value = serde_json::to_value(compare_two(&old, &new, None)).unwrap();
    assert!(validator.is_valid(&value));
    assert!(jsonschema::meta::is_valid(schema.as_value()));
}
