//! Goals and indicators in a list that a sentence introduces.

use super::{Context, Draft, Findings, Rule, What, goal_block, inline_series};
use crate::layout::Kind;
use crate::model::{Form, SeriesKind};
use crate::notation::sentences::full_sentences;
use crate::vocabulary::{self, Topic};

/// The rule.
pub const RULE: Rule = Rule {
    name: "introduced_list",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
The list below a sentence that announces goals or indicators and ends in a colon: `Folgende Ziele werden verfolgt:`, `Ziele der Maßnahme sind:`,
`Die Stadt setzt sich zum Ziel:`, `Ziele der Stadt sind`, `Gemessen wird dies an folgenden Kennzahlen:`. Each item is a goal or an indicator.
# Leaves alone
Lists of something else, even where goals are named: `Um diese Ziele zu erreichen, sind folgende Maßnahmen geplant:`.
# Example
`Folgende Ziele wurden vereinbart:` / `- mehr Grün` / `- weniger Lärm` gives two goals.
# Seen in
Reports and council papers that state goals within their text.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for at in 0..context.layout.blocks.len() {
        if !matches!(context.kind(at), Some(Kind::Text | Kind::Numbered))
            || context.is_heading(at)
            || findings.is_taken(at)
            || findings.is_taken(at + 1)
        {
            continue;
        }
        let last = context
            .block(at)
            .and_then(|block| context.layout.body(&block.lines).next_back());
        // "Ziele der Stadt sind" goes on in the items of its list.
        let opens =
            |text: &str| text.ends_with(':') || (ends_with_verb(text) && context.is_item(at + 1));
        let Some(topic) = last
            .is_some_and(|(_, line)| opens(line.text))
            .then(|| vocabulary::introduces(last_sentence(&context.text(at))))
            .flatten()
        else {
            continue;
        };
        // A sentence of its own may open the list: the aim above those below it.
        let opened = context.kind(at + 1) == Some(Kind::Text)
            && !context.is_heading(at + 1)
            && context.is_item(at + 2);
        let single = opened
            && !context.text(at + 1).ends_with(':')
            && context.passage(at + 1).sentences(context.layout).len() == 1;
        let mut items = if single {
            vec![(at + 1, context.passage(at + 1))]
        } else {
            Vec::new()
        };
        items.extend(goal_block::list(context, at + 1 + usize::from(single)));
        for (block, text) in items {
            let what = match topic {
                Topic::Goals => What::Goal {
                    form: Form::List,
                    text,
                },
                Topic::Principles => What::Principle { text },
                Topic::Indicators => {
                    let (label, values) = match inline_series::labelled(context, block) {
                        Some((label, values, next)) => {
                            (block..next).for_each(|block| findings.take(block));
                            (label, Some(values))
                        }
                        None => (text, None),
                    };
                    What::Indicator {
                        label,
                        values,
                        kind: SeriesKind::Target,
                        stated: None,
                        unit: None,
                    }
                }
            };
            findings.take(block);
            findings.drafts.push(Draft {
                rule: RULE.name,
                section: context.section(at),
                group: Some(at),
                what,
            });
        }
    }
}

/// Whether a sentence stops at the verb behind which its list stands.
fn ends_with_verb(text: &str) -> bool {
    [" sind", " ist", " lauten"]
        .iter()
        .any(|verb| text.ends_with(verb))
}

/// The sentence at the end of a text.
fn last_sentence(text: &str) -> &str {
    full_sentences(text)
        .pop()
        .and_then(|range| text.get(range))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn introduced_list() {
        crate::testing::check(super::RULE.name);
    }
}
