//! What must hold for the descriptions of all tables.

use super::*;
use crate::model;
use serde_json::Value;
use std::collections::BTreeSet;

/// Excel allows so many letters in the name of a sheet; four are kept for the number of a second one.
const NAME: usize = 31 - 4;

#[test]
fn names_are_short_distinct_and_in_snake_case() {
    let is_plain = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let mut names = BTreeSet::new();
    for table in TABLES {
        assert!(
            is_plain(table.name) && table.name.len() <= NAME && names.insert(table.name),
            "{}",
            table.name
        );
        let mut columns = BTreeSet::new();
        for column in table.columns() {
            assert!(
                is_plain(column.name) && columns.insert(column.name),
                "{} of {}",
                column.name,
                table.name
            );
        }
    }
}

#[test]
fn descriptions_are_sentences() {
    for table in TABLES {
        for text in table
            .columns()
            .map(|column| column.description)
            .chain([table.description])
        {
            assert!(
                text.ends_with('.')
                    && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()),
                "{}: {text}",
                table.name
            );
        }
    }
}

#[test]
fn keys_are_made_of_columns_that_are_there() {
    for (at, table) in TABLES.iter().enumerate() {
        let column = |table: &Table, name: &str| {
            *table
                .columns()
                .find(|column| column.name == name)
                .unwrap_or_else(|| panic!("{name}"))
        };
        assert!(!table.primary_key.is_empty());
        for name in table.primary_key {
            assert!(
                column(table, name).required,
                "{name} of {} may be empty",
                table.name
            );
        }
        for key in table.foreign_keys {
            let target = TABLES
                .iter()
                .position(|other| other.name == key.table)
                .unwrap();
            assert!(
                target <= at,
                "{} points into {}, which stands below it",
                table.name,
                key.table
            );
            let other = TABLES.get(target).unwrap();
            assert!(
                column(other, key.key).unique,
                "{} of {} is not unique",
                key.key,
                key.table
            );
            assert!(matches!(column(table, key.column).kind, Kind::Text));
        }
        // A document's rows are found by its id in every table, and no row is of a document that is not there.
        let of_document = table
            .foreign_keys
            .iter()
            .any(|key| key.column == "document" && key.table == "documents");
        assert!(
            of_document || ["documents", "failed"].contains(&table.name),
            "{}",
            table.name
        );
    }
}

/// The words of a type of the model, as its schema names them.
fn words(schema: &Value) -> BTreeSet<String> {
    let listed = schema["enum"].as_array().into_iter().flatten();
    let described = schema["oneOf"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|variant| &variant["const"]);
    listed
        .chain(described)
        .map(|word| word.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn choices_are_those_of_the_model() {
    let schema = |schema: schemars::Schema| words(schema.as_value());
    let model = [
        (
            "documents",
            "kind",
            schema(schemars::schema_for!(model::Kind)),
        ),
        ("goals", "form", schema(schemars::schema_for!(model::Form))),
        (
            "indicators",
            "series_kind",
            schema(schemars::schema_for!(model::SeriesKind)),
        ),
        (
            "indicators",
            "series_years_from",
            schema(schemars::schema_for!(model::YearsFrom)),
        ),
        (
            "series",
            "kind",
            schema(schemars::schema_for!(model::SeriesKind)),
        ),
        (
            "quantities",
            "role",
            schema(schemars::schema_for!(model::Role)),
        ),
        (
            "quantities",
            "direction",
            schema(schemars::schema_for!(model::Direction)),
        ),
        (
            "quantities",
            "comparator",
            schema(schemars::schema_for!(model::Comparator)),
        ),
        (
            "dates",
            "relation",
            schema(schemars::schema_for!(model::Relation)),
        ),
        (
            "findings",
            "severity",
            schema(schemars::schema_for!(model::Severity)),
        ),
        (
            "diagnostics",
            "severity",
            schema(schemars::schema_for!(model::Severity)),
        ),
    ];
    let mut seen = 0;
    for table in TABLES {
        for column in table.columns() {
            let Kind::Choice(own) = column.kind else {
                continue;
            };
            // The roles of names are none of the model: they are the fields of the head.
            let Some((.., words)) = model
                .iter()
                .find(|(name, field, _)| (*name, *field) == (table.name, column.name))
            else {
                assert_eq!((table.name, column.name), ("paper_parties", "role"));
                continue;
            };
            assert_eq!(
                own.iter()
                    .map(|word| (*word).to_owned())
                    .collect::<BTreeSet<_>>(),
                *words,
                "{} of {}",
                column.name,
                table.name
            );
            seen += 1;
        }
    }
    assert_eq!(seen, model.len());
}
