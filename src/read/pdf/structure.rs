//! The structure tree of a tagged PDF: what pieces of marked content are (ISO 32000-2, 14.7 and 14.8).

use super::file::File;
use crate::text::Mark;
use lopdf::{Dictionary, Object, ObjectId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Marks by page and by id of marked content.
pub(super) type Structure = FxHashMap<ObjectId, FxHashMap<u32, Mark>>;

/// Elements that are looked at: a tree with more is no help.
const ELEMENTS: usize = 2_000_000;

/// Reads the tree. A file without one gives nothing.
pub(super) fn read(file: &File) -> Structure {
    let mut walk = Walk {
        file,
        roles: None,
        found: Structure::default(),
        seen: FxHashSet::default(),
        items: 0,
        rows: 0,
        cells: 0,
        left: ELEMENTS,
    };
    let root = file
        .catalog()
        .and_then(|catalog| file.dict(catalog, b"StructTreeRoot"));
    if let Some(root) = root {
        walk.roles = file.dict(root, b"RoleMap");
        if let Ok(kids) = root.get(b"K") {
            walk.kids(kids, None, Mark::None, 0);
        }
    }
    walk.found
}

struct Walk<'f> {
    file: &'f File,
    roles: Option<&'f Dictionary>,
    found: Structure,
    seen: FxHashSet<ObjectId>,
    items: u32,
    rows: u32,
    cells: u32,
    left: usize,
}

impl<'f> Walk<'f> {
    fn kids(&mut self, object: &'f Object, page: Option<ObjectId>, mark: Mark, depth: usize) {
        if self.left == 0 || depth > self.file.budget.nesting() {
            return;
        }
        self.left -= 1;
        if let Object::Reference(id) = object
            && !self.seen.insert(*id)
        {
            return;
        }
        match self.file.resolve(object) {
            Object::Integer(id) => self.set(page, *id, mark),
            Object::Array(kids) => kids
                .iter()
                .for_each(|kid| self.kids(kid, page, mark, depth + 1)),
            Object::Dictionary(dict) => self.element(dict, page, mark, depth),
            _ => {}
        }
    }

    fn element(&mut self, dict: &'f Dictionary, page: Option<ObjectId>, mark: Mark, depth: usize) {
        let page = dict
            .get(b"Pg")
            .ok()
            .and_then(|page| page.as_reference().ok())
            .or(page);
        if let Some(id) = dict.get(b"MCID").ok().and_then(|id| id.as_i64().ok()) {
            self.set(page, id, mark);
            return;
        }
        let own = self
            .file
            .name(dict, b"S")
            .map(|kind| self.role(kind))
            .unwrap_or_default();
        let mark = match own {
            b"H" => Mark::Heading(1),
            [b'H', depth @ b'1'..=b'6'] => Mark::Heading(depth - b'0'),
            b"LI" => {
                self.items += 1;
                Mark::Item(self.items)
            }
            b"TR" => {
                self.rows += 1;
                mark
            }
            b"TD" | b"TH" => {
                self.cells += 1;
                Mark::Cell(self.rows, self.cells)
            }
            b"Artifact" => Mark::Artifact,
            _ => mark,
        };
        if let Ok(kids) = dict.get(b"K") {
            self.kids(kids, page, mark, depth + 1);
        }
    }

    /// The standard type that a type of the file's own stands for.
    fn role(&self, kind: &'f [u8]) -> &'f [u8] {
        let mut kind = kind;
        for _ in 0..8 {
            match self.roles.and_then(|roles| self.file.name(roles, kind)) {
                Some(role) if role != kind => kind = role,
                _ => break,
            }
        }
        kind
    }

    fn set(&mut self, page: Option<ObjectId>, id: i64, mark: Mark) {
        if let (Some(page), Ok(id)) = (page, u32::try_from(id))
            && mark != Mark::None
        {
            self.found.entry(page).or_default().insert(id, mark);
        }
    }
}
