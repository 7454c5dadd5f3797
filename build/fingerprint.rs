//! A fingerprint of what decides which records a document gives: the code that extracts, and the locked versions of the crates it calls.
//!
//! Code counts as tokens, so comments, white space, lints and tests leave the fingerprint alone. Files count by the names of their modules, so
//! a module may become a folder.

use crate::lock;
use crate::tokens::{is_sign, tokens, visit_code};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Modules of the crate that decide how a run is called, where its files go and what is made of them, but not what a document says.
const LEFT_OUT: [&str; 6] = ["batch", "checks", "cli", "diff", "export", "site"];

/// Macros that take in a file.
const INCLUDING: [&str; 2] = ["include_bytes", "include_str"];

/// Digits of the fingerprint, two per byte.
const BYTES: usize = 8;

/// The fingerprint of the package in `root`.
pub fn fingerprint(root: &Path) -> io::Result<String> {
    let code = Code::of(root)?;
    let mut hasher = Sha256::new();
    for (module, tokens) in &code.modules {
        hasher.update(format!("{module}\n{tokens}\n"));
    }
    // A packaged library may come without its lock.
    let lock = fs::read_to_string(root.join("Cargo.lock")).unwrap_or_default();
    for package in lock::packages_behind(&lock, env!("CARGO_PKG_NAME"), &code.paths) {
        hasher.update(format!("{package}\n"));
    }
    let digest = hasher.finalize();
    Ok(digest
        .iter()
        .take(BYTES)
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}")))
}

/// Names that stand before `::` in the code that extracts. The crates that it calls are among them.
#[cfg(test)]
pub fn paths(root: &Path) -> io::Result<BTreeSet<String>> {
    Ok(Code::of(root)?.paths)
}

/// The code of the modules that count.
#[derive(Default)]
struct Code {
    /// The tokens of each module, and the text of each file that a module takes in, by name.
    modules: BTreeMap<String, String>,
    paths: BTreeSet<String>,
}

impl Code {
    fn of(root: &Path) -> io::Result<Self> {
        let mut code = Self::default();
        code.read_module("crate", &root.join("src/lib.rs"))?;
        Ok(code)
    }

    fn read_module(&mut self, name: &str, file: &Path) -> io::Result<()> {
        let at_fault = |cause: String| io::Error::other(format!("{}: {cause}", file.display()));
        let code = fs::read_to_string(file).map_err(|error| at_fault(error.to_string()))?;
        let tokens = tokens(&code).map_err(at_fault)?;
        let mut scan = Scan::default();
        scan.read(tokens);
        for child in scan.modules {
            let is_left_out = name == "crate" && LEFT_OUT.contains(&child.as_str());
            if !is_left_out {
                self.read_module(&format!("{name}::{child}"), &file_of_module(file, &child)?)?;
            }
        }
        for path in scan.included {
            let included = file.with_file_name(&path);
            let bytes =
                fs::read(&included).map_err(|error| at_fault(format!("{path}: {error}")))?;
            let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
            self.modules.insert(format!("{name} {path}"), text);
        }
        self.modules.insert(name.to_owned(), scan.tokens);
        self.paths.extend(scan.paths);
        Ok(())
    }
}

/// The file of `mod child;` in `file`.
fn file_of_module(file: &Path, child: &str) -> io::Result<PathBuf> {
    let is_door = ["lib.rs", "mod.rs"].iter().any(|door| file.ends_with(door));
    let folder = if is_door {
        file.with_file_name("")
    } else {
        file.with_extension("")
    };
    [format!("{child}.rs"), format!("{child}/mod.rs")]
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.exists())
        .ok_or_else(|| io::Error::other(format!("{}: no file of mod {child}", file.display())))
}

/// What a file says.
#[derive(Default)]
struct Scan {
    /// Its tokens, one after the other.
    tokens: String,
    /// The modules that it declares and that have files of their own.
    modules: Vec<String>,
    /// The files that it takes in.
    included: Vec<String>,
    /// Names that stand before `::`.
    paths: BTreeSet<String>,
}

impl Scan {
    fn read(&mut self, stream: TokenStream) {
        visit_code(stream, &mut |tree, after| {
            self.note(tree, after);
            self.push(tree, after.is_empty());
        });
    }

    /// Notes what these tokens begin: a module, a path, a file that is taken in.
    fn note(&mut self, tree: &TokenTree, after: &[TokenTree]) {
        let (TokenTree::Ident(word), Some((next, behind))) = (tree, after.split_first()) else {
            return;
        };
        match (next, behind.first()) {
            (TokenTree::Ident(name), Some(end)) if word == "mod" && is_sign(end, ';') => {
                self.modules.push(name.to_string());
            }
            (one, Some(two)) if is_sign(one, ':') && is_sign(two, ':') => {
                self.paths.insert(word.to_string());
            }
            (mark, Some(TokenTree::Group(group))) if is_sign(mark, '!') && is_including(word) => {
                let path = group.stream().to_string();
                self.included.push(path.trim_matches('"').to_owned());
            }
            _ => {}
        }
    }

    fn push(&mut self, tree: &TokenTree, is_last: bool) {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                self.tokens += open;
                self.read(group.stream());
                self.tokens += close;
            }
            // A formatter sets and removes the comma behind the last of several.
            comma if is_last && is_sign(comma, ',') => {}
            other => {
                self.tokens += &other.to_string();
                self.tokens.push('\n');
            }
        }
    }
}

fn is_including(name: &Ident) -> bool {
    INCLUDING.iter().any(|including| name == including)
}
