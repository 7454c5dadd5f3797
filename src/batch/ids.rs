//! The ids of documents, which are the names of their outputs.

use super::located::Located;
use crate::source::sha256;
use std::collections::BTreeMap;
use std::path::Path;
use unicode_normalization::UnicodeNormalization as _;

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
    let job = |source: Located| Job { id: slug(stem(&source.path)), source };
    let mut jobs: Vec<Job> = sources.into_iter().map(job).collect();
    for digits in DIGITS {
        let mut uses: BTreeMap<String, usize> = BTreeMap::from([(TAKEN.to_owned(), 1)]);
        for job in &jobs {
            *uses.entry(job.id.clone()).or_default() += 1;
        }
        for job in jobs.iter_mut().filter(|job| uses.get(&job.id) > Some(&1)) {
            let hash = sha256(job.source.path.as_bytes());
            let hash = hash.get(..digits).unwrap_or(&hash);
            job.id = format!("{}-{hash}", slug(stem(&job.source.path)));
        }
    }
    jobs
}

fn stem(path: &str) -> &str {
    Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// Lower case, umlauts and ß in two letters, all else but letters and digits of ASCII a hyphen.
fn slug(stem: &str) -> String {
    let mut slug = String::with_capacity(stem.len());
    // Some systems store `ü` as `u` and two dots.
    for letter in stem.nfc().flat_map(char::to_lowercase) {
        match letter {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(LONGEST);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "document".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(paths: &[&str]) -> Vec<String> {
        let sources = paths.iter().map(|path| Located::input(Path::new(path)));
        assign(sources.collect()).into_iter().map(|job| job.id).collect()
    }

    #[test]
    fn a_slug_has_letters_digits_and_single_hyphens() {
        assert_eq!(slug("Übersicht_Maßnahmen (Köln) 2023 "), "uebersicht-massnahmen-koeln-2023");
        assert_eq!(slug("u\u{308}ber"), "ueber");
        assert_eq!(slug("bericht.v2"), "bericht-v2");
        assert_eq!(slug("ẞ–É"), "ss");
        assert_eq!(slug("—"), "document");
        assert_eq!(slug(&"ä".repeat(200)).len(), LONGEST);
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
