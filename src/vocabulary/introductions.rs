//! Sentences that announce a list of goals or indicators.

use super::headings::{Topic, is_goal, is_indicator};
use super::tokens::words;
use super::word_list::WordList;

static VERBS: WordList = WordList::new(include_str!("lists/announcing_verbs.txt"));

static OTHERS: WordList = WordList::new(include_str!("lists/other_lists.txt"));

/// Whether a sentence announces a list of something that is no goal: "Dazu zählen folgende Ergebnisse:".
pub fn introduces_others(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words: Vec<&str> = words(&lower).collect();
    !words.iter().any(|word| is_goal(word)) && words.iter().any(|word| OTHERS.contains(word))
}

/// What the list below a sentence holds, should it be goals or indicators: "Folgende Ziele werden verfolgt:".
pub fn introduces(sentence: &str) -> Option<Topic> {
    let lower = sentence.to_lowercase();
    if sentence.len() > 400
        || !["ziel", "kennza", "indikator", "kenngr", "messgr", "kennzif"]
            .iter()
            .any(|stem| lower.contains(stem))
    {
        return None;
    }
    let words: Vec<&str> = words(&lower).collect();
    let topic = |word: &str| {
        if is_goal(word) {
            Some(Topic::Goals)
        } else {
            is_indicator(word).then_some(Topic::Indicators)
        }
    };
    // What "folgende" stands before decides; the noun may wait behind adjectives.
    if let Some(at) = words.iter().rposition(|word| {
        word.starts_with("folgend")
            || word.starts_with("nachfolgend")
            || word.starts_with("nachstehend")
    }) {
        let mut behind = words.iter().skip(at + 1).take(6);
        let noun = behind.find(|word| topic(word).is_some() || OTHERS.contains(word));
        if let Some(noun) = noun {
            return topic(noun);
        }
    }
    // "entgegen den Zielen bestehen Defizite:" lists what is wrong.
    if words.iter().any(|word| {
        [
            "defizit",
            "hemmnis",
            "hindernis",
            "mangel",
            "mängel",
            "problem",
        ]
        .iter()
        .any(|wrong| word.starts_with(wrong))
    }) {
        return None;
    }
    let last = words.iter().rposition(|word| topic(word).is_some())?;
    let kind = words.get(last).and_then(|word| topic(word))?;
    let reached = lower.contains("zu erreichen")
        || lower.contains("zur erreichung")
        || lower.contains("zielerreichung")
        || lower.contains("zur umsetzung");
    // "Ziele der Maßnahme sind": what the goals belong to stands before the verb.
    let behind = words
        .iter()
        .skip(last + 1)
        .skip_while(|word| !VERBS.contains(word));
    let others = behind.into_iter().any(|word| OTHERS.contains(word));
    // "zum Ziel:" announces by itself; else a verb does.
    let verb = words.iter().any(|word| VERBS.contains(word));
    (!reached && !others && (verb || words.len() <= 6)).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_announce() {
        for text in [
            "Folgende Ober- und Unterziele wurden definiert:",
            "Ziele der Maßnahme sind:",
            "Mit dem Programm sollen insbesondere vier Ziele verfolgt werden:",
            "Die Stadt setzt sich zum Ziel:",
            "Die Strategie verfolgt diese Ziele:",
        ] {
            assert_eq!(introduces(text), Some(Topic::Goals), "{text}");
        }
        assert_eq!(
            introduces("Der Fortschritt wird an folgenden Kennzahlen gemessen:"),
            Some(Topic::Indicators)
        );
    }

    #[test]
    fn leaves_other_lists_alone() {
        for text in [
            "Um diese Ziele zu erreichen, werden folgende Maßnahmen umgesetzt:",
            "Zur Erreichung der Ziele dienen:",
            "Zielgruppe sind:",
            "Für die Umsetzung der Ziele sind folgende Schritte vorgesehen:",
            "Es wurden folgende Themen besprochen:",
            "Entgegen den bisherigen Zielen bestehen Defizite, die verfolgt werden müssen:",
        ] {
            assert_eq!(introduces(text), None, "{text}");
        }
    }
}
