//! Invented papers in many layouts: what they promise is known, so recall and precision are asserted layout by layout.
//!
//! A paper is put together from words by counting (`words`), in one of many ways of writing (`goals`, `indicators`), among things that look like
//! goals and are none (`traps`), and set in lines (`sheet`). Not all combinations are tried, but every value of a dimension
//! meets every value of each other one wherever both make sense.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may stop like this"
)]

mod gaps;
mod goals;
mod indicators;
mod pages;
mod press;
mod score;
mod sheet;
mod traps;
mod words;

use gaps::{GAPS, Gap};
use score::Score;
use sheet::SETTINGS;
use std::collections::BTreeSet;
use ziele::source::{Limits, Source};

/// What every layout must reach, in recall and in precision.
const ENOUGH: f64 = 0.95;

fn read(file: &str, bytes: Vec<u8>) -> Vec<String> {
    let source = Source::from_bytes(file, bytes, &Limits::default()).unwrap();
    score::found(&ziele::extract(&source, "paper").unwrap())
}

/// Prints a paper whose layout's name holds what the variable `LAYOUT` says: `LAYOUT='year by year' cargo test --test layouts -- --nocapture`.
fn shown(name: &str, text: String) -> Vec<u8> {
    if std::env::var("LAYOUT").is_ok_and(|part| name.contains(&part)) {
        eprintln!("# {name}\n{text}");
    }
    text.into_bytes()
}

/// Fails with one line for each layout that does not reach what it should, and for each gap that is closed.
fn judge(scores: &[(String, Score)]) {
    if let Ok(part) = std::env::var("LAYOUTS") {
        scores
            .iter()
            .filter(|(name, _)| name.contains(&part))
            .for_each(|(name, score)| eprintln!("{}", score.line(name)));
    }
    let gap = |name: &str| {
        GAPS.iter()
            .find(|gap| gap.holds.iter().all(|word| name.contains(word)))
    };
    let mut lines: Vec<String> = Vec::new();
    for (name, score) in scores {
        let (recall, precision) =
            gap(name).map_or((ENOUGH, ENOUGH), |gap| (gap.recall, gap.precision));
        if score.recall() < recall || score.precision() < precision {
            lines.push(score.line(name));
        }
    }
    let closed = |gap: &&Gap| {
        let mut covered = scores
            .iter()
            .filter(|(name, _)| gap.holds.iter().all(|word| name.contains(word)))
            .peekable();
        covered.peek().is_some()
            && covered.all(|(_, score)| score.recall() >= ENOUGH && score.precision() >= ENOUGH)
    };
    lines.extend(GAPS.iter().filter(closed).map(|gap| {
        format!(
            "no gap any more, take it out of the table: {:?} ({})",
            gap.holds, gap.why
        )
    }));
    assert!(
        lines.is_empty(),
        "{} of {} layouts (recall, precision, layout):\n{}",
        lines.len(),
        scores.len(),
        lines.join("\n")
    );
}

/// Goals: every heading with every kind of marks, each in some settings and before some followers.
fn goal_layouts() -> Vec<goals::Layout> {
    let mut layouts = Vec::new();
    for (h, heading) in goals::HEADINGS.into_iter().enumerate() {
        for (m, marks) in goals::MARKS.into_iter().enumerate() {
            // Labels have few kinds of marks and numbered goals one: there more settings and followers are tried.
            let rounds = match heading {
                goals::Heading::Numbered(_) => goals::FOLLOWS.len() * SETTINGS.len(),
                goals::Heading::Label(_) => SETTINGS.len(),
                _ => 5,
            };
            for turn in 0..rounds {
                let setting = SETTINGS[(h + m + turn) % SETTINGS.len()];
                let follow = goals::FOLLOWS[(h + 2 * m + turn) % goals::FOLLOWS.len()];
                layouts.push(goals::Layout {
                    heading,
                    marks,
                    follow,
                    setting,
                });
            }
        }
    }
    layouts.retain(|layout| layout.makes_sense());
    layouts
}

#[test]
fn goals_are_read_in_every_layout() {
    let score = |layout: goals::Layout| {
        let (parts, truth) = layout.paper();
        let expected = truth.iter().map(|text| score::goal(text)).collect();
        (
            layout.name(),
            Score::new(
                expected,
                read(
                    layout.file(),
                    shown(&layout.name(), layout.setting.text(&parts)),
                ),
            ),
        )
    };
    judge(&goal_layouts().into_iter().map(score).collect::<Vec<_>>());
}

fn indicator_layouts() -> Vec<indicators::Layout> {
    let mut layouts = Vec::new();
    for (f, form) in indicators::FORMS.into_iter().enumerate() {
        for (d, digits) in indicators::DIGITS.into_iter().enumerate() {
            let settings = (0..3).map(|turn| SETTINGS[(f + 2 * d + turn) % SETTINGS.len()]);
            layouts.extend(settings.map(|setting| indicators::Layout {
                form,
                digits,
                setting,
            }));
        }
    }
    layouts.retain(|layout| layout.makes_sense());
    layouts
}

#[test]
fn indicators_are_read_in_every_layout() {
    let score = |layout: indicators::Layout| {
        let (parts, truth) = layout.paper();
        let expected = truth
            .iter()
            .map(|(label, values)| score::indicator(label, values))
            .collect();
        (
            layout.name(),
            Score::new(
                expected,
                read(
                    layout.file(),
                    shown(&layout.name(), layout.setting.text(&parts)),
                ),
            ),
        )
    };
    judge(
        &indicator_layouts()
            .into_iter()
            .map(score)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn typeset_papers_are_read_in_every_layout() {
    let mut scores = Vec::new();
    for typeset in pages::ALL {
        for word in ["Ziele", "ZIELE:", "Strategische Ziele", "Zielsetzung"] {
            let (bytes, truth) = typeset.paper(word);
            if let Ok(folder) = std::env::var("LAYOUT_PAGES") {
                std::fs::write(
                    std::path::Path::new(&folder)
                        .join(format!("{typeset:?}-{}.pdf", word.trim_end_matches(':'))),
                    &bytes,
                )
                .unwrap();
            }
            let goals = truth.goals.iter().map(|text| score::goal(text));
            let indicators = truth
                .indicators
                .iter()
                .map(|(label, values)| score::indicator(label, values));
            scores.push((
                format!("PDF {typeset:?} · {word}"),
                Score::new(goals.chain(indicators).collect(), read("plan.pdf", bytes)),
            ));
        }
    }
    judge(&scores);
}

#[test]
fn every_heading_meets_every_mark_follower_and_setting() {
    let mut pairs = BTreeSet::new();
    for layout in goal_layouts() {
        let (heading, marks, follow, setting) = (
            layout.heading.name(),
            layout.marks.name(),
            format!("{:?}", layout.follow),
            layout.setting.name,
        );
        pairs.insert((heading.to_owned(), marks.clone()));
        pairs.insert((heading.to_owned(), follow.clone()));
        pairs.insert((marks.clone(), follow.clone()));
        pairs.insert((heading.to_owned(), setting.to_owned()));
        pairs.insert((marks, setting.to_owned()));
        pairs.insert((follow, setting.to_owned()));
    }
    let mut wanted = BTreeSet::new();
    for heading in goals::HEADINGS {
        for marks in goals::MARKS {
            for follow in goals::FOLLOWS {
                for setting in SETTINGS {
                    if (goals::Layout {
                        heading,
                        marks,
                        follow,
                        setting,
                    })
                    .makes_sense()
                    {
                        let (heading, marks, follow) = (
                            heading.name().to_owned(),
                            marks.name(),
                            format!("{follow:?}"),
                        );
                        wanted.insert((heading.clone(), marks.clone()));
                        wanted.insert((heading.clone(), follow.clone()));
                        wanted.insert((marks.clone(), follow.clone()));
                        wanted.insert((heading, setting.name.to_owned()));
                        wanted.insert((marks, setting.name.to_owned()));
                        wanted.insert((follow, setting.name.to_owned()));
                    }
                }
            }
        }
    }
    let never: Vec<_> = wanted.difference(&pairs).collect();
    assert!(
        never.is_empty(),
        "{} pairs are never tried: {never:?}",
        never.len()
    );
}
