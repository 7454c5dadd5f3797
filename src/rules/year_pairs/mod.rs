//! Values with their years beside them.

mod entries;

pub use entries::{Entry, entries, entry};

use super::{Cells, Context, Draft, Findings, Passage, Rule, What, year_series};
use crate::layout::{Kind, Line};
use crate::model::SeriesKind;
use crate::notation::{numbers, years};
use crate::problem::{Problem, ProblemKind};
use crate::vocabulary;

/// The rule.
pub const RULE: Rule = Rule {
    name: "year_pairs",
    doc: DOC,
    find,
};

const DOC: &str = "\
# Reads
A label and values with a year each: `Gebäude: 2016: 340 | 2017: 348 | 2018: CA. 355` on one line; `2019 » 611` line by line below the label; a year and its value
on lines of their own in turn. Such values are reported, but for those with a word beside the year: `2023 (Plan): 160`, `Ziel 2027: 7,9 %`. Any mark may part
the pairs, brackets may hold them; a word above several such lines heads them.
# Leaves alone
Pairs with other words between or behind them. Years and values that do not alternate: their pairing is not certain, so they give no series but a diagnostic.
# Example
`GATEWAYS` / `2020 » 10` / `2021 » 15`
# Seen in
Pages of facts and figures.
";

fn find<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>) {
    for at in 0..context.layout.blocks.len() {
        if findings.is_taken(at) || context.is_heading(at) {
            continue;
        }
        match context.kind(at) {
            Some(Kind::Text | Kind::Item | Kind::Capitals) if !one_line(context, findings, at) => {
                in_words(context, findings, at);
            }
            Some(Kind::Figures) => below_label(context, findings, at),
            _ => {}
        }
    }
}

/// Label and pairs on one line.
fn one_line<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>, at: usize) -> bool {
    let Some(block) = context.block(at).filter(|block| block.lines.len() == 1) else {
        return false;
    };
    let Some(line) = context.layout.lines.get(block.lines.start) else {
        return false;
    };
    let from = usize::from(line.mark);
    let Some((label_end, pairs)) = split(line.body()) else {
        return false;
    };
    let (mut label, mut values) = (Passage::default(), Passage::default());
    label.push(block.lines.start, from..from + label_end);
    values.push(block.lines.start, from + label_end..line.text.len());
    findings.take(at);
    push(context, findings, at, label, pairs, values);
    true
}

/// Labels with their values behind them in any other way.
fn in_words<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>, at: usize) {
    for entry in entries(context, at).unwrap_or_default() {
        findings.take(at);
        let label = context.without_indicator_number(entry.label);
        drafts(
            findings,
            RULE.name,
            context.section(at),
            None,
            Entry { label, ..entry },
        );
    }
}

/// Leaves a draft for each series of an entry.
pub(super) fn drafts<'t>(
    findings: &mut Findings<'t>,
    rule: &'static str,
    section: Option<usize>,
    group: Option<usize>,
    entry: Entry<'t>,
) {
    for (kind, cells) in entry.series {
        let what = What::Indicator {
            label: entry.label.clone(),
            values: Some((cells, entry.values.clone())),
            kind,
            stated: None,
            unit: None,
        };
        findings.drafts.push(Draft {
            rule,
            section,
            group,
            what,
        });
    }
}

fn push<'t>(
    context: &Context<'_, 't>,
    findings: &mut Findings<'t>,
    at: usize,
    label: Passage,
    pairs: Vec<(i32, &'t str)>,
    values: Passage,
) {
    let what = What::Indicator {
        label,
        values: Some((Cells::Pairs(pairs), values)),
        kind: SeriesKind::Actual,
        stated: None,
        unit: None,
    };
    findings.drafts.push(Draft {
        rule: RULE.name,
        section: context.section(at),
        group: None,
        what,
    });
}

/// Splits "LABEL: 2016: 340 | 2017: 348": where the label ends, and the pairs.
fn split(body: &str) -> Option<(usize, Vec<(i32, &str)>)> {
    if body.len() > 400
        || (memchr::memchr2(b'|', b';', body.as_bytes()).is_none() && !body.contains('»'))
    {
        return None;
    }
    let start = body.char_indices().map(|(at, _)| at).find(|at| {
        let opens = body
            .get(..*at)
            .is_some_and(|before| before.ends_with([' ', '(', ':']));
        opens && body.get(*at..*at + 4).and_then(years::year).is_some()
    })?;
    let label = body.get(..start)?;
    let pairs: Vec<_> = body
        .get(start..)?
        .split(['|', ';'])
        .map(|part| pair(part.trim()))
        .collect::<Option<_>>()?;
    // Without a single sign between year and value these are years in a sentence.
    let signed = body
        .get(start + 4..)?
        .trim_start()
        .starts_with([':', '»', '=', '–', '-']);
    (label.contains(char::is_alphabetic) && signed && is_series(&pairs)).then_some((start, pairs))
}

/// A year and its value: `2016: 340`, `2019 » 611`, `2018 CA.16.500`.
fn pair(text: &str) -> Option<(i32, &str)> {
    let year = years::year(text.get(..4)?)?;
    let rest = text.get(4..)?;
    let value = rest
        .trim_start_matches([' ', '\t', ':', '»', '='])
        .trim_end_matches([')', ',']);
    let parted = value.len() < rest.len();
    // "29,7 km (19,2 %)" has a second value, which has no label.
    let value = match value.split_once(" (") {
        Some((first, more)) if more.ends_with(['%', ')']) && numbers::cell(value).is_none() => {
            first
        }
        _ => value,
    };
    // "2018 (340)" tells of something else than a loss.
    (parted && !value.starts_with('(') && numbers::cell(value).is_some()).then_some((year, value))
}

/// Two or more years that rise, and one value at least.
fn is_series(pairs: &[(i32, &str)]) -> bool {
    let valued = pairs
        .iter()
        .any(|(_, value)| numbers::cell(value).is_some_and(|cell| cell.value.is_some()));
    pairs.len() >= 2 && valued && pairs.is_sorted_by(|a, b| a.0 < b.0)
}

/// Years with a value each on the lines of a block, reported and planned.
pub(super) fn below<'t>(context: &Context<'_, 't>, at: usize) -> Option<Vec<Series<'t>>> {
    let block = context
        .block(at)
        .filter(|block| block.kind == Kind::Figures)?;
    let lines: Vec<(usize, &Line<'_>)> = context.layout.body(&block.lines).collect();
    let signed = lines
        .first()
        .is_some_and(|(_, line)| line.text.contains([':', '»', '=']) || line.text.contains("  "));
    pair_lines(&lines)
        .filter(|_| signed)
        .map(|pairs| by_kind(&pairs, &context.passage(at)))
}

/// A kind of values with their years, and where they stand.
pub(super) type Series<'t> = (SeriesKind, Cells<'t>, Passage);

/// Parts what is reported from what is planned.
fn by_kind<'t>(pairs: &[(SeriesKind, i32, &'t str)], values: &Passage) -> Vec<Series<'t>> {
    let of = |kind: SeriesKind| {
        let own: Vec<(i32, &'t str)> = pairs
            .iter()
            .filter(|(of, ..)| *of == kind)
            .map(|(_, year, value)| (*year, *value))
            .collect();
        (!own.is_empty()).then(|| (kind, Cells::Pairs(own), values.clone()))
    };
    [SeriesKind::Actual, SeriesKind::Target]
        .into_iter()
        .filter_map(of)
        .collect()
}

/// Figures below a label.
fn below_label<'t>(context: &Context<'_, 't>, findings: &mut Findings<'t>, at: usize) {
    let Some(block) = context.block(at) else {
        return;
    };
    let lines: Vec<(usize, &Line<'_>)> = context.layout.body(&block.lines).collect();
    let has_year = lines
        .iter()
        .any(|(_, line)| line.text.get(..4).and_then(years::year).is_some());
    let Some(label) = label(context, findings, at).filter(|_| has_year && lines.len() >= 2) else {
        return;
    };
    match pair_lines(&lines) {
        Some(pairs) => {
            let mut passage = Passage::default();
            for block in label {
                findings.take(block);
                passage.extend(context.passage(block));
            }
            findings.take(at);
            let section = context.section(at);
            for (kind, cells, values) in by_kind(&pairs, &context.passage(at)) {
                let what = What::Indicator {
                    label: passage.clone(),
                    values: Some((cells, values)),
                    kind,
                    stated: None,
                    unit: None,
                };
                findings.drafts.push(Draft {
                    rule: RULE.name,
                    section,
                    group: None,
                    what,
                });
            }
        }
        None => findings.problems.push(Problem::at_lines(
            ProblemKind::UnpairedFigures,
            Some(block.lines.clone()),
            RULE.name,
        )),
    }
}

/// Pairs on a line each, or years and values on lines of their own in turn. A word before a year tells planned from reported.
fn pair_lines<'t>(lines: &[(usize, &Line<'t>)]) -> Option<Vec<(SeriesKind, i32, &'t str)>> {
    let texts: Vec<&'t str> = lines.iter().map(|(_, line)| line.text).collect();
    let each = || -> Option<Vec<(SeriesKind, i32, &'t str)>> {
        let pairs = texts.iter().map(|text| {
            let led = text
                .split_once(' ')
                .and_then(|(word, rest)| Some((vocabulary::series_kind(word)?, rest.trim_start())));
            let (kind, text) = led.unwrap_or((SeriesKind::Actual, text));
            let (year, value) =
                pair(text).filter(|_| text.contains(['»', ':', '=']) || text.contains("  "))?;
            Some((kind, year, value))
        });
        pairs.collect()
    };
    let in_turn = || -> Option<Vec<(SeriesKind, i32, &'t str)>> {
        let turns = texts.chunks(2).map(|turn| match turn {
            [year, value] => years::year(year)
                .filter(|_| {
                    years::year(value).is_none()
                        && numbers::cell(value).is_some_and(|c| c.value.is_some())
                })
                .map(|year| (SeriesKind::Actual, year, *value)),
            _ => None,
        });
        turns.collect()
    };
    let years = |pairs: &[(SeriesKind, i32, &'t str)]| {
        pairs
            .iter()
            .map(|(_, year, value)| (*year, *value))
            .collect::<Vec<_>>()
    };
    each()
        .or_else(in_turn)
        .filter(|pairs| is_series(&years(pairs)))
}

/// The blocks of the label above figures: the line in capitals or the short paragraph, with the line above it that it adds to
/// ("TELEFONE" / "KOMPLETT ÜBER VOIP").
fn label(
    context: &Context<'_, '_>,
    findings: &Findings<'_>,
    at: usize,
) -> Option<std::ops::Range<usize>> {
    let fits = |block: usize| {
        let kind = matches!(context.kind(block), Some(Kind::Capitals | Kind::Text));
        kind && !findings.is_taken(block)
            && !context.is_heading(block)
            && context.text(block).chars().count() <= 120
            && year_series::names_something(&context.text(block))
    };
    let last = at.checked_sub(1).filter(|block| fits(*block))?;
    let text = context.text(last);
    let addition = text.split(' ').next().is_some_and(vocabulary::is_addition);
    let first = if addition {
        last.checked_sub(1)
            .filter(|block| fits(*block))
            .unwrap_or(last)
    } else {
        last
    };
    Some(first..last + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn year_pairs() {
        crate::testing::check(super::RULE.name);
    }
}
