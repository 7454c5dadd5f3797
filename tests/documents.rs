//! The source documents as a whole: what is recovered from each, in a form whose diff a reviewer reads line by line.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper of a test may stop like the test itself"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use ziele::model::{Date, Document, Quantity, Source};
use ziele::source::{Limits, Source as Input};

fn seeds() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
    files.sort();
    files
}

fn extract(file: &Path) -> Document {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let source = Input::from_bytes(
        &format!("seeds/{name}"),
        std::fs::read(file).unwrap(),
        &Limits::default(),
    )
    .unwrap();
    ziele::extract(&source, file.file_stem().unwrap().to_str().unwrap()).unwrap()
}

#[test]
fn every_source_document_gives_what_its_snapshot_says() {
    let files = seeds();
    assert_eq!(
        files.len(),
        5,
        "seeds/ holds the five source documents and nothing else"
    );
    for file in files {
        let document = extract(&file);
        insta::with_settings!({ snapshot_path => "snapshots/documents", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(document.document.id.clone(), compact(&document));
        });
    }
}

#[test]
fn every_provenance_lies_inside_its_document() {
    for file in seeds() {
        let text = std::fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for source in sources(&extract(&file)) {
            let places = if source.places.is_empty() {
                vec![source.lines]
            } else {
                source.places.iter().map(|place| place.lines).collect()
            };
            for [first, last] in places {
                assert!(
                    1 <= first && first <= last && last as usize <= lines.len(),
                    "{}: {first}-{last}",
                    file.display()
                );
                let place = lines[first as usize - 1..last as usize].join("\n");
                let opening = source.raw.lines().next().unwrap_or_default();
                // A sentence may be a part of its first line.
                let line = place.lines().next().unwrap().trim_end();
                assert!(
                    (source.raw.contains(line) || line.contains(opening)) && text.contains(opening),
                    "{}: {first}-{last}",
                    file.display()
                );
            }
        }
    }
}

fn sources(document: &Document) -> Vec<&Source> {
    let sections = document.sections.iter().map(|s| &s.source);
    let goals = document.goals.iter().map(|g| &g.source);
    let principles = document.principles.iter().map(|p| &p.source);
    let indicators = document.indicators.iter().map(|i| &i.source);
    let projects = document.projects.iter().map(|p| &p.source);
    let council = document
        .council
        .iter()
        .flat_map(|c| std::iter::once(&c.source).chain(c.questions.iter().map(|q| &q.source)));
    sections
        .chain(goals)
        .chain(principles)
        .chain(indicators)
        .chain(projects)
        .chain(council)
        .collect()
}

/// Quantities and dates in brackets: `[um 10 % = Change Increase Eq 10 % P1Y]`, `[bis 2026 = By 2026]`.
fn promises(quantities: &[Quantity], dates: &[Date]) -> String {
    let mut out = String::new();
    for q in quantities {
        let direction = q
            .direction
            .map_or(String::new(), |direction| format!("{direction:?} "));
        let unit = q.unit.as_ref().map_or(String::new(), |unit| {
            format!(" {}", unit.code.as_deref().unwrap_or(&unit.text))
        });
        let scale = q
            .unit
            .as_ref()
            .filter(|unit| unit.scale != 1)
            .map_or(String::new(), |unit| format!(" x {}", unit.scale));
        let per = q
            .per
            .as_ref()
            .map_or(String::new(), |per| format!(" {per}"));
        let _ = write!(
            out,
            " [{} = {:?} {direction}{:?} {}{scale}{unit}{per}]",
            q.text, q.role, q.comparator, q.value.0
        );
    }
    for d in dates {
        let _ = write!(
            out,
            " [{} = {:?} {}{}]",
            d.text,
            d.relation,
            d.edtf,
            if d.inferred_year { " inferred" } else { "" }
        );
    }
    out
}

/// One line a record, with its place.
#[expect(
    clippy::too_many_lines,
    reason = "a list of what a snapshot shows, kind by kind"
)]
fn compact(document: &Document) -> String {
    let mut out = String::new();
    let mut put = |source: Option<&Source>, line: String| {
        let place = source.map(|s| {
            if s.lines[0] == s.lines[1] {
                s.lines[0].to_string()
            } else {
                format!("{}-{}", s.lines[0], s.lines[1])
            }
        });
        let _ = writeln!(out, "{:>11}  {line}", place.unwrap_or_default());
    };
    let meta = &document.document;
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let period = meta.period.map_or("-".to_owned(), |period| {
        format!("{} to {}", period.start, period.end)
    });
    put(
        None,
        format!(
            "{:?} | title {} | edition {} | issuer {}",
            meta.kind,
            or_none(&meta.title),
            or_none(&meta.edition),
            or_none(&meta.issuer)
        ),
    );
    put(
        None,
        format!("period {period} | language {}", or_none(&meta.language)),
    );
    for s in &document.sections {
        let summarises = s
            .summarises
            .as_ref()
            .map(|id| format!(" | summarises {id}"))
            .unwrap_or_default();
        put(
            Some(&s.source),
            format!(
                "section {} | {} | level {} | below {}{summarises}",
                s.id,
                s.title,
                s.level,
                s.parent.as_deref().unwrap_or("-")
            ),
        );
    }
    for g in &document.goals {
        let restates = g
            .restates
            .as_ref()
            .map(|id| format!(" | restates {id}"))
            .unwrap_or_default();
        put(
            Some(&g.source),
            format!(
                "{} | {:?} | {}{}{restates}",
                g.id,
                g.form,
                g.text,
                promises(&g.quantities, &g.dates)
            ),
        );
    }
    for p in &document.principles {
        put(Some(&p.source), format!("{} | {}", p.id, p.text));
    }
    for i in &document.indicators {
        let unit = i.unit.as_ref().map_or(String::new(), |u| {
            format!(
                " | {} = {} x {}",
                u.text,
                u.scale,
                u.code.as_deref().unwrap_or("-")
            )
        });
        let per = i
            .per
            .as_ref()
            .map_or(String::new(), |per| format!(" | {per}"));
        let series = i.series.as_ref().map_or(String::new(), |s| {
            let points = s.points.iter().map(|p| {
                format!(
                    "{}={}{}",
                    p.year,
                    if p.approximate { "~" } else { "" },
                    p.value.map_or("null".into(), |v| v.0.to_string())
                )
            });
            format!(
                " | {:?} by {:?}: {}",
                s.kind,
                s.years_from,
                points.collect::<Vec<_>>().join(" ")
            )
        });
        let goals = if i.goals.is_empty() {
            String::new()
        } else {
            format!(" | {} goals from {}", i.goals.len(), i.goals[0])
        };
        let restates = i
            .restates
            .as_ref()
            .map(|id| format!(" | restates {id}"))
            .unwrap_or_default();
        put(
            Some(&i.source),
            format!("{} | {}{unit}{per}{series}{goals}{restates}", i.id, i.label),
        );
    }
    for p in &document.projects {
        let milestone = p.milestone.as_ref().map_or("-".into(), |m| {
            format!("{} {}", m.kind, m.edtf.as_deref().unwrap_or("-"))
        });
        put(
            Some(&p.source),
            format!(
                "{} | {} | {milestone} | {} | {}",
                p.id,
                p.title,
                p.status.as_deref().unwrap_or("-"),
                p.text.as_deref().unwrap_or("-")
            ),
        );
    }
    if let Some(c) = &document.council {
        put(
            Some(&c.source),
            format!(
                "council {:?} answers {:?} | {:?} | {:?} | public {:?}",
                c.reference, c.answers, c.type_, c.date, c.public
            ),
        );
        c.departments
            .iter()
            .for_each(|department| put(None, format!("department {department}")));
        c.contacts
            .iter()
            .for_each(|contact| put(None, format!("{contact:?}")));
        c.consultations
            .iter()
            .for_each(|consultation| put(None, format!("{consultation:?}")));
        put(None, format!("subject {:?}", c.subject));
        put(None, format!("reason {:?}", c.reason));
        put(None, format!("proposal {:?}", c.proposal));
        put(None, format!("signatories {:?}", c.signatories));
        for q in &c.questions {
            put(
                Some(&q.source),
                format!(
                    "question {} | {} | papers {:?}",
                    q.number.as_deref().unwrap_or("-"),
                    q.question,
                    q.papers
                ),
            );
            q.answer
                .iter()
                .for_each(|text| put(None, format!("  {text}")));
            put(None, format!("  {}", promises(&q.amounts, &q.dates)));
        }
    }
    for d in &document.diagnostics {
        put(
            d.source.as_ref(),
            format!("{:?} {}: {}", d.severity, d.code, d.message),
        );
    }
    out
}

/// Bytes of the output for a paper in which one line repeats a text.
fn output_bytes(head: &str, repeated: impl Fn(usize) -> String, count: usize) -> usize {
    let line: String = (0..count).map(repeated).collect();
    let text = format!("Bericht\n\n{head}{}\n", line.trim_end());
    let source = Input::from_bytes("paper.txt", text.into_bytes(), &Limits::default()).unwrap();
    let document = ziele::extract(&source, "paper").unwrap();
    assert_eq!(document.goals.len(), count, "{head}");
    serde_json::to_vec(&document).unwrap().len()
}

#[test]
fn an_output_grows_with_its_source_however_many_goals_a_line_holds() {
    let sentence = |_| "Ziel ist es, 10 % mehr Häuser zu bauen. ".to_owned();
    let wrapped = |_| "Ziel ist es, in zehn Jahren\nmindestens 10 % mehr zu bauen. ".to_owned();
    let listed = |at| format!("Ausbau der Linie {}; ", 100 + at);
    let bare = |at| format!("Die Linie {} fährt öfter. ", 100 + at);
    let cases: [(&str, &dyn Fn(usize) -> String); 4] = [
        ("Bereich Bau\n\n", &sentence),
        ("Bereich Bau\n\n", &wrapped),
        ("Ziele: ", &listed),
        ("Ziele\n\n", &bare),
    ];
    for (head, repeated) in cases {
        let [small, large] = [100, 400].map(|count| output_bytes(head, repeated, count));
        assert!(large < small * 9 / 2, "{head}: {small}, {large}");
    }
}

#[test]
fn a_sentence_of_a_paragraph_has_its_own_raw_text() {
    let text = "Bericht\n\nDer Park ist alt. Ziel ist es, 20 Bäume\u{a0}zu pflanzen. Danach ruht die Arbeit.\n";
    let source = Input::from_bytes("paper.txt", text.as_bytes().to_vec(), &Limits::default());
    let document = ziele::extract(&source.unwrap(), "paper").unwrap();
    let raw: Vec<&str> = document
        .goals
        .iter()
        .map(|goal| goal.source.raw.as_str())
        .collect();
    assert_eq!(raw, ["Ziel ist es, 20 Bäume\u{a0}zu pflanzen."]);
}
