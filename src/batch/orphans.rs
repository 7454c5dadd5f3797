//! Outputs in the folder that belong to none of the sources.

use super::index;
use super::written::Written;
use crate::problem::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// An output whose source is gone, or could not be read.
#[derive(Debug)]
pub struct LeftOver {
    /// The file.
    pub path: PathBuf,
    /// Its source is there, and could not be read: the output tells what an earlier run read.
    pub is_unread: bool,
    /// What was done with it.
    pub fate: Fate,
}

/// What becomes of an output whose source is gone.
#[derive(Debug)]
pub enum Fate {
    /// It stays, for nobody asked to remove it.
    Kept,
    /// It stays although it was to be removed: some input could not be looked through, so that its source may be there.
    Spared,
    /// It was removed.
    Removed,
    /// It was to be removed and could not be.
    Stuck(Error),
}

/// Finds the outputs for whose id `is_kept` does not hold, says for which of them `is_unread` does, and removes them if `prune` says so and all inputs were looked through.
///
/// The index of the run before names them only once, so that they are known by what they are: a document of this
/// format under the name of its own id. No other file is touched.
pub(super) fn settle(
    output: &Path,
    is_kept: impl Fn(&str) -> bool,
    is_unread: impl Fn(&str) -> bool,
    prune: bool,
    inputs_complete: bool,
) -> Vec<LeftOver> {
    let settle = |path: PathBuf| {
        let fate = match (prune, inputs_complete) {
            (false, _) => Fate::Kept,
            (true, false) => Fate::Spared,
            (true, true) => fs::remove_file(&path)
                .map_or_else(|error| Fate::Stuck(error.into()), |()| Fate::Removed),
        };
        let is_unread = path
            .file_stem()
            .and_then(|id| id.to_str())
            .is_some_and(&is_unread);
        LeftOver {
            path,
            is_unread,
            fate,
        }
    };
    let files = fs::read_dir(output).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files
        .map(|entry| entry.path())
        .filter(|file| is_left_over(file, &is_kept))
        .collect();
    files.sort();
    files.into_iter().map(settle).collect()
}

fn is_left_over(file: &Path, is_kept: impl Fn(&str) -> bool) -> bool {
    let Some(id) = file
        .file_name()
        .and_then(|name| name.to_str())
        .and_then(|name| name.strip_suffix(".json"))
    else {
        return false;
    };
    file.file_name() != Some(index::NAME.as_ref())
        && !is_kept(id)
        && Written::read(file, id).is_some()
}
