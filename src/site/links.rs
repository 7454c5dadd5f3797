//! Where links lead: fragments of pages, and pages of the sources.

use crate::model::File;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// An id of a record as the id of an element and as a fragment: `8/open-data/ziel-1` is `8_open-data_ziel-1`. Letters, digits, dots and
/// hyphens stay, so that a fragment never needs encoding; all else becomes its code point.
pub(super) fn fragment(id: &str) -> String {
    let mut fragment = String::with_capacity(id.len());
    for letter in id.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' => fragment.push(letter),
            '/' => fragment.push('_'),
            // Writing to a string cannot fail.
            other => {
                let _ = write!(fragment, "_{:x}_", u32::from(other));
            }
        }
    }
    fragment
}

/// A path as it stands in a link: `/` parts its components, all but letters, digits and `-._~` is percent-encoded.
pub(super) fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Where the sources of the documents lie, seen from a page of a document.
#[derive(Debug, Clone)]
pub(super) enum Sources {
    /// At an address, or in a folder that was named: what stands before their paths.
    At(String),
    /// Where the paths of the documents say, if they are there; what stands before them.
    Beside(String),
    /// Nobody knows.
    Unknown,
}

impl Sources {
    /// The sources of documents whose pages will lie in `pages`. `base` is an address or a folder that the caller names; without it, sources
    /// are looked for below the working folder. A report that lies elsewhere cannot lead to them without the folders of this machine.
    pub(super) fn of(pages: &Path, base: Option<&str>) -> Self {
        match base {
            Some(base) if is_address(base) => Self::At(format!("{}/", base.trim_end_matches('/'))),
            Some(base) => match up(pages).filter(|_| Path::new(base).is_relative()) {
                Some(up)
                    if below(Path::new(base)).is_some_and(|base| base.as_os_str().is_empty()) =>
                {
                    Self::At(up)
                }
                Some(up) => Self::At(format!("{up}{}/", encoded(&plain(base)))),
                None => Self::At(format!("{}/", at_the_root(base))),
            },
            None => up(pages).map_or(Self::Unknown, Self::Beside),
        }
    }

    /// The link to a page of a source, if it can be reached.
    pub(super) fn link(&self, file: &File, page: Option<u32>) -> Option<String> {
        let path = below(Path::new(&file.path)).filter(|path| !path.as_os_str().is_empty())?;
        let before = match self {
            Self::At(base) => base,
            Self::Beside(up) if path.is_file() => up,
            _ => return None,
        };
        let page = page
            .filter(|_| file.media_type == "application/pdf")
            .map(|page| format!("#page={page}"))
            .unwrap_or_default();
        Some(format!("{before}{}{page}", encoded(&slashed(&path))))
    }
}

/// A scheme of two letters or more; one letter is a drive.
fn is_address(base: &str) -> bool {
    let scheme = base.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.len() > 1
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// A folder as it was named, with `/` and without the last of them.
fn plain(folder: &str) -> String {
    let slashed = if std::path::MAIN_SEPARATOR == '\\' {
        folder.replace('\\', "/")
    } else {
        folder.to_owned()
    };
    slashed
        .trim_end_matches('/')
        .trim_start_matches("./")
        .to_owned()
}

/// The address of a folder from the root of the file system.
fn at_the_root(folder: &str) -> String {
    let absolute = std::path::absolute(folder).map_or_else(
        |_| folder.to_owned(),
        |path| path.to_string_lossy().into_owned(),
    );
    let path = plain(&absolute);
    match path.split_once(":/") {
        Some((drive, rest)) if drive.len() == 1 => format!("file:///{drive}:/{}", encoded(rest)),
        _ => format!("file://{}", encoded(&path)),
    }
}

/// The path without `.`, if it leads nowhere but down from the working folder.
fn below(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::Normal(name) => plain.push(name),
            Component::ParentDir if plain.pop() => {}
            _ => return None,
        }
    }
    Some(plain)
}

/// The way from a folder below the working folder up to that.
fn up(folder: &Path) -> Option<String> {
    below(folder).map(|folder| "../".repeat(folder.components().count()))
}

fn slashed(path: &Path) -> String {
    path.components()
        .map(|component| component.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf(path: &str) -> File {
        File {
            path: path.into(),
            media_type: "application/pdf".into(),
            sha256: String::new(),
            bytes: 0,
            pages: Some(9),
        }
    }

    fn link(pages: &str, base: &str, path: &str) -> Option<String> {
        Sources::of(Path::new(pages), Some(base)).link(&pdf(path), Some(3))
    }

    #[test]
    fn fragments_are_plain_and_tell_ids_apart() {
        assert_eq!(fragment("8/open-data/ziel-1"), "8_open-data_ziel-1");
        assert_eq!(fragment("A.II"), "A.II");
        assert_eq!(fragment("a b\"<ä"), "a_20_b_22__3c__e4_");
    }

    #[test]
    fn a_folder_below_the_working_folder_is_reached_by_a_relative_link() {
        assert_eq!(
            link("report/dokumente", ".", "seeds/a b.pdf").as_deref(),
            Some("../../seeds/a%20b.pdf#page=3")
        );
        assert_eq!(
            link("./x/../report/dokumente", "papers/2024", "a.pdf").as_deref(),
            Some("../../papers/2024/a.pdf#page=3")
        );
        assert_eq!(
            link("report/dokumente", "../papers/", "a.pdf").as_deref(),
            Some("../../../papers/a.pdf#page=3")
        );
    }

    #[test]
    fn addresses_and_folders_elsewhere_are_taken_as_named() {
        assert_eq!(
            link("report/dokumente", "https://example.org/ris/", "a/ü#1.pdf").as_deref(),
            Some("https://example.org/ris/a/%C3%BC%231.pdf#page=3")
        );
        #[cfg(unix)]
        assert_eq!(
            link("report/dokumente", "/srv/alte papiere", "a.pdf").as_deref(),
            Some("file:///srv/alte%20papiere/a.pdf#page=3")
        );
    }

    #[test]
    fn paths_that_climb_or_name_a_scheme_lead_nowhere_else() {
        for path in ["/etc/passwd", "../../secret.pdf", "", "."] {
            assert_eq!(link("report/dokumente", ".", path), None, "{path}");
        }
        assert_eq!(
            link("report/dokumente", ".", "javascript:alert(1)").as_deref(),
            Some("../../javascript%3Aalert%281%29#page=3")
        );
        assert_eq!(
            link("report/dokumente", ".", "a\\b.pdf").as_deref(),
            Some("../../a%5Cb.pdf#page=3")
        );
    }

    #[test]
    fn without_a_base_only_sources_that_are_there_are_linked() {
        let sources = Sources::of(Path::new("report/dokumente"), None);
        assert_eq!(sources.link(&pdf("no/such.pdf"), Some(3)), None);
        assert_eq!(
            sources.link(&pdf("Cargo.toml"), Some(3)).as_deref(),
            Some("../../Cargo.toml#page=3")
        );
        assert_eq!(
            Sources::of(Path::new("/elsewhere/report"), None).link(&pdf("Cargo.toml"), None),
            None
        );
    }

    #[test]
    fn a_text_has_no_pages() {
        let file = File {
            media_type: "text/plain".into(),
            ..pdf("a.txt")
        };
        assert_eq!(
            Sources::of(Path::new("r"), Some("."))
                .link(&file, Some(3))
                .as_deref(),
            Some("../a.txt")
        );
    }
}
