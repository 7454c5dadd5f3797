//! The schemas of the outputs are a promise: `schema/` keeps each version, and no schema changes without its version.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop at once and say where"
)]

use schemars::Schema;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use ziele::model;

/// A format, with its schema as the program has it.
struct Promise {
    /// As `ziele schema` calls it.
    of: &'static str,
    /// As its files are called: `schema/<name>-<version>.json`.
    name: &'static str,
    /// Where it says its version.
    constant: &'static str,
    format: &'static str,
    version: &'static str,
    schema: Schema,
}

fn formats() -> [Promise; 4] {
    let documents = |of, name, schema| Promise {
        of,
        name,
        constant: "SCHEMA_VERSION",
        format: model::FORMAT,
        version: model::SCHEMA_VERSION,
        schema,
    };
    [
        documents("document", "ziele", model::schema()),
        documents("index", "ziele-index", model::index_schema()),
        Promise {
            of: "findings",
            name: "ziele-findings",
            constant: "FINDINGS_VERSION",
            format: model::FINDINGS,
            version: model::FINDINGS_VERSION,
            schema: model::findings_schema(),
        },
        Promise {
            of: "diff",
            name: "ziele-diff",
            constant: "CHANGES_VERSION",
            format: model::CHANGES,
            version: model::CHANGES_VERSION,
            schema: model::changes_schema(),
        },
    ]
}

type Version = (u32, u32);

fn parsed(version: &str) -> Version {
    let (major, minor) = version
        .split_once('.')
        .unwrap_or_else(|| panic!("{version} has no minor"));
    (major.parse().unwrap(), minor.parse().unwrap())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schema")
}

/// All that is kept, by name and version.
fn kept() -> BTreeMap<(String, Version), String> {
    let file = |path: PathBuf| {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (name, version) = stem.rsplit_once('-').unwrap();
        (
            (name.to_owned(), parsed(version)),
            fs::read_to_string(&path).unwrap(),
        )
    };
    fs::read_dir(folder())
        .unwrap()
        .map(|entry| file(entry.unwrap().path()))
        .collect()
}

/// What sets two schemas apart, as places in them. What is said in words does not count.
#[derive(Debug, Default, PartialEq)]
struct Apart {
    /// What those who read by the old schema would miss, or find otherwise.
    lost: Vec<String>,
    added: Vec<String>,
}

impl Apart {
    fn of(old: &Value, new: &Value) -> Self {
        let mut apart = Self::default();
        apart.schemas("#", old, new);
        apart
    }

    fn schemas(&mut self, at: &str, old: &Value, new: &Value) {
        let (Value::Object(old), Value::Object(new)) = (old, new) else {
            if old != new {
                self.lost.push(format!("{at} was {old} and is {new}"));
            }
            return;
        };
        let no_words =
            |(key, _): &(&String, &Value)| !matches!(key.as_str(), "description" | "title");
        for (key, old) in old.iter().filter(no_words) {
            let at = format!("{at}/{key}");
            match (key.as_str(), old, new.get(key)) {
                (_, _, None) => self.lost.push(at),
                ("properties" | "$defs", Value::Object(old), Some(Value::Object(new))) => {
                    self.names(&at, old, new);
                }
                ("required" | "enum" | "oneOf", Value::Array(old), Some(Value::Array(new))) => {
                    self.lists(&at, old, new);
                }
                (_, old, Some(new)) => self.schemas(&at, old, new),
            }
        }
        self.added.extend(
            new.iter()
                .filter(no_words)
                .filter(|(key, _)| !old.contains_key(*key))
                .map(|(key, _)| format!("{at}/{key}")),
        );
    }

    /// Maps of names to schemas: a property may well be called `title`.
    fn names(&mut self, at: &str, old: &Map<String, Value>, new: &Map<String, Value>) {
        for (name, old) in old {
            match new.get(name) {
                Some(new) => self.schemas(&format!("{at}/{name}"), old, new),
                None => self.lost.push(format!("{at}/{name}")),
            }
        }
        self.added.extend(
            new.keys()
                .filter(|name| !old.contains_key(*name))
                .map(|name| format!("{at}/{name}")),
        );
    }

    /// Lists whose order has no meaning.
    fn lists(&mut self, at: &str, old: &[Value], new: &[Value]) {
        let without = |these: &[Value], those: &[Value]| -> Vec<String> {
            let is_in = |value: &Value| {
                those
                    .iter()
                    .any(|other| Self::of(value, other) == Self::default())
            };
            these
                .iter()
                .filter(|value| !is_in(value))
                .map(|value| format!("{at}: {}", value.get("const").unwrap_or(value)))
                .collect()
        };
        self.lost.extend(without(old, new));
        self.added.extend(without(new, old));
    }
}

/// As `ziele schema` prints it: first what it is called, then the rest by the alphabet.
fn printed(schema: &Schema) -> String {
    serde_json::to_string_pretty(schema).unwrap() + "\n"
}

/// Holds a schema to what is kept of its version, and says what is to be done if it differs.
fn hold(format: &Promise, kept: Option<&str>) -> Result<(), String> {
    let Promise {
        of,
        name,
        constant,
        version,
        schema,
        ..
    } = format;
    let write = |version: &str| {
        format!("write it with `cargo run -- schema {of} > schema/{name}-{version}.json`")
    };
    let Some(kept) = kept else {
        return Err(format!(
            "{name} {version} is not kept: {}, and tell of it in CHANGELOG.md",
            write(version)
        ));
    };
    let (major, minor) = parsed(version);
    let (next_minor, next_major) = (format!("{major}.{}", minor + 1), format!("{}.0", major + 1));
    let raise = |version: &str| {
        format!(
            "raise {constant} in src/model to {version}, {}, and tell of it in CHANGELOG.md",
            write(version)
        )
    };
    let apart = Apart::of(
        &serde_json::from_str(kept).map_err(|error| error.to_string())?,
        schema.as_value(),
    );
    if !apart.lost.is_empty() {
        return Err(format!(
            "{name} {version} has lost, or changed, {:?}. Bring it back, or {}; the format gets a new name, too",
            apart.lost,
            raise(&next_major)
        ));
    }
    if !apart.added.is_empty() {
        return Err(format!(
            "{name} {version} has got {:?}. Never change a version that is kept: {}",
            apart.added,
            raise(&next_minor)
        ));
    }
    if kept.replace("\r\n", "\n") != printed(schema) {
        return Err(format!(
            "{name} {version} is told in other words: {}",
            write(version)
        ));
    }
    Ok(())
}

#[test]
fn no_schema_changes_without_its_version() {
    let kept = kept();
    let held = formats().map(|format| {
        hold(
            &format,
            kept.get(&(format.name.to_owned(), parsed(format.version)))
                .map(String::as_str),
        )
    });
    let broken: Vec<String> = held.into_iter().filter_map(Result::err).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn a_minor_version_takes_nothing_away() {
    let kept: Vec<_> = kept().into_iter().collect();
    for pair in kept.windows(2) {
        let [((name, old), before), ((other, new), after)] = pair else {
            unreachable!()
        };
        if name == other && old.0 == new.0 {
            assert_eq!(old.1 + 1, new.1, "a version of {name} is missing");
            let apart = Apart::of(
                &serde_json::from_str(before).unwrap(),
                &serde_json::from_str(after).unwrap(),
            );
            assert!(
                apart.lost.is_empty(),
                "{name} {}.{} has lost {:?}: that needs a new major",
                new.0,
                new.1,
                apart.lost
            );
        }
    }
}

#[test]
fn what_is_kept_ends_with_the_versions_of_today() {
    let mut newest: BTreeMap<String, Version> = BTreeMap::new();
    for (name, version) in kept().into_keys() {
        newest.insert(name, version);
    }
    let today = formats().map(|format| (format.name.to_owned(), parsed(format.version)));
    assert_eq!(newest, BTreeMap::from(today));
}

#[test]
fn the_name_of_a_format_has_its_major() {
    for format in formats() {
        assert_eq!(
            format.format.rsplit('/').next(),
            format.version.split('.').next(),
            "{}",
            format.format
        );
    }
}

#[test]
fn every_version_stands_in_the_changelog() {
    let changelog = fs::read_to_string(folder().with_file_name("CHANGELOG.md")).unwrap();
    for (name, (major, minor)) in kept().into_keys().filter(|(name, _)| name != "ziele-index") {
        let line = format!("`{name}/{major}`, schema {major}.{minor}");
        assert!(
            changelog.contains(&line),
            "CHANGELOG.md does not tell of {line}"
        );
    }
}

/// A change of a schema.
type Change = fn(&mut Value);

/// A small schema, and what is said of a change of it.
fn changed(change: impl Fn(&mut Value)) -> Result<(), String> {
    let old = json!({
        "description": "A paper.",
        "type": "object",
        "properties": { "kind": { "$ref": "#/$defs/Kind" }, "title": { "type": ["string", "null"], "description": "As printed." } },
        "required": ["kind", "title"],
        "$defs": { "Kind": { "oneOf": [{ "const": "report", "description": "On what was reached." }, { "const": "other" }] } }
    });
    let mut schema = old.clone();
    change(&mut schema);
    let format = Promise {
        of: "document",
        name: "ziele",
        constant: "SCHEMA_VERSION",
        format: "ziele/1",
        version: "1.4",
        schema: schema.try_into().unwrap(),
    };
    hold(&format, Some(&printed(&old.try_into().unwrap())))
}

#[test]
fn what_stays_as_it_was_is_no_change() {
    changed(|_| {}).unwrap();
}

#[test]
fn a_key_that_is_lost_or_changed_needs_a_new_major() {
    let losses: [(&str, Change); 5] = [
        ("#/properties/title", |schema| {
            drop(
                schema["properties"]
                    .as_object_mut()
                    .unwrap()
                    .remove("title"),
            );
        }),
        ("#/properties/title/type", |schema| {
            schema["properties"]["title"]["type"] = json!("integer");
        }),
        ("#/required: \\\"title\\\"", |schema| {
            schema["required"] = json!(["kind"]);
        }),
        ("#/$defs/Kind/oneOf: \\\"report\\\"", |schema| {
            schema["$defs"]["Kind"]["oneOf"] = json!([{ "const": "other" }]);
        }),
        ("#/properties/kind/$ref", |schema| {
            schema["properties"]["kind"] = json!({ "type": "string" });
        }),
    ];
    for (place, change) in losses {
        let said = changed(change).unwrap_err();
        assert!(
            said.starts_with("ziele 1.4 has lost, or changed, ") && said.contains(place),
            "{said}"
        );
        assert!(
            said.contains("raise SCHEMA_VERSION in src/model to 2.0, write it with `cargo run -- schema document > schema/ziele-2.0.json`"),
            "{said}"
        );
    }
}

#[test]
fn a_key_that_is_added_needs_a_new_minor() {
    let gains: [(&str, Change); 3] = [
        ("#/properties/pages", |schema| {
            schema["properties"]["pages"] = json!({ "type": "integer" });
        }),
        ("#/$defs/Kind/oneOf: \\\"plan\\\"", |schema| {
            schema["$defs"]["Kind"]["oneOf"]
                .as_array_mut()
                .unwrap()
                .push(json!({ "const": "plan" }));
        }),
        ("#/$defs/Unit", |schema| {
            schema["$defs"]["Unit"] = json!({ "type": "string" });
        }),
    ];
    for (place, change) in gains {
        let said = changed(change).unwrap_err();
        assert!(
            said.starts_with("ziele 1.4 has got ") && said.contains(place),
            "{said}"
        );
        assert!(
            said.contains("raise SCHEMA_VERSION in src/model to 1.5, write it with `cargo run -- schema document > schema/ziele-1.5.json`"),
            "{said}"
        );
    }
}

#[test]
fn other_words_need_no_version_and_no_silence() {
    let said =
        changed(|schema| schema["properties"]["title"]["description"] = json!("The printed one."))
            .unwrap_err();
    assert!(said.starts_with("ziele 1.4 is told in other words: write it with `cargo run -- schema document > schema/ziele-1.4.json`"), "{said}");
}
