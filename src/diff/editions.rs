//! Two editions of one strategy: what its authors kept, sharpened, relaxed, dropped and added.

use super::originals::Edition;
use super::pairing::{Item, Texts, pairs};
use super::{dates, place, projects, quantities, reckoning, series, verdict};
use crate::model::{
    Change, Difference, Document, Fate, Goal, Indicator, Place, Principle, Project, Question,
    Reckoning, Section, Subject, Topic,
};
use crate::notation::similarity::{normalized, numbers};
use std::collections::{BTreeMap, BTreeSet};

/// All records of two editions, paired and judged; also what was kept.
pub fn compare(old: &Document, new: &Document) -> Vec<Change> {
    let (old, new) = (Edition::of(old), Edition::of(new));
    let (from, to) = (&old, &new);
    let judge = |old: &Indicator, new: &Indicator| indicator(from, old, to, new);
    let values = |old: &Indicator, new: &Indicator| {
        from.series(old)
            .zip(to.series(new))
            .is_some_and(|(old, new)| series::agree(old, new))
    };
    let mut changes = matched(
        &kind(Subject::Section, Texts::Names, &section),
        &sections(from),
        &sections(to),
    );
    changes.extend(matched(
        &kind(Subject::Goal, Texts::Sentences, &goal),
        &goals(from),
        &goals(to),
    ));
    let indicators_kind = Kind {
        gone: Fate::Ended,
        sign: &values,
        ..kind(Subject::Indicator, Texts::Sentences, &judge)
    };
    changes.extend(matched(
        &indicators_kind,
        &indicators(from),
        &indicators(to),
    ));
    changes.extend(matched(
        &kind(Subject::Principle, Texts::Sentences, &|a: &Principle, b| {
            said(&a.text, &b.text)
        }),
        &principles(from),
        &principles(to),
    ));
    changes.extend(matched(
        &kind(Subject::Project, Texts::Names, &projects::compare),
        &all_projects(from),
        &all_projects(to),
    ));
    changes.extend(matched(
        &kind(Subject::Question, Texts::Sentences, &question),
        &questions(from),
        &questions(to),
    ));
    changes
}

/// A record as all kinds of records are seen here.
struct Side<'d, R> {
    record: &'d R,
    item: Item<'d>,
    topic: Option<Topic>,
    place: Place,
}

impl<'d, R> Side<'d, R> {
    fn new(
        edition: &Edition<'d>,
        record: &'d R,
        text: &'d str,
        section: Option<&str>,
        place: Place,
    ) -> Self {
        Self {
            record,
            item: Item {
                text,
                heading: edition.title(section),
            },
            topic: edition.topic(section),
            place,
        }
    }
}

/// Says what became of a record, and by what.
type Judge<'a, R> = &'a dyn Fn(&R, &R) -> (Fate, Vec<Difference>);

/// What is asked of a kind of record.
struct Kind<'a, R> {
    subject: Subject,
    texts: Texts,
    gone: Fate,
    judge: Judge<'a, R>,
    /// Whether something besides their words speaks for two records being one.
    sign: &'a dyn Fn(&R, &R) -> bool,
}

fn kind<R>(subject: Subject, texts: Texts, judge: Judge<'_, R>) -> Kind<'_, R> {
    Kind {
        subject,
        texts,
        gone: Fate::Dropped,
        judge,
        sign: &|_, _| false,
    }
}

/// Pairs and judges the records of a kind: in the order of the new edition; then what is gone.
fn matched<R>(kind: &Kind<'_, R>, old: &[Side<'_, R>], new: &[Side<'_, R>]) -> Vec<Change> {
    let old_items: Vec<Item<'_>> = old.iter().map(|side| side.item).collect();
    let new_items: Vec<Item<'_>> = new.iter().map(|side| side.item).collect();
    let sign = |one: usize, other: usize| {
        old.get(one)
            .zip(new.get(other))
            .is_some_and(|(old, new)| (kind.sign)(old.record, new.record))
    };
    let partners: BTreeMap<usize, usize> = pairs(&old_items, &new_items, kind.texts, &sign)
        .into_iter()
        .map(|(old, new)| (new, old))
        .collect();
    let change = |fate, side: &Side<'_, R>| Change {
        subject: kind.subject,
        fate,
        section: side.topic.clone(),
        old: None,
        new: None,
        differences: Vec::new(),
    };
    let judged = new.iter().enumerate().map(|(at, side)| {
        match partners.get(&at).and_then(|partner| old.get(*partner)) {
            Some(partner) => {
                let (fate, differences) = (kind.judge)(partner.record, side.record);
                Change {
                    old: Some(partner.place.clone()),
                    new: Some(side.place.clone()),
                    differences,
                    ..change(fate, side)
                }
            }
            None => Change {
                new: Some(side.place.clone()),
                ..change(Fate::New, side)
            },
        }
    });
    let used: BTreeSet<usize> = partners.values().copied().collect();
    let left = old.iter().enumerate().filter(|(at, _)| !used.contains(at));
    let gone = left.map(|(_, side)| Change {
        old: Some(side.place.clone()),
        ..change(kind.gone, side)
    });
    judged.chain(gone).collect()
}

fn sections<'d>(edition: &Edition<'d>) -> Vec<Side<'d, Section>> {
    // Titles are names, and what stands above them says little.
    edition
        .sections()
        .into_iter()
        .map(|section| {
            Side::new(
                edition,
                section,
                &section.title,
                None,
                place::of_section(section),
            )
        })
        .collect()
}

fn goals<'d>(edition: &Edition<'d>) -> Vec<Side<'d, Goal>> {
    edition
        .goals()
        .into_iter()
        .map(|goal| {
            Side::new(
                edition,
                goal,
                &goal.text,
                goal.section.as_deref(),
                place::of_goal(goal),
            )
        })
        .collect()
}

fn indicators<'d>(edition: &Edition<'d>) -> Vec<Side<'d, Indicator>> {
    let side = |one: &'d Indicator| {
        Side::new(
            edition,
            one,
            &one.label,
            one.section.as_deref(),
            place::of_indicator(one, edition.printed(one)),
        )
    };
    edition.indicators().into_iter().map(side).collect()
}

fn principles<'d>(edition: &Edition<'d>) -> Vec<Side<'d, Principle>> {
    let side = |one: &'d Principle| {
        Side::new(
            edition,
            one,
            &one.text,
            one.section.as_deref(),
            place::of_principle(one),
        )
    };
    edition.document.principles.iter().map(side).collect()
}

fn all_projects<'d>(edition: &Edition<'d>) -> Vec<Side<'d, Project>> {
    let side = |one: &'d Project| {
        Side::new(
            edition,
            one,
            &one.title,
            one.section.as_deref(),
            place::of_project(one),
        )
    };
    edition.document.projects.iter().map(side).collect()
}

fn questions<'d>(edition: &Edition<'d>) -> Vec<Side<'d, Question>> {
    let questions = edition
        .document
        .council
        .iter()
        .flat_map(|council| &council.questions);
    questions
        .map(|one| Side::new(edition, one, &one.question, None, place::of_question(one)))
        .collect()
}

/// A text may have been put in other words. Other numbers in it are more than that.
fn said(old: &str, new: &str) -> (Fate, Vec<Difference>) {
    if normalized(old) == normalized(new) {
        (Fate::Kept, Vec::new())
    } else if numbers(old) == numbers(new) {
        (Fate::Reworded, Vec::new())
    } else {
        let sides = [old, new].map(|side| Some(side.to_owned()));
        let reckoning = Reckoning::OtherNumbers;
        let difference = reckoning::difference("text", Fate::Changed, sides, reckoning);
        (Fate::Changed, vec![difference])
    }
}

fn section(old: &Section, new: &Section) -> (Fate, Vec<Difference>) {
    (
        if normalized(&old.title) == normalized(&new.title) {
            Fate::Kept
        } else {
            Fate::Reworded
        },
        Vec::new(),
    )
}

fn goal(old: &Goal, new: &Goal) -> (Fate, Vec<Difference>) {
    let mut differences = quantities::compare(&old.quantities, &new.quantities);
    differences.extend(dates::compare(&old.dates, &new.dates));
    match verdict::of(&differences) {
        Some(fate) => (fate, differences),
        None => said(&old.text, &new.text),
    }
}

fn indicator(
    from: &Edition<'_>,
    old: &Indicator,
    to: &Edition<'_>,
    new: &Indicator,
) -> (Fate, Vec<Difference>) {
    match series::compare(from.series(old), to.series(new)) {
        Some(difference) => (difference.fate, vec![difference]),
        None => said(&old.label, &new.label),
    }
}

fn question(old: &Question, new: &Question) -> (Fate, Vec<Difference>) {
    let answers = [old, new].map(|question| question.answer.join("\n"));
    let [before, after] = answers;
    if normalized(&before) == normalized(&after) {
        return said(&old.question, &new.question);
    }
    (
        Fate::Changed,
        vec![Difference {
            what: "answer".to_owned(),
            fate: Fate::Changed,
            old: Some(before),
            new: Some(after),
            arithmetic: None,
            reckoning: None,
        }],
    )
}
