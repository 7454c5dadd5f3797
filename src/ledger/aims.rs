//! Lists and sentences that state an aim without a record.

use super::account::Account;
use super::coverage::Coverage;
use super::diagnostics;
use crate::layout::passage::Passage;
use crate::layout::{Block, Kind};
use crate::model::{Date, Relation};
use crate::notation::{dates, quantities};
use crate::problem::Problem;
use crate::vocabulary::{self, Topic};
use std::ops::Range;

/// The lists and sentences that state an aim without a record.
pub(super) fn losses(coverage: &Coverage<'_, '_, '_>) -> Vec<Problem> {
    let mut found = Vec::new();
    for (at, block) in coverage.layout.blocks.iter().enumerate() {
        if !matches!(block.kind, Kind::Text | Kind::Item) || coverage.outline.is_heading(at) {
            continue;
        }
        if let Some(list) = introduced(coverage, at, block) {
            found.push(list);
        } else {
            found.extend(sentences(coverage, block));
        }
    }
    found
}

/// A list below a sentence that announces goals or indicators.
fn introduced(coverage: &Coverage<'_, '_, '_>, at: usize, block: &Block) -> Option<Problem> {
    let layout = coverage.layout;
    let (_, last) = layout.body(&block.lines).next_back()?;
    if !last.text.ends_with(':') {
        return None;
    }
    let text = layout.text(&block.lines);
    let sentence = text.rsplit(". ").next().unwrap_or(&text);
    let topic = vocabulary::introduces(sentence)?;
    let items = layout
        .blocks
        .iter()
        .skip(at + 1)
        .take_while(|block| block.kind == Kind::Item);
    let end = items.last()?.lines.end;
    let lines = block.lines.start..end;
    let lost = topic != Topic::Principles
        && !coverage.has_records(lines.clone())
        && !coverage.is_named(lines.clone());
    lost.then(|| diagnostics::aim_without_record(sentence, lines))
}

/// Letters that some word for an aim or of intent has.
const HINTS: [&str; 6] = ["Ziel", "ziel", "soll", "will", "wollen", "streb"];

/// The sentences that name an aim, or intend something with a number and a day.
fn sentences(coverage: &Coverage<'_, '_, '_>, block: &Block) -> Vec<Problem> {
    let layout = coverage.layout;
    let hints = |text: &str| HINTS.iter().any(|hint| text.contains(hint));
    if !layout.body(&block.lines).any(|(_, line)| hints(line.text)) {
        return Vec::new();
    }
    let mut passage = Passage::default();
    for (at, line) in layout.body(&block.lines) {
        passage.push(at, usize::from(line.mark)..line.text.len());
    }
    passage
        .sentences(layout)
        .iter()
        .filter_map(|sentence| {
            let (first, last) = sentence.lines()?;
            let lines = first..last + 1;
            let own = layout.lines.get(lines.clone())?;
            let may_state = own.iter().any(|line| hints(line.text));
            if !may_state || is_taken(coverage, sentence) || coverage.is_named(lines.clone()) {
                return None;
            }
            let text = sentence.text(layout);
            states_aim(&text).then(|| diagnostics::aim_without_record(&text, lines))
        })
        .collect()
}

/// Whether a record is made of a part of a sentence.
fn is_taken(coverage: &Coverage<'_, '_, '_>, sentence: &Passage) -> bool {
    sentence.pieces.iter().any(|piece| {
        let overlaps =
            |bytes: &Range<usize>| bytes.start < piece.bytes.end && piece.bytes.start < bytes.end;
        coverage
            .ledger
            .of_line(piece.line)
            .iter()
            .any(|entry| matches!(entry.account, Account::Record { .. }) && overlaps(&entry.bytes))
    })
}

/// Verbs that say what an aim is.
const IS: [&str; 4] = ["ist", "bleibt", "lautet", "besteht"];

/// Verbs of intent.
const INTENDS: [&str; 6] = ["soll", "sollen", "will", "wollen", "strebt", "streben"];

/// Words that point to an aim named elsewhere, or say that it is a matter of the past, of doubt, or of need.
const NO_NEW_AIM: [&str; 22] = [
    "abgeschlossen",
    "davon",
    "dessen",
    "deutsche",
    "diese",
    "diesem",
    "dieser",
    "dieses",
    "erfüllt",
    "erreichbar",
    "erreicht",
    "falls",
    "hatte",
    "muss",
    "mussten",
    "müssen",
    "nicht",
    "sofern",
    "sollte",
    "verfehlt",
    "war",
    "wurde",
];

/// Words within which an aim and the verb that takes it on stand.
const MAX_WORDS_BETWEEN: usize = 6;

/// Whether a sentence names an aim that somebody takes on, or intends something with a number and a day.
fn states_aim(text: &str) -> bool {
    let lower = text.to_lowercase();
    let tokens: Vec<&str> = lower.split(' ').collect();
    let words: Vec<&str> = tokens
        .iter()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let is_sentence = text.ends_with('.') && text.starts_with(char::is_uppercase);
    let is_denied = || words.iter().any(|word| NO_NEW_AIM.contains(word));
    // The cheapest questions first: they turn most sentences away.
    if !is_sentence || is_denied() {
        return false;
    }
    let names = names_aim(&tokens, &words);
    (names || (intends(&words) && has_number_and_day(text)))
        && !vocabulary::reports(text)
        && !is_of_others(&words)
}

/// "Ziel ist …", "ist es das Ziel, …", "wird das Ziel verfolgt", "hält an dem Ziel fest", "die Zielgrößen zu beschließen: 20 %".
fn names_aim(tokens: &[&str], words: &[&str]) -> bool {
    let aims = words.iter().enumerate().filter(|(_, word)| is_aim(word));
    aims.into_iter().any(|(at, word)| {
        let behind = words.get(at + 1..).unwrap_or_default();
        let near = || behind.iter().take(MAX_WORDS_BETWEEN);
        let before = words.get(at.saturating_sub(4)..at).unwrap_or_default();
        let told = || before.iter().any(|word| IS.contains(word));
        let clause = tokens
            .get(at)
            .is_some_and(|token| token.ends_with([',', ':']));
        let opens = at == 0 && near().any(|word| IS.contains(word));
        let held = || {
            words
                .iter()
                .any(|word| matches!(*word, "hält" | "halten" | "legt"))
        };
        let pursued = near().any(|word| match *word {
            "verfolgt" | "gesetzt" => true,
            "fest" => held(),
            _ => false,
        });
        let decided = word.ends_with('n')
            && words.contains(&"beschließen")
            && tokens.iter().any(|token| token.ends_with('%'));
        opens || (clause && told()) || pursued || decided
    })
}

/// A single aim; several are spoken of more often than they are set.
fn is_aim(word: &str) -> bool {
    (vocabulary::is_aim(word) && !word.ends_with("ziele")) || word.ends_with("zielgrößen")
}

fn intends(words: &[&str]) -> bool {
    words.iter().any(|word| INTENDS.contains(word)) && words.contains(&"bis")
}

fn has_number_and_day(text: &str) -> bool {
    let mentions = dates::mentions(text, None);
    let places: Vec<Range<usize>> = mentions
        .iter()
        .map(|mention| mention.range.clone())
        .collect();
    let by = |date: &Date| date.relation == Relation::By;
    mentions
        .iter()
        .filter_map(|mention| mention.date.as_ref())
        .any(by)
        && !quantities::in_prose(text, &places).is_empty()
}

/// Whether a sentence speaks of somebody else's aim, of what is asked for, of a text, or of what is not real.
fn is_of_others(words: &[&str]) -> bool {
    let other = |(at, word): (usize, &&str)| {
        let article = at
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .copied();
        vocabulary::is_other_body(article, word)
            || vocabulary::is_other_body(None, word)
            || (matches!(article, Some("der" | "des")) && vocabulary::is_other_owner(word))
            || (article == Some("der") && word.starts_with("bundes"))
            || vocabulary::is_demand(word)
            || vocabulary::is_text(word)
            || vocabulary::is_unreal(word)
    };
    words.iter().enumerate().any(other)
}
