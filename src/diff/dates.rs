//! How the dates of a promise have changed: sooner, later, or something else.

use super::calendar::Day;
use super::verdict::{Piece, difference, paired};
use crate::model::{Date, Difference, Fate, Reckoning, Relation, Span};
use std::cmp::Ordering;

const PIECE: Piece<Date> = Piece {
    says_same,
    judge,
    text: |piece| &piece.text,
    gone: |old| Reckoning::DateGone { old: shown(old) },
    added: |new| Reckoning::DateAdded { new: shown(new) },
};

/// What differs between the dates of an old and a new promise.
pub fn compare(old: &[Date], new: &[Date]) -> Vec<Difference> {
    let ways: [fn(&Date, &Date) -> bool; 2] = [says_same, |a, b| {
        (a.relation == Relation::From) == (b.relation == Relation::From)
    }];
    paired(old, new, &ways)
        .into_iter()
        .filter_map(|(old, new)| difference("date", old, new, &PIECE))
        .collect()
}

/// Deadlines are the same if they end on the same day: "bis 2023", "in 2023".
fn says_same(a: &Date, b: &Date) -> bool {
    let deadline = |date: &Date| date.relation != Relation::From;
    match (&a.latest, &b.latest) {
        (Some(a_latest), Some(b_latest)) if deadline(a) => deadline(b) && a_latest == b_latest,
        _ => deadline(a) == deadline(b) && a.edtf == b.edtf,
    }
}

fn shown(date: &Date) -> String {
    date.latest.as_ref().unwrap_or(&date.edtf).clone()
}

/// A later deadline is less. Whether a later beginning is, nobody can say: "ab 2020" may be a start or a state.
fn judge(old: &Date, new: &Date) -> (Fate, Reckoning) {
    let reckoned = |by: Option<Span>| Reckoning::Dates {
        old: shown(old),
        new: shown(new),
        by,
    };
    let days = old
        .latest
        .as_deref()
        .and_then(Day::read)
        .zip(new.latest.as_deref().and_then(Day::read));
    let Some((before, after)) = days.filter(|_| old.relation != Relation::From) else {
        return (Fate::Changed, reckoned(None));
    };
    let (fate, by) = match after.cmp(&before) {
        Ordering::Greater => (Fate::Relaxed, before.until(after)),
        _ => (Fate::Sharpened, after.until(before)),
    };
    (fate, reckoned(Some(by)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(relation: Relation, edtf: &str, latest: Option<&str>) -> Date {
        Date {
            text: edtf.into(),
            relation,
            edtf: edtf.into(),
            latest: latest.map(str::to_owned),
            inferred_year: false,
        }
    }

    fn judged(old: &Date, new: &Date) -> Vec<(Fate, String)> {
        compare(std::slice::from_ref(old), std::slice::from_ref(new))
            .into_iter()
            .map(|d| (d.fate, d.arithmetic.unwrap()))
            .collect()
    }

    #[test]
    fn a_later_deadline_is_less() {
        let (old, new) = (
            date(Relation::By, "2022", Some("2022-12-31")),
            date(Relation::By, "2024-39", Some("2024-12-31")),
        );
        assert_eq!(
            judged(&old, &new),
            [(
                Fate::Relaxed,
                "2022-12-31 -> 2024-12-31: relaxed by 2 years".into()
            )]
        );
        assert_eq!(
            judged(&new, &old),
            [(
                Fate::Sharpened,
                "2024-12-31 -> 2022-12-31: sharpened by 2 years".into()
            )]
        );
    }

    #[test]
    fn the_same_last_day_is_the_same_deadline() {
        let (old, new) = (
            date(Relation::By, "2023", Some("2023-12-31")),
            date(Relation::In, "2023-39", Some("2023-12-31")),
        );
        assert_eq!(judged(&old, &new), []);
    }

    #[test]
    fn another_beginning_is_another_beginning() {
        let (old, new) = (
            date(Relation::From, "2020", None),
            date(Relation::From, "2022", None),
        );
        assert_eq!(
            judged(&old, &new),
            [(Fate::Changed, "2020 -> 2022: changed".into())]
        );
        let deadline = date(Relation::By, "2022", Some("2022-12-31"));
        assert_eq!(judged(&old, &deadline).len(), 2);
    }
}
