//! Tables of a page.

use super::walk::Walk;
use crate::read::flow::{Cell, Row, Table};
use crate::read::tree::Id;

/// Reads a table, not those within it.
pub(super) fn table(walk: &mut Walk<'_>, id: Id) -> Table {
    let tree = walk.tree;
    let mut table = Table::default();
    let mut feet = Vec::new();
    for part in tree
        .children(id)
        .filter(|part| !walk.content.is_left_out(tree, *part))
    {
        match tree.name(part) {
            "caption" => table.caption = walk.apart(part),
            "tr" => table.rows.extend(row(walk, part, false)),
            // A foot may be written above the rows that it stands below.
            "tfoot" => feet.extend(rows(walk, part, false)),
            "thead" => table.rows.extend(rows(walk, part, true)),
            "tbody" => table.rows.extend(rows(walk, part, false)),
            _ => {}
        }
    }
    table.rows.append(&mut feet);
    table
}

fn rows(walk: &mut Walk<'_>, id: Id, head: bool) -> Vec<Row> {
    let tree = walk.tree;
    tree.children(id)
        .filter(|child| tree.name(*child) == "tr")
        .filter_map(|child| row(walk, child, head))
        .collect()
}

fn row(walk: &mut Walk<'_>, id: Id, head: bool) -> Option<Row> {
    let tree = walk.tree;
    if walk.content.is_left_out(tree, id) {
        return None;
    }
    let own = |child: &Id| {
        matches!(tree.name(*child), "td" | "th") && !walk.content.is_left_out(tree, *child)
    };
    let ids: Vec<Id> = tree.children(id).filter(own).collect();
    let heads = ids.len() > 1 && ids.iter().all(|cell| tree.name(*cell) == "th");
    let cells = ids.into_iter().map(|cell| {
        let span = |name: &str| {
            tree.attribute(cell, name)
                .and_then(|span| span.trim().parse().ok())
                .unwrap_or(1)
        };
        Cell {
            blocks: walk.apart(cell),
            columns: span("colspan"),
            rows: span("rowspan"),
        }
    });
    Some(Row {
        cells: cells.collect(),
        head: head || heads,
    })
}
