//! The ids of documents, which are the names of their outputs.

use crate::notation::slug::slug;
use crate::source::sha256;
use std::path::Path;

/// The slug that the index has to itself.
const TAKEN: &str = "index";

/// Letters of a slug: with the hash and the suffix a file name stays below the 255 bytes that file systems allow.
const LONGEST: usize = 180;

/// How many digits of the hash make an id its own. More than eight are needed only if a name was chosen to collide.
const DIGITS: [u8; 3] = [8, 16, 64];

/// How many digits of the hash of its path each of `count` sources needs for an id of its own, where `id` makes the id of a source's number and
/// a number of digits.
///
/// Sources that would share an id all get the hash: which of them comes first must not decide who keeps the plain id, for then a new
/// source could rename an old output.
pub(super) fn digits(count: usize, id: impl Fn(usize, u8) -> Option<String>) -> Vec<u8> {
    let mut needed = vec![0; count];
    for digits in DIGITS {
        let named = needed
            .iter()
            .enumerate()
            .map(|(number, digits)| (id(number, *digits).unwrap_or_default(), number));
        let mut named: Vec<(String, usize)> = named.collect();
        named.sort();
        let mut unique = true;
        for same in named
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|same| same.len() > 1 || same.iter().any(|(id, _)| id == TAKEN))
        {
            unique = false;
            for (_, number) in same {
                if let Some(needed) = needed.get_mut(*number) {
                    *needed = digits;
                }
            }
        }
        if unique {
            break;
        }
    }
    needed
}

/// The id of the document whose source has this path, with so many digits of the path's hash.
pub(super) fn id(path: &str, digits: u8) -> String {
    let name = name(stem(path));
    if digits == 0 {
        return name;
    }
    let hash = sha256(path.as_bytes());
    format!(
        "{name}-{}",
        hash.get(..usize::from(digits)).unwrap_or(&hash)
    )
}

fn stem(path: &str) -> &str {
    Path::new(path)
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
}

/// The slug of a stem, cut to a length that file systems allow.
fn name(stem: &str) -> String {
    let mut name = slug(stem);
    name.truncate(LONGEST);
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        "document".to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(paths: &[&str]) -> Vec<String> {
        let digits = digits(paths.len(), |number, digits| {
            paths.get(number).map(|path| id(path, digits))
        });
        paths
            .iter()
            .zip(digits)
            .map(|(path, digits)| id(path, digits))
            .collect()
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
        assert_eq!(
            found,
            [
                format!("plan-{}", hash("a/plan.md")),
                format!("plan-{}", hash("b/plan.txt")),
                "plan-2".into()
            ]
        );
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
