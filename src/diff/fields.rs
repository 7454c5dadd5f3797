//! What differs between two records, field by field, whatever their kind.

use crate::model::{Difference, Fate};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Which id became which. A reference that follows its record has not changed.
#[derive(Debug, Default)]
pub struct Ids(BTreeMap<String, String>);

impl Ids {
    /// Notes that a record goes by another id now.
    pub fn insert(&mut self, old: Option<&str>, new: Option<&str>) {
        if let (Some(old), Some(new)) = (old, new) {
            self.0.insert(old.to_owned(), new.to_owned());
        }
    }

    fn follow(&self, value: &Value) -> Value {
        match value {
            Value::String(id) => Value::String(self.0.get(id).unwrap_or(id).clone()),
            Value::Array(ids) => Value::Array(ids.iter().map(|id| self.follow(id)).collect()),
            other => other.clone(),
        }
    }
}

/// Fields that name other records.
const REFERENCES: [&str; 5] = ["section", "parent", "summarises", "restates", "goals"];

/// The fields that differ, in the order of their names. The record's own id is left out: it moves, it does not change.
pub fn differences(old: &Value, new: &Value, ids: &Ids) -> Vec<Difference> {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    flatten("", old, &mut before);
    flatten("", new, &mut after);
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let null = Value::Null;
    let sides = names.into_iter().filter(|name| *name != "id").map(|name| {
        (
            name,
            before.get(name).unwrap_or(&null),
            after.get(name).unwrap_or(&null),
        )
    });
    let differing = sides.filter(|(name, old, new)| {
        let follows = REFERENCES.contains(&name.as_str()) && ids.follow(old) == **new;
        old != new && !follows
    });
    differing
        .map(|(name, old, new)| Difference {
            what: name.clone(),
            fate: Fate::Changed,
            old: shown(old),
            new: shown(new),
            arithmetic: None,
            reckoning: None,
        })
        .collect()
}

/// Objects by their fields, `series.raw`; lists and units whole.
fn flatten(prefix: &str, value: &Value, fields: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(object) if unit(object).is_none() => {
            for (key, value) in object {
                let name = if prefix.is_empty() {
                    key.clone()
                } else {
                    format!("{prefix}.{key}")
                };
                flatten(&name, value, fields);
            }
        }
        Value::Null => {}
        other => {
            fields.insert(prefix.to_owned(), other.clone());
        }
    }
}

fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => unit(object).or_else(|| Some(value.to_string())),
        Value::Array(list) if list.is_empty() => None,
        Value::Array(list) => Some(list.iter().map(item).collect::<Vec<_>>().join(", ")),
        other => Some(other.to_string()),
    }
}

fn item(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(object) => point(object).unwrap_or_else(|| value.to_string()),
        other => other.to_string(),
    }
}

/// A unit, short.
fn unit(object: &Map<String, Value>) -> Option<String> {
    let (text, code, scale) = (
        object.get("text")?.as_str()?,
        object.get("code")?.as_str().unwrap_or("no code"),
        object.get("scale")?,
    );
    Some(format!("{text} ({code} x {scale})"))
}

/// A point of a series, short.
fn point(object: &Map<String, Value>) -> Option<String> {
    let (year, value) = (object.get("year")?, object.get("value")?);
    Some(format!(
        "{year} {}",
        if value.is_null() {
            "-".to_owned()
        } else {
            value.to_string()
        }
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_differs_is_told() {
        let old = json!({ "id": "1/ziel-1", "section": "1", "text": "a", "per": null, "source": { "rule": "goal_block", "lines": [1, 2] } });
        let new = json!({ "id": "2/ziel-1", "section": "2", "text": "b", "per": "P1Y", "source": { "rule": "goal_block", "lines": [1, 3] } });
        let mut ids = Ids::default();
        ids.insert(Some("1"), Some("2"));
        let told: Vec<(String, Option<String>, Option<String>)> = differences(&old, &new, &ids)
            .into_iter()
            .map(|d| (d.what, d.old, d.new))
            .collect();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            told,
            [
                ("per".into(), None, some("P1Y")),
                ("source.lines".into(), some("1, 2"), some("1, 3")),
                ("text".into(), some("a"), some("b")),
            ]
        );
        assert_eq!(differences(&old, &new, &Ids::default()).len(), 4);
    }

    #[test]
    fn a_list_that_is_empty_is_not_said() {
        assert_eq!(
            differences(
                &json!({ "goals": [] }),
                &json!({ "goals": ["a"] }),
                &Ids::default()
            )[0]
            .old,
            None
        );
    }
}
