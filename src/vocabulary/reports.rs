//! Words that tell what is to be from what was and is.

use super::tokens::words;
use super::word_list::WordList;

static INTENT: WordList = WordList::new(include_str!("lists/intent_words.txt"));

static STATE: WordList = WordList::new(include_str!("lists/state_words.txt"));

static PAST: WordList = WordList::new(include_str!("lists/past_verbs.txt"));

static EXPLAINS: WordList = WordList::new(include_str!("lists/explaining_words.txt"));

/// Whether a sentence tells what was or is, or explains another one, with no word of intent.
pub fn reports(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = words(&lower).collect();
    let past = words.iter().any(|word| PAST.contains(word));
    let aim = words.iter().any(|word| matches!(*word, "ziel" | "ziele"))
        && (!past || words.contains(&"zu"));
    if aim || words.iter().any(|word| INTENT.contains(word)) {
        return false;
    }
    // "hat sich gut entwickelt", "haben wir erreicht": the participle ends the sentence.
    let perfect = words.iter().any(|word| matches!(*word, "hat" | "haben"))
        && words
            .last()
            .is_some_and(|word| word.len() > 5 && word.ends_with(['t', 'n']));
    past || is_state(&words) || words.first().is_some_and(|word| EXPLAINS.contains(word)) || perfect
}

/// "derzeit" tells of the state of things, "von derzeit 14 %" where a change begins.
fn is_state(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let baseline = at
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .is_some_and(|before| matches!(*before, "von" | "der" | "den" | "die"));
        STATE.contains(word) && !baseline
    })
}

/// Whether a sentence has a word of intent: "soll", "will", "ist … zu".
pub fn intends(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = words(&lower).collect();
    // "sind bis 2030 zu sanieren": an infinitive with "zu" at the end.
    let bound = || {
        let to = words
            .iter()
            .rposition(|word| *word == "zu")
            .is_some_and(|at| at + 3 > words.len());
        to && words.iter().any(|word| matches!(*word, "ist" | "sind"))
    };
    let aim = words.iter().any(|word| matches!(*word, "ziel" | "ziele"))
        && !words.iter().any(|word| PAST.contains(word));
    aim || words.iter().any(|word| INTENT.contains(word)) || bound()
}

#[cfg(test)]
mod tests {
    use super::reports;

    #[test]
    fn state_and_past_are_reports() {
        for text in [
            "Die Stadt ist zurzeit Mitglied.",
            "2019 wurden 20 Busse beschafft.",
            "Dies erleichtert die Arbeit.",
            "Der Anteil hat sich gut entwickelt.",
        ] {
            assert!(reports(text), "{text}");
        }
    }

    #[test]
    fn leaves_intent_alone() {
        for text in [
            "Die bereits laufenden Kurse sollen wachsen.",
            "Ausbau der Radwege",
            "Die Stadt ist barrierefrei.",
            "Damit soll der Anteil steigen.",
        ] {
            assert!(!reports(text), "{text}");
        }
    }
}
