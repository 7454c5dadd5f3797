//! The check behind the test of every rule: its fixtures, their snapshots, and what must always hold.
//!
//! A fixture `fixtures/rules/<rule>/<name>.txt` (or `.md`) shows one thing. Its snapshot `tests/snapshots/rules/<rule>@<name>.snap` has the
//! lines of the fixture with the findings beneath, so that it can be judged by eye.

pub mod checks;
pub mod pages;

use crate::model::{Date, Document, Indicator, Point, Project, Quantity, Series, Source};
use crate::pipeline;
use crate::source::{Limits, Source as Input};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Runs all fixtures of a rule.
pub fn check(rule: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/rules")
        .join(rule);
    let mut fixtures: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|f| f.unwrap().path())
        .collect();
    fixtures.sort();
    assert!(!fixtures.is_empty(), "{rule} has no fixtures");
    for fixture in fixtures {
        let name = fixture.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&fixture).unwrap();
        let file = format!("{rule}/{}", fixture.file_name().unwrap().to_string_lossy());
        let document = extract(&file, &text);
        assert_eq!(document, extract(&file, &text), "{file}: two runs differ");
        holds(&file, &text, &document);
        let noted = document
            .diagnostics
            .iter()
            .filter_map(|diagnostic| diagnostic.source.as_ref())
            .any(|source| source.rule == rule);
        let found = records(&document)
            .iter()
            .any(|record| record.source.rule == rule);
        let must_not = name.starts_with("leaves_");
        // A rule may also leave a note; where it must find nothing, a note is what says so.
        let fired = found || (noted && !must_not);
        assert_ne!(
            fired,
            must_not,
            "{file}: the rule {} here",
            if must_not {
                "must find nothing"
            } else {
                "finds nothing"
            }
        );
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/rules"),
            prepend_module_to_snapshot => false,
            snapshot_suffix => name,
            omit_expression => true,
            input_file => Path::new("fixtures/rules").join(&file),
        }, { insta::assert_snapshot!(rule, annotated(&text, &document)); });
    }
}

fn extract(file: &str, text: &str) -> Document {
    let source = Input::from_bytes(file, text.as_bytes().to_vec(), &Limits::default()).unwrap();
    pipeline::extract(&source, "fixture").unwrap()
}

/// A record as the check sees it.
struct Record<'d> {
    source: &'d Source,
    shown: String,
    texts: Vec<&'d str>,
}

fn records(document: &Document) -> Vec<Record<'_>> {
    let mut all = Vec::new();
    sections(document, &mut all);
    goals(document, &mut all);
    for p in &document.principles {
        all.push(Record {
            source: &p.source,
            shown: format!("principle {}: {}", p.id, p.text),
            texts: vec![&p.text],
        });
    }
    for i in &document.indicators {
        all.push(Record {
            source: &i.source,
            shown: indicator(i),
            texts: vec![&i.label],
        });
    }
    for p in &document.projects {
        let texts = [
            Some(p.title.as_str()),
            p.text.as_deref(),
            p.status.as_deref(),
        ]
        .into_iter()
        .flatten()
        .collect();
        all.push(Record {
            source: &p.source,
            shown: project(p),
            texts,
        });
    }
    council(document, &mut all);
    all
}

fn sections<'d>(document: &'d Document, all: &mut Vec<Record<'d>>) {
    for s in &document.sections {
        let summarises = s
            .summarises
            .as_ref()
            .map(|id| format!("\nsummarises {id}"))
            .unwrap_or_default();
        let shown = format!(
            "section {} (level {}, below {}): {}{summarises}",
            s.id,
            s.level,
            s.parent.as_deref().unwrap_or("-"),
            s.title
        );
        all.push(Record {
            source: &s.source,
            shown,
            texts: vec![&s.title],
        });
    }
}

fn goals<'d>(document: &'d Document, all: &mut Vec<Record<'d>>) {
    for g in &document.goals {
        let restates = g
            .restates
            .as_ref()
            .map(|id| format!("\nrestates {id}"))
            .unwrap_or_default();
        let shown = format!(
            "goal {} ({:?}): {}{}{restates}",
            g.id,
            g.form,
            g.text,
            promises(&g.quantities, &g.dates)
        );
        all.push(Record {
            source: &g.source,
            shown,
            texts: vec![&g.text],
        });
    }
}

fn council<'d>(document: &'d Document, all: &mut Vec<Record<'d>>) {
    if let Some(council) = &document.council {
        let head = crate::model::Council {
            questions: Vec::new(),
            ..council.clone()
        };
        let mut value = serde_json::to_value(&head).unwrap();
        value.as_object_mut().unwrap().retain(|key, value| {
            key != "source"
                && key != "questions"
                && !value.is_null()
                && value.as_array().is_none_or(|a| !a.is_empty())
        });
        all.push(Record {
            source: &council.source,
            shown: format!("council {value:#}"),
            texts: Vec::new(),
        });
        for q in &council.questions {
            let shown = format!(
                "question {}: {}\n{}\npapers {:?}",
                q.number.as_deref().unwrap_or("-"),
                q.question,
                q.answer
                    .iter()
                    .map(|a| format!("- {a}"))
                    .collect::<Vec<_>>()
                    .join("\n"),
                q.papers
            ) + &promises(&q.amounts, &q.dates);
            all.push(Record {
                source: &q.source,
                shown,
                texts: q
                    .answer
                    .iter()
                    .map(String::as_str)
                    .chain([q.question.as_str()])
                    .collect(),
            });
        }
    }
}

fn indicator(i: &Indicator) -> String {
    let mut shown = format!("indicator {}: {}", i.id, i.label);
    if let Some(unit) = &i.unit {
        let _ = write!(
            shown,
            "\nunit {} = {} x {}",
            unit.text,
            unit.scale,
            unit.code.as_deref().unwrap_or("-")
        );
    }
    if let Some(per) = &i.per {
        let _ = write!(shown, "\nper {per}");
    }
    match &i.series {
        Some(Series {
            kind,
            years_from,
            points,
            ..
        }) => {
            let _ = write!(
                shown,
                "\n{kind:?} by {years_from:?}: {}",
                points.iter().map(point).collect::<Vec<_>>().join(" | ")
            );
        }
        None => shown.push_str("\nno series"),
    }
    if !i.goals.is_empty() {
        let _ = write!(shown, "\ngoals {}", i.goals.join(", "));
    }
    if let Some(id) = &i.restates {
        let _ = write!(shown, "\nrestates {id}");
    }
    shown
}

/// One line for each quantity and each date.
pub fn promises(quantities: &[Quantity], dates: &[Date]) -> String {
    let mut shown = String::new();
    for q in quantities {
        let direction = q
            .direction
            .map_or(String::new(), |direction| format!(" {direction:?}"));
        let unit = q
            .unit
            .as_ref()
            .map_or(String::new(), |unit| match (&unit.code, unit.scale) {
                (Some(code), 1) => format!(" {code}"),
                (code, scale) => format!(" {scale} x {}", code.as_deref().unwrap_or(&unit.text)),
            });
        let per = q
            .per
            .as_ref()
            .map_or(String::new(), |per| format!(" per {per}"));
        let _ = write!(
            shown,
            "\n  quantity {:?}: {:?}{direction} {:?} {}{unit}{per}",
            q.text, q.role, q.comparator, q.value.0
        );
    }
    for d in dates {
        let inferred = if d.inferred_year {
            ", year inferred"
        } else {
            ""
        };
        let _ = write!(
            shown,
            "\n  date {:?}: {:?} {}, last day {}{inferred}",
            d.text,
            d.relation,
            d.edtf,
            d.latest.as_deref().unwrap_or("open")
        );
    }
    shown
}

fn point(p: &Point) -> String {
    let value = p.value.map_or("null".to_owned(), |v| v.0.to_string());
    format!("{}={}{value}", p.year, if p.approximate { "~" } else { "" })
}

fn project(p: &Project) -> String {
    let milestone = p.milestone.as_ref().map_or("-".to_owned(), |m| {
        format!(
            "{} {} ({})",
            m.kind,
            m.text,
            m.edtf.as_deref().unwrap_or("-")
        )
    });
    format!(
        "project {}: {}\nmilestone {milestone}\nstatus {}\ntext {}",
        p.id,
        p.title,
        p.status.as_deref().unwrap_or("-"),
        p.text.as_deref().unwrap_or("-")
    )
}

/// The lines of a text, each with what was found beneath its last line.
fn annotated(text: &str, document: &Document) -> String {
    let mut beneath: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for record in records(document) {
        let last = record
            .source
            .places
            .last()
            .map_or(record.source.lines[1], |place| place.lines[1]);
        let [first, end] = record.source.lines;
        let place = if first == end && record.source.places.is_empty() {
            String::new()
        } else {
            format!(" {first}-{last}")
        };
        beneath
            .entry(last)
            .or_default()
            .push(format!("[{}{place}] {}", record.source.rule, record.shown));
    }
    for d in &document.diagnostics {
        let line = d.source.as_ref().map_or(0, |source| source.lines[1]);
        beneath
            .entry(line)
            .or_default()
            .push(format!("{:?} {}: {}", d.severity, d.code, d.message));
    }
    lines_with(text, beneath)
}

/// The lines of a text with their numbers, each with what belongs beneath it.
fn lines_with(text: &str, mut beneath: BTreeMap<u32, Vec<String>>) -> String {
    let mut out = String::new();
    for (number, line) in (0..).zip(std::iter::once("").chain(text.lines())) {
        if number > 0 {
            let _ = writeln!(out, "{number:>3} | {line}");
        }
        for finding in beneath.remove(&number).unwrap_or_default() {
            for (at, part) in finding.lines().enumerate() {
                let _ = writeln!(out, "    {} {part}", if at == 0 { "=" } else { " " });
            }
        }
    }
    out
}

/// What must hold for every record of every document.
fn holds(file: &str, text: &str, document: &Document) {
    let lines: Vec<&str> = text.lines().collect();
    let letters = |s: &str| {
        s.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    for record in records(document) {
        let places = if record.source.places.is_empty() {
            vec![record.source.lines]
        } else {
            record.source.places.iter().map(|p| p.lines).collect()
        };
        let mut printed = String::new();
        for [first, last] in places {
            assert!(
                first >= 1 && first <= last && last as usize <= lines.len(),
                "{file}: {first}-{last} is outside of the input"
            );
            printed.push_str(&letters(&lines[first as usize - 1..last as usize].concat()));
        }
        for text in record.texts {
            let mut rest = printed.chars();
            assert!(
                letters(text).chars().all(|c| rest.any(|p| p == c)),
                "{file}: {text:?} is not in the lines that it is said to come from"
            );
        }
    }
}
