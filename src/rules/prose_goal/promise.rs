//! Sentences of intent that promise something by saying how much or by when: "soll bis 2030 auf 65 % steigen".

use super::aim::{has_other_agent, has_other_subject, has_people, is_of_others};
use super::words::Word;
use crate::model::{Comparator, Direction, Quantity, Relation, Role};
use crate::notation::{dates, quantities};
use crate::vocabulary;
use std::ops::Range;

/// The verbs of intent, by what they need beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    /// "soll", "will", "plant": a quantity or a date.
    Shall,
    /// "wird": a date and a deed, or a quantity that changes.
    Will,
    /// "ist vorgesehen": a date.
    Due,
    /// "ist … zu": a day by which.
    MustBe,
    /// "bietet an", "erwartet": a date, and the own body as subject.
    Does,
}

/// Whether a sentence promises something by a date or by a quantity.
pub fn promises(words: &[Word<'_>]) -> bool {
    let words = last_predicate(words);
    // What the own body has decided holds as its will: "Der Rat hat beschlossen, dass bis 2030 … sollen".
    let plain = verb(words);
    let decided = plain.is_none() && is_decided(words);
    let Some(verb) = plain.or(decided.then_some(Verb::Shall)) else {
        return false;
    };
    let main: Vec<&Word<'_>> = words.iter().filter(|word| word.main || decided).collect();
    let any = |test: fn(&str) -> bool| main.iter().any(|word| test(&word.lower));
    let bound = main.iter().any(|word| word.lower == "sich") && any(|word| word == "verpflichtet");
    if any(vocabulary::is_unreal)
        || any(|word| matches!(word, "man" | "sitzung" | "uhr"))
        || any(vocabulary::is_forecast)
        || (any(vocabulary::is_duty) && !bound)
        || is_of_others(words)
        || has_other_subject(words)
        || has_other_agent(words)
    {
        return false;
    }
    let text = main
        .iter()
        .map(|word| word.text)
        .collect::<Vec<_>>()
        .join(" ");
    let Some(found) = Measures::read(&text) else {
        return false;
    };
    let costs = any(vocabulary::is_cost);
    let now = any(vocabulary::is_now) && verb == Verb::Will;
    if now && !found.ends {
        return false;
    }
    let changes = main
        .iter()
        .any(|word| vocabulary::direction(&word.lower).is_some());
    let saves = main
        .iter()
        .any(|word| vocabulary::direction(&word.lower) == Some(Direction::Decrease));
    match verb {
        Verb::Shall if decided => !costs && (found.ends || found.sized),
        Verb::Shall => (found.dated && !costs) || (found.sized && (!costs || saves)),
        Verb::Will => {
            !costs
                && is_deed(words)
                && (found.firm
                    || (found.changes && changes)
                    || (found.counted && any(vocabulary::is_making)))
        }
        Verb::Due => found.due && !costs,
        Verb::MustBe => found.lasting && !costs,
        Verb::Does => found.lasting && !costs && !any(|word| word == "befristet"),
    }
}

/// "Der Rat hat festgelegt, dass …"
fn is_decided(words: &[Word<'_>]) -> bool {
    let clause = words.split_inclusive(|word| word.last);
    let has = |clause: &[Word<'_>], wanted: &[&str]| {
        clause
            .iter()
            .any(|word| wanted.contains(&word.lower.as_str()))
    };
    let shall = || {
        let infinitive = words.iter().any(|word| {
            word.main && (word.lower == "zu" || vocabulary::is_joined_infinitive(&word.lower))
        });
        infinitive
            || words.iter().any(|word| {
                !word.main && matches!(word.lower.as_str(), "soll" | "sollen") && word.last
            })
    };
    { clause }.any(|clause| {
        has(clause, &["hat", "haben"])
            && clause.last().is_some_and(|word| {
                matches!(
                    word.lower.as_str(),
                    "festgelegt" | "beschlossen" | "vereinbart" | "entschieden"
                )
            })
            && clause
                .iter()
                .any(|word| vocabulary::is_own_body(&word.lower))
    }) && shall()
}

/// The last of several predicates of one subject: "wurde 2024 geprüft und wird 2025 fertiggestellt".
fn last_predicate<'w, 't>(words: &'w [Word<'t>]) -> &'w [Word<'t>] {
    let finite = |word: &Word<'_>| {
        matches!(
            word.lower.as_str(),
            "soll" | "sollen" | "wird" | "werden" | "ist" | "sind"
        ) && !word.last
    };
    let past = words
        .iter()
        .take_while(|word| !finite(word))
        .any(|word| vocabulary::is_unreal(&word.lower));
    let joint = words
        .windows(2)
        .position(|pair| matches!(pair, [a, b] if a.lower == "und" && finite(b)));
    joint
        .filter(|_| past)
        .and_then(|at| words.get(at + 1..))
        .unwrap_or(words)
}

/// The verb of intent of a sentence. At the end of its clause it would be the verb of one below another.
fn verb(words: &[Word<'_>]) -> Option<Verb> {
    let main: Vec<&Word<'_>> = words.iter().filter(|word| word.main).collect();
    let has = |wanted: &[&str]| {
        main.iter()
            .any(|word| !word.last && wanted.contains(&word.lower.as_str()))
    };
    let ends = |wanted: &[&str]| {
        main.iter()
            .any(|word| wanted.contains(&word.lower.as_str()))
    };
    if has(&["soll", "sollen"]) {
        return Some(Verb::Shall);
    }
    let wants = |word: &Word<'_>| {
        let verb = matches!(
            word.lower.as_str(),
            "will"
                | "wollen"
                | "möchte"
                | "möchten"
                | "beabsichtigt"
                | "beabsichtigen"
                | "plant"
                | "planen"
        );
        // "plant, bis 2028 zu bauen".
        let plans = word.lower.starts_with("pla") || word.lower.starts_with("beab");
        verb && word.main && (plans || !word.last) && word.text.starts_with(char::is_lowercase)
    };
    if let Some(at) = words
        .iter()
        .position(wants)
        .filter(|at| is_own_will(words, *at))
    {
        return (!has_people(words, at)).then_some(Verb::Shall);
    }
    if (has(&["hat", "haben"]) && main.iter().any(|word| word.lower == "vor" && word.last))
        || (ends(&["verpflichtet"]) && ends(&["sich"]))
    {
        return Some(Verb::Shall);
    }
    if main.windows(2).any(|pair| matches!(pair, [a, b] if (a.lower == "es" && b.lower == "gilt") || (a.lower == "gilt" && b.lower == "es"))) {
        return Some(Verb::Shall);
    }
    let opens = matches!(main.as_slice(), [a, b, ..] if is_planned(&a.lower) && matches!(b.lower.as_str(), "ist" | "sind"));
    if opens || has(&["ist", "sind"]) {
        let planned = main.iter().any(|word| is_planned(&word.lower));
        let due =
            main.windows(2).any(|pair| matches!(pair, [a, b] if a.lower == "zu" && b.text.starts_with(char::is_lowercase) && b.lower.ends_with('n')))
                || main.iter().any(|word| vocabulary::is_joined_infinitive(&word.lower));
        if planned {
            return Some(Verb::Due);
        }
        if due && !main.iter().any(|word| vocabulary::is_remark(&word.lower)) {
            return Some(Verb::MustBe);
        }
    }
    if has(&["erfolgt", "erfolgen"]) && !ends(&["soll", "sollen", "wird", "werden"]) {
        return Some(Verb::MustBe);
    }
    if has(&["wird", "werden"]) {
        return Some(Verb::Will);
    }
    does(&main).then_some(Verb::Does)
}

/// "ist vorgesehen".
fn is_planned(word: &str) -> bool {
    matches!(
        word,
        "geplant" | "vorgesehen" | "beabsichtigt" | "beauftragt"
    )
}

/// Whether the own body, or somebody called by nothing but a name, wants: "will die Stadt", "Musterstadt will".
fn is_own_will(words: &[Word<'_>], verb: usize) -> bool {
    let near = words
        .get(verb.saturating_sub(4)..(verb + 4).min(words.len()))
        .unwrap_or_default();
    let name = verb == 1
        && words.first().is_some_and(|word| {
            !matches!(word.lower.as_str(), "sie" | "er" | "es" | "dies" | "das")
        });
    name || near.iter().any(|word| vocabulary::is_own_body(&word.lower))
}

/// The own body is the subject of a verb in the present: "Die Stadt bietet", "richtet die Stadt … ein".
fn does(main: &[&Word<'_>]) -> bool {
    let verb = |word: &Word<'_>| {
        word.text.starts_with(char::is_lowercase)
            && word.lower.ends_with('t')
            && !word.lower.ends_with("te")
            && !matches!(
                word.lower.as_str(),
                "ist"
                    | "hat"
                    | "mit"
                    | "nicht"
                    | "seit"
                    | "dort"
                    | "jetzt"
                    | "insgesamt"
                    | "gibt"
                    | "steht"
                    | "liegt"
                    | "verfügt"
                    | "läuft"
                    | "gilt"
            )
    };
    main.iter().enumerate().any(|(at, word)| {
        let article = at
            .checked_sub(1)
            .and_then(|above| main.get(above))
            .map(|above| above.lower.as_str())
            .unwrap_or_default();
        let own = vocabulary::is_own_body(&word.lower)
            && word.text.starts_with(char::is_uppercase)
            && matches!(article, "die" | "der" | "das");
        let behind = main
            .get(at + 1..)
            .unwrap_or_default()
            .iter()
            .take(3)
            .find(|word| word.text.starts_with(char::is_lowercase));
        let ahead = at.checked_sub(2).and_then(|above| main.get(above));
        own && at <= 8
            && (behind.is_some_and(|word| verb(word) && at <= 1)
                || ahead.is_some_and(|word| verb(word)))
            || (at > 1
                && verb(word)
                && main
                    .iter()
                    .take(3)
                    .any(|word| vocabulary::is_own_body(&word.lower))
                && main
                    .iter()
                    .take(at)
                    .skip(at.saturating_sub(1))
                    .any(|word| word.lower == "und"))
    })
}

/// Whether what follows "wird" is a deed and not a report, an expectation or a payment.
fn is_deed(words: &[Word<'_>]) -> bool {
    let behind = words
        .iter()
        .skip_while(|word| !(word.main && matches!(word.lower.as_str(), "wird" | "werden")))
        .skip(1);
    let small = |word: &&Word<'_>| word.main && word.text.starts_with(char::is_lowercase);
    let last = behind
        .filter(small)
        .filter(|word| word.lower.ends_with('t') || word.lower.ends_with('n'))
        .last();
    let active = |word: &Word<'_>| {
        // "werden 2030 weniger Kinder wohnen" foresees; "wird die Stadt einführen" and "wird beginnen" promise.
        vocabulary::is_passive(&word.lower)
            || vocabulary::is_start(&word.lower)
            || words
                .iter()
                .take(8)
                .any(|word| word.main && vocabulary::is_own_body(&word.lower))
    };
    last.is_some_and(|word| !vocabulary::is_no_promise(&word.lower) && active(word))
        && !words
            .iter()
            .any(|word| word.main && vocabulary::is_no_promise(&word.lower) && word.last)
}

/// What a clause says of when and how much.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one kind of measure whether it stands there"
)]
struct Measures {
    /// A day by which, in which or from which.
    dated: bool,
    /// The same, but no span that only tells what something is for: "für die Jahre 2031 bis 2060".
    firm: bool,
    /// A day by which, or a time with its preposition.
    due: bool,
    /// A day by which.
    ends: bool,
    /// A day by which or from which.
    lasting: bool,
    /// A quantity to reach.
    sized: bool,
    /// A number of things.
    counted: bool,
    /// A quantity that is a step or the end of one.
    changes: bool,
}

impl Measures {
    fn read(text: &str) -> Option<Self> {
        let mentions = dates::mentions(text, None);
        let places: Vec<Range<usize>> = mentions
            .iter()
            .map(|mention| mention.range.clone())
            .collect();
        let mut found = Self {
            dated: false,
            firm: false,
            due: false,
            ends: false,
            lasting: false,
            sized: false,
            counted: false,
            changes: false,
        };
        for mention in &mentions {
            let Some(date) = &mention.date else { continue };
            let head = text
                .get(..mention.range.start)
                .unwrap_or_default()
                .trim_end();
            let first = date
                .text
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_lowercase();
            // "Serviceportal 2022": a bare year behind a noun may be its name.
            let bare = date.text.starts_with(|c: char| c.is_ascii_digit())
                && head
                    .rsplit(' ')
                    .next()
                    .is_some_and(|word| word.starts_with(char::is_uppercase) && head.contains(' '));
            match date.relation {
                Relation::By => {
                    (
                        found.dated,
                        found.firm,
                        found.due,
                        found.ends,
                        found.lasting,
                    ) = (true, true, true, true, true);
                }
                Relation::From if matches!(first.as_str(), "ab" | "beginnend") => {
                    (found.dated, found.firm, found.lasting, found.due) = (true, true, true, true);
                }
                Relation::From => {}
                // "der Beschluss vom 3. Mai 2020" has that day.
                Relation::In
                    if bare
                        || head.ends_with(" vom")
                        || first == "vom"
                        || head.ends_with(" aus") => {}
                Relation::In => {
                    (found.dated, found.due, found.firm) =
                        (true, true, found.firm || first != "für");
                }
            }
        }
        for quantity in quantities::in_prose(text, &places) {
            let reached = is_reached(&quantity, text);
            found.sized |= reached;
            found.counted |= reached && quantity.unit.is_none() && quantity.per.is_none();
            found.changes |= quantity.role == Role::Change && quantity.direction.is_some()
                || (quantity.direction.is_some() && quantity.text.starts_with("auf "));
        }
        (found.dated || found.sized || found.changes || found.counted).then_some(found)
    }
}

/// Whether a quantity is one to reach: a share, a step, a bound, or a count that no preposition makes a circumstance.
fn is_reached(quantity: &Quantity, text: &str) -> bool {
    let unit = quantity.unit.as_ref().and_then(|unit| unit.code.as_deref());
    let before = text
        .find(quantity.text.as_str())
        .and_then(|at| text.get(..at))
        .and_then(|head| head.split_whitespace().next_back());
    let circumstance = before.is_some_and(|word| vocabulary::is_preposition(&word.to_lowercase()));
    let time = matches!(unit, Some("a" | "mo" | "wk" | "d" | "h" | "min"));
    let money = unit.is_some_and(|code| code == "EUR");
    if quantity.role == Role::Baseline || time || (money && quantity.direction.is_none()) {
        return false;
    }
    quantity.direction.is_some()
        || quantity.role == Role::Change
        || unit == Some("%")
        || (!circumstance && (quantity.comparator != Comparator::Eq || unit != Some("EUR")))
}
