//! The file as a tree of objects: opened, decrypted and repaired by lopdf, and walked here with limits.

use super::filters;
use super::fonts::Font;
use super::repair;
use crate::problem::Error;
use crate::read::budget::Budget;
use crate::source::Limits;
use lopdf::{DecompressError, Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Links from one object to the next that are followed.
const LINKS: usize = 32;

/// Objects that a node of the page tree counts for.
const PAGE: usize = 20;

/// An opened file.
#[derive(Debug)]
pub(super) struct File {
    document: Document,
    pub(super) budget: Budget,
    /// Optional content groups that are off.
    off: FxHashSet<ObjectId>,
    fonts: Mutex<FxHashMap<ObjectId, Arc<OnceLock<Arc<Font>>>>>,
}

/// A page with what it inherits.
#[derive(Debug, Clone)]
pub(super) struct Leaf<'f> {
    pub(super) id: Option<ObjectId>,
    pub(super) dict: &'f Dictionary,
    pub(super) resources: Option<&'f Dictionary>,
    /// The part of the page that is shown: left, lower, right, upper.
    pub(super) area: [f32; 4],
    /// Degrees by which the page is turned clockwise: 0, 90, 180 or 270.
    pub(super) rotate: u16,
}

impl File {
    /// Opens a file. Without a password, the empty one is tried.
    pub(super) fn open(
        bytes: &[u8],
        password: Option<&str>,
        limits: Limits,
    ) -> Result<Self, Error> {
        let budget = Budget::new(limits);
        let options = LoadOptions {
            password: password.map(str::to_owned),
            max_decompressed_size: Some(budget.object_bytes()),
            ..LoadOptions::default()
        };
        let loaded = Document::load_mem_with_options(bytes, options.clone());
        let repaired = || repair::load(bytes, options);
        let document = match loaded {
            Ok(document) => document,
            Err(
                lopdf::Error::InvalidPassword
                | lopdf::Error::Decryption(lopdf::encryption::DecryptionError::IncorrectPassword),
            ) => {
                return Err(locked(password));
            }
            Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                budget.stream_too_large();
                budget.check()?;
                return Err(Error::Damaged(
                    "one of its streams cannot be inflated".to_owned(),
                ));
            }
            Err(error) => repaired().ok_or_else(|| Error::Damaged(cause(&error)))?,
        };
        if document.is_encrypted() {
            return Err(locked(password));
        }
        budget.objects(document.objects.len());
        budget.check()?;
        let mut file = Self {
            document,
            budget,
            off: FxHashSet::default(),
            fonts: Mutex::default(),
        };
        file.off = file.hidden_groups();
        Ok(file)
    }

    /// An object, references followed. What cannot be resolved is null.
    pub(super) fn resolve<'f>(&'f self, object: &'f Object) -> &'f Object {
        let mut object = object;
        for _ in 0..LINKS {
            let Object::Reference(id) = object else {
                return object;
            };
            match self.document.objects.get(id) {
                Some(next) => object = next,
                None => break,
            }
        }
        &Object::Null
    }

    pub(super) fn as_dict<'f>(&'f self, object: &'f Object) -> Option<&'f Dictionary> {
        match self.resolve(object) {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn as_stream<'f>(&'f self, object: &'f Object) -> Option<&'f Stream> {
        self.resolve(object).as_stream().ok()
    }
    pub(super) fn as_number(&self, object: &Object) -> Option<f32> {
        match self.resolve(object) {
            Object::Integer(number) => Some(*number as f32),
            Object::Real(number) => Some(*number).filter(|number| number.is_finite()),
            _ => None,
        }
    }

    pub(super) fn dict<'f>(&'f self, dict: &'f Dictionary, key: &[u8]) -> Option<&'f Dictionary> {
        dict.get(key).ok().and_then(|object| self.as_dict(object))
    }

    pub(super) fn array<'f>(&'f self, dict: &'f Dictionary, key: &[u8]) -> Option<&'f Vec<Object>> {
        dict.get(key)
            .ok()
            .and_then(|object| self.resolve(object).as_array().ok())
    }

    pub(super) fn name<'f>(&'f self, dict: &'f Dictionary, key: &[u8]) -> Option<&'f [u8]> {
        dict.get(key)
            .ok()
            .and_then(|object| self.resolve(object).as_name().ok())
    }

    pub(super) fn number(&self, dict: &Dictionary, key: &[u8]) -> Option<f32> {
        dict.get(key).ok().and_then(|object| self.as_number(object))
    }

    /// So many numbers of an array.
    pub(super) fn numbers<const N: usize>(
        &self,
        dict: &Dictionary,
        key: &[u8],
    ) -> Option<[f32; N]> {
        let found: Vec<f32> = self
            .array(dict, key)?
            .iter()
            .take(N)
            .filter_map(|object| self.as_number(object))
            .collect();
        found.try_into().ok()
    }

    /// A text string: UTF-16 with its mark, UTF-8 with its mark, or `PDFDocEncoding`.
    pub(super) fn text(&self, dict: &Dictionary, key: &[u8]) -> Option<String> {
        let object = self.resolve(dict.get(key).ok()?);
        lopdf::decode_text_string(object).ok()
    }

    /// The bytes of a stream, filters undone. `None` if they cannot be undone or are too many.
    pub(super) fn inflate<'f>(&self, stream: &'f Stream) -> Option<Cow<'f, [u8]>> {
        if self.budget.is_spent() {
            return None;
        }
        let data = if filters::is_filtered(stream, self) {
            let stream = filters::in_place(stream, self);
            match stream.decompressed_content_with_limit(self.budget.stream_bytes()) {
                Ok(data) => Cow::Owned(data),
                Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                    self.budget.stream_too_large();
                    return None;
                }
                Err(_) => return None,
            }
        } else {
            Cow::Borrowed(stream.content.as_slice())
        };
        self.budget.inflate(data.len());
        Some(data)
    }

    /// A font, read once.
    pub(super) fn font(&self, object: &Object) -> Option<Arc<Font>> {
        let dict = self.as_dict(object)?;
        let Object::Reference(id) = object else {
            return Some(Arc::new(Font::read(dict, self)));
        };
        let slot = {
            let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
            fonts.entry(*id).or_default().clone()
        };
        Some(
            slot.get_or_init(|| Arc::new(Font::read(dict, self)))
                .clone(),
        )
    }

    pub(super) fn catalog(&self) -> Option<&Dictionary> {
        self.dict(&self.document.trailer, b"Root")
    }

    pub(super) fn info(&self) -> Option<&Dictionary> {
        self.dict(&self.document.trailer, b"Info")
    }

    /// The pages in order. A tree that is broken or goes round in circles loses the parts that cannot be reached.
    pub(super) fn pages(&self) -> Vec<Leaf<'_>> {
        let mut pages = Vec::new();
        let mut seen = FxHashSet::default();
        let letter = Inherited {
            resources: None,
            media: None,
            crop: None,
            rotate: None,
        };
        if let Some(root) = self
            .catalog()
            .and_then(|catalog| catalog.get(b"Pages").ok())
        {
            self.walk(root, letter, (0, &mut 0), &mut seen, &mut pages);
        }
        if pages.is_empty() {
            // The tree is lost; pages say of themselves that they are.
            let all = self
                .document
                .objects
                .values()
                .filter_map(|object| object.as_dict().ok())
                .filter(|dict| dict.has_type(b"Page"));
            pages.extend(all.map(|dict| Self::leaf(dict, self.inherit(dict, letter))));
        }
        pages
    }

    fn walk<'f>(
        &'f self,
        node: &'f Object,
        above: Inherited<'f>,
        (depth, visited): (usize, &mut usize),
        seen: &mut FxHashSet<ObjectId>,
        pages: &mut Vec<Leaf<'f>>,
    ) {
        if let Object::Reference(id) = node
            && !seen.insert(*id)
        {
            return;
        }
        if depth > self.budget.nesting() {
            self.budget.too_deep();
            return;
        }
        // A tree may name one page a million times; each costs as much as many objects.
        *visited += 1;
        self.budget.objects(*visited * PAGE);
        if self.budget.is_spent() {
            return;
        }
        let Some(dict) = self.as_dict(node) else {
            return;
        };
        let inherited = self.inherit(dict, above);
        match self.array(dict, b"Kids") {
            Some(kids) if !dict.has_type(b"Page") => kids
                .iter()
                .for_each(|kid| self.walk(kid, inherited, (depth + 1, &mut *visited), seen, pages)),
            _ => pages.push(Leaf {
                id: node.as_reference().ok(),
                ..Self::leaf(dict, inherited)
            }),
        }
    }

    fn inherit<'f>(&'f self, dict: &'f Dictionary, above: Inherited<'f>) -> Inherited<'f> {
        Inherited {
            resources: self.dict(dict, b"Resources").or(above.resources),
            media: self.numbers(dict, b"MediaBox").or(above.media),
            crop: self.numbers(dict, b"CropBox").or(above.crop),
            rotate: self.number(dict, b"Rotate").or(above.rotate),
        }
    }

    fn leaf<'f>(dict: &'f Dictionary, inherited: Inherited<'f>) -> Leaf<'f> {
        let ordered = |[x0, y0, x1, y1]: [f32; 4]| [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
        let sound = |area: &[f32; 4]| area[2] - area[0] >= 1.0 && area[3] - area[1] >= 1.0;
        // A4, should the page not say.
        let media = inherited
            .media
            .map(ordered)
            .filter(sound)
            .unwrap_or([0.0, 0.0, 595.0, 842.0]);
        let cut = |crop: [f32; 4]| {
            [
                crop[0].max(media[0]),
                crop[1].max(media[1]),
                crop[2].min(media[2]),
                crop[3].min(media[3]),
            ]
        };
        let area = inherited
            .crop
            .map(ordered)
            .map(cut)
            .filter(sound)
            .unwrap_or(media);
        let rotate = (inherited.rotate.unwrap_or_default().clamp(-3600.0, 3600.0) as i32)
            .rem_euclid(360) as u16;
        Leaf {
            id: None,
            dict,
            resources: inherited.resources,
            area,
            rotate: rotate / 90 * 90,
        }
    }

    /// Groups of optional content that are off when the file is opened (ISO 32000-2, 8.11.4.3).
    fn hidden_groups(&self) -> FxHashSet<ObjectId> {
        let properties = self
            .catalog()
            .and_then(|catalog| self.dict(catalog, b"OCProperties"));
        let Some(properties) = properties else {
            return FxHashSet::default();
        };
        let Some(usual) = self.dict(properties, b"D") else {
            return FxHashSet::default();
        };
        let ids = |list: Option<&Vec<Object>>| -> FxHashSet<ObjectId> {
            list.into_iter()
                .flatten()
                .filter_map(|object| object.as_reference().ok())
                .collect()
        };
        let mut off = ids(self.array(usual, b"OFF"));
        if self.name(usual, b"BaseState") == Some(b"OFF") {
            off.extend(ids(self.array(properties, b"OCGs")));
            let on = ids(self.array(usual, b"ON"));
            off.retain(|id| !on.contains(id));
        }
        off
    }

    /// Whether optional content is hidden: a group that is off, or a membership whose groups are.
    pub(super) fn is_hidden(&self, object: &Object) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if object.as_reference().is_ok_and(|id| self.off.contains(&id)) {
            return true;
        }
        let Some(dict) = self
            .as_dict(object)
            .filter(|dict| self.name(dict, b"Type") == Some(b"OCMD"))
        else {
            return false;
        };
        let Ok(groups) = dict.get(b"OCGs") else {
            return false;
        };
        let off = |object: &Object| object.as_reference().is_ok_and(|id| self.off.contains(&id));
        match groups {
            Object::Reference(_) if off(groups) => true,
            other => self.resolve(other).as_array().is_ok_and(|groups| {
                match self.name(dict, b"P").unwrap_or(b"AnyOn") {
                    b"AllOn" => groups.iter().any(off),
                    b"AnyOff" => !groups.is_empty() && !groups.iter().any(off),
                    b"AllOff" => !groups.iter().all(off),
                    _ => !groups.is_empty() && groups.iter().all(off),
                }
            }),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Inherited<'f> {
    resources: Option<&'f Dictionary>,
    media: Option<[f32; 4]>,
    crop: Option<[f32; 4]>,
    rotate: Option<f32>,
}

/// What is wrong with a file that could not be loaded.
fn cause(error: &lopdf::Error) -> String {
    match error {
        lopdf::Error::Parse(_) | lopdf::Error::Xref(_) => {
            "neither its header nor its table of objects can be read".to_owned()
        }
        other => other.to_string(),
    }
}

fn locked(password: Option<&str>) -> Error {
    if password.is_some() {
        Error::WrongPassword
    } else {
        Error::PasswordNeeded
    }
}
