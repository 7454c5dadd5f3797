//! Tables of a document.

use super::walk::Walk;
use crate::read::flow::{Cell, Row, Table};
use crate::read::tree::{Id, Tree};

/// Columns beyond which repeated cells are no longer read: they fill the sheet up.
const COLUMNS: usize = 64;

/// Reads a table, not those within it.
pub(super) fn table(walk: &mut Walk<'_>, id: Id) -> Table {
    let mut table = Table::default();
    rows(walk, id, false, &mut table);
    table
}

fn rows(walk: &mut Walk<'_>, id: Id, head: bool, table: &mut Table) {
    let tree = walk.tree;
    for child in tree.children(id) {
        match tree.name(child) {
            "table-header-rows" => rows(walk, child, true, table),
            "table-rows" | "table-row-group" => rows(walk, child, head, table),
            // A row that is repeated says the same once more: it is read once.
            "table-row"
                if tree
                    .attribute(child, "visibility")
                    .is_none_or(|shown| shown == "visible") =>
            {
                let cells = cells(walk, child);
                table.rows.push(Row { cells, head });
            }
            _ => {}
        }
    }
}

fn cells(walk: &mut Walk<'_>, row: Id) -> Vec<Cell> {
    let tree = walk.tree;
    let mut cells = Vec::new();
    // Cells that others cover are resolved from the spans of those.
    for id in tree
        .children(row)
        .filter(|id| tree.name(*id) == "table-cell")
    {
        let mut blocks = Vec::new();
        walk.children(id, &mut blocks);
        let cell = Cell {
            blocks,
            columns: number(tree, id, "number-columns-spanned"),
            rows: number(tree, id, "number-rows-spanned"),
        };
        let repeated =
            number(tree, id, "number-columns-repeated").min(COLUMNS.saturating_sub(cells.len()));
        cells.extend(std::iter::repeat_n(cell, repeated));
    }
    while cells
        .last()
        .is_some_and(|cell| cell.blocks.is_empty() && cell.columns == 1 && cell.rows == 1)
        && cells.len() == COLUMNS
    {
        cells.pop();
    }
    cells
}

fn number(tree: &Tree, id: Id, name: &str) -> usize {
    tree.attribute(id, name)
        .and_then(|number| number.parse().ok())
        .unwrap_or(1)
        .max(1)
}
