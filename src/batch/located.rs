//! A source that was found: where it is, and by which path outputs show it.

use super::{Failed, paths};
use crate::problem::Error;
use crate::source::{Limits, STDIN, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How the caller names standard input.
const DASH: &str = "-";

/// A file or a folder, or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located {
    /// As the caller gave it, to open it and to speak of it.
    pub(super) given: PathBuf,
    /// As outputs show it.
    pub(super) path: String,
    /// From the root of the file system, to tell it from all others; standard input has no such path.
    absolute: Option<PathBuf>,
}

impl Located {
    /// What the caller named.
    pub(super) fn input(given: &Path) -> Self {
        if given.as_os_str() == DASH {
            return Self { given: given.to_owned(), path: STDIN.to_owned(), absolute: None };
        }
        Self::within(given, given)
    }

    /// What lies at `given` in the folder `input`.
    pub(super) fn within(input: &Path, given: &Path) -> Self {
        let inner = given.strip_prefix(input).unwrap_or(Path::new(""));
        Self { given: given.to_owned(), path: paths::shown(input, inner), absolute: Some(paths::absolute(given)) }
    }

    /// Whether it is standard input, and no path of the file system.
    pub(super) fn is_stdin(&self) -> bool {
        self.absolute.is_none()
    }

    /// Reads the source.
    pub(super) fn open(&self, limits: &Limits) -> Result<Source, Error> {
        if self.is_stdin() { Source::stdin(limits) } else { Source::open(&self.given, &self.path, limits) }
    }

    /// Says why it could not be read.
    pub(super) fn failed(&self, error: Error) -> Failed {
        Failed { place: self.place(), path: self.path.clone(), error }
    }

    /// Where it is, in the words of the caller.
    pub(super) fn place(&self) -> String {
        if self.is_stdin() { self.path.clone() } else { self.given.display().to_string() }
    }

    /// The shown path with one more of the folders that the source lies in.
    fn longer(&self) -> Option<String> {
        paths::tail(self.absolute.as_deref()?, self.path.split('/').count() + 1)
    }
}

/// Keeps one of those that are the same.
pub(super) fn once_each(sources: &mut Vec<Located>) {
    // Sorted first, so that the order of the inputs has no say in which of two paths is shown.
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let mut seen = BTreeSet::new();
    sources.retain(|source| seen.insert(source.absolute.clone()));
}

/// Gives different sources of the same shown path more of the folders that they lie in, until they differ.
pub(super) fn tell_apart(sources: &mut [Located]) {
    loop {
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for source in &*sources {
            *uses.entry(source.path.clone()).or_default() += 1;
        }
        let mut changed = false;
        for source in sources.iter_mut().filter(|source| uses.get(&source.path) > Some(&1)) {
            if let Some(path) = source.longer() {
                source.path = path;
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(inputs: &[&str]) -> Vec<String> {
        let mut sources: Vec<Located> = inputs.iter().map(|input| Located::input(Path::new(input))).collect();
        once_each(&mut sources);
        tell_apart(&mut sources);
        sources.into_iter().map(|source| source.path).collect()
    }

    #[test]
    fn a_file_given_twice_is_one_source() {
        assert_eq!(shown(&["a/plan.md", "./a/plan.md", "b/../a/plan.md", "-", "-"]), ["a/plan.md", "stdin"]);
    }

    #[test]
    fn files_that_would_show_the_same_path_show_more_of_it() {
        assert_eq!(shown(&["/x/north/plan.md", "/x/south/plan.md"]), ["north/plan.md", "south/plan.md"]);
        assert_eq!(shown(&["/x/1/p/plan.md", "/x/2/p/plan.md"]), ["1/p/plan.md", "2/p/plan.md"]);
    }
}
