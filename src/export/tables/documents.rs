//! The documents.

use crate::export::Exported;
use crate::export::cells::DOCUMENT;
use crate::export::table::{Cell, Column, Rows, Table};

/// The description.
pub(super) const TABLE: Table = Table {
    name: "documents",
    title: "Documents",
    description: "One row per document that was read.",
    columns: &[&[
        Column {
            unique: true,
            ..DOCUMENT
        },
        Column::choice(
            "kind",
            &[
                "strategy",
                "report",
                "council_answer",
                "council_paper",
                "other",
            ],
            "The genre.",
        )
        .required(),
        Column::text("title", "The printed title, else the source's own."),
        Column::text("edition", "The short name that the document gives itself."),
        Column::text("issuer", "Who publishes it, as the document says."),
        Column::integer("period_start", "First year that it covers."),
        Column::integer("period_end", "Last year that it covers."),
        Column::text("language", "ISO 639-1 code of the language."),
        Column::text(
            "path",
            "The file, relative to the folder that was given; `stdin` for standard input.",
        ),
        Column::text("media_type", "IANA media type of the file."),
        Column::text("sha256", "SHA-256 of the file, in hex."),
        Column::integer("bytes", "Size of the file.").required(),
        Column::integer("pages", "Number of pages, where the source has pages."),
    ]],
    primary_key: &["document"],
    foreign_keys: &[],
    rows,
};

fn rows(exported: Exported<'_>) -> Rows<'_> {
    let meta = &exported.document.document;
    let year = |year: Option<i32>| year.map_or(Cell::Null, Cell::integer);
    vec![vec![
        Cell::text(meta.id.as_str()),
        Cell::word(meta.kind),
        Cell::optional(meta.title.as_ref()),
        Cell::optional(meta.edition.as_ref()),
        Cell::optional(meta.issuer.as_ref()),
        year(meta.period.map(|period| period.start)),
        year(meta.period.map(|period| period.end)),
        Cell::optional(meta.language.as_ref()),
        Cell::text(meta.source.path.as_str()),
        Cell::text(meta.source.media_type.as_str()),
        Cell::text(meta.source.sha256.as_str()),
        Cell::Integer(i64::try_from(meta.source.bytes).unwrap_or(i64::MAX)),
        meta.source.pages.map_or(Cell::Null, Cell::integer),
    ]]
}
