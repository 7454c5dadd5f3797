//! What earlier runs could not read, as the indexes beside their outputs say.

use super::index;
use super::located::Located;
use crate::model::{FORMAT, Failure, Index};
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use walkdir::{DirEntry, WalkDir};

/// The sources that the indexes in these folders name as failed, each once, by path. Files among the inputs have no index.
pub fn failures(inputs: &[PathBuf]) -> Vec<Failure> {
    let is_hidden = |entry: &DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let mut failures = Vec::new();
    for input in inputs.iter().filter(|input| !Located::input(input).is_stdin() && input.is_dir()) {
        let entries = WalkDir::new(input).into_iter().filter_entry(|entry| !is_hidden(entry)).flatten();
        for entry in entries.filter(|entry| entry.file_type().is_file() && entry.file_name() == index::NAME) {
            // An index that cannot be read says nothing; the documents beside it stand for themselves.
            let index = File::open(entry.path()).ok().and_then(|file| serde_json::from_reader::<_, Index>(BufReader::new(file)).ok());
            failures.extend(index.filter(|index| index.format == FORMAT).into_iter().flat_map(|index| index.failed));
        }
    }
    failures.sort_by(|a, b| (&a.path, &a.error).cmp(&(&b.path, &b.error)));
    failures.dedup();
    failures
}
