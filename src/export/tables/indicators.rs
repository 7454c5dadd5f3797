//! Indicators, their values by year, and the goals beside them.

use super::{IN_SECTION, OF_DOCUMENT, SECTION};
use crate::export::Exported;
use crate::export::cells::{self, DOCUMENT, KEYS, PROVENANCE, UNIT, keys, provenance};
use crate::export::table::{Cell, Column, ForeignKey, Rows, Table};
use crate::model::{Indicator, Point, Series};

const SERIES_KINDS: &[&str] = &["target", "actual"];

const INDICATOR: Column = Column::text("indicator_key", "Key of the indicator.").required();

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
    columns: &[
        KEYS,
        &[
            SECTION,
            Column::text(
                "label",
                "What is counted, without unit, year span, and final colon.",
            ),
        ],
        UNIT,
        &[
            Column::text(
                "per",
                "ISO 8601 duration that each value covers: `P1Y` for \"pro Jahr\".",
            ),
            Column::choice(
                "series_kind",
                SERIES_KINDS,
                "Whether the values are planned or reported; empty where the document gives no values by year.",
            ),
            Column::choice(
                "series_years_from",
                &["label", "header", "inline", "document_period"],
                "Where the years are printed: in the label, above the values, beside each, or in the period of the document or chapter.",
            ),
            Column::text("series_raw", "The values as printed."),
            Column::text(
                "restates_key",
                "Key of the indicator that this one repeats: count it once.",
            ),
        ],
        PROVENANCE,
    ],
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
    rows: indicators,
};

/// The values by year.
pub(super) const SERIES: Table = Table {
    name: "series",
    title: "Values by year",
    description: "One row per value of an indicator's series, in the order of the years. Provenance is that of the indicator.",
    columns: &[
        &[
            DOCUMENT,
            INDICATOR,
            Column::integer("position", "Place in the series, from 1.").required(),
            Column::choice(
                "kind",
                SERIES_KINDS,
                "Whether the value is planned or reported.",
            )
            .required(),
            Column::integer("year", "The year.").required(),
            Column::text(
                "edtf",
                "ISO 8601-2, where the point is finer than a year: `2019-10`.",
            ),
            Column::decimal(
                "value",
                "The value in the unit as printed; empty where the source leaves it blank.",
            ),
            Column::text("raw", "As printed."),
            Column::flag("approximate", "Whether the source calls it approximate.").required(),
        ],
        UNIT,
        PROVENANCE,
    ],
    primary_key: &["indicator_key", "position"],
    foreign_keys: &[OF_DOCUMENT, OF_INDICATOR],
    rows: series,
};

/// Which goals stand in the block of which indicator.
pub(super) const INDICATOR_GOALS: Table = Table {
    name: "indicator_goals",
    title: "Goals of indicators",
    description: "One row per indicator and goal that stand in the same block.",
    columns: &[&[
        DOCUMENT,
        INDICATOR,
        Column::text("goal_key", "Key of the goal.").required(),
    ]],
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
    rows: indicator_goals,
};

fn indicators<'d>(exported: Exported<'d>) -> Rows<'d> {
    let document = exported.document;
    let row = |indicator: &'d Indicator| {
        let series = indicator.series.as_ref();
        let named = [
            Cell::reference(document, indicator.section.as_ref()),
            Cell::text(indicator.label.as_str()),
        ];
        let own = [
            Cell::optional(indicator.per.as_ref()),
            Cell::word(series.map(|series| series.kind)),
            Cell::word(series.map(|series| series.years_from)),
            Cell::optional(series.map(|series| &series.raw)),
            Cell::reference(document, indicator.restates.as_ref()),
        ];
        let unit = cells::unit(indicator.unit.as_ref());
        keys(document, &indicator.id)
            .into_iter()
            .chain(named)
            .chain(unit)
            .chain(own)
            .chain(provenance(&indicator.source))
            .collect()
    };
    document.indicators.iter().map(row).collect()
}

fn series<'d>(exported: Exported<'d>) -> Rows<'d> {
    let document = exported.document;
    let row = |indicator: &'d Indicator,
               series: &'d Series,
               at: usize,
               point: &'d Point|
     -> Vec<Cell<'d>> {
        let own = [
            cells::document(document),
            Cell::key(document, &indicator.id),
            Cell::position(at),
            Cell::word(series.kind),
            Cell::integer(point.year),
            Cell::optional(point.edtf.as_ref()),
            point.value.map_or(Cell::Null, Cell::number),
            Cell::text(point.raw.as_str()),
            Cell::Flag(point.approximate),
        ];
        own.into_iter()
            .chain(cells::unit(indicator.unit.as_ref()))
            .chain(provenance(&indicator.source))
            .collect()
    };
    let with_series = document
        .indicators
        .iter()
        .filter_map(|indicator| Some((indicator, indicator.series.as_ref()?)));
    let points = with_series.flat_map(|(indicator, series)| {
        series
            .points
            .iter()
            .enumerate()
            .map(move |(at, point)| (indicator, series, at, point))
    });
    points
        .map(|(indicator, series, at, point)| row(indicator, series, at, point))
        .collect()
}

fn indicator_goals(exported: Exported<'_>) -> Rows<'_> {
    let document = exported.document;
    let pairs = document.indicators.iter().flat_map(|indicator| {
        indicator
            .goals
            .iter()
            .map(move |goal| (&indicator.id, goal))
    });
    pairs
        .map(|(indicator, goal)| {
            vec![
                cells::document(document),
                Cell::key(document, indicator),
                Cell::key(document, goal),
            ]
        })
        .collect()
}
