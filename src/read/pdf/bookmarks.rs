//! The bookmarks of a file: titles of its parts, with their depth (ISO 32000-2, 12.3.3).

use super::file::File;
use lopdf::{Object, ObjectId};
use rustc_hash::FxHashSet;

/// Bookmarks that are read.
const MOST: usize = 20_000;

/// Titles with their depth, 1 for the parts of the whole.
pub(super) fn read(file: &File) -> Vec<(String, u8)> {
    let mut found = Vec::new();
    let root = file
        .catalog()
        .and_then(|catalog| file.dict(catalog, b"Outlines"));
    let Some(first) = root.and_then(|root| root.get(b"First").ok()) else {
        return found;
    };
    let mut seen: FxHashSet<ObjectId> = FxHashSet::default();
    let mut open: Vec<(&Object, u8)> = vec![(first, 1)];
    while let Some((object, depth)) = open.pop() {
        let fresh = object.as_reference().is_ok_and(|id| seen.insert(id));
        let Some(dict) = file.as_dict(object).filter(|_| fresh && found.len() < MOST) else {
            continue;
        };
        if let Some(title) = file.text(dict, b"Title") {
            found.push((title, depth));
        }
        open.extend(dict.get(b"Next").ok().map(|next| (next, depth)));
        open.extend(
            dict.get(b"First")
                .ok()
                .map(|below| (below, depth.saturating_add(1).min(6))),
        );
    }
    found
}
