//! Files that have lost their table of objects and their trailer: the objects are found by their heads, and the catalog among them.
//!
//! lopdf rebuilds such a table where it finds a trailer or a catalog in the clear. In a file with object streams that was cut off, the catalog
//! is compressed and nothing points to it.

use lopdf::{Document, LoadOptions, ObjectId};
use std::fmt::Write as _;

/// Objects that are looked for.
const MOST: usize = 1_000_000;

/// Loads a file by the heads of its objects. `None` if it has no catalog.
pub(super) fn load(bytes: &[u8], options: LoadOptions) -> Option<Document> {
    let start = memchr::memmem::find(bytes, b"%PDF-").unwrap_or_default();
    let bytes = bytes.get(start..)?;
    let objects = heads(bytes);
    let next = objects.iter().map(|(number, _)| number + 1).max()?;
    let mut whole = Vec::with_capacity(bytes.len() + objects.len() * 40);
    whole.extend_from_slice(bytes);
    // The object in which the file was cut off gets its end.
    let last = objects
        .iter()
        .map(|(_, offset)| *offset)
        .max()
        .unwrap_or_default();
    let open = bytes.get(last..).unwrap_or_default();
    if memchr::memmem::find(open, b"endobj").is_none() {
        let stream = memchr::memmem::find(open, b"stream").is_some()
            && memchr::memmem::find(open, b"endstream").is_none();
        whole.extend_from_slice(if stream {
            b"\nendstream\nendobj\n"
        } else {
            b"\nendobj\n"
        });
    }
    // A catalog of our own stands in until the real one is found.
    let catalog = whole.len() + 1;
    let mut tail = format!("\n{next} 0 obj\n<</Type/Catalog>>\nendobj\n");
    let table = whole.len() + tail.len();
    tail.push_str("xref\n");
    for (number, offset) in objects.iter().copied().chain([(next, catalog)]) {
        // Writing to a string cannot fail.
        let _ = write!(tail, "{number} 1\n{offset:010} 00000 n\r\n");
    }
    let _ = write!(
        tail,
        "trailer\n<</Size {}/Root {next} 0 R>>\nstartxref\n{table}\n%%EOF\n",
        next + 1
    );
    whole.extend_from_slice(tail.as_bytes());
    let mut document = Document::load_mem_with_options(&whole, options).ok()?;
    let real = catalog_of(&document)?;
    document.trailer.set("Root", real);
    Some(document)
}

/// The last catalog that has pages: later objects replace earlier ones.
fn catalog_of(document: &Document) -> Option<ObjectId> {
    let is_catalog = |object: &lopdf::Object| {
        object
            .as_dict()
            .is_ok_and(|dict| dict.has_type(b"Catalog") && dict.has(b"Pages"))
    };
    document
        .objects
        .iter()
        .rev()
        .find(|(_, object)| is_catalog(object))
        .map(|(id, _)| *id)
}

/// Numbers and places of all objects: `12 0 obj`. The last of a number counts.
fn heads(bytes: &[u8]) -> Vec<(u32, usize)> {
    let mut found = std::collections::BTreeMap::new();
    for at in memchr::memmem::find_iter(bytes, b" obj").take(MOST) {
        let before = bytes.get(at.saturating_sub(20)..at).unwrap_or_default();
        let digits = |text: &[u8]| {
            text.iter()
                .rev()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        };
        let generation = digits(before);
        let rest = before.get(..before.len() - generation).unwrap_or_default();
        let Some(rest) = rest.strip_suffix(b" ").filter(|_| generation > 0) else {
            continue;
        };
        let length = digits(rest);
        let number = rest
            .get(rest.len() - length..)
            .and_then(|digits| str::from_utf8(digits).ok())
            .and_then(|digits| digits.parse().ok());
        if let Some(number) = number.filter(|number| *number < u32::MAX - 2) {
            found.insert(number, at - generation - 1 - length);
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::heads;

    #[test]
    fn objects_by_their_heads() {
        let bytes = b"%PDF-1.5\n1 0 obj\n<<>>\nendobj\n23 0 obj<<>>endobj obj x obj";
        assert_eq!(heads(bytes), [(1, 9), (23, 29)]);
    }
}
