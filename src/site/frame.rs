//! What all pages have in common.

use crate::batch::GENERATOR;

/// A part of the site, as the navigation names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The overview, and the pages of its table.
    Documents,
    /// The goals.
    Goals,
    /// The findings.
    Findings,
    /// A page of one document, a comparison: below one of the others.
    Inside,
}

/// The frame of a page.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// The way from the page to the folder of the report: empty, or `../`.
    pub(super) root: &'static str,
    /// The title of the page.
    pub(super) title: String,
    /// The part of the site that it belongs to.
    pub(super) part: Part,
    /// What the program calls itself.
    pub(super) generator: &'static str,
}

impl Frame {
    /// A page in the folder of the report.
    pub(super) fn top(title: impl Into<String>, part: Part) -> Self {
        Self {
            root: "",
            title: title.into(),
            part,
            generator: GENERATOR,
        }
    }

    /// A page in a folder below.
    pub(super) fn inside(title: impl Into<String>) -> Self {
        Self {
            root: "../",
            title: title.into(),
            part: Part::Inside,
            generator: GENERATOR,
        }
    }

    /// Whether the page belongs to this part.
    pub(super) fn is(&self, part: Part) -> bool {
        self.part == part
    }
}

/// ` lang="en"`: the attribute of a text that is not German. Only what looks like a code of a language becomes one.
pub(super) fn lang(language: Option<&str>) -> String {
    let code = language.filter(|code| {
        *code != "de" && code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    code.map(|code| format!(" lang=\"{code}\""))
        .unwrap_or_default()
}

/// One page of a long list.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    /// Its number, from 1 on.
    pub(super) number: usize,
    /// The page before it.
    pub(super) before: Option<String>,
    /// The page behind it.
    pub(super) after: Option<String>,
}

/// Parts what comes one by one in leaves of a bounded number of entries. A leaf is given out when it is known whether another follows.
pub(super) struct Leaves<T> {
    first: &'static str,
    more: &'static str,
    most: usize,
    number: usize,
    held: Vec<T>,
}

impl<T> Leaves<T> {
    /// Leaves of at most `most` entries. The first lies at `<first>.html`, the others at `<more>-<number>.html`.
    pub(super) fn new(first: &'static str, more: &'static str, most: usize) -> Self {
        Self {
            first,
            more,
            most,
            number: 1,
            held: Vec::new(),
        }
    }

    /// Adds an entry; gives the leaf before it, if that is full.
    pub(super) fn push(&mut self, entry: T) -> Option<(String, Leaf, Vec<T>)> {
        let full = (self.held.len() >= self.most).then(|| {
            let leaf = self.leaf(true);
            self.number += 1;
            (leaf.0, leaf.1, std::mem::take(&mut self.held))
        });
        self.held.push(entry);
        full
    }

    /// The last leaf. A list without entries has one leaf, too.
    pub(super) fn finish(mut self) -> (String, Leaf, Vec<T>) {
        let (file, leaf) = self.leaf(false);
        (file, leaf, std::mem::take(&mut self.held))
    }

    /// The number of the leaf that the next entry comes to, if it is added now.
    pub(super) fn name(&self, number: usize) -> String {
        if number <= 1 {
            format!("{}.html", self.first)
        } else {
            format!("{}-{number}.html", self.more)
        }
    }

    fn leaf(&self, more: bool) -> (String, Leaf) {
        let before = (self.number > 1).then(|| self.name(self.number - 1));
        let after = more.then(|| self.name(self.number + 1));
        (
            self.name(self.number),
            Leaf {
                number: self.number,
                before,
                after,
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_parted_in_leaves_that_know_their_neighbours() {
        let mut leaves = Leaves::new("index", "dokumente", 2);
        let mut given: Vec<(String, Leaf, Vec<i32>)> =
            (1..=4).filter_map(|entry| leaves.push(entry)).collect();
        given.push(leaves.finish());
        let told: Vec<_> = given
            .iter()
            .map(|(file, leaf, held)| {
                (
                    file.as_str(),
                    leaf.before.as_deref(),
                    leaf.after.as_deref(),
                    held.as_slice(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("index.html", None, Some("dokumente-2.html"), &[1, 2][..]),
                ("dokumente-2.html", Some("index.html"), None, &[3, 4])
            ]
        );
    }

    #[test]
    fn an_empty_list_has_one_leaf() {
        let (file, leaf, held) = Leaves::<()>::new("ziele", "ziele", 2).finish();
        assert_eq!(
            (file.as_str(), leaf.number, leaf.after, held.len()),
            ("ziele.html", 1, None, 0)
        );
    }
}
