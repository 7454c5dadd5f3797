//! Tables of a document.

use super::styles::{is_on, value};
use super::walk::Walk;
use crate::read::flow::{Cell, Row, Table};
use crate::read::tree::{Id, Tree};

/// Reads a table, not those within it.
pub(super) fn table(walk: &mut Walk<'_>, id: Id) -> Table {
    let tree = walk.tree;
    let mut table = Table::default();
    // For each column, the row and the cell that go on below.
    let mut above: Vec<Option<(usize, usize)>> = Vec::new();
    for row in inside(tree, id, "tr") {
        let properties = tree.child(row, "trPr");
        let has = |name: &str| properties.and_then(|at| tree.child(at, name));
        if has("del").is_some() {
            continue;
        }
        let head = has("tblHeader").is_some_and(|at| tree.attribute(at, "val").is_none_or(is_on));
        let skipped = has("gridBefore")
            .and_then(|at| tree.attribute(at, "val"))
            .and_then(|count| count.parse().ok())
            .unwrap_or(0_usize)
            .min(64);
        let mut cells: Vec<Cell> = (0..skipped).map(|_| Cell::default()).collect();
        let mut column = skipped;
        for cell in inside(tree, row, "tc") {
            let properties = tree.child(cell, "tcPr");
            let columns = properties
                .and_then(|at| value(tree, at, "gridSpan"))
                .and_then(|span| span.parse().ok())
                .unwrap_or(1_usize)
                .clamp(1, 64);
            let merge = properties.and_then(|at| tree.child(at, "vMerge"));
            let goes_on = merge.is_some_and(|at| tree.attribute(at, "val") != Some("restart"));
            above.resize(above.len().max(column + columns), None);
            let open = above.get(column).copied().flatten().filter(|_| goes_on);
            if let Some(spanning) =
                open.and_then(|(row, cell)| table.rows.get_mut(row)?.cells.get_mut(cell))
            {
                spanning.rows += 1;
            } else {
                let mut blocks = Vec::new();
                walk.children(cell, &mut blocks);
                if let Some(place) = above.get_mut(column) {
                    *place = merge.map(|_| (table.rows.len(), cells.len()));
                }
                cells.push(Cell {
                    blocks,
                    columns,
                    rows: 1,
                });
            }
            column += columns;
        }
        table.rows.push(Row { cells, head });
    }
    table
}

/// The rows of a table, the cells of a row: content controls and insertions may stand around them.
fn inside<'t>(tree: &'t Tree, id: Id, name: &'t str) -> Vec<Id> {
    let mut found = Vec::new();
    for child in tree.children(id) {
        match tree.name(child) {
            own if own == name => found.push(child),
            "sdt" | "sdtContent" | "ins" | "customXml" | "smartTag" => {
                found.extend(inside(tree, child, name));
            }
            _ => {}
        }
    }
    found
}
