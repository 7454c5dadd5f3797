//! Which record of one edition is which of the other. A wrong pair is worse than none.

use crate::notation::similarity::{Terms, normalized, numbers};
use std::collections::{BTreeMap, BTreeSet};

/// What pairs are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item<'t> {
    /// What the record says.
    pub text: &'t str,
    /// The title of the section that it stands in.
    pub heading: Option<&'t str>,
}

/// How much a text alone has to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// Sentences: one with a single word of weight ("Pilotbetrieb") says too little without its heading.
    Sentences,
    /// Names: what has the same name is the same.
    Names,
}

/// Whether something besides their words speaks for an old and a new item being one, by their indexes.
pub type Sign<'a> = &'a dyn Fn(usize, usize) -> bool;

/// Likeness that makes a pair below headings that are not alike.
const FAR: f64 = 0.78;
/// Likeness that makes a pair below headings that are alike.
const NEAR: f64 = 0.64;
/// Likeness of headings that are about the same.
const SAME_HEADING: f64 = 0.5;
/// Weight of the words below which a text says too little without its heading.
const THIN: f64 = 1.2;
/// Likeness of two names of a single word: other forms of it only.
const SAME_NAME: f64 = 0.95;
/// What the same heading adds to the rank of a pair.
const HEADING_BONUS: f64 = 0.15;
/// Two candidates that are so close to each other leave it open which of them is meant.
const MARGIN: f64 = 0.04;

struct Prepared {
    normalized: String,
    words: Terms,
    heading: Terms,
    heading_text: Option<String>,
}

impl Prepared {
    /// Says the same, maybe with other endings: a repetition, not another thing.
    fn is_copy_of(&self, other: &Self) -> bool {
        self.normalized == other.normalized
            || (self.words.has_same_stems(&other.words)
                && numbers(&self.normalized) == numbers(&other.normalized))
    }
}

struct Candidate {
    rank: f64,
    old: usize,
    new: usize,
}

/// Pairs of an old and a new item, as their indexes, in the order of the new ones. Equal texts first, then texts of like words; the same heading
/// decides between several. Where two candidates are as good as each other and say different things, neither is taken.
pub fn pairs(
    old: &[Item<'_>],
    new: &[Item<'_>],
    texts: Texts,
    sign: Sign<'_>,
) -> Vec<(usize, usize)> {
    let old: Vec<Prepared> = old.iter().map(prepare).collect();
    let new: Vec<Prepared> = new.iter().map(prepare).collect();
    let mut found = Found::default();
    let mut equal = equal(&old, &new, texts);
    sort(&mut equal);
    for candidate in &equal {
        found.take(candidate);
    }
    let mut alike = alike(&old, &new, &found, texts, sign);
    sort(&mut alike);
    // Each pair that is taken may settle what was open before.
    while settle(&alike, &old, &new, &mut found) {}
    let mut pairs: Vec<(usize, usize)> =
        found.new.into_iter().map(|(new, old)| (old, new)).collect();
    pairs.sort_by_key(|(_, new)| *new);
    pairs
}

/// The pairs so far, from either side.
#[derive(Default)]
struct Found {
    old: BTreeSet<usize>,
    new: BTreeMap<usize, usize>,
}

impl Found {
    fn is_free(&self, candidate: &Candidate) -> bool {
        !self.old.contains(&candidate.old) && !self.new.contains_key(&candidate.new)
    }

    fn take(&mut self, candidate: &Candidate) -> bool {
        let free = self.is_free(candidate);
        if free {
            self.old.insert(candidate.old);
            self.new.insert(candidate.new, candidate.old);
        }
        free
    }
}

fn prepare(item: &Item<'_>) -> Prepared {
    Prepared {
        normalized: normalized(item.text),
        words: Terms::of_topic(item.text),
        heading: item.heading.map(Terms::of_topic).unwrap_or_default(),
        heading_text: item.heading.map(normalized),
    }
}

fn sort(candidates: &mut [Candidate]) {
    candidates.sort_by(|a, b| {
        b.rank
            .total_cmp(&a.rank)
            .then((a.old, a.new).cmp(&(b.old, b.new)))
    });
}

/// How alike the headings are; texts without headings stand in the same place.
fn headings(old: &Prepared, new: &Prepared) -> f64 {
    if old.heading_text == new.heading_text {
        1.0
    } else {
        old.heading.similarity(&new.heading)
    }
}

fn equal(old: &[Prepared], new: &[Prepared], texts: Texts) -> Vec<Candidate> {
    let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, item) in old.iter().enumerate() {
        by_text.entry(&item.normalized).or_default().push(at);
    }
    let mut candidates = Vec::new();
    for (at, item) in new
        .iter()
        .enumerate()
        .filter(|(_, item)| !item.normalized.is_empty())
    {
        for (partner, other) in by_text
            .get(item.normalized.as_str())
            .into_iter()
            .flatten()
            .filter_map(|at| Some((*at, old.get(*at)?)))
        {
            let headings = headings(other, item);
            if texts == Texts::Names || headings >= SAME_HEADING || item.words.weight() >= THIN {
                candidates.push(Candidate {
                    rank: headings,
                    old: partner,
                    new: at,
                });
            }
        }
    }
    candidates
}

fn alike(
    old: &[Prepared],
    new: &[Prepared],
    found: &Found,
    texts: Texts,
    sign: Sign<'_>,
) -> Vec<Candidate> {
    // Texts that share no piece of a word have no likeness; most pairs do not.
    let mut by_key: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (at, item) in old
        .iter()
        .enumerate()
        .filter(|(at, _)| !found.old.contains(at))
    {
        for key in item.words.keys() {
            by_key.entry(*key).or_default().push(at);
        }
    }
    let mut candidates = Vec::new();
    for (at, item) in new
        .iter()
        .enumerate()
        .filter(|(at, _)| !found.new.contains_key(at))
    {
        let partners: BTreeSet<usize> = item
            .words
            .keys()
            .iter()
            .filter_map(|key| by_key.get(key))
            .flatten()
            .copied()
            .collect();
        for (partner, other) in partners
            .into_iter()
            .filter_map(|at| Some((at, old.get(at)?)))
        {
            let mut likeness =
                other
                    .words
                    .similarity_below(&item.words, &other.heading, &item.heading);
            // A label may have been spelled out: "Einnahmen der Bäder", "Einnahmen der Bäder aus Eintritt und Kursen".
            if likeness < FAR
                && (other.words.is_within(&item.words) || item.words.is_within(&other.words))
                && sign(partner, at)
            {
                likeness = FAR;
            }
            if likeness < NEAR {
                continue;
            }
            let headings = headings(other, item);
            let thin = item.words.weight().min(other.words.weight()) < THIN;
            let clear = match texts {
                Texts::Sentences => headings >= SAME_HEADING || (likeness >= FAR && !thin),
                Texts::Names => likeness >= if thin { SAME_NAME } else { FAR },
            };
            if clear {
                candidates.push(Candidate {
                    rank: likeness + HEADING_BONUS * headings,
                    old: partner,
                    new: at,
                });
            }
        }
    }
    candidates
}

/// Takes what is clear. Says whether anything was.
fn settle(sorted: &[Candidate], old: &[Prepared], new: &[Prepared], found: &mut Found) -> bool {
    let mut any = false;
    let mut best_of_old: BTreeMap<usize, &Candidate> = BTreeMap::new();
    let mut best_of_new: BTreeMap<usize, &Candidate> = BTreeMap::new();
    let mut doubtful: BTreeSet<(usize, usize)> = BTreeSet::new();
    let copy = |side: &[Prepared], a: usize, b: usize| {
        side.get(a)
            .zip(side.get(b))
            .is_some_and(|(a, b)| a.is_copy_of(b))
    };
    let differ = |side: &[Prepared], a: usize, b: usize| a != b && !copy(side, a, b);
    // The first that names a record is its best; a later one that is as good and says something else casts doubt on it.
    for candidate in sorted.iter().filter(|candidate| found.is_free(candidate)) {
        let first = *best_of_old.entry(candidate.old).or_insert(candidate);
        if first.rank - candidate.rank < MARGIN && differ(new, first.new, candidate.new) {
            doubtful.insert((first.old, first.new));
        }
        let first = *best_of_new.entry(candidate.new).or_insert(candidate);
        if first.rank - candidate.rank < MARGIN && differ(old, first.old, candidate.old) {
            doubtful.insert((first.old, first.new));
        }
    }
    for candidate in sorted {
        let is_best = |side: &BTreeMap<usize, &Candidate>, at| {
            side.get(&at)
                .is_some_and(|best| (best.old, best.new) == (candidate.old, candidate.new))
        };
        // Among copies of one text, any will do; the first was noted as the best.
        if is_best(&best_of_old, candidate.old)
            && is_best(&best_of_new, candidate.new)
            && !doubtful.contains(&(candidate.old, candidate.new))
        {
            any |= found.take(candidate);
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items<'t>(texts: &[(&'t str, &'t str)]) -> Vec<Item<'t>> {
        texts
            .iter()
            .map(|(heading, text)| Item {
                text,
                heading: (!heading.is_empty()).then_some(*heading),
            })
            .collect()
    }

    fn sentences(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<(usize, usize)> {
        pairs(&items(old), &items(new), Texts::Sentences, &|_, _| false)
    }

    #[test]
    fn other_numbers_make_no_other_goal() {
        assert_eq!(
            sentences(
                &[("", "Ausbau der Radwege um 10 % pro Jahr")],
                &[("", "Ausbau der Radwege um 5 % pro Jahr")]
            ),
            [(0, 0)]
        );
    }

    #[test]
    fn the_heading_decides_between_equal_texts() {
        let old = [
            ("Häfen", "Anzahl der Treffen"),
            ("Brücken", "Anzahl der Treffen"),
        ];
        let new = [
            ("Brücken", "Anzahl der Treffen"),
            ("Häfen", "Anzahl der Treffen"),
        ];
        assert_eq!(sentences(&old, &new), [(1, 0), (0, 1)]);
    }

    #[test]
    fn a_text_of_one_word_says_too_little_without_its_heading() {
        assert_eq!(
            sentences(
                &[("Häfen", "Pilotbetrieb bis 2018")],
                &[("Brücken", "Pilotbetrieb bis 2020")]
            ),
            []
        );
        assert_eq!(
            sentences(
                &[("Häfen", "Pilotbetrieb bis 2018")],
                &[("Hafen", "Pilotbetrieb bis 2020")]
            ),
            [(0, 0)]
        );
        let name = items(&[("Häfen", "KRANBUCH")]);
        assert_eq!(
            pairs(
                &name,
                &items(&[("Häfen", "Kranbuchhaltung")]),
                Texts::Names,
                &|_, _| false
            ),
            []
        );
        assert_eq!(
            pairs(
                &name,
                &items(&[("Brücken", "Kranbuch")]),
                Texts::Names,
                &|_, _| false
            ),
            [(0, 0)]
        );
    }

    #[test]
    fn two_that_are_as_good_leave_it_open() {
        let old = [("Häfen", "Ausbau der Kräne im nördlichen Hafen")];
        let new = [
            ("Häfen", "Ausbau der Kräne im westlichen Hafen"),
            ("Häfen", "Ausbau der Kräne im östlichen Hafen"),
        ];
        assert_eq!(sentences(&old, &new), []);
    }

    #[test]
    fn copies_of_one_text_are_no_doubt() {
        let old = [("Häfen", "Ausbau der Kräne im Hafen um 10 %")];
        let new = [
            ("Häfen", "Ausbau der Kräne im Hafen um 5 %"),
            ("Überblick", "Ausbau der Kräne im Hafen um 5 %"),
        ];
        assert_eq!(sentences(&old, &new), [(0, 0)]);
    }

    #[test]
    fn a_label_that_was_spelled_out_needs_another_sign() {
        let (old, new) = (
            items(&[("Bäder", "Eintritte der Bäder")]),
            items(&[(
                "Freizeit",
                "Eintritte der Bäder, Museen, Theater und Büchereien",
            )]),
        );
        assert_eq!(pairs(&old, &new, Texts::Sentences, &|_, _| false), []);
        assert_eq!(pairs(&old, &new, Texts::Sentences, &|_, _| true), [(0, 0)]);
    }

    #[test]
    fn what_is_settled_settles_the_rest() {
        let old = [
            ("Häfen", "Pflege der Kräne im nördlichen Hafen"),
            ("Häfen", "Pflege der Kräne im südlichen Hafen"),
        ];
        let new = [
            ("Häfen", "Pflege der Kräne im südlichen Hafen"),
            ("Häfen", "Pflege der Kräne im Hafen"),
        ];
        assert_eq!(sentences(&old, &new), [(1, 0), (0, 1)]);
    }
}
