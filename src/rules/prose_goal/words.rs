//! A sentence as words, each in its clause.

use crate::vocabulary;

/// A word of a sentence.
#[derive(Debug, Clone)]
pub struct Word<'t> {
    /// As printed, without marks.
    pub text: &'t str,
    /// In small letters.
    pub lower: String,
    /// A mark that ends a clause, or the end of the sentence, follows.
    pub last: bool,
    /// It stands in a clause that is not below another one.
    pub main: bool,
}

/// The words of a sentence. What stands in brackets is left out.
pub fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut depth = 0_usize;
    for token in sentence.split_whitespace() {
        let opens = token.matches(['(', '[']).count();
        let closes = token.matches([')', ']']).count();
        let inside = depth > 0 || token.starts_with(['(', '[']);
        depth = (depth + opens).saturating_sub(closes);
        let ends = token.ends_with([',', ';', ':', '.', '!']) || matches!(token, "–" | "-" | "—");
        let text = token.trim_matches(|c: char| !c.is_alphanumeric() && c != '%' && c != '§');
        let mark = token.ends_with([',', ';', ':']) || matches!(token, "–" | "-" | "—");
        // The dot of "65. Änderung" and "3. Mai" belongs to the number.
        let ordinal = text.bytes().all(|byte| byte.is_ascii_digit())
            && token.ends_with('.')
            && !text.is_empty();
        let text = if ordinal {
            token.trim_start_matches(|c: char| !c.is_alphanumeric())
        } else {
            text
        };
        if inside || text.is_empty() {
            if let Some(last) = found.last_mut().filter(|_| mark) {
                last.last = true;
            }
            continue;
        }
        // A dot ends a clause only at the end of the sentence: "u.a.", "31.12.".
        let last = ends && !token.ends_with('.');
        found.push(Word {
            text,
            lower: text.to_lowercase(),
            last,
            main: true,
        });
    }
    if let Some(last) = found.last_mut() {
        last.last = true;
    }
    mark_clauses(&mut found);
    found
}

/// Tells the clauses below another one from the others.
fn mark_clauses(words: &mut [Word<'_>]) {
    let mut start = 0;
    for end in 0..words.len() {
        if !words.get(end).is_some_and(|word| word.last) {
            continue;
        }
        let below = start > 0 && words.get(start..=end).is_some_and(is_below)
            || words.get(start..=end).is_some_and(opens_below);
        if below {
            words
                .iter_mut()
                .take(end + 1)
                .skip(start)
                .for_each(|word| word.main = false);
        }
        start = end + 1;
    }
}

/// Whether a clause at the head of its sentence is below another one. "Während", "um" and "als" may also be prepositions there.
fn opens_below(clause: &[Word<'_>]) -> bool {
    let Some(first) = clause.first() else {
        return false;
    };
    let conjunction = vocabulary::is_subordinating(&first.lower)
        && !matches!(
            first.lower.as_str(),
            "als" | "während" | "wie" | "ohne" | "statt"
        );
    // "Damit verfolgt die Stadt …": the adverb, not the conjunction.
    let second = clause
        .get(1)
        .map(|word| word.lower.as_str())
        .unwrap_or_default();
    let adverb = first.lower == "damit"
        && ["verfolg", "streb", "ziel"]
            .iter()
            .any(|stem| second.starts_with(stem));
    conjunction
        && !adverb
        && (clause.last().is_some_and(|word| is_closing(&word.lower))
            || !clause.iter().rev().skip(1).any(is_finite))
}

/// Whether a clause behind another one is below it.
fn is_below(clause: &[Word<'_>]) -> bool {
    let [first, rest @ ..] = clause else {
        return false;
    };
    let lower = first.lower.as_str();
    let second = rest
        .first()
        .map(|word| word.lower.as_str())
        .unwrap_or_default();
    if vocabulary::is_subordinating(lower) || (lower == "so" && second == "dass") {
        return true;
    }
    // "…, die Straßen und die Plätze sollen": a list goes on where the verb stands in the middle.
    let closed = clause.last().is_some_and(|word| is_closing(&word.lower));
    let middle = || !closed && clause.iter().rev().skip(1).any(is_finite);
    // "mit der wir bauen", but "mit dem Ziel".
    let noun = || {
        rest.get(1)
            .is_some_and(|word| word.text.starts_with(char::is_uppercase))
    };
    let relative = vocabulary::is_relative(lower)
        || (vocabulary::is_preposition(lower) && vocabulary::is_relative(second) && !noun());
    // "beabsichtigt, die Kita bis 2026 zu öffnen": an infinitive goes on with what is above.
    let infinitive = clause
        .iter()
        .rev()
        .nth(1)
        .is_some_and(|word| word.lower == "zu")
        || clause
            .last()
            .is_some_and(|word| vocabulary::is_joined_infinitive(&word.lower));
    relative && !middle() && !infinitive
}

/// A verb at the end of its clause that makes it one below another.
fn is_closing(word: &str) -> bool {
    matches!(
        word,
        "soll"
            | "sollen"
            | "wird"
            | "werden"
            | "kann"
            | "können"
            | "muss"
            | "müssen"
            | "ist"
            | "sind"
            | "hat"
            | "haben"
            | "wurde"
            | "wurden"
            | "will"
            | "wollen"
            | "könnte"
            | "könnten"
            | "sollte"
            | "sollten"
    )
}

fn is_finite(word: &Word<'_>) -> bool {
    matches!(
        word.lower.as_str(),
        "soll" | "sollen" | "wird" | "will" | "wollen"
    ) || (matches!(
        word.lower.as_str(),
        "werden" | "ist" | "sind" | "hat" | "haben"
    ) && !word.last)
}

#[cfg(test)]
mod tests {
    use super::words;

    fn main(sentence: &str) -> String {
        words(sentence)
            .iter()
            .filter(|word| word.main)
            .map(|word| word.text)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn clauses_below_others_are_told() {
        for (text, expected) in [
            (
                "Der Platz, der 2019 entstand, soll bis 2025 wachsen.",
                "Der Platz soll bis 2025 wachsen",
            ),
            (
                "Wege, Plätze und Höfe werden bis 2025 begrünt.",
                "Wege Plätze und Höfe werden bis 2025 begrünt",
            ),
            ("Um Kosten zu sparen, wird gebaut.", "wird gebaut"),
            (
                "Es entsteht ein Portal (bis 2025), in dem alle suchen.",
                "Es entsteht ein Portal",
            ),
        ] {
            assert_eq!(main(text), expected, "{text}");
        }
    }
}
