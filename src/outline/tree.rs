//! The tree of sections: where each begins, what it stands below, and its id.

use super::{Form, Heading, Section};
use crate::layout::Layout;
use crate::notation::numbering::{Number, Style};
use crate::notation::slug::{slug, unique};
use crate::vocabulary;
use rustc_hash::FxHashMap;

/// Makes sections of headings in the order of the document.
pub fn tree(headings: Vec<Heading>, layout: &Layout<'_>) -> Vec<Section> {
    let starts = starts(&headings, layout);
    let mut ordered: Vec<(usize, Heading)> = starts.into_iter().zip(headings).collect();
    // A chapter that begins where its page does comes before all that stands on the page.
    ordered.sort_by_key(|(start, heading)| (*start, *start == heading.lines.start, heading.block));
    let mut tree = Tree {
        styles: Styles::of(&ordered),
        ..Tree::default()
    };
    for (start, heading) in ordered {
        tree.push(start, heading);
    }
    tree.sections
}

/// Where the text of each heading begins: at the heading, or at the start of its page where chapters print their title after their text.
fn starts(headings: &[Heading], layout: &Layout<'_>) -> Vec<usize> {
    let page_starts: Vec<usize> = layout
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.page_start)
        .map(|(at, _)| at)
        .collect();
    let page_of = |line: usize| {
        page_starts
            .get(
                page_starts
                    .partition_point(|start| *start <= line)
                    .wrapping_sub(1),
            )
            .copied()
            .unwrap_or(0)
    };
    let chapter = |heading: &Heading| {
        heading
            .number
            .as_ref()
            .filter(|n| n.style == Style::Arabic && n.parts.len() == 1)
            .and_then(|n| n.parts.first().copied())
    };
    // A section 4.1 above the title of chapter 4 on one page tells that titles stand at the foot of the page that they open.
    let late = !page_starts.is_empty()
        && headings.iter().enumerate().any(|(at, heading)| {
            let page = page_of(heading.lines.start);
            let above = headings
                .get(..at)
                .unwrap_or_default()
                .iter()
                .rev()
                .take_while(|other| other.lines.start >= page);
            chapter(heading).is_some_and(|one| {
                above.into_iter().any(|other| {
                    other
                        .number
                        .as_ref()
                        .is_some_and(|n| n.parts.len() > 1 && n.parts.first() == Some(&one))
                })
            })
        });
    let mut first_below: FxHashMap<u32, usize> = FxHashMap::default();
    headings
        .iter()
        .map(|heading| {
            let opens = chapter(heading).is_some()
                || (heading.number.is_none() && vocabulary::is_matter(&heading.title));
            if late && opens {
                return page_of(heading.lines.start);
            }
            // Without pages: a chapter whose sections stand above its title, with no other chapter between, begins with the first of them.
            let start = chapter(heading)
                .and_then(|one| first_below.get(&one).copied())
                .unwrap_or(heading.lines.start);
            match heading
                .number
                .as_ref()
                .map(|number| (number.style, number.parts.as_slice()))
            {
                Some((Style::Arabic, [one, _, ..])) => {
                    first_below.entry(*one).or_insert(heading.lines.start);
                }
                Some((Style::Arabic, [_])) => first_below.clear(),
                _ => {}
            }
            start
        })
        .collect()
}

/// How the kinds of numbers nest in a document: the one that is met first is the highest.
#[derive(Debug, Default)]
struct Styles {
    order: Vec<Style>,
    /// Numbers of this style go on counting below the next parent, so they need no parent in their id.
    continuing: Vec<Style>,
    /// Chapters by number and where their text begins.
    chapters: FxHashMap<u32, usize>,
}

impl Styles {
    fn of(ordered: &[(usize, Heading)]) -> Self {
        let mut styles = Self::default();
        let mut last: FxHashMap<Style, u32> = FxHashMap::default();
        let mut fresh: FxHashMap<Style, bool> = FxHashMap::default();
        for (start, heading) in ordered {
            let Some(number) = heading
                .number
                .as_ref()
                .filter(|_| heading.form != Form::Question)
            else {
                continue;
            };
            if !styles.order.contains(&number.style) {
                styles.order.push(number.style);
            }
            let [one] = number.parts.as_slice() else {
                continue;
            };
            if number.style == Style::Arabic {
                styles.chapters.entry(*one).or_insert(*start);
            }
            let before = last.insert(number.style, *one);
            if fresh.insert(number.style, false).unwrap_or_default()
                && before.is_some_and(|b| *one == b + 1)
            {
                styles.continuing.push(number.style);
            }
            let rank = styles.rank(number.style);
            for below in styles.order.iter().skip(rank + 1) {
                fresh.insert(*below, true);
            }
        }
        styles
    }

    fn rank(&self, style: Style) -> usize {
        self.order
            .iter()
            .position(|other| *other == style)
            .unwrap_or(self.order.len())
    }
}

#[derive(Debug, Default)]
struct Tree {
    sections: Vec<Section>,
    styles: Styles,
    /// Last numbered section by style and parts, and the innermost one.
    numbered: FxHashMap<(Style, Vec<u32>), usize>,
    innermost: Option<usize>,
    /// Unnumbered sections below the innermost numbered one, with the weight of their form.
    unnumbered: Vec<(u8, usize)>,
    ids: FxHashMap<String, u32>,
}

impl Tree {
    fn push(&mut self, start: usize, heading: Heading) {
        let at = self.sections.len();
        let (parent, wanted) = match (&heading.form, &heading.number) {
            (Form::Question, Some(number)) => {
                let parent = self.unnumbered.last().map(|(_, at)| *at).or(self.innermost);
                // A question that nothing counts goes by its words.
                let wanted = if number.printed.is_empty() {
                    slug(&heading.title)
                } else {
                    format!("frage-{}", slug(&number.printed))
                };
                (parent, format!("{}{wanted}", self.prefix(parent)))
            }
            (_, Some(number)) => {
                let (parent, id) = self.place(number, start);
                self.numbered
                    .insert((number.style, number.parts.clone()), at);
                self.innermost = Some(at);
                self.unnumbered.clear();
                (parent, id)
            }
            (form, None) => {
                let weight = match form {
                    Form::Marked(depth) => *depth,
                    Form::Capitals => 10,
                    _ => 20,
                };
                if vocabulary::is_matter(&heading.title) {
                    self.innermost = None;
                    self.unnumbered.clear();
                }
                while self
                    .unnumbered
                    .last()
                    .is_some_and(|(above, _)| *above >= weight)
                {
                    self.unnumbered.pop();
                }
                let parent = self.unnumbered.last().map(|(_, at)| *at).or(self.innermost);
                self.unnumbered.push((weight, at));
                let name = slug(&heading.title);
                (
                    parent,
                    format!(
                        "{}{}",
                        self.prefix(parent),
                        if name.is_empty() { "abschnitt" } else { &name }
                    ),
                )
            }
        };
        let level = parent
            .and_then(|p| self.sections.get(p))
            .map_or(1, |section| section.level + 1);
        let id = unique(&mut self.ids, wanted);
        let number = heading.number.as_ref().map(|number| number.printed.clone());
        self.sections.push(Section {
            heading,
            start,
            id,
            number,
            level,
            parent,
        });
    }

    fn prefix(&self, parent: Option<usize>) -> String {
        parent
            .and_then(|p| self.sections.get(p))
            .map(|section| format!("{}/", section.id))
            .unwrap_or_default()
    }

    /// Parent and id of a number.
    fn place(&self, number: &Number, start: usize) -> (Option<usize>, String) {
        let open = self.ancestors();
        for length in (1..number.parts.len()).rev() {
            let prefix = number.parts.get(..length).unwrap_or_default().to_vec();
            let Some(parent) = self.numbered.get(&(number.style, prefix)).copied() else {
                continue;
            };
            // A repeated prefix counts once: `1.1` below `B.I.1` is `B.I.1.1`.
            let tail = number
                .parts
                .get(length..)
                .unwrap_or_default()
                .iter()
                .map(u32::to_string)
                .collect::<Vec<_>>()
                .join(".");
            let id = self
                .sections
                .get(parent)
                .map(|section| format!("{}.{tail}", section.id))
                .unwrap_or_default();
            return (Some(parent), id);
        }
        if number.parts.len() > 1 {
            // A slip: 2.1 is printed in chapter 1, and chapter 2 comes later. It stands in the chapter that is open.
            let later = number
                .parts
                .first()
                .and_then(|one| self.styles.chapters.get(one))
                .is_some_and(|chapter| *chapter > start);
            let chapter = open.iter().copied().find(|at| {
                self.sections.get(*at).is_some_and(|s| {
                    s.heading
                        .number
                        .as_ref()
                        .is_some_and(|n| n.parts.len() == 1 && n.style == number.style)
                })
            });
            return (chapter.filter(|_| later), number.printed.clone());
        }
        let rank = self.styles.rank(number.style);
        let parent = open.into_iter().find(|at| {
            let above = self
                .sections
                .get(*at)
                .and_then(|section| section.heading.number.as_ref());
            above.is_some_and(|n| self.styles.rank(n.style) < rank)
        });
        match parent.and_then(|p| self.sections.get(p)) {
            Some(section) if !self.styles.continuing.contains(&number.style) => {
                (parent, format!("{}.{}", section.id, number.printed))
            }
            _ => (parent, number.printed.clone()),
        }
    }

    /// The innermost numbered section and those above it.
    fn ancestors(&self) -> Vec<usize> {
        let mut found = Vec::new();
        let mut at = self.innermost;
        while let Some(section) = at {
            found.push(section);
            at = self.sections.get(section).and_then(|s| s.parent);
        }
        found
    }
}
