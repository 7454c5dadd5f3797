//! XML as office programs write it: elements and texts. Declared entities are never expanded, so that none can grow.

use super::budget::Budget;
use super::tree::{Id, ROOT, Tree};
use crate::problem::Error;
use encoding_rs::{Encoding, UTF_8};
use html5ever::LocalName;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// Events between two looks at the clock.
const OFTEN: usize = 10_000;

/// Parses the XML of a part of a file.
///
/// # Errors
/// [`Error::Damaged`] for what is no sound XML, [`Error::Exceeded`] for too many elements.
pub(super) fn parse(bytes: &[u8], part: &str, budget: &Budget) -> Result<Tree, Error> {
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    let text = encoding.decode_with_bom_removal(bytes).0;
    let mut reader = Reader::from_str(&text);
    let mut tree = Tree::new();
    let mut open: Vec<Id> = vec![ROOT];
    let damaged = |cause: &str| Error::Damaged(format!("{part} is no sound XML ({cause})"));
    for count in 1.. {
        if count % OFTEN == 0 {
            budget.time();
            budget.objects(tree.len());
            budget.check()?;
        }
        let parent = open.last().copied().unwrap_or(ROOT);
        match reader
            .read_event()
            .map_err(|error| damaged(&error.to_string()))?
        {
            Event::Start(start) => {
                let child = element(&mut tree, &start);
                tree.append(parent, child);
                open.push(child);
            }
            Event::Empty(start) => {
                let child = element(&mut tree, &start);
                tree.append(parent, child);
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(shown) => tree.append_text(parent, &shown),
            Event::CData(shown) => tree.append_text(parent, &shown),
            Event::GeneralRef(name) => {
                if let Ok(Some(letter)) = name.resolve_char_ref() {
                    tree.append_text(parent, letter.encode_utf8(&mut [0; 4]));
                } else if let Some(shown) = resolve_predefined_entity(&name) {
                    tree.append_text(parent, shown);
                }
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if open.len() > 1 {
        return Err(damaged("it ends too early"));
    }
    tree.check(budget);
    budget.check()?;
    Ok(tree)
}

fn element(tree: &mut Tree, start: &BytesStart<'_>) -> Id {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .unwrap_or_default();
        (
            LocalName::from(attribute.key.local_name().as_ref()),
            value.into_owned().into_boxed_str(),
        )
    });
    let attributes = attributes.collect();
    tree.element(LocalName::from(start.local_name().as_ref()), attributes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Limits;

    fn read(text: &str) -> Result<Tree, Error> {
        parse(
            text.as_bytes(),
            "content.xml",
            &Budget::new(Limits {
                max_objects: 100,
                max_nesting: 2,
                ..Limits::default()
            }),
        )
    }

    #[test]
    fn elements_attributes_and_texts_lose_their_prefixes_and_keep_their_letters() {
        let tree = read("<?xml version=\"1.0\"?><w:p><w:t w:val=\"a &amp; b\">1 &lt; 2 &#228;<![CDATA[<x>]]></w:t></w:p>").unwrap();
        let text = tree.find(ROOT, "t").unwrap();
        assert_eq!(tree.attribute(text, "val"), Some("a & b"));
        assert_eq!(tree.whole_text(ROOT), "1 < 2 ä<x>");
    }

    #[test]
    fn leaves_declared_entities_alone() {
        let bomb = "<!DOCTYPE p [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><p>x&b;&c;y</p>";
        assert_eq!(read(bomb).unwrap().whole_text(ROOT), "xy");
    }

    #[test]
    fn broken_and_hostile_files_are_refused() {
        let cause = |text: &str| read(text).unwrap_err().to_string();
        assert!(cause("<a><b>").contains("content.xml is no sound XML (it ends too early)"));
        assert!(cause("<a></b>").contains("content.xml is no sound XML"));
        assert!(
            cause(
                &"<a>"
                    .repeat(20)
                    .chars()
                    .chain("</a>".repeat(20).chars())
                    .collect::<String>()
            )
            .contains("--max-nesting")
        );
        assert!(cause(&format!("<a>{}</a>", "<b/>".repeat(200))).contains("--max-objects"));
    }
}
