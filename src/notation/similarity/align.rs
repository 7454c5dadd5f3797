//! Which term of one text is which of the other.

use super::terms::{Term, TermKind};
use std::cmp::Ordering;

/// Letters of the shortest word that is known as a part of a compound.
const MIN_PART_LETTERS: usize = 4;
/// Letters of the shortest word in which one other letter is a slip.
const MIN_SLIP_LETTERS: usize = 7;
/// Letters that words of one family begin with.
const MIN_FAMILY_LETTERS: usize = 6;
/// Words that are less similar have nothing to do with each other.
const MIN_SIMILARITY: f64 = 0.5;
/// How similar two words are of which one has a letter wrong.
const SLIP_SIMILARITY: f64 = 0.9;
/// Bytes at the beginning and the end of a stem that similar words share, at one of the two.
const KEY_BYTES: usize = 3;

/// The terms of two texts, paired as far as they are similar.
pub(super) struct Alignment<'t> {
    pairs: Vec<(f64, &'t Term, &'t Term)>,
    pub(super) rest_of_first: Vec<&'t Term>,
    pub(super) rest_of_second: Vec<&'t Term>,
}

impl<'t> Alignment<'t> {
    /// Pairs the terms of two texts, each in the order of their stems.
    pub(super) fn new(first: &'t [Term], second: &'t [Term]) -> Self {
        let mut alignment = Self {
            pairs: Vec::new(),
            rest_of_first: Vec::new(),
            rest_of_second: Vec::new(),
        };
        alignment.pair_equal(first, second);
        alignment.pair_similar();
        alignment
    }

    fn pair_equal(&mut self, first: &'t [Term], second: &'t [Term]) {
        let (mut a, mut b) = (first.iter().peekable(), second.iter().peekable());
        while let (Some(one), Some(two)) = (a.peek(), b.peek()) {
            match one.stem.cmp(&two.stem) {
                Ordering::Equal => {
                    let equal = a.next().zip(b.next());
                    self.pairs.extend(equal.map(|(one, two)| (1.0, one, two)));
                }
                Ordering::Less => self.rest_of_first.extend(a.next()),
                Ordering::Greater => self.rest_of_second.extend(b.next()),
            }
        }
        self.rest_of_first.extend(a);
        self.rest_of_second.extend(b);
    }

    /// Pairs what is left, the most similar first.
    fn pair_similar(&mut self) {
        let mut links: Vec<(f64, usize, usize)> = Vec::new();
        for (here, one) in self.rest_of_first.iter().enumerate() {
            for (there, two) in self.rest_of_second.iter().enumerate() {
                let similarity = term_similarity(one, two);
                if similarity > 0.0 {
                    links.push((similarity, here, there));
                }
            }
        }
        links.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut first: Vec<Option<&Term>> = self.rest_of_first.drain(..).map(Some).collect();
        let mut second: Vec<Option<&Term>> = self.rest_of_second.drain(..).map(Some).collect();
        for (similarity, here, there) in links {
            let (Some(one), Some(two)) = (first.get_mut(here), second.get_mut(there)) else {
                continue;
            };
            if one.is_some() && two.is_some() {
                let pair = one.take().zip(two.take());
                self.pairs
                    .extend(pair.map(|(one, two)| (similarity, one, two)));
            }
        }
        self.rest_of_first.extend(first.into_iter().flatten());
        self.rest_of_second.extend(second.into_iter().flatten());
    }

    /// The weight of what both texts say, in both.
    pub(super) fn shared(&self) -> f64 {
        let weights = self.pairs.iter();
        weights
            .map(|(similarity, one, two)| similarity * (one.weight + two.weight))
            .sum()
    }

    /// The weight of what the first text says and the second has.
    pub(super) fn shared_of_first(&self) -> f64 {
        let weights = self.pairs.iter();
        weights
            .map(|(similarity, one, _)| similarity * one.weight)
            .sum()
    }

    /// The weight of all pairs, however similar.
    pub(super) fn weight(&self) -> f64 {
        let weights = self.pairs.iter();
        weights.map(|(_, one, two)| one.weight + two.weight).sum()
    }
}

/// How similar two terms are: forms of one word, words of one family, a compound and its first or last part.
pub(super) fn term_similarity(a: &Term, b: &Term) -> f64 {
    if a.stem == b.stem {
        return 1.0;
    }
    if a.kind == TermKind::Number || b.kind == TermKind::Number {
        return 0.0;
    }
    let (short, long) = if a.stem.len() <= b.stem.len() {
        (a, b)
    } else {
        (b, a)
    };
    let ratio = short.stem.len() as f64 / long.stem.len() as f64;
    let similarity = if is_part_of(short, long) {
        ratio.sqrt()
    } else if is_slip(&short.stem, &long.stem) {
        SLIP_SIMILARITY
    } else {
        let common = common_start(&short.stem, &long.stem);
        if common < MIN_FAMILY_LETTERS {
            return 0.0;
        }
        common as f64 / long.stem.len() as f64
    };
    if similarity >= MIN_SIMILARITY {
        similarity
    } else {
        0.0
    }
}

/// Whether two terms are one word: in other forms, one as a part of the other, or with a slip of one letter.
pub(super) fn is_form_of(a: &Term, b: &Term) -> bool {
    if a.stem == b.stem {
        return true;
    }
    if a.kind == TermKind::Number || b.kind == TermKind::Number {
        return false;
    }
    let (short, long) = if a.stem.len() <= b.stem.len() {
        (a, b)
    } else {
        (b, a)
    };
    is_part_of(short, long) || is_slip(&short.stem, &long.stem)
}

fn is_part_of(short: &Term, long: &Term) -> bool {
    let letters = short.word.chars().count();
    letters >= MIN_PART_LETTERS
        && (long.stem.starts_with(&short.stem) || long.stem.ends_with(&short.stem))
}

/// Whether one letter is wrong, missing or in the wrong place.
fn is_slip(short: &str, long: &str) -> bool {
    let ends_differ = short.as_bytes().first() != long.as_bytes().first()
        && short.as_bytes().last() != long.as_bytes().last();
    // Most words begin and end otherwise, or are much longer.
    if ends_differ || long.len() > short.len() + 2 || short.len() < MIN_SLIP_LETTERS {
        return false;
    }
    let (one, other) = without_common_ends(short, long);
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    match (one.as_slice(), other.as_slice()) {
        ([] | [_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// What is left of two words without the letters that both begin and end with. That is a letter or two where they are a slip apart, which
/// a distance of edits would find no sooner than it has compared all letters with all.
fn without_common_ends<'w>(one: &'w str, other: &'w str) -> (&'w str, &'w str) {
    let letters = one.chars().zip(other.chars());
    let common = letters.take_while(|(a, b)| a == b);
    let start: usize = common.map(|(letter, _)| letter.len_utf8()).sum();
    let one = one.get(start..).unwrap_or_default();
    let other = other.get(start..).unwrap_or_default();
    let letters = one.chars().rev().zip(other.chars().rev());
    let common = letters.take_while(|(a, b)| a == b);
    let end: usize = common.map(|(letter, _)| letter.len_utf8()).sum();
    let cut = |word: &'w str| word.get(..word.len() - end).unwrap_or_default();
    (cut(one), cut(other))
}

fn common_start(a: &str, b: &str) -> usize {
    let letters = a.bytes().zip(b.bytes());
    letters.take_while(|(a, b)| a == b).count()
}

/// Hashes of the beginnings and ends of the terms of weight, in order; of all terms where none has weight. Texts without a common one are not
/// similar: what says little makes no two texts similar by itself.
pub(super) fn keys(terms: &[Term]) -> Vec<u16> {
    let any = terms.iter().any(Term::is_telling);
    let mut keys: Vec<u16> = terms
        .iter()
        .filter(|term| !any || term.is_telling())
        .flat_map(|term| {
            let bytes = term.stem.as_bytes();
            let len = bytes.len().min(KEY_BYTES);
            let ends = [bytes.get(..len), bytes.get(bytes.len() - len..)];
            ends.into_iter().flatten().map(hash)
        })
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn hash(piece: &[u8]) -> u16 {
    piece.iter().fold(7_u16, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(u16::from(*byte))
    })
}

/// Whether two lists in order have an entry in common.
pub(super) fn have_common(a: &[u16], b: &[u16]) -> bool {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(one), Some(two)) = (a.peek(), b.peek()) {
        match one.cmp(two) {
            Ordering::Equal => return true,
            Ordering::Less => a.next(),
            Ordering::Greater => b.next(),
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn one_wrong_missing_or_swapped_letter_is_a_slip() {
        for (one, other) in [
            ("verwaltung", "verwaltumg"),
            ("verwaltung", "verwaltungs"),
            ("verwaltung", "verwatlung"),
            ("förderung", "fördreung"),
            ("verwaltung", "verwaltung"),
        ] {
            assert!(is_slip(one, other), "{one} {other}");
            let is_near = strsim::osa_distance(one, other) <= 1;
            assert!(is_near, "{one} {other}");
        }
    }

    #[test]
    fn leaves_two_slips_and_short_words_alone() {
        for (one, other) in [
            ("verwaltung", "verwatlumg"),
            ("bäume", "räume"),
            ("verwaltung", "gestaltung"),
        ] {
            assert!(!is_slip(one, other), "{one} {other}");
        }
    }
}
