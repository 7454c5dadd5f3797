//! Sentences that name an aim: "Ziel ist es, …", "mit dem Ziel, …", "strebt … an".

use super::words::Word;
use crate::vocabulary;

/// Whether a sentence names an aim of the paper's own body.
pub fn names_aim(words: &[Word<'_>]) -> bool {
    let stated = words.iter().enumerate().any(|(at, word)| {
        let lower = word.lower.as_str();
        match lower {
            "zielt" | "zielen" => {
                word.main
                    && is_active(words, at)
                    && words
                        .iter()
                        .skip(at + 1)
                        .take(12)
                        .any(|word| matches!(word.lower.as_str(), "auf" | "darauf"))
            }
            "strebt" | "streben" => {
                word.main
                    && is_active(words, at)
                    && words
                        .iter()
                        .skip(at + 1)
                        .any(|word| word.lower == "an" && word.last)
                    && !has_people(words, at)
            }
            "angestrebt" | "anzustreben" => {
                word.main && is_sought(words, at) && !has_other_agent(words)
            }
            _ if vocabulary::is_aim(lower) => word.main && noun(words, at),
            _ if vocabulary::is_purpose(lower) => word.main && is_es(words, at),
            _ => false,
        }
    });
    stated && !is_of_others(words)
}

fn lower<'w>(words: &'w [Word<'_>], at: usize) -> &'w str {
    words
        .get(at)
        .map(|word| word.lower.as_str())
        .unwrap_or_default()
}

/// The words before a place, from the nearest on, as far as its clause reaches.
fn before<'w>(words: &'w [Word<'w>], at: usize, most: usize) -> impl Iterator<Item = &'w str> {
    words
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .take_while(|word| !word.last)
        .take(most)
        .map(|word| word.lower.as_str())
}

/// A verb that stands in the middle of its clause, as that of a main clause does.
fn is_active(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| !word.last)
        || words
            .get(at + 1)
            .is_some_and(|next| matches!(next.lower.as_str(), "darauf"))
}

/// "wird angestrebt", "Angestrebt werden …", "ist anzustreben".
fn is_sought(words: &[Word<'_>], at: usize) -> bool {
    let auxiliary = |word: &str| matches!(word, "wird" | "werden" | "ist" | "sind");
    let attribute = words
        .get(at + 1)
        .is_some_and(|next| next.text.starts_with(char::is_uppercase))
        && !words.get(at).is_some_and(|word| word.last);
    // "die angestrebt wird" ends with its verb and tells which; "Angestrebt wird" opens.
    let opens = at == 0 && auxiliary(lower(words, 1));
    let closes = words.get(at).is_some_and(|word| word.last)
        && words
            .get(..at)
            .unwrap_or_default()
            .iter()
            .any(|word| word.main && auxiliary(&word.lower));
    opens
        || (closes && !attribute)
        || lower(words, at) == "anzustreben"
            && words.iter().any(|word| word.main && auxiliary(&word.lower))
}

/// "Absicht ist es", "ist es unser Bestreben".
fn is_es(words: &[Word<'_>], at: usize) -> bool {
    let near = at.saturating_sub(5)..(at + 8).min(words.len());
    words
        .get(near)
        .unwrap_or_default()
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if matches!(a.lower.as_str(), "ist" | "bleibt") && b.lower == "es"))
}

/// What stands around a noun for an aim makes it one of the sentence: "Ziel ist", "mit dem Ziel", "zum Ziel gesetzt", "verfolgt das Ziel".
fn noun(words: &[Word<'_>], at: usize) -> bool {
    let head: Vec<&str> = before(words, at, 5).collect();
    let governed = head.iter().position(|word| {
        matches!(
            *word,
            "dem"
                | "des"
                | "zum"
                | "vom"
                | "am"
                | "beim"
                | "im"
                | "zur"
                | "für"
                | "einem"
                | "eines"
                | "diesem"
                | "dieses"
                | "mit"
                | "auf"
                | "an"
                | "von"
                | "zu"
                | "diesen"
                | "als"
                | "der"
                | "unserem"
                | "ihrem"
                | "seinem"
                | "kein"
                | "nicht"
                | "über"
                | "in"
                | "und"
                | "oder"
                | "gegen"
        )
    });
    // A noun between would have a case of its own.
    let nouns = |words: &[Word<'_>], count: usize| {
        words
            .get(..at)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(count)
            .any(|word| word.text.starts_with(char::is_uppercase) && !word.last)
    };
    let case = governed
        .and_then(|count| head.get(count).map(|word| (*word, count)))
        .filter(|(_, count)| !nouns(words, *count) || *count == 0);
    match case {
        Some(("dem" | "der" | "einem", count))
            if matches!(head.get(count + 1), Some(&("mit" | "unter"))) =>
        {
            with_aim(words, at, count)
        }
        Some(("als", count)) => count <= 2 && as_aim(words, at),
        Some(("mit", 0)) => with_aim(words, at, 0),
        // "der Zielwert" is a subject.
        Some(("der", _)) if lower(words, at).ends_with("wert") => is_predicate(words, at),
        Some(("zum", 0))
            if words
                .iter()
                .any(|word| word.main && vocabulary::is_unreal(&word.lower)) =>
        {
            false
        }
        Some(("zum", 0)) => words.iter().any(|word| {
            matches!(
                word.lower.as_str(),
                "hat" | "haben" | "gesetzt" | "setzt" | "setzen" | "gemacht" | "macht"
            )
        }),
        Some(_) => false,
        None => is_predicate(words, at) || is_pursued(words, at),
    }
}

/// "mit dem Ziel, …", "mit der Zielsetzung einer …", but not "vereinbar mit dem Ziel".
fn with_aim(words: &[Word<'_>], at: usize, count: usize) -> bool {
    let start = at.saturating_sub(count + 2);
    let tied = |word: &str| {
        matches!(
            word,
            "einklang"
                | "übereinstimmung"
                | "vereinbar"
                | "konflikt"
                | "widerspruch"
                | "verbunden"
                | "verglichen"
                | "vergleich"
                | "zusammenhang"
        )
    };
    let reported = before(words, start + 1, 3).any(tied)
        || words
            .get(at + 1..)
            .unwrap_or_default()
            .iter()
            .take(4)
            .any(|word| tied(&word.lower));
    // "mit dem Ziel durchgeführt, Kosten zu senken".
    let deed = words
        .get(at + 1)
        .is_some_and(|next| next.last && next.text.starts_with(char::is_lowercase))
        && has_purpose(words, at + 1);
    let goes_on = deed
        || words.get(at).is_some_and(|word| word.last)
        || matches!(
            lower(words, at + 1),
            "der" | "des" | "einer" | "eines" | "zu" | "möglichst" | "alle"
        );
    // "Maßnahmen mit dem Ziel … wurden kaum umgesetzt."
    let failed = words.iter().any(|word| vocabulary::is_unreal(&word.lower))
        && words
            .iter()
            .any(|word| matches!(word.lower.as_str(), "kaum" | "nicht"));
    goes_on && at + 1 < words.len() && !reported && !failed
}

/// "gibt als Ziel eine Steigerung auf 50 % an", "ist als Ziel festgelegt, …": with a number or a clause that says what it is.
fn as_aim(words: &[Word<'_>], at: usize) -> bool {
    let set = words.iter().any(|word| {
        word.main
            && (is_setting(&word.lower)
                || matches!(word.lower.as_str(), "gibt" | "nennt" | "gilt" | "sieht"))
    });
    let figures = words
        .iter()
        .skip(at + 1)
        .any(|word| word.text.bytes().any(|byte| byte.is_ascii_digit()));
    set && (figures || has_purpose(words, at))
}

/// Participles that say an aim is set: "festgelegt".
fn is_setting(word: &str) -> bool {
    matches!(
        word,
        "formuliert"
            | "festgelegt"
            | "beschlossen"
            | "vereinbart"
            | "gesteckt"
            | "definiert"
            | "ausgegeben"
            | "vorgegeben"
            | "gesetzt"
            | "festgeschrieben"
            | "festgesetzt"
    )
}

/// "Ziel des Projektes ist …", "ist es Ziel, …", "Das Ziel, …, bleibt".
fn is_predicate(words: &[Word<'_>], at: usize) -> bool {
    let copula = |word: &str| {
        matches!(
            word,
            "ist"
                | "sind"
                | "bleibt"
                | "bleiben"
                | "lautet"
                | "lauten"
                | "besteht"
                | "bestehen"
                | "liegt"
                | "beträgt"
        )
    };
    let must = |word: &str| matches!(word, "muss" | "soll" | "sollte" | "wird");
    let plural = lower(words, at).ends_with('e') || lower(words, at).ends_with("en");
    let behind = words
        .iter()
        .enumerate()
        .skip(at + 1)
        .take(16)
        .filter(|(_, word)| word.main);
    let verb = behind
        .clone()
        .find(|(_, word)| copula(&word.lower) || must(&word.lower));
    if let Some((verb, found)) = verb {
        let own = words.get(at + 1..verb).unwrap_or_default();
        // "Das Ziel wird in Kapitel 3 beschrieben": only "muss es sein", "soll sein".
        let be = words
            .iter()
            .skip(verb + 1)
            .take(5)
            .any(|word| word.lower == "sein");
        // A clause between is one that says what the aim is: "Das Ziel, …, ist".
        let parted = words.get(at).is_some_and(|word| word.last);
        // "Da sich die Ziele auf 1990 beziehen ist …": a verb of its own ends the clause.
        let closed = own.last().is_some_and(|word| {
            word.text.starts_with(char::is_lowercase) && word.lower.ends_with("en")
        });
        let fits = (copula(&found.lower) || be)
            && !parted
            && !closed
            && own.iter().all(|word| !is_other_verb(&word.lower));
        return fits && !is_told(words, verb) && !(plural && found.last);
    }
    // "ist das Ziel des Projektes, …", "ist es Ziel der Stadt, …"
    let Some(ahead) = before(words, at, 6)
        .position(copula)
        .map(|count| at - 1 - count)
    else {
        return false;
    };
    let parted = words
        .get(at..words.len().saturating_sub(1))
        .unwrap_or_default()
        .iter()
        .any(|word| word.last);
    parted && has_purpose(words, at) && !is_told(words, ahead) && !is_done(words)
}

/// A clause with an infinitive or "dass" behind it says what the aim is.
fn has_purpose(words: &[Word<'_>], at: usize) -> bool {
    words.get(at + 1..).unwrap_or_default().iter().any(|word| {
        matches!(word.lower.as_str(), "zu" | "dass")
            || vocabulary::is_joined_infinitive(&word.lower)
    })
}

/// "Das Ziel, …, ist erreicht".
fn is_done(words: &[Word<'_>]) -> bool {
    let last = words
        .iter()
        .rev()
        .find(|word| word.main)
        .map(|word| word.lower.as_str())
        .unwrap_or_default();
    let done = matches!(
        last,
        "erreicht" | "abgeschlossen" | "erfüllt" | "verwirklicht" | "umgesetzt" | "verfehlt"
    );
    done && !words.iter().any(|word| {
        word.main && matches!(word.lower.as_str(), "wird" | "werden" | "soll" | "sollen")
    })
}

fn is_other_verb(word: &str) -> bool {
    matches!(
        word,
        "wurde"
            | "wurden"
            | "war"
            | "waren"
            | "wird"
            | "werden"
            | "hat"
            | "haben"
            | "kann"
            | "können"
    )
}

/// Whether the clause tells something about an aim that is known: "Das Ziel ist erreicht", "Die Ziele sind im Anhang beschrieben".
fn is_told(words: &[Word<'_>], verb: usize) -> bool {
    let behind = words.get(verb..).unwrap_or_default();
    let clause = behind
        .split_inclusive(|word| word.last)
        .next()
        .unwrap_or_default();
    let Some(last) = clause.last().filter(|_| clause.len() > 1) else {
        return false;
    };
    let infinitive = clause.iter().any(|word| word.lower == "zu")
        || vocabulary::is_joined_infinitive(&last.lower);
    let adjective = last.text.starts_with(char::is_lowercase)
        && !infinitive
        && !vocabulary::is_adverb(&last.lower);
    let second = lower(words, verb + 1);
    let negated = matches!(second, "kein" | "keine")
        || (second == "nicht" && lower(words, verb + 2) != "nur")
        || last.lower == "nicht";
    adjective || negated
}

/// "verfolgt das Ziel", "wird das Ziel verfolgt", "hat das Ziel, …", "setzt sich das Ziel", "Das Ziel, …, wird weiterverfolgt".
fn is_pursued(words: &[Word<'_>], at: usize) -> bool {
    let own = |word: &&Word<'_>| word.main;
    let pursued = words.iter().filter(own).any(|word| {
        matches!(
            word.lower.as_str(),
            "verfolgt" | "verfolgen" | "weiterverfolgt" | "verfolge"
        )
    });
    let set = words.iter().filter(own).any(|word| word.lower == "sich")
        && words
            .iter()
            .filter(own)
            .any(|word| matches!(word.lower.as_str(), "gesetzt" | "setzt" | "setzen"));
    // "hat das Ziel erreicht" is another thing.
    let has = before(words, at, 4).any(|word| matches!(word, "hat" | "haben" | "besteht"))
        && words.get(at).is_some_and(|word| word.last);
    // "wurde das Ziel formuliert, …": what was set still holds.
    let said = words
        .iter()
        .skip(at + 1)
        .take(3)
        .any(|word| is_setting(&word.lower) && word.last)
        && has_purpose(words, at);
    let past = words
        .iter()
        .filter(own)
        .any(|word| vocabulary::is_unreal(&word.lower));
    said || (pursued || set || has)
        && !past
        && at + 1 < words.len()
        && (has_purpose(words, at) || at > 0 && !words.get(at).is_some_and(|word| word.last))
}

/// Whether others aim, or the aim is that of a text.
pub fn is_of_others(words: &[Word<'_>]) -> bool {
    let owner = words
        .iter()
        .enumerate()
        .filter(|(_, word)| vocabulary::is_aim(&word.lower))
        .any(|(at, _)| {
            let behind = words.get(at + 1..).unwrap_or_default().iter().take(6);
            let mut case = false;
            for word in behind {
                if matches!(word.lower.as_str(), "ist" | "sind" | "es" | "bleibt") {
                    break;
                }
                case |= matches!(
                    word.lower.as_str(),
                    "der" | "des" | "von" | "vom" | "dieser" | "dieses" | "deutschlands"
                );
                if case
                    && (vocabulary::is_other_owner(&word.lower) || vocabulary::is_text(&word.lower))
                {
                    return true;
                }
            }
            false
        });
    // What a motion, a study or others ask for is reported: "Der Antrag zielt auf …".
    let demanded = words
        .iter()
        .any(|word| word.main && vocabulary::is_demand(&word.lower));
    let text = || {
        let verb = words.iter().position(|word| {
            word.main && matches!(word.lower.as_str(), "hat" | "zielt" | "verfolgt" | "strebt")
        });
        verb.is_some_and(|verb| before(words, verb, 4).any(vocabulary::is_text))
    };
    owner || demanded || text() || has_other_subject(words)
}

/// Whether somebody else is the subject: "Der Bund will", "Bis 2030 will die Bundesregierung".
pub fn has_other_subject(words: &[Word<'_>]) -> bool {
    let mut clause = 0;
    for (at, word) in words.iter().enumerate() {
        if word.main && word.text.starts_with(char::is_uppercase) {
            // The article, with an adjective between at most.
            let article = before(words, at, 2).find(|word| matches!(*word, "der" | "die" | "das"));
            let lone = at == clause
                || matches!(
                    lower(words, at.wrapping_sub(1)),
                    "und" | "vom" | "von" | "in" | "durch" | "will" | "soll" | "wollen" | "strebt"
                );
            if article.is_some_and(|article| {
                vocabulary::is_other_body(Some(article), &word.lower)
                    && !is_genitive(words, at, article)
            }) || (lone && vocabulary::is_other_body(None, &word.lower))
            {
                return true;
            }
        }
        if word.last {
            clause = at + 1;
        }
    }
    false
}

/// "der Bund" behind a noun or a preposition is no subject: "Förderung der Länder".
fn is_genitive(words: &[Word<'_>], at: usize, article: &str) -> bool {
    let Some(place) = words
        .get(..at)
        .and_then(|head| head.iter().rposition(|word| word.lower == article))
    else {
        return false;
    };
    let Some(above) = place
        .checked_sub(1)
        .and_then(|above| words.get(above))
        .filter(|above| !above.last)
    else {
        return false;
    };
    let preposition = vocabulary::is_preposition(&above.lower);
    preposition || (article == "der" && above.text.starts_with(char::is_uppercase))
}

/// Whether people are the subject beside a verb: "Schüler streben", "wollen 23 % der Ämter".
pub fn has_people(words: &[Word<'_>], verb: usize) -> bool {
    let near = words
        .get(verb.saturating_sub(3)..(verb + 3).min(words.len()))
        .unwrap_or_default();
    near.iter().any(|word| vocabulary::is_people(&word.lower))
}

/// Whether somebody else does what a passive tells: "vom Bund", "seitens des Investors".
pub fn has_other_agent(words: &[Word<'_>]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let head: Vec<&str> = before(words, at, 3).collect();
        let by = || {
            head.iter().any(|word| matches!(*word, "seitens" | "vom"))
                || (head.len() > 1
                    && head
                        .iter()
                        .skip(1)
                        .any(|word| matches!(*word, "durch" | "von")))
        };
        word.main
            && word.text.starts_with(char::is_uppercase)
            && vocabulary::is_other_owner(&word.lower)
            && by()
    })
}
