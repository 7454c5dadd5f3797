//! How a project has come on: its milestone and its state.

use super::calendar::Day;
use super::reckoning::difference;
use crate::model::{Difference, Fate, Milestone, Project, Reckoning};
use crate::notation::similarity::normalized;
use std::cmp::Ordering;

/// What differs between an old and a new account of a project.
pub fn compare(old: &Project, new: &Project) -> (Fate, Vec<Difference>) {
    let mut differences = Vec::new();
    differences.extend(milestone(old.milestone.as_ref(), new.milestone.as_ref()));
    differences.extend(field(
        "status",
        old.status.as_deref(),
        new.status.as_deref(),
    ));
    if !differences.is_empty() {
        return (Fate::Changed, differences);
    }
    let same = |a: Option<&str>, b: Option<&str>| a.map(normalized) == b.map(normalized);
    let reworded = !same(Some(&old.title), Some(&new.title))
        || !same(old.text.as_deref(), new.text.as_deref());
    (
        if reworded { Fate::Reworded } else { Fate::Kept },
        differences,
    )
}

fn field(what: &str, old: Option<&str>, new: Option<&str>) -> Option<Difference> {
    if old.map(normalized) == new.map(normalized) {
        return None;
    }
    let [old, new] = [old, new].map(|side| side.map(str::to_owned));
    let sides = [old.clone(), new.clone()];
    let reckoning = Reckoning::Field { old, new };
    Some(difference(what, Fate::Changed, sides, reckoning))
}

fn milestone(old: Option<&Milestone>, new: Option<&Milestone>) -> Option<Difference> {
    let shown = |milestone: &Milestone| format!("{} {}", milestone.kind, milestone.text);
    let [before, after] = [old, new].map(|milestone| milestone.map(shown));
    let other = field("milestone", before.as_deref(), after.as_deref())?;
    let Some((old, new)) = old.zip(new) else {
        return Some(other);
    };
    // Only the same milestone can come sooner or later: a pilot is no completion.
    if normalized(&old.kind) != normalized(&new.kind) {
        return Some(other);
    }
    let days = [old, new].map(|milestone| milestone.edtf.as_deref().and_then(Day::last));
    let [Some(from), Some(to)] = days else {
        return Some(other);
    };
    let by = match to.cmp(&from) {
        // Written in another way.
        Ordering::Equal => return None,
        Ordering::Greater => from.until(to),
        Ordering::Less => to.until(from),
    };
    let reckoning = Reckoning::MilestoneMoved {
        milestone: new.kind.clone(),
        old: old.text.clone(),
        new: new.text.clone(),
        by,
        later: to > from,
    };
    let sides = [before, after];
    Some(difference("milestone", Fate::Changed, sides, reckoning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source;

    fn project(kind: &str, edtf: &str, status: &str) -> Project {
        let source = Source {
            page: None,
            lines: [1, 1],
            bbox: None,
            rule: "project_status".into(),
            raw: String::new(),
            places: Vec::new(),
        };
        let milestone = Some(Milestone {
            kind: kind.into(),
            edtf: Some(edtf.into()),
            text: edtf.into(),
        });
        Project {
            id: "1/kran".into(),
            section: None,
            title: "KRAN".into(),
            milestone,
            status: Some(status.into()),
            text: None,
            source,
        }
    }

    fn judged(old: &Project, new: &Project) -> (Fate, Vec<String>) {
        let (fate, differences) = compare(old, new);
        (
            fate,
            differences
                .into_iter()
                .filter_map(|difference| difference.arithmetic)
                .collect(),
        )
    }

    #[test]
    fn a_milestone_moves() {
        let (old, new) = (
            project("Pilot", "2018-12", "Planung"),
            project("Pilot", "2020-02", "Planung"),
        );
        assert_eq!(
            judged(&old, &new),
            (
                Fate::Changed,
                vec!["Pilot: 2018-12 -> 2020-02: later by 14 months".into()]
            )
        );
        assert_eq!(
            judged(&new, &old).1,
            ["Pilot: 2020-02 -> 2018-12: sooner by 14 months"]
        );
        assert_eq!(judged(&old, &old), (Fate::Kept, vec![]));
    }

    #[test]
    fn another_milestone_is_another_milestone() {
        let (old, new) = (
            project("Pilot", "2018-12", "Planung"),
            project("Abschluss", "2020-12", "Rollout"),
        );
        assert_eq!(
            judged(&old, &new).1,
            [
                "milestone: Pilot 2018-12 -> Abschluss 2020-12",
                "status: Planung -> Rollout"
            ]
        );
    }
}
