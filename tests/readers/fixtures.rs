//! The fixtures of each format: the lines as read, what they are, and the records.

use crate::packed;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use ziele::source::{Limits, Source};
use ziele::{Stage, show};

fn folder(format: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/read")
        .join(format)
}

/// The names of the fixtures of a format: what stands before the first dot, once each.
fn names(format: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder(format))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = files
        .map(|name| name.split('.').next().unwrap().to_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

fn text(format: &str, name: &str) -> String {
    std::fs::read_to_string(folder(format).join(name)).unwrap_or_default()
}

fn check(format: &str, pack: impl Fn(&str) -> Vec<u8>) {
    for name in names(format) {
        let source =
            Source::from_bytes(&format!("{name}.{format}"), pack(&name), &Limits::default())
                .unwrap();
        let document = ziele::extract(&source, "fixture").unwrap();
        if name.starts_with("leaves_what") {
            assert!(
                document.goals.is_empty() && document.indicators.is_empty(),
                "{format}/{name}: {document:#?}"
            );
        }
        let mut shown = show(&source, Stage::Lines).unwrap()
            + "\n"
            + &show(&source, Stage::Blocks).unwrap()
            + "\n";
        let _ = writeln!(shown, "title: {:?}", document.document.title);
        for section in &document.sections {
            let _ = writeln!(shown, "section {}: {}", section.id, section.title);
        }
        for goal in &document.goals {
            let _ = writeln!(shown, "goal {:?}: {}", goal.source.lines, goal.text);
        }
        for principle in &document.principles {
            let _ = writeln!(
                shown,
                "principle {:?}: {}",
                principle.source.lines, principle.text
            );
        }
        for indicator in &document.indicators {
            let points = indicator.series.iter().flat_map(|series| &series.points);
            let points = points.map(|point| {
                format!(
                    "{}={}",
                    point.year,
                    point
                        .value
                        .map_or("-".to_owned(), |value| value.0.to_string())
                )
            });
            let unit = indicator.unit.as_ref().map_or("-", |unit| &unit.text);
            let _ = writeln!(
                shown,
                "indicator {:?}: {} in {unit}: {}",
                indicator.source.lines,
                indicator.label,
                points.collect::<Vec<_>>().join(" | ")
            );
        }
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/read"),
            prepend_module_to_snapshot => false,
            snapshot_suffix => name,
            omit_expression => true,
        }, { insta::assert_snapshot!(format, shown); });
    }
}

#[test]
fn html() {
    check("html", |name| {
        text("html", &format!("{name}.html")).into_bytes()
    });
}

#[test]
fn docx() {
    let part = |name: &str, part: &str| text("docx", &format!("{name}.{part}.xml"));
    check("docx", |name| {
        packed::docx(
            &part(name, "document"),
            &part(name, "styles"),
            &part(name, "numbering"),
        )
    });
}

#[test]
fn odt() {
    let part = |name: &str, part: &str| text("odt", &format!("{name}.{part}.xml"));
    check("odt", |name| {
        packed::odt(&part(name, "content"), &part(name, "styles"))
    });
}
