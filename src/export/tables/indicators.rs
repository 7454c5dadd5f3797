//! Indicators, their values by year, and the goals beside them.

use super::{IN_SECTION, OF_DOCUMENT, SECTION};
use crate::export::field::{Field, Fields, Parent, Row, cells, columns};
use crate::export::table::{Cell, Column, ForeignKey, Table};
use crate::model::{Document, Indicator, Point};

const SERIES_KINDS: &[&str] = &["target", "actual"];

const YEARS_FROM: &[&str] = &["label", "header", "inline", "document_period"];

const OF_INDICATOR: ForeignKey = ForeignKey {
    column: "indicator_key",
    table: "indicators",
    key: "key",
};

/// The indicators.
pub(super) const INDICATORS: Table = Table {
    name: "indicators",
    title: "Indicators",
    description: "One row per indicator: a quantity that is counted or measured. Its values by year stand in `series`.",
    columns: || columns(INDICATOR),
    primary_key: &["document", "id"],
    foreign_keys: &[
        OF_DOCUMENT,
        IN_SECTION,
        ForeignKey {
            column: "restates_key",
            table: "indicators",
            key: "key",
        },
    ],
    rows: |exported| {
        let document = exported.document;
        cells(document, INDICATOR, Row::all(&document.indicators))
    },
};

/// The values by year.
pub(super) const SERIES: Table = Table {
    name: "series",
    title: "Values by year",
    description: "One row per value of an indicator's series, in the order of the years. Provenance is that of the indicator.",
    columns: || columns(POINT),
    primary_key: &["indicator_key", "position"],
    foreign_keys: &[OF_DOCUMENT, OF_INDICATOR],
    rows: |exported| {
        let document = exported.document;
        let rows = document.indicators.iter().flat_map(|indicator| {
            let points = indicator.series.iter().flat_map(|series| &series.points);
            Row::within(Parent::Indicator(indicator), points)
        });
        cells(document, POINT, rows)
    },
};

/// Which goals stand in the block of which indicator.
pub(super) const INDICATOR_GOALS: Table = Table {
    name: "indicator_goals",
    title: "Goals of indicators",
    description: "One row per indicator and goal that stand in the same block.",
    columns: || columns(GOAL),
    primary_key: &["indicator_key", "goal_key"],
    foreign_keys: &[
        OF_DOCUMENT,
        OF_INDICATOR,
        ForeignKey {
            column: "goal_key",
            table: "goals",
            key: "key",
        },
    ],
    rows: |exported| {
        let document = exported.document;
        let rows = document
            .indicators
            .iter()
            .flat_map(|indicator| Row::within(Parent::Indicator(indicator), &indicator.goals));
        cells(document, GOAL, rows)
    },
};

const INDICATOR: Fields<Indicator> = &[
    Field::KEYS,
    &[
        SECTION.filled_by(|document, row| Cell::reference(document, row.item.section.as_ref())),
        Column::text(
            "label",
            "What is counted, without unit, year span, and final colon.",
        )
        .filled_by(|_, row| Cell::text(row.item.label.as_str())),
    ],
    Field::UNIT,
    &[
        Column::text(
            "per",
            "ISO 8601 duration that each value covers: `P1Y` for \"pro Jahr\".",
        )
        .filled_by(|_, row| Cell::optional(row.item.per.as_ref())),
        Column::choice(
            "series_kind",
            SERIES_KINDS,
            "Whether the values are planned or reported; empty where the document gives no values by year.",
        )
        .filled_by(|_, row| Cell::word(row.item.series.as_ref().map(|series| series.kind))),
        Column::choice(
            "series_years_from",
            YEARS_FROM,
            "Where the years are printed: in the label, above the values, beside each, or in the period of the document or chapter.",
        )
        .filled_by(|_, row| Cell::word(row.item.series.as_ref().map(|series| series.years_from))),
        Column::text("series_raw", "The values as printed.")
            .filled_by(|_, row| Cell::optional(row.item.series.as_ref().map(|series| &series.raw))),
        Column::text(
            "restates_key",
            "Key of the indicator that this one repeats: count it once.",
        )
        .filled_by(|document, row| Cell::reference(document, row.item.restates.as_ref())),
    ],
    Field::PROVENANCE,
];

const INDICATOR_KEY: Column = Column::text("indicator_key", "Key of the indicator.").required();

/// The key of the indicator that something is part of.
fn indicator_key<'d, T>(document: &'d Document, row: &Row<'d, T>) -> Cell<'d> {
    let indicator = row.parent.indicator();
    Cell::reference(document, indicator.map(|indicator| &indicator.id))
}

const POINT: Fields<Point> = &[
    &[
        Field::DOCUMENT,
        INDICATOR_KEY.filled_by(indicator_key),
        Column::integer("position", "Place in the series, from 1.")
            .required()
            .filled_by(|_, row| Cell::position(row.at)),
        Column::choice(
            "kind",
            SERIES_KINDS,
            "Whether the value is planned or reported.",
        )
        .required()
        .filled_by(|_, row| {
            let indicator = row.parent.indicator();
            let series = indicator.and_then(|indicator| indicator.series.as_ref());
            Cell::word(series.map(|series| series.kind))
        }),
        Column::integer("year", "The year.")
            .required()
            .filled_by(|_, row| Cell::integer(row.item.year)),
        Column::text(
            "edtf",
            "ISO 8601-2, where the point is finer than a year: `2019-10`.",
        )
        .filled_by(|_, row| Cell::optional(row.item.edtf.as_ref())),
        Column::decimal(
            "value",
            "The value in the unit as printed; empty where the source leaves it blank.",
        )
        .filled_by(|_, row| row.item.value.map_or(Cell::Null, Cell::number)),
        Column::text("raw", "As printed.").filled_by(|_, row| Cell::text(row.item.raw.as_str())),
        Column::flag("approximate", "Whether the source calls it approximate.")
            .required()
            .filled_by(|_, row| Cell::Flag(row.item.approximate)),
    ],
    Field::UNIT,
    Field::PROVENANCE,
];

const GOAL: Fields<String> = &[&[
    Field::DOCUMENT,
    INDICATOR_KEY.filled_by(indicator_key),
    Column::text("goal_key", "Key of the goal.")
        .required()
        .filled_by(|document, row| Cell::key(document, row.item)),
]];
