//! The bullets and numbers of lists.

use crate::read::flow::BULLET;
use crate::read::flow::counter::Digits;
use crate::read::tree::{Id, Tree};

/// An open list.
pub(super) struct List {
    /// How its numbers are written; nothing where it has bullets.
    digits: Option<Digits>,
    next: i64,
    step: i64,
}

impl List {
    /// The list of an element: `type`, `start` and `reversed` say how it counts.
    pub(super) fn of(tree: &Tree, id: Id) -> Self {
        if tree.name(id) != "ol" {
            return Self {
                digits: None,
                next: 1,
                step: 1,
            };
        }
        let digits = match tree.attribute(id, "type") {
            Some("a") => Digits::Lower,
            Some("A") => Digits::Upper,
            Some("i") => Digits::LowerRoman,
            Some("I") => Digits::UpperRoman,
            _ => Digits::Arabic,
        };
        let reversed = tree.attribute(id, "reversed").is_some();
        let count = || -> i64 {
            tree.children(id)
                .filter(|child| tree.name(*child) == "li")
                .map(|_| 1_i64)
                .sum()
        };
        let start = tree
            .attribute(id, "start")
            .and_then(|start| start.trim().parse().ok());
        Self {
            digits: Some(digits),
            next: start.unwrap_or_else(|| if reversed { count() } else { 1 }),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// What stands before the next item.
    pub(super) fn next(&mut self, value: Option<i64>) -> String {
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        self.digits.map_or_else(
            || BULLET.to_owned(),
            |digits| format!("{}.", digits.write(number)),
        )
    }
}
