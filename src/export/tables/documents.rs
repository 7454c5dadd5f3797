//! The documents.

use crate::export::field::{Field, Fields, Row, cells, columns};
use crate::export::table::{Cell, Column, Table};
use crate::model::Meta;

/// The description.
pub(super) const TABLE: Table = Table {
    name: "documents",
    title: "Documents",
    description: "One row per document that was read.",
    columns: || columns(FIELDS),
    primary_key: &["document"],
    foreign_keys: &[],
    rows: |exported| {
        let document = exported.document;
        cells(document, FIELDS, Row::all([&document.document]))
    },
};

const KINDS: &[&str] = &[
    "strategy",
    "report",
    "council_answer",
    "council_paper",
    "other",
];

const FIELDS: Fields<Meta> = &[&[
    Field::ONLY_DOCUMENT,
    Column::choice("kind", KINDS, "The genre.")
        .required()
        .filled_by(|_, row| Cell::word(row.item.kind)),
    Column::text("title", "The printed title, else the source's own.")
        .filled_by(|_, row| Cell::optional(row.item.title.as_ref())),
    Column::text("edition", "The short name that the document gives itself.")
        .filled_by(|_, row| Cell::optional(row.item.edition.as_ref())),
    Column::text("issuer", "Who publishes it, as the document says.")
        .filled_by(|_, row| Cell::optional(row.item.issuer.as_ref())),
    Column::integer("period_start", "First year that it covers.").filled_by(|_, row| {
        let period = row.item.period;
        period.map_or(Cell::Null, |period| Cell::integer(period.start))
    }),
    Column::integer("period_end", "Last year that it covers.").filled_by(|_, row| {
        let period = row.item.period;
        period.map_or(Cell::Null, |period| Cell::integer(period.end))
    }),
    Column::text("language", "ISO 639-1 code of the language.")
        .filled_by(|_, row| Cell::optional(row.item.language.as_ref())),
    Column::text(
        "path",
        "The file, relative to the folder that was given; `stdin` for standard input.",
    )
    .filled_by(|_, row| Cell::text(row.item.source.path.as_str())),
    Column::text("media_type", "IANA media type of the file.")
        .filled_by(|_, row| Cell::text(row.item.source.media_type.as_str())),
    Column::text("sha256", "SHA-256 of the file, in hex.")
        .filled_by(|_, row| Cell::text(row.item.source.sha256.as_str())),
    Column::integer("bytes", "Size of the file.")
        .required()
        .filled_by(|_, row| {
            Cell::Integer(i64::try_from(row.item.source.bytes).unwrap_or(i64::MAX))
        }),
    Column::integer("pages", "Number of pages, where the source has pages.")
        .filled_by(|_, row| row.item.source.pages.map_or(Cell::Null, Cell::integer)),
]];
