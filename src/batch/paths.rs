//! The paths that outputs show: as given where that is a path below the working folder, never absolute.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// `path` without `.`, and with `..` resolved by its own words, so that one file has one name however it is given.
pub(super) fn lexical(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(plain.components().next_back(), Some(Component::Normal(_))) =>
            {
                plain.pop();
            }
            // Above the root there is nothing else.
            Component::ParentDir if plain.has_root() => {}
            other => plain.push(other),
        }
    }
    plain
}

/// `path` from the root of the file system, links not followed.
pub(super) fn absolute(path: &Path) -> PathBuf {
    lexical(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// The path to show for what is found at `inner` in the folder `input`, or for the file `input` if `inner` is empty.
///
/// An absolute `input`, or one that climbs out of the working folder, is shown by its last component: where a folder
/// lies on one machine must not stand in an output.
pub(super) fn shown(input: &Path, inner: &Path) -> String {
    let given = lexical(input);
    let is_below = matches!(given.components().next(), None | Some(Component::Normal(_)));
    if is_below {
        slashed(&given.join(inner))
    } else {
        slashed(&Path::new(absolute(input).file_name().unwrap_or_default()).join(inner))
    }
}

/// The last `count` components of `path`, or `None` if it has fewer.
pub(super) fn tail(path: &Path, count: usize) -> Option<String> {
    let names = names(path);
    let start = names.len().checked_sub(count)?;
    names.get(start..).map(|names| names.join("/"))
}

fn slashed(path: &Path) -> String {
    let names = names(path);
    if names.is_empty() {
        ".".to_owned()
    } else {
        names.join("/")
    }
}

fn names(path: &Path) -> Vec<String> {
    let normal = path
        .components()
        .filter(|component| matches!(component, Component::Normal(_)));
    normal
        .map(|component| text(component.as_os_str()))
        .collect()
}

/// A name as text. A byte that is no UTF-8 becomes U+FFFD and its two hex digits: names that differ in such bytes only, as those of old archives
/// do, must not become one. U+FFFD stays itself unless two hex digits follow, which would look like such a byte.
fn text(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some((before, after)) = rest.split_once(char::REPLACEMENT_CHARACTER) {
            let is_like_a_byte = after.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
            text.push_str(before);
            if is_like_a_byte {
                bytes(
                    char::REPLACEMENT_CHARACTER.to_string().as_bytes(),
                    &mut text,
                );
            } else {
                text.push(char::REPLACEMENT_CHARACTER);
            }
            rest = after;
        }
        text.push_str(rest);
        bytes(chunk.invalid(), &mut text);
    }
    text
}

fn bytes(bytes: &[u8], text: &mut String) {
    for byte in bytes {
        // Writing to a text cannot fail.
        let _ = write!(text, "{}{byte:02X}", char::REPLACEMENT_CHARACTER);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(input: &str, inner: &str) -> String {
        shown(Path::new(input), Path::new(inner))
    }

    #[test]
    fn a_path_below_the_working_folder_is_shown_as_given() {
        assert_eq!(show("seeds", "a/b.md"), "seeds/a/b.md");
        assert_eq!(show("./seeds/", "b.md"), "seeds/b.md");
        assert_eq!(show("x/../seeds/b.md", ""), "seeds/b.md");
        assert_eq!(show(".", "b.md"), "b.md");
        assert_eq!(show(".", ""), ".");
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_stay_different() {
        use std::os::unix::ffi::OsStrExt as _;
        let show = |name: &[u8]| text(OsStr::from_bytes(name));
        assert_eq!(show(b"Gr\xfcn.md"), "Gr\u{fffd}FCn.md");
        assert_eq!(show("Gr\u{fffd}n.md".as_bytes()), "Gr\u{fffd}n.md");
        assert_eq!(
            show("Gr\u{fffd}FCn.md".as_bytes()),
            "Gr\u{fffd}EF\u{fffd}BF\u{fffd}BDFCn.md"
        );
        assert_eq!(show("Grün.md".as_bytes()), "Grün.md");
    }

    #[test]
    fn a_path_from_elsewhere_shows_no_folder_of_the_machine() {
        assert_eq!(show("/home/someone/papers", "a/b.md"), "papers/a/b.md");
        assert_eq!(show("/home/someone/b.md", ""), "b.md");
        assert_eq!(show("../papers", "b.md"), "papers/b.md");
        assert_eq!(show("/", "b.md"), "b.md");
    }
}
