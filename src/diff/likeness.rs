//! How alike two German texts are, judged by their words.

use super::words::{CONTRARY, LIGHT, MEASURES, NUMBERS, TIMES};
use crate::vocabulary;
use std::collections::BTreeMap;

/// A word as the comparison sees it.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    /// Without its ending, umlauts plain.
    stem: String,
    /// How much it says.
    weight: f64,
}

impl Word {
    fn is_light(&self) -> bool {
        self.weight < 1.0
    }
}

/// A text made ready to be compared many times.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words(Vec<Word>);

/// How alike two texts are: 0 for no word in common, 1 for the same words. Numbers, dates, small words and the endings of words have no say, so
/// that "um 10 % pro Jahr" and "um 5 % pro Jahr" are alike; compounds are alike to their parts.
///
/// ```
/// use ziele::diff::likeness::likeness;
/// assert!(likeness("Ausbau der Radwege um 10 km pro Jahr", "Ausbau des Radwegs um zwei km") > 0.9);
/// assert!(likeness("Ausbau der Radwege", "Ausbau der Parkplätze") < 0.5);
/// ```
pub fn likeness(a: &str, b: &str) -> f64 {
    Words::of(a).like(&Words::of(b))
}

/// Letters and digits in small letters, single blanks between words: what is equal so is equal to a reader.
pub fn normalized(text: &str) -> String {
    split(text).join(" ")
}

fn split(text: &str) -> Vec<String> {
    let mut plain = text.to_lowercase();
    // Who is meant does not change with how all of them are named.
    for form in [
        "*innen", ":innen", "_innen", "/-innen", "/innen", "*in", ":in", "_in",
    ] {
        plain = plain.replace(form, "");
    }
    plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Words {
    /// The words of a text that say what it is about.
    pub fn of(text: &str) -> Self {
        // "500MBit" is a number and a word.
        let words = split(text).into_iter().map(|word| {
            word.trim_matches(|letter: char| letter.is_ascii_digit())
                .to_owned()
        });
        let says_something = |word: &String| {
            word.chars().count() > 1 && !word.bytes().any(|byte| byte.is_ascii_digit())
        };
        let words = words.filter(|word| {
            says_something(word) && !vocabulary::is_open(word) && vocabulary::month(word).is_none()
        });
        Self(
            words
                .map(|word| stem(&word))
                .filter(|stem| !is_time_or_number(stem))
                .map(weigh)
                .collect(),
        )
    }

    /// The stems in the order of the alphabet: the same for two copies of one text.
    pub fn stems(&self) -> Vec<&str> {
        let mut stems: Vec<&str> = self.0.iter().map(|word| word.stem.as_str()).collect();
        stems.sort_unstable();
        stems
    }

    /// How alike two texts are, from 0 to 1.
    pub fn like(&self, other: &Self) -> f64 {
        self.like_within(other, &Self::default(), &Self::default())
    }

    /// The same, where each text stands below a heading: a word that the other text has is not missed if the own heading says it.
    pub fn like_within(&self, other: &Self, heading: &Self, other_heading: &Self) -> f64 {
        let mut links: Vec<(f64, usize, usize)> = Vec::new();
        for (here, word) in self.0.iter().enumerate() {
            let alike =
                other.0.iter().enumerate().map(|(there, candidate)| {
                    (similarity(&word.stem, &candidate.stem), here, there)
                });
            links.extend(alike.filter(|(similarity, ..)| *similarity > 0.0));
        }
        links.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut free: Vec<Option<&Word>> = self.0.iter().map(Some).collect();
        let mut other_free: Vec<Option<&Word>> = other.0.iter().map(Some).collect();
        let mut shared = 0.0;
        let mut all = 0.0;
        for (similarity, here, there) in links {
            let (Some(word), Some(partner)) = (free.get_mut(here), other_free.get_mut(there))
            else {
                continue;
            };
            if let (Some(one), Some(two)) = (*word, *partner) {
                (*word, *partner) = (None, None);
                shared += similarity * (one.weight + two.weight);
                all += one.weight + two.weight;
            }
        }
        if shared == 0.0 {
            return 0.0;
        }
        let unexplained = |words: &[Option<&Word>], heading: &Self| -> f64 {
            let missing = words.iter().flatten().filter(|word| {
                !heading
                    .0
                    .iter()
                    .any(|known| similarity(&word.stem, &known.stem) >= 0.9)
            });
            missing.map(|word| word.weight).sum()
        };
        all += unexplained(&free, other_heading) + unexplained(&other_free, heading);
        if self.contradicts(other) {
            shared / all / 2.0
        } else {
            shared / all
        }
    }

    /// Whether all words are among those of another text.
    pub fn are_in(&self, other: &Self) -> bool {
        self.0.iter().all(|word| {
            other
                .0
                .iter()
                .any(|candidate| similarity(&word.stem, &candidate.stem) >= 0.9)
        })
    }

    /// How much the text says: about one for each word of weight.
    pub fn weight(&self) -> f64 {
        self.0.iter().map(|word| word.weight).sum()
    }

    /// Pieces of the words of weight, of which two texts share at least one if they are about the same thing. A text of light words only gives
    /// those of all its words.
    pub fn keys(&self) -> impl Iterator<Item = String> + '_ {
        let head = |stem: &str| format!("{}-", stem.chars().take(PIECE).collect::<String>());
        let tail = |stem: &str| {
            format!(
                "-{}",
                stem.chars()
                    .skip(stem.chars().count().saturating_sub(PIECE))
                    .collect::<String>()
            )
        };
        let light = self.0.iter().all(Word::is_light);
        self.0
            .iter()
            .filter(move |word| light || !word.is_light())
            .flat_map(move |word| [head(&word.stem), tail(&word.stem)])
    }

    fn contradicts(&self, other: &Self) -> bool {
        let says = |words: &Self, beginning: &str| {
            words.0.iter().any(|word| word.stem.starts_with(beginning))
        };
        let apart = |one: &Self, another: &Self, a: &str, b: &str| {
            says(one, a) && !says(one, b) && says(another, b) && !says(another, a)
        };
        CONTRARY
            .iter()
            .any(|(a, b)| apart(self, other, a, b) || apart(other, self, a, b))
    }
}

/// Letters of the shortest piece of a compound.
const PIECE: usize = 4;

/// How alike two stems are. A compound is alike to its first and its last part, and words of one family to each other.
fn similarity(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < PIECE {
        return 0.0;
    }
    let ratio = short.len() as f64 / long.len() as f64;
    let common = short
        .bytes()
        .zip(long.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let similarity = if common == short.len() || long.ends_with(short) {
        ratio.sqrt()
    } else if common >= 6 {
        common as f64 / long.len() as f64
    } else {
        0.0
    };
    if similarity >= 0.5 { similarity } else { 0.0 }
}

fn is_time_or_number(stem: &str) -> bool {
    TIMES.contains(&stem)
        || MEASURES.contains(&stem)
        || NUMBERS.iter().any(|(word, _)| *word == stem)
}

/// The numbers in a text, in digits or as words, and how often each occurs.
pub fn numbers(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in split(text) {
        let stem = stem(&word);
        if let Some((_, digits)) = NUMBERS.iter().find(|(number, _)| *number == stem) {
            *counts.entry((*digits).to_owned()).or_default() += 1;
        }
        for digits in word
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|run| !run.is_empty())
        {
            *counts.entry(digits.to_owned()).or_default() += 1;
        }
    }
    counts
}

fn weigh(stem: String) -> Word {
    let light = LIGHT.iter().any(|beginning| stem.starts_with(beginning)) && stem.len() <= 16;
    let weight = if light || vocabulary::is_measure(&stem) {
        0.4
    } else if stem.len() >= 10 {
        1.3
    } else {
        1.0
    };
    Word { stem, weight }
}

/// A word without umlauts and without its ending. Crude, but the same for all forms of most words.
fn stem(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            'ä' => plain.push('a'),
            'ö' => plain.push('o'),
            'ü' => plain.push('u'),
            'ß' => plain.push_str("ss"),
            other => plain.push(other),
        }
    }
    // Twice: "Angeboten" has two endings, "Angebots" one.
    for _ in 0..2 {
        let ending = ["ern", "em", "en", "er", "es", "e", "n", "s"]
            .into_iter()
            .find(|ending| plain.ends_with(ending));
        let Some(ending) = ending.filter(|ending| plain.chars().count() >= ending.len() + PIECE)
        else {
            break;
        };
        plain.truncate(plain.len() - ending.len());
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_numbers_and_case_have_no_say() {
        for (a, b) in [
            (
                "Erhöhung der Zahl der Datensätze um 10 % pro Jahr",
                "ERHÖHUNG DER ZAHL DER DATENSÄTZE UM 5 % PRO JAHR",
            ),
            (
                "Umstellung aller Fallakten bis 2022",
                "Umstellung aller Fallakten bis Ende 2026",
            ),
            ("zwei Treffen pro Jahr", "drei Treffen im Jahr"),
            ("Angebote für Bürger", "Angebot für Bürger*innen"),
        ] {
            assert!(likeness(a, b) > 0.95, "{a} / {b}: {}", likeness(a, b));
        }
    }

    #[test]
    fn compounds_are_alike_to_their_parts() {
        assert!(likeness("Telearbeit", "Telearbeitsquote") > 0.5);
        assert!(likeness("Aufbau des Portals", "Aufbau des Serviceportals") > 0.5);
    }

    #[test]
    fn the_work_alone_makes_no_likeness() {
        for (a, b) in [
            ("Steigerung der Einnahmen", "Steigerung der Besucherzahlen"),
            (
                "Einführung von Chatbots für interne Prozesse",
                "Einführung von Chatbots für externe Prozesse",
            ),
            (
                "Digitalisierung der Eingangspost",
                "Digitalisierung der Ausgangspost",
            ),
            (
                "Ausbildung für den mittleren Dienst",
                "Ausbildung für den gehobenen Dienst",
            ),
        ] {
            assert!(likeness(a, b) < 0.55, "{a} / {b}: {}", likeness(a, b));
        }
    }

    #[test]
    fn a_heading_says_what_the_text_leaves_out() {
        let (old, new) = (
            Words::of("Anzahl der Datensätze im Portal"),
            Words::of("Anzahl der Datensätze im Open-Data-Portal"),
        );
        assert!(old.like_within(&new, &Words::of("Open Data"), &Words::of("Transparenz")) > 0.95);
        assert!(old.like(&new) < 0.8);
    }

    #[test]
    fn numbers_in_digits_and_words() {
        assert_eq!(numbers("fünf neue Anleger"), numbers("5 neue Anleger"));
        assert_ne!(numbers("zwei neue Anleger"), numbers("drei neue Anleger"));
        assert_eq!(
            numbers("500MBit/s").into_keys().collect::<Vec<_>>(),
            ["500"]
        );
        assert_eq!(numbers("sieben Wege"), numbers("7 Wege"));
    }

    #[test]
    fn it_is_the_same_both_ways() {
        let texts = [
            "Ausbau der Radwege",
            "Radwegenetz ausbauen",
            "Ausbau des Netzes",
            "",
        ];
        for a in texts {
            for b in texts {
                assert!((likeness(a, b) - likeness(b, a)).abs() < 1e-9, "{a} / {b}");
                assert!((0.0..=1.0).contains(&likeness(a, b)));
            }
        }
    }
}
