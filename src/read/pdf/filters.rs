//! Filters of streams (ISO 32000-2, 7.4). lopdf undoes those that a stream names in full and in place.
//!
//! Producers also write them behind references, in the short names of inline images (table 92), as an empty list, or as null.

use super::file::File;
use lopdf::{Dictionary, Object, Stream};
use std::borrow::Cow;

/// A filter with its parameters.
struct Filter<'f> {
    name: &'f [u8],
    parameters: Option<&'f Dictionary>,
}

/// Whether a stream is written in any filter.
pub(super) fn is_filtered(stream: &Stream, file: &File) -> bool {
    stream.dict.has(b"Filter") && !filters(stream, file).is_empty()
}

/// A stream as lopdf can undo it. Nothing is copied where it stands like that already.
pub(super) fn in_place<'f>(stream: &'f Stream, file: &'f File) -> Cow<'f, Stream> {
    if is_in_place(&stream.dict) {
        return Cow::Borrowed(stream);
    }
    let filters = filters(stream, file);
    let names = filters
        .iter()
        .map(|filter| Object::Name(filter.name.to_vec()));
    let parameters = filters.iter().map(|filter| {
        filter
            .parameters
            .map_or(Object::Null, |found| direct(found, file))
    });
    let mut dict = Dictionary::new();
    dict.set("Filter", Object::Array(names.collect()));
    dict.set("DecodeParms", Object::Array(parameters.collect()));
    Cow::Owned(Stream::new(dict, stream.content.clone()))
}

fn filters<'f>(stream: &'f Stream, file: &'f File) -> Vec<Filter<'f>> {
    let names = entries(&stream.dict, b"Filter", file);
    let parameters = entries(&stream.dict, b"DecodeParms", file);
    let found = names.iter().enumerate().map(|(at, name)| Filter {
        name: name.as_name().map_or(b"".as_slice(), full_name),
        parameters: parameters.get(at).and_then(|object| object.as_dict().ok()),
    });
    // The file is decrypted when it is loaded.
    found.filter(|filter| filter.name != b"Crypt").collect()
}

/// The objects of an entry that may be one object or a list of them.
fn entries<'f>(dict: &'f Dictionary, key: &[u8], file: &'f File) -> Vec<&'f Object> {
    match dict.get(key).map(|object| file.resolve(object)) {
        Ok(Object::Array(all)) => all.iter().map(|object| file.resolve(object)).collect(),
        Ok(Object::Null) | Err(_) => Vec::new(),
        Ok(single) => vec![single],
    }
}

/// Parameters without references.
fn direct(parameters: &Dictionary, file: &File) -> Object {
    let mut dict = Dictionary::new();
    for (key, value) in parameters {
        dict.set(key.clone(), file.resolve(value).clone());
    }
    Object::Dictionary(dict)
}

fn is_in_place(dict: &Dictionary) -> bool {
    let names = match dict.get(b"Filter") {
        Ok(Object::Array(all)) => all.iter().all(is_full_name),
        Ok(single) => is_full_name(single),
        Err(_) => true,
    };
    let parameters = match dict.get(b"DecodeParms") {
        Ok(Object::Array(all)) => all.iter().all(is_direct),
        Ok(single) => is_direct(single),
        Err(_) => true,
    };
    names && parameters
}

fn is_full_name(object: &Object) -> bool {
    object
        .as_name()
        .is_ok_and(|name| name != b"Crypt" && full_name(name) == name)
}

fn is_direct(object: &Object) -> bool {
    match object {
        Object::Reference(_) => false,
        Object::Dictionary(dict) => dict
            .iter()
            .all(|(_, value)| !matches!(value, Object::Reference(_))),
        _ => true,
    }
}

fn full_name(name: &[u8]) -> &[u8] {
    match name {
        b"AHx" => b"ASCIIHexDecode",
        b"A85" => b"ASCII85Decode",
        b"LZW" => b"LZWDecode",
        b"Fl" => b"FlateDecode",
        b"RL" => b"RunLengthDecode",
        other => other,
    }
}
