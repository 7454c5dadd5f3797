//! Columns with what fills them.

use super::table::{Cell, Column, Rows};
use crate::model::{
    Council, Date, Diagnostic, Document, Finding, Goal, Indicator, Point, Principle, Project,
    Quantity, Question, Section, Source, Unit,
};
use std::borrow::Cow;

/// Makes a cell of a row.
pub(super) type Fill<T> = for<'d> fn(&'d Document, &Row<'d, T>) -> Cell<'d>;

/// A column of a table whose rows are made of `T`, and what fills it.
pub(super) struct Field<T> {
    column: Column,
    get: Fill<T>,
}

/// Fields in groups, some of which several tables share.
pub(super) type Fields<T> = &'static [&'static [Field<T>]];

/// What a row is made of.
pub(super) struct Row<'d, T> {
    /// The thing that the row is of.
    pub(super) item: &'d T,
    /// Its place among its like, from 0.
    pub(super) at: usize,
    /// What it is part of.
    pub(super) parent: Parent<'d>,
}

/// What the thing of a row is part of.
#[derive(Clone, Copy)]
pub(super) enum Parent<'d> {
    /// The document alone.
    Document,
    Goal(&'d Goal),
    /// A question, and its place in the paper.
    Question(&'d Question, usize),
    Indicator(&'d Indicator),
    Finding(&'d Finding),
    /// Those of one role in the head of a paper.
    Role(&'static str),
}

impl Column {
    /// The column with what fills it.
    pub(super) const fn filled_by<T>(self, get: Fill<T>) -> Field<T> {
        Field { column: self, get }
    }
}

impl<'d, T> Row<'d, T> {
    /// Things of the document, in their order.
    pub(super) fn all(items: impl IntoIterator<Item = &'d T>) -> impl Iterator<Item = Self> {
        Self::within(Parent::Document, items)
    }

    /// Parts of `parent`, in their order.
    pub(super) fn within(
        parent: Parent<'d>,
        items: impl IntoIterator<Item = &'d T>,
    ) -> impl Iterator<Item = Self> {
        let items = items.into_iter().enumerate();
        items.map(move |(at, item)| Self { item, at, parent })
    }
}

/// The columns of a table.
pub(super) fn columns<T>(fields: Fields<T>) -> Vec<&'static Column> {
    let fields = fields.iter().flat_map(|group| group.iter());
    fields.map(|field| &field.column).collect()
}

/// The cells of all rows.
pub(super) fn cells<'d, T>(
    document: &'d Document,
    fields: Fields<T>,
    rows: impl Iterator<Item = Row<'d, T>>,
) -> Rows<'d> {
    let fields = || fields.iter().flat_map(|group| group.iter());
    rows.map(|row| fields().map(|field| (field.get)(document, &row)).collect())
        .collect()
}

/// What a record is called in its document.
pub(super) trait Named: Sized {
    fn id<'d>(row: &Row<'d, Self>) -> Cow<'d, str>;
}

/// Where something stands.
pub(super) trait Placed: Sized {
    fn source<'d>(row: &Row<'d, Self>) -> Option<&'d Source>;
}

/// What is counted or measured.
pub(super) trait Measured: Sized {
    fn unit<'d>(row: &Row<'d, Self>) -> Option<&'d Unit>;
}

impl<T: 'static> Field<T> {
    /// Which document a row belongs to.
    pub(super) const DOCUMENT: Self = DOCUMENT.filled_by(document_id);

    /// Which document a row belongs to, in a table with no more than one row per document.
    pub(super) const ONLY_DOCUMENT: Self = DOCUMENT.unique().filled_by(document_id);
}

const DOCUMENT: Column = Column::text("document", "Id of the document.").required();

fn document_id<'d, T>(document: &'d Document, _: &Row<'d, T>) -> Cell<'d> {
    Cell::text(document.document.id.as_str())
}

impl<T: Named + 'static> Field<T> {
    /// What a record is called: by one cell among all documents, and by two.
    pub(super) const KEYS: &'static [Self] = &[
        Column::text("key", "Id of the document, `#`, and id of the record: the one cell by which other tables name it.")
            .unique()
            .filled_by(|document, row| Cell::key(document, &T::id(row))),
        Self::DOCUMENT,
        Column::text("id", "Id of the record in its document.")
            .required()
            .filled_by(|_, row| Cell::text(T::id(row))),
    ];
}

impl<T: Placed + 'static> Field<T> {
    /// Where a record comes from: the last columns of most tables.
    pub(super) const PROVENANCE: &'static [Self] = &[
        Column::integer(
            "page",
            "1-based page, where the source has pages; the first one of a record that stands on several.",
        )
        .filled_by(|_, row| {
            let page = T::source(row).and_then(|source| source.page);
            page.map_or(Cell::Null, Cell::integer)
        }),
        FIRST_LINE.filled_by(|_, row| {
            T::source(row).map_or(Cell::Null, |source| Cell::integer(source.lines[0]))
        }),
        LAST_LINE.filled_by(|_, row| {
            T::source(row).map_or(Cell::Null, |source| Cell::integer(source.lines[1]))
        }),
        Column::text(
            "rule",
            "The rule that recovered the record; `ziele rules NAME` explains it.",
        )
        .filled_by(|_, row| T::source(row).map_or(Cell::Null, |source| Cell::text(&*source.rule))),
    ];
}

/// Where something begins.
pub(super) const FIRST_LINE: Column = Column::integer(
    "first_line",
    "1-based line, of the file or of the page as read.",
);

/// Where something ends.
pub(super) const LAST_LINE: Column = Column::integer(
    "last_line",
    "1-based line, of the file or of the page as read.",
);

impl<T: Measured + 'static> Field<T> {
    /// A unit of measure.
    pub(super) const UNIT: &'static [Self] = &[
        Column::text(
            "unit_text",
            "The unit as printed; empty for things that are counted.",
        )
        .filled_by(|_, row| T::unit(row).map_or(Cell::Null, |unit| Cell::text(unit.text.as_str()))),
        Column::text("unit_code", "ISO 4217 for money, UCUM where a code exists.")
            .filled_by(|_, row| Cell::optional(T::unit(row).and_then(|unit| unit.code.as_ref()))),
        Column::integer(
            "unit_scale",
            "Factor to the plain unit: 1000 for T€. The value times this factor is in the unit of `unit_code`.",
        )
        .filled_by(|_, row| T::unit(row).map_or(Cell::Null, |unit| Cell::integer(unit.scale))),
    ];
}

/// Records that have ids and places of their own.
macro_rules! records {
    ($($record:ty),*) => {
        $(
            impl Named for $record {
                fn id<'d>(row: &Row<'d, Self>) -> Cow<'d, str> {
                    Cow::Borrowed(&row.item.id)
                }
            }

            impl Placed for $record {
                fn source<'d>(row: &Row<'d, Self>) -> Option<&'d Source> {
                    Some(&row.item.source)
                }
            }
        )*
    };
}

records!(Goal, Indicator, Principle, Project, Section);

impl Named for Question {
    fn id<'d>(row: &Row<'d, Self>) -> Cow<'d, str> {
        Cow::Owned(question_id(row.at))
    }
}

/// Questions have no ids in the JSON, and their printed numbers may come twice.
pub(super) fn question_id(at: usize) -> String {
    format!("question-{}", at + 1)
}

impl Named for Finding {
    fn id<'d>(row: &Row<'d, Self>) -> Cow<'d, str> {
        Cow::Borrowed(&row.item.fingerprint)
    }
}

impl Placed for Question {
    fn source<'d>(row: &Row<'d, Self>) -> Option<&'d Source> {
        Some(&row.item.source)
    }
}

impl Placed for Council {
    fn source<'d>(row: &Row<'d, Self>) -> Option<&'d Source> {
        Some(&row.item.source)
    }
}

impl Placed for Diagnostic {
    fn source<'d>(row: &Row<'d, Self>) -> Option<&'d Source> {
        row.item.source.as_ref()
    }
}

/// What stands where its parent stands.
macro_rules! parts {
    ($($part:ty),*) => {
        $(impl Placed for $part {
            fn source<'d>(row: &Row<'d, Self>) -> Option<&'d Source> {
                row.parent.source()
            }
        })*
    };
}

parts!(Date, Point, Quantity);

impl<'d> Parent<'d> {
    fn source(self) -> Option<&'d Source> {
        match self {
            Self::Goal(goal) => Some(&goal.source),
            Self::Question(question, _) => Some(&question.source),
            Self::Indicator(indicator) => Some(&indicator.source),
            Self::Document | Self::Finding(_) | Self::Role(_) => None,
        }
    }

    /// The indicator that has a series or goals.
    pub(super) fn indicator(self) -> Option<&'d Indicator> {
        match self {
            Self::Indicator(indicator) => Some(indicator),
            _ => None,
        }
    }
}

impl Measured for Indicator {
    fn unit<'d>(row: &Row<'d, Self>) -> Option<&'d Unit> {
        row.item.unit.as_ref()
    }
}

impl Measured for Point {
    fn unit<'d>(row: &Row<'d, Self>) -> Option<&'d Unit> {
        row.parent.indicator()?.unit.as_ref()
    }
}

impl Measured for Quantity {
    fn unit<'d>(row: &Row<'d, Self>) -> Option<&'d Unit> {
        row.item.unit.as_ref()
    }
}
