//! Goals as sentences of running text.

mod aim;
mod promise;
mod words;

use super::{Context, Draft, Findings, Passage, Rule, What};
use crate::layout::blocks::ends_sentence;
use crate::layout::hyphens::is_open_end;
use crate::layout::{Kind, Label, labels};
use crate::model::Form;
use crate::outline;
use regex::Regex;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    name: "prose_goal",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
Sentences of paragraphs, list items and answers of a council paper that say what its own body is to reach: `Ziel ist es, …`, `mit dem Ziel, …`, `hat sich zum Ziel
gesetzt`, `verfolgt das Ziel`, `zielt auf … ab`, `strebt … an`. Weaker words (`soll`, `wird`, `ist … zu`, `plant`, `will`) need a quantity to reach or a date beside them.
# Leaves alone
What others aim at (`Der Bund will …`), what was, expectations, costs, duties in law, conditions, questions, quotations, and what a text is for
(`Ziel dieses Berichts ist es …`).
# Example
`Der Anteil soll bis 2030 auf 65 % steigen.` gives that goal.
# Seen in
Strategies and answers without goal blocks.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    let mut taken: Option<FxHashSet<usize>> = None;
    let mut at = 0;
    while at < context.layout.blocks.len() {
        let first = at;
        at += 1;
        // The answers of a council paper are taken, and read all the same.
        let answer = || findings.is_council_paper && is_answer(context, first);
        if !is_running(context, first)
            || !(hints(context, first) || breaks(context, first))
            || (findings.is_taken(first) && !answer())
        {
            continue;
        }
        let mut paragraph = unlabelled(context, first);
        while breaks(context, at - 1) && is_running(context, at) && goes_on(context, at, &paragraph)
        {
            paragraph.extend(context.passage(at));
            at += 1;
        }
        for text in goals(context, &paragraph) {
            let taken = taken.get_or_insert_with(|| lines(findings));
            if text.pieces.iter().any(|piece| taken.contains(&piece.line)) {
                continue;
            }
            let what = What::Goal {
                form: Form::Prose,
                text,
            };
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: context.section(first),
                group: None,
                what,
            });
        }
    }
}

/// A block as a passage, without the label that has lost the blank behind it: `Aktueller StandDie Stadt will …`.
fn unlabelled(context: &Context<'_, '_>, at: usize) -> Passage {
    let mut passage = context.item(at);
    let line = context
        .block(at)
        .and_then(|block| context.layout.first(block))
        .filter(|line| line.label == Label::Leading);
    if let (Some(end), Some(piece)) = (
        line.and_then(|line| labels::glued(line.text)),
        passage.pieces.first_mut(),
    ) {
        piece.bytes.start = piece.bytes.start.max(end);
    }
    passage
}

/// The lines of the records that were found.
fn lines(findings: &Findings<'_>) -> FxHashSet<usize> {
    let records = findings.drafts.iter();
    records
        .flat_map(|draft| draft.passage().pieces.iter().map(|piece| piece.line))
        .collect()
}

/// A paragraph or an item of content.
fn is_running(context: &Context<'_, '_>, at: usize) -> bool {
    let label = || {
        context
            .block(at)
            .and_then(|block| context.layout.first(block))
            .is_some_and(|line| line.label == Label::Alone)
    };
    matches!(context.kind(at), Some(Kind::Text | Kind::Item)) && !context.is_heading(at) && !label()
}

/// Whether a block stands below a question.
fn is_answer(context: &Context<'_, '_>, at: usize) -> bool {
    let section = context
        .section(at)
        .and_then(|section| context.outline.sections.get(section));
    section.is_some_and(|section| section.heading.form == outline::Form::Question)
}

/// Whether a block may hold a goal: a word for aims, or a figure. Most blocks have neither and cost no more than this.
fn hints(context: &Context<'_, '_>, at: usize) -> bool {
    context.block(at).is_some_and(|block| {
        context
            .layout
            .body(&block.lines)
            .any(|(_, line)| names_aim(line.text) || has_amount(line.text))
    })
}

/// Whether a text has letters of a word for an aim.
fn names_aim(text: &str) -> bool {
    AIMS.is_match(text)
}

/// Whether a text has a figure or a word for a share of a whole.
fn has_amount(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || SHARES.is_match(text)
}

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static AIMS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("Ziel|ziel|streb|bsicht|nliegen").expect("a valid pattern"));

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static SHARES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("älfte|rittel|iertel|oppel|albier").expect("a valid pattern"));

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant that every test compiles"
)]
static WEAK: LazyLock<Regex> = LazyLock::new(|| {
    // Verbs of intent, or a day by which or from which.
    Regex::new("soll|wird|werden|will|woll|möcht|plan|bsichtig|orgesehen|pflichtet|eauftragt|hat |haben |gilt|bis |Bis |Ab | ab |pätestens")
        .expect("a valid pattern")
});

/// Whether a block ends in the middle of a sentence.
fn breaks(context: &Context<'_, '_>, at: usize) -> bool {
    let last = context
        .block(at)
        .and_then(|block| context.layout.body(&block.lines).next_back());
    context.kind(at) == Some(Kind::Text) && last.is_some_and(|(_, line)| !ends_sentence(line.text))
}

/// Whether a block goes on with a paragraph that a page, a running foot or a column has broken.
fn goes_on(context: &Context<'_, '_>, at: usize, paragraph: &Passage) -> bool {
    let lower = context
        .block(at)
        .and_then(|block| context.layout.first(block))
        .is_some_and(|line| line.shape.starts_lower);
    let open = || {
        paragraph
            .pieces
            .last()
            .and_then(|piece| context.layout.lines.get(piece.line))
            .is_some_and(|line| is_open_end(line.text))
    };
    context.kind(at) == Some(Kind::Text) && (lower || open())
}

/// The sentences of a paragraph that state a goal.
fn goals(context: &Context<'_, '_>, paragraph: &Passage) -> Vec<Passage> {
    let mut quoted = 0_usize;
    let mut found = Vec::new();
    for sentence in paragraph.sentences(context.layout) {
        let pieces = || {
            sentence.pieces.iter().filter_map(|piece| {
                context
                    .layout
                    .lines
                    .get(piece.line)?
                    .text
                    .get(piece.bytes.clone())
            })
        };
        let inside = quoted > 0
            || pieces()
                .next()
                .is_some_and(|first| first.starts_with(['„', '"', '»']));
        for piece in pieces().filter(|piece| !piece.is_ascii()) {
            // What opens low may close with a plain mark.
            let closing: &[char] = if piece.contains('„') || quoted > 0 {
                &['“', '”', '"']
            } else {
                &['“', '”']
            };
            quoted = (quoted + piece.matches('„').count())
                .saturating_sub(piece.matches(closing).count());
        }
        // Healing costs more than a look at the pieces.
        if !inside
            && pieces().any(|piece| names_aim(piece) || has_amount(piece))
            && is_goal(&sentence.text(context.layout))
        {
            found.push(sentence);
        }
    }
    found
}

/// Bytes of the longest sentence; what is longer is a table or a list without marks.
const LONGEST: usize = 900;

/// Whether a sentence states a goal of the paper's own body.
fn is_goal(sentence: &str) -> bool {
    let aims = names_aim(sentence);
    let figures = has_amount(sentence);
    let closed = sentence
        .trim_end_matches(['“', '"', '”', ')'])
        .ends_with(['.', '!']);
    let opens = sentence.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !(aims || figures) || sentence.len() > LONGEST || sentence.ends_with(['?', ':']) || !opens {
        return false;
    }
    let promises = figures && closed && WEAK.is_match(sentence);
    if !(aims || promises) {
        return false;
    }
    let words = words::words(sentence);
    words.len() > 4
        && !is_condition(&words)
        && !is_judged(&words, aims)
        && ((aims && aim::names_aim(&words)) || (promises && promise::promises(&words)))
}

/// "Es ist schwierig, … zu steuern" judges and promises nothing; "das Ziel … ist weitgehend erreicht" tells what was.
fn is_judged(words: &[words::Word<'_>], aims: bool) -> bool {
    let says = |list: &[&str]| words.iter().any(|word| list.contains(&word.lower.as_str()));
    let reached = || {
        words.iter().any(|word| {
            word.last
                && matches!(
                    word.lower.as_str(),
                    "abgeschlossen" | "erreicht" | "erfüllt"
                )
        })
    };
    (!aims && says(&["schwierig", "schwer", "unmöglich", "sinnvoll", "üblich"]))
        || (aims && says(&["weitgehend", "bereits", "hat", "haben"]) && reached())
}

/// "Sollte sich …, wird …", "Wenn …".
fn is_condition(words: &[words::Word<'_>]) -> bool {
    words.first().is_some_and(|word| {
        matches!(
            word.lower.as_str(),
            "falls" | "wenn" | "sofern" | "sollte" | "sollten" | "würde" | "würden"
        )
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn prose_goal() {
        crate::testing::check(super::RULE.name);
    }
}
