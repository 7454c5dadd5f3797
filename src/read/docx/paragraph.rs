//! The text of a paragraph.

use super::styles::{Letters, is_on, letters, value};
use super::walk::Walk;
use crate::read::flow::{Block, Phrase};
use crate::read::tree::Id;

/// Appends what is printed of a paragraph. What stands in text boxes goes `beside` it.
pub(super) fn text(
    walk: &mut Walk<'_>,
    id: Id,
    set: Letters,
    phrase: &mut Phrase,
    beside: &mut Vec<Block>,
) {
    let tree = walk.tree;
    for child in tree.children(id) {
        match tree.name(child) {
            "r" => {
                let properties = tree.child(child, "rPr");
                let own = properties.map(|at| letters(tree, at)).unwrap_or_default();
                let style = properties
                    .and_then(|at| value(tree, at, "rStyle"))
                    .map(|style| walk.styles.letters(style))
                    .unwrap_or_default();
                run(walk, child, own.or(style).or(set), phrase, beside);
            }
            // Deleted text, and what is not text at all.
            "pPr" | "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "rt" => {}
            "AlternateContent" => {
                if let Some(choice) = tree.children(child).next() {
                    text(walk, choice, set, phrase, beside);
                }
            }
            // The letters of a formula.
            "t" => phrase.push(&tree.whole_text(child), set.bold == Some(true)),
            _ => text(walk, child, set, phrase, beside),
        }
    }
}

/// Appends what is printed of a run of letters that are set alike.
fn run(walk: &mut Walk<'_>, id: Id, set: Letters, phrase: &mut Phrase, beside: &mut Vec<Block>) {
    let tree = walk.tree;
    let bold = set.bold == Some(true);
    let hidden = set.hidden == Some(true);
    for child in tree.children(id) {
        let name = tree.name(child);
        // What a field is made from is no text; its result is.
        if name == "fldChar" {
            field(walk, child, phrase);
            continue;
        }
        if hidden || walk.fields.last() == Some(&false) {
            continue;
        }
        match name {
            "t" => phrase.push(&tree.whole_text(child), bold),
            "tab" | "ptab" => phrase.push("\t", bold),
            "br" | "cr" => phrase.end_line(),
            "noBreakHyphen" => phrase.push("-", bold),
            "softHyphen" => phrase.push("\u{ad}", bold),
            "sym" => {
                let code = tree
                    .attribute(child, "char")
                    .and_then(|code| u32::from_str_radix(code, 16).ok());
                let sign = code.and_then(char::from_u32).map(sign);
                phrase.push(sign.unwrap_or_default().encode_utf8(&mut [0; 4]), bold);
            }
            "drawing" | "pict" | "object" => boxes(walk, child, beside),
            "AlternateContent" => {
                if let Some(choice) = tree.children(child).next() {
                    boxes(walk, choice, beside);
                }
            }
            "ruby" => text(walk, child, set, phrase, beside),
            _ => {}
        }
    }
}

/// Opens, turns or closes a field. A field that is a box to tick is shown as its sign.
fn field(walk: &mut Walk<'_>, id: Id, phrase: &mut Phrase) {
    let tree = walk.tree;
    match tree.attribute(id, "fldCharType") {
        Some("begin") => {
            walk.fields.push(false);
            if let Some(tick) = tree.find(id, "checkBox") {
                let state = |name: &str| {
                    tree.child(tick, name)
                        .map(|at| tree.attribute(at, "val").is_none_or(is_on))
                };
                let ticked = state("checked")
                    .or_else(|| state("default"))
                    .unwrap_or(false);
                phrase.push(if ticked { "☒" } else { "☐" }, false);
            }
        }
        Some("separate") => {
            if let Some(field) = walk.fields.last_mut() {
                *field = true;
            }
        }
        Some("end") => {
            walk.fields.pop();
        }
        _ => {}
    }
}

/// What stands in the text boxes of a drawing.
fn boxes(walk: &mut Walk<'_>, id: Id, beside: &mut Vec<Block>) {
    let tree = walk.tree;
    let found: Vec<Id> = tree
        .all(id, "txbxContent")
        .filter(|found| {
            !tree
                .ancestors(*found)
                .take_while(|above| *above != id)
                .any(|above| matches!(tree.name(above), "txbxContent" | "Fallback"))
        })
        .collect();
    for content in found {
        // Fields do not reach into a box.
        let fields = std::mem::take(&mut walk.fields);
        walk.children(content, beside);
        walk.fields = fields;
    }
}

/// The sign that a symbol font shows for a code.
fn sign(code: char) -> char {
    match u32::from(code) & 0xff {
        0xfe | 0x78 | 0xfd => '☒',
        0xa8 | 0x6f | 0x71 => '☐',
        0xfc => '✓',
        0xe0 | 0xe8 => '→',
        _ => code,
    }
}
