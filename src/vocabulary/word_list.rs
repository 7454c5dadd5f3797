//! Lists of words as data: one text file per kind of word in `lists/`, compiled in.
//!
//! Lines that begin with `#` say what a list holds. Every other line is a word in small letters: `ziel` is the word itself, `förder-` any
//! word that begins so, `-quote` any word that ends so, `-plan-` any word or text that holds it. The lines stand in the order of their bytes (`LC_ALL=C sort`).

use super::stem::stem;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// A list of words, read from its file when it is first asked.
pub(super) struct WordList {
    text: &'static str,
    index: OnceLock<Index>,
    stems: OnceLock<Stems>,
}

#[derive(Default)]
struct Index {
    words: FxHashSet<&'static str>,
    shapes: Shapes,
    parts: Vec<&'static str>,
    beginnings: Vec<&'static str>,
    endings: Vec<&'static str>,
}

/// Lengths, first and last bytes of the words of a list, as bits: most words that are asked for have others, and need no hash.
#[derive(Default)]
struct Shapes([u64; 4]);

impl Shapes {
    fn insert(&mut self, word: &str) {
        let (cell, bit) = Self::place(word);
        if let Some(bits) = self.0.get_mut(cell) {
            *bits |= bit;
        }
    }

    fn contain(&self, word: &str) -> bool {
        let (cell, bit) = Self::place(word);
        self.0.get(cell).is_some_and(|bits| bits & bit != 0)
    }

    fn place(word: &str) -> (usize, u64) {
        let byte = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default());
        let (first, last) = (word.as_bytes().first(), word.as_bytes().last());
        let shape = byte(first) * 29 + byte(last) * 7 + word.len();
        (shape / 64 % 4, 1 << (shape % 64))
    }
}

#[derive(Default)]
struct Stems {
    words: FxHashSet<String>,
    endings: Vec<String>,
}

impl WordList {
    pub(super) const fn new(text: &'static str) -> Self {
        Self {
            text,
            index: OnceLock::new(),
            stems: OnceLock::new(),
        }
    }

    /// Whether a word in small letters is one of the list, or begins or ends like one.
    pub(super) fn contains(&self, word: &str) -> bool {
        let index = self.index();
        (index.shapes.contain(word) && index.words.contains(word))
            || index.beginnings.iter().any(|start| word.starts_with(start))
            || index.endings.iter().any(|end| word.ends_with(end))
            || index.parts.iter().any(|part| word.contains(part))
    }

    /// Whether a word in small letters is a form of one of the list, or a compound with such a form at its end.
    pub(super) fn contains_form(&self, word: &str) -> bool {
        self.contains_stem(&stem(word))
    }

    /// The same, of a word by its stem. Beginnings have no say.
    pub(super) fn contains_stem(&self, stem: &str) -> bool {
        let stems = self.stems();
        stems.words.contains(stem) || stems.endings.iter().any(|end| stem.ends_with(end))
    }

    fn stems(&self) -> &Stems {
        self.stems.get_or_init(|| {
            let mut stems = Stems::default();
            for entry in entries(self.text).filter(|entry| !entry.ends_with('-')) {
                match entry.strip_prefix('-') {
                    Some(end) => stems.endings.push(stem(end)),
                    None => _ = stems.words.insert(stem(entry)),
                }
            }
            stems
        })
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index::default();
            for entry in entries(self.text) {
                match (entry.strip_prefix('-'), entry.strip_suffix('-')) {
                    (Some(end), None) => index.endings.push(end),
                    (None, Some(start)) => index.beginnings.push(start),
                    (Some(_), Some(_)) => index.parts.push(entry.trim_matches('-')),
                    (None, None) => {
                        index.shapes.insert(entry);
                        index.words.insert(entry);
                    }
                }
            }
            index
        })
    }
}

/// The lines of a list that are no comments.
pub(super) fn entries(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The lines of a list of the form `word = what it means`.
pub(super) fn pairs(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(text).filter_map(|line| line.split_once(" = "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};
    use std::fmt::Write as _;
    use std::path::PathBuf;

    fn files() -> Vec<(String, &'static str)> {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/vocabulary/lists");
        let mut found: Vec<(String, &'static str)> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| {
                let path = entry.unwrap().path();
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                let text: &'static str = std::fs::read_to_string(path).unwrap().leak();
                (name, text)
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn lists_are_sorted_in_small_letters_and_without_doubles() {
        for (name, text) in files() {
            assert!(text.starts_with("# "), "{name} says what it holds");
            let all: Vec<&str> = entries(text).collect();
            for pair in all.windows(2) {
                assert!(pair[0] < pair[1], "{name}: {} before {}", pair[0], pair[1]);
            }
            for entry in all {
                assert_eq!(entry, entry.trim(), "{name}");
                assert_eq!(entry, entry.to_lowercase(), "{name}");
            }
        }
    }

    #[test]
    fn every_list_is_compiled_in() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/vocabulary");
        let code: String = walkdir::WalkDir::new(folder)
            .into_iter()
            .map(|entry| entry.unwrap().into_path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect();
        for (name, _) in files() {
            assert!(code.contains(&format!("lists/{name}.txt")), "{name}");
        }
    }

    /// Most words that stand in two lists play two parts; a new one asks whether it should.
    #[test]
    fn words_that_stand_in_two_lists() {
        let files = files();
        let mut places: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (name, text) in &files {
            for entry in entries(text) {
                places.entry(entry).or_default().insert(name);
            }
        }
        let mut shown = String::new();
        for (word, lists) in places.iter().filter(|(_, lists)| lists.len() > 1) {
            let lists: Vec<&str> = lists.iter().copied().collect();
            writeln!(shown, "{word}: {}", lists.join(", ")).unwrap();
        }
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/vocabulary"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!("words_in_two_lists", shown); });
    }

    #[test]
    fn a_line_is_a_word_a_beginning_or_an_ending() {
        let list = WordList::new("# Samples.\n-plan-\n-quote\nförder-\nziele\n");
        for word in ["ziele", "förderung", "recyclingquote", "bauplanung"] {
            assert!(list.contains(word), "{word}");
        }
        for word in ["ziel", "reiseziele", "quoten", "beförderung", "# samples."] {
            assert!(!list.contains(word), "{word}");
        }
        for word in ["ziel", "zielen", "recyclingquoten"] {
            assert!(list.contains_form(word), "{word}");
        }
        assert!(!list.contains_form("förderung"));
    }
}
