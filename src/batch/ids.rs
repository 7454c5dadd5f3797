//! The ids of documents, which are the names of their outputs.

use super::located::Located;
use crate::notation::slug::slug;
use crate::source::sha256;
use std::collections::BTreeMap;
use std::path::Path;

/// A source with the id of its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Job {
    pub(super) id: String,
    pub(super) source: Located,
}

/// The slug that the index has to itself.
const TAKEN: &str = "index";

/// Letters of a slug: with the hash and the suffix a file name stays below the 255 bytes that file systems allow.
const LONGEST: usize = 180;

/// How many digits of the hash make an id its own. More than eight are needed only if a name was chosen to collide.
const DIGITS: [usize; 3] = [8, 16, 64];

/// Gives every source an id. Those that would share one all get a hash of their path: which of them comes first must
/// not decide who keeps the plain id, for then a new source could rename an old output.
pub(super) fn assign(sources: Vec<Located>) -> Vec<Job> {
    let job = |source: Located| Job { id: name(stem(&source.path)), source };
    let mut jobs: Vec<Job> = sources.into_iter().map(job).collect();
    for digits in DIGITS {
        let mut uses: BTreeMap<String, usize> = BTreeMap::from([(TAKEN.to_owned(), 1)]);
        for job in &jobs {
            *uses.entry(job.id.clone()).or_default() += 1;
        }
        for job in jobs.iter_mut().filter(|job| uses.get(&job.id) > Some(&1)) {
            let hash = sha256(job.source.path.as_bytes());
            let hash = hash.get(..digits).unwrap_or(&hash);
            job.id = format!("{}-{hash}", name(stem(&job.source.path)));
        }
    }
    jobs
}

fn stem(path: &str) -> &str {
    Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// The slug of a stem, cut to a length that file systems allow.
fn name(stem: &str) -> String {
    let mut name = slug(stem);
    name.truncate(LONGEST);
    let name = name.trim_end_matches('-');
    if name.is_empty() { "document".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(paths: &[&str]) -> Vec<String> {
        let sources = paths.iter().map(|path| Located::input(Path::new(path)));
        assign(sources.collect()).into_iter().map(|job| job.id).collect()
    }

    #[test]
    fn every_stem_has_a_name_of_bearable_length() {
        assert_eq!(name("bericht.v2"), "bericht-v2");
        assert_eq!(name("—"), "document");
        assert_eq!(name(&"ä".repeat(200)).len(), LONGEST);
    }

    #[test]
    fn sources_of_one_stem_all_get_the_hash_of_their_path() {
        let found = ids(&["a/plan.md", "b/plan.txt", "c/plan-2.md"]);
        let hash = |path: &str| sha256(path.as_bytes())[..8].to_owned();
        assert_eq!(found, [format!("plan-{}", hash("a/plan.md")), format!("plan-{}", hash("b/plan.txt")), "plan-2".into()]);
    }

    #[test]
    fn a_name_made_to_collide_with_a_hashed_id_gets_none_of_its_own() {
        let forged = format!("plan-{}.md", &sha256(b"a/plan.md")[..8]);
        let found = ids(&["a/plan.md", "b/plan.md", &forged]);
        let distinct: std::collections::BTreeSet<_> = found.iter().collect();
        assert_eq!(distinct.len(), 3);
    }

    #[test]
    fn no_document_takes_the_name_of_the_index() {
        let found = ids(&["index.md"]);
        assert!(found[0].starts_with("index-"), "{found:?}");
    }
}
