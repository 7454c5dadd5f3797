//! No circle of files: what a file imports does not import it back, neither at once nor through others.

use crate::tokens::{is_sign, tokens, visit_code};
use crate::{files, root};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A module, by the names on the way to it from the crate's root.
type Module = Vec<String>;

/// What the files of a folder import from one another: each entry of the folder with those that it imports from.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// Circles that are known: the folder, and the entries that import one another. A circle that is mended goes from the list.
const KNOWN: [(&str, &[&str]); 4] = [
    ("read/docx", &["paragraph", "table", "walk"]),
    ("read/html", &["table", "walk"]),
    ("read/odt", &["table", "walk"]),
    ("read/pdf", &["file", "filters", "fonts"]),
];

#[test]
fn files_of_a_folder_import_in_no_circle() {
    let is_known = |(folder, circle): &(String, Vec<String>)| {
        KNOWN.iter().any(|(known, entries)| {
            known == folder && circle.iter().all(|entry| entries.contains(&entry.as_str()))
        })
    };
    let mut new = circles(&tree());
    new.retain(|circle| !is_known(circle));
    assert!(new.is_empty(), "circles of files: {new:#?}");
}

#[test]
fn a_circle_over_two_folders_and_a_door_is_found() {
    let tree = Tree::of(&[
        ("crate", "mod read; mod rules;"),
        ("crate::read", "mod glyph; mod page; pub use page::Page;"),
        ("crate::read::glyph", "use super::Page;"),
        ("crate::read::page", "use crate::rules::goal;"),
        ("crate::rules", "pub mod goal;"),
        (
            "crate::rules::goal",
            "fn f() { crate::read::glyph::width() }",
        ),
    ]);
    assert_eq!(
        circles(&tree),
        [(
            "crate".to_owned(),
            vec!["read".to_owned(), "rules".to_owned()]
        )]
    );
}

#[test]
fn a_circle_within_a_folder_is_found_through_its_door() {
    let tree = Tree::of(&[
        ("crate", "mod read;"),
        (
            "crate::read",
            "mod glyph; mod line; mod page; pub use page::{Page, Rule};",
        ),
        ("crate::read::glyph", "use super::{Page, line};"),
        ("crate::read::line", ""),
        ("crate::read::page", "use super::glyph::Glyph;"),
    ]);
    assert_eq!(
        circles(&tree),
        [(
            "read".to_owned(),
            vec!["glyph".to_owned(), "page".to_owned()]
        )]
    );
}

#[test]
fn what_a_door_defines_and_what_tests_import_make_no_circle() {
    let tree = Tree::of(&[
        ("crate", "mod read;"),
        (
            "crate::read",
            "mod glyph; mod page; pub struct Options; fn read() { page::read() }",
        ),
        (
            "crate::read::glyph",
            "use super::Options; #[cfg(test)] mod tests { use super::super::page; }",
        ),
        ("crate::read::page", "use super::glyph; use super::Options;"),
    ]);
    assert!(circles(&tree).is_empty());
}

/// The code of the crate.
fn tree() -> Tree {
    let files = files("src", "rs");
    let code = files.iter().map(|file| {
        let inside = file.strip_prefix(root().join("src")).unwrap();
        (module_of(inside), std::fs::read_to_string(file).unwrap())
    });
    Tree::new(code.collect())
}

/// The module of a file below `src`.
fn module_of(file: &Path) -> Module {
    let mut names: Module = file
        .with_extension("")
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.pop_if(|name| ["lib", "main", "mod"].contains(&name.as_str()));
    names
}

/// All modules with what they import, and what they give out of modules below them.
struct Tree {
    paths: BTreeMap<Module, BTreeSet<Module>>,
    given_out: BTreeMap<Module, BTreeMap<String, Module>>,
}

impl Tree {
    fn new(code: BTreeMap<Module, String>) -> Self {
        let (mut paths, mut given_out) = (BTreeMap::new(), BTreeMap::new());
        for (module, code) in code {
            let mut scan = Scan::new(module.clone());
            scan.read(tokens(&code).unwrap());
            given_out.insert(module.clone(), scan.given_out);
            paths.insert(module, scan.paths);
        }
        Self { paths, given_out }
    }

    /// A crate of these modules, `crate::read::page`, with their code.
    fn of(code: &[(&str, &str)]) -> Self {
        let module = |path: &str| path.split("::").skip(1).map(str::to_owned).collect();
        Self::new(
            code.iter()
                .map(|(path, code)| (module(path), (*code).to_owned()))
                .collect(),
        )
    }

    /// The module in which something with this path is defined.
    fn home(&self, path: &[String]) -> Module {
        let mut module = Module::new();
        for (at, name) in path.iter().enumerate() {
            let inner = [module.as_slice(), std::slice::from_ref(name)].concat();
            if self.paths.contains_key(&inner) {
                module = inner;
                continue;
            }
            // A macro is given out under its own name: it has no module to look into.
            let given_out = self.given_out.get(&module);
            let origin = given_out.and_then(|given| given.get(name));
            if let Some(origin) = origin.filter(|origin| **origin != inner) {
                let rest = path.get(at + 1..).unwrap_or_default();
                return self.home(&[origin.as_slice(), rest].concat());
            }
            break;
        }
        module
    }

    /// What the entries of each folder import from one another.
    fn imports(&self) -> BTreeMap<Module, Imports> {
        let mut imports: BTreeMap<Module, Imports> = BTreeMap::new();
        for (module, paths) in &self.paths {
            for path in paths {
                let home = self.home(path);
                let shared = module.iter().zip(&home).take_while(|(a, b)| a == b).count();
                // One of them is the door of the folder that they share.
                if let (Some(own), Some(other)) = (module.get(shared), home.get(shared)) {
                    let folder = module.iter().take(shared).cloned().collect();
                    let imports: &mut Imports = imports.entry(folder).or_default();
                    imports
                        .entry(own.clone())
                        .or_default()
                        .insert(other.clone());
                }
            }
        }
        imports
    }
}

/// The circles: each folder with the entries that import one another.
fn circles(tree: &Tree) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for (folder, imports) in tree.imports() {
        let reached: BTreeMap<&String, BTreeSet<&String>> = imports
            .keys()
            .map(|entry| (entry, reach(entry, &imports)))
            .collect();
        let leads_to =
            |from: &String, to: &String| reached.get(from).is_some_and(|all| all.contains(to));
        let mut seen = BTreeSet::new();
        for entry in imports.keys().filter(|entry| leads_to(entry, entry)) {
            let is_with_it = |other: &&String| leads_to(entry, other) && leads_to(other, entry);
            let circle: Vec<String> = imports.keys().filter(is_with_it).cloned().collect();
            if seen.insert(circle.clone()) {
                let name = if folder.is_empty() {
                    "crate".to_owned()
                } else {
                    folder.join("/")
                };
                found.push((name, circle));
            }
        }
    }
    found
}

/// All that an entry imports from, at once and through others.
fn reach<'i>(entry: &'i String, imports: &'i Imports) -> BTreeSet<&'i String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![entry];
    while let Some(entry) = open.pop() {
        for other in imports.get(entry).into_iter().flatten() {
            if reached.insert(other) {
                open.push(other);
            }
        }
    }
    reached
}

/// What the code of a module names.
struct Scan {
    module: Module,
    paths: BTreeSet<Module>,
    given_out: BTreeMap<String, Module>,
}

impl Scan {
    fn new(module: Module) -> Self {
        Self {
            module,
            paths: BTreeSet::new(),
            given_out: BTreeMap::new(),
        }
    }

    fn read(&mut self, stream: TokenStream) {
        let mut is_public = false;
        visit_code(stream, &mut |tree, after| match tree {
            TokenTree::Group(group) => self.read(group.stream()),
            TokenTree::Ident(word) => match word.to_string().as_str() {
                "pub" => is_public = true,
                "use" if is_public => {
                    is_public = false;
                    self.give_out(after);
                }
                "crate" | "super" | "self" => self.note(tree, after),
                "in" => {}
                _ => is_public = false,
            },
            _ => {}
        });
    }

    /// Notes a path that begins with `crate`, `super` or `self`, and all that its braces hold.
    fn note(&mut self, first: &TokenTree, after: &[TokenTree]) {
        let mut rest = after;
        let mut names = vec![first.to_string()];
        let mut ends = Vec::new();
        while let [one, two, next, behind @ ..] = rest
            && is_sign(one, ':')
            && is_sign(two, ':')
        {
            match next {
                TokenTree::Ident(name) => names.push(name.to_string()),
                TokenTree::Group(group) => ends = leaves(group.stream()),
                _ => {}
            }
            rest = behind;
        }
        if ends.is_empty() {
            ends.push((Module::new(), String::new()));
        }
        for (end, _) in ends {
            self.paths
                .insert(self.absolute(&[names.clone(), end].concat()));
        }
    }

    /// Notes what `pub use` gives out of a module below this one.
    fn give_out(&mut self, after: &[TokenTree]) {
        let use_tree = after.iter().take_while(|tree| !is_sign(tree, ';')).cloned();
        for (path, name) in leaves(use_tree.collect()) {
            let is_below = path
                .first()
                .is_some_and(|first| first != "crate" && first != "super");
            let origin = if is_below {
                [self.module.as_slice(), &path].concat()
            } else {
                self.absolute(&path)
            };
            self.given_out.insert(name, origin);
        }
    }

    fn absolute(&self, path: &[String]) -> Module {
        let mut module = Module::new();
        for (at, name) in path.iter().enumerate() {
            match (at, name.as_str()) {
                (0, "self") => module.clone_from(&self.module),
                (0, "crate") | (_, "self") => {}
                (0, "super") => {
                    module.clone_from(&self.module);
                    module.pop();
                }
                (_, "super") => {
                    module.pop();
                }
                _ => module.push(name.clone()),
            }
        }
        module
    }
}

/// The paths that a tree of `use` names, each with the name by which it is known.
fn leaves(stream: TokenStream) -> Vec<(Module, String)> {
    let mut found = Vec::new();
    let (mut path, mut name) = (Module::new(), String::new());
    let mut is_grouped = false;
    for tree in stream {
        match tree {
            TokenTree::Ident(word) if word == "as" => {
                "as".clone_into(&mut name);
            }
            TokenTree::Ident(word) if name == "as" => name = word.to_string(),
            TokenTree::Ident(word) => {
                path.push(word.to_string());
                name = word.to_string();
            }
            TokenTree::Group(group) => {
                is_grouped = true;
                for (end, name) in leaves(group.stream()) {
                    found.push(([path.clone(), end].concat(), name));
                }
            }
            TokenTree::Punct(sign) if sign.as_char() == ',' => {
                if !std::mem::take(&mut is_grouped) {
                    found.push((std::mem::take(&mut path), std::mem::take(&mut name)));
                }
                path.clear();
            }
            _ => {}
        }
    }
    if !path.is_empty() && !is_grouped {
        found.push((path, name));
    }
    found
}
