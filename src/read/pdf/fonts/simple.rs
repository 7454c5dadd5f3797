//! Simple fonts: one byte per code (ISO 32000-2, 9.6).

use super::standard::{self, Encoding};
use super::{Code, Program, Unicode, is_meaning, names};
use crate::read::pdf::file::File;
use lopdf::{Dictionary, Object};
use std::cell::LazyCell;

/// What each code means, and how wide it is.
#[derive(Debug)]
pub(super) struct Simple {
    texts: [Box<str>; 256],
    widths: [f32; 256],
}

impl Default for Simple {
    fn default() -> Self {
        Self {
            texts: std::array::from_fn(|_| Box::default()),
            widths: [500.0; 256],
        }
    }
}

impl Simple {
    pub(super) fn read(
        dict: &Dictionary,
        descriptor: Option<&Dictionary>,
        name: &str,
        unicode: &Unicode,
        program: impl FnOnce() -> Program,
        file: &File,
    ) -> Self {
        let program = LazyCell::new(program);
        let encoding = dict
            .get(b"Encoding")
            .ok()
            .map(|object| file.resolve(object));
        let named = match encoding {
            Some(Object::Name(name)) => Encoding::named(name),
            Some(Object::Dictionary(dict)) => {
                file.name(dict, b"BaseEncoding").and_then(Encoding::named)
            }
            _ => None,
        };
        let differences = differences(encoding, file);
        // Bit 3 of the flags: the font has an encoding of its own.
        let symbolic = descriptor
            .and_then(|d| file.number(d, b"Flags"))
            .is_some_and(|flags| flags as u32 & 4 != 0);
        let embedded = descriptor.is_some_and(|d| {
            [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"]
                .iter()
                .any(|key| d.has(key))
        });
        let base = match name {
            "Symbol" => Some(Encoding::Symbol),
            "ZapfDingbats" => Some(Encoding::Dingbats),
            _ => named,
        };
        let true_type = file.name(dict, b"Subtype") == Some(b"TrueType");
        let fallback = if true_type {
            Encoding::WinAnsi
        } else {
            Encoding::Standard
        };
        // The program is read for codes only that the font uses, as far as its widths tell: most fonts have no need of it.
        let widths = file.array(dict, b"Widths");
        let first = file.number(dict, b"FirstChar").unwrap_or_default().max(0.0) as usize;
        let used = |code: u8| {
            let width = |widths: &Vec<Object>| {
                usize::from(code)
                    .checked_sub(first)
                    .and_then(|at| widths.get(at))
                    .and_then(|width| file.as_number(width))
            };
            widths.is_none_or(|widths| width(widths).is_some_and(|width| width != 0.0))
        };
        let in_program = |code: u8| {
            if embedded && used(code) {
                program.of_code(code).map(str::to_owned)
            } else {
                None
            }
        };
        let meaning = |code: u8| -> Option<String> {
            let mut text = String::new();
            if unicode.push(u32::from(code), &mut text) && is_meaning(&text) {
                return Some(text);
            }
            let different = differences
                .get(usize::from(code))
                .and_then(Option::as_deref);
            let by_name = different.and_then(names::meaning);
            // A name that says nothing may still be one of the program's codes.
            by_name
                .or_else(|| if symbolic { in_program(code) } else { None })
                .or_else(|| {
                    base.filter(|_| different.is_none())
                        .and_then(|base| base.meaning(code))
                })
                .or_else(|| in_program(code))
                .or_else(|| {
                    if base.is_none() && different.is_none() {
                        fallback.meaning(code)
                    } else {
                        None
                    }
                })
                .filter(|text| is_meaning(text))
        };
        let mut simple = Self::default();
        for (code, slot) in (0..=255_u8).zip(&mut simple.texts) {
            *slot = meaning(code).unwrap_or_default().into();
        }
        simple.measure(dict, descriptor, name, file);
        simple
    }

    fn measure(
        &mut self,
        dict: &Dictionary,
        descriptor: Option<&Dictionary>,
        name: &str,
        file: &File,
    ) {
        let metrics = standard::metrics(name);
        let missing = descriptor.and_then(|d| file.number(d, b"MissingWidth"));
        for (code, (slot, text)) in (0..=255_u8).zip(self.widths.iter_mut().zip(&self.texts)) {
            let known = metrics.and_then(|metrics| {
                metrics
                    .width_of(text)
                    .or_else(|| metrics.of_code(code).map(|(width, _)| width))
            });
            *slot = missing.or(known).unwrap_or(500.0);
        }
        let Some(widths) = file.array(dict, b"Widths") else {
            return;
        };
        let first = file.number(dict, b"FirstChar").unwrap_or_default().max(0.0) as usize;
        for (slot, width) in self.widths.iter_mut().skip(first).zip(widths) {
            if let Some(width) = file.as_number(width) {
                *slot = width;
            }
        }
    }

    pub(super) fn code(&self, code: u8, out: &mut String) -> Code {
        let text = self
            .texts
            .get(usize::from(code))
            .map(Box::as_ref)
            .unwrap_or_default();
        let known = !text.is_empty();
        out.push_str(if known { text } else { "\u{fffd}" });
        let width = self
            .widths
            .get(usize::from(code))
            .copied()
            .unwrap_or_default();
        Code {
            length: 1,
            width,
            known,
            is_space: code == 32,
        }
    }
}

/// The names that an encoding gives to codes: `[ 39 /quotesingle 96 /grave /a /b ]`.
fn differences(encoding: Option<&Object>, file: &File) -> Vec<Option<String>> {
    let mut names: Vec<Option<String>> = vec![None; 256];
    let Some(Object::Dictionary(dict)) = encoding else {
        return names;
    };
    let mut code = 0_usize;
    for object in file.array(dict, b"Differences").into_iter().flatten() {
        match file.resolve(object) {
            Object::Name(name) => {
                if let Some(slot) = names.get_mut(code) {
                    *slot = Some(String::from_utf8_lossy(name).into_owned());
                }
                code = code.saturating_add(1);
            }
            other => {
                code = file
                    .as_number(other)
                    .map_or(code, |number| number.max(0.0) as usize);
            }
        }
    }
    names
}
